import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { settingFor } from '../clocks/index.ts'
import type { Db, Tx } from '../db/index.ts'
import { factsOf, fold, type StartedClock } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Contact, ContactFact } from './contact.ts'
import { contactStream } from './contact.stream.ts'
import type { GuidanceIndicator } from './guidance.rule.ts'
import { countedSince } from './repeat-contact.rule.ts'
import { factsAsRead } from './withheld.ts'

/** What stands around a contact while it is screened: guidance, clocks, hand-overs, attachments, who is related. */

export type Guidance = { title: string; version: number; effectiveFrom: Day; indicators: GuidanceIndicator[] }

/** The council's own threshold guidance in force on a day, with its indicators; null where it has published none. */
export const guidanceOf = async (
  tx: Db | Tx,
  authority: AuthorityCode,
  on: Day,
): Promise<Guidance | null> => {
  const found = await tx
    .selectFrom('threshold_guidance')
    .select(['title', 'version', 'effective_from as effectiveFrom'])
    .where('authority', '=', authority)
    .where('effective_from', '<=', on)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', on)]))
    .orderBy('effective_from', 'desc')
    .executeTakeFirst()
  if (!found) return null
  const { rows } = await sql<GuidanceIndicator>`
    select code, level, route, domain, text from threshold_indicator
    where authority = ${authority} and version = ${found.version} order by level, code`.execute(tx)
  return { ...found, indicators: rows }
}

export type ShownClock = {
  rule: string
  startedAt: Instant
  dueAt: Instant
  stoppedAt: Instant | null
  calendarVersion: string
  ruleVersion: number
}

export const clocksOf = async (tx: Tx, owner: AuthorityCode, id: string): Promise<ShownClock[]> =>
  tx
    .selectFrom('clock')
    .select([
      'rule',
      'started_at as startedAt',
      'due_at as dueAt',
      'stopped_at as stoppedAt',
      'calendar_version as calendarVersion',
      'rule_version as ruleVersion',
    ])
    .where('owner', '=', owner)
    .where('stream', '=', contactStream.name)
    .where('subject_id', '=', id)
    .orderBy('due_at')
    .execute()

/** Clocks still running, as they would be carried on by another council. */
export const runningClocks = async (tx: Tx, owner: AuthorityCode, id: string): Promise<StartedClock[]> =>
  (await clocksOf(tx, owner, id))
    .filter(({ stoppedAt }) => stoppedAt === null)
    .map(({ rule, ruleVersion, calendarVersion, startedAt, dueAt }) => ({
      rule,
      ruleVersion,
      calendarVersion,
      startedAt,
      dueAt,
    }))

export type Attached = { id: string; name: string; mediaType: string; size: number; scan: string }

export const attachmentsOf = async (tx: Tx, owner: AuthorityCode, contactId: string): Promise<Attached[]> =>
  tx
    .selectFrom('attachment')
    .select(['id', 'name', 'media_type as mediaType', 'size', 'scan'])
    .where('owner', '=', owner)
    .where('contact_id', '=', contactId)
    .orderBy('name')
    .execute()

export const attachmentContent = async (tx: Tx, owner: AuthorityCode, contactId: string, id: string) =>
  tx
    .selectFrom('attachment')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('owner', '=', owner)
    .where('contact_id', '=', contactId)
    .where('id', '=', id)
    .executeTakeFirst()

/** A report's files belong to the contact wherever it goes: the council it moves to has its own copy. */
export const copyAttachments = async (
  tx: Tx,
  from: AuthorityCode,
  to: AuthorityCode,
  contactId: string,
): Promise<void> => {
  await sql`
    insert into attachment (owner, id, contact_id, name, media_type, size, sha256, scan, content, added_at)
    select ${to}, id, contact_id, name, media_type, size, sha256, scan, content, added_at
    from attachment where owner = ${from} and contact_id = ${contactId}
    on conflict do nothing`.execute(tx)
}

export type Sent = {
  id: string
  team: string | null
  outcome: string
  stage: string
  sentAt: Instant
  acceptedAt: Instant | null
  allocatedTo: string | null
  queryReason: string | null
}

export const handOversOf = async (tx: Tx, owner: AuthorityCode, contactId: string): Promise<Sent[]> => {
  const { rows } = await sql<Sent>`
    select h.id, t.name as team, h.outcome, h.stage, h.sent_at as "sentAt", h.accepted_at as "acceptedAt",
      (select s.name from staff s where s.id = h.allocated_to) as "allocatedTo", h.query_reason as "queryReason"
    from hand_over h left join team t on t.id = h.to_team
    where h.owner = ${owner} and h.contact_id = ${contactId} order by h.sent_at`.execute(tx)
  return rows
}

/**
 * What the persons' records carry, by person: flags that decide who may close (procedures 2.8). Of a record that stands
 * for others, theirs too.
 */
export const flagsOf = async (
  tx: Tx,
  owner: AuthorityCode,
  personIds: readonly string[],
): Promise<Map<string, string[]>> => {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; flags: string[] }>`
    select asked.id, array(
      select distinct flag from person p
        join person stands on stands.owner = p.owner and stands.id = asked.id
        cross join unnest(p.flags) flag
      where p.owner = ${owner} and (p.id in (stands.id, stands.merged_into) or p.merged_into = stands.id)
      order by flag) as flags
    from unnest(${personIds}::uuid[]) asked (id)`.execute(tx)
  return new Map(rows.map(({ id, flags }) => [id, flags]))
}

export type NamedFact = { fact: ContactFact; by: string }

/** Everything that happened, each with the name of who did it. */
export const namedFacts = async (tx: Tx, owner: AuthorityCode, id: string): Promise<NamedFact[]> => {
  const facts = await factsOf(tx, contactStream, owner, id)
  const staff = [...new Set(facts.flatMap(({ by }) => (by.kind === 'staff' ? [by.staffId] : [])))]
  const names = new Map(
    staff.length === 0
      ? []
      : (await tx.selectFrom('staff').select(['id', 'name']).where('id', 'in', staff).execute()).map(
          ({ id: staffId, name }) => [staffId, name] as const,
        ),
  )
  const contact = fold(contactStream, facts)
  const read = contact === undefined ? [] : factsAsRead(contact, facts)
  return read.map((fact) => ({ fact, by: nameOf(fact, names) }))
}

const nameOf = ({ by }: ContactFact, names: ReadonlyMap<string, string>): string => {
  switch (by.kind) {
    case 'staff':
      return names.get(by.staffId) ?? 'A worker'
    case 'public':
      return 'The referrer'
    case 'system':
      return 'The service'
    case 'link':
      return by.name
  }
}

export type SeenBy = {
  name: string
  at: Instant
  outcome: string
  action: string
  fn: string | null
  actingFor: string | null
}

/** Who looked at this record, refusals included, the latest first. */
export const looksAt = async (tx: Tx, owner: AuthorityCode, id: string): Promise<SeenBy[]> => {
  const { rows } = await sql<SeenBy>`
    select s.name, l.at, l.outcome, l.action, l.fn, l.acting_for as "actingFor"
    from look l join staff s on s.id = l.staff_id
    where l.owner = ${owner} and l.subject_id = ${id} order by l.at desc limit 200`.execute(tx)
  return rows
}

/**
 * How many earlier reports there are about these children, their household or their address, in the councils the
 * context looks across (procedures 2.6). Those that ended with no further action count; the same report for another
 * council does not.
 */
export const countEarlier = async (tx: Tx, contact: Contact, on: Day): Promise<number> => {
  const setting = await settingFor(tx, contact.owner, 'repeat-contact', on)
  const since = countedSince(contact.receivedAt, setting)
  const peopleOf = (of: readonly { personId: string | null }[]): string[] =>
    of.flatMap(({ personId }) => (personId === null ? [] : [personId]))
  const { rows } = await sql<{ earlier: number }>`
    with people (children, adults) as materialized (
      select app.one_person(${peopleOf(contact.children)}::uuid[]), app.one_person(${peopleOf(contact.adults)}::uuid[])
    ), here as (select * from contact where owner = ${contact.owner} and id = ${contact.id}),
    found as (
      select k.owner, k.contact_id from contact_child k
        where k.person_id = any ((select children from people)::uuid[])
      union
      select a.owner, a.contact_id from contact_adult a
        where a.person_id = any ((select adults from people)::uuid[])
      union
      select k.owner, k.contact_id from contact_child k
        join contact_child mine on mine.owner = ${contact.owner} and mine.contact_id = ${contact.id}
          and mine.search_text <> '' and k.search_text = mine.search_text and k.born_on = mine.born_on
      union
      select a.owner, a.contact_id from contact_adult a
        join contact_adult mine on mine.owner = ${contact.owner} and mine.contact_id = ${contact.id}
          and lower(a.name) = lower(mine.name) and a.born_on = mine.born_on
      union
      select c.owner, c.id from contact c join here on c.postcode = here.postcode
        and c.address_key = here.address_key and here.address_key <> ''
    )
    select count(distinct c.report_id)::int as earlier
    from found join contact c on c.owner = found.owner and c.id = found.contact_id
    where c.received_at >= ${since}::timestamptz and c.received_at < ${contact.receivedAt}::timestamptz
      and c.report_id <> ${contact.reportId} and c.stage <> 'moved'`.execute(tx)
  return rows[0]?.earlier ?? 0
}
