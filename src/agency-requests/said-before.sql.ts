import { sql } from 'kysely'
import type { Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import { type SaidItem, saidColumns } from './said.sql.ts'

/** Older than these there is little to say again: the page stays short. */
const perPerson = 3

type About = { name: string; bornOn: Day | null }

export const saidBeforeQuery = (agency: string, about: readonly About[], exceptRequest: string) => sql<
  SaidItem & { position: number }
>`select asked.position::int, said.*
    from unnest(${about.map(({ name }) => name)}::text[], ${about.map(({ bornOn }) => bornOn)}::date[])
      with ordinality as asked (name, born, position)
    cross join lateral (
      select ${saidColumns} from agency_reply_item i
      where i.agency = ${agency} and i.about_key = lower(asked.name)
        and i.about_born is not distinct from asked.born and i.kind = 'known'
        and i.request_id <> ${exceptRequest}
      order by i.answered_at desc, i.id limit ${perPerson}) said
    order by asked.position, said."answeredAt" desc, said.id`

/**
 * What this agency has said before of somebody with the same name and date of birth, for each who is asked about, the
 * latest first and over all the councils: it is the agency's own, and saves it saying it again. Never what another
 * agency said, and by a one-time link nothing.
 */
export const saidBefore = async (
  tx: Tx,
  agency: string,
  about: readonly About[],
  exceptRequest: string,
): Promise<SaidItem[][]> => {
  const { rows } = await saidBeforeQuery(agency, about, exceptRequest).execute(tx)
  return about.map((_, index) => rows.filter(({ position }) => position === index + 1))
}
