import pg from 'pg'
import { copyInto, copyLine } from '../../demo/copy.ts'
import { Chance } from '../../demo/county/chance.ts'
import { eventRow, type Row } from '../../demo/county/event-rows.ts'
import { worldOf } from '../../demo/county/world.ts'
import { loadCrowd } from '../../demo/crowd.ts'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { sharingAgreements } from '../../src/access/index.ts'
import { flowsFor } from '../../src/agency-requests/index.ts'
import { evolveRequest } from '../../src/agency-requests/request.ts'
import { rowOf as requestRowOf } from '../../src/agency-requests/request.sql.ts'
import { mashBookFor, type MashTiming } from '../../src/clocks/index.ts'
import { asActor, type Db } from '../../src/db/index.ts'
import { contextFor } from '../../src/events/index.ts'
import { type Enquiry, evolveEnquiry } from '../../src/mash/enquiry.ts'
import { rowOf } from '../../src/mash/enquiry.sql.ts'
import { addMinutes, type Instant } from '../../src/time/index.ts'
import {
  asked,
  type ChildRow,
  type ContactRow,
  enquiryFacts,
  type Flow,
  type Ground,
  requestFacts,
  subjectOf,
} from './facts.ts'

/**
 * Enquiries in any number, all still going on, in every colour, each with so many agencies asked: their rows and their
 * facts, written as the demo loader writes them. Their contacts are those of the crowd.
 */

const seed = 'many enquiries'

const tables = ['enquiry', 'enquiry_child', 'agency_request', 'event'] as const
type Rows = Record<(typeof tables)[number], Row[]>

const write = async (client: pg.Client, rows: Rows): Promise<void> => {
  for (const table of tables) {
    const columns = Object.keys(rows[table][0] ?? {})
    const lines = rows[table].map((row) => copyLine(columns, row)).join('')
    if (columns.length > 0) await copyInto(client, table, columns, [Buffer.from(lines)])
  }
}

const rowsOfOne = (
  ground: Ground,
  contact: ContactRow,
  nth: number,
  perEnquiry: number,
  rows: Rows,
): void => {
  const chance = new Chance(seed, 'enquiry', nth)
  const facts = enquiryFacts(ground, contact, chance, nth)
  const enquiry = facts.reduce<Enquiry | undefined>((before, fact) => evolveEnquiry(before, fact), undefined)
  if (!enquiry) return
  const isSilent = nth % 20 === 0
  rows.enquiry.push({
    ...rowOf(enquiry),
    ...(isSilent ? { alarms: 1 } : {}),
    silent_at: addMinutes(ground.now, 24 * 60),
  })
  for (const { childId, name } of enquiry.children)
    rows.enquiry_child.push({
      owner: enquiry.owner,
      id: chance.id(enquiry.startedAt),
      enquiry_id: enquiry.id,
      child_id: childId,
      name,
    })
  rows.event.push(...facts.map((fact) => eventRow(chance, 'enquiry', fact)))
  for (let of = 0; of < perEnquiry; of += 1) {
    const asking = requestFacts(ground, contact, enquiry, chance, nth, of)
    const request = asking.reduce<ReturnType<typeof evolveRequest> | undefined>(
      (before, fact) => evolveRequest(before, fact),
      undefined,
    )
    if (request) rows.agency_request.push(requestRowOf(request))
    rows.event.push(...asking.map((fact) => eventRow(chance, 'agency-request', fact)))
  }
}

const contactsOf = async (owner: Db, many: number): Promise<ContactRow[]> => {
  const rows = await owner
    .selectFrom('contact')
    .select(['owner', 'id', 'report_id as reportId', 'reference', 'headline'])
    .where('waiting_for', 'is', null)
    .orderBy('received_at', 'desc')
    .limit(many)
    .execute()
  const children = await owner
    .selectFrom('contact_child')
    .select(['id', 'contact_id', 'given_names', 'family_name', 'born_on'])
    .execute()
  const of = new Map<string, ChildRow[]>()
  for (const { id, contact_id, given_names, family_name, born_on } of children)
    of.set(contact_id, [
      ...(of.get(contact_id) ?? []),
      { id, name: `${given_names} ${family_name}`, born: born_on },
    ])
  return rows.map((row) => ({ ...row, children: of.get(row.id) ?? [] }))
}

const somebody: Pick<ContactRow, 'children'> = { children: [{ id: '', name: '', born: null }] }

/** By what agreement each council asks each agency, as the service itself finds it. */
const flowsAt = async (db: Db, now: Instant): Promise<Map<string, Flow>> => {
  const flows = new Map<string, Flow>()
  for (const owner of [cambridgeshire, peterborough]) {
    const actor = { kind: 'system', job: 'measurement', actingFor: owner } as const
    const agreements = await asActor(db, contextFor(actor, 'enquiry.work', now), sharingAgreements)
    for (const agency of asked) {
      const subjects = subjectOf(somebody, agency)
      const found = flowsFor(agreements, owner, { agency, purpose: 'mash-enquiry', subjects }, now)
      if ('missing' in found) throw new Error(JSON.stringify(found.missing))
      flows.set(`${owner} ${agency}`, { id: found.ask.flow.id, instrument: found.ask.instrument })
    }
  }
  return flows
}

const groundOf = async (db: Db, now: Instant): Promise<Ground> => {
  const timing = new Map<string, MashTiming>()
  for (const owner of [cambridgeshire, peterborough])
    timing.set(owner, (await mashBookFor(db, owner, now)).timing)
  return { world: await worldOf(db, seed, now), timing, flows: await flowsAt(db, now), now }
}

/** As many open enquiries, with so many questions each, in a database that holds the demo organisation and no contact. */
export const loadEnquiries = async (
  { ownerUrl, owner, db }: { ownerUrl: string; owner: Db; db: Db },
  { now, open, perEnquiry }: { now: Instant; open: number; perEnquiry: number },
): Promise<void> => {
  await loadCrowd({ ownerUrl, now, contacts: Math.ceil(open * 1.02) + 100 })
  const ground = await groundOf(db, now)
  const contacts = await contactsOf(owner, open)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'front-door bench' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (let from = 0; from < contacts.length; from += 250) {
      const rows: Rows = { enquiry: [], enquiry_child: [], agency_request: [], event: [] }
      for (const [nth, contact] of contacts.slice(from, from + 250).entries())
        rowsOfOne(ground, contact, from + nth, perEnquiry, rows)
      await write(client, rows)
    }
  } finally {
    await client.end()
  }
}
