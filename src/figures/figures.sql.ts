import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Figures, Week } from './figures.ts'

/** Whose figures whoever asks may read now, their own council’s first. */
export const figuresOf = async (tx: Tx): Promise<AuthorityCode[]> => {
  const { rows } = await sql<{ council: string }>`select council from app.figures_of() council`.execute(tx)
  return rows.map(({ council }) => council)
}

/** The last whole weeks of a council, the latest first; small numbers of another council are withheld before they come. */
export const figures = async (tx: Tx, council: AuthorityCode, weeks: number): Promise<Figures> => {
  const { rows } = await sql<Week>`
    select week, contacts, children from app.figures(${council}, ${weeks})`.execute(tx)
  return { council, weeks: rows }
}

export type OpeningsNotLookedInto = { waiting: number; late: number; opened: number }

/**
 * What the board asks of a council: of what was opened by a broken glass or an emergency card since that many weeks, how
 * many there were, how many nobody looked into in time, and how many of those still wait (authorisation B5).
 */
export const openingsNotLookedInto = async (
  tx: Tx,
  council: AuthorityCode,
  weeks: number,
): Promise<OpeningsNotLookedInto> => {
  const { rows } = await sql<OpeningsNotLookedInto>`
    select count(*)::int as opened, (count(*) filter (where escalated_at is not null))::int as late,
      (count(*) filter (where escalated_at is not null and reviewed_at is null))::int as waiting
    from privacy_review
    where owner = ${council} and kind in ('broken-glass', 'emergency-card')
      and raised_at > app.at() - make_interval(weeks => ${weeks})`.execute(tx)
  return rows[0] ?? { waiting: 0, late: 0, opened: 0 }
}
