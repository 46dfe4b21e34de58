import type { TestService } from '../../test/service.ts'
import { newId } from '../db/index.ts'
import { day } from '../time/index.ts'
import type { AddressUse } from './addresses.ts'
import { aChild, happened, register } from './change.test-data.ts'
import type { DetailsGiven } from './details.ts'
import type { Identifier } from './identifiers.ts'
import type { PersonName } from './names.ts'
import type { Particular } from './particulars.ts'
import type { PersonEvent } from './person.ts'

/** Families made up for looking at the page of a person. */

type Home = {
  line: string
  postcode?: string | null
  from?: string
  to?: string
  hidden?: true
  use?: AddressUse
}

export type Made = {
  name: string
  born?: string
  details?: Partial<DetailsGiven>
  homes?: readonly Home[]
  events?: readonly PersonEvent[]
}

/** "Ana mother Maya yes": the first is the second of the third, and has parental responsibility. */
export type Relating = readonly [
  who: string,
  kind: string,
  of: string,
  responsible?: boolean | null,
  to?: string,
]

const livedAt = ({ line, postcode, from, to, hidden, use }: Home): PersonEvent => ({
  type: 'address-added',
  address: {
    id: newId(),
    line,
    postcode: postcode === undefined ? 'PE1 1AB' : postcode,
    use: use ?? 'home',
    from: from === undefined ? null : day(from),
    to: to === undefined ? null : day(to),
    hidden: hidden ?? false,
    source: 'tenancy',
  },
})

/** Puts a family on record in Peterborough; gives the id of each by their given name. */
export const familyOnRecord = async (
  service: TestService,
  people: readonly Made[],
  relations: readonly Relating[] = [],
): Promise<(givenName: string) => string> => {
  const ids = new Map<string, string>()
  const idOf = (name: string): string => ids.get(name) ?? ''
  for (const { name, born, details, homes = [], events = [] } of people) {
    const [given = '', ...family] = name.split(' ')
    const bornOn = born === undefined ? null : day(born)
    const isChild = bornOn === null || born === undefined || born > '2008-11-23'
    const made = await register(
      service,
      aChild({
        givenNames: given,
        familyName: family.join(' '),
        bornOn,
        isChild: bornOn === null ? false : isChild,
        ...details,
      }),
      null,
    )
    ids.set(given, made.id)
    const happening = [...homes.map(livedAt), ...events]
    if (happening.length > 0) await happened(service, made.id, happening)
  }
  for (const [who, kind, of, hasParentalResponsibility = null, to] of relations)
    await happened(service, idOf(who), [
      {
        type: 'related',
        relation: {
          id: newId(),
          otherId: idOf(of),
          kind,
          hasParentalResponsibility,
          to: to === undefined ? null : day(to),
        },
      },
    ])
  return idOf
}

const dated = { from: null, to: null, source: '' }

export const named = (name: Partial<PersonName> & Pick<PersonName, 'use' | 'givenNames'>): PersonEvent => ({
  type: 'name-added',
  name: { id: newId(), familyName: '', ...dated, ...name },
})

export const numbered = (
  identifier: Partial<Identifier> & Pick<Identifier, 'scheme' | 'value' | 'status'>,
): PersonEvent => ({
  type: 'identifier-added',
  identifier: { id: newId(), ...dated, ...identifier },
})

export const known = (particular: Partial<Particular> & Pick<Particular, 'kind' | 'text'>): PersonEvent => ({
  type: 'particular-recorded',
  particular: { id: newId(), ...dated, ...particular },
})

/** One family with everything that may stand on a page: the person it is about is Maya. */
export const fullFamily = (service: TestService): Promise<(givenName: string) => string> =>
  familyOnRecord(
    service,
    [
      {
        name: 'Maya Heron',
        born: '2018-03-14',
        details: { knownAs: 'May', phone: '07700 900123', sex: 'F' },
        homes: [
          { line: '4 Sandpiper Row', from: '2018-03-14', to: '2021-03-03' },
          { line: '2 Reed Bank', postcode: 'PE2 8AB', from: '2021-03-03', to: '2022-05-01' },
          { line: 'Flat 3, Old Osier Mill, Withy Lane', postcode: 'PE7 1AA', from: '2022-09-12' },
        ],
        events: [
          named({
            use: 'previous',
            givenNames: 'Maya',
            familyName: 'Kestrel',
            from: day('2018-03-14'),
            to: day('2019-06-01'),
            source: 'birth certificate',
          }),
          numbered({
            scheme: 'nhs',
            value: '9434765919',
            status: 'verified',
            from: day('2018-03-15'),
            source: 'hospital',
          }),
          numbered({ scheme: 'upn', value: 'A801200001002', status: 'as-told', source: 'school' }),
          known({
            kind: 'safe-contact',
            text: 'Ring Ana at work only, 01632 960555, before three. Never write: Lee opens the post.',
            source: 'Ana Kestrel',
          }),
          known({
            kind: 'risk-to-staff',
            text: 'Large dog, loose in the yard. Visit in pairs.',
            from: day('2025-02-01'),
          }),
          known({ kind: 'interpreter', text: 'Ana: Polish, spoken' }),
          known({ kind: 'communication', text: 'Signs with Makaton; give her time' }),
          known({ kind: 'school', text: 'Heronsgate Nursery', from: day('2021-09-01') }),
          known({
            kind: 'school',
            text: 'Osier Primary School, Mrs Teasel',
            from: day('2022-09-05'),
            source: 'school',
          }),
          known({ kind: 'gp', text: 'Withy Surgery, 01632 960777' }),
          known({ kind: 'disability', text: 'Speaking or being understood (COMM)' }),
          {
            type: 'flagged',
            flag: 'child-protection-plan',
            because: 'Initial conference, neglect',
            from: day('2026-10-02'),
          },
          { type: 'flagged', flag: 'missing', because: 'Twice in May', from: day('2026-05-03') },
          { type: 'flag-ended', flag: 'missing', because: 'None since', to: day('2026-08-01') },
        ],
      },
      {
        name: 'Ana Kestrel',
        born: '1990-02-03',
        homes: [
          { line: '4 Sandpiper Row', from: '2015-01-01', to: '2021-03-03' },
          { line: '2 Reed Bank', postcode: 'PE2 8AB', from: '2021-03-03', to: '2022-05-01' },
          { line: 'Flat 3, Old Osier Mill, Withy Lane', postcode: 'PE7 1AA', from: '2022-09-12' },
        ],
      },
      {
        name: 'Lee Heron',
        born: '1988-07-08',
        details: { sex: 'M' },
        homes: [{ line: '4 Sandpiper Row', from: '2015-01-01' }],
      },
      {
        name: 'Tom Brambling',
        born: '1985-07-08',
        details: { sex: 'M' },
        homes: [
          { line: '17 Kingfisher Lane', postcode: 'PE3 6AB', from: '2019-01-01', to: '2023-01-20' },
          { line: 'Flat 3 Old Osier Mill, Withy Lane', postcode: 'PE71AA', from: '2023-01-20' },
        ],
      },
      {
        name: 'Kit Heron',
        born: '2015-05-02',
        details: { sex: 'M' },
        homes: [{ line: 'Flat 3, Old Osier Mill, Withy Lane', postcode: 'PE7 1AA', from: '2022-09-12' }],
      },
      {
        name: 'Ivy Brambling',
        born: '2023-05-02',
        homes: [{ line: 'Flat 3, Old Osier Mill, Withy Lane', postcode: 'PE7 1AA', from: '2023-05-02' }],
      },
      { name: 'Joan Kestrel', born: '1962-01-01', details: { bornPrecision: 'year' } },
      {
        name: 'Ted Kestrel',
        born: '1958-01-01',
        details: { sex: 'M', bornPrecision: 'about' },
        homes: [{ line: '2 Reed Bank', postcode: 'PE2 8AB', from: '2012-02-29', to: '2022-08-01' }],
        events: [{ type: 'died', on: day('2022-08-01') }],
      },
      { name: 'Ash Brambling', born: '2012-11-02', details: { sex: 'M' } },
    ],
    [
      ['Ana', 'mother', 'Maya', true],
      ['Lee', 'father', 'Maya', true],
      ['Tom', 'step-father', 'Maya', false],
      ['Ana', 'mother', 'Kit', true],
      ['Lee', 'father', 'Kit', true],
      ['Ana', 'mother', 'Ivy', true],
      ['Tom', 'father', 'Ivy', true],
      ['Kit', 'brother', 'Maya'],
      ['Ivy', 'half-sister', 'Maya'],
      ['Tom', 'father', 'Ash'],
      ['Joan', 'mother', 'Ana'],
      ['Ted', 'father', 'Ana'],
      ['Joan', 'grandmother', 'Maya', null],
      ['Lee', 'former-partner', 'Ana', null],
      ['Tom', 'partner', 'Ana', null],
    ],
  )
