import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Stream } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import {
  type ChangeEvent,
  type ChangeState,
  changeResource,
  changeSentence,
  evolveChange,
  type ProposedChange,
  stateOf,
} from './change.ts'
import { aboutWhom, type What, whatOf } from './kinds.ts'
import type { Around } from './who-approves.rule.ts'

const save = async (tx: Tx, before: ProposedChange | undefined, after: ProposedChange): Promise<void> => {
  const now = {
    state: stateOf(after),
    approved_by: after.approved?.by ?? null,
    approved_at: after.approved?.at ?? null,
    settled_by: after.settled?.by ?? null,
    settled_for: after.settled?.for ?? null,
    settled_at: after.settled?.at ?? null,
    words: after.settled?.words ?? null,
  }
  if (before !== undefined) {
    await tx
      .updateTable('proposed_change')
      .set(now)
      .where('owner', '=', after.owner)
      .where('id', '=', after.id)
      .execute()
    return
  }
  const { staffId, teamId } = aboutWhom(after.what)
  await tx
    .insertInto('proposed_change')
    .values({
      owner: after.owner,
      id: after.id,
      kind: after.what.kind,
      payload: JSON.stringify(after.what.payload),
      concerns: [...after.concerns],
      counts_from: after.countsFrom,
      reason: after.reason,
      proposed_by: after.proposedBy,
      proposed_for: after.proposedFor,
      proposed_at: after.proposedAt,
      staff_id: staffId,
      team_id: teamId,
      ...now,
    })
    .execute()
}

export const changeStream: Stream<ProposedChange, ChangeEvent> = {
  name: 'proposed-change',
  evolve: evolveChange,
  resource: changeResource,
  save,
  // Administrators find it on their own page; a director is told, since nothing else brings them there.
  alerts: ({ event }, { what }) => {
    if (event.type !== 'proposed') return []
    if (!event.byOne) return [{ kind: 'change-to-approve', forFn: 'oversight', forRole: 'director' }]
    return what.kind === 'employment-ended'
      ? [{ kind: 'employment-ended-at-once', forFn: 'oversight', forRole: 'director' }]
      : []
  },
  sentence: changeSentence,
}

/** One council's copy as lists and pages read it. */
export type ChangeRow = {
  owner: AuthorityCode
  id: string
  what: What
  concerns: readonly AuthorityCode[]
  countsFrom: Day
  reason: string
  proposedBy: string
  proposedByName: string
  proposedFor: AuthorityCode
  proposedAt: Instant
  state: ChangeState
  approvedBy: string | null
  approvedByName: string | null
  approvedAt: Instant | null
  settledByName: string | null
  settledFor: AuthorityCode | null
  settledAt: Instant | null
  words: string | null
}

type Kept = Omit<ChangeRow, 'what'> & { kind: string; payload: unknown }

const columns = sql`
  c.owner, c.id, c.kind, c.payload, c.concerns, c.counts_from as "countsFrom", c.reason,
  c.proposed_by as "proposedBy", p.name as "proposedByName", c.proposed_for as "proposedFor",
  c.proposed_at as "proposedAt", c.state, c.approved_by as "approvedBy", a.name as "approvedByName",
  c.approved_at as "approvedAt", b.name as "settledByName", c.settled_for as "settledFor",
  c.settled_at as "settledAt", c.words`

const joined = sql`
  join staff p on p.id = c.proposed_by left join staff a on a.id = c.approved_by left join staff b on b.id = c.settled_by`

const read = ({ kind, payload, ...row }: Kept): ChangeRow => ({ ...row, what: whatOf(kind, payload) })

/**
 * Every council's copy of one change, in order of code; none for somebody whom it does not concern. `hold`: until the
 * end of the transaction, so that two councils agreeing at the same instant see each other.
 */
export const copiesOf = async (tx: Tx, id: string, hold = false): Promise<ChangeRow[]> => {
  if (hold)
    await sql`select from proposed_change where id = ${id}::uuid order by owner for no key update`.execute(tx)
  const { rows } = await sql<Kept>`
    select ${columns} from proposed_change c ${joined} where c.id = ${id}::uuid order by c.owner`.execute(tx)
  return rows.map(read)
}

export type After = { at: Instant; id: string } | null

type Asked = { after: After; limit: number }

export const openQuery = (owner: AuthorityCode, { after, limit }: Asked) => sql<Kept>`
  select ${columns} from proposed_change c ${joined}
  where c.owner = ${owner} and c.settled_at is null
    and ${after === null ? sql`true` : sql`(c.proposed_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
  order by c.proposed_at desc, c.id desc limit ${limit}`

/** One council's changes that nothing has come of yet, the newest first, page by page. */
export const openChanges = async (tx: Tx, owner: AuthorityCode, asked: Asked): Promise<ChangeRow[]> =>
  (await openQuery(owner, asked).execute(tx)).rows.map(read)

export const settledQuery = (owner: AuthorityCode, { after, limit }: Asked) => sql<Kept>`
  select ${columns} from proposed_change c ${joined}
  where c.owner = ${owner} and c.settled_at is not null
    and ${after === null ? sql`true` : sql`(c.settled_at, c.id) < (${after.at}::timestamptz, ${after.id}::uuid)`}
  order by c.settled_at desc, c.id desc limit ${limit}`

/** The same of those that were settled, the latest settled first. */
export const settledChanges = async (tx: Tx, owner: AuthorityCode, asked: Asked): Promise<ChangeRow[]> =>
  (await settledQuery(owner, asked).execute(tx)).rows.map(read)

/** The latest changes about one worker or team, or of some kinds, that this council knows of. */
export const changesAbout = async (
  tx: Tx,
  owner: AuthorityCode,
  about: { staffId: string } | { teamId: string } | { kinds: readonly string[]; name?: string },
): Promise<ChangeRow[]> => {
  const which =
    'staffId' in about
      ? sql`c.staff_id = ${about.staffId}::uuid`
      : 'teamId' in about
        ? sql`c.team_id = ${about.teamId}::uuid`
        : sql`c.kind = any (${[...about.kinds]}::text[])
            and (${about.name ?? null}::text is null or c.payload ->> 'name' = ${about.name ?? null})`
  const { rows } = await sql<Kept>`
    select ${columns} from proposed_change c ${joined}
    where c.owner = ${owner} and ${which}
    order by c.proposed_at desc, c.id desc limit 50`.execute(tx)
  return rows.map(read)
}

type WhoIsAround = { worker: AuthorityCode[]; team: AuthorityCode[]; every: AuthorityCode[]; isOwn: boolean }

const namedIn = ({ payload }: What): string[] => [
  ...('authority' in payload ? [payload.authority] : []),
  ...('employer' in payload ? [payload.employer] : []),
  ...('host' in payload ? [payload.host] : []),
  ...('organisation' in payload ? [payload.organisation] : []),
  ...('serves' in payload ? payload.serves : []),
]

/** What the rule who must agree is asked with: whose worker, team, setting this is. */
export const aroundChange = async (
  tx: Tx,
  what: What,
  proposedFor: AuthorityCode,
  today: Day,
): Promise<Around & { isOwn: boolean }> => {
  const { staffId, teamId } = aboutWhom(what)
  const employmentId = what.kind === 'employment-ended' ? what.payload.employmentId : null
  const { rows } = await sql<WhoIsAround>`
    select app.councils_of_worker(${staffId}::uuid, ${today}) as worker,
      app.councils_of_team(${teamId}::uuid, ${today}) as team,
      (select array_agg(code order by code) from authority) as every,
      exists (select from employment e where e.id = ${employmentId}::uuid
        and (e.employer = ${proposedFor} or not exists (select from authority a where a.code = e.employer))) as "isOwn"`.execute(
    tx,
  )
  const { worker, team, every, isOwn } = rows[0] ?? { worker: [], team: [], every: [], isOwn: false }
  const named = namedIn(what).filter((code) => every.includes(code))
  return {
    proposedFor,
    worker,
    team,
    every,
    named,
    isOwn: 'authority' in what.payload ? what.payload.authority === proposedFor : isOwn,
  }
}

/** Does it; the name of what came between where nothing was changed. The database refuses what was not approved. */
export const applyChange = async (tx: Tx, id: string): Promise<string | null> => {
  const { rows } = await sql<{ cameBetween: string | null }>`
    select app.apply_change(${id}::uuid) as "cameBetween"`.execute(tx)
  return rows[0]?.cameBetween ?? null
}
