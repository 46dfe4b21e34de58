import type { Cleaned } from './cleaned.ts'
import type { Frequencies } from './frequencies.ts'

/** How each part compared. A part not told, or not on record, is not there at all: it counts neither way. */
export type Levels = {
  forename:
    | 'exact'
    | 'alias'
    | 'typo'
    | 'variant'
    | 'similar'
    | 'begins'
    | 'middle'
    | 'phonetic'
    | 'initial'
    | 'reversed'
    | 'different'
  middle: 'exact' | 'similar' | 'initial' | 'different'
  surname: 'exact' | 'alias' | 'typo' | 'part' | 'variant' | 'similar' | 'begins' | 'phonetic' | 'different'
  birth:
    | 'exact'
    | 'swapped'
    | 'one-part'
    | 'same-month'
    | 'compatible'
    | 'about'
    | 'same-year'
    | 'within-1'
    | 'within-5'
    | 'far'
  expected: 'close' | 'near' | 'born-since' | 'different'
  sex: 'same' | 'different'
  place: 'address' | 'current' | 'previous' | 'one-off' | 'district' | 'elsewhere'
  phone: 'same' | 'different'
  nhs: 'same' | 'one-off' | 'different'
  upn: 'same' | 'different'
  parent: 'two' | 'one' | 'given' | 'family' | 'different'
  sibling: 'with-birth' | 'shared' | 'different'
}

export type Field = keyof Levels

/** Share: how common the agreeing value is; only where the level can say. */
export type Compared = { [F in Field]: { field: F; level: Levels[F]; share?: number } }[Field]

/** JSON-safe and free of values: kept with a decision, it is weighed again to the same figure. */
export type Comparison = { v: 1; population: number; parts: readonly Compared[] }

/** Compares what was heard with one record, part by part. */
export const compare = (_heard: Cleaned, _held: Cleaned, frequencies: Frequencies): Comparison => ({
  v: 1,
  population: frequencies.population,
  parts: [],
})
