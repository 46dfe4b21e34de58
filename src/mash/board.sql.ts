import { type RawBuilder, sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Urgency } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { aboutARelative, relativeWords } from '../people/index.ts'
import { instant, type Instant } from '../time/index.ts'
import { type BoardChoice, type Lane, lanes } from './board-choice.ts'
import type { BreachReason } from './breach.rule.ts'
import type { EnquiryStage } from './enquiry.ts'

/** Whose board: emergency duty sees what it was told of, and nothing else of the hub's. */
export type Reader = { staffId: string; onlyTold: boolean }

/** One enquiry as the board shows it. */
export type BoardLine = {
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  children: number
  stage: EnquiryStage
  rating: Rating | null
  urgency: Urgency
  /** At the front door; and in the hub. */
  receivedAt: Instant
  startedAt: Instant
  /** Null where its rating has no limit. */
  dueAt: Instant | null
  clockRule: string
  orderAt: Instant
  lastActedAt: Instant
  silentAt: Instant | null
  alarms: number
  emergencyDutyToldAt: Instant | null
  decidedAt: Instant | null
  breachReason: BreachReason | null
  disagreements: number
  allocatedTo: { name: string; initials: string } | null
  /** Agencies asked, what was taken back left out; and those that have answered about everybody. */
  asked: number
  answered: number
  /** What is still out, the most urgent first. */
  out: readonly { agency: string; dueAt: Instant }[]
}

export type LaneCount = { lane: Lane; open: number; late: number; silent: number }

export type BoardRead = {
  /** Everything in sight, whatever was chosen. */
  all: readonly LaneCount[]
  /** Within what was chosen, whatever the colour. */
  chosen: readonly LaneCount[]
  /** Who has waited longest since the front door; null when nobody waits. */
  longest: BoardLine | null
  seen: BoardLine | null
  lines: ReadonlyMap<Lane, readonly BoardLine[]>
}

type Condition = RawBuilder<boolean>

const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join([...conditions], sql` and `)}`

const isOpen = sql<boolean>`q.stage in ('new', 'open')`

/** The same as what opens it to emergency duty (enquiry.stream.ts). */
const inSightOf = ({ onlyTold }: Reader): Condition[] =>
  onlyTold
    ? [sql<boolean>`q.emergency_duty_told_at is not null`, sql<boolean>`q.rating is distinct from 'green'`]
    : []

const isLate = (now: Instant): Condition => sql<boolean>`q.due_at < ${now}::timestamptz`

/** Told of already, or about to be. */
const isSilent = (now: Instant): Condition =>
  sql<boolean>`(q.alarms > 0 or q.silent_at <= ${now}::timestamptz)`

const chosenBut = (
  { council, whose, only }: Omit<BoardChoice, 'lane'>,
  { staffId }: Reader,
  now: Instant,
): Condition[] => [
  ...(council === '' ? [] : [sql<boolean>`q.owner = ${council}`]),
  ...(whose === 'mine' ? [sql<boolean>`q.allocated_to = ${staffId}::uuid`] : []),
  ...(whose === 'nobody' ? [sql<boolean>`q.allocated_to is null`] : []),
  ...(only === 'late' ? [isLate(now)] : []),
  ...(only === 'silent' ? [isSilent(now)] : []),
]

/** The rating as the index enquiry_board has it, in its very words. */
const rating = sql`case when q.rating is null then '' else q.rating end`
const keyOf = (lane: Lane): string => (lane === 'not-rated' ? '' : lane)

/** Every number of the board in one pass over enquiry_board alone. */
const counting = (choice: BoardChoice, reader: Reader, now: Instant) => {
  const count = (...conditions: Condition[]) => sql`count(*) filter (where ${all(conditions)})::int`
  const within = all(chosenBut(choice, reader, now))
  return sql`
    select ${rating} as lane, count(*)::int as open,
      ${count(isLate(now))} as late, ${count(isSilent(now))} as silent,
      ${count(within)} as "chosenOpen", ${count(isLate(now), within)} as "chosenLate",
      ${count(isSilent(now), within)} as "chosenSilent"
    from enquiry q where ${all([isOpen, ...inSightOf(reader)])} group by 1`
}

type Counted = {
  lane: string
  open: number
  late: number
  silent: number
  chosenOpen: number
  chosenLate: number
  chosenSilent: number
}

/**
 * Over what is decided stand the words of the contact as it may be read: a child on it may have been sealed since. And
 * whoever is related to somebody on it is not told whom it is about (authorisation B8 no. 13).
 */
export const headline = sql<string>`case
  when ${aboutARelative(sql`q.owner`, sql`q.contact_id`)} then ${relativeWords.headline}
  when q.stage in ('new', 'open') then q.headline
  else (select c.headline from contact c where c.owner = q.owner and c.id = q.contact_id) end`

const columns = sql`q.owner, q.id, q.contact_id, q.reference, q.headline, q.children, q.stage, q.rating, q.urgency, q.received_at,
  q.started_at, q.due_at, q.clock_rule, q.order_at, q.last_acted_at, q.silent_at, q.alarms, q.emergency_duty_told_at,
  q.decided_at, q.breach_reason, q.disagreements, q.allocated_to`

type Out = { agency: string; dueAt: string }

type Row = Omit<BoardLine, 'out'> & {
  place: 'longest' | 'seen' | 'lane'
  out: readonly Out[] | null
  /** Comes with the one who has waited longest. */
  counts: readonly Counted[] | null
}

/**
 * Who has waited longest with the board's numbers, the enquiry an alert led to, and of each colour so many in their
 * order: one question. Each colour is read off enquiry_board from its beginning, so the board costs the same whatever
 * was decided before; what agencies were asked is read for the lines shown alone.
 */
export const boardQuery = (
  choice: BoardChoice,
  reader: Reader,
  limit: number,
  now: Instant,
): RawBuilder<Row> => {
  const shown = (choice.lane === '' ? lanes : [choice.lane]).map(keyOf)
  const { after, seen } = choice
  const beyond =
    after === null
      ? []
      : [
          sql<boolean>`(q.order_at, q.received_at, q.id)
            > (${after.orderAt}::timestamptz, ${after.receivedAt}::timestamptz, ${after.id}::uuid)`,
        ]
  const inLane = [
    sql<boolean>`${rating} = lane.rating`,
    isOpen,
    ...inSightOf(reader),
    ...chosenBut(choice, reader, now),
    ...beyond,
  ]
  return sql<Row>`
    with longest as materialized (
      select ${columns} from enquiry q where ${all([isOpen, ...inSightOf(reader)])}
      order by q.received_at, q.id limit 1
    ), seen as materialized (
      select ${columns} from enquiry q where ${all([sql<boolean>`q.id = ${seen}::uuid`, ...inSightOf(reader)])}
    ), listed as materialized (
      select q.* from unnest(${shown}::text[]) as lane (rating) cross join lateral (
        select ${columns} from enquiry q where ${all(inLane)}
        order by q.order_at, q.received_at, q.id limit ${limit}) q
    )
    select q.place, q.owner, q.id, q.reference, ${headline} as headline, q.children, q.stage, q.rating, q.urgency,
      q.received_at as "receivedAt", q.started_at as "startedAt", q.due_at as "dueAt", q.clock_rule as "clockRule",
      q.order_at as "orderAt", q.last_acted_at as "lastActedAt", q.silent_at as "silentAt", q.alarms,
      q.emergency_duty_told_at as "emergencyDutyToldAt", q.decided_at as "decidedAt",
      q.breach_reason as "breachReason", q.disagreements,
      (select json_build_object('name', s.name, 'initials', s.initials) from staff s where s.id = q.allocated_to)
        as "allocatedTo",
      r.asked, r.answered, r.out,
      case when q.place = 'longest' then
        (select json_agg(counted) from (${counting(choice, reader, now)}) counted) end as counts
    from (select 'longest' as place, * from longest union all select 'seen', * from seen
      union all select 'lane', * from listed) q
    cross join lateral (
      select (count(*) filter (where r.stage <> 'withdrawn'))::int as asked,
        (count(*) filter (where r.stage = 'answered'))::int as answered,
        json_agg(json_build_object('agency', r.agency, 'dueAt', r.due_at) order by r.due_at, r.id)
          filter (where r.stage in ('asked', 'part-answered')) as out
      from agency_request r where r.owner = q.owner and r.enquiry_id = q.id) r
    order by q.order_at, q.received_at, q.id`
}

const lineOf = ({ out, ...row }: Row): BoardLine => ({
  ...row,
  out: (out ?? []).map(({ agency, dueAt }) => ({ agency, dueAt: instant(dueAt) })),
})

const countsOf = (counts: readonly Counted[], which: (counted: Counted) => Omit<LaneCount, 'lane'>) =>
  lanes.map((lane): LaneCount => {
    const counted = counts.find((each) => each.lane === keyOf(lane))
    return { lane, ...(counted === undefined ? { open: 0, late: 0, silent: 0 } : which(counted)) }
  })

/** The board as this reader may see it, up to `limit` of each colour. */
export const readBoard = async (
  tx: Tx,
  choice: BoardChoice,
  reader: Reader,
  limit: number,
  now: Instant,
): Promise<BoardRead> => {
  const { rows } = await boardQuery(choice, reader, limit, now).execute(tx)
  const counts = rows.find(({ place }) => place === 'longest')?.counts ?? []
  const at = (place: Row['place']): BoardLine | null => {
    const row = rows.find((each) => each.place === place)
    return row ? lineOf(row) : null
  }
  const listed = rows.filter(({ place }) => place === 'lane')
  return {
    all: countsOf(counts, ({ open, late, silent }) => ({ open, late, silent })),
    chosen: countsOf(counts, ({ chosenOpen, chosenLate, chosenSilent }) => ({
      open: chosenOpen,
      late: chosenLate,
      silent: chosenSilent,
    })),
    longest: at('longest'),
    seen: at('seen'),
    lines: new Map(
      lanes.map((lane) => [
        lane,
        listed.filter(({ rating }) => (rating ?? 'not-rated') === lane).map(lineOf),
      ]),
    ),
  }
}
