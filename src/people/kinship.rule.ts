import type { Day } from '../time/index.ts'

/** What cannot be, or is seldom so, between two people said to be related. */

/** By birth: nobody has two mothers so, and nobody is their own forebear. */
export const parentKinds = ['mother', 'father', 'parent'] as const

const female = ['mother', 'step-mother', 'sister', 'half-sister', 'step-sister', 'grandmother', 'aunt']
const male = ['father', 'step-father', 'brother', 'half-brother', 'step-brother', 'grandfather', 'uncle']

type Somebody = { id: string; name: string; bornOn: Day | null; sex: 'F' | 'M' | 'U' }

export type SaidRelation = { holder: Somebody; of: Somebody; kind: string }

export type Around = {
  /** The one said to be the child is a parent or further forebear of the one said to be the parent. */
  isCircle: boolean
  /** Relationships the two people have now, in words: "Ana Avocet is Maya Avocet’s mother". */
  heldBetween: readonly { holderId: string; kind: string; words: string }[]
  /** Others who are this kind of parent by birth now. */
  othersOfKind: readonly string[]
}

type KinDoubt = { text: string; isDoubt: boolean }

const isParent = (kind: string): boolean => parentKinds.some((each) => each === kind)

const years = (from: Day, to: Day): number => Number(to.slice(0, 4)) - Number(from.slice(0, 4))

const ages = ({ holder, of, kind }: SaidRelation): KinDoubt[] => {
  if (!isParent(kind) || holder.bornOn === null || of.bornOn === null) return []
  const gap = years(holder.bornOn, of.bornOn)
  if (gap < 0)
    return [{ isDoubt: false, text: `${holder.name} was born after ${of.name}. Check who is whose` }]
  return gap < 12
    ? [{ isDoubt: true, text: `${holder.name} is only ${String(gap)} years older than ${of.name}` }]
    : []
}

const sexes = ({ holder, kind }: SaidRelation): KinDoubt[] => {
  const differs = (holder.sex === 'M' && female.includes(kind)) || (holder.sex === 'F' && male.includes(kind))
  return differs
    ? [{ isDoubt: true, text: `${holder.name} is recorded as ${holder.sex === 'M' ? 'male' : 'female'}` }]
    : []
}

/** What is wrong with a relationship somebody is about to record, the gravest first; a doubt may be right all the same. */
export const kinDoubts = (said: SaidRelation, around: Around): readonly KinDoubt[] => {
  const { holder, of, kind } = said
  if (holder.id === of.id) return [{ isDoubt: false, text: 'Nobody is related to themselves' }]
  if (isParent(kind) && around.isCircle)
    return [
      {
        isDoubt: false,
        text: `${of.name} is recorded as a parent or grandparent of ${holder.name}. Nobody is their own forebear: check who is whose`,
      },
    ]
  const [between] = around.heldBetween.filter((each) => !(each.holderId === holder.id && each.kind === kind))
  return [
    ...ages(said),
    ...(between ? [{ isDoubt: true, text: `It is recorded already that ${between.words}` }] : []),
    ...(kind !== 'parent' && isParent(kind) && around.othersOfKind.length > 0
      ? [{ isDoubt: true, text: `${around.othersOfKind.join(' and ')} is recorded as the ${kind} already` }]
      : []),
    ...sexes(said),
  ]
}
