import { sql } from 'kysely'
import type { Actor, LinkActor, StaffActor } from '../access/index.ts'
import type { Db, Tx } from '../db/index.ts'
import {
  type Command,
  type Done,
  type NotDone,
  perform,
  performWithin,
  unlessChangedMeanwhile,
} from '../events/index.ts'
import type { KeptFile } from '../files/index.ts'
import { dropForm } from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import { answerInParts, attach, type Saying } from './answering.rule.ts'
import { keepAnswer } from './asking.ts'
import { keepFile } from './files.sql.ts'
import type { AgencyRequest, RequestEvent } from './request.ts'
import { requestStream } from './request.stream.ts'
import { keepDisclosure, markOf, ownAmong } from './said.sql.ts'
import type { ShareLevel } from './share-level.rule.ts'

/** What an agency does with what it was asked: its navigator, or somebody with a one-time link. */

/** Where an agency's navigator, or whoever holds a link, keeps what they are typing. */
export const formOf = (requestId: string): string => `request/${requestId}`

export type Answering = { actor: Actor; at: Instant; owner: string; id: string }

type Change = Command<AgencyRequest, RequestEvent>

/** The first time somebody at the agency opens it. A colleague who does so at the same instant has said it already. */
export const markSeen = async (tx: Tx, { actor, at, owner, id }: Answering): Promise<void> => {
  await sql`savepoint before_seen`.execute(tx)
  const done = await unlessChangedMeanwhile(() =>
    performWithin(tx, requestStream, {
      actor,
      at,
      action: 'request.answer',
      owner,
      id,
      decide: (request): RequestEvent[] => (request?.seenAt === null ? [{ type: 'seen' }] : []),
    }),
  )
  await sql.raw(done.done ? 'release savepoint before_seen' : 'rollback to savepoint before_seen').execute(tx)
}

/** What was taken from what the agency said before, each a part of its own. */
const partsOf = (sayings: readonly Saying[]) =>
  [...new Set(sayings.map(({ reusedFrom }) => reusedFrom ?? null))].map((reusedFrom) => ({
    reusedFrom,
    marks: sayings.filter((saying) => (saying.reusedFrom ?? null) === reusedFrom).map(markOf),
  }))

/** Only what this agency said itself is marked as said again. */
const withOwnReuse = async (tx: Tx, sayings: readonly Saying[]): Promise<Saying[]> => {
  const own = await ownAmong(
    tx,
    sayings.flatMap(({ reusedFrom }) => reusedFrom ?? []),
  )
  return sayings.map(({ reusedFrom, ...saying }) =>
    reusedFrom !== undefined && own.has(reusedFrom) ? { ...saying, reusedFrom } : saying,
  )
}

const answerCommand = (
  { actor, at, owner, id }: Answering,
  sayings: readonly Saying[],
  name: string,
): Change => {
  let said: readonly Saying[] = []
  return {
    actor,
    at,
    action: 'request.answer',
    owner,
    id,
    decide: async (request, tx) => {
      if (!request) return { refused: 'withdrawn' }
      said = await withOwnReuse(tx, sayings)
      return answerInParts(request, partsOf(said), name)
    },
    beside: async (tx, request) => {
      await keepAnswer(tx, request, said, { actor, at }, name, null)
      await dropForm(tx, formOf(id))
    },
  }
}

const tries = 5

/** Answers only add: whoever answered at the same instant is kept, and this one comes after. */
export const untilAlone = async <A extends { done: boolean }>(
  doing: () => Promise<A | NotDone>,
): Promise<A | NotDone> => {
  for (let left = tries; ; left -= 1) {
    const outcome = await doing()
    if (left <= 1 || !('why' in outcome) || outcome.why !== 'changed-meanwhile') return outcome
  }
}

type Outcome = Done<AgencyRequest> | NotDone

/** A navigator's answer, whole or in part. Sent twice, it is there once; two colleagues' at one instant are both kept. */
export const sendAnswer = (
  db: Db,
  answering: Answering & { actor: StaffActor; once: string },
  sayings: readonly Saying[],
): Promise<Outcome> =>
  untilAlone<Done<AgencyRequest>>(() =>
    perform(db, requestStream, {
      ...answerCommand(answering, sayings, answering.actor.rights.name),
      once: answering.once,
    }),
  )

/** The same by a one-time link, inside a transaction that spends the link afterwards. */
export const answerWithin = (
  tx: Tx,
  answering: Answering & { actor: LinkActor },
  sayings: readonly Saying[],
): Promise<Outcome> =>
  performWithin(tx, requestStream, answerCommand(answering, sayings, answering.actor.name))

/** A file of the agency beside its answer, at the level it gives. */
export const attachFile = (
  db: Db,
  { actor, at, owner, id, once }: Answering & { once: string },
  file: KeptFile & { id: string; level: ShareLevel },
): Promise<Outcome> =>
  untilAlone<Done<AgencyRequest>>(() =>
    perform(db, requestStream, {
      actor,
      at,
      action: 'request.answer',
      owner,
      id,
      once,
      decide: (request) => (request ? attach(request, file) : { refused: 'withdrawn' }),
      beside: async (tx, request) => {
        await keepFile(tx, request, file, at)
        await keepDisclosure(tx, {
          owner,
          enquiryId: request.enquiryId,
          contactId: request.contactId,
          requestId: id,
          direction: 'from-agency',
          from: request.agency,
          to: owner,
          about: request.subjects.map((subject) => subject.id),
          purpose: request.purpose,
          outcome: 'shared',
          flow: { id: request.flow.id, instrumentId: request.flow.instrument.id },
          lawfulBasis: request.lawfulBasis,
          gateways: request.gateways,
          because: 'A file beside the answer',
          detriment: null,
          decidedBy: actor.kind === 'staff' ? actor.rights.staffId : null,
          decidedName: actor.kind === 'link' ? actor.name : null,
          sha256: file.sha256,
          at,
        })
      },
    }),
  )
