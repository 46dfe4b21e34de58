import { type Family, type Parenthood, type Relative, type Tie, tiesToTell } from './genogram.family.ts'

/** What somebody is to the person at the centre, in words. */
export type Kin = {
  /** mother; half-brother; mother’s partner. Empty where nothing is recorded but the address. */
  readonly words: string
  readonly group: KinGroup
  /** The relationships with that person which the words say. */
  readonly tieIds: readonly string[]
  /** How far away, and how sure: less is nearer. */
  readonly doubt: number
}

export type KinGroup =
  'parents' | 'siblings' | 'partners' | 'children' | 'grandparents' | 'wider' | 'others' | 'address'

/** A sister, and where it may not be seen who it is, only a sibling: the word must not tell what the record hides. */
const bySex = (of: Relative | undefined, woman: string, man: string, anybody: string): string => {
  if (of === undefined || of.isUnseen || of.sex === 'U') return anybody
  return of.sex === 'F' ? woman : man
}

const parentWords = (how: Parenthood, of: Relative | undefined): string => {
  switch (how) {
    case 'own':
      return bySex(of, 'mother', 'father', 'parent')
    case 'adoptive':
      return bySex(of, 'adoptive mother', 'adoptive father', 'adoptive parent')
    case 'step':
      return bySex(of, 'step-mother', 'step-father', 'step-parent')
    case 'guardian':
      return 'special guardian'
    case 'foster':
      return 'foster carer'
    case 'carer':
      return 'carer'
  }
}

const childWords = (how: Parenthood, of: Relative | undefined): string => {
  switch (how) {
    case 'own':
      return bySex(of, 'daughter', 'son', 'child')
    case 'adoptive':
      return bySex(of, 'adopted daughter', 'adopted son', 'adopted child')
    case 'step':
      return bySex(of, 'step-daughter', 'step-son', 'step-child')
    case 'guardian':
      return 'child under special guardianship'
    case 'foster':
      return 'foster child'
    case 'carer':
      return 'child cared for'
  }
}

/** The other way round of what is only told in words. */
const inverse = (words: string): string => {
  if (/\b(aunt|uncle)\b/.test(words)) return 'niece or nephew'
  if (/\b(niece|nephew)\b/.test(words)) return 'aunt or uncle'
  if (/cousin|friend|neighbour/.test(words)) return words
  return 'related'
}

const isTold = (of: Relative | undefined): boolean => of !== undefined && !of.isUnseen

/** What one end of a relationship is to the other: `end` of the two, seen from the other one. */
export const endWords = (tie: Tie, end: 'who' | 'of', at: Relative | undefined): string => {
  const isUpper = end === 'who'
  switch (tie.kind) {
    case 'parent':
      return isUpper ? parentWords(tie.how, at) : childWords(tie.how, at)
    case 'grandparent':
      return isUpper
        ? bySex(at, 'grandmother', 'grandfather', 'grandparent')
        : bySex(at, 'granddaughter', 'grandson', 'grandchild')
    case 'couple': {
      const word = tie.isMarried ? bySex(at, 'wife', 'husband', 'spouse') : 'partner'
      return tie.endedWords === null ? word : `former ${word}`
    }
    case 'siblings': {
      const word = bySex(at, 'sister', 'brother', 'sibling')
      return tie.how === 'full' ? word : `${tie.how}-${word}`
    }
    case 'other':
      if (!isTold(at)) return 'relative or other'
      return isUpper ? tie.words : inverse(tie.words)
  }
}

type Step = {
  readonly to: string
  readonly words: string
  readonly doubt: number
  readonly kind: KinGroup
  readonly tieId: string | null
}

const groupOf = (tie: Tie, end: 'who' | 'of'): KinGroup => {
  switch (tie.kind) {
    case 'parent':
      return end === 'who' ? 'parents' : 'children'
    case 'grandparent':
      return end === 'who' ? 'grandparents' : 'wider'
    case 'couple':
      return 'partners'
    case 'siblings':
      return 'siblings'
    case 'other':
      return 'others'
  }
}

const parenthoods: readonly Parenthood[] = ['own', 'adoptive', 'step', 'guardian', 'foster', 'carer']

/** Somebody brings a child up in the place of a parent: beside that they may be family. */
const isCare = ({ how }: { readonly how: Parenthood }): boolean =>
  how === 'guardian' || how === 'foster' || how === 'carer'

/** A way through recorded parents says more than "grandmother" or "aunt": mother’s mother. */
const doubtOf = (tie: Tie): number => {
  switch (tie.kind) {
    case 'parent':
      return isCare(tie) ? 2.5 : 1 + parenthoods.indexOf(tie.how) / 100
    case 'couple':
      return 1.06
    case 'siblings':
      // "Half" and "step" say more than shared parents do, "brother" says less.
      return tie.how === 'full' ? 1.08 : 1.065
    case 'grandparent':
    case 'other':
      return 2.2
  }
}

/** Were these two born at one birth, as far as may be seen? */
export const areTwins = (one: Relative | undefined, other: Relative | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  !one.isUnseen &&
  !other.isUnseen &&
  one.isMultipleBirth &&
  other.isMultipleBirth &&
  one.bornOn !== null &&
  one.bornOn === other.bornOn

type Raised = { readonly by: string; readonly how: Parenthood }

/**
 * Brothers and sisters by the parents they share: half only where both parents of both are recorded, foster where one of
 * them is fostered.
 */
const sharedParents = (ties: readonly Tie[], people: ReadonlyMap<string, Relative>) => {
  const raised = new Map<string, Raised[]>()
  for (const tie of ties)
    if (tie.kind === 'parent' && (tie.how === 'own' || tie.how === 'adoptive' || tie.how === 'foster'))
      raised.set(tie.of, [...(raised.get(tie.of) ?? []), { by: tie.who, how: tie.how }])
  const words = (one: string, other: string): string | null => {
    const [mine, theirs] = [raised.get(one) ?? [], raised.get(other) ?? []]
    const at = people.get(other)
    const word = bySex(at, 'sister', 'brother', 'sibling')
    const both = mine.filter(({ by }) => theirs.some((each) => each.by === by))
    const inLaw = (of: readonly Raised[]): string[] =>
      of.filter(({ how }) => how !== 'foster').map(({ by }) => by)
    const whole = inLaw(mine).filter((by) => inLaw(theirs).includes(by))
    const [shared] = whole
    if (shared === undefined) return both.length > 0 ? `foster ${word}` : null
    if (areTwins(people.get(one), at)) return `twin ${word}`
    if (whole.length > 1) return word
    if (inLaw(mine).length > 1 && inLaw(theirs).length > 1) return `half-${word}`
    return `${word}, same ${parentWords('own', people.get(shared))}`
  }
  return (from: string): Step[] =>
    [...raised.keys()].flatMap((to): Step[] => {
      const said = to === from ? null : words(from, to)
      return said === null ? [] : [{ to, words: said, doubt: 1.07, kind: 'siblings', tieId: null }]
    })
}

const possessive = (words: string): string => `${words.replace(/, same \w+$/, '')}’s`

/** What everybody is to the person at the centre, by the surest way from one to the other. */
export const kinOf = (family: Family): ReadonlyMap<string, Kin> => {
  const people = new Map(family.people.map((each) => [each.id, each]))
  const ties = tiesToTell(family)
  const siblings = sharedParents(ties, people)
  const stepsFrom = (from: string): Step[] => [
    ...ties.flatMap((tie): Step[] => {
      if (tie.who !== from && tie.of !== from) return []
      const end = tie.who === from ? 'of' : 'who'
      const to = tie[end]
      const words = endWords(tie, end, people.get(to))
      return [{ to, words, doubt: doubtOf(tie), kind: groupOf(tie, end), tieId: tie.id }]
    }),
    ...siblings(from),
  ]
  // "Mother’s mother" says already that she is the grandmother, and shared parents that he is a brother.
  const impliedBy = ({ to }: Step, group: KinGroup): string[] =>
    ties
      .filter(
        ({ who, of }) => (who === to && of === family.centreId) || (of === to && who === family.centreId),
      )
      .filter(({ kind }) => kind === group || `${kind}s` === group)
      .filter(({ kind }) => kind === 'siblings' || kind === 'grandparent')
      .map(({ id }) => id)
  const found = new Map<string, Kin>()
  const open = new Map<string, Kin>([
    [family.centreId, { words: '', group: 'address', tieIds: [], doubt: 0 }],
  ])
  while (open.size > 0) {
    const [id, best] = [...open].reduce((one, other) =>
      other[1].doubt < one[1].doubt || (other[1].doubt === one[1].doubt && other[0] < one[0]) ? other : one,
    )
    open.delete(id)
    found.set(id, best)
    for (const step of stepsFrom(id)) {
      const doubt = best.doubt + step.doubt
      if (found.has(step.to) || (open.get(step.to)?.doubt ?? Infinity) <= doubt) continue
      const isDirect = id === family.centreId
      open.set(step.to, {
        words: isDirect ? step.words : `${possessive(best.words)} ${step.words}`,
        group: isDirect ? step.kind : further(best.group, step.kind),
        tieIds: [
          ...(isDirect && step.tieId !== null ? [step.tieId] : []),
          ...impliedBy(step, isDirect ? step.kind : further(best.group, step.kind)),
        ],
        doubt,
      })
    }
  }
  for (const { id } of family.people)
    if (!found.has(id)) found.set(id, { words: '', group: 'address', tieIds: [], doubt: 99 })
  return withCare(found, ties, family.centreId, people)
}

/** "Mother’s mother, special guardian": what somebody is by family and by care, both. */
const withCare = (
  found: Map<string, Kin>,
  ties: readonly Tie[],
  centreId: string,
  people: ReadonlyMap<string, Relative>,
): ReadonlyMap<string, Kin> => {
  for (const tie of ties) {
    if (tie.kind !== 'parent' || !isCare(tie) || tie.of !== centreId) continue
    const kin = found.get(tie.who)
    if (!kin || kin.tieIds.includes(tie.id)) continue
    found.set(tie.who, {
      ...kin,
      words: `${kin.words}, ${endWords(tie, 'who', people.get(tie.who))}`,
      group: 'parents',
      tieIds: [...kin.tieIds, tie.id],
    })
  }
  return found
}

const further = (from: KinGroup, step: KinGroup): KinGroup =>
  from === 'parents' && step === 'parents' ? 'grandparents' : 'wider'
