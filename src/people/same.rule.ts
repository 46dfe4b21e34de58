import type { AuthorityCode } from '../access/index.ts'
import type { Evidence, Link, LinkEvent } from './links.ts'
import type { Person, PersonEvent } from './person.ts'

/**
 * Saying that two records are, or are not, one human being; merging the two of one council, and undoing it. Missing a
 * known child is dangerous, merging two children is worse: nothing is joined but by somebody's word, with a reason, and
 * every word can be taken back (matching 6).
 */

/** The record that is spoken of. */
export type Other = { owner: AuthorityCode; id: string }

export type Saying = {
  /** The id of what will stand on this record. */
  linkId: string
  because: string
  evidence?: Evidence
}

/** A worker who opened a merged record, and in which function they did. */
export type Reader = { staffId: string; fn: string }

type SideOf = Pick<Person, 'owner' | 'id' | 'links' | 'sensitivity' | 'mergedInto'>

export type NotSaid =
  'the-same-record' | 'needs-reason' | 'sealed' | 'already-said' | 'nothing-said' | 'undo-the-merge-first'

export type NotMerged =
  | NotSaid
  | 'another-council'
  | 'already-merged'
  | 'merged-elsewhere'
  | 'has-merged-records'
  | 'said-different'
  | 'second-person-needed'
  | 'same-person-twice'
  | 'differences-not-seen'
  | 'not-merged'

const refuse = <R extends string>(refused: R): { refused: R } => ({ refused })

/** What is said now of this record and that one; undefined where nobody has said anything, or it was taken back. */
export const saidOf = (links: readonly Link[], other: Other): Link | undefined =>
  links.findLast(
    (link) => link.endedAt === null && link.otherOwner === other.owner && link.otherId === other.id,
  )

const saying = (
  type: 'said-same' | 'said-different',
  other: Other,
  { evidence, ...said }: Saying,
): LinkEvent => ({
  type,
  linkId: said.linkId,
  otherOwner: other.owner,
  otherId: other.id,
  because: said.because,
  ...(evidence === undefined ? {} : { evidence }),
})

const undone = (link: Link, because: string): LinkEvent => ({ type: 'link-undone', linkId: link.id, because })

const wrong = (one: SideOf, other: Other, because: string): { refused: NotSaid } | null => {
  if (one.owner === other.owner && one.id === other.id) return refuse('the-same-record')
  // A sealed record is linked by nobody but its custodian, by hand: a link would lead from the old name to the new.
  if (one.sensitivity === 'sealed') return refuse('sealed')
  return because.trim() === '' ? refuse('needs-reason') : null
}

/**
 * Somebody says the two are one human being. Said over "different", the older word ends; said again where later
 * evidence had questioned it, the link is kept. Refused without a reason, for a sealed record, or said before.
 */
export const saySame = (
  one: SideOf,
  other: Other,
  said: Saying,
  despite: readonly string[] = [],
): readonly LinkEvent[] | { refused: NotSaid } => {
  const before = saidOf(one.links, other)
  const refused = wrong(one, other, said.because)
  if (refused) return refused
  if (before === undefined) return [saying('said-same', other, said)]
  if (before.says === 'different') return [undone(before, said.because), saying('said-same', other, said)]
  return before.needsReview === null
    ? refuse('already-said')
    : [{ type: 'link-settled', linkId: before.id, because: said.because, despite }]
}

/** Somebody says the two are two. A merge stands in the way until it is undone: undoing says "different" by itself. */
export const sayDifferent = (
  one: SideOf,
  other: Other,
  said: Saying,
): readonly LinkEvent[] | { refused: NotSaid } => {
  const before = saidOf(one.links, other)
  const refused = wrong(one, other, said.because)
  if (refused) return refused
  if (one.owner === other.owner && one.mergedInto === other.id) return refuse('undo-the-merge-first')
  if (before === undefined) return [saying('said-different', other, said)]
  return before.says === 'different'
    ? refuse('already-said')
    : [undone(before, said.because), saying('said-different', other, said)]
}

/** Whatever was said of the two is taken back; afterwards nothing is said of them. */
export const takeBack = (
  one: SideOf,
  other: Other,
  because: string,
): readonly LinkEvent[] | { refused: NotSaid } => {
  const before = saidOf(one.links, other)
  if (because.trim() === '') return refuse('needs-reason')
  if (one.owner === other.owner && one.mergedInto === other.id) return refuse('undo-the-merge-first')
  return before === undefined ? refuse('nothing-said') : [undone(before, because)]
}

export type Merging = Saying & {
  /** The id of what will stand on the record that stands for both. */
  survivorLinkId: string
  /** Who says so now. */
  by: string
  /** Does any record point to the one that would be merged? Then a chain would grow. */
  isSurvivorOfOthers: boolean
  /** Facts that no weight outvotes, and whether whoever merges has ticked that they saw them. */
  conflicts: readonly string[]
  haveSeenConflicts: boolean
}

const needsTwo = (merged: SideOf, survivor: SideOf): boolean =>
  merged.sensitivity !== 'open' || survivor.sensitivity !== 'open'

/**
 * One record of a council is to stand for another of the same council: a pointer, nothing moves. Chains and cycles are
 * refused: what others point to points nowhere, and what points is pointed to by none. "Different" must be taken back
 * first. A restricted record needs two people: what the first says is the proposal, and somebody else merges.
 */
export const merge = (
  merged: SideOf,
  survivor: SideOf,
  told: Merging,
): { merged: readonly PersonEvent[]; survivor: readonly PersonEvent[] } | { refused: NotMerged } => {
  const refused = wrong(merged, survivor, told.because) ?? wrong(survivor, merged, told.because)
  if (refused) return refused
  if (merged.owner !== survivor.owner) return refuse('another-council')
  if (merged.mergedInto !== null) return refuse('already-merged')
  if (survivor.mergedInto !== null) return refuse('merged-elsewhere')
  if (told.isSurvivorOfOthers) return refuse('has-merged-records')
  const before = saidOf(merged.links, survivor)
  if (before?.says === 'different') return refuse('said-different')
  if (told.conflicts.length > 0 && !told.haveSeenConflicts) return refuse('differences-not-seen')
  if (needsTwo(merged, survivor)) {
    if (before === undefined) return refuse('second-person-needed')
    if (before.by === told.by || before.by === null) return refuse('same-person-twice')
  }
  const pointer: PersonEvent = {
    type: 'merged-into',
    intoId: survivor.id,
    because: told.because,
    ...(told.evidence === undefined ? {} : { evidence: told.evidence }),
  }
  return {
    merged: [...agreed(merged, survivor, told), pointer],
    survivor: agreed(survivor, merged, { ...told, linkId: told.survivorLinkId }),
  }
}

/** "Same" stands on both records of a merge, so that it can be questioned and undone like any other. */
const agreed = (one: SideOf, other: Other, told: Saying): readonly LinkEvent[] => {
  const said = saySame(one, other, told)
  return 'refused' in said ? [] : said
}

/**
 * A merge is undone: the pointer goes, and both records say "different", so that nothing brings them together again
 * unasked. What each record holds was never touched.
 */
export const undoMerge = (
  merged: SideOf,
  survivor: SideOf,
  said: Saying & { survivorLinkId: string; readers: readonly Reader[] },
): { merged: readonly PersonEvent[]; survivor: readonly PersonEvent[] } | { refused: NotMerged } => {
  if (said.because.trim() === '') return refuse('needs-reason')
  if (merged.owner !== survivor.owner || merged.mergedInto !== survivor.id) return refuse('not-merged')
  const apart = { ...merged, mergedInto: null }
  const onMerged = sayDifferent(apart, survivor, said)
  const onSurvivor = sayDifferent(survivor, merged, { ...said, linkId: said.survivorLinkId })
  return {
    merged: [
      { type: 'merge-undone', because: said.because, readers: said.readers },
      ...('refused' in onMerged ? [] : onMerged),
    ],
    survivor: 'refused' in onSurvivor ? [] : onSurvivor,
  }
}
