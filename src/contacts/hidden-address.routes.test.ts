import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { factsOf, fold, perform } from '../events/index.ts'
import { type Person, type PersonEvent, personStream, registerPerson } from '../people/index.ts'
import { day, instant } from '../time/index.ts'
import { contactStream } from './contact.stream.ts'
import { takeIn } from './intake.ts'
import { aChild, anAdult, aReport } from './told.test-data.ts'
import { recogniseAs, somebodyOn } from './who.ts'

let service: TestService
let manager: StaffActor
let worker: Visitor
let [contactId, reference, wren, brother, mother] = ['', '', '', '', '']
const at = instant('2026-11-23T09:30:00Z')
const trace = /quiet\W*close|pe3\W*9xx/i

const child = aChild({
  givenNames: 'Linnet',
  familyName: 'Whimbrel',
  knownAs: 'Linnie',
  bornOn: day('2014-05-06'),
  school: { known: 'Fen Lane Primary' },
  language: { known: 'Polish' },
  disability: { known: 'None (NONE)' },
  nhsNumber: '943 476 5919',
})
const [other, adult] = [
  aChild({ givenNames: 'Kit', familyName: 'Whimbrel', bornOn: day('2016-07-08') }),
  anAdult({ name: 'Ana Whimbrel', relation: 'mum', hasParentalResponsibility: 'yes' }),
]
const told = aReport({
  children: [child, other],
  adults: [adult],
  address: '9 Quiet Close',
  postcode: 'PE3 9XX',
  phone: '07700 900123',
  previousAddresses: '2 Reed Bank, PE2 8AB',
  safeContact: 'Ring only after three',
  whatHappened: 'They sleep at 9 Quiet Close since Friday.',
})

const note = async (personId: string, action: 'person.hide-address' | 'person.seal', event: PersonEvent) => {
  const done = await perform(service.house.db, personStream, {
    actor: action === 'person.seal' ? { kind: 'system', job: 'test', actingFor: peterborough } : manager,
    at,
    action,
    owner: peterborough,
    id: personId,
    decide: () => [event],
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}

const personOf = async (id: string): Promise<Person> => {
  const facts = await asActor(
    service.house.db,
    {
      staffId: null,
      actingFor: [peterborough],
      fn: null,
      clientGroup: 'children',
      at,
      intakeFor: [],
      draft: null,
      system: true,
    },
    (tx) => factsOf(tx, personStream, peterborough, id),
  )
  const person = fold(personStream, facts)
  if (!person) throw new Error('Nobody')
  return person
}

/** Registers a child or an adult told of on the contact, and says that it is them. */
const recognise = async (subjectId: string): Promise<string> => {
  let personId = ''
  const done = await perform(service.house.db, contactStream, {
    actor: manager,
    at,
    action: 'contact.follow-up',
    owner: peterborough,
    id: contactId,
    decide: async (contact, tx) => {
      const somebody = contact && somebodyOn(contact, subjectId)
      if (!somebody) return { refused: 'no-such-child' }
      const isChild = somebody.part === 'child'
      const registered = await registerPerson(
        tx,
        { actor: manager, at, owner: peterborough },
        {
          givenNames: isChild ? somebody.child.told.givenNames : 'Ana',
          familyName: 'Whimbrel',
          knownAs: null,
          bornOn: isChild ? somebody.child.told.bornOn : null,
          bornEstimated: false,
          expectedOn: null,
          sex: 'F',
          isChild,
          nhsNumber: null,
          upn: null,
          phone: null,
        },
        null,
      )
      if (!registered.done) return { refused: 'not-registered' }
      personId = registered.state.id
      return recogniseAs(contact, subjectId, personId, true)
    },
  })
  if (!done.done) throw new Error(JSON.stringify(done))
  return personId
}

beforeAll(async () => {
  service = await startService({ now: at })
  const rights = await service.house.rightsOf(people.screeningManager.id)
  if (!rights) throw new Error('No such worker')
  manager = { kind: 'staff', rights, actingFor: peterborough, fn: 'screening' }
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
    {
      told,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        {
          childIds: told.children.map(({ id }) => id),
          owner: peterborough,
          placing: { rule: 'lives-here', words: 'Lives here: PE3 9XX.' },
        },
      ],
      attachments: [],
    },
  )
  contactId = taken.contacts[0]?.id ?? ''
  reference = taken.contacts[0]?.reference ?? ''
  wren = await recognise(child.id)
  brother = await recognise(other.id)
  mother = await recognise(adult.id)
  worker = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

/** Every page by which somebody might come upon an address. */
const pages = async (): Promise<Record<string, string>> => {
  const seen: Record<string, string> = {}
  for (const path of [
    `/contacts/${contactId}`,
    `/contacts/${contactId}/record`,
    `/people/${wren}`,
    `/people/${brother}`,
    `/people/${mother}`,
    '/screening',
    `/search?q=${encodeURIComponent('9 Quiet Close PE3 9XX')}`,
    `/search?q=${encodeURIComponent('PE3 9XX')}`,
    '/search?q=linnet+whimbrel',
  ]) {
    await worker.open(path)
    expect([path, worker.status]).toEqual([path, 200])
    seen[path] = worker.page
      .toString()
      .replaceAll(/value="[^"]*"/g, '')
      .replaceAll(/for “[^”]*”/g, '')
  }
  return seen
}

describe('who is recognised on a contact', () => {
  it('has everything that was told of them in their record, typed by nobody twice', async () => {
    const source = `contact ${reference}`
    const person = await personOf(wren)
    expect(person).toMatchObject({ knownAs: 'Linnie', phone: '07700 900123', nhsNumber: '9434765919' })
    expect(person.addresses).toMatchObject([
      { line: '9 Quiet Close', postcode: 'PE3 9XX', to: null, source },
      { line: '2 Reed Bank', postcode: 'PE2 8AB', source },
    ])
    expect(person.particulars.map(({ kind, text, source: from }) => [kind, text, from])).toEqual([
      ['school', 'Fen Lane Primary', source],
      ['language', 'Polish', source],
      ['safe-contact', 'Ring only after three', source],
    ])
  })

  it('is related as they were told to be: the mother to both children, as soon as all are on record', async () => {
    const { relations, sex } = await personOf(mother)
    expect(sex).toBe('F')
    expect(
      relations.map(({ otherId, kind, hasParentalResponsibility }) => [
        otherId,
        kind,
        hasParentalResponsibility,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [wren, 'mother', true],
        [brother, 'mother', true],
      ]),
    )
    expect(relations).toHaveLength(2)
  })
})

describe('an address that is hidden', () => {
  const hide = async (personId: string) => {
    for (const { id, line } of (await personOf(personId)).addresses)
      if (line === '9 Quiet Close')
        await note(personId, 'person.hide-address', {
          type: 'address-hidden',
          addressId: id,
          because: 'Fled from violence',
        })
  }

  it('was to be read on pages before', async () => {
    const found = Object.entries(await pages()).filter(([, page]) => trace.test(page))
    expect(found.map(([path]) => path)).toEqual(
      expect.arrayContaining([`/contacts/${contactId}`, `/people/${wren}`, `/people/${brother}`]),
    )
  })

  it('is on no page, in no search, in no row that pages read, also at the brother’s and the mother’s', async () => {
    await hide(wren)
    await hide(mother)
    for (const [path, page] of Object.entries(await pages()))
      expect([path, trace.exec(page)]).toEqual([path, null])
    const { rows } = await sql<{ told: string; postcode: string | null; address_key: string }>`
      select told::text, postcode, address_key from contact where id = ${contactId}::uuid`.execute(
      service.database.owner,
    )
    expect(rows[0]).toMatchObject({ postcode: null })
    expect(rows[0]?.told).not.toMatch(trace)
  })

  it('is on no emergency card, of her nor of her brother', async () => {
    for (const personId of [wren, brother]) {
      const card = await asActor(
        service.house.db,
        {
          staffId: people.adviser.id,
          actingFor: [peterborough],
          fn: 'screening',
          clientGroup: 'children',
          at,
          intakeFor: [],
          draft: null,
          system: false,
        },
        async (tx) => {
          const { rows } = await sql<{ card: { addresses: string[]; hasHiddenAddress: boolean } }>`
            select app.emergency_card(${peterborough}, ${personId}::uuid, 'child-found', 'Found by the police') as card`.execute(
            tx,
          )
          return rows[0]?.card
        },
      )
      expect(card).toMatchObject({ addresses: [], hasHiddenAddress: true })
    }
  })

  it('is in nothing the match index holds, of her nor of whoever lives with her', async () => {
    const { rows } = await sql<{ document: string }>`select document from matching.document`.execute(
      service.database.owner,
    )
    expect(rows.length).toBeGreaterThanOrEqual(3)
    expect(rows.filter(({ document }) => trace.test(document))).toEqual([])
  })

  it('is shown again everywhere when it is safe', async () => {
    for (const personId of [wren, mother])
      for (const { id, hidden } of (await personOf(personId)).addresses)
        if (hidden)
          await note(personId, 'person.hide-address', {
            type: 'address-shown',
            addressId: id,
            because: 'Safe',
          })
    const found = Object.entries(await pages()).filter(([, page]) => trace.test(page))
    expect(found.map(([path]) => path)).toEqual(
      expect.arrayContaining([`/contacts/${contactId}`, `/people/${wren}`, `/people/${brother}`]),
    )
  })
})

describe('a record that is sealed', () => {
  const namedAccess = [people.privacyPeterborough.id]
  const seal: PersonEvent = { type: 'sealed', because: 'Adopted', namedAccess, custodianNote: 'Say nothing.' }

  it('takes the child off a contact that is about a brother too', async () => {
    await note(wren, 'person.seal', seal)
    await worker.open(`/contacts/${contactId}`)
    expect(worker.status).toBe(200)
    expect(/Linn(et|ie)|not shown any more/.exec(worker.page.toString())).toBeNull()
    expect(worker.text).toContain('Kit Whimbrel')
  })

  it('and one after another closes it, for everybody but the custodians', async () => {
    await service.database.owner
      .updateTable('contact')
      .set({ waiting_for: null, stage: 'decided' })
      .where('id', '=', contactId)
      .execute()
    await note(brother, 'person.seal', seal)
    await service.database.owner
      .updateTable('contact')
      .set({ waiting_for: null, stage: 'decided' })
      .where('id', '=', contactId)
      .execute()
    await worker.open(`/contacts/${contactId}`)
    expect(worker.status).toBe(404)
    await worker.open(`/search?q=${reference}`)
    expect(worker.text).not.toContain('Kit')
  })
})
