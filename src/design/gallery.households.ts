import { day } from '../time/index.ts'
import type { Household, Inhabitant, Stay } from './household-over-time.layout.ts'

/** Invented households, to look at in the gallery and for the tests. */

const inhabitant = (name: string, bornOn: string | null, diedOn: string | null = null): Inhabitant => ({
  id: name,
  name,
  href: `#${name.toLowerCase().replaceAll(' ', '-')}`,
  bornOn: bornOn === null ? null : day(bornOn),
  diedOn: diedOn === null ? null : day(diedOn),
})

/** `key` empty: hidden. */
const stay = (name: string, key: string, from: string, to: string | null): Stay => ({
  personId: name,
  place: key === '' ? { isHidden: true } : { isHidden: false, key },
  from: day(from),
  to: to === null ? null : day(to),
})

const places = new Map([
  ['row', '4 Sandpiper Row, PE1 1AB'],
  ['bank', '2 Reed Bank, PE2 8AB'],
  ['mill', 'Flat 3, Old Osier Mill, Withy Lane, PE7 1AA'],
  ['lane', '17 Kingfisher Lane, CB4 1AB'],
])

const today = day('2026-11-23')

export const households: readonly { readonly name: string; readonly household: Household }[] = [
  {
    name: 'A childhood',
    household: {
      today,
      places,
      people: [
        inhabitant('Maya Heron', '2018-03-14'),
        inhabitant('Ana Kestrel', '1990-02-03'),
        inhabitant('Lee Heron', '1988-07-08'),
        inhabitant('Tom Brambling', '1985-07-08'),
        inhabitant('Ted Kestrel', '1958-01-01', '2022-08-01'),
      ],
      stays: [
        stay('Maya Heron', 'row', '2018-03-14', '2021-03-03'),
        stay('Maya Heron', 'bank', '2021-03-03', '2022-05-01'),
        stay('Maya Heron', 'mill', '2022-09-12', null),
        stay('Ana Kestrel', 'row', '2015-01-01', '2021-03-03'),
        stay('Ana Kestrel', 'bank', '2021-03-03', '2022-05-01'),
        stay('Ana Kestrel', 'mill', '2022-09-12', null),
        stay('Lee Heron', 'row', '2015-01-01', null),
        stay('Tom Brambling', 'lane', '2019-01-01', '2023-01-20'),
        stay('Tom Brambling', 'mill', '2023-01-20', null),
        stay('Ted Kestrel', 'bank', '2012-02-29', '2022-08-01'),
      ],
    },
  },
  {
    name: 'Shared care, and an address hidden for safety',
    household: {
      today,
      places,
      people: [
        inhabitant('Noor Dunlin', '2024-02-29'),
        inhabitant('Samira Dunlin', '1999-01-01'),
        inhabitant('Idris Dunlin', '1997-01-01'),
      ],
      stays: [
        stay('Noor Dunlin', 'row', '2024-02-29', '2026-06-01'),
        stay('Noor Dunlin', 'lane', '2025-01-01', '2026-06-01'),
        stay('Noor Dunlin', '', '2026-06-01', null),
        stay('Samira Dunlin', 'row', '2023-02-28', '2026-06-01'),
        stay('Samira Dunlin', '', '2026-06-01', null),
        stay('Idris Dunlin', 'lane', '2025-01-01', null),
      ],
    },
  },
  {
    name: 'Nothing but today',
    household: {
      today,
      places,
      people: [inhabitant('Pat Lapwing', null)],
      stays: [stay('Pat Lapwing', 'mill', '2026-11-20', null)],
    },
  },
]
