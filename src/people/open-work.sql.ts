import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { instant, type Instant } from '../time/index.ts'

/** A clock as it runs. */
export type RunningNow = { rule: string; startedAt: Instant; dueAt: Instant; calendarVersion: string }

/** A contact somebody is on that waits for somebody, with the clocks that run on it. */
export type OpenContact = {
  kind: 'contact'
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  stage: string
  waitingFor: string
  receivedAt: Instant
  openedBy: string | null
  /** Is the person one of its children, or an adult around them? */
  isChildOnIt: boolean
  clocks: readonly RunningNow[]
}

/** Work about a child that was passed on and that nobody has taken yet. */
export type OpenHandOver = {
  kind: 'hand-over'
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  stage: string
  team: string | null
  sentAt: Instant
  clocks: readonly RunningNow[]
}

/** An enquiry of the MASH in which this child has no outcome yet. */
export type OpenEnquiry = {
  kind: 'enquiry'
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  stage: string
  rating: string | null
  startedAt: Instant
  clocks: readonly RunningNow[]
}

export type OpenWork = OpenContact | OpenHandOver | OpenEnquiry

/** Every record known to be this human being, merged or linked, in sight of whoever asks (migration 0024). */
export const recordsOfOneHuman = async (tx: Tx, recordIds: readonly string[]): Promise<readonly string[]> => {
  const { rows } = await sql<{ ids: string[] }>`
    select app.one_person(${[...recordIds]}::uuid[]) as ids`.execute(tx)
  return rows[0]?.ids ?? recordIds
}

const runningClocks = (stream: string, alias: string) => sql`
  (select coalesce(json_agg(json_build_object('rule', k.rule, 'startedAt', k.started_at, 'dueAt', k.due_at,
      'calendarVersion', k.calendar_version) order by k.due_at), '[]')
    from clock k where k.owner = ${sql.ref(`${alias}.owner`)} and k.stream = ${stream}
      and k.subject_id = ${sql.ref(`${alias}.id`)} and k.stopped_at is null)`

type Read = {
  contacts: Omit<OpenContact, 'kind'>[]
  handOvers: Omit<OpenHandOver, 'kind'>[]
  enquiries: Omit<OpenEnquiry, 'kind'>[]
}

/**
 * What waits for somebody about these people, in every council the context looks across: contacts without an outcome
 * that somebody has taken on, hand-overs not accepted, and enquiries of the MASH without an outcome for them, the least
 * time left first. One question.
 */
export const openWorkOf = async (tx: Tx, personIds: readonly string[]): Promise<OpenWork[]> => {
  const ids = [...personIds]
  const { rows } = await sql<Read>`
    with on_it as (
      select k.owner, k.contact_id, k.id as child_id from contact_child k where k.person_id = any (${ids}::uuid[])
      union all
      select a.owner, a.contact_id, null from contact_adult a where a.person_id = any (${ids}::uuid[])
    ), waiting as (
      select c.*, bool_or(o.child_id is not null) as is_child from on_it o
      join contact c on c.owner = o.owner and c.id = o.contact_id
      where c.waiting_for is not null group by c.owner, c.id
    ), sent as (
      select h.*, (select t.name from team t where t.id = h.to_team) as team from hand_over h
      where h.stage in ('no-team', 'sent', 'queried') and exists (
        select from on_it o where o.owner = h.owner and o.contact_id = h.contact_id and o.child_id = any (h.child_ids))
    ), asking as (
      select q.* from enquiry q where q.stage in ('new', 'open') and exists (
        select from on_it o join enquiry_child k on k.owner = o.owner and k.child_id = o.child_id
        where o.owner = q.owner and k.enquiry_id = q.id and k.outcome is null)
    )
    select
      (select coalesce(json_agg(json_build_object('owner', w.owner, 'id', w.id, 'reference', w.reference,
          'headline', w.headline, 'stage', w.stage, 'waitingFor', w.waiting_for, 'receivedAt', w.received_at,
          'openedBy', (select s.name from staff s where s.id = w.opened_by), 'isChildOnIt', w.is_child,
          'clocks', ${runningClocks('contact', 'w')}) order by w.due_at, w.id), '[]') from waiting w) as contacts,
      (select coalesce(json_agg(json_build_object('owner', h.owner, 'id', h.id, 'reference', h.reference,
          'headline', h.headline, 'stage', h.stage, 'team', h.team, 'sentAt', h.sent_at,
          'clocks', ${runningClocks('hand-over', 'h')}) order by h.due_at, h.id), '[]') from sent h) as "handOvers",
      (select coalesce(json_agg(json_build_object('owner', q.owner, 'id', q.id, 'reference', q.reference,
          'headline', q.headline, 'stage', q.stage, 'rating', q.rating, 'startedAt', q.started_at,
          'clocks', ${runningClocks('enquiry', 'q')}) order by q.order_at, q.id), '[]') from asking q) as enquiries`.execute(
    tx,
  )
  const { contacts, handOvers, enquiries } = rows[0] ?? { contacts: [], handOvers: [], enquiries: [] }
  return [
    ...contacts.map((each): OpenContact => ({
      kind: 'contact',
      ...each,
      receivedAt: instant(each.receivedAt),
      clocks: each.clocks.map(asRunning),
    })),
    ...handOvers.map((each): OpenHandOver => ({
      kind: 'hand-over',
      ...each,
      sentAt: instant(each.sentAt),
      clocks: each.clocks.map(asRunning),
    })),
    ...enquiries.map((each): OpenEnquiry => ({
      kind: 'enquiry',
      ...each,
      startedAt: instant(each.startedAt),
      clocks: each.clocks.map(asRunning),
    })),
  ]
}

/** Inside JSON a moment comes as PostgreSQL writes it. */
const asRunning = (clock: RunningNow): RunningNow => ({
  ...clock,
  startedAt: instant(clock.startedAt),
  dueAt: instant(clock.dueAt),
})
