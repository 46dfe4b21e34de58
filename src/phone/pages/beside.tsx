import type { AuthorityCard } from '../../access/index.ts'
import type { Guidance } from '../../contacts/index.ts'
import { levelNames } from '../../contacts/index.ts'
import { Details, PhoneLink } from '../../design/index.ts'
import { HistoryLines, PeopleMayBe, SomeCannotBeShown } from '../../people/index.ts'
import { sectorOf, writtenPostcode } from '../../places/index.ts'
import type { Instant } from '../../time/index.ts'
import type { BesideHome, PersonOfCall } from '../beside.sql.ts'
import { outcomeName } from '../words.ts'

type Seen = { councils: readonly AuthorityCard[]; at: Instant }

const CannotLook = () => (
  <p class="govuk-body">
    No agreement in force lets you search now. The call is taken in all the same; somebody of that council
    looks.
  </p>
)

/** People one child or adult may be, and what came before. */
const PersonBeside = ({ person, seen }: { person: PersonOfCall; seen: Seen }) => {
  const { found, earlier } = person.beside
  if (found === null || earlier === null) return <CannotLook />
  return (
    <>
      <PeopleMayBe
        found={found}
        councils={seen.councils}
        at={seen.at}
        headingLevel={4}
        forWhom={person.id}
        note={false}
      />
      {earlier.length > 0 && (
        <>
          <h4 class="govuk-heading-s">Earlier contacts</h4>
          <HistoryLines lines={earlier} councils={seen.councils} outcomeName={outcomeName} />
        </>
      )}
    </>
  )
}

const whichCouncil = ({ postcode, places }: BesideHome, councils: readonly AuthorityCard[]): string => {
  const written = writtenPostcode(postcode)
  if (places === null) return 'No postcode yet.'
  switch (places.kind) {
    case 'one': {
      const name =
        councils.find((council) => council.code === places.authority)?.shortName ?? places.authority
      return places.by === 'postcode'
        ? `${written} is in ${name}.`
        : `${written} is in ${name}: all of ${sectorOf(postcode) ?? ''} is.`
    }
    case 'another-council':
      return `${written} is in another council${places.district === null ? '' : `: ${places.district}`}. Take it in; it stays open here until that council accepts it.`
    case 'straddles':
      return `${sectorOf(postcode) ?? written} lies in more than one council. Ask the caller which it is, and choose it beside the address.`
    case 'unknown':
      return `${written} is not a postcode we hold. Ask which council it is in, and choose it beside the address.`
    case 'not-a-postcode':
      return `“${postcode}” does not look like a postcode. Ask again, or choose the council beside the address.`
  }
}

const HomeBeside = ({ beside, seen }: { beside: BesideHome; seen: Seen }) => (
  <>
    <p class="govuk-body">
      <strong>{whichCouncil(beside, seen.councils)}</strong>
    </p>
    {beside.earlier === null ? (
      <CannotLook />
    ) : (
      beside.earlier.length > 0 && (
        <>
          <h4 class="govuk-heading-s">Earlier contacts from this address</h4>
          <HistoryLines lines={beside.earlier} councils={seen.councils} outcomeName={outcomeName} />
        </>
      )
    )}
  </>
)

type CallBesideProps = { people: readonly PersonOfCall[]; home: BesideHome; seen: Seen }

/** Everybody of the call with who they may be, then the address. This part is renewed while somebody types. */
export const CallBeside = ({ people, home, seen }: CallBesideProps) => (
  <>
    <h2 class="govuk-heading-m">People this may be</h2>
    {people.map((person) => (
      <section key={person.id} class="beside__person" aria-label={person.name}>
        <h3 class="govuk-heading-s" dir="auto">
          {person.name}
        </h3>
        <PersonBeside person={person} seen={seen} />
      </section>
    ))}
    <SomeCannotBeShown councils={seen.councils} />
    <h2 class="govuk-heading-m">The address</h2>
    <HomeBeside beside={home} seen={seen} />
  </>
)

const levels = [4, 3, 2, 1] as const

/** The council's own threshold guidance, most serious first: to have in sight, never to tick on a call. */
export const GuidanceBeside = ({ council, guidance }: { council: string; guidance: Guidance }) => (
  <Details
    id={`guidance-${council}`}
    summaryText={`${council}: ${guidance.title}, version ${String(guidance.version)}`}
  >
    {levels.map((level) => (
      <div key={level}>
        <h4 class="govuk-heading-s">{`Level ${String(level)}: ${levelNames[level]}`}</h4>
        <ul class="govuk-list govuk-list--bullet beside__indicators">
          {guidance.indicators
            .filter((indicator) => indicator.level === level)
            .map((indicator) => (
              <li key={indicator.code}>{indicator.text}</li>
            ))}
        </ul>
      </div>
    ))}
  </Details>
)

export const Numbers = ({ councils }: { councils: readonly AuthorityCard[] }) => (
  <ul class="govuk-list beside__numbers">
    <li>
      Emergency <PhoneLink number="999" /> · police, not urgent <PhoneLink number="101" />
    </li>
    {councils.map((council) => (
      <li key={council.code}>
        {`${council.shortName}: duty manager `}
        <PhoneLink number={council.dutyPhone} />
        {' · day '}
        <PhoneLink number={council.dayPhone} />
        {' · night '}
        <PhoneLink number={council.nightPhone} />
      </li>
    ))}
  </ul>
)
