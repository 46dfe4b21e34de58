import { InsetText } from '../../design/index.ts'
import { dayOf, longTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { Match, Matches } from '../match.ts'
import type { SaidShown } from '../said.sql.ts'
import type { Side } from '../side.sql.ts'
import { bornInWords, PeopleMayBe } from './cards.tsx'
import { standing } from './pair.page.tsx'

export type SameView = {
  person: Side
  said: readonly SaidShown[]
  /** Names of the other records as far as they are in sight, by council and id. */
  names: ReadonlyMap<string, string>
  /** Others this may be; null where no agreement lets the reader search. */
  found: Matches | null
  visit: Visit
}

const hrefOf = (said: Pick<SaidShown, 'personId' | 'otherOwner' | 'otherId'>): string =>
  `/people/${said.personId}/same/${said.otherOwner}/${said.otherId}`

const otherName = (said: SaidShown, { names, visit }: Pick<SameView, 'names' | 'visit'>): string =>
  names.get(`${said.otherOwner} ${said.otherId}`) ??
  `A record of ${visit.councils.find(({ code }) => code === said.otherOwner)?.shortName ?? 'another council'}`

const mergedWords = {
  'stands-for-it': 'Merged: this record stands for both.',
  'is-stood-for': 'Merged: that record stands for both.',
} as const

/** One thing said of this record and another: who, when, why, and what may be done about it. */
const Line = ({ said, view }: { said: SaidShown; view: SameLines }) => (
  <li class="lines__line">
    <p class="govuk-body">
      <a class="govuk-link" href={hrefOf(said)}>
        <strong dir="auto">{otherName(said, view)}</strong>
      </a>
      {`: ${said.endedAt === null ? standing(said, view.visit, view.owner) : 'taken back.'}`}
      {said.merged !== null && ` ${mergedWords[said.merged]}`}
      {said.needsReview !== null && <strong>{` To be looked at again: ${said.needsReview}.`}</strong>}
    </p>
    <p class="govuk-body-s">
      {`${said.says === 'same' ? 'The same' : 'Not the same'}, by ${said.saidBy ?? 'the service'}, ${longTime(said.saidAt)}: ${said.because}`}
      {said.endedAt !== null && ` Taken back ${longTime(said.endedAt)}.`}
    </p>
  </li>
)

export type SameLines = Pick<SameView, 'names' | 'visit'> & { owner: string; said: readonly SaidShown[] }

/** What is said of a record and others now. Also on the page of the person. */
export const SaidNow = (view: SameLines) => {
  const now = view.said.filter(({ endedAt }) => endedAt === null)
  return now.length === 0 ? null : (
    <ul class="lines">
      {now.map((said) => (
        <Line key={said.linkId} said={said} view={view} />
      ))}
    </ul>
  )
}

const Beside = ({ personId, match }: { personId: string; match: Match }) =>
  match.kind === 'person' ? (
    <p class="govuk-body">
      <a class="govuk-link" href={`/people/${personId}/same/${match.owner}/${match.id}`}>
        Look at both beside each other
        <span class="govuk-visually-hidden">{`: ${match.name}`}</span>
      </a>
    </p>
  ) : null

/** Everything said of this record and others, by whom and when, with the way to undo it, and the way to find another. */
export const SamePage = (view: SameView) => {
  const { person, said, found, visit } = view
  const lines = { ...view, owner: person.owner }
  const before = said.filter(({ endedAt }) => endedAt !== null)
  return (
    <>
      <h1 class="govuk-heading-l">{`${person.name}: the same as somebody else?`}</h1>
      <p class="govuk-body">{bornInWords(person, dayOf(visit.at))}</p>
      <h2 class="govuk-heading-m">Said now</h2>
      {SaidNow(lines) ?? <p class="govuk-body">Nobody has said anything yet.</p>}
      {before.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Taken back</h2>
          <ul class="lines">
            {before.map((each) => (
              <Line key={each.linkId} said={each} view={lines} />
            ))}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">Find another</h2>
      {person.mergedInto !== null ? (
        <InsetText text="Another record of this council stands for this one. Look for others from there." />
      ) : found === null ? (
        <p class="govuk-body">You cannot search in the function you are acting in.</p>
      ) : (
        <PeopleMayBe
          found={found}
          councils={visit.councils}
          at={visit.at}
          doing={(match) => <Beside personId={person.id} match={match} />}
        />
      )}
    </>
  )
}
