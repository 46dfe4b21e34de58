import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { enquiryNow, sentToMash } from './enquiry.test-data.ts'
import { answered, askedOf, ratedAs, saying } from './judging.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const hub = (person: 'mashManager' | 'mashWorker' | 'secondMashWorker') =>
  service.signedIn(person, { authority: peterborough, fn: 'mash' })

const underWay = async () => {
  const { enquiryId, taken } = await sentToMash(service, peterborough)
  const of = { owner: peterborough, enquiryId }
  await ratedAs(service, of, 'amber')
  return { of, enquiryId, taken, now: () => enquiryNow(service, peterborough, enquiryId) }
}

const secret = 'A planned arrest on Thursday at the mill'
const known = 'Three calls about shouting within one month'

const withAnswers = async () => {
  const here = await underWay()
  const police = await askedOf(service, here.of, 'police')
  const said = [saying(police, 'professionals', known), saying(police, 'police-sensitive', secret)]
  await answered(service, police, said)
  return { ...here, police, said }
}

describe('the summary', () => {
  it('begins with what was told, screened and asked, and with no agency’s words', async () => {
    const { enquiryId } = await withAnswers()
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/summary`)
    expect(worker.status).toBe(200)
    const box = worker.page.querySelector('#text')?.textContent ?? ''
    expect(box).toContain('nobody was at home when she woke')
    expect(box).toContain('Left alone, hungry and frightened.')
    expect(box).toContain('Police (asked about 1 person): 1 thing said, which goes with the child')
    expect(box).not.toContain(known)
    expect(worker.text).toContain(known)
    expect(worker.text).toContain('Police: there is more, which may not be written down here')
    expect(worker.text).not.toContain(secret)
  })

  it('is saved, and goes on being written by a colleague', async () => {
    const { enquiryId, now } = await underWay()
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/summary`)
    await worker.submit(`/enquiries/${enquiryId}/summary`, { text: 'First version.' })
    const other = await hub('secondMashWorker')
    await other.open(`/enquiries/${enquiryId}/summary`)
    expect(other.page.querySelector('#text')?.textContent).toContain('First version.')
    await other.submit(`/enquiries/${enquiryId}/summary`, { text: 'First version, and more.' })
    expect((await now()).summary).toMatchObject({ text: 'First version, and more.', version: 2 })
  })

  it('written by two at once is never laid over unread: the second sees both, keeps theirs, and saves it knowingly', async () => {
    const { enquiryId, now } = await underWay()
    const [one, other] = [await hub('mashWorker'), await hub('secondMashWorker')]
    await one.open(`/enquiries/${enquiryId}/summary`)
    await other.open(`/enquiries/${enquiryId}/summary`)
    await one.submit(`/enquiries/${enquiryId}/summary`, { text: 'She was seen on Monday.' })
    await other.submit(`/enquiries/${enquiryId}/summary`, { text: 'She was seen on Friday.' })
    expect(other.status).toBe(422)
    expect(other.text).toContain('Plover Poplar saved another version')
    expect(other.text).toContain('She was seen on Monday.')
    expect(other.page.querySelector('.differing del')?.textContent).toContain('Monday')
    expect(other.page.querySelector('.differing ins')?.textContent).toContain('Friday')
    expect(other.page.querySelector('#text')?.textContent).toContain('She was seen on Friday.')
    expect((await now()).summary).toMatchObject({ text: 'She was seen on Monday.', version: 1 })
    await other.submit(`/enquiries/${enquiryId}/summary`, { text: 'She was seen on Monday and on Friday.' })
    expect((await now()).summary).toMatchObject({ text: 'She was seen on Monday and on Friday.', version: 2 })
  })

  it('that two send at the same moment has one winner, and the other has both before them', async () => {
    const { enquiryId, now } = await underWay()
    const pair = [await hub('mashWorker'), await hub('secondMashWorker')]
    for (const each of pair) await each.open(`/enquiries/${enquiryId}/summary`)
    await Promise.all(
      pair.map((each, index) =>
        each.submit(`/enquiries/${enquiryId}/summary`, { text: `Version of worker ${String(index)}` }),
      ),
    )
    const { summary } = await now()
    expect(summary?.version).toBe(1)
    const overtaken = pair.filter(({ status }) => status === 422)
    expect(overtaken).toHaveLength(1)
    expect(overtaken[0]?.text).toContain(summary?.text)
    expect(overtaken[0]?.text).toContain('saved another version')
  })

  it('shows who else is writing it now', async () => {
    const { enquiryId } = await underWay()
    const [one, other] = [await hub('mashWorker'), await hub('secondMashWorker')]
    await one.open(`/enquiries/${enquiryId}/summary`)
    await other.open(`/enquiries/${enquiryId}/summary`)
    expect(other.text).toContain('Plover Poplar is writing the summary now')
    await one.submit(`/enquiries/${enquiryId}/summary`, { text: 'Saved while the other page is open.' })
    await other.open(`/enquiries/${enquiryId}/beside/summary?began=0`)
    expect(other.page.textContent).toContain('Plover Poplar has saved another version since you opened this')
  })

  it('refuses words that police mark sensitive, beside the box, saying whose they are and not what', async () => {
    const { enquiryId, now } = await withAnswers()
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/summary`)
    await manager.submit(`/enquiries/${enquiryId}/summary`, { text: `Note: ${secret.toUpperCase()}!` })
    expect(manager.status).toBe(422)
    expect(manager.page.querySelector('#text-error')?.textContent).toContain('Words of Police stand here')
    expect(manager.page.querySelector('#text')?.textContent).toContain(secret.toUpperCase())
    expect((await now()).summary).toBeNull()
  })

  it('does not carry what is safe for the victim alone out of its mark', async () => {
    const { enquiryId, of, now } = await underWay()
    const idva = await askedOf(service, of, 'idva')
    await answered(service, idva, [saying(idva, 'victim-safe', 'She sleeps at her sister’s on Tuesdays')])
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/summary`)
    expect(worker.page.querySelector('#text')?.textContent).toContain('safe for the victim alone')
    await worker.submit(`/enquiries/${enquiryId}/summary`, {
      text: 'She sleeps at her sister’s on Tuesdays, which helps.',
    })
    expect(worker.page.querySelector('#text-error')?.textContent).toContain('safe for the victim alone')
    expect((await now()).summary).toBeNull()
  })

  it('of a closed enquiry stays as it went with the child', async () => {
    const { enquiryId } = await underWay()
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/strategy`, { rationale: 'Bruises in a baby' })
    await manager.open(`/enquiries/${enquiryId}/summary`)
    expect(manager.text).toContain('The enquiry is closed')
    expect(manager.page.querySelector('textarea')).toBeNull()
  })
})

describe('the discussion', () => {
  const filled = {
    'heldOn-day': '23',
    'heldOn-month': '11',
    'heldOn-year': '2026',
    heldTime: '9:30',
    present: ['social-care', 'police'],
    'name-social-care': 'Plover Poplar',
    'name-police': 'Sergeant Sorrel',
    'view-police': 'They see a pattern.',
    'other-1-agency': 'Acorn Primary School (invented)',
    'other-1-name': 'Larkspur Lane',
    conclusion: 'An assessment is needed.',
    disagreement: 'The school wanted a strategy discussion.',
  }

  it('offers the agencies that were asked, and keeps who was there, who was not, and who saw it differently', async () => {
    const { enquiryId, of, said, now } = await withAnswers()
    await askedOf(service, of, 'health')
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/discussion`)
    expect(worker.text).toContain('Took part for Police')
    expect(worker.text).toContain('Took part for Health')
    await worker.submit(`/enquiries/${enquiryId}/discussion`, { ...filled, considered: [said[0]?.id ?? ''] })
    expect((await now()).discussion).toMatchObject({
      heldAt: '2026-11-23T09:30:00.000Z',
      attendees: [
        { agency: 'Social care', name: 'Plover Poplar', isPresent: true },
        { agency: 'police', name: 'Sergeant Sorrel', isPresent: true },
        { agency: 'health', name: '', isPresent: false },
        { agency: 'Acorn Primary School (invented)', name: 'Larkspur Lane', isPresent: true },
      ],
      considered: [said[0]?.id],
      views: [{ agency: 'police', view: 'They see a pattern.' }],
      conclusion: 'An assessment is needed.',
      disagreement: 'The school wanted a strategy discussion.',
      version: 1,
    })
  })

  it('lets a manager tick what a worker may not read, and keeps that tick whoever writes afterwards', async () => {
    const { enquiryId, said, now } = await withAnswers()
    const worker = await hub('secondMashWorker')
    await worker.open(`/enquiries/${enquiryId}/discussion`)
    expect(worker.text).toContain('there is something you may not read')
    expect(worker.text).not.toContain(secret)
    await worker.submit(`/enquiries/${enquiryId}/discussion`, {
      ...filled,
      considered: said.map(({ id }) => id),
    })
    expect((await now()).discussion?.considered).toEqual([said[0]?.id])
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/discussion`)
    expect(manager.text).toContain(secret)
    await manager.submit(`/enquiries/${enquiryId}/discussion`, { considered: said.map(({ id }) => id) })
    await worker.open(`/enquiries/${enquiryId}/discussion`)
    expect(worker.text).toContain('A manager has ticked it')
    await worker.submit(`/enquiries/${enquiryId}/discussion`, {
      considered: [],
      conclusion: 'Thought again.',
    })
    expect((await now()).discussion).toMatchObject({
      considered: [said[1]?.id],
      conclusion: 'Thought again.',
      version: 3,
    })
  })

  it('recorded by two shows the second what the first recorded, and keeps everything typed', async () => {
    const { enquiryId, now } = await underWay()
    const [one, other] = [await hub('mashWorker'), await hub('secondMashWorker')]
    await one.open(`/enquiries/${enquiryId}/discussion`)
    await other.open(`/enquiries/${enquiryId}/discussion`)
    await one.submit(`/enquiries/${enquiryId}/discussion`, { conclusion: 'An assessment is needed.' })
    await other.submit(`/enquiries/${enquiryId}/discussion`, {
      conclusion: 'Early help is enough.',
      disagreement: 'Plover sees it otherwise.',
    })
    expect(other.status).toBe(422)
    expect(other.text).toContain('Plover Poplar saved another version')
    expect(other.text).toContain('An assessment is needed.')
    expect(other.page.querySelector('#conclusion')?.textContent).toContain('Early help is enough.')
    expect(other.page.querySelector('#disagreement')?.textContent).toContain('Plover sees it otherwise.')
    expect((await now()).discussion).toMatchObject({ conclusion: 'An assessment is needed.', version: 1 })
    await other.submit(`/enquiries/${enquiryId}/discussion`)
    expect((await now()).discussion).toMatchObject({ conclusion: 'Early help is enough.', version: 2 })
  })

  it('refuses copied words that police mark sensitive in a view as in the conclusion, beside the field', async () => {
    const { enquiryId, now } = await withAnswers()
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/discussion`)
    await manager.submit(`/enquiries/${enquiryId}/discussion`, { ...filled, 'view-police': secret })
    expect(manager.status).toBe(422)
    expect(manager.page.querySelector('#view-police-error')?.textContent).toContain('Words of Police')
    expect((await now()).discussion).toBeNull()
  })

  it.each([
    ['a day that is none', { 'heldOn-day': '31' }, '#heldOn-error', 'Enter the day it was held'],
    ['a time that is none', { heldTime: 'noon' }, '#heldTime-error', 'Enter the time it was held'],
    ['a time to come', { 'heldOn-day': '24' }, '#heldOn-error', 'It was held in the past'],
    [
      'nobody there',
      { present: [], 'other-1-agency': '', 'other-1-name': '' },
      '#present-social-care-error',
      'Tick who took part',
    ],
    [
      'somebody without a name',
      { 'name-police': '' },
      '#name-police-error',
      'Write who took part for Police',
    ],
    ['no conclusion', { conclusion: ' ' }, '#conclusion-error', 'Write what you concluded together'],
  ])('with %s is refused beside the field, and nothing typed is lost', async (_, change, at, words) => {
    const { enquiryId, now } = await withAnswers()
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/discussion`)
    await worker.submit(`/enquiries/${enquiryId}/discussion`, { ...filled, ...change })
    expect(worker.status).toBe(422)
    expect(worker.page.querySelector(at)?.textContent).toContain(words)
    expect(worker.page.querySelector('#view-police')?.textContent).toContain('They see a pattern.')
    expect((await now()).discussion).toBeNull()
  })
})
