import fc from 'fast-check'
import { day, type Day } from '../time/index.ts'
import type { Described } from './described.ts'

/** Anything anybody may ever type or import, and people who are nearly one another. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 220 }),
  fc.constantFrom(
    'Maya',
    'Mohammed',
    'Mohammed Ali',
    'Smith-Jones',
    'O’Neill',
    'Elizabeth',
    'Liz',
    'Khan',
    'Unknown',
    '',
    "'; drop table person; --",
    '😀😀',
    'محمد',
    'al Hassan',
  ),
)

const days: readonly Day[] = [
  '2015-03-02',
  '2015-02-03',
  '2015-01-01',
  '2012-07-30',
  '1985-03-02',
  '1900-01-01',
].map(day)
const born = fc.record({
  on: fc.constantFrom(...days),
  precision: fc.constantFrom('day', 'month', 'year', 'about'),
})

const name = fc.record({
  given: text,
  family: text,
  use: fc.constantFrom('legal', 'known-as', 'previous', 'alias', 'nickname', 'as-heard'),
})

const place = fc.record({
  line: fc.constantFrom('', '14 High Street', 'Flat 2, 14 High Street', '❤', '9'.repeat(300)),
  postcode: fc.constantFrom('CB1 0AA', 'CB1 0AB', 'PE1 1AA', 'ZZ99 3VZ', '', 'CB1', '%'),
  isCurrent: fc.boolean(),
})

export const anyDescribed: fc.Arbitrary<Described> = fc.record({
  names: fc.array(name, { maxLength: 14 }),
  words: text,
  born: fc.option(born),
  otherBirths: fc.array(born, { maxLength: 6 }),
  expectedOn: fc.option(fc.constantFrom(...days)),
  sex: fc.constantFrom('F', 'M', 'U'),
  places: fc.array(place, { maxLength: 14 }),
  phones: fc.array(fc.constantFrom('01632 960123', '07700 900123', 'no', ''), { maxLength: 9 }),
  nhsNumber: fc.option(fc.constantFrom('9434765919', '9434765918', 'x', '')),
  nhsIsVerified: fc.boolean(),
  upn: fc.option(fc.constantFrom('H801200001001', 'nonsense')),
  upnIsVerified: fc.boolean(),
  parents: fc.array(fc.record({ given: text, family: text }), { maxLength: 6 }),
  siblings: fc.array(fc.record({ given: text, born: fc.option(fc.constantFrom(...days)) }), {
    maxLength: 14,
  }),
  isMultipleBirth: fc.boolean(),
  isChild: fc.option(fc.boolean()),
})
