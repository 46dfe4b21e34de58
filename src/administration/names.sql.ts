import { sql } from 'kysely'
import type { What } from '../approvals/index.ts'
import type { Tx } from '../db/index.ts'
import type { Names } from './change.words.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

const idsIn = ({ payload }: What): string[] =>
  Object.values(payload).flatMap((value) => (typeof value === 'string' && uuid.test(value) ? [value] : []))

/**
 * The names of everything some changes speak of, in one question: workers, teams, agreements and organisations by theirs,
 * an employment and a placement by their organisation's, a role held by its role, indicators by their text.
 */
export const namesFor = async (tx: Tx, whats: readonly What[]): Promise<Names> => {
  const ids = [...new Set(whats.flatMap(idsIn))]
  const { rows } = await sql<{ id: string; name: string }>`
    with asked as (select unnest(${ids}::uuid[]) as id)
    select s.id::text, s.name from staff s join asked using (id)
    union all select t.id::text, t.name from team t join asked using (id)
    union all select i.id::text, i.title from instrument i join asked using (id)
    union all select e.id::text, o.name from employment e join asked using (id) join organisation o on o.code = e.employer
    union all select r.id::text, r.role from role_held r join asked using (id)
    union all select p.id::text, o.name from s113_placement p join asked using (id) join organisation o on o.code = p.host
    union all select o.code, coalesce(a.short_name, o.name) from organisation o left join authority a on a.code = o.code`.execute(
    tx,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  for (const what of whats) {
    if (what.kind === 'worker-added') names.set(what.payload.staffId, what.payload.name)
    if (what.kind === 'team-opened') names.set(what.payload.teamId, what.payload.name)
    if (what.kind === 'guidance-published') await nameIndicators(tx, what.payload, names)
  }
  return names
}

const nameIndicators = async (
  tx: Tx,
  { authority, base, gone }: { authority: string; base: number; gone: readonly string[] },
  names: Map<string, string>,
): Promise<void> => {
  if (gone.length === 0) return
  const rows = await tx
    .selectFrom('threshold_indicator')
    .select(['code', 'text'])
    .where('authority', '=', authority)
    .where('version', '=', base)
    .where('code', 'in', [...gone])
    .execute()
  for (const { code, text } of rows) names.set(`indicator ${code}`, text)
}
