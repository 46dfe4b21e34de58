import { sql } from 'kysely'
import type { AuthorityCode, Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { AddressUse } from './addresses.ts'
import type { Births } from './births.ts'
import type { Sex } from './details.ts'
import { isFlag, type Flag, type FlagSpan } from './flags.ts'
import { isKeptHidden } from './hidden-place.sql.ts'
import { hiddenWordsOf } from './hidden-places.sql.ts'
import { through } from './hidden-words.ts'
import type { Identifier } from './identifiers.ts'
import type { Names, PersonName } from './names.ts'
import type { Particular } from './particulars.ts'
import type { Sensitivity } from './person.ts'

/** A part of the record, and the record it stands on: a merged record keeps its own. */
export type Held<Part> = Part & { recordId: string }

/** An address as it may be shown: one kept hidden gives neither its line nor its postcode. */
export type ShownAddress = {
  id: string
  recordId: string
  use: AddressUse
  from: Day | null
  to: Day | null
  source: string
} & ({ isHidden: true; isOwnHidden: boolean } | { isHidden: false; line: string; postcode: string | null })

/** A record of the same council that was merged with this one. */
export type MergedRecord = { id: string; name: string }

export type PersonShown = Names &
  Births & {
    owner: AuthorityCode
    id: string
    sex: Sex
    gender: string
    isChild: boolean
    phone: string | null
    flags: readonly Flag[]
    sensitivity: Sensitivity
    /** Names of the workers who may see a restricted or sealed record. */
    readers: readonly string[]
    /** Who said when they were born; empty where nobody noted it. */
    bornSource: string
    movedTo: string | null
    movedOn: Day | null
    registeredAt: Instant
    names: readonly Held<PersonName>[]
    addresses: readonly ShownAddress[]
    identifiers: readonly Held<Identifier>[]
    particulars: readonly Held<Particular>[]
    flagSpans: readonly Held<FlagSpan>[]
    /** This record and those merged into it: it stands for all of them. */
    recordIds: readonly string[]
    mergedFrom: readonly MergedRecord[]
    mergedInto: MergedRecord | null
  }

type AddressRow = Omit<Extract<ShownAddress, { isHidden: false }>, 'isHidden' | 'line'> & {
  isHidden: boolean
  isOwnHidden: boolean
  line: string | null
}

type Row = Omit<PersonShown, 'addresses' | 'flags' | 'flagSpans'> & {
  conflictedStaff: string[]
  restrictedTo: string[] | null
  addresses: AddressRow[]
  flags: string[]
  flagSpans: (Omit<Held<FlagSpan>, 'flag'> & { flag: string })[]
}

const shownAddress = ({ isHidden, isOwnHidden, line, postcode, ...rest }: AddressRow): ShownAddress =>
  isHidden ? { ...rest, isHidden, isOwnHidden } : { ...rest, isHidden, line: line ?? '', postcode }

/** The newest first; what nobody dated last. */
const newestFirst = sql`valid_from desc nulls last, id`

/**
 * The person with this id whom the reader may see, with everything held of them and of the records merged into theirs,
 * in one question, and what access decisions need. Null: nobody visible. Of an address that is kept hidden, nothing
 * leaves the database but that it is there.
 */
export const findPerson = async (
  tx: Tx,
  id: string,
): Promise<{ resource: Resource; it: PersonShown } | null> => {
  const { rows } = await sql<Row>`
    select p.owner, p.id, p.given_names as "givenNames", p.family_name as "familyName", p.known_as as "knownAs",
      p.born_on as "bornOn", p.born_precision as "bornPrecision", p.born_estimated as "bornEstimated",
      p.expected_on as "expectedOn", p.died_on as "diedOn", p.multiple_birth as "isMultipleBirth", p.sex, p.gender,
      p.is_child as "isChild", p.phone, p.flags, p.sensitivity, p.moved_to as "movedTo", p.moved_on as "movedOn",
      p.registered_at as "registeredAt", together.ids as "recordIds",
      coalesce((select e.data ->> 'source' from event e
        where e.owner = p.owner and e.stream = 'person' and e.subject_id = p.id
          and (e.type in ('registered', 'born') or (e.type = 'details-changed'
            and (e.data -> 'changes' -> 'bornOn' is not null or e.data -> 'changes' -> 'bornPrecision' is not null)))
        order by e.seq desc limit 1), '') as "bornSource",
      (select coalesce(json_agg(distinct c.staff_id), '[]') from conflict_of_interest c
        where c.owner = p.owner and c.person_id = any (together.ids)) as "conflictedStaff",
      case when p.sensitivity = 'restricted' then p.named_access end as "restrictedTo",
      (select coalesce(json_agg(s.name order by s.name), '[]') from staff s where s.id = any (p.named_access)) as readers,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', btrim(m.given_names || ' ' || m.family_name))
          order by m.registered_at, m.id), '[]')
        from person m where m.owner = p.owner and m.merged_into = p.id) as "mergedFrom",
      (select json_build_object('id', m.id, 'name', btrim(m.given_names || ' ' || m.family_name))
        from person m where m.owner = p.owner and m.id = p.merged_into) as "mergedInto",
      (select coalesce(json_agg(json_build_object('id', n.id, 'recordId', n.person_id, 'use', n.use,
          'givenNames', n.given_names, 'familyName', n.family_name, 'from', n.valid_from, 'to', n.valid_to,
          'source', n.source) order by ${newestFirst}), '[]')
        from person_name n where n.owner = p.owner and n.person_id = any (together.ids)) as names,
      (select coalesce(json_agg(json_build_object('id', a.id, 'recordId', a.person_id, 'use', a.use,
          'from', a.valid_from, 'to', a.valid_to, 'isHidden', a.kept, 'isOwnHidden', a.hidden,
          'line', case when not a.kept then a.line end, 'postcode', case when not a.kept then a.postcode end,
          'source', case when a.kept then '' else a.source end) order by ${newestFirst}), '[]')
        from (select d.*, ${isKeptHidden('d')} as kept from person_address d
          where d.owner = p.owner and d.person_id = any (together.ids)) a) as addresses,
      (select coalesce(json_agg(json_build_object('id', i.id, 'recordId', i.person_id, 'scheme', i.scheme,
          'value', i.value, 'status', i.status, 'from', i.valid_from, 'to', i.valid_to, 'source', i.source)
          order by ${newestFirst}), '[]')
        from person_identifier i where i.owner = p.owner and i.person_id = any (together.ids)) as identifiers,
      (select coalesce(json_agg(json_build_object('id', d.id, 'recordId', d.person_id, 'kind', d.kind, 'text', d.text,
          'from', d.valid_from, 'to', d.valid_to, 'source', d.source) order by ${newestFirst}), '[]')
        from person_particular d where d.owner = p.owner and d.person_id = any (together.ids)) as particulars,
      (select coalesce(json_agg(json_build_object('id', f.id, 'recordId', f.person_id, 'flag', f.flag,
          'from', f.valid_from, 'to', f.valid_to, 'because', f.because, 'source', f.source)
          order by ${newestFirst}), '[]')
        from person_flag f where f.owner = p.owner and f.person_id = any (together.ids)) as "flagSpans"
    from person p
    cross join lateral (
      select array_agg(m.id) as ids from (
        select p.id union all select other.id from person other where other.owner = p.owner and other.merged_into = p.id) m
    ) together
    where p.id = ${id}::uuid and p.owner = any (app.reachable_owners())`.execute(tx)
  const row = rows[0]
  if (!row) return null
  const { conflictedStaff, restrictedTo, ...rest } = row
  const resource = {
    kind: 'person',
    id,
    owner: row.owner,
    clientGroup: 'children' as const,
    teams: [],
    allocatedTo: [],
    conflictedStaff,
    reasonGivenBy: [],
    ...(restrictedTo === null ? {} : { restrictedTo }),
  }
  const it = shown(rest)
  if (!it.addresses.some(({ isHidden }) => isHidden)) return { resource, it }
  const { particulars, flagSpans, bornSource } = it
  const hidden = await hiddenWordsOf(tx, it.owner, it.recordIds)
  return { resource, it: { ...it, ...through({ particulars, flagSpans, bornSource }, hidden) } }
}

/** A flag up on a merged record counts here too: nobody may open a door not knowing it. */
const shown = ({
  flags,
  flagSpans,
  addresses,
  ...row
}: Omit<Row, 'conflictedStaff' | 'restrictedTo'>): PersonShown => {
  const spans = flagSpans.flatMap((span) => (isFlag(span.flag) ? [{ ...span, flag: span.flag }] : []))
  const up = spans.filter(({ to }) => to === null).map(({ flag }) => flag)
  return {
    ...row,
    flags: [...new Set([...flags.filter(isFlag), ...up])],
    flagSpans: spans,
    addresses: addresses.map(shownAddress),
  }
}
