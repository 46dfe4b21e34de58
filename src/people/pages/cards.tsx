import type { AuthorityCard } from '../../access/index.ts'
import { MatchCard, PhoneLink, Stub, Tag } from '../../design/index.ts'
import { dayOf, daysBetween, plainDay, shortDay, type Day, type Instant } from '../../time/index.ts'
import type { Match, MatchedPerson } from '../find-people.sql.ts'
import { flags } from '../flags.ts'

/** Whole years, in the way people say a small child's age. */
const ageInWords = (bornOn: Day, today: Day): string => {
  const years =
    Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0)
  if (years >= 2) return String(years)
  const days = daysBetween(bornOn, today)
  return days < 56 ? `${String(Math.floor(days / 7))} weeks` : `${String(Math.floor(days / 30.44))} months`
}

type Born = Pick<MatchedPerson, 'bornOn' | 'bornEstimated' | 'expectedOn' | 'isChild'>

/** "born 14 March 2020, 6"; "expected 3 May 2027"; "adult, date of birth not known". */
export const bornInWords = (person: Born, today: Day): string => {
  const about = person.bornEstimated ? 'about ' : ''
  if (person.bornOn !== null) {
    const age = person.bornOn <= today ? `, ${ageInWords(person.bornOn, today)}` : ''
    return `born ${about}${plainDay(person.bornOn)}${age}`
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

type CardsProps = {
  matches: readonly Match[]
  councils: readonly AuthorityCard[]
  at: Instant
}

const councilOf = (councils: readonly AuthorityCard[], code: string) => {
  const council = councils.find((each) => each.code === code)
  return { code, name: council?.shortName ?? code, letter: council?.letter ?? '?' }
}

const PersonCard = ({ match, councils, at }: { match: MatchedPerson } & Omit<CardsProps, 'matches'>) => (
  <MatchCard
    name={match.name}
    href={`/people/${match.id}`}
    born={bornInWords(match, dayOf(at))}
    council={councilOf(councils, match.owner)}
    likeness={match.likeness}
    because={match.agrees}
    against={match.differs}
    known={
      <>
        <FlagTags held={match.flags} />
        {match.lastContactAt === null
          ? 'No contact yet'
          : `Last contact ${shortDay(dayOf(match.lastContactAt))}`}
      </>
    }
  />
)

/** People this may be, likeliest first. Says every time that some records cannot be shown, and whom to ring. */
export const PeopleMayBe = ({ matches, councils, at }: CardsProps) => (
  <>
    {matches.length === 0 && <p class="govuk-body">Nobody found by this so far.</p>}
    <ul class="govuk-list match-list">
      {matches.map((match) => (
        <li key={match.id}>
          {match.kind === 'stub' ? (
            <Stub council={councilOf(councils, match.owner).name} dutyPhone={match.dutyPhone} />
          ) : (
            <PersonCard match={match} councils={councils} at={at} />
          )}
        </li>
      ))}
    </ul>
    <SomeCannotBeShown councils={councils} />
  </>
)

const SomeCannotBeShown = ({ councils }: { councils: readonly AuthorityCard[] }) => (
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
