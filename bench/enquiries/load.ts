import pg from 'pg'
import { copyInto, copyLine } from '../../demo/copy.ts'
import { Chance } from '../../demo/county/chance.ts'
import { eventRow, type Row } from '../../demo/county/event-rows.ts'
import { type World, worldOf } from '../../demo/county/world.ts'
import { loadCrowd } from '../../demo/crowd.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { sharingAgreements } from '../../src/access/index.ts'
import { agencyKinds, type Asking, flowsFor, type RequestEvent } from '../../src/agency-requests/index.ts'
import { evolveRequest } from '../../src/agency-requests/request.ts'
import { rowOf as requestRowOf } from '../../src/agency-requests/request.sql.ts'
import { mashBookFor, type MashTiming, rated, type Rating } from '../../src/clocks/index.ts'
import { asActor, type Db } from '../../src/db/index.ts'
import { contextFor, type Fact, type Happening } from '../../src/events/index.ts'
import { type Enquiry, type EnquiryEvent, evolveEnquiry } from '../../src/mash/enquiry.ts'
import { rowOf } from '../../src/mash/enquiry.sql.ts'
import { addMinutes, type Day, earlierOf, type Instant } from '../../src/time/index.ts'

/**
 * Enquiries in any number, all still going on, in every colour, each with so many agencies asked: their rows and their
 * facts, written as the demo loader writes them. Their contacts are those of the crowd.
 */

const seed = 'many enquiries'
export const asked = [
  'police',
  'health',
  'education',
  'early-help',
  'idva',
  'housing',
  'youth-justice',
  'fire',
] as const

type ChildRow = { id: string; name: string; born: Day | null }
export type ContactRow = {
  owner: string
  id: string
  reportId: string
  reference: string
  headline: string
  children: readonly ChildRow[]
}

type Flow = Asking['flow']
type Ground = {
  world: World
  timing: ReadonlyMap<string, MashTiming>
  flows: ReadonlyMap<string, Flow>
  now: Instant
}

const colours: readonly (Rating | null)[] = [
  'amber',
  'green',
  'amber',
  'green',
  'red',
  'green',
  'amber',
  'blue',
  'green',
  null,
]

const manager = { person: 'mashManager', fn: 'mash', action: 'enquiry.work' } as const

/** Facts of one record, one after the other, each with who did it and by what right. */
const noting = <E extends Happening>(world: World, owner: string, id: string) => {
  const facts: Fact<E>[] = []
  const note = (at: Instant, who: Parameters<World['by']>[0], event: E): void => {
    facts.push({ owner, id, seq: facts.length + 1, event, at, ...world.by(who, owner, at) })
  }
  return { facts, note }
}

const childrenOf = ({ children }: ContactRow, chance: Chance, at: Instant) =>
  children.map(({ id, name }) => ({ childId: id, name, handOverId: chance.id(at) }))

const dueOf = ({ timing }: Ground, owner: string, rating: Rating, startedAt: Instant): Instant | null => {
  const of = timing.get(owner)
  return of ? (rated(of, rating, startedAt).due?.dueAt ?? null) : null
}

/** One enquiry, started so many minutes ago, in the colour its number gives it. */
const enquiryFacts = (ground: Ground, contact: ContactRow, chance: Chance, nth: number) => {
  const { world, now } = ground
  const { owner } = contact
  const startedAt = addMinutes(now, -10 - nth)
  const rating = colours[nth % colours.length] ?? null
  const { facts, note } = noting<EnquiryEvent>(world, owner, chance.id(startedAt))
  note(
    startedAt,
    { job: 'mash' },
    {
      type: 'received',
      contactId: contact.id,
      reportId: contact.reportId,
      reference: contact.reference,
      headline: contact.headline,
      urgency: 'today',
      receivedAt: addMinutes(startedAt, -chance.whole(10, 400)),
      dueAt: addMinutes(startedAt, 60),
      clockRule: 'MASH-RATED',
      children: childrenOf(contact, chance, startedAt),
      agreement: { state: 'given', who: 'The mother', at: startedAt },
    },
  )
  const dueAt = rating === null ? addMinutes(startedAt, 60) : dueOf(ground, owner, rating, startedAt)
  if (nth % 4 > 0)
    note(addMinutes(startedAt, 2), manager, {
      type: 'taken',
      allocatedTo: people[nth % 4 === 1 ? 'mashWorker' : 'secondMashWorker'].id,
    })
  if (rating !== null)
    note(addMinutes(startedAt, 5), manager, {
      type: 'rated',
      rating,
      because: 'The worry as told, the history, and what agencies are likely to hold.',
      dueAt,
      clockRule: `MASH-${rating.toUpperCase()}`,
    })
  if (rating === 'red')
    note(addMinutes(startedAt, 5), manager, {
      type: 'emergency-duty-told',
      because: 'its time runs on after closing',
    })
  // Told already: the measurement is of reading, not of alarms going off.
  if (dueAt !== null && dueAt <= now)
    note(earlierOf(addMinutes(dueAt, 1), now), { job: 'enquiry-late' }, { type: 'lateness-noticed' })
  return facts
}

const subjectOf = (
  { children: [child] }: Pick<ContactRow, 'children'>,
  agency: (typeof asked)[number],
): Asking['subjects'] =>
  child === undefined
    ? []
    : [
        {
          id: child.id,
          part: 'child',
          personId: null,
          name: child.name,
          bornOn: child.born,
          relation: 'child',
          address: '',
          categories: agencyKinds[agency].ofChildren,
          because: 'It is likely to have seen the child within the last months.',
          adultHealthBecause: '',
        },
      ]

export const askingOf = (
  { flows }: Pick<Ground, 'flows'>,
  contact: ContactRow,
  enquiry: Enquiry,
  agency: (typeof asked)[number],
  dueAt: Instant,
): Asking => {
  const flow = flows.get(`${contact.owner} ${agency}`)
  if (!flow) throw new Error(`Nothing lets ${contact.owner} ask ${agency}.`)
  return {
    enquiryId: enquiry.id,
    contactId: contact.id,
    reference: contact.reference,
    agency,
    headline: contact.headline,
    purpose: 'mash-enquiry',
    worry: 'A neighbour hears shouting at night, and the child comes to school tired.',
    questions: 'Has the child been seen of late, and what was noticed?',
    subjects: subjectOf(contact, agency),
    consent: 'given',
    lawfulBasis: 'public-task-s17',
    gateways: ['ca2004-s11'],
    flow,
    rating: 'amber',
    dueAt,
  }
}

const requestFacts = (
  ground: Ground,
  contact: ContactRow,
  enquiry: Enquiry,
  chance: Chance,
  nth: number,
  of: number,
) => {
  const agency = asked[of % asked.length] ?? 'police'
  const askedAt = addMinutes(enquiry.startedAt, 6)
  const { facts, note } = noting<RequestEvent>(ground.world, contact.owner, chance.id(askedAt))
  const asking = askingOf(ground, contact, enquiry, agency, addMinutes(askedAt, 300))
  note(askedAt, manager, { type: 'asked', ...asking })
  const answeredAt = addMinutes(askedAt, chance.whole(20, 500))
  if ((nth + of) % 3 === 0 && answeredAt <= ground.now)
    note(answeredAt, manager, {
      type: 'answered',
      by: 'A navigator',
      reusedFrom: null,
      answers: asking.subjects.map(({ id }) => ({
        id: chance.id(answeredAt),
        subjectId: id,
        kind: 'nothing-known',
        assertion: null,
        level: 'professionals',
        sha256: 'of nothing',
        decidedBy: null,
      })),
    })
  return facts
}

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
