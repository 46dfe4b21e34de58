import { membershipsAt, type SystemActor } from '../access/index.ts'
import { type ContactEvent, contactStream } from '../contacts/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor, performWithin } from '../events/index.ts'
import type { Task } from '../web/index.ts'
import { supervisorOf } from './alert.ts'
import { raiseAlert } from './raise.ts'

/**
 * A worker met the record of somebody they are related to (authorisation B8 no. 13). They saw nothing; their supervisor
 * is told, and the contact's own record says so. It never left the queue: it waits there for a colleague. Where it was an
 * agency's navigator, the hub that asked is told: nobody at the agency is a manager here.
 */
export const conflictMet: Task = async ({ owner = '', kind = '', id = '', staffId = '' }, house) => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: 'conflict-of-interest-met', actingFor: owner }
  if (kind === 'agency-request') {
    await asActor(house.db, contextFor(actor, 'alert.close', at), (tx) =>
      tellTheHub(tx, { actor, at, owner, id }),
    )
    return
  }
  const rights = await house.rightsOf(staffId)
  const fn = (rights && membershipsAt(rights, at)[0]?.fn) ?? 'screening'
  await asActor(house.db, contextFor(actor, 'alert.close', at), async (tx) => {
    if (kind === 'contact') await noteOnContact(tx, { actor, at, owner, id, staffId })
    await raiseAlert(
      tx,
      { actor, at, owner },
      {
        kind: 'conflict-of-interest',
        forFn: fn,
        forRole: supervisorOf(fn),
        subjectKind: kind,
        subjectId: id,
        reference: kind === 'contact' ? await referenceOf(tx, owner, id) : null,
      },
    )
  })
}

/** Leads to the enquiry, which the hub's manager may open; another navigator, or a telephone call, must answer. */
const tellTheHub = async (tx: Tx, { id, ...from }: Omit<Noted, 'staffId'>): Promise<void> => {
  const asked = await tx
    .selectFrom('agency_request')
    .select(['enquiry_id', 'reference'])
    .where('owner', '=', from.owner)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!asked) return
  await raiseAlert(tx, from, {
    kind: 'navigator-related',
    forFn: 'mash',
    forRole: 'team-manager',
    subjectKind: 'enquiry',
    subjectId: asked.enquiry_id,
    reference: asked.reference,
  })
}

type Noted = {
  actor: SystemActor
  at: Parameters<typeof contextFor>[2]
  owner: string
  id: string
  staffId: string
}

const noteOnContact = async (tx: Tx, { actor, at, owner, id, staffId }: Noted): Promise<void> => {
  await performWithin(tx, contactStream, {
    actor,
    at,
    action: 'contact.follow-up',
    owner,
    id,
    decide: (): ContactEvent[] => [{ type: 'conflict-met', staffId }],
  })
}

const referenceOf = async (tx: Tx, owner: string, id: string): Promise<string | null> =>
  (
    await tx
      .selectFrom('contact')
      .select('reference')
      .where('owner', '=', owner)
      .where('id', '=', id)
      .executeTakeFirst()
  )?.reference ?? null
