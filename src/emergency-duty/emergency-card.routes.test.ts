import { afterAll, beforeAll, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { addPeople, hiddenGirl, maya, restrictedBoy } from './card.test-data.ts'

let service: TestService
let night: Visitor
beforeAll(async () => {
  service = await startService({ now: '2024-01-06T02:10:00Z', extension: 'none' })
  await addPeople(service.database.owner)
  night = await service.signedIn('nightWorker')
})
afterAll(() => service.stop())

const why = { reason: 'child-found', words: 'Found alone in Cathedral Square' }

const cardOf = async (visitor: Visitor, name: string, which: string): Promise<Visitor> => {
  await visitor.open('/emergency-card')
  await visitor.submit('/emergency-card', { name, ...why })
  const form = visitor.page
    .querySelectorAll('form[action="/emergency-card"]')
    .find((each) => each.querySelector('input[name="person"]')?.getAttribute('value') === which)
  const fields = Object.fromEntries(
    (form?.querySelectorAll('input') ?? []).map((input) => [
      input.getAttribute('name') ?? '',
      input.getAttribute('value') ?? '',
    ]),
  )
  return visitor.send('/emergency-card', fields)
}

test('3: a week after the agreement lapsed, emergency duty of Cambridgeshire opens a Peterborough child’s card', async () => {
  await cardOf(night, 'Maya Tealfeather', maya)
  expect(night.status).toBe(200)
  expect(night.heading).toBe('Emergency card: Maya Tealfeather')
  for (const said of [
    '14 March 2017',
    '12 Imaginary Row',
    'On a child protection plan',
    'Risk to staff visiting',
    '01632 960212',
  ])
    expect(night.text).toContain(said)
})

test('it is three presses away: the menu, Find, Open', async () => {
  await night.open('/alerts')
  expect(night.page.querySelector('a[href="/emergency-card"]')?.textContent).toContain('Emergency card')
  await night.open('/emergency-card')
  await night.submit('/emergency-card', {
    name: 'Maya Tealfeather',
    'born-day': '14',
    'born-month': '3',
    'born-year': '2017',
    ...why,
  })
  // Somebody else of that name is offered too, second: a date heard badly must not hide the child.
  expect(night.page.querySelectorAll('.match-card__facts').map((facts) => facts.textContent)).toEqual([
    'born 14 March 2017, 6',
    'born 2 November 2009, 14',
  ])
  await night.submit('/emergency-card')
  expect(night.heading).toContain('Emergency card: Maya')
})

test('both privacy officers find the alert, and who opened it with the reason', async () => {
  await cardOf(night, 'Maya Tealfeather', maya)
  for (const officer of ['privacyPeterborough', 'privacyCambridgeshire'] as const) {
    const visitor = await service.signedIn(officer)
    await visitor.open('/alerts')
    expect(visitor.text).toContain('An emergency card was opened')
    await visitor.open('/emergency-card/openings')
    expect(visitor.text).toContain('Owl Oak, Cambridgeshire County Council')
    expect(visitor.text).toContain('Found alone in Cathedral Square')
    expect(visitor.text).not.toContain('Maya')
  }
})

test('a hidden address is not on the page in any form', async () => {
  await cardOf(night, 'Catherine Grebewood', hiddenGirl)
  expect(night.text).toContain('Hidden. Ring the Peterborough duty manager')
  expect(night.page.outerHTML).not.toContain('Refuge')
})

test('11: a restricted record is a stub with whom to ring, and one press more is its card', async () => {
  await night.open('/emergency-card')
  await night.submit('/emergency-card', { name: 'Osric Dunlinmoor', ...why })
  expect(night.text).toContain(
    'A record exists here that you can’t see. Ring the Peterborough duty manager now: 01632 960212',
  )
  expect(night.page.querySelector('main')?.textContent).not.toMatch(/osric|dunlin|2014/i)
  await cardOf(night, 'Osric Dunlinmoor', restrictedBoy)
  expect(night.heading).toBe('Emergency card: Osric Dunlinmoor')
  expect(night.text).toContain('you have broken the glass')
  // The agreement has lapsed: nothing more than the card can be asked for.
  expect(night.text).not.toContain('More than the card')
})

test('what was opened tonight is open again for four hours without a new reason', async () => {
  await cardOf(night, 'Maya Tealfeather', maya)
  await night.open('/emergency-card')
  expect(night.text).toContain('Open to you already')
  expect(night.page.querySelector('main')?.textContent).not.toContain('Maya')
  await night.submit('/emergency-card', { step: 'again', opening: crypto.randomUUID(), person: maya })
  expect(night.text).toContain('no longer open to you')
})

test('without a reason, without words or without a name nobody is looked for, and nothing typed is lost', async () => {
  await night.open('/emergency-card')
  await night.submit('/emergency-card', { name: 'Maya Tealfeather', words: 'short' })
  expect(night.status).toBe(422)
  expect(night.text).toContain('Choose why now')
  expect(night.text).toContain('Say in a few words what is happening')
  expect(night.page.querySelector('#name')?.getAttribute('value')).toBe('Maya Tealfeather')
  expect(night.page.querySelectorAll('.match-card')).toHaveLength(0)
  await night.open('/emergency-card')
  await night.submit('/emergency-card', { ...why, 'born-day': '31', 'born-month': '2', 'born-year': '2017' })
  expect(night.text).toContain('Enter a real date of birth')
})

test('a reason taken out of the form on its way opens nothing', async () => {
  await night.open('/emergency-card')
  await night.submit('/emergency-card', { step: 'open', owner: peterborough, person: maya, words: why.words })
  expect(night.status).toBe(422)
  expect(night.text).not.toContain('14 March 2017')
})

test('a card has no address that could be kept, sent or exported, and no form that changes anything', async () => {
  await cardOf(night, 'Maya Tealfeather', maya)
  // Nothing to send but for other cards, which are only read.
  for (const form of night.page.querySelectorAll('main form'))
    expect(form.getAttribute('action')).toBe('/emergency-card')
  expect(night.page.querySelectorAll('main a[download]')).toHaveLength(0)
  expect((await night.open(`/emergency-card/${maya}`)).status).toBe(404)
})

test('an assessment social worker has no emergency card', async () => {
  const social = await service.signedIn('assessmentPeterborough')
  await social.open('/emergency-card')
  expect(social.status).toBe(404)
  expect(social.text).toContain('You cannot open the emergency card in the function you are acting in')
  await social.open('/emergency-card/openings')
  expect(social.status).toBe(404)
})

test('a screener of the day has it too, acting for either council', async () => {
  const day = await startService({ now: '2026-11-23T10:00:00Z' })
  try {
    await addPeople(day.database.owner)
    for (const authority of [cambridgeshire, peterborough]) {
      const adviser = await day.signedIn('adviser', { authority, fn: 'screening' })
      await cardOf(adviser, 'Maya Tealfeather', maya)
      expect(adviser.heading).toBe('Emergency card: Maya Tealfeather')
    }
  } finally {
    await day.stop()
  }
})
