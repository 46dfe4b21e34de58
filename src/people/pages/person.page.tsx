import type { AuthorityCard } from '../../access/index.ts'
import { CouncilLetter, PhoneLink, SummaryList, Table } from '../../design/index.ts'
import { writtenPostcode } from '../../places/index.ts'
import { dayOf, plainDay, type Instant } from '../../time/index.ts'
import type { EarlierContact } from '../history.sql.ts'
import type { PersonShown, Related, ShownAddress } from '../person-page.sql.ts'
import { sexes } from '../details.ts'
import { fullName } from '../names.ts'
import { bornInWords, FlagTags } from './cards.tsx'
import { HistoryLines } from './history.tsx'

type Props = {
  person: PersonShown
  history: readonly EarlierContact[]
  councils: readonly AuthorityCard[]
  at: Instant
  outcomeName: (outcome: string) => string
}

/** Figures in two groups, as people read a number out. */
const asSpoken = (phone: string): string => phone.replace(/^(0\d{4})(\d{6})$/, '$1 $2')

const addressInWords = (address: ShownAddress): string =>
  address.isHidden
    ? 'Address hidden for safety. Ring the duty manager if you must know it.'
    : [address.line, address.postcode === null ? '' : writtenPostcode(address.postcode)]
        .filter(Boolean)
        .join(', ')

const datesInWords = ({ from, to }: ShownAddress): string => {
  if (from === null) return to === null ? '' : `until ${plainDay(to)}`
  return to === null ? `since ${plainDay(from)}` : `${plainDay(from)} to ${plainDay(to)}`
}

const Addresses = ({ addresses }: { addresses: readonly ShownAddress[] }) => (
  <ul class="govuk-list">
    {addresses.length === 0 && <li>Not known</li>}
    {addresses.map((address, nth) => (
      <li key={nth}>
        {addressInWords(address)}
        <span class="govuk-hint person__dates">{datesInWords(address)}</span>
      </li>
    ))}
  </ul>
)

const relationInWords = ({ kind, theyAre }: Related, self: string): string => {
  if (kind === null) return 'at the same address'
  return theyAre ? kind : `${self} is their ${kind}`
}

const responsibility = (held: boolean | null): string => (held === null ? '' : held ? 'Yes' : 'No')

const Household = ({ related, self }: { related: readonly Related[]; self: string }) =>
  related.length === 0 ? (
    <p class="govuk-body">Nobody recorded yet.</p>
  ) : (
    <Table
      head={[{ text: 'Who' }, { text: 'Relationship' }, { text: 'Responsible' }]}
      rows={related.map((each) => [
        each.name === null
          ? { text: 'A record exists here that you can’t see: ring the duty manager' }
          : {
              html: (
                <a class="govuk-link" href={`/people/${each.otherId}`}>
                  {each.name}
                </a>
              ),
            },
        { text: relationInWords(each, self) },
        { text: responsibility(each.hasParentalResponsibility) },
      ])}
    />
  )

/** One person as one council knows them: who, where, with whom, and what has been told of them in both councils. */
export const PersonPage = ({ person, history, councils, at, outcomeName }: Props) => {
  const council = councils.find((each) => each.code === person.owner)
  return (
    <>
      <h1 class="govuk-heading-l person__name">
        {council && <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />}{' '}
        {fullName(person)}
      </h1>
      <p class="govuk-body">
        {`${bornInWords(person, dayOf(at))} · ${council?.shortName ?? ''} `}
        <FlagTags held={person.flags} />
      </p>
      <SummaryList
        rows={[
          { key: { text: 'Names' }, value: { text: fullName(person) } },
          { key: { text: 'Sex' }, value: { text: sexes[person.sex] } },
          person.nhsNumber !== null && { key: { text: 'NHS number' }, value: { text: person.nhsNumber } },
          {
            key: { text: 'Telephone' },
            value: {
              html: person.phone === null ? 'Not known' : <PhoneLink number={asSpoken(person.phone)} />,
            },
          },
          { key: { text: 'Addresses' }, value: { html: <Addresses addresses={person.addresses} /> } },
          { key: { text: 'Registered' }, value: { text: plainDay(dayOf(person.registeredAt)) } },
        ]}
      />
      <h2 class="govuk-heading-m">Household and family</h2>
      <Household related={person.related} self={person.givenNames} />
      <h2 class="govuk-heading-m">Contacts</h2>
      <p class="govuk-hint">Both councils, as far as you may see them, newest first.</p>
      <HistoryLines lines={history} councils={councils} outcomeName={outcomeName} />
    </>
  )
}
