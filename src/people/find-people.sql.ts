import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { compactPostcode, isPostcodeShaped } from '../places/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { compare, type Candidate, type Heard, type Likeness } from './likeness.ts'
import { isFlag, type Flag } from './flags.ts'
import { fullName } from './names.ts'
import { dialled } from './person.rows.ts'
import { nameWords } from './search-text.ts'

/** All that a search may show of somebody (authorisation B3 step 4): opening the record needs the right to. */
export type MatchedPerson = Likeness & {
  kind: 'person'
  owner: AuthorityCode
  id: string
  name: string
  bornOn: Day | null
  bornEstimated: boolean
  expectedOn: Day | null
  isChild: boolean
  flags: readonly Flag[]
  lastContactAt: Instant | null
}

/** A record that exists and may not be seen: whom to ring, and nothing else. */
export type MatchedStub = { kind: 'stub'; owner: AuthorityCode; id: string; dutyPhone: string }

export type Match = MatchedPerson | MatchedStub

type Row = Candidate & {
  owner: string
  id: string
  givenNames: string
  familyName: string
  knownAs: string | null
  expectedOn: Day | null
  isChild: boolean
  flags: string[]
  lastContactAt: Instant | null
}

/** Nobody reads past these, and a name as common as Smith must not read a whole county. */
const mostByOneKey = 200
const mostByOneNameOfSeveral = 60

/** Is anything here that a search could go by? One letter is not. */
const readHeard = (heard: Heard) => {
  const words = nameWords(heard.name ?? '').filter((word) => word.length > 1)
  const postcode = isPostcodeShaped(heard.postcode ?? '') ? compactPostcode(heard.postcode ?? '') : null
  const phone = dialled(heard.phone ?? '').length >= 6 ? dialled(heard.phone ?? '') : null
  return { words, bornOn: heard.bornOn ?? null, postcode, phone }
}

type Read = ReturnType<typeof readHeard>

const isNothing = ({ words, bornOn, postcode, phone }: Read): boolean =>
  words.length === 0 && bornOn === null && postcode === null && phone === null

const endOfPrefix = (word: string): string => `${word}\u{10FFFF}`

const swapped = (day: Day | null): Day | null => {
  if (day === null || Number(day.slice(8)) > 12) return day
  return `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}` as Day
}

/** People found by each thing heard; whoever has every name word comes first, so that a cap cannot cut them off. */
const candidates = ({ words, bornOn, postcode, phone }: Read, stubs: readonly MatchedStub[]) => {
  const [first = '', ...rest] = words.toSorted((one, other) => other.length - one.length)
  const everyWord = rest.map(
    (
      word,
    ) => sql`and exists (select from person_name_word o where o.owner = w.owner and o.person_id = w.person_id
      and (o.word >= ${word} and o.word < ${endOfPrefix(word)} or o.sound = app.sound_of(${word}) and length(o.sound) > 1))`,
  )
  const byAllNames = sql`
    (select w.owner, w.person_id from person_name_word w
      where w.word >= ${first} and w.word < ${endOfPrefix(first)} ${sql.join(everyWord, sql` `)} limit ${mostByOneKey})
    union all
    (select w.owner, w.person_id from person_name_word w
      where w.sound = app.sound_of(${first}) and length(w.sound) > 1 ${sql.join(everyWord, sql` `)} limit ${mostByOneKey})`
  const byOneName = (words.length > 1 ? words : []).map(
    (word) => sql`
    (select w.owner, w.person_id from person_name_word w where w.word = ${word} limit ${mostByOneNameOfSeveral})`,
  )
  const parts = [
    // Whoever is named on a restricted record finds the person; from everybody else row-level security keeps them.
    sql`(select * from unnest(${stubs.map((stub) => stub.owner)}::text[], ${stubs.map((stub) => stub.id)}::uuid[]))`,
    ...(words.length > 0 ? [byAllNames, ...byOneName] : []),
    ...(bornOn === null
      ? []
      : [
          sql`(select p.owner, p.id from person p where p.born_on = ${bornOn} limit ${mostByOneKey})`,
          sql`(select p.owner, p.id from person p where p.born_on = ${swapped(bornOn)} limit ${mostByOneKey})`,
        ]),
    ...(postcode === null
      ? []
      : [
          sql`(select a.owner, a.person_id from person_address a where a.postcode = ${postcode} and not a.hidden
            limit ${mostByOneKey})`,
        ]),
    ...(phone === null
      ? []
      : [sql`(select p.owner, p.id from person p where p.phone = ${phone} limit ${mostByOneKey})`]),
  ]
  return sql.join(parts, sql` union all `)
}

const readCandidates = async (tx: Tx, read: Read, stubs: readonly MatchedStub[]): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    with found (owner, id) as (select distinct * from (${candidates(read, stubs)}) each_way (owner, id))
    select p.owner, p.id, p.given_names as "givenNames", p.family_name as "familyName", p.known_as as "knownAs",
      p.born_on as "bornOn", p.born_estimated as "bornEstimated", p.expected_on as "expectedOn", p.is_child as "isChild",
      p.flags, p.phone = ${read.phone} is true as "hasPhone",
      (select coalesce(json_agg(json_build_object('word', word, 'sound', app.sound_of(word))), '[]')
        from regexp_split_to_table(p.search_text, ' ') word) as words,
      exists (select from person_address a where a.owner = p.owner and a.person_id = p.id and not a.hidden
        and a.postcode = ${read.postcode} and a.valid_to is null) as "isAtPostcode",
      exists (select from person_address a where a.owner = p.owner and a.person_id = p.id and not a.hidden
        and a.postcode = ${read.postcode}) as "wasAtPostcode"
    from found join person p on p.owner = found.owner and p.id = found.id`.execute(tx)
  return rows
}

/** When each was last on a contact, as a child or as an adult. Asked for those shown only. */
const lastContacts = async (tx: Tx, shown: readonly Row[]): Promise<ReadonlyMap<string, Instant>> => {
  const { rows } = await sql<{ id: string; at: Instant }>`
    select on_contact.person_id as id, max(c.received_at) as at
    from unnest(${shown.map((row) => row.owner)}::text[], ${shown.map((row) => row.id)}::uuid[]) shown (owner, id)
    cross join lateral (
      select contact_id, person_id from contact_child k where k.owner = shown.owner and k.person_id = shown.id
      union all
      select contact_id, person_id from contact_adult g where g.owner = shown.owner and g.person_id = shown.id
    ) on_contact
    join contact c on c.owner = shown.owner and c.id = on_contact.contact_id
    group by 1`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.at]))
}

const soundsOf = async (tx: Tx, words: readonly string[]): Promise<{ word: string; sound: string }[]> => {
  const { rows } = await sql<{ word: string; sound: string }>`
    select word, app.sound_of(word) as sound from unnest(${words}::text[]) with ordinality heard (word, nth)
    order by nth`.execute(tx)
  return rows
}

const mayBe = (likeness: Likeness): boolean => likeness.score >= 2 && likeness.agrees.length > 0

/** Restricted records that fit: every name word, or one with the date of birth, or date of birth and postcode. */
const findStubs = async (tx: Tx, read: Read): Promise<MatchedStub[]> => {
  const patterns = read.words.map((word) => `% ${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<Omit<MatchedStub, 'kind'>>`
    select s.owner, s.id, s.duty_phone as "dutyPhone" from record_stub s
    cross join lateral (select
      (select count(*) from unnest(${patterns}::text[], ${read.words}::text[]) heard (pattern, word)
        where ' ' || s.search_text like heard.pattern or exists (
          select from regexp_split_to_table(s.search_text, ' ') own
          where app.sound_of(own) = app.sound_of(heard.word) and length(app.sound_of(own)) > 1)) as names,
      coalesce(s.born_on = ${read.bornOn} or s.born_on = ${swapped(read.bornOn)}, false) as born,
      coalesce(s.postcode = ${read.postcode}, false) as place) fits
    where fits.names > 0 and fits.names = ${read.words.length} or fits.names > 0 and fits.born or fits.born and fits.place
    order by s.owner, s.id limit 5`.execute(tx)
  return rows.map((row) => ({ kind: 'stub', ...row }))
}

/**
 * People this may be, likeliest first, over every council in sight of whoever asks (row-level security decides that).
 * Hidden addresses are neither shown nor matched on. A restricted record gives its stub, first of all; those named on
 * it find the person instead. Nothing heard that could be searched by gives nobody.
 */
export const findPeople = async (tx: Tx, heard: Heard, limit = 10): Promise<Match[]> => {
  const read = readHeard(heard)
  if (isNothing(read)) return []
  const stubs = await findStubs(tx, read)
  const heardWords = await soundsOf(tx, read.words)
  const compared: Heard = {
    ...(read.bornOn === null ? {} : { bornOn: read.bornOn }),
    ...(read.postcode === null ? {} : { postcode: read.postcode }),
    ...(read.phone === null ? {} : { phone: read.phone }),
  }
  const ranked = (await readCandidates(tx, read, stubs))
    .map((row) => ({ row, likeness: compare(compared, heardWords, row) }))
    .filter(({ likeness }) => mayBe(likeness))
    .toSorted(
      (one, other) => other.likeness.score - one.likeness.score || one.row.id.localeCompare(other.row.id),
    )
    .slice(0, limit)
  const last = await lastContacts(
    tx,
    ranked.map(({ row }) => row),
  )
  const named = new Set(ranked.map(({ row }) => row.id))
  return [
    ...stubs.filter((stub) => !named.has(stub.id)),
    ...ranked.map(({ row, likeness }): MatchedPerson => ({
      kind: 'person',
      ...likeness,
      owner: row.owner,
      id: row.id,
      name: fullName(row),
      bornOn: row.bornOn,
      bornEstimated: row.bornEstimated,
      expectedOn: row.expectedOn,
      isChild: row.isChild,
      flags: row.flags.filter(isFlag),
      lastContactAt: last.get(row.id) ?? null,
    })),
  ]
}
