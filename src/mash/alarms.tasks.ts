import type { SystemActor } from '../access/index.ts'
import { mashBookFor } from '../clocks/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addJob, contextFor, perform } from '../events/index.ts'
import type { House, Task } from '../web/index.ts'
import { cannotWaitForMorning, closesAt, lookAtClosing, whyEmergencyDutyIsTold } from './closing.rule.ts'
import { type Enquiry, type EnquiryEvent, isOpen } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { overdueAt } from './overdue.sql.ts'

/** The service notices what nobody does (procedures 0B.4): silence, and time that is up. */

const notice = async (
  { owner = '', id = '' }: Readonly<Record<string, string>>,
  house: House,
  job: string,
  decide: (enquiry: Enquiry, tx: Tx) => EnquiryEvent[] | Promise<EnquiryEvent[]>,
): Promise<void> => {
  const actor: SystemActor = { kind: 'system', job, actingFor: owner }
  const noticed = await perform(house.db, enquiryStream, {
    actor,
    at: house.now(),
    action: 'enquiry.work',
    owner,
    id,
    decide: (enquiry, tx) => (enquiry && isOpen(enquiry) ? decide(enquiry, tx) : []),
  })
  // Somebody acted at that very moment: the queue tries again, and finds what became of it.
  if (!noticed.done && noticed.why === 'changed-meanwhile') throw new Error('The enquiry changed meanwhile')
}

/** Woken when an enquiry will have been silent for too long. Somebody may have acted since: then there is no alarm. */
export const noticeSilence: Task = (payload, house) =>
  notice(payload, house, 'enquiry-silent', async ({ owner, id, lastActedAt }, tx) => {
    const row = await tx
      .selectFrom('enquiry')
      .select('silent_at')
      .where('owner', '=', owner)
      .where('id', '=', id)
      .executeTakeFirst()
    return row?.silent_at && row.silent_at <= house.now()
      ? [{ type: 'silence-noticed', since: lastActedAt }]
      : []
  })

/** Woken when the time is up: undecided, it is said once, to the hub and to the council whose child it is. */
export const noticeLateness: Task = (payload, house) =>
  notice(payload, house, 'enquiry-late', ({ dueAt, latenessNoticedFor }) =>
    dueAt !== null && dueAt <= house.now() && latenessNoticedFor !== dueAt
      ? [{ type: 'lateness-noticed' }]
      : [],
  )

/**
 * Woken when the hub closes. Red and still undecided, or immediate and still unrated, it runs on without anybody in the
 * hub: emergency duty is told. Woken too late, when the hub is open again, it is looked at when that closes.
 */
export const noticeClosing: Task = (payload, house) =>
  notice(payload, house, 'enquiry-at-closing', async (enquiry, tx) => {
    if (!cannotWaitForMorning(enquiry)) return []
    const { book } = await mashBookFor(tx, enquiry.owner, house.now())
    const closes = closesAt(book.calendar, house.now())
    if (closes === null) return [{ type: 'emergency-duty-told', because: whyEmergencyDutyIsTold(enquiry) }]
    await addJob(tx, lookAtClosing(enquiry, closes))
    return []
  })

/** What should have been told while the service was down is told now that it starts. */
export const tellWhatWasMissed: Task = async (_payload, house) => {
  const at = house.now()
  for (const { code } of await house.councils()) {
    const actor: SystemActor = { kind: 'system', job: 'enquiries-at-start', actingFor: code }
    await asActor(house.db, contextFor(actor, 'enquiry.work', at), async (tx) => {
      for (const { owner, id, what } of await overdueAt(tx, code, at))
        await addJob(tx, { task: `enquiry-${what}`, payload: { owner, id }, key: `enquiry-${what}:${id}` })
    })
  }
}
