import { createHash, randomBytes } from 'node:crypto'
import type { Actor, AuthorityCode } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { newId, type Db, type Tx } from '../db/index.ts'
import { addJob, performTogether, performWithin } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { arrive, type Reaching } from './arrive.ts'
import type { Placing } from './contact.ts'
import { contactStream } from './contact.stream.ts'
import { referenceFrom } from './reference.ts'
import { untoldChild } from './untold.ts'

export type CheckedAttachment = {
  name: string
  mediaType: string
  size: number
  sha256: string
  scan: 'clean' | 'not-scanned'
  content: Buffer
}

export type Report = Reaching & {
  /** Which children are whose. One contact is made for each council named here. */
  places: readonly { childIds: readonly string[]; owner: AuthorityCode; placing: Placing }[]
  attachments: readonly CheckedAttachment[]
}

export type TakenIn = {
  /** What people read out: the reference of the first contact. */
  reference: string
  contacts: readonly { owner: AuthorityCode; id: string; reference: string }[]
}

/**
 * A worry is taken in: one contact for each council whose children it names, linked as one report, each complete in
 * itself. It is never refused for want of authority (authorisation B8 no. 2 and 3); who may open it afterwards is
 * another question. All of it is written or none. Sent twice with the same `once`, it is answered with what the first
 * sending did.
 */
export const takeIn = (
  house: { db: Db },
  who: { actor: Actor; at: Instant; once: string },
  report: Report,
): Promise<TakenIn> => {
  if (report.places.length === 0) throw new RangeError('A report is taken in for at least one council')
  const owners = report.places.map(({ owner }) => owner)
  return withAnotherReference(() =>
    performTogether(house.db, { ...who, action: 'contact.take', intakeFor: owners }, async (tx) => {
      const reportId = newId()
      const contacts: { owner: AuthorityCode; id: string; reference: string }[] = []
      for (const place of report.places)
        contacts.push(await takeInFor(tx, who, report, withAChild(report, place), reportId))
      return { reference: contacts[0]?.reference ?? '', contacts }
    }),
  )
}

type Arriving = { reaching: Reaching; place: Report['places'][number] }

/**
 * A worry about a house where a child is heard crying names nobody. The contact still has a child to decide for, or
 * nobody could ever decide it (procedures 1.3: an address is enough).
 */
const withAChild = (report: Report, place: Report['places'][number]): Arriving => {
  if (report.told.children.some(({ id }) => place.childIds.includes(id))) return { reaching: report, place }
  const child = untoldChild(newId(), 'not said')
  const told = { ...report.told, children: [child] }
  return { reaching: { ...report, told }, place: { ...place, childIds: [child.id] } }
}

const isReferenceTaken = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'constraint' in error &&
  error.constraint === 'contact_owner_reference_key'

/** References are drawn by lot; at a million contacts somebody's worry would now and then draw one that is taken. */
const withAnotherReference = async (takingIn: () => Promise<TakenIn>): Promise<TakenIn> => {
  try {
    return await takingIn()
  } catch (error) {
    if (!isReferenceTaken(error)) throw error
    return takingIn()
  }
}

const takeInFor = async (
  tx: Tx,
  { actor, at }: { actor: Actor; at: Instant },
  report: Report,
  { reaching, place }: Arriving,
  reportId: string,
): Promise<{ owner: AuthorityCode; id: string; reference: string }> => {
  const { owner } = place
  const [id, reference, book] = [newId(), referenceFrom(randomBytes(7)), await bookFor(tx, owner, at)]
  const outcome = await performWithin(tx, contactStream, {
    actor,
    at,
    action: 'contact.take',
    owner,
    id,
    opens: true,
    decide: () => [arrive(reaching, place, { reference, reportId }, book, at)],
  })
  if (!outcome.done) throw new Error(`A contact could not be taken in: ${outcome.why}`)
  for (const attachment of report.attachments) await keep(tx, owner, id, attachment, at)
  await addJob(tx, { task: 'acknowledge-referrer', payload: { owner, contactId: id } })
  await addJob(tx, { task: 'count-earlier-contacts', payload: { owner, contactId: id } })
  await addJob(tx, { task: 'match-contact', payload: { owner, contactId: id } })
  return { owner, id, reference }
}

const keep = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
  attachment: CheckedAttachment,
  at: Instant,
) =>
  tx
    .insertInto('attachment')
    .values({
      owner,
      id: newId(),
      contact_id: contactId,
      name: attachment.name,
      media_type: attachment.mediaType,
      size: attachment.size,
      sha256: attachment.sha256,
      scan: attachment.scan,
      content: attachment.content,
      added_at: at,
    })
    .execute()

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
