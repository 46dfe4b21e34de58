import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import { type Day, dayOf, plainDay } from '../time/index.ts'
import type { ChangeKind, ServiceMethod } from './change.ts'
import type { Published } from './decision.rule.ts'
import { poundsInWords } from './money.rule.ts'
import type { NoticeGround } from './notice.rule.ts'
import type { DependantKind, Disposition } from './termination.rule.ts'
import type { ClauseChange, FunctionChange } from './variation.rule.ts'

/** What is asked for, by kind. Never altered afterwards. */
export type Wanted =
  | {
      kind: 'variation'
      words: string
      financialEffect: number | null
      effectiveFrom: Day
      functions: readonly FunctionChange[]
      clauses: readonly ClauseChange[]
    }
  | { kind: 'extension'; firstTo: Day; oldTo: Day; newTo: Day }
  | {
      kind: 'notice'
      ground: NoticeGround
      months: number | null
      circumstance: string | null
      givenOn: Day
      service: ServiceMethod
    }
  | { kind: 'termination'; noticeId: string | null; endsOn: Day }

/** Which change of which agreement, and the other councils it is between. */
type Of = { instrumentId: string; others: readonly AuthorityCode[] }

export type Disposed = Disposition & { kind: DependantKind; number: number }

/**
 * What one council does about a change. Each council has its own facts of it, under the same id: neither can write the
 * other's, and each can show what it did without the other.
 */
export type PartEvent = Happening &
  Of &
  (
    | { type: 'asked-for'; number: number; why: string; wanted: Wanted }
    | { type: 'assessed'; words: string }
    | {
        type: 'decided'
        revision: number
        approves: boolean
        reason: string
        reference: string
        decidedBy: string
        decidedOn: Day
      }
    | {
        /** What a party that nobody signs in for here said, by the paper it signed. */
        type: 'consented'
        organisation: string
        revision: number
        approves: boolean
        reason: string
        signedBy: string
        capacity: string
        signedOn: Day
        document: { id: string; name: string; size: number; sha256: string }
      }
    | ({ type: 'published'; revision: number } & Published)
    | { type: 'called-in'; revision: number; on: Day }
    | { type: 'reconsidered'; revision: number; stands: boolean; on: Day; reason: string }
    | { type: 'moved'; number: number; toDay: Day }
    | { type: 'disposed'; dispositions: readonly Disposed[] }
    | { type: 'withdrawn'; because: string }
    | { type: 'carried-out' }
  )

type Happened = { event: PartEvent; on: Day; staffId: string | null }

/** One council's part in a change: what it did, in order. */
export type Part = { owner: AuthorityCode; id: string; kind: ChangeKind; happened: readonly Happened[] }

export const evolvePart =
  (kind: ChangeKind) =>
  (before: Part | undefined, { owner, id, event, at, by }: Fact<PartEvent>): Part => ({
    owner,
    id,
    kind,
    happened: [
      ...(before?.happened ?? []),
      { event, on: dayOf(at), staffId: by.kind === 'staff' ? by.staffId : null },
    ],
  })

export const partResource = ({ owner, id, kind }: Part): Resource =>
  councilsRecord(streamName(kind), { owner, id })

export const streamName = (kind: ChangeKind): string => `agreement-${kind}`

const wantedInWords = (wanted: Wanted): string => {
  switch (wanted.kind) {
    case 'variation':
      return wanted.financialEffect === null
        ? 'Asked for a variation'
        : `Asked for a variation of ${poundsInWords(wanted.financialEffect)} a year`
    case 'extension':
      return `Asked to extend the agreement to ${plainDay(wanted.newTo)}`
    case 'notice':
      return `Gave notice on ${plainDay(wanted.givenOn)}`
    case 'termination':
      return `Asked to end the agreement on ${plainDay(wanted.endsOn)}`
  }
}

export const partSentence = ({ event }: Fact<PartEvent>): string => {
  switch (event.type) {
    case 'asked-for':
      return wantedInWords(event.wanted)
    case 'assessed':
      return 'Assessed the change'
    case 'decided':
      return `${event.approves ? 'Approved' : 'Refused'} on ${plainDay(event.decidedOn)}, ${event.reference}`
    case 'consented':
      return `Wrote down by its paper what ${event.organisation} said: ${event.approves ? 'approved' : 'refused'} on ${plainDay(event.signedOn)}`
    case 'published':
      return `Published on ${plainDay(event.publishedOn)}; holds from ${plainDay(event.effectiveOn)}`
    case 'called-in':
      return `The decision was called in on ${plainDay(event.on)}`
    case 'reconsidered':
      return event.stands ? 'Reconsidered: the decision stands' : 'Reconsidered: the decision is taken back'
    case 'moved':
      return `Asked all parties to sign ${plainDay(event.toDay)} instead`
    case 'disposed':
      return `Said what becomes of ${String(event.dispositions.length)} things that hang on the agreement`
    case 'withdrawn':
      return 'Took the request back'
    case 'carried-out':
      return 'Carried out'
  }
}
