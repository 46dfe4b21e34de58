import { sql } from 'kysely'
import type { Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, resourceOf } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { type Contribution, findContribution } from './answered.sql.ts'
import type { AgencyRequest } from './request.ts'
import { relationsOf, requestStream } from './request.stream.ts'

/** What an agency may see of one request: all of it while it may be answered, and afterwards what the agency gave. */
export type Seen =
  | { kind: 'asked'; request: AgencyRequest }
  | { kind: 'contributed'; contribution: Contribution & { agency: string } }

const resourceOfContribution = (tx: Tx, { owner, id, agency, closedAt }: Contribution & { agency: string }) =>
  relationsOf(tx, {
    kind: 'agency-request',
    id,
    owner,
    clientGroup: 'children',
    teams: [],
    allocatedTo: [],
    conflictedStaff: [],
    reasonGivenBy: [],
    asked: { agency, flow: null, isOpen: closedAt === null, hasAnswered: true },
  })

/**
 * A request under the eyes of its agency, or of whoever holds its link: row-level security gives the question itself
 * only while it may be answered. Null where there is nothing for this reader.
 */
export const findRequest = async (tx: Tx, id: string): Promise<{ resource: Resource; it: Seen } | null> => {
  const owner = await ownerOf(tx, id)
  if (owner === null) return null
  const request = fold(requestStream, await factsOf(tx, requestStream, owner, id))
  if (request)
    return { resource: await resourceOf(tx, requestStream, request), it: { kind: 'asked', request } }
  const contribution = await findContribution(tx, owner, id)
  return (
    contribution && {
      resource: await resourceOfContribution(tx, contribution),
      it: { kind: 'contributed', contribution },
    }
  )
}

export const ownerQuery = (id: string) => sql<{ owner: string }>`
  select r.owner from authority a join agency_request r on r.owner = a.code and r.id = ${id}`

/** Whose record it is; null where this reader may not see it. */
export const ownerOf = async (tx: Tx, id: string): Promise<string | null> =>
  (await ownerQuery(id).execute(tx)).rows[0]?.owner ?? null

export type HubPhone = { code: string; council: string; phone: string }

/** Whom to ring in the hub of each council at that moment; where none works for it, the council's duty manager. */
export const hubPhones = async (tx: Tx, at: Instant): Promise<HubPhone[]> =>
  (
    await sql<HubPhone>`
      select a.code, a.short_name as council, coalesce((
        select t.phone from team t join team_serves s on s.team_id = t.id
        where s.authority = a.code and t.fn = 'mash'
          and t.valid_from <= app.local_day(${at}) and (t.valid_to is null or app.local_day(${at}) < t.valid_to)
          and s.valid_from <= app.local_day(${at}) and (s.valid_to is null or app.local_day(${at}) < s.valid_to)
        order by t.id limit 1), a.duty_phone) as phone
      from authority a order by a.short_name`.execute(tx)
  ).rows

/** Whom to ring in the hub that serves this council at that moment. */
export const hubPhone = async (tx: Tx, owner: string, at: Instant): Promise<string> =>
  (await hubPhones(tx, at)).find(({ code }) => code === owner)?.phone ?? ''

/** Who at the council asked, for the agency to ring; null where it was the service itself or a worker who is gone. */
export const nameOfStaff = async (tx: Tx, id: string | null): Promise<string | null> =>
  id === null
    ? null
    : ((await tx.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null)
