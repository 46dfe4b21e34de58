import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { delegationAgreement } from '../../demo/organisation.ts'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { takeIn } from '../contacts/index.ts'
import { aChild, aReport } from '../contacts/told.test-data.ts'
import { approval, boxes, changeIn, namedFrom, officerOf } from './officers.test-data.ts'

/** An extension from the asking to the last second of the first term, by both councils' officers. */

let service: TestService
let ours: Visitor
let theirs: Visitor
const changes = `/agreements/${delegationAgreement}/changes`

beforeAll(async () => {
  service = await startService({ now: '2023-06-20T09:00:00Z', extension: 'none' })
  ours = await officerOf(service, 'cambridgeshire')
  theirs = await officerOf(service, 'peterborough')
})
afterAll(() => service.stop())

const terms = () =>
  service.database.owner
    .selectFrom('delegated_function')
    .select(['fn', 'valid_from', 'valid_to', 'effective_on', 'call_in_ended_on', 'extends', 'by_change'])
    .where('instrument_id', '=', delegationAgreement)
    .where('extends', 'is not', null)
    .orderBy('fn')
    .execute()

/** Told by somebody outside, so that who may open it is the only question. */
const toldOutside = async (): Promise<string> => {
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
  return taken.contacts[0]?.id ?? ''
}

/** Not the page to sign in, which answers as well. */
const opened = async (screener: Visitor, contact: string): Promise<number> => {
  await screener.open(`/contacts/${contact}`)
  expect(screener.path).toBe(`/contacts/${contact}`)
  return screener.status
}

describe('an extension', () => {
  let change = ''

  test('is due: the agreement’s page of changes says by when both should have decided, and that the day is past', async () => {
    await ours.open(changes)
    expect(ours.heading).toBe('Changes to this agreement')
    expect(ours.text).toContain('by 1 July 2022')
    expect(ours.text).toContain('That day is past')
  })

  test('is asked for on a page that loses nothing of what was typed wrongly', async () => {
    await ours.open(`${changes}/extension`)
    await ours.submit(`${changes}/extension`, {
      ...boxes('new-to', '2029-01-02'),
      why: 'The hub works for both',
    })
    expect(ours.text).toContain('All extensions together may not be longer than five years')
    expect(ours.page.querySelector('textarea[name="why"]')?.textContent).toBe('The hub works for both')
    expect(ours.page.querySelector('input[name="new-to-year"]')?.getAttribute('value')).toBe('2029')
    await ours.submit(`${changes}/extension`, {
      ...boxes('new-to', '2029-01-01'),
      why: 'The hub works for both',
    })
    change = changeIn(ours)
    expect(ours.heading).toBe('Extension 1, to 31 December 2028')
    expect(ours.text).toContain('Peterborough and Cambridgeshire each: decides')
    expect(ours.text).toContain('for Peterborough’s children stay with Cambridgeshire until 31 December 2028')
    expect(ours.text).toContain('How much open work this is, Peterborough’s own officer sees')
    expect(ours.page.querySelectorAll('[role="img"]')).toHaveLength(1)
  })

  test('puts an alert before the other council’s officer, who is told what would be lost without it', async () => {
    await toldOutside()
    await service.runJobs()
    await theirs.open('/alerts')
    expect(theirs.text).toContain('A change to an agreement waits for this council')
    expect(theirs.page.querySelector(`a[href="/agreement-changes/${change}"]`)).not.toBeNull()
    await theirs.open(`/agreement-changes/${change}`)
    expect(theirs.text).toContain('1 open contact of Peterborough’s children would lose its authority')
  })

  test('decided by one council alone gives nothing and writes nothing', async () => {
    await ours.open(`/agreement-changes/${change}`)
    await ours.submit(`/agreement-changes/${change}/decide`, approval('2023-06-20'))
    expect(ours.text).toContain('Enter who says from when the decision holds')
    await ours.submit(`/agreement-changes/${change}/decide`, {
      ...approval('2023-06-20'),
      ...namedFrom('2023-06-20'),
    })
    expect(ours.text).toContain('Decided by one council only: gives nothing')
    expect(ours.text).toContain('Whose turn: Peterborough decides')
    expect(await terms()).toEqual([])
  })

  test('is not decided for the other council by whoever sends its form', async () => {
    const before = await service.database.owner.selectFrom('agreement_decision').select('owner').execute()
    expect(before).toEqual([{ owner: cambridgeshire }])
    await ours.open(`/agreement-changes/${change}`)
    await ours.send(`/agreement-changes/${change}/decide`, {
      ...ours.filled(`/agreement-changes/${change}/withdraw`),
      ...approval('2023-06-20'),
      ...namedFrom('2023-06-20'),
    })
    expect(ours.text).toContain('Your council has decided on this already')
    expect(await terms()).toEqual([])
  })

  test('approved by both gives each function a further term, from the end of the first, once call-in is over', async () => {
    service.setClock('2023-06-28T10:00:00Z')
    theirs = await officerOf(service, 'peterborough')
    await theirs.open(`/agreement-changes/${change}`)
    await theirs.submit(`/agreement-changes/${change}/decide`, approval('2023-06-28'))
    expect(theirs.text).toContain('Approved by all, holds from 4 July 2023')
    expect(theirs.text).toContain('the last day to call it in is 3 July 2023')
    const given = await terms()
    expect(given.map(({ fn }) => fn)).toEqual([
      'early-help-hub',
      'emergency-duty',
      'mash',
      'met-hub',
      'screening',
    ])
    for (const term of given)
      expect(term).toMatchObject({
        valid_from: '2024-01-01',
        valid_to: '2029-01-01',
        effective_on: '2023-07-04',
        call_in_ended_on: '2023-07-04',
        by_change: change,
      })
  })

  test('called in gives nothing again, and counts from its reconsideration', async () => {
    service.setClock('2023-07-03T10:00:00Z')
    theirs = await officerOf(service, 'peterborough')
    await theirs.open(`/agreement-changes/${change}`)
    await theirs.submit(`/agreement-changes/${change}/call-in`, boxes('called-in-on', '2023-07-03'))
    expect(theirs.text).toContain('called in: carrying it out is suspended')
    expect((await terms()).map(({ effective_on }) => effective_on)).toEqual([null, null, null, null, null])
    service.setClock('2023-07-20T10:00:00Z')
    theirs = await officerOf(service, 'peterborough')
    await theirs.open(`/agreement-changes/${change}`)
    await theirs.submit(`/agreement-changes/${change}/reconsider`, {
      stands: 'yes',
      'reconsidered-because': 'The committee heard the hub',
      ...boxes('reconsidered-on', '2023-07-20'),
    })
    expect(theirs.text).toContain('Decided by all, in force by its dates')
    expect((await terms())[0]?.effective_on).toBe('2023-07-20')
  })

  test('at midnight into 2024 nothing flips: the same page opens in the last second and in the first', async () => {
    service.setClock('2023-12-31T23:59:59Z')
    const contact = await toldOutside()
    const screener = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    expect(await opened(screener, contact)).toBe(200)
    service.setClock('2024-01-01T00:00:00Z')
    expect(await opened(screener, contact)).toBe(200)
  })
})

describe('an extension that only one council decided', () => {
  test('flips at midnight as if it had never been asked for, is refused afterwards, and a worry is still taken in', async () => {
    const half = await startService({ now: '2023-12-31T23:30:00Z', extension: 'none' })
    const own = await officerOf(half, 'cambridgeshire')
    await own.open(`${changes}/extension`)
    await own.submit(`${changes}/extension`, { ...boxes('new-to', '2025-01-01'), why: 'A year more' })
    const change = changeIn(own)
    await own.submit(`/agreement-changes/${change}/decide`, {
      ...approval('2023-12-31'),
      ...namedFrom('2023-12-31'),
    })
    expect(own.text).toContain('Decided by one council only')
    const whole = service
    service = half
    try {
      const contact = await toldOutside()
      const screener = await half.signedIn('adviser', { authority: peterborough, fn: 'screening' })
      half.setClock('2023-12-31T23:59:59Z')
      expect(await opened(screener, contact)).toBe(200)
      half.setClock('2024-01-01T00:00:00Z')
      expect(await opened(screener, contact)).toBe(404)
      expect(await toldOutside()).not.toBe('')
      const late = await officerOf(half, 'peterborough')
      await late.open(`/agreement-changes/${change}`)
      expect(late.text).toContain('Lapsed before it was decided')
      expect(late.page.querySelector('form[action$="/decide"]')).toBeNull()
      await late.open(changes)
      expect(late.page.querySelector(`a[href="${changes}/extension"]`)).toBeNull()
    } finally {
      service = whole
      await half.stop()
    }
  })
})
