import { sql } from 'kysely'
import type { AuthorityCode, Resource } from '../access/index.ts'
import { mashBookFor, settingFor } from '../clocks/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { addJob, factsOf, fold, type Job, resourceOf } from '../events/index.ts'
import { aboutARelative } from '../people/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { cannotWaitForMorning, closesAt, lookAtClosing } from './closing.rule.ts'
import { type Enquiry, type EnquiryChild, type EnquiryFact, isOpen, ratingOf } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { silentAtLatest } from './silence.rule.ts'

const changing = (enquiry: Enquiry) => ({
  headline: enquiry.headline,
  children: enquiry.children.length,
  stage: enquiry.stage,
  rating: ratingOf(enquiry),
  taken_at: enquiry.taken?.at ?? null,
  allocated_to: enquiry.taken?.allocatedTo ?? null,
  due_at: enquiry.dueAt,
  clock_rule: enquiry.clockRule,
  order_at: enquiry.dueAt ?? enquiry.startedAt,
  last_acted_at: enquiry.lastActedAt,
  alarms: enquiry.alarms,
  emergency_duty_told_at: enquiry.emergencyDutyToldAt,
  decided_at: enquiry.decidedAt,
  breach_reason: enquiry.breach?.reason ?? null,
})

/** The row that the board reads, as the state has it. `fold = row` in the tests compares the two. */
export const rowOf = (enquiry: Enquiry) => ({
  owner: enquiry.owner,
  id: enquiry.id,
  contact_id: enquiry.contactId,
  report_id: enquiry.reportId,
  reference: enquiry.reference,
  urgency: enquiry.urgency,
  received_at: enquiry.receivedAt,
  started_at: enquiry.startedAt,
  ...changing(enquiry),
})

export const childRowOf = ({ owner, id }: Enquiry, { childId, name, decided }: EnquiryChild) => ({
  owner,
  enquiry_id: id,
  child_id: childId,
  name,
  outcome: decided?.outcome ?? null,
  decided_at: decided?.at ?? null,
  decided_by: decided?.by ?? null,
})

/** When the hub is next told that nothing happens. */
const nextAlarm = async (tx: Tx, enquiry: Enquiry, from: Instant): Promise<Instant> => {
  const hours = await settingFor(tx, enquiry.owner, 'mash-silence', dayOf(from))
  const { book } = await mashBookFor(tx, enquiry.owner, from)
  return silentAtLatest(ratingOf(enquiry), from, hours, book.calendar)
}

const lookWhen = (task: string, { owner, id }: Enquiry, runAt: Instant): Job => ({
  task,
  payload: { owner, id },
  runAt,
  key: `${task}:${id}`,
})

export const lookForSilence = (enquiry: Enquiry, silentAt: Instant): Job =>
  lookWhen('enquiry-silent', enquiry, silentAt)

export const lookForLateness = (enquiry: Enquiry, dueAt: Instant): Job =>
  lookWhen('enquiry-late', enquiry, dueAt)

/** Nobody acted, and it is counted by the same colour: silence goes on from where it began. */
const sameSilence = (before: Enquiry, after: Enquiry): boolean =>
  before.lastActedAt === after.lastActedAt && ratingOf(before) === ratingOf(after)

/** A red enquiry is looked at when the hub closes, though it would be due before: it may not be decided by then. */
const wakeAtClosing = async (tx: Tx, before: Enquiry | undefined, after: Enquiry): Promise<void> => {
  if (!cannotWaitForMorning(after) || (before !== undefined && cannotWaitForMorning(before))) return
  const at = await now(tx)
  const { book } = await mashBookFor(tx, after.owner, at)
  const closes = closesAt(book.calendar, at)
  if (closes !== null) await addJob(tx, lookAtClosing(after, closes))
}

/** Writes the rows, and asks to be woken when the enquiry is due and when it will have been silent for too long. */
export const saveEnquiry = async (tx: Tx, before: Enquiry | undefined, after: Enquiry): Promise<void> => {
  const isAlarm = before !== undefined && after.alarms > before.alarms
  const silent_at = !isOpen(after)
    ? null
    : before !== undefined && !isAlarm && sameSilence(before, after)
      ? undefined
      : await nextAlarm(tx, after, isAlarm ? await now(tx) : after.lastActedAt)
  if (before === undefined) {
    await tx
      .insertInto('enquiry')
      .values({ ...rowOf(after), silent_at: silent_at ?? null })
      .execute()
  } else {
    await tx
      .updateTable('enquiry')
      .set({ ...changing(after), ...(silent_at === undefined ? {} : { silent_at }) })
      .where('owner', '=', after.owner)
      .where('id', '=', after.id)
      .execute()
  }
  await saveChildren(tx, before, after)
  if (silent_at) await addJob(tx, lookForSilence(after, silent_at))
  if (isOpen(after) && after.dueAt !== null && after.dueAt !== before?.dueAt)
    await addJob(tx, lookForLateness(after, after.dueAt))
  await wakeAtClosing(tx, before, after)
}

const now = async (tx: Tx): Promise<Instant> => {
  const { rows } = await sql<{ at: Instant }>`select app.at() as at`.execute(tx)
  if (!rows[0]) throw new Error('An enquiry is changed at some moment.')
  return rows[0].at
}

const saveChildren = async (tx: Tx, before: Enquiry | undefined, after: Enquiry): Promise<void> => {
  for (const is of after.children) {
    const was = before?.children.find(({ childId }) => childId === is.childId)
    if (was === is) continue
    const row = childRowOf(after, is)
    if (was === undefined)
      await tx
        .insertInto('enquiry_child')
        .values({ ...row, id: newId() })
        .execute()
    else
      await tx
        .updateTable('enquiry_child')
        .set({ outcome: row.outcome, decided_at: row.decided_at, decided_by: row.decided_by })
        .where('owner', '=', row.owner)
        .where('enquiry_id', '=', row.enquiry_id)
        .where('child_id', '=', row.child_id)
        .execute()
  }
}

/** Teams it is with, who of the workers is related to somebody on the contact, and who gave a reason today. */
export const relationsOf = async (tx: Tx, resource: Resource): Promise<Resource> => {
  const { rows } = await sql<{ teams: string[]; related: string[]; reasons: string[] }>`
    select
      array(select distinct h.to_team::text from hand_over h
        where h.owner = q.owner and h.contact_id = q.contact_id and h.to_fn = 'mash' and h.to_team is not null
          and h.stage <> 'withdrawn') as teams,
      array(select distinct f.staff_id::text from conflict_of_interest f
        where f.owner = q.owner and f.person_id in (
          select k.person_id from contact_child k where k.owner = q.owner and k.contact_id = q.contact_id
          union all
          select a.person_id from contact_adult a where a.owner = q.owner and a.contact_id = q.contact_id))
        || case when ${aboutARelative(sql`q.owner`, sql`q.contact_id`)} then array[app.staff_id()::text] else '{}' end as related,
      array(select distinct r.staff_id::text from declared_reason r
        where r.owner = q.owner and r.subject_id = q.id and r.ends_at > app.at()) as reasons
    from enquiry q where q.owner = ${resource.owner} and q.id = ${resource.id}`.execute(tx)
  const found = rows[0]
  return found
    ? {
        ...resource,
        teams: [...resource.teams, ...found.teams],
        conflictedStaff: found.related,
        reasonGivenBy: found.reasons,
      }
    : resource
}

export type ReplayedEnquiry = { enquiry: Enquiry; facts: readonly EnquiryFact[] }

/** An enquiry by id with everything that happened; null where this reader's councils have none such. */
export const replayEnquiry = async (
  tx: Tx,
  id: string,
): Promise<{ resource: Resource; it: ReplayedEnquiry } | null> => {
  const row = await tx.selectFrom('enquiry').select('owner').where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const facts = await factsOf(tx, enquiryStream, row.owner, id)
  const whole = fold(enquiryStream, facts)
  const enquiry = whole && (await asInSight(tx, whole))
  return enquiry ? { resource: await resourceOf(tx, enquiryStream, enquiry), it: { enquiry, facts } } : null
}

/**
 * The enquiry as its reader may know of it: a child whose record was sealed since is on it no more, and the words over
 * it are those of the contact as it may be read. Null: nobody on it is in sight.
 */
const asInSight = async (tx: Tx, enquiry: Enquiry): Promise<Enquiry | null> => {
  const rows = await tx
    .selectFrom('contact_child as k')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.owner', '=', 'k.owner').onRef('c.id', '=', 'k.contact_id'),
    )
    .select(['k.id', 'c.headline'])
    .where('k.owner', '=', enquiry.owner)
    .where('k.contact_id', '=', enquiry.contactId)
    .execute()
  const seen = new Set(rows.map(({ id }) => id))
  const children = enquiry.children.filter(({ childId }) => seen.has(childId))
  if (children.length === enquiry.children.length) return enquiry
  return children.length === 0 ? null : { ...enquiry, children, headline: rows[0]?.headline ?? '' }
}

/** An enquiry by id, with what access decisions need of it; null where this reader's councils have none such. */
export const findEnquiry = async (
  tx: Tx,
  id: string,
): Promise<{ resource: Resource; it: Enquiry } | null> => {
  const found = await replayEnquiry(tx, id)
  return found && { resource: found.resource, it: found.it.enquiry }
}

/** The enquiry still going on about this contact; null where there is none. */
export const openEnquiryOf = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
): Promise<string | null> => {
  const row = await tx
    .selectFrom('enquiry')
    .select('id')
    .where('owner', '=', owner)
    .where('contact_id', '=', contactId)
    .where('stage', 'in', ['new', 'open'])
    .executeTakeFirst()
  return row?.id ?? null
}
