import { type RawBuilder, sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { aboutARelative, relativeWords } from '../people/index.ts'
import type { Instant } from '../time/index.ts'
import type { Stage, WaitingFor } from './contact.ts'
import type { PathwayColour } from './outcome.ts'
import type { Urgency } from './told.ts'
import { sourceGroups, type TrayChoice, waits } from './tray-choice.ts'

/** One waiting contact, as the tray shows it. */
export type TrayLine = {
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  summary: string
  source: string
  urgency: Urgency
  colour: PathwayColour | null
  stage: Stage
  waitingFor: WaitingFor
  receivedAt: Instant
  dueAt: Instant
  decidedAt: Instant | null
  earlierContacts: number
  /** Other councils that may know somebody on it; said by the service, confirmed by nobody. */
  knownElsewhere: readonly AuthorityCode[]
  openedBy: { name: string; initials: string } | null
  /** Another child of it is in the MASH meanwhile, rated so or not yet. */
  inMash: { rating: Rating | null } | null
  /** By when the referrer is to answer, where the child waits for that. */
  replyBy: Instant | null
  /** The oldest waiting of all, whatever was chosen. */
  isOldest: boolean
  /** Does it belong to what was chosen? Only the oldest may not. */
  isChosen: boolean
}

type Condition = RawBuilder<boolean>

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join([...conditions], sql` and `)}`

/**
 * Said once and not beside "waiting_for is not null", which it implies: said twice, PostgreSQL takes the two for
 * independent, expects next to nobody, and sorts everybody who waits instead of reading the first fifty in order.
 */
const waitsFor = (whom: TrayChoice['waiting']): Condition =>
  whom === 'anybody'
    ? sql<boolean>`waiting_for is not null`
    : sql<boolean>`waiting_for = any (${[...waits[whom]]}::text[])`

const chosenBut = ({ waiting, council, source, colour }: TrayChoice): Condition[] => [
  waitsFor(waiting),
  ...(council === '' ? [] : [sql<boolean>`owner = ${council}`]),
  ...(source === '' ? [] : [sql<boolean>`source = any (${[...sourceGroups[source].codes]}::text[])`]),
  ...(colour === ''
    ? []
    : [colour === 'none' ? sql<boolean>`colour is null` : sql<boolean>`colour = ${colour}`]),
]

const chosen = (choice: TrayChoice): Condition =>
  all([...chosenBut(choice), ...(choice.urgency === '' ? [] : [sql<boolean>`urgency = ${choice.urgency}`])])

/** Both orders end with the id, so that two contacts of the same moment always stand in the same order. */
const orders = {
  'time-left': { by: sql`due_at, id`, key: sql`(due_at, id)` },
  longest: { by: sql`received_at, id`, key: sql`(received_at, id)` },
} as const

const columns = sql`owner, id, reference, headline, summary, source, urgency, colour, stage, waiting_for,
  received_at, due_at, decided_at, earlier_contacts, known_elsewhere, opened_by`

export type TrayCounts = {
  /** Everybody who waits, for whomever. */
  waiting: number
  /** Without a decision past the time for it. */
  late: number
  referrer: number
  otherCouncil: number
  /** Within what was chosen, whatever the urgency; and by urgency. */
  chosen: number
  immediate: number
  today: number
}

/** Every number on the tray, counted off contact_waiting alone in one pass; in each count the rarest question first. */
const counting = (choice: TrayChoice, now: Instant) => {
  const within = all(chosenBut(choice))
  const count = (condition: Condition) => sql`count(*) filter (where ${condition})::int`
  return sql`
    select count(*)::int as waiting,
      ${count(sql<boolean>`due_at < ${now}::timestamptz and ${waitsFor('us')}`)} as late,
      ${count(sql<boolean>`waiting_for = 'referrer'`)} as referrer,
      ${count(sql<boolean>`waiting_for = 'other-council'`)} as "otherCouncil",
      ${count(within)} as chosen,
      ${count(sql<boolean>`urgency = 'immediate' and ${within}`)} as immediate,
      ${count(sql<boolean>`urgency = 'today' and ${within}`)} as today
    from contact where waiting_for is not null`
}

export type TrayRead = TrayLine & {
  /** About somebody the reader is related to. */
  isRelative: boolean
  /** Comes with the oldest. */
  counts: TrayCounts | null
}

/**
 * The oldest waiting of all with the tray's numbers, and so many of those chosen in their order: one question, because
 * each question is a journey to the database and back. Each part is read off its partial index (contact_oldest_waiting,
 * contact_waiting), so the tray costs the same whatever was decided before.
 */
export const trayQuery = (choice: TrayChoice, limit: number, now: Instant): RawBuilder<TrayRead> => {
  const { by, key } = orders[choice.sort]
  const beyond =
    choice.after === null
      ? []
      : [sql<boolean>`${key} > (${choice.after.at}::timestamptz, ${choice.after.id}::uuid)`]
  return sql<TrayRead>`
    with oldest as materialized (
      select ${columns}, coalesce(${chosen(choice)}, false) as is_chosen from contact
      where waiting_for is not null order by received_at, id limit 1
    ), listed as materialized (
      select ${columns}, true as is_chosen from contact
      where ${all([chosen(choice), ...beyond])} order by ${by} limit ${limit}
    )
    select c.owner, c.id, c.reference, c.headline, c.summary, c.source, c.urgency, c.colour, c.stage,
      c.waiting_for as "waitingFor", c.received_at as "receivedAt", c.due_at as "dueAt", c.decided_at as "decidedAt",
      c.earlier_contacts as "earlierContacts", c.known_elsewhere as "knownElsewhere", c.is_oldest as "isOldest", c.is_chosen as "isChosen",
      (select json_build_object('name', s.name, 'initials', s.initials) from staff s where s.id = c.opened_by)
        as "openedBy",
      (select json_build_object('rating', q.rating) from enquiry q
        where q.owner = c.owner and q.contact_id = c.id and q.stage in ('new', 'open')) as "inMash",
      case when c.waiting_for = 'referrer' then (select max(k.due_at) from clock k
        where k.owner = c.owner and k.stream = 'contact' and k.subject_id = c.id and k.rule = 'RETURNED-REPLY'
          and k.stopped_at is null) end as "replyBy",
      ${aboutARelative(sql`c.owner`, sql`c.id`)} as "isRelative",
      case when c.is_oldest then (select row_to_json(counted) from (${counting(choice, now)}) counted) end as counts
    from (select *, true as is_oldest from oldest union all select *, false from listed) c
    order by c.is_oldest desc, ${by}`
}

const nobody: TrayCounts = {
  waiting: 0,
  late: 0,
  referrer: 0,
  otherCouncil: 0,
  chosen: 0,
  immediate: 0,
  today: 0,
}

export type TrayPageRead = { counts: TrayCounts; oldest: TrayLine | null; others: readonly TrayLine[] }

/** It waits, and is counted, in its place; who it is about and what was told stays with their colleagues. */
const asMayBeRead = (line: TrayRead): TrayRead =>
  line.isRelative
    ? { ...line, ...relativeWords, earlierContacts: 0, knownElsewhere: [], inMash: null, openedBy: null }
    : line

/** The oldest and up to `limit` others of those chosen. */
export const readTray = async (
  tx: Tx,
  choice: TrayChoice,
  limit: number,
  now: Instant,
): Promise<TrayPageRead> => {
  // One more, since the oldest may be among those chosen too.
  const { rows: read } = await trayQuery(choice, limit + 1, now).execute(tx)
  const rows = read.map(asMayBeRead)
  const oldest = rows.find((line) => line.isOldest) ?? null
  const others = rows.filter((line) => line.id !== oldest?.id || line.owner !== oldest.owner)
  return { counts: oldest?.counts ?? nobody, oldest, others: others.slice(0, limit) }
}

/** When the last contact of these councils came; null where none ever did. Asked only when nobody waits. */
export const lastContactAt = async (tx: Tx, owners: readonly AuthorityCode[]): Promise<Instant | null> => {
  const { rows } = await sql<{ at: Instant | null }>`
    select max(last.received_at) as at from unnest(${owners}::text[]) as mine (owner)
    cross join lateral (
      select received_at from contact c where c.owner = mine.owner order by received_at desc limit 1) last`.execute(
    tx,
  )
  return rows[0]?.at ?? null
}
