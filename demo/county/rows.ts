import type { Contact } from '../../src/contacts/index.ts'
import { adultRowOf, childRowOf, rowOf as contactRowOf } from '../../src/contacts/contact.sql.ts'
import { contactStream } from '../../src/contacts/contact.stream.ts'
import type { Fact, Happening, Job, Stream } from '../../src/events/index.ts'
import { handOverStream, rowOf as handOverRowOf } from '../../src/hand-overs/hand-over.stream.ts'
import { addHours, type Instant } from '../../src/time/index.ts'
import { people, peterborough } from '../people.ts'
import type { Chance } from './chance.ts'
import { enquiryRows } from './enquiry-rows.ts'
import { clockRows, eventRow, type Row } from './event-rows.ts'
import type { County } from './county.ts'
import { type Diary, settled } from './diary.ts'
import type { SentLetter } from './letters.ts'

/** Rows by table, in an order in which every row finds what it refers to. */
export type Rows = Map<string, Row[]>

export const add = (rows: Rows, table: string, some: readonly Row[]): void => {
  const known = rows.get(table)
  if (known) known.push(...some)
  else rows.set(table, [...some])
}

/** Who sees to alerts of this kind: the manager of the function they are for. */
const seenBy = (forFn: string, owner: string): string => {
  if (forFn === 'mash') return people.mashManager.id
  if (forFn === 'oversight')
    return owner === peterborough ? people.directorPeterborough.id : people.directorCambridgeshire.id
  return forFn === 'emergency-duty' ? people.nightWorker.id : people.screeningManager.id
}

/** Alerts that are older than a day or two were seen by the manager they were for. */
const alertRows = <S, E extends Happening>(
  chance: Chance,
  stream: Stream<S, E>,
  fact: Fact<E>,
  after: S,
  now: Instant,
): Row[] =>
  (stream.alerts?.(fact, after) ?? []).map((alert) => {
    const isOld = addHours(fact.at, 48) < now
    return {
      owner: fact.owner,
      id: chance.id(fact.at),
      kind: alert.kind,
      for_fn: alert.forFn,
      for_role: alert.forRole,
      subject_kind: stream.name,
      subject_id: fact.id,
      reference: alert.reference ?? null,
      raised_at: fact.at,
      seen_at: isOld ? addHours(fact.at, 2) : null,
      seen_by: isOld ? seenBy(alert.forFn, fact.owner) : null,
    }
  })

type Written<S> = { state: S | undefined; jobs: Job[] }

/** Events, clocks and alerts of one record; gives its state, and the follow-up work that still lies ahead. */
export const eventAndClockRows = <S, E extends Happening>(
  rows: Rows,
  chance: Chance,
  stream: Stream<S, E>,
  diary: Diary<E>,
  now: Instant,
): Written<S> => {
  const { facts } = settled(diary)
  let state: S | undefined
  const jobs: Job[] = []
  for (const fact of facts) {
    state = stream.evolve(state, fact)
    add(rows, 'alert', alertRows(chance, stream, fact, state, now))
    jobs.push(...(stream.jobs?.(fact, state) ?? []).filter(({ runAt }) => runAt !== undefined && runAt > now))
  }
  add(
    rows,
    'event',
    facts.map((fact) => eventRow(chance, stream.name, fact)),
  )
  add(rows, 'clock', clockRows(chance, stream.name, facts))
  return { state, jobs }
}

export const contactRows = (rows: Rows, contact: Contact): void => {
  add(rows, 'contact', [contactRowOf(contact)])
  add(
    rows,
    'contact_child',
    contact.children.map((child) => childRowOf(contact, child)),
  )
  add(
    rows,
    'contact_adult',
    contact.adults.map((adult) => adultRowOf(contact, adult)),
  )
}

const letterRow = ({
  owner,
  id,
  contactId,
  kind,
  textClass,
  channel,
  recipient,
  letter,
  at,
}: SentLetter): Row => ({
  owner,
  id,
  contact_id: contactId,
  kind,
  text_class: textClass,
  channel,
  recipient,
  template: letter.template,
  subject: letter.subject,
  body: letter.body,
  queued_at: at,
  sent_at: at,
})

/** Every row of the county's contacts, hand-overs and messages, and the work that is still ahead of them. */
export const countyRows = (
  { stories }: County,
  chance: Chance,
  now: Instant,
): { rows: Rows; jobs: Job[] } => {
  const rows: Rows = new Map()
  const jobs: Job[] = []
  for (const { contact, handOvers, letters, enquiries } of stories) {
    const told = eventAndClockRows(rows, chance, contactStream, contact, now)
    if (told.state) contactRows(rows, told.state)
    jobs.push(...told.jobs)
    for (const diary of handOvers) {
      const sent = eventAndClockRows(rows, chance, handOverStream, diary, now)
      if (sent.state) add(rows, 'hand_over', [handOverRowOf(sent.state)])
      jobs.push(...sent.jobs)
    }
    for (const each of enquiries) jobs.push(...enquiryRows(rows, chance, each, now))
    add(rows, 'message', letters.map(letterRow))
  }
  return { rows, jobs }
}
