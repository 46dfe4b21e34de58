import type { ComponentChildren } from 'preact'
import type { AuthorityCard } from '../../access/index.ts'
import { MatchCard, MatchElsewhere, PhoneLink, SideBySide, Stub, Tag } from '../../design/index.ts'
import { counted, dayOf, daysBetween, plainDay, shortDay, type Day, type Instant } from '../../time/index.ts'
import { flags } from '../flags.ts'
import type { Match, MatchedPerson, Matches } from '../match.ts'
import { agreeingWords, bewareOf, partsOf } from '../match-words.ts'
import { sureElsewhere, sureOf } from '../sureness.rule.ts'
import { twinsAmong } from '../twins.rule.ts'

/** Whole years, in the way people say a small child's age. */
const ageInWords = (bornOn: Day, today: Day): string => {
  const years =
    Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0)
  if (years >= 2) return String(years)
  const days = daysBetween(bornOn, today)
  return days < 56 ? `${String(Math.floor(days / 7))} weeks` : `${String(Math.floor(days / 30.44))} months`
}

type Born = Pick<MatchedPerson, 'bornOn' | 'bornEstimated' | 'bornPrecision' | 'expectedOn' | 'isChild'>

/** "14 March 2020", "March 2020", "2020", "about 2020": no more is said than is known. */
const birthInWords = (bornOn: Day, { bornEstimated, bornPrecision }: Born): string => {
  switch (bornPrecision) {
    case 'month':
      return plainDay(bornOn).replace(/^\d+ /, 'in ')
    case 'year':
      return `in ${bornOn.slice(0, 4)}`
    case 'about':
      return `about ${bornOn.slice(0, 4)}`
    case 'day':
    case undefined:
      return `${bornEstimated ? 'about ' : ''}${plainDay(bornOn)}`
  }
}

/** "born 14 March 2020, 6"; "expected 3 May 2027"; "adult, date of birth not known". */
export const bornInWords = (person: Born, today: Day): string => {
  if (person.bornOn !== null) {
    const isRough = person.bornPrecision === 'year' || person.bornPrecision === 'about'
    const age =
      person.bornOn <= today ? `, ${isRough ? 'about ' : ''}${ageInWords(person.bornOn, today)}` : ''
    return `born ${birthInWords(person.bornOn, person)}${age}`
  }
  if (person.expectedOn !== null) return `unborn, expected ${plainDay(person.expectedOn)}`
  return person.isChild ? 'date of birth not known' : 'adult, date of birth not known'
}

export const FlagTags = ({ held }: { held: MatchedPerson['flags'] }) => (
  <>
    {held.map((flag) => (
      <span key={flag}>
        <Tag text={flags[flag]} classes="govuk-tag--red" />{' '}
      </span>
    ))}
  </>
)

type Seen = { councils: readonly AuthorityCard[]; at: Instant }

type CardsProps = Seen & {
  found: Matches
  /** Under which heading the cards stand. */
  headingLevel?: 3 | 4 | 5 | undefined
  /** What may be done about each: the same person, not the same person. */
  doing?: ((match: Match) => ComponentChildren) | undefined
  /** For whom they stand here, where the same person may stand twice on a page. */
  forWhom?: string | undefined
  /** false where the page itself says once for all that some records cannot be shown. */
  note?: boolean | undefined
}

const councilOf = (councils: readonly AuthorityCard[], code: string) => {
  const council = councils.find((each) => each.code === code)
  return { code, name: council?.shortName ?? code, letter: council?.letter ?? '?' }
}

const lastContactOf = ({ lastContactAt }: MatchedPerson): string =>
  lastContactAt === null ? 'no contact yet' : `last contact ${shortDay(dayOf(lastContactAt))}`

type PersonCardProps = Seen & {
  match: MatchedPerson
  headingLevel?: 3 | 4 | 5 | undefined
  /** Unique on the page, where the same person may stand beside two children. */
  id?: string
  children?: ComponentChildren
}

/** One person somebody may be, with why and why not. `children`: what may be done about it. */
export const PersonCard = ({ match, councils, at, headingLevel, id, children }: PersonCardProps) => (
  <MatchCard
    id={id ?? `match-${match.id}`}
    name={match.name}
    href={`/people/${match.id}`}
    council={councilOf(councils, match.owner)}
    sure={sureOf(match)}
    born={bornInWords(match, dayOf(at))}
    flags={match.flags.length > 0 && <FlagTags held={match.flags} />}
    lastContact={lastContactOf(match)}
    parts={partsOf(match)}
    beware={bewareOf(match)}
    settles={match.wouldSettle ?? undefined}
    headingLevel={headingLevel}
  >
    {children}
  </MatchCard>
)

type CardProps = { match: Match } & Seen & Pick<CardsProps, 'headingLevel' | 'doing' | 'forWhom'>

const Card = ({ match, doing, forWhom, ...rest }: CardProps) => {
  switch (match.kind) {
    case 'stub':
      return <Stub council={councilOf(rest.councils, match.owner).name} dutyPhone={match.dutyPhone} />
    case 'elsewhere':
      return (
        <MatchElsewhere
          council={councilOf(rest.councils, match.owner)}
          sure={sureElsewhere(match)}
          agreeing={agreeingWords(match.agreeing)}
          dutyPhone={match.dutyPhone}
          headingLevel={rest.headingLevel}
        >
          {doing?.(match)}
        </MatchElsewhere>
      )
    case 'person':
      return (
        <PersonCard
          match={match}
          {...rest}
          {...(forWhom === undefined ? {} : { id: `match-${forWhom}-${match.id}` })}
        >
          {doing?.(match)}
        </PersonCard>
      )
  }
}

const Twins = ({ people, councils, headingLevel }: { people: readonly MatchedPerson[] } & CardsProps) => (
  <SideBySide
    title={`${people.length === 2 ? 'Two' : 'Three'} people born on the same day: which of them?`}
    headingLevel={headingLevel}
    people={people.map((match) => ({
      id: match.id,
      name: match.name,
      href: `/people/${match.id}`,
      council: councilOf(councils, match.owner),
      sure: sureOf(match),
      parts: partsOf(match),
    }))}
  />
)

const isPerson = (match: Match): match is MatchedPerson => match.kind === 'person'

const keyOf = (match: Match, place: number): string =>
  match.kind === 'elsewhere' ? `${match.owner} ${String(place)}` : match.id

/** "3 people, first Maya Teal, very likely": what somebody hears who cannot see the cards change. */
export const foundInWords = ({ matches, tooMany }: Matches): string => {
  const [first] = matches.filter(isPerson)
  const hidden = matches.some(({ kind }) => kind === 'stub')
  return [
    hidden && 'A record exists here that you can’t see: ring the duty manager.',
    first &&
      `${counted(matches.filter(isPerson).length, 'person', 'people')} found, first ${first.name}, ${sureOf(first).words}.`,
    matches.some(({ kind }) => kind === 'elsewhere') && 'Another council knows somebody like this.',
    tooMany && tooManyWords,
    matches.length === 0 && !tooMany && nobodyWords,
  ]
    .filter((words) => typeof words === 'string')
    .join(' ')
}

const tooManyWords = 'Too many people share this. Add a date of birth or a postcode.'
const nobodyWords = 'Nobody found by this so far.'

/**
 * People this may be, likeliest first. Says every time that some records cannot be shown, and whom to ring: a hidden
 * record must never look like "not known" (architecture, ideas 9).
 */
export const PeopleMayBe = ({
  found,
  councils,
  at,
  headingLevel = 3,
  doing,
  forWhom,
  note = true,
}: CardsProps) => {
  const twins = twinsAmong(found.matches.filter(isPerson))
  return (
    <div class="people-may-be" data-said={foundInWords(found)}>
      {found.tooMany && <p class="people-may-be__too-many">{tooManyWords}</p>}
      {found.matches.length === 0 && !found.tooMany && <p class="govuk-body">{nobodyWords}</p>}
      {twins.length > 0 && (
        <Twins people={twins} found={found} councils={councils} at={at} headingLevel={headingLevel} />
      )}
      {found.matches.length > 0 && (
        <ul class="govuk-list match-list">
          {found.matches.map((match, place) => (
            <li key={keyOf(match, place)}>
              <Card
                match={match}
                councils={councils}
                at={at}
                headingLevel={headingLevel}
                doing={doing}
                forWhom={forWhom}
              />
            </li>
          ))}
        </ul>
      )}
      {note && <SomeCannotBeShown councils={councils} />}
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
