import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { compactPostcode, isPostcodeShaped, writtenPostcode } from '../places/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { aboutARelative } from './relative.sql.ts'
import { relativeWords } from './relative.words.ts'
import { nameWords } from './search-text.ts'

/** Whose history: people on record, an address, and children told of whom nobody has recognised yet. */
export type HistoryOf = {
  personIds?: readonly string[]
  postcode?: string
  /** The first line of the address. Given, only contacts from that very address count; a postcode alone is a street. */
  address?: string
  /** Hidden addresses have no history: pass no postcode for them. */
  /** Given name first. */
  children?: readonly { name: string; bornOn: Day | null }[]
  /** The contact being looked at, and others of its report. */
  exceptContacts?: readonly string[]
}

/** How an earlier contact is connected: the child, somebody of the household, or only the address (procedures 2.6). */
export type Connection = 'child' | 'household' | 'address'

/** One line of history: enough to see a pattern, the record itself is one click away for those who may. */
export type EarlierContact = {
  owner: AuthorityCode
  id: string
  reference: string
  receivedAt: Instant
  headline: string
  summary: string
  source: string
  stage: string
  /** Outcomes of its children, each once; empty while undecided. */
  outcomes: readonly string[]
  connection: Connection
  /** About somebody the reader is related to: when and for which council is all they are told. */
  isRelative: boolean
}

type Row = Omit<EarlierContact, 'connection'> & { how: number }

const connections: readonly Connection[] = ['child', 'household', 'address']

/** Nobody reads further, and a children's home must not bring a thousand lines. */
const mostLines = 60

/**
 * Earlier contacts about the child, the household and the address, newest first, in every council in sight of whoever
 * asks. Whoever is merged or linked with somebody asked about is the same human being, as far as their record is in
 * sight. A child nobody recognised is found by date of birth and first name: a family name alone would bring a twin's. An address counts only where it is the contact's own.
 */
export const historyOf = async (tx: Tx, of: HistoryOf): Promise<EarlierContact[]> => {
  const people = of.personIds ?? []
  const postcode = of.postcode !== undefined && isPostcodeShaped(of.postcode) ? of.postcode : null
  const children = (of.children ?? []).flatMap(({ name, bornOn }) =>
    bornOn === null
      ? []
      : nameWords(name)
          .slice(0, 1)
          .map((word) => ({ word, bornOn })),
  )
  if (people.length === 0 && postcode === null && children.length === 0) return []
  const addressKey = (of.address ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '')
  const places = postcode === null ? [] : [compactPostcode(postcode), writtenPostcode(postcode)]
  const { rows } = await sql<Row>`
    with people (ids) as materialized (select app.one_person(${people}::uuid[])
    ), linked (owner, contact_id, how) as (
      select k.owner, k.contact_id, 0 from contact_child k where k.person_id = any ((select ids from people)::uuid[])
      union all
      select k.owner, k.contact_id, 0 from contact_child k
        join unnest(${children.map((child) => child.word)}::text[], ${children.map((child) => child.bornOn)}::date[])
          told (word, born_on) on k.born_on = told.born_on
        where ' ' || k.search_text || ' ' like '% ' || told.word || ' %'
      union all
      select g.owner, g.contact_id, 1 from contact_adult g where g.person_id = any ((select ids from people)::uuid[])
      union all
      select c.owner, c.id, 2 from contact c where c.postcode = any (${places}::text[]) and (${addressKey} = '' or c.address_key = ${addressKey})
    ), each_once as (select owner, contact_id, min(how) as how from linked group by 1, 2)
    select c.owner, c.id, c.reference, c.received_at as "receivedAt", c.headline, c.summary, c.source, c.stage, e.how,
      ${aboutARelative(sql`c.owner`, sql`c.id`)} as "isRelative",
      (select coalesce(json_agg(distinct k.outcome) filter (where k.outcome is not null), '[]') from contact_child k
        where k.owner = c.owner and k.contact_id = c.id) as outcomes
    from each_once e join contact c on c.owner = e.owner and c.id = e.contact_id
    where c.stage <> 'moved' and not c.id = any (${of.exceptContacts ?? []}::uuid[])
    order by c.received_at desc, c.id limit ${mostLines}`.execute(tx)
  return rows.map(({ how, ...line }) => ({
    ...line,
    ...(line.isRelative ? { ...relativeWords, outcomes: [] } : {}),
    connection: connections[how] ?? 'address',
  }))
}
