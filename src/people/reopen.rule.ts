import type { HardConflict } from '../matching/index.ts'

/**
 * When later evidence asks for another look at two records said to be the same. Never broken silently: a person looks
 * (matching 6: under the threshold it goes to somebody's attention instead of being rebuilt).
 */

/** What may speak against two records being one: facts that no weight outvotes, or a weight that has sunk too low. */
export type Doubt = HardConflict | 'too-little-agrees'

/**
 * What speaks against it now and was not accepted before. Empty: nothing new, nobody is asked. `floor` is the weight in
 * bits under which a match would no longer be offered for confirming.
 */
export const doubtsAbout = (
  now: { weight: number; conflicts: readonly HardConflict[] },
  floor: number,
  acceptedBefore: readonly string[],
): readonly Doubt[] => {
  const doubts: Doubt[] = [...now.conflicts, ...(now.weight < floor ? (['too-little-agrees'] as const) : [])]
  return doubts.filter((doubt) => !acceptedBefore.includes(doubt))
}

/** In words that give nothing of the other record away: which part speaks against it, never its value. */
export const doubtWords: Readonly<Record<Doubt, string>> = {
  'different-nhs-number': 'they have different NHS numbers',
  'different-upn': 'they have different pupil numbers',
  'other-given-name': 'the given names are wholly different',
  'other-sex': 'the sex differs',
  'another-generation': 'the dates of birth are a generation apart',
  'number-reused': 'the number agrees and nothing else does',
  'too-little-agrees': 'too little agrees any more',
}

export const inWords = (doubts: readonly Doubt[]): string =>
  doubts.map((doubt) => doubtWords[doubt]).join('; ')
