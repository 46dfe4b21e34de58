import { Button } from '../../design/index.ts'
import type { On } from '../change.ts'
import type { Match } from '../match.ts'
import { type Around, stageOf, alreadyThere } from '../relate.stages.ts'
import { PeopleMayBe } from './cards.tsx'

/** Who was found while somebody related is looked for, with the way to choose each. */

const Choose = ({ match, owner }: { match: Match; owner: string }) => {
  if (match.kind !== 'person') return null
  if (match.owner !== owner)
    return (
      <p class="govuk-body-s">
        This is another council’s record. Register them here too, and say on their page that the two are the
        same person.
      </p>
    )
  return (
    <Button
      classes="govuk-button--secondary govuk-!-margin-bottom-0"
      name="choose"
      value={match.id}
      preventDoubleClick
    >
      Choose<span class="govuk-visually-hidden">{` ${match.name}`}</span>
    </Button>
  )
}

const Results = ({ on, title }: { on: On<Around>; title: string }) =>
  on.around.found === null ? null : (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <PeopleMayBe
        found={on.around.found}
        councils={on.visit.councils}
        at={on.visit.at}
        headingLevel={3}
        doing={(match) => <Choose match={match} owner={on.person.owner} />}
      />
    </>
  )

export const After = ({ on }: { on: On<Around> }) => {
  switch (stageOf(on.say)) {
    case 'find':
      return on.around.found === null ? null : (
        <>
          <Results on={on} title="People this may be" />
          <Button
            text="None of them: register somebody new"
            classes="govuk-button--secondary"
            name="choose"
            value="new"
            preventDoubleClick
          />
        </>
      )
    case 'relate':
      return <Again text="Choose somebody else" />
    case 'register':
      return (
        <>
          {alreadyThere(on).length > 0 && <Results on={on} title="Is it one of these?" />}
          <Again text="Search again" />
        </>
      )
  }
}

const Again = ({ text }: { text: string }) => (
  <Button text={text} classes="govuk-button--secondary" name="choose" value="again" preventDoubleClick />
)
