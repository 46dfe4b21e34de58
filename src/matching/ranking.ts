import type { AuthorityCode } from '../access/index.ts'
import { type Band, rank } from './band.ts'
import type { Cleaned } from './cleaned.ts'
import { compare, type Comparison, type Field } from './compare.ts'
import { agreeingFields } from './explain.ts'
import type { Frequencies } from './frequencies.ts'
import type { MatchModel } from './model.ts'
import { wordsOf } from './box-keys.ts'
import { countTogether } from './names-together.ts'
import { isOneLetterOff } from './near-names.ts'
import { weigh, type Weighed } from './weigh.ts'

/** From what the index gave to what is shown. Pure. */

/** A record with something in common with what was heard, and what may be known of it. */
export type Candidate = {
  part: 'seen' | 'restricted' | 'elsewhere'
  owner: AuthorityCode
  /** Empty for another council's record: nothing leads to it. */
  id: string
  /** The record that stands for it, where it was merged. */
  shownId: string
  /** How many bits its keys have in common with what was asked: what put it among those compared. */
  summed: number
  held: Cleaned
  dutyPhone: string | null
}

export type Ranked = Candidate &
  Weighed & {
    comparison: Comparison
    band: Band
    agreeing: readonly Field[]
    /** How well the words of the one box fit: 2 all begin so, 1 a letter off, 0 not; null where there were none. */
    fit: number | null
    /** What they are put in order by: how well typed words fit, then the weight to a tenth of a bit. */
    order: number
  }

const bands: readonly Band[] = ['unlikely', 'possible', 'confirm', 'attach']

const isAtLeast = (band: Band, lowest: Band): boolean => bands.indexOf(band) >= bands.indexOf(lowest)

/** 2: every word typed is one of theirs, or begins one. 1: or is one letter off. 0: some word is neither. */
const fitOf = (typed: readonly string[], held: Cleaned): number => {
  const theirs = wordsOf(held)
  const fits = typed.map((word) => {
    if (theirs.some((one) => one.startsWith(word))) return 2
    return theirs.some((one) => isOneLetterOff(one, word)) ? 1 : 0
  })
  return fits.reduce<number>((least, fit) => Math.min(least, fit), 2)
}

/** Null: nothing was typed into the one box. */
const fitOfTyped = ({ words }: Cleaned, held: Cleaned): number | null =>
  words === undefined
    ? null
    : fitOf(
        words.map(([word]) => word),
        held,
      )

/** Were words all that was typed? Then whoever has them all comes first: a rare name is no likelier for being rare. */
const onlyWords = ({ v: _v, names, words: _words, ...rest }: Cleaned): boolean =>
  names.length === 0 && Object.keys(rest).length === 0

const orderOf = (heard: Cleaned, fit: number | null, weight: number): number => {
  const rounded = Math.round(weight * 10) / 10
  return fit !== null && onlyWords(heard) ? 1000 * fit + rounded : rounded
}

/** Bands are given council by council: each council's own record of a person may be the one a contact belongs to. */
export const ranked = (
  heard: Cleaned,
  candidates: readonly Candidate[],
  frequencies: Frequencies,
  model: MatchModel,
): Ranked[] => {
  // Hidden people are counted in nothing that others are weighed by.
  const together = countTogether(candidates.flatMap(({ part, held }) => (part === 'seen' ? [held] : [])))
  const weighed = candidates.map((candidate) => {
    const comparison = compare(heard, candidate.held, { ...frequencies, together })
    return { ...candidate, comparison, ...weigh(comparison, model) }
  })
  const owners = [...new Set(weighed.map(({ owner }) => owner))]
  return owners
    .flatMap((owner) => rank(onePerPerson(weighed.filter((each) => each.owner === owner)), model.thresholds))
    .map((each) => {
      const fit = fitOfTyped(heard, each.held)
      return {
        ...each,
        fit,
        agreeing: agreeingFields(each.comparison),
        order: orderOf(heard, fit, each.weight),
      }
    })
    .toSorted((one, other) => other.order - one.order || other.weight - one.weight)
}

/**
 * A merged record and its survivor are one person, found by whichever is more like what was heard. Where one of them may
 * be seen there is nothing to be silent about; where only a hidden one is like it, that is what must be said.
 */
const onePerPerson = <C extends Candidate & Weighed>(candidates: readonly C[]): C[] => {
  const best = new Map<string, C>()
  for (const [nth, each] of candidates.entries()) {
    const person = each.part === 'elsewhere' ? String(nth) : each.shownId
    const before = best.get(person)
    if (before === undefined || isBetter(each, before)) best.set(person, each)
  }
  return [...best.values()]
}

const isBetter = (one: Candidate & Weighed, other: Candidate & Weighed): boolean =>
  one.part === other.part ? one.weight > other.weight : one.part === 'seen'

const isName = (field: Field): boolean => field === 'forename' || field === 'surname' || field === 'middle'

/** Words half typed fit before they can be weighed; names otherwise agree or do not. */
const namesAgree = ({ fit, parts }: Ranked): boolean =>
  (fit ?? 0) > 0 || parts.filter(({ field }) => isName(field)).every(({ bits }) => bits > 0)

/** Nothing speaks against them, though too little is known to call it a match: "Maya" alone, a date of birth alone. */
const isAgreed = (each: Ranked): boolean =>
  namesAgree(each) &&
  ((each.fit ?? 0) > 0 || each.parts.some(({ bits }) => bits > 0)) &&
  each.parts.every(({ field, bits }) => isName(field) || bits > -3)

/** One number on two people is somebody's mistake: it is said however little else agrees (twins, a number used again). */
const sharesANumber = ({ conflicts }: Ranked, shows: Band): boolean =>
  (shows === 'possible' || shows === 'unlikely') && conflicts.includes('number-reused')

export const shownPersons = (all: readonly Ranked[], shows: Band): Ranked[] =>
  all.filter(
    (each) =>
      each.part === 'seen' &&
      (each.band === 'unlikely'
        ? (shows === 'unlikely' && isAgreed(each)) || sharesANumber(each, shows)
        : isAtLeast(each.band, shows)),
  )

/** What tells people apart; a sex or being a child agrees with half the county. */
const tellsApart: ReadonlySet<Field> = new Set<Field>([
  'forename',
  'surname',
  'birth',
  'expected',
  'place',
  'phone',
  'nhs',
  'upn',
  'parent',
  'sibling',
])

/** A number is somebody's own and needs nothing beside it; a first name or a date alone is every other child's too. */
const isEnough = ({ band, parts }: Ranked): boolean => {
  const agreeing = parts.filter(({ field, bits }) => bits > 0 && tellsApart.has(field))
  return (
    isAtLeast(band, 'possible') &&
    (agreeing.length >= 2 || agreeing.some(({ field }) => field === 'nhs' || field === 'upn'))
  )
}

const mostStubs = 5

/** Restricted records that fit: each a stub. */
export const shownRestricted = (all: readonly Ranked[]): Ranked[] =>
  all.filter((each) => each.part === 'restricted' && isEnough(each)).slice(0, mostStubs)

/** The likeliest record of each other council: that it knows somebody like this, and not how many. */
export const shownElsewhere = (all: readonly Ranked[]): Ranked[] => {
  const fitting = all.filter((each) => each.part === 'elsewhere' && isEnough(each))
  return fitting.filter((each, nth) => fitting.findIndex(({ owner }) => owner === each.owner) === nth)
}
