import type {
  Address,
  Identifier,
  IdentifierStatus,
  Particular,
  Person,
  PersonEvent,
  PersonName,
} from '../people/index.ts'
import { canBeNhsNumber, canBeUpn } from '../questions/index.ts'
import type { Day } from '../time/index.ts'
import type { Part } from './parts.ts'
import type { PersonRow } from './read-row.ts'

/** What a row means for the record of the person it is about. Pure; `newId` gives the ids of what it adds. */

export type Bringing = { source: string; today: Day; newId: () => string }

const from = { from: null, to: null } as const

const namesIn = (row: PersonRow, { source, newId, today }: Bringing): PersonName[] =>
  row.previousFamilyName === '' || row.previousFamilyName === row.familyName
    ? []
    : [
        {
          id: newId(),
          use: 'previous',
          givenNames: row.givenNames,
          familyName: row.previousFamilyName,
          from: null,
          to: today,
          source,
        },
      ]

/** A number whose check figure does not fit is kept, for somebody may know what was meant, and never trusted. */
const statusOf = (scheme: 'nhs' | 'upn', value: string): IdentifierStatus =>
  (scheme === 'nhs' ? canBeNhsNumber(value) : canBeUpn(value)) ? 'as-told' : 'wrong'

const identifiersIn = (row: PersonRow, { source, newId, today }: Bringing): Identifier[] => {
  const number = (
    scheme: Identifier['scheme'],
    value: string,
    status: IdentifierStatus = 'as-told',
  ): Identifier[] =>
    value === ''
      ? []
      : [{ id: newId(), scheme, value, status, from: null, to: status === 'wrong' ? today : null, source }]
  return [
    ...number('nhs', row.nhsNumber, statusOf('nhs', row.nhsNumber)),
    ...number('upn', row.upn, statusOf('upn', row.upn)),
    ...number('former-upn', row.formerUpn),
    ...number('uln', row.uln),
  ]
}

const particularsIn = (row: PersonRow, { source, newId }: Bringing): Particular[] =>
  row.particulars.map(({ kind, text }) => ({ id: newId(), kind, text, ...from, source }))

const addressIn = ({ address }: PersonRow, { source, newId }: Bringing, since: Day | null): Address | null =>
  address === null
    ? null
    : {
        id: newId(),
        use: 'home',
        line: address.line,
        postcode: address.postcode === '' ? null : address.postcode,
        uprn: address.uprn === '' ? null : address.uprn,
        from: address.from ?? since,
        to: null,
        source,
        hidden: address.isHidden,
      }

const bornIn = (row: PersonRow) => ({
  bornOn: row.born?.on ?? null,
  bornPrecision: row.born?.precision ?? ('day' as const),
  bornEstimated: row.born !== null && row.born.precision !== 'day',
  expectedOn: row.expectedOn,
})

/** Everything a row says of somebody this council's index does not have yet. */
export const registering = (row: PersonRow, bringing: Bringing): PersonEvent[] => {
  const { source, newId } = bringing
  const address = addressIn(row, bringing, null)
  const councilId: Identifier = {
    id: newId(),
    scheme: 'council-id',
    value: row.key,
    status: 'traced',
    ...from,
    source,
  }
  return [
    {
      type: 'registered',
      source,
      details: {
        givenNames: row.givenNames,
        familyName: row.familyName,
        knownAs: row.knownAs === '' ? null : row.knownAs,
        ...bornIn(row),
        sex: row.sex,
        gender: row.gender,
        isChild: row.isChild,
        // The numbers come with their status below.
        nhsNumber: null,
        upn: null,
        uln: null,
        phone: row.phone === '' ? null : row.phone,
      },
      addresses: address === null ? [] : [address],
      names: namesIn(row, bringing),
      identifiers: [councilId, ...identifiersIn(row, bringing)],
      particulars: particularsIn(row, bringing),
    },
    ...(row.diedOn === null ? [] : [{ type: 'died', on: row.diedOn, source } as const]),
    ...(row.isRestricted
      ? [{ type: 'restricted', because: `Restricted in ${source}`, namedAccess: [] } as const]
      : []),
  ]
}

/** What the other system changed since its last file, for somebody who is here already. */
export const changing = (
  person: Person,
  row: PersonRow,
  parts: ReadonlySet<Part>,
  bringing: Bringing,
): PersonEvent[] => {
  const { source } = bringing
  const events: PersonEvent[] = []
  const details = {
    ...(parts.has('names')
      ? {
          givenNames: row.givenNames,
          familyName: row.familyName,
          knownAs: row.knownAs === '' ? null : row.knownAs,
        }
      : {}),
    ...(parts.has('born') ? bornIn(row) : {}),
    ...(parts.has('sex') ? { sex: row.sex, gender: row.gender, isChild: row.isChild } : {}),
    ...(parts.has('phone') ? { phone: row.phone === '' ? null : row.phone } : {}),
  }
  if (Object.keys(details).length > 0)
    events.push({ type: 'details-changed', changes: details, because: `Changed in ${source}`, source })
  if (parts.has('numbers')) events.push(...newNumbers(person, row, bringing))
  if (parts.has('address')) events.push(...movedTo(person, row, bringing))
  if (parts.has('particulars')) events.push(...newParticulars(person, row, bringing))
  if (parts.has('died') && row.diedOn !== null && person.diedOn !== row.diedOn)
    events.push({ type: 'died', on: row.diedOn, source })
  return events
}

const newNumbers = (person: Person, row: PersonRow, bringing: Bringing): PersonEvent[] =>
  identifiersIn(row, bringing)
    .filter((number) =>
      person.identifiers.every(({ scheme, value }) => scheme !== number.scheme || value !== number.value),
    )
    .map((identifier) => ({ type: 'identifier-added', identifier }))

/** An address that went from the file says nothing: people live somewhere. A hidden one is never made less so. */
const movedTo = (person: Person, row: PersonRow, bringing: Bringing): PersonEvent[] => {
  const address = addressIn(row, bringing, bringing.today)
  if (address === null) return []
  const here = person.addresses.find(
    ({ line, postcode, to }) => to === null && line === address.line && postcode === address.postcode,
  )
  if (here === undefined) return [{ type: 'address-changed', address }]
  return address.hidden && !here.hidden
    ? [{ type: 'address-hidden', addressId: here.id, because: `Hidden in ${bringing.source}` }]
    : []
}

const newParticulars = (person: Person, row: PersonRow, bringing: Bringing): PersonEvent[] =>
  particularsIn(row, bringing)
    .filter((said) =>
      person.particulars.every(
        ({ kind, text, to }) => to !== null || kind !== said.kind || text !== said.text,
      ),
    )
    .map((particular) => ({ type: 'particular-recorded', particular }))
