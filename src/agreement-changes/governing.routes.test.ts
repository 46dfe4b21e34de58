import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delegationAgreement } from '../../demo/organisation.ts'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { takeIn } from '../contacts/index.ts'
import { aChild, aReport } from '../contacts/told.test-data.ts'
import { seeWhichAreDue } from './extension-due.task.ts'
import { boxes, officerOf } from './officers.test-data.ts'

/** Authorisation B8 no. 22: a council changes how it is governed, from the alarm to the confirmation by both. */

let service: TestService
let contact = ''
let change = ''

beforeAll(async () => {
  service = await startService({ now: '2023-05-10T09:00:00Z', extension: 'none' })
  const child = aChild()
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: service.house.now(), once: crypto.randomUUID() },
    {
      told: aReport({ children: [child] }),
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        { childIds: [child.id], owner: peterborough, placing: { rule: 'lives-here', words: 'Lives here.' } },
      ],
      attachments: [],
    },
  )
  contact = taken.contacts[0]?.id ?? ''
})
afterAll(() => service.stop())

const screening = async (): Promise<Visitor> => {
  const screener = await service.signedIn('adviser')
  await screener.open(`/contacts/${contact}`)
  return screener
}
const opens = async (): Promise<boolean> => {
  const screener = await service.signedIn('adviser')
  const offered = (await screener.open('/acting-for')).page.querySelector(
    `input[value="${peterborough}/screening"]`,
  )
  if (!offered) return false
  await screener.submit('/acting-for', { hat: `${peterborough}/screening` })
  return (await screener.open(`/contacts/${contact}`)).status === 200
}

test('a council writes down for itself that it is governed otherwise from a day on', async () => {
  expect(await opens()).toBe(true)
  const officer = await officerOf(service, 'peterborough')
  await officer.open('/ways-of-governing')
  expect(officer.text).toContain('PeterboroughA leader and a cabinet')
  await officer.submit('/ways-of-governing', {
    model: 'leader-cabinet',
    reference: 'COUNCIL/23',
    ...boxes('from', '2023-05-17'),
  })
  expect(officer.text).toContain('The council is governed so already')
  await officer.submit('/ways-of-governing', { model: 'committee' })
  change = /[0-9a-f-]{36}/.exec(officer.path)?.[0] ?? ''
  expect(officer.text).toContain(
    '5 delegations give no right from 17 May 2023 unless both councils confirm by then',
  )
  expect(officer.text).toContain('Must be confirmed')
})

test.each(['peterborough', 'cambridgeshire'] as const)(
  '%s’s officer finds the alarm at once',
  async (council) => {
    await service.runJobs()
    const officer = await officerOf(service, council)
    await officer.open('/alerts')
    expect(officer.text).toContain('A council is governed otherwise')
    expect(officer.page.querySelector(`a[href="/ways-of-governing/${change}"]`)).not.toBeNull()
    await officer.open(`/agreements/${delegationAgreement}`)
    expect(officer.text).toContain('5 functions of this agreement must be confirmed by both councils')
  },
)

test('from that day the delegation gives no right, and a confirmation by one council alone gives none', async () => {
  service.setClock('2023-05-17T09:00:00Z')
  expect(await opens()).toBe(false)
  expect((await screening()).status).toBe(404)
  const one = await officerOf(service, 'cambridgeshire')
  await one.open(`/ways-of-governing/${change}`)
  await one.submit(`/ways-of-governing/${change}/confirm`, { reference: 'CCC/7' })
  expect(one.text).toContain('Choose at least one delegation to confirm')
  await one.submit(`/ways-of-governing/${change}/confirm`, { reference: 'CCC/7', confirm: all(one) })
  expect(one.text).toContain('Cambridgeshire confirmed it on 17 May 2023, CCC/7')
  expect(one.text).toContain('Peterborough has not confirmed it')
  expect(await opens()).toBe(false)
  const { rows } = await sql`select from revalidation`.execute(service.database.owner)
  expect(rows).toHaveLength(0)
})

/** Every box the page offers to tick. */
const all = (officer: Visitor): string[] =>
  officer.page.querySelectorAll('input[name="confirm"]').map((box) => box.getAttribute('value') ?? '')

test('confirmed by both it gives it again, function by function', async () => {
  const other = await officerOf(service, 'peterborough')
  await other.open(`/ways-of-governing/${change}`)
  const screeningBox = other.page
    .querySelectorAll('.govuk-checkboxes__item')
    .find((item) => item.textContent.includes('Screening'))
  await other.submit(`/ways-of-governing/${change}/confirm`, {
    reference: 'PCC/9',
    confirm: screeningBox?.querySelector('input')?.getAttribute('value') ?? '',
  })
  expect(other.text).toContain('4 delegations give no right until both councils confirm')
  expect(await opens()).toBe(true)
})

test('the database puts no confirmation in force that only one council gave', async () => {
  const open = await service.database.owner
    .selectFrom('delegated_function as f')
    .select('f.id')
    .where('fn', '=', 'mash')
    .executeTakeFirstOrThrow()
  await expect(
    sql`select app.put_revalidation_in_force(${change}::uuid, ${open.id}::uuid)`.execute(service.database.db),
  ).rejects.toThrow(/not-an-officer-of-a-party/)
})

test('an agreement whose extension is due is told to both councils’ officers and directors once', async () => {
  const due = () =>
    service.database.owner
      .selectFrom('alert')
      .select(['owner', 'subject_id', 'for_role', 'reference'])
      .where('kind', '=', 'agreement-extension-due')
      .orderBy('owner')
      .orderBy('for_role')
      .execute()
  await seeWhichAreDue({}, service.house)
  const told = [peterborough, cambridgeshire].flatMap((owner) =>
    ['agreements-officer', 'director'].map((role) => ({
      owner,
      subject_id: delegationAgreement,
      for_role: role,
      reference: 'Delegation Agreement 2018',
    })),
  )
  expect(await due()).toEqual(told)
  await service.database.owner.updateTable('alert').set({ seen_at: service.house.now() }).execute()
  await seeWhichAreDue({}, service.house)
  expect(await due()).toEqual(told)
})
