import { afterEach, expect, test } from 'vitest'
import { delegationAgreement, type Extension } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { safeguardingSharing } from '../../demo/sharing.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { decided, handOverRows, worry } from '../hand-overs/worry.test-data.ts'
import { sentToMash } from '../mash/enquiry.test-data.ts'
import { takeIn } from '../contacts/index.ts'
import { aChild, aReport } from '../contacts/told.test-data.ts'

let service: TestService | null = null
const started = async (now: string, extension: Extension = 'none'): Promise<TestService> => {
  service = await startService({ now, extension })
  return service
}
afterEach(async () => {
  await service?.stop()
  service = null
})

const told = async ({ house }: TestService, owner: string): Promise<{ id: string; reference: string }> => {
  const child = aChild()
  const { contacts } = await takeIn(
    house,
    { actor: { kind: 'public' }, at: house.now(), once: crypto.randomUUID() },
    {
      told: aReport({ children: [child] }),
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [{ childIds: [child.id], owner, placing: { rule: 'lives-here', words: 'Lives here.' } }],
      attachments: [],
    },
  )
  const [contact] = contacts
  if (!contact) throw new Error('Nothing was taken in')
  return contact
}

const looks = async ({ database }: TestService, id: string) =>
  (
    await database.owner
      .selectFrom('look')
      .select(['action', 'outcome', 'because', 'owner'])
      .where('subject_id', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).map(({ action, outcome, because, owner }) => ({
    action,
    outcome,
    owner,
    rule: (because as { rule: string }).rule,
  }))

const nothingOf = (visitor: Visitor, reference: string): void => {
  for (const secret of ['Maple', 'Thistledown', reference])
    expect(visitor.page.outerHTML).not.toContain(secret)
}

test('B8 no. 1: from the contact a link says why it can be seen: the agreement, its version and dates, employer, team and role', async () => {
  const running = await started('2019-03-01T10:00:00Z')
  const contact = await told(running, peterborough)
  const screener = await running.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  await screener.open(`/contacts/${contact.id}`)
  const link = screener.page.querySelector('.why-link a')
  expect(link?.textContent).toBe('Why can I see this?')
  await screener.open(link?.getAttribute('href') ?? '')
  expect(screener.status).toBe(200)
  expect(screener.heading).toBe('Why can I see this?')
  for (const words of [
    'You may open a contact as Cambridgeshire County Council employee, under Delegation Agreement 2018.',
    'Cambridgeshire County Council employs you as Contact adviser, since 1 April 1998.',
    'You act for Peterborough, in screening.',
    'You are in the team Customer Service Centre, since 1 April 1998.',
    'You are contact adviser, since 1 April 1998.',
    'Peterborough has Cambridgeshire County Council do screening for its children under Delegation Agreement 2018 (version 1), from 1 January 2019 to 31 December 2023.',
    'It is a record of Peterborough, for which you act.',
    'It is with your team, Customer Service Centre.',
    'What you are here for: deciding where a worry goes.',
  ])
    expect(screener.text).toContain(words)
  expect(screener.page.querySelector(`a[href="/agreements/${delegationAgreement}"]`)).not.toBeNull()
  nothingOf(screener, contact.reference)
  expect(await looks(running, contact.id)).toEqual([
    { action: 'contact.open', outcome: 'seen', owner: peterborough, rule: 'standing' },
    { action: 'why.read', outcome: 'seen', owner: peterborough, rule: 'standing' },
  ])
})

test('B8 no. 3: after the lapse a hidden record and one that is not there are explained alike: what ended, when, and who can see to it', async () => {
  const running = await started('2023-12-31T23:59:59Z')
  const contact = await told(running, peterborough)
  const screener = await running.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  running.setClock('2024-01-01T00:00:00Z')
  await screener.open(`/contacts/${contact.id}`)
  expect(screener.status).toBe(404)
  const link = screener.page.querySelector('.why-link a')
  expect(link?.getAttribute('href')).toBe('?why')
  await screener.open(`/contacts/${contact.id}?why`)
  expect(screener.path).toBe(`/why/contacts/${contact.id}`)
  expect(screener.heading).toBe('Why can I not see this?')
  for (const words of [
    'Nothing in force lets you act for Peterborough in screening.',
    'Delegation Agreement 2018 (version 1), from 1 January 2019 to 31 December 2023, ended with 31 December 2023.',
    'What would be needed: An agreement in force that covers this function, this day and you.',
    'Both councils, by a decision of each',
    'Peterborough duty manager: 01632 960212',
  ])
    expect(screener.text).toContain(words)
  nothingOf(screener, contact.reference)
  const hidden = screener.text
  await screener.open(`/why/contacts/${crypto.randomUUID()}`)
  expect(screener.text).toBe(hidden)
  expect(await looks(running, contact.id)).toContainEqual({
    action: 'why.read',
    outcome: 'refused',
    owner: peterborough,
    rule: 'no-standing',
  })

  // Under their own council's hat too: nothing tells that there is such a record.
  const own = await running.signedIn('secondAdviser', { authority: cambridgeshire, fn: 'screening' })
  await own.open(`/why/contacts/${contact.id}`)
  const [words] = [own.text]
  expect(words).toContain('There is nothing here that you can see.')
  await own.open(`/why/contacts/${crypto.randomUUID()}`)
  expect(own.text).toBe(words)
})

test('B8 no. 6: under the wrong hat the reason is the hat, and nothing of the record is told', async () => {
  const running = await started('2019-03-01T10:00:00Z')
  const contact = await told(running, peterborough)
  const screener = await running.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
  await screener.open(`/contacts/${contact.id}?why`)
  expect(screener.text).toContain('This record belongs to another council you may act for.')
  expect(screener.text).toContain('To act for Peterborough.')
  nothingOf(screener, contact.reference)
})

test('a button that is not offered is explained: which function or role it needs, and who can give it', async () => {
  const running = await started('2019-03-01T10:00:00Z')
  const contact = await told(running, peterborough)
  const worker = await running.signedIn('assessmentPeterborough')
  await worker.open(`/contacts/${contact.id}?why`)
  expect(worker.heading).toBe('Why can I not see this?')
  expect(worker.text).toContain('Say why you need to open it')
  expect(worker.text).not.toContain('What else you may')
  await worker.open(`/contacts/${contact.id}`)
  await worker.submit('/reason', { reason: 'Mother rang me about this today' })
  await worker.open(`/why/contacts/${contact.id}`)
  expect(worker.text).toContain('You said today why you need to open it. Your reason is kept.')
  expect(worker.text).toContain('Peterborough is your own employer: its records need no agreement.')
  expect(worker.text).toContain('Decide an outcome: you may not.')
  await worker.open(`/why/contacts/${contact.id}?for=contact.decide`)
  expect(worker.heading).toBe('Why can I not decide an outcome?')
  expect(worker.text).toContain('To act in a function in which people decide an outcome.')
})

test('of somebody related to the child: refused, explained, and the supervisor is told here as well', async () => {
  const running = await started('2019-03-01T10:00:00Z')
  const contact = await told(running, peterborough)
  const niece = crypto.randomUUID()
  const { owner } = running.database
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
      staff_id: people.auntAdviser.id,
      person_id: niece,
      relation: 'aunt',
      declared_at: '2018-06-01T09:00:00.000Z' as never,
    })
    .execute()
  const aunt = await running.signedIn('auntAdviser', { authority: peterborough, fn: 'screening' })
  await aunt.open(`/why/contacts/${contact.id}`)
  expect(aunt.text).toContain('You are recorded as related to somebody on this record')
  nothingOf(aunt, contact.reference)
  await running.runJobs()
  const supervisor = await running.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
  await supervisor.open('/alerts')
  expect(supervisor.text).toContain(contact.reference)
})

test('a list, a partner agency, an address of no page, and somebody who is not signed in', async () => {
  const running = await started('2019-03-01T10:00:00Z')
  const screener = await running.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  await screener.open('/why/screening')
  expect(screener.text).toContain(
    'In this function you look across Peterborough and Cambridgeshire, because something in force lets you act for each.',
  )
  expect((await screener.open('/why/nothing/of/the/kind')).status).toBe(404)
  await screener.open('/why/privacy-reviews')
  expect(screener.heading).toBe('Why can I not see this?')
  expect(screener.text).toContain('in the function you are acting in')
  await screener.open(`/why/outbox/${crypto.randomUUID()}/release`)
  expect([screener.status, screener.text], 'a form of a list, which nothing is found by').toEqual([
    200,
    expect.stringContaining('There is nothing here that you can see.'),
  ])

  const navigator = await running.signedIn('policeNavigator', { authority: 'police', fn: 'navigator' })
  await navigator.open(`/why/requests/${crypto.randomUUID()}`)
  expect(navigator.text).toContain('There is nothing here that you can see.')
  // The constabulary is a party of it; what is written down of it is for the councils.
  await navigator.open(`/agreements/${safeguardingSharing}/write/document`)
  expect(navigator.status).toBe(404)
  await navigator.open(`/why/agreements/${safeguardingSharing}/write/document`)
  expect([navigator.status, navigator.heading]).toEqual([200, 'Why can I not see this?'])
  const nobody = running.visitor()
  await nobody.open('/why/screening')
  expect(nobody.path).toContain('/sign-in')
})

test('whatever is out of sight is explained as what is not there, for every kind of record and every worker who cannot see it', async () => {
  const running = await started('2023-11-20T09:00:00Z')
  const handed = await worry(running, peterborough)
  await decided(running, handed, 'assessment-s17')
  const [handOver] = await handOverRows(running, handed)
  const { enquiryId, taken } = await sentToMash(running, peterborough)
  const addresses = [
    `/contacts/${taken.id}`,
    `/hand-overs/${handOver?.id ?? ''}`,
    `/hand-overs/${handOver?.id ?? ''}/accept`,
    `/enquiries/${enquiryId}`,
    `/enquiries/${enquiryId}/ask`,
    `/people/${taken.id}`,
    `/requests/${enquiryId}`,
    `/authority-gaps/${enquiryId}`,
  ]
  running.setClock('2024-01-01T09:00:00Z')
  for (const [person, authority, fn] of [
    ['adviser', cambridgeshire, 'screening'],
    ['assessmentCambridgeshire', cambridgeshire, 'assessment'],
    ['policeNavigator', 'police', 'navigator'],
    ['directorCambridgeshire', cambridgeshire, 'oversight'],
  ] as const) {
    const worker = await running.signedIn(person, { authority, fn })
    for (const address of addresses) {
      await worker.open(`/why${address}`)
      const hidden = [worker.status, worker.heading, worker.text]
      nothingOf(worker, taken.reference)
      await worker.open(`/why${address.replace(/[0-9a-f-]{36}/, crypto.randomUUID())}`)
      expect([person, address, worker.status, worker.heading, worker.text]).toEqual([
        person,
        address,
        ...hidden,
      ])
    }
  }
}, 60_000)
