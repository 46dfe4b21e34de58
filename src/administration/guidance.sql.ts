import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'

export type Indicator = {
  code: string
  level: 1 | 2 | 3 | 4
  route: 'universal' | 'early-help' | 'targeted' | 's17' | 's47'
  domain: 'child' | 'parenting' | 'family' | 'extra-familial'
  text: string
}

export type Version = { version: number; title: string; from: Day; to: Day | null; indicators: number }

/** Every version of a council's threshold guidance, the newest first. */
export const guidanceVersions = async (tx: Tx, authority: AuthorityCode): Promise<Version[]> => {
  const { rows } = await sql<Version>`
    select g.version, g.title, g.effective_from as "from", g.effective_to as "to",
      (select count(*)::int from threshold_indicator i where i.authority = g.authority and i.version = g.version) as indicators
    from threshold_guidance g where g.authority = ${authority} order by g.version desc`.execute(tx)
  return rows
}

export const indicatorsOf = async (
  tx: Tx,
  authority: AuthorityCode,
  version: number,
): Promise<Indicator[]> => {
  const { rows } = await sql<Indicator>`
    select code, level, route, domain, text from threshold_indicator
    where authority = ${authority} and version = ${version}
    order by level, left(code, 2), length(code), code`.execute(tx)
  return rows
}

/** Codes this council has ever used: one that went is not given to another indicator. */
export const codesEverUsed = async (tx: Tx, authority: AuthorityCode): Promise<string[]> => {
  const { rows } = await sql<{ code: string }>`
    select distinct code from threshold_indicator where authority = ${authority}`.execute(tx)
  return rows.map(({ code }) => code)
}
