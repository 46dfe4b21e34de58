import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { settingFor } from '../clocks/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { type NotDone, performWithin } from '../events/index.ts'
import { addHours, dayOf, type Instant, laterOf } from '../time/index.ts'
import type { Acting } from './asking.ts'
import { offerLink } from './linking.rule.ts'
import { requestStream } from './request.stream.ts'

/** One-time links: known here by their hash alone, opened in one browser, spent by the answer. */

const secretShape = /^[\w-]{43}$/

export const isSecret = (text: string): boolean => secretShape.test(text)

/** By what the database finds a link. The secret itself is kept nowhere. */
export const proofOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** How long a link opens: so many hours after the answer is due, and at least as long from when it is made. */
export const linkEndsAfter = (hours: number, dueAt: Instant, madeAt: Instant): Instant =>
  addHours(laterOf(dueAt, madeAt), hours)

/** The same, as long as the council set. */
export const linkEndsAt = async (tx: Tx, owner: string, dueAt: Instant, at: Instant): Promise<Instant> =>
  linkEndsAfter((await settingFor(tx, owner, 'agency-link-hours', dayOf(at))).hours, dueAt, at)

const stillOpening = async (tx: Tx, owner: string, requestId: string, at: Instant): Promise<string[]> =>
  (
    await sql<{ id: string }>`select id from agency_link
      where owner = ${owner} and request_id = ${requestId} and spent_at is null and revoked_at is null
        and ends_at > ${at} order by made_at`.execute(tx)
  ).rows.map(({ id }) => id)

/**
 * Makes a link for somebody at the agency who has no account, for the hub to send. Gives its secret, once: only a hash
 * is kept. A link made before stops opening. Refusals: withdrawn, enquiry-closed, recipient-needed, ends-already.
 */
export const makeLink = async (
  tx: Tx,
  { actor, at, owner }: Acting,
  { requestId, sentTo, endsAt }: { requestId: string; sentTo: string; endsAt: Instant },
): Promise<{ done: true; secret: string; linkId: string } | NotDone> => {
  const secret = randomBytes(32).toString('base64url')
  const id = newId()
  const before = await stillOpening(tx, owner, requestId, at)
  const done = await performWithin(tx, requestStream, {
    actor,
    at,
    action: 'enquiry.work',
    owner,
    id: requestId,
    decide: (request) =>
      request ? offerLink(request, { id, sentTo, endsAt }, before, at) : { refused: 'withdrawn' },
    beside: async () => {
      if (actor.kind !== 'staff') throw new Error('A link is made by somebody of the hub.')
      await sql`update agency_link set revoked_at = ${at}
        where owner = ${owner} and id = any (${before}::uuid[])`.execute(tx)
      await tx
        .insertInto('agency_link')
        .values({
          owner,
          id,
          request_id: requestId,
          token_hash: proofOf(secret),
          sent_to: sentTo.trim(),
          made_by: actor.rights.staffId,
          made_at: at,
          ends_at: endsAt,
        })
        .execute()
    },
  })
  return done.done ? { done: true, secret, linkId: id } : done
}

export type Link = {
  owner: string
  id: string
  requestId: string
  endsAt: Instant
  openedAt: Instant | null
  browserHash: string | null
  spentAt: Instant | null
  revokedAt: Instant | null
}

/** The link that this transaction holds; null where there is none such. */
export const heldLink = async (tx: Tx): Promise<Link | null> =>
  (
    await sql<Link>`select owner, id, request_id as "requestId", ends_at as "endsAt", opened_at as "openedAt",
        browser_hash as "browserHash", spent_at as "spentAt", revoked_at as "revokedAt"
      from agency_link where token_hash = app.link()`.execute(tx)
  ).rows[0] ?? null

/** Binds the link to the browser that opened it; false where another was first. */
export const bindToBrowser = async (tx: Tx, browserHash: string, at: Instant): Promise<boolean> => {
  const { numAffectedRows = 0n } = await sql`update agency_link
    set opened_at = ${at}, browser_hash = ${browserHash}
    where token_hash = app.link() and opened_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Answered: it opens nothing any more, not even for the rest of this transaction. */
export const spendLink = async (tx: Tx, at: Instant): Promise<void> => {
  await sql`update agency_link set spent_at = ${at} where token_hash = app.link() and spent_at is null`.execute(
    tx,
  )
}
