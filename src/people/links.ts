import type { AuthorityCode } from '../access/index.ts'
import type { By } from '../events/index.ts'
import type { Instant } from '../time/index.ts'

/**
 * What somebody said about two records: one human being, or two. Said across councils it is a link, and each council
 * keeps its own side of it; said inside one council it stands on both records. It outranks any weight (matching 6).
 */
export type Link = {
  id: string
  otherOwner: AuthorityCode
  otherId: string
  says: 'same' | 'different'
  because: string
  at: Instant
  /** Who said so; null where the service noted it. Restricted records need a second person. */
  by: string | null
  /** What the other council says of the same two records; null until it has answered. */
  otherSays: 'same' | 'different' | null
  /** Why somebody should look at it again; null while nothing speaks against it. */
  needsReview: string | null
  /** What spoke against it when somebody looked and kept it: the same is not asked again. */
  keptDespite: readonly string[]
  endedAt: Instant | null
}

/** What the decision was made on: the comparison and the version of the model, so that it can be explained years later. */
export type Evidence = Readonly<Record<string, unknown>>

type Saying = {
  linkId: string
  otherOwner: AuthorityCode
  otherId: string
  because: string
  evidence?: Evidence
}

export type LinkEvent =
  | ({ type: 'said-same' } & Saying)
  | ({ type: 'said-different' } & Saying)
  /** The other council answered, or took its answer back. */
  | { type: 'other-side-said'; linkId: string; says: 'same' | 'different' | null }
  /** `isEcho`: of two records of one council, the second on which the same question stands. */
  | { type: 'link-questioned'; linkId: string; because: string; evidence?: Evidence; isEcho?: true }
  | { type: 'link-settled'; linkId: string; because: string; despite?: readonly string[] }
  | { type: 'link-undone'; linkId: string; because: string }

const only = (before: readonly Link[], id: string, changes: Partial<Link>): readonly Link[] =>
  before.map((each) => (each.id === id ? { ...each, ...changes } : each))

const said = (
  event: LinkEvent & { type: 'said-same' | 'said-different' },
  { at, by }: { at: Instant; by: By },
): Link => ({
  id: event.linkId,
  otherOwner: event.otherOwner,
  otherId: event.otherId,
  says: event.type === 'said-same' ? 'same' : 'different',
  because: event.because,
  at,
  by: by.kind === 'staff' ? by.staffId : null,
  otherSays: null,
  needsReview: null,
  keptDespite: [],
  endedAt: null,
})

/** What is said of this record and others, after a fact. */
export const evolveLinks = (
  before: readonly Link[],
  event: LinkEvent,
  fact: { at: Instant; by: By },
): readonly Link[] => {
  switch (event.type) {
    case 'said-same':
    case 'said-different':
      return [...before, said(event, fact)]
    case 'other-side-said':
      return only(before, event.linkId, { otherSays: event.says })
    case 'link-questioned':
      return only(before, event.linkId, { needsReview: event.because })
    case 'link-settled':
      return only(before, event.linkId, { needsReview: null, keptDespite: event.despite ?? [] })
    case 'link-undone':
      return only(before, event.linkId, { endedAt: fact.at, needsReview: null })
  }
}
