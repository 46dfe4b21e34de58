import { day } from '../time/index.ts'
import { clean } from './clean.ts'
import type { Cleaned } from './cleaned.ts'
import { compare } from './compare.ts'
import { builtInModel } from './built-in-model.ts'
import { type Described, nobodyDescribed, type Precision } from './described.ts'
import type { Frequencies } from './frequencies.ts'
import { keysOf, keysToAsk } from './keys.ts'
import { weigh, type Weighed } from './weigh.ts'

/** Descriptions in one line each, for the tests of matching. Everybody is invented. */
type Short = {
  family?: string
  alsoKnownAs?: string
  previously?: string
  born?: string
  precision?: Precision
  sex?: Described['sex']
  at?: string
  line?: string
  before?: string
  phone?: string
  nhs?: string
  upn?: string
  mother?: string
  father?: string
  siblings?: readonly string[]
  due?: string
  isChild?: boolean
  isTwin?: boolean
  isVerified?: boolean
}

const parentOf = (name: string | undefined): Described['parents'] => {
  if (name === undefined) return []
  const [given = '', family = ''] = name.split(' ')
  return [{ given, family }]
}

export const person = (given: string, family: string, more: Short = {}): Described => ({
  ...nobodyDescribed,
  names: [
    { given, family, use: 'legal' },
    ...(more.alsoKnownAs === undefined
      ? []
      : [{ given: more.alsoKnownAs, family, use: 'known-as' as const }]),
    ...(more.previously === undefined ? [] : [{ given, family: more.previously, use: 'previous' as const }]),
  ],
  born: more.born === undefined ? null : { on: day(more.born), precision: more.precision ?? 'day' },
  expectedOn: more.due === undefined ? null : day(more.due),
  sex: more.sex ?? 'U',
  places: [
    ...(more.at === undefined ? [] : [{ line: more.line ?? '', postcode: more.at, isCurrent: true }]),
    ...(more.before === undefined ? [] : [{ line: '', postcode: more.before, isCurrent: false }]),
  ],
  phones: more.phone === undefined ? [] : [more.phone],
  nhsNumber: more.nhs ?? null,
  nhsIsVerified: more.isVerified ?? false,
  upn: more.upn ?? null,
  parents: [...parentOf(more.mother), ...parentOf(more.father)],
  siblings: (more.siblings ?? []).map((given) => ({ given, born: null })),
  isMultipleBirth: more.isTwin ?? false,
  isChild: more.isChild ?? null,
})

const shares: Readonly<Record<string, number>> = { mohammed: 0.02, khan: 0.012, smith: 0.011, patel: 0.008 }
/** Slips of the keyboard: nobody in the county is called so. */
for (const slip of ['shabanna', 'rashd', 'willson', 'jakob', 'cun'])
  Object.assign(shares, { [slip]: 0.000001 })

/** A county of a million, where Mohammed Khan has about five hundred namesakes. */
export const county: Frequencies = {
  given: (word) => shares[word] ?? 0.0025,
  family: (word) => shares[word] ?? 0.001,
  postcode: () => 0.000017,
  population: 1_000_000,
}

export const weighed = (heard: Described, held: Described, frequencies = county): Weighed =>
  weigh(compare(clean(heard), clean(held), frequencies), builtInModel)

export const levelsOf = (heard: Described, held: Described): Record<string, string> =>
  Object.fromEntries(
    compare(clean(heard), clean(held), county).parts.map(({ field, level }) => [field, level]),
  )

/** Would the index bring this record up for what was heard? */
export const isFound = (heard: Described, held: Described, asked = keysToAsk(clean(heard))): boolean => {
  const filed = new Set(keysOf(clean(held)))
  return asked.some(({ key }) => filed.has(key))
}

export const throughStorage = (document: Cleaned): Cleaned => JSON.parse(JSON.stringify(document)) as Cleaned
