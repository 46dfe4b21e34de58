import { InsetText, Table } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import { givenKinds } from '../grant.ts'
import type { LetIn } from '../named.view.ts'
import type { Holder } from '../named.sql.ts'

/** By what the reader is let in, on every page it opens: it prints with the page. */
export const ByWhat = ({ letIn }: { letIn: LetIn | null }) =>
  letIn === null ? null : (
    <InsetText>
      <p class="govuk-body">
        <strong>{`${givenKinds[letIn.kind].name}: to be read, and not taken away. `}</strong>
        {`Named to you by ${[letIn.givenBy, letIn.approvedBy].filter((name) => name !== null).join(' and ')} until ${longTime(letIn.until)}. That you look is on the record.`}
      </p>
      <p class="govuk-body as-told">{letIn.reason}</p>
    </InsetText>
  )

/** Who else holds something of the same family: a decision to ask for, one to each. */
export const AskElsewhere = ({ holders }: { holders: readonly Holder[] | null }) =>
  holders === null ? null : (
    <section>
      <h2 class="govuk-heading-m">To be asked for elsewhere</h2>
      {holders.length === 0 ? (
        <p class="govuk-body">
          Nothing here says that another council or an agency holds anything of this family.
        </p>
      ) : (
        <>
          <p class="govuk-body">
            These hold something of the same family. It is theirs to give or to keep back: ask each for its
            decision.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {holders.map(({ name, kind, phone }) => (
              <li key={name}>
                {kind === 'council'
                  ? `${name} has a record of its own and must decide about it${phone === null ? '' : `: ${phone}`}`
                  : `${name} was asked and what it said is its own: it must decide about it`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )

/** What kinds of things happened and when, without a word of what was said or by whom. */
export const Course = ({
  facts,
}: {
  facts: readonly { fact: { at: Parameters<typeof longTime>[0]; event: { type: string } } }[]
}) => (
  <div class="named__lines">
    <Table
      caption="What happened, by kind"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'When' }, { text: 'Kind' }]}
      rows={facts.map(({ fact }) => [
        { text: longTime(fact.at) },
        { text: fact.event.type.replaceAll('-', ' ') },
      ])}
    />
  </div>
)
