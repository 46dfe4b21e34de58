import { Button, Checkboxes, Details, Input } from '../../design/index.ts'
import { isGlassOffered, type Match, PeopleMayBe, type SaidShown } from '../../people/index.ts'
import { dayOf, plainDay } from '../../time/index.ts'
import { errorFor, Form } from '../../web/index.ts'
import type { ContactView } from '../contact.view.ts'
import { warns } from '../matching.rule.ts'
import { nameOn, personOn, type Somebody } from '../who.ts'
import { nobodyShown, type WhoShown } from '../who.view.ts'

/** "Same as…?": whom somebody may be on record, each with why, and what may be said about it. */

type Part = { view: ContactView; somebody: Somebody; shown: WhoShown }

const councilName = (view: ContactView, code: string): string =>
  view.others.find((each) => each.code === code)?.shortName ?? 'another council'

const path = ({ view, somebody }: Part, what: string): string =>
  `/contacts/${view.contact.id}/who/${somebody.id}/${what}`

const Person = ({ match }: { match: { owner: string; id: string } }) => (
  <>
    <input type="hidden" name="person" value={match.id} />
    <input type="hidden" name="owner" value={match.owner} />
  </>
)

const seenId = ({ somebody }: Part, match: Match & { kind: 'person' }): string =>
  `seen-${somebody.id}-${match.id}`

/** Where a brother, sister or twin is the likelier, or facts differ, saying "the same" takes a tick. */
const HaveSeen = ({ part, match }: { part: Part; match: Match & { kind: 'person' } }) => {
  const id = seenId(part, match)
  const wrong = errorFor(part.view.form, id)
  return (
    <Checkboxes
      idPrefix={id}
      name="seen"
      classes="govuk-checkboxes--small"
      items={[{ value: 'yes', text: 'I have seen what differs, and it is still the same person' }]}
      {...(wrong === undefined ? {} : { errorMessage: { text: wrong } })}
    />
  )
}

const sameWords = ({ view, somebody }: Part, match: Match & { kind: 'person' }): string =>
  match.owner === view.contact.owner
    ? 'Same person'
    : personOn(somebody) === null
      ? `Same person: register here and link with ${councilName(view, match.owner)}’s record`
      : `Same person: link with ${councilName(view, match.owner)}’s record`

const Doing = ({ part, match }: { part: Part; match: Match & { kind: 'person' } }) => (
  <div class="same-as__doing">
    <Form visit={part.view.visit} action={path(part, 'same')}>
      <Person match={match} />
      {warns(match) && <HaveSeen part={part} match={match} />}
      <Button preventDoubleClick classes="govuk-button--secondary">
        {sameWords(part, match)}
        <span class="govuk-visually-hidden">{`: ${nameOn(part.somebody)} is ${match.name}`}</span>
      </Button>
    </Form>
    <Form visit={part.view.visit} action={path(part, 'different')}>
      <Person match={match} />
      <Button preventDoubleClick classes="govuk-button--secondary">
        Not the same
        <span class="govuk-visually-hidden">{`: ${nameOn(part.somebody)} is not ${match.name}`}</span>
      </Button>
    </Form>
  </div>
)

const Ask = ({ part, match }: { part: Part; match: Match & { kind: 'elsewhere' } }) => (
  <Form visit={part.view.visit} action={path(part, 'ask')}>
    <input type="hidden" name="council" value={match.owner} />
    <Button preventDoubleClick classes="govuk-button--secondary">
      {`Ask ${councilName(part.view, match.owner)} whether they know ${nameOn(part.somebody)}`}
    </Button>
  </Form>
)

const doing =
  (part: Part) =>
  (match: Match): ReturnType<typeof Doing> | null => {
    switch (match.kind) {
      case 'person':
        return <Doing part={part} match={match} />
      case 'elsewhere':
        return <Ask part={part} match={match} />
      case 'stub':
        return null
    }
  }

const Rejected = (part: Part) => {
  const { rejected } = part.shown
  if (rejected.length === 0) return null
  return (
    <Details summaryText={`${String(rejected.length)} said not to be the same`}>
      <ul class="govuk-list">
        {rejected.map(({ rejection, name, by }) => (
          <li key={`${rejection.owner} ${rejection.personId}`}>
            <p class="govuk-body">
              {`${name} (${councilName(part.view, rejection.owner)}): said not to be the same by ${by} on ${plainDay(dayOf(rejection.at))}.`}
            </p>
            <Form visit={part.view.visit} action={path(part, 'different/back')}>
              <Person match={{ owner: rejection.owner, id: rejection.personId }} />
              <Button preventDoubleClick classes="govuk-button--secondary">
                Take this back
                <span class="govuk-visually-hidden">{`: ${nameOn(part.somebody)} may be ${name}`}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Details>
  )
}

const Leave = (part: Part) =>
  part.shown.isLeft ? (
    <p class="govuk-hint">Left for the review queue: somebody looks there who this is.</p>
  ) : (
    <Form visit={part.view.visit} action={path(part, 'later')}>
      <Button preventDoubleClick classes="govuk-button--secondary">
        Leave for the review queue
        <span class="govuk-visually-hidden">{`: who ${nameOn(part.somebody)} is`}</span>
      </Button>
    </Form>
  )

const MayBe = (part: Part) => {
  const { found } = part.shown
  if (found === null) return null
  const isRecognised = personOn(part.somebody) !== null
  if (found.matches.length === 0 && !found.tooMany)
    return isRecognised || part.somebody.part === 'adult' ? null : (
      <h4 class="govuk-heading-s">Nobody on record looks like this child</h4>
    )
  return (
    <>
      <h4 class="govuk-heading-s">
        {isRecognised
          ? 'Known elsewhere too?'
          : `Same as…? ${nameOn(part.somebody)} may be somebody already known`}
      </h4>
      <PeopleMayBe
        found={found}
        councils={part.view.others}
        at={part.view.visit.at}
        isGlassOffered={isGlassOffered(part.view.visit)}
        headingLevel={5}
        doing={doing(part)}
        forWhom={part.somebody.id}
        note={false}
      />
      {!isRecognised && <Leave {...part} />}
    </>
  )
}

const saidWords = (view: ContactView, { says, otherOwner, otherSays }: SaidShown): string => {
  const other = councilName(view, otherOwner)
  if (otherSays === 'same') return `Known to ${other}: both councils say it is the same person.`
  if (otherSays === 'different') return `${other} says its record is somebody else.`
  return says === 'same'
    ? `Known to ${other}: said by ${view.council.shortName}, not confirmed by ${other}.`
    : ''
}

/** What is said of the record they were recognised as: the councils that know them, and what is in doubt. */
const Said = ({ view, shown }: Part) => (
  <>
    {shown.said
      .filter(
        (each) => each.endedAt === null && each.says === 'same' && each.otherOwner !== view.contact.owner,
      )
      .map((each) => (
        <p key={each.linkId} class="govuk-body same-as__known">
          <strong>{saidWords(view, each)}</strong>
          {each.needsReview !== null && ` To be looked at again: ${each.needsReview}.`}{' '}
          <a class="govuk-link" href={`/people/${each.personId}/same`}>
            Same or different
          </a>
        </p>
      ))}
  </>
)

const Undo = (part: Part) => {
  const wrong = errorFor(part.view.form, `because-${part.somebody.id}`)
  return (
    <Details
      summaryText={`Not them after all? Take back who ${nameOn(part.somebody)} is`}
      open={wrong !== undefined}
    >
      <Form visit={part.view.visit} action={path(part, 'undo')}>
        <Input
          id={`because-${part.somebody.id}`}
          name="because"
          label="Why is it somebody else?"
          {...(wrong === undefined ? {} : { errorMessage: { text: wrong } })}
        />
        <Button preventDoubleClick classes="govuk-button--secondary">
          Take it back
        </Button>
      </Form>
    </Details>
  )
}

/** Everything about who one child or adult of the contact is. */
export const SameAs = ({ view, somebody }: Omit<Part, 'shown'>) => {
  const shown = view.who.get(somebody.id) ?? nobodyShown
  const part = { view, somebody, shown }
  const maySay = view.visit.may('person.link', view.resource).allowed && view.contact.moved === null
  return (
    <div class="same-as">
      <Said {...part} />
      {maySay ? (
        <>
          <MayBe {...part} />
          <Rejected {...part} />
          {personOn(somebody) !== null && <Undo {...part} />}
        </>
      ) : (
        shown.found !== null &&
        shown.found.matches.length > 0 && (
          <PeopleMayBe
            found={shown.found}
            councils={view.others}
            at={view.visit.at}
            isGlassOffered={isGlassOffered(view.visit)}
            headingLevel={5}
            forWhom={somebody.id}
            note={false}
          />
        )
      )}
    </div>
  )
}
