import type { AuthorityCode } from '../access/index.ts'
import { isOutcome, readReference } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { dayOf, type Instant, longTime } from '../time/index.ts'
import { type Body, type FieldError, one } from '../web/index.ts'
import { type Draw, fewestLetters, type GivenKind, isGivenKind, type NamedRecord } from './grant.ts'
import {
  candidates,
  contactsByReference,
  drawSample,
  type Frame,
  lastsUntil,
  peopleInSight,
} from './grant.sql.ts'
import { typedDay, typedMoment } from './moment.form.ts'

/** What is to be given, read from its form and looked up as far as whoever gives it may see. */
export type ToGive = {
  kind: GivenKind
  staffId: string
  reason: string
  from: Instant
  until: Instant
  records: readonly NamedRecord[]
  draw: Draw | null
}

type Read<T> = { read: T } | { errors: readonly FieldError[] }

const wrong = (field: string, text: string): { errors: readonly FieldError[] } => ({
  errors: [{ field, text }],
})

/** More in one grant would be a part of the council's records, and not single ones. */
const mostNamed = 200

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** One to a line: a contact by its reference, a person by the address of their page. */
const typedRecords = async (tx: Tx, owner: AuthorityCode, text: string): Promise<Read<NamedRecord[]>> => {
  const lines = text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > mostNamed)
    return wrong('records', `Name at most ${String(mostNamed)} records in one grant`)
  const people = lines.flatMap((line) => uuid.exec(line.toLowerCase())?.[0] ?? [])
  const found = new Set(await peopleInSight(tx, owner, people))
  const references = lines.flatMap((line) =>
    uuid.test(line.toLowerCase()) ? [] : (readReference(line) ?? []),
  )
  const contacts = await contactsByReference(tx, owner, references)
  const records = new Map<string, NamedRecord>()
  for (const line of lines) {
    const person = uuid.exec(line.toLowerCase())?.[0]
    const contact = person === undefined ? contacts.get(readReference(line) ?? '') : undefined
    // Out of sight and not there are answered the same.
    if (person === undefined ? contact === undefined : !found.has(person))
      return wrong('records', `There is no record of this council for you at “${line.slice(0, 80)}”`)
    const id = person ?? contact ?? ''
    records.set(id, { kind: person === undefined ? 'contact' : 'person', id })
  }
  return { read: [...records.values()] }
}

type Sample = { frame: Frame; asked: number }

const typedSample = (body: Body, at: Instant): Read<Sample | null> => {
  const asked = one(body, 'sample')
  if (asked === '') return { read: null }
  if (!/^\d{1,3}$/.test(asked) || Number(asked) < 1 || Number(asked) > mostNamed)
    return wrong('sample', `Enter a whole number from 1 to ${String(mostNamed)}`)
  const [from, to] = [typedDay(body, 'sample-from'), typedDay(body, 'sample-to')]
  if (from === null || from === '') return wrong('sample-from-day', 'Enter the first day of the period')
  if (to === null || to === '') return wrong('sample-to-day', 'Enter the last day of the period')
  if (to < from) return wrong('sample-to-day', 'The last day must not be before the first')
  if (from > dayOf(at)) return wrong('sample-from-day', 'The period must have begun')
  const outcome = one(body, 'outcome')
  return { read: { frame: { from, to, outcome: isOutcome(outcome) ? outcome : null }, asked: Number(asked) } }
}

type Named = { records: readonly NamedRecord[]; draw: Draw | null }

const typedNamed = async (
  tx: Tx,
  owner: AuthorityCode,
  body: Body,
  kind: GivenKind | null,
  around: { at: Instant; seed: string },
): Promise<Read<Named>> => {
  const sample = typedSample(body, around.at)
  if ('errors' in sample) return sample
  const named = await typedRecords(tx, owner, one(body, 'records'))
  if ('errors' in named) return named
  if (sample.read === null)
    return named.read.length === 0
      ? wrong('records', 'Name the records, or have a sample drawn')
      : { read: { records: named.read, draw: null } }
  if (kind !== 'audit')
    return wrong('sample', 'A sample is drawn for an audit: name the records for anything else')
  if (named.read.length > 0)
    return wrong(
      'sample',
      'Either name the records or have a sample drawn: a sample somebody added to is none',
    )
  const { frame, asked } = sample.read
  const { records, among } = await drawSample(tx, owner, frame, asked, around.seed)
  return records.length === 0
    ? wrong('sample', 'Nothing was decided so in that period')
    : { read: { records, draw: { ...frame, seed: around.seed, asked, among } } }
}

const typedTimes = async (
  tx: Tx,
  owner: AuthorityCode,
  body: Body,
  kind: GivenKind,
  at: Instant,
): Promise<Read<{ from: Instant; until: Instant }>> => {
  const from = typedMoment(body, 'from', 'The beginning', at)
  if (from.moment === null) return from
  if (from.moment < at) return wrong('from-day', 'Nobody is let in for a time that has passed')
  const latest = await lastsUntil(tx, owner, kind, from.moment)
  const until = typedMoment(body, 'until', 'The end', latest)
  if (until.moment === null) return until
  if (until.moment <= from.moment) return wrong('until-day', 'The end must be after the beginning')
  if (until.moment > latest)
    return wrong(
      'until-day',
      `The end must be ${longTime(latest)} or before: that is the longest this council allows`,
    )
  return { read: { from: from.moment, until: until.moment } }
}

/** Everything that is wrong with it at once, each beside its field. */
export const readGrant = async (
  tx: Tx,
  owner: AuthorityCode,
  body: Body,
  around: { at: Instant; giver: string; seed: string },
): Promise<Read<ToGive>> => {
  const chosen = one(body, 'kind')
  const kind = isGivenKind(chosen) ? chosen : null
  const staffId = one(body, 'staff')
  const reason = one(body, 'reason')
  const offered = await candidates(tx, owner, dayOf(around.at), around.giver)
  const times = kind === null ? null : await typedTimes(tx, owner, body, kind, around.at)
  const named = await typedNamed(tx, owner, body, kind, around)
  const errors: FieldError[] = [
    ...(kind === null ? [{ field: 'kind', text: 'Choose what it is for' }] : []),
    ...(offered.some((each) => each.id === staffId && (kind === null || each.kind === kind))
      ? []
      : [{ field: 'staff', text: 'Choose the worker: one who does this work' }]),
    ...(reason.length < fewestLetters ? [{ field: 'reason', text: 'Say why, in a sentence' }] : []),
    ...(times !== null && 'errors' in times ? times.errors : []),
    ...('errors' in named ? named.errors : []),
  ]
  if (kind === null || times === null || 'errors' in times || 'errors' in named || errors.length > 0)
    return { errors }
  return { read: { kind, staffId, reason, ...times.read, ...named.read } }
}
