import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { delegationAgreement, type Extension } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { aChild, aReport } from '../../src/contacts/told.test-data.ts'
import { takeIn } from '../../src/contacts/index.ts'
import { runTask } from '../../src/hand-overs/worry.test-data.ts'
import { findGaps } from '../../src/authority-gaps/index.ts'
import { loadSectors } from '../../src/places/index.ts'
import { startService, type TestService, type Visitor } from '../service.ts'

/** The worked scenarios of authorisation B8, by number, through the running service with its clock set. */

let service: TestService | null = null
const started = async (now: string, extension: Extension): Promise<TestService> => {
  service = await startService({ now, extension })
  return service
}
afterEach(async () => {
  await service?.stop()
  service = null
})

type Contact = { id: string; reference: string }

/** Told by somebody outside, so that who may open it is the only question. */
const toldOutside = async (owner: string, more: { kind?: string } = {}): Promise<Contact> => {
  if (!service) throw new Error('Start the service first')
  const child = aChild()
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: service.house.now(), once: crypto.randomUUID() },
    {
      told: aReport({ children: [child] }),
      channel: 'online',
      kind: more.kind ?? 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [{ childIds: [child.id], owner, placing: { rule: 'lives-here', words: 'Lives here.' } }],
      attachments: [],
    },
  )
  const [contact] = taken.contacts
  if (!contact) throw new Error('Nothing was taken in')
  return contact
}

/** A call about a Peterborough child, taken on the phone screen from beginning to end. */
const takeCall = async (visitor: Visitor): Promise<Contact & { owner: string }> => {
  if (!service) throw new Error('Start the service first')
  await loadSectors(service.house.db)
  await visitor.open('/phone')
  await visitor.submit('/phone')
  const id = /\/phone\/([0-9a-f-]{36})/.exec(visitor.path)?.[1] ?? ''
  const child = (
    visitor.page.querySelector('input[name$=":given-names"]')?.getAttribute('name') ?? ''
  ).replace(':given-names', '')
  await visitor.send(
    `/phone/${id}/finish`,
    visitor.filled('/phone/', {
      who: 'professional',
      source: '2A',
      'caller-name': 'Ms Linnet',
      'caller-phone': '01632 960555',
      'caller-agency': 'Reedbed Primary School',
      'what-happened': 'Came in with a bruise and says his uncle did it.',
      [`${child}:given-names`]: 'Jay',
      [`${child}:family-name`]: 'Jackdaw',
      [`${child}:born-day`]: '14',
      [`${child}:born-month`]: '3',
      [`${child}:born-year`]: '2013',
      postcode: 'pe1 1aa',
    }),
  )
  const rows = await service.database.owner
    .selectFrom('contact')
    .select(['id', 'reference', 'owner'])
    .execute()
  const [contact] = rows
  if (!contact) throw new Error(`Nothing was taken in: ${visitor.text}`)
  return contact
}

const looksAt = async (contact: Contact) =>
  (
    await (service as TestService).database.owner
      .selectFrom('look')
      .select(['staff_id', 'outcome', 'because', 'owner', 'acting_for'])
      .where('subject_id', '=', contact.id)
      .orderBy('at', 'desc')
      .execute()
  ).map((look) => ({ ...look, because: (look.because as { rule: string }).rule }))

const gaps = async () =>
  (service as TestService).database.owner
    .selectFrom('authority_gap')
    .select(['owner', 'fn', 'employer', 'staff_id', 'subject_id'])
    .execute()

/** Nothing of the child or the worry may be on the page: not a name, not an age, not a reference. */
const expectNothingLeaked = (visitor: Visitor, contact: Contact): void => {
  const html = visitor.page.outerHTML
  for (const secret of ['Maple', 'Thistledown', 'Jackdaw', 'Conker', 'Hawthorn', 'Acorn', contact.reference])
    expect(html).not.toContain(secret)
}

const screenerFor = (authority: string): Promise<Visitor> =>
  (service as TestService).signedIn('adviser', { authority, fn: 'screening' })

test('1: a Cambridgeshire screener acting for Peterborough opens a Peterborough child’s contact on 1 March 2019', async () => {
  await started('2019-03-01T10:00:00Z', 'none')
  const contact = await toldOutside(peterborough)
  const screener = await screenerFor(peterborough)
  await screener.open(`/contacts/${contact.id}`)
  expect(screener.status).toBe(200)
  expect(screener.text).toContain('Thistledown')
  expect(screener.page.querySelector('.acting-for')?.textContent).toContain('under Delegation Agreement 2018')
  expect(await looksAt(contact)).toEqual([
    {
      staff_id: people.adviser.id,
      outcome: 'seen',
      because: 'standing',
      owner: peterborough,
      acting_for: peterborough,
    },
  ])
})

describe('2: 17 December 2018 at 10:00: screening has moved, the authority has not', () => {
  test('the call is taken in, its taker cannot open it, and the gap is kept and shown to Peterborough', async () => {
    const { signedIn } = await started('2018-12-17T10:00:00Z', 'none')
    const screener = await signedIn('adviser')
    const contact = await takeCall(screener)
    expect(contact.owner).toBe(peterborough)
    expect(screener.text, 'whom to ring, where it cannot wait').toContain('01632 960212')
    expect(await gaps()).toEqual([
      {
        owner: peterborough,
        fn: 'screening',
        employer: cambridgeshire,
        staff_id: people.adviser.id,
        subject_id: contact.id,
      },
    ])

    await screener.open(`/contacts/${contact.id}`)
    expect(screener.status).toBe(404)
    expectNothingLeaked(screener, contact)
    const refusedInWords = screener.text
    await screener.open(`/contacts/${crypto.randomUUID()}`)
    expect(screener.text, 'a contact that is not there is answered the same').toBe(refusedInWords)
    expect((await looksAt(contact))[0]).toMatchObject({
      staff_id: people.adviser.id,
      outcome: 'refused',
      because: 'no-standing',
      owner: peterborough,
    })

    const peterboroughs = await signedIn('assessmentPeterborough')
    await peterboroughs.open(`/agreements/${delegationAgreement}`)
    expect(peterboroughs.text).toContain('1 contact was taken in for Peterborough with no agreement in force')
    expect(peterboroughs.text).toContain('17 December 2018')
    expect(peterboroughs.page.querySelectorAll('[role="img"] rect[fill="#d4351c"]')).toHaveLength(1)
  })

  test('the hat of Peterborough is not even offered', async () => {
    const { signedIn } = await started('2018-12-17T10:00:00Z', 'none')
    const screener = await signedIn('adviser')
    await screener.open('/acting-for')
    expect(
      screener.page.querySelectorAll('input[name="hat"]').map((hat) => hat.getAttribute('value')),
    ).toEqual([`${cambridgeshire}/screening`])
  })

  test('Cambridgeshire is not told how much was done for Peterborough: it is Peterborough’s record', async () => {
    const { signedIn } = await started('2018-12-17T10:00:00Z', 'none')
    const screener = await signedIn('adviser')
    await takeCall(screener)
    await screener.open('/agreements')
    expect(screener.text).toContain('None is recorded for Cambridgeshire')
  })
})

describe('3: midnight into 2024 with no extension', () => {
  test('the same page opens in the last second of the year and not in the first of the next, in one session', async () => {
    const { setClock } = await started('2023-12-31T23:59:59Z', 'none')
    const contact = await toldOutside(peterborough)
    const screener = await screenerFor(peterborough)
    expect((await screener.open(`/contacts/${contact.id}`)).status).toBe(200)
    setClock('2024-01-01T00:00:00Z')
    await screener.open(`/contacts/${contact.id}`)
    expect(screener.status).toBe(404)
    expectNothingLeaked(screener, contact)
    expect(screener.page.querySelector('.acting-for')?.textContent).toContain('no agreement in force')
    expect((await looksAt(contact)).map(({ outcome, because }) => `${outcome}: ${because}`)).toEqual([
      'refused: no-standing',
      'seen: standing',
    ])
  })

  test('in the same session, with one case left to her by name, a call is taken in and handed to Peterborough, as a gap', async () => {
    const running = await started('2023-12-31T23:59:59Z', 'none')
    const { setClock, signedIn } = running
    await sql`insert into run_off_case values (gen_random_uuid(), ${peterborough}, ${delegationAgreement}, 'screening',
      ${people.adviser.id}, 'contact', gen_random_uuid(), true, '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z')`.execute(
      running.database.owner,
    )
    const screener = await screenerFor(peterborough)
    setClock('2024-01-01T00:00:00Z')
    const contact = await takeCall(screener)
    expect(contact.owner).toBe(peterborough)
    expect(screener.text).toContain('No agreement in force lets you open it')
    expect(screener.text).not.toContain('Start screening')
    expect(await gaps()).toHaveLength(1)
    await findGaps(running.house, peterborough, true)
    const found = await running.database.owner
      .selectFrom('authority_gap_span')
      .select(['fn', 'activities', 'covered'])
      .execute()
    expect(found).toEqual([{ fn: 'screening', activities: 1, covered: 0 }])

    await runTask(running, 'nobody-screens', { owner: peterborough, contactId: contact.id })
    const manager = await signedIn('assessmentManagerPeterborough')
    await manager.open('/alerts')
    expect(manager.text).toContain('A child waits at the front door')
    expect(manager.text).toContain(contact.reference)
    expect(manager.page.querySelector(`a[href="/contacts/${contact.id}"]`)).not.toBeNull()
    await sql`update contact set waiting_for = null`.execute(running.database.owner)
    await runTask(running, 'find-authority-gaps', {})
    await manager.open('/alerts')
    expect(manager.text, 'taken back once it waits no more').toContain('Nothing unseen')

    setClock('2024-01-02T09:00:00Z')
    const peterboroughs = await signedIn('assessmentPeterborough')
    await peterboroughs.open('/agreements')
    expect(peterboroughs.text).toContain('1 January 2024')
    expect(peterboroughs.text).toContain('1 contact taken in with no agreement in force')
  })

  test('the tray no longer shows Peterborough’s children', async () => {
    const { setClock } = await started('2023-12-31T23:59:59Z', 'none')
    await toldOutside(peterborough)
    const screener = await screenerFor(peterborough)
    await screener.open('/screening')
    expect(screener.text).toContain('Maple T.')
    setClock('2024-01-01T00:00:00Z')
    await screener.open('/screening')
    expect(screener.page.outerHTML).not.toContain('Maple')
  })
})

test.each<[Extension, number]>([
  ['call-in-running', 404],
  ['in-force', 200],
])('4: on 1 January 2024 with the extension %s the page answers %i', async (extension, status) => {
  await started('2024-01-01T00:00:00Z', extension)
  const contact = await toldOutside(peterborough)
  const screener = await (service as TestService).signedIn('adviser')
  if (extension === 'in-force') await screener.submit('/acting-for', { hat: `${peterborough}/screening` })
  await screener.open(`/contacts/${contact.id}`)
  expect(screener.status).toBe(status)
  if (status === 404) expectNothingLeaked(screener, contact)
})

test('5: Peterborough’s own social worker opens the child’s contact while the agreement is in force', async () => {
  const { signedIn } = await started('2019-03-01T10:00:00Z', 'none')
  const contact = await toldOutside(peterborough)
  const worker = await signedIn('assessmentPeterborough')
  await worker.open(`/contacts/${contact.id}`)
  // Not yet with the assessment team, so the worker says why; the right to act is their own employment.
  expect(worker.text).toContain('Say why you need to open it')
  await worker.submit('/reason', { reason: 'Mother rang me about this today' })
  expect(worker.status).toBe(200)
  expect(worker.text).toContain('Thistledown')
  const back = worker.page.querySelector('.govuk-back-link')
  expect(back?.getAttribute('href'), 'back to a list of their own').toBe('/hand-overs')
  expect(worker.text, 'what only those who screen may do has no button').not.toContain('Add a note')
  expect((await looksAt(contact)).map(({ outcome, because }) => `${outcome}: ${because}`).toSorted()).toEqual(
    ['refused: reason-needed', 'seen: standing'],
  )
})

test('6: under the wrong hat the contact is refused, the switch is offered, and nothing is given away', async () => {
  await started('2019-03-01T10:00:00Z', 'none')
  const contact = await toldOutside(peterborough)
  const screener = await screenerFor(cambridgeshire)
  await screener.open(`/contacts/${contact.id}`)
  expect(screener.status).toBe(404)
  expect(screener.text).toContain('Switch to that council to open it')
  expectNothingLeaked(screener, contact)
  expect((await looksAt(contact))[0]).toMatchObject({ outcome: 'asked-to-switch', because: 'wrong-hat' })

  await screener.submit('/acting-for')
  expect(screener.path).toBe(`/contacts/${contact.id}`)
  expect(screener.text).toContain('Thistledown')
})

describe('12: an adult-only concern', () => {
  test('emergency duty of Cambridgeshire is refused Peterborough’s, and told where it goes', async () => {
    const { signedIn } = await started('2020-02-02T02:10:00Z', 'none')
    const contact = await toldOutside(peterborough, { kind: 'adult-only' })
    const night = await signedIn('nightWorker', { authority: peterborough, fn: 'emergency-duty' })
    await night.open(`/contacts/${contact.id}`)
    expect(night.status).toBe(404)
    expect(night.text).toContain('The children’s Delegation Agreement does not cover it')
    expect(night.text).toContain('adult safeguarding team')
    expectNothingLeaked(night, contact)
    expect((await looksAt(contact))[0]).toMatchObject({ outcome: 'refused', because: 'no-adult-instrument' })
  })

  test('with an adult instrument the same page opens', async () => {
    const { signedIn, database } = await started('2020-02-02T02:10:00Z', 'none')
    await database.owner
      .insertInto('delegated_function')
      .columns([
        'id',
        'instrument_id',
        'fn',
        'client_group',
        'holder',
        'discharger',
        'valid_from',
        'valid_to',
        'effective_on',
        'accepted_on',
        'constitution_amended_on',
        'enabling_power',
        'statutory_basis',
      ])
      .expression((eb) =>
        eb
          .selectFrom('delegated_function')
          .select((row) => [
            row.fn<string>('gen_random_uuid').as('id'),
            'instrument_id',
            'fn',
            row.val('adults').as('client_group'),
            'holder',
            'discharger',
            'valid_from',
            'valid_to',
            'effective_on',
            'accepted_on',
            'constitution_amended_on',
            'enabling_power',
            row.val('Care Act 2014 s.79').as('statutory_basis'),
          ])
          .where('fn', '=', 'emergency-duty'),
      )
      .execute()
    const contact = await toldOutside(peterborough, { kind: 'adult-only' })
    const night = await signedIn('nightWorker', { authority: peterborough, fn: 'emergency-duty' })
    expect((await night.open(`/contacts/${contact.id}`)).status).toBe(200)
  })
})

test('13: the child’s aunt is refused, her supervisor is told, and the contact waits for a colleague', async () => {
  const { signedIn, database, runJobs } = await started('2019-03-01T10:00:00Z', 'none')
  const contact = await toldOutside(peterborough)
  await recogniseAsNieceOf(people.auntAdviser.id, contact)
  const aunt = await signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
  await aunt.open(`/contacts/${contact.id}`)
  expect(aunt.status).toBe(404)
  expect(aunt.text).toContain('You are recorded as related to somebody on this record')
  expectNothingLeaked(aunt, contact)
  expect((await looksAt(contact))[0]).toMatchObject({ outcome: 'refused', because: 'conflict-of-interest' })

  await runJobs()
  const supervisor = await signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
  await supervisor.open('/alerts')
  expect(supervisor.text).toContain('related to')
  expect(supervisor.text).toContain(contact.reference)
  const row = await database.owner
    .selectFrom('contact')
    .select(['waiting_for', 'stage'])
    .where('id', '=', contact.id)
    .executeTakeFirst()
  expect(row).toEqual({ waiting_for: 'screener', stage: 'received' })
  const colleague = await screenerFor(peterborough)
  await colleague.open('/screening')
  expect(colleague.text).toContain(contact.reference)
  expect((await colleague.open(`/contacts/${contact.id}`)).status).toBe(200)
})

/** The child is somebody this council knows, and a worker has declared to be related to her. */
const recogniseAsNieceOf = async (staffId: string, contact: Contact): Promise<void> => {
  const { owner } = (service as TestService).database
  const niece = crypto.randomUUID()
  await owner
    .insertInto('person')
    .values({
      owner: peterborough,
      id: niece,
      given_names: 'Maple',
      family_name: 'Thistledown',
      born_on: '2020-03-14' as never,
      sex: 'F',
      is_child: true,
      search_text: 'maple thistledown',
      registered_at: '2018-01-01T00:00:00.000Z' as never,
    })
    .execute()
  await owner
    .updateTable('contact_child')
    .set({ person_id: niece })
    .where('contact_id', '=', contact.id)
    .execute()
  await owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: crypto.randomUUID(),
      staff_id: staffId,
      person_id: niece,
      relation: 'aunt',
      declared_at: '2018-06-01T09:00:00.000Z' as never,
    })
    .execute()
}
