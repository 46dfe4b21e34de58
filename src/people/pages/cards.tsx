import type { AuthorityCard } from '../../access/index.ts'
import { PhoneLink, SideBySide } from '../../design/index.ts'
import { counted } from '../../time/index.ts'
import { partsOf } from '../match-words.ts'
import type { Match, MatchedPerson, Matches } from '../match.ts'
import { sureOf } from '../sureness.rule.ts'
import { twinsAmong } from '../twins.rule.ts'
import { Card, type CardLook, councilOf, isLikely, type Seen } from './person-card.tsx'

export { bornInWords } from './born-words.ts'
export { FlagTags } from './person-card.tsx'

type CardsProps = Seen &
  CardLook & {
    found: Matches
    /** false where the page itself says once for all that some records cannot be shown. */
    note?: boolean | undefined
  }

const Twins = ({
  people,
  councils,
  headingLevel,
  hrefOf,
}: { people: readonly MatchedPerson[] } & CardsProps) => (
  <SideBySide
    title={`${people.length === 2 ? 'Two' : 'Three'} people born on the same day: which of them?`}
    headingLevel={headingLevel}
    people={people.map((match) => ({
      id: match.id,
      name: match.name,
      href: hrefOf?.(match.id) ?? `/people/${match.id}`,
      council: councilOf(councils, match.owner),
      sure: sureOf(match),
      parts: partsOf(match),
    }))}
  />
)

const isPerson = (match: Match): match is MatchedPerson => match.kind === 'person'

/** Where nobody is likely, said once for all of them. */
const WouldSettle = ({ people }: { people: readonly MatchedPerson[] }) => {
  const [first] = people
  return first === undefined || first.wouldSettle === null || people.some(isLikely) ? null : (
    <p class="people-may-be__settles">{`${first.wouldSettle}.`}</p>
  )
}

const keyOf = (match: Match, place: number): string =>
  match.kind === 'elsewhere' ? `${match.owner} ${String(place)}` : match.id

/** "3 people, first Maya Teal, very likely": what somebody hears who cannot see the cards change. */
export const foundInWords = ({ matches, tooMany, isNothingSaid }: Matches): string => {
  const [first] = matches.filter(isPerson)
  const hidden = matches.some(({ kind }) => kind === 'stub')
  return [
    hidden && 'A record exists here that you can’t see: ring the duty manager.',
    first &&
      `${counted(matches.filter(isPerson).length, 'person', 'people')} found, first ${first.name}, ${sureOf(first).words}.`,
    matches.some(({ kind }) => kind === 'elsewhere') && 'Another council knows somebody like this.',
    tooMany && tooManyWords,
    matches.length === 0 && !tooMany && (isNothingSaid ? '' : nobodyWords),
  ]
    .filter((words) => typeof words === 'string')
    .join(' ')
}

const tooManyWords = 'Too many people share this. Add a date of birth or a postcode.'
const nothingSaidWords = 'Not enough said yet to look by.'
const nobodyWords = 'Nobody found by this so far.'

const List = ({ found, ...rest }: CardsProps) =>
  found.matches.length === 0 ? null : (
    <ul class="govuk-list match-list">
      {found.matches.map((match, place) => (
        <li key={keyOf(match, place)}>
          <Card match={match} {...rest} />
        </li>
      ))}
    </ul>
  )

const only = (found: Matches, isShown: (match: Match) => boolean): Matches => ({
  ...found,
  matches: found.matches.filter(isShown),
})

const isStub = ({ kind }: Match): boolean => kind === 'stub'

/**
 * People this may be, likeliest first. Says every time that some records cannot be shown, and whom to ring: a hidden
 * record must never look like "not known" (architecture, ideas 9).
 */
export const PeopleMayBe = ({ found, note = true, ...rest }: CardsProps) => {
  const people = found.matches.filter(isPerson)
  const twins = twinsAmong(people)
  return (
    <div class="people-may-be" data-said={foundInWords(found)}>
      <List found={only(found, isStub)} {...rest} />
      {found.tooMany && <p class="people-may-be__too-many">{tooManyWords}</p>}
      {found.matches.length === 0 && !found.tooMany && (
        <p class="govuk-body">{found.isNothingSaid ? nothingSaidWords : nobodyWords}</p>
      )}
      <WouldSettle people={people} />
      {twins.length > 0 && <Twins people={twins} found={found} {...rest} />}
      <List found={only(found, (match) => !isStub(match))} {...rest} />
      {note && <SomeCannotBeShown councils={rest.councils} />}
    </div>
  )
}

/** Said wherever a search says who it found: a hidden record must never look like "not known". */
export const SomeCannotBeShown = ({ councils }: { councils: readonly AuthorityCard[] }) => (
  <p class="govuk-hint match-list__note">
    {'Some records cannot be shown. Worried and not finding somebody? Ring the duty manager: '}
    {councils.map((council, index) => (
      <span key={council.code}>
        {index > 0 && ', '}
        {`${council.shortName} `}
        <PhoneLink number={council.dutyPhone} />
      </span>
    ))}
  </p>
)
