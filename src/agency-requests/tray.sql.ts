import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Rating } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'

/** What an agency is asked and has not answered, as a line of its tray; over every council that asks it. */
export type RequestLine = {
  owner: AuthorityCode
  id: string
  reference: string
  headline: string
  people: number
  isPartAnswered: boolean
  rating: Exclude<Rating, 'blue'>
  askedAt: Instant
  dueAt: Instant
  clockRule: string
  seenAt: Instant | null
  chased: number
}

export type Counts = { waiting: number; unseen: number; late: number }

export type After = { at: Instant; id: string }

const columns = sql`r.owner, r.id, r.reference, r.headline, r.subjects as people,
  r.stage = 'part-answered' as "isPartAnswered", r.rating, r.asked_at as "askedAt", r.due_at as "dueAt",
  r.clock_rule as "clockRule", r.seen_at as "seenAt", r.chased`

/**
 * What can be answered now: what an agency has said something to stays in its sight after it left the agreement, and
 * waits for nothing.
 */
const waiting = (agency: string) => sql`r.agency = ${agency} and r.stage in ('asked', 'part-answered')
  and (r.contributed_at is null or r.owner || ' ' || r.purpose = any ((select app.askers_of_mine())::text[]))`

/** By the time left, the least first. */
export const waitingQuery = (agency: string, after: After | null, limit: number) => {
  const later = after === null ? sql`true` : sql`(r.due_at, r.id) > (${after.at}, ${after.id}::uuid)`
  return sql<RequestLine>`select ${columns} from agency_request r
    where ${waiting(agency)} and ${later} order by r.due_at, r.id limit ${limit}`
}

/** What was asked first of all that waits: kept in sight, however long it has left. */
export const longestQuery = (agency: string) =>
  sql<RequestLine>`select ${columns} from agency_request r
    where ${waiting(agency)} order by r.asked_at, r.id limit 1`

export const countQuery = (agency: string, at: Instant) =>
  sql<Counts>`select count(*)::int as waiting, (count(*) filter (where r.seen_at is null))::int as unseen,
    (count(*) filter (where r.due_at < ${at}))::int as late
    from agency_request r where ${waiting(agency)}`

export const readTray = async (
  tx: Tx,
  { agency, at, after, limit }: { agency: string; at: Instant; after: After | null; limit: number },
): Promise<{ counts: Counts; longest: RequestLine | null; lines: RequestLine[] }> => {
  const { rows: lines } = await waitingQuery(agency, after, limit).execute(tx)
  const { rows: first } = await longestQuery(agency).execute(tx)
  const { rows: counted } = await countQuery(agency, at).execute(tx)
  return {
    lines,
    longest: first[0] ?? null,
    counts: counted[0] ?? { waiting: 0, unseen: 0, late: 0 },
  }
}
