import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { people, peterborough, teams } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { aChild } from '../contacts/told.test-data.ts'
import { sentToMash } from '../mash/enquiry.test-data.ts'
import { answered, askedOf, ratedAs, saying, summedUp } from '../mash/judging.test-data.ts'
import { decided, worry } from './worry.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const words = {
  professionals: 'Three calls about shouting within one month',
  opinion: 'She seems afraid of him at the school gate',
  victimSafe: 'She keeps a bag packed at her sister’s',
  mashOnly: 'His uncle was released on Friday morning',
  sensitive: 'A planned arrest on Thursday at the mill',
}

/** An enquiry with something at every level, decided for assessment three hours after it came. */
const passedOn = async () => {
  const { enquiryId, taken } = await sentToMash(service, peterborough)
  const of = { owner: peterborough, enquiryId }
  service.setClock('2026-11-23T10:30:00Z')
  await ratedAs(service, of, 'amber')
  const police = await askedOf(service, of, 'police')
  await answered(service, police, [
    saying(police, 'professionals', words.professionals, { context: 'From the incident log' }),
    saying(police, 'mash-only', words.mashOnly),
    saying(police, 'police-sensitive', words.sensitive),
  ])
  const health = await askedOf(service, of, 'health')
  await answered(service, health, [saying(health, 'family-may-see', words.opinion, { assertion: 'opinion' })])
  const idva = await askedOf(service, of, 'idva')
  await answered(service, idva, [saying(idva, 'victim-safe', words.victimSafe)])
  await summedUp(service, of, 'Several agencies see the same pattern.')
  service.setClock('2026-11-23T13:00:00Z')
  const manager = await service.signedIn('mashManager', { authority: peterborough, fn: 'mash' })
  await manager.open(`/enquiries/${enquiryId}/decide`)
  await manager.submit(`/enquiries/${enquiryId}/decide`, {
    outcome: 'assessment-s17',
    rationale: 'A pattern over the month',
  })
  const row = await service.database.owner
    .selectFrom('hand_over')
    .select('id')
    .where('contact_id', '=', taken.id)
    .where('to_fn', '=', 'assessment')
    .executeTakeFirstOrThrow()
  return { enquiryId, taken, handOver: row.id, manager }
}

const assessment = () =>
  service.signedIn('assessmentManagerPeterborough', { authority: peterborough, fn: 'assessment' })
const screening = () => service.signedIn('adviser', { authority: peterborough, fn: 'screening' })

const hops = (visitor: Visitor): string[] =>
  visitor.page
    .querySelectorAll('.moj-timeline__title')
    .map((title) => title.textContent.replaceAll(/\s+/g, ' ').trim())

describe('a hand-over that came out of an enquiry', () => {
  it('brings the receiving team the summary and what agencies said, each fact and opinion marked as such', async () => {
    const { handOver } = await passedOn()
    const team = await assessment()
    await team.open(`/hand-overs/${handOver}`)
    expect(team.text).toContain('Several agencies see the same pattern.')
    expect(team.text).toContain(words.professionals)
    expect(team.text).toContain('To understand it: From the incident log')
    const items = team.page.querySelectorAll('#from-hub ~ .lines > li')
    const marks = items.map((item) => item.textContent.replaceAll(/\s+/g, ' '))
    expect(marks.find((each) => each.includes(words.professionals))).toContain('Fact')
    expect(marks.find((each) => each.includes(words.opinion))).toContain('Opinion')
    expect(marks.find((each) => each.includes(words.opinion))).toContain('Health about Maple Thistledown')
  })

  it('marks strongly what is safe for the victim alone', async () => {
    const { handOver } = await passedOn()
    const team = await assessment()
    await team.open(`/hand-overs/${handOver}`)
    const marked = team.page.querySelector('.victim-safe')
    expect(marked?.textContent).toContain(words.victimSafe)
    expect(marked?.textContent).toContain('not in anything the household may see')
  })

  it('says which agency holds more and whom to ring, and gives none of it away', async () => {
    const { handOver } = await passedOn()
    const team = await assessment()
    await team.open(`/hand-overs/${handOver}`)
    expect(team.text).toContain('Police holds more, which cannot be written here.')
    expect(team.text).toContain(`Ring the MASH: ${teams.mash.phone}`)
    expect(team.text).not.toContain(words.mashOnly)
    expect(team.text).not.toContain(words.sensitive)
  })

  it('shows a screener that it is there, and no word of it', async () => {
    const { handOver } = await passedOn()
    const screener = await screening()
    await screener.open(`/hand-overs/${handOver}`)
    expect(screener.status).toBe(200)
    expect(screener.text).toContain('A summary went with the child')
    expect(screener.text).toContain('3 things agencies said went with the child')
    for (const said of [...Object.values(words), 'Several agencies see'])
      expect(screener.text).not.toContain(said)
  })

  it('shows every hop from the first call through the hub to here', async () => {
    const { handOver } = await passedOn()
    const team = await assessment()
    service.setClock('2026-11-23T13:30:00Z')
    await team.open(`/hand-overs/${handOver}`)
    await team.submit(`/hand-overs/${handOver}/accept`, { worker: people.assessmentPeterborough.id })
    expect(hops(team)).toEqual([
      'Received at the front door (online)',
      'Decided: Multi-Agency Safeguarding Hub',
      'Received in the MASH',
      'Rated in the MASH',
      'Decided in the MASH: Assessment under section 17',
      'Sent to Assessment team, Peterborough',
      'Became a referral',
      'Accepted',
    ])
  })

  it('after a strategy discussion decided at once says that there is no summary', async () => {
    const { enquiryId, taken } = await sentToMash(service, peterborough)
    const manager = await service.signedIn('mashManager', { authority: peterborough, fn: 'mash' })
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/strategy`, { rationale: 'A fracture in a baby' })
    const row = await service.database.owner
      .selectFrom('hand_over')
      .select('id')
      .where('contact_id', '=', taken.id)
      .where('to_fn', '=', 'assessment')
      .executeTakeFirstOrThrow()
    const team = await assessment()
    await team.open(`/hand-overs/${row.id}`)
    expect(team.text).toContain('It was decided at once, without a summary.')
    expect(team.text).toContain('No agency had said anything')
  })
})

describe('a disagreement with what the hub decided', () => {
  it('stands on the hand-over and on the contact, for everybody who works with the child', async () => {
    const { enquiryId, taken, handOver, manager } = await passedOn()
    await manager.open(`/enquiries/${enquiryId}/disagreements`)
    await manager.submit(`/enquiries/${enquiryId}/disagreements`, {
      kind: 'agency',
      who: 'Nurse Nettle, Health',
      about: 'This needs a strategy discussion',
      risk: 'The baby is left alone at night',
      riskNow: 'no',
    })
    const team = await assessment()
    await team.open(`/hand-overs/${handOver}`)
    expect(team.text).toContain('1 disagreement with what the MASH decided, 1 not settled')
    expect(team.text).toContain('Nurse Nettle, Health')
    expect(team.page.querySelector(`a[href="/hand-overs/${handOver}/disagree"]`)).not.toBeNull()
    const screener = await screening()
    await screener.open(`/contacts/${taken.id}`)
    expect(screener.text).toContain('1 disagreement with what the MASH decided, 1 not settled')
    expect(screener.text).toContain('with practitioners until')
    expect(screener.text).not.toContain('left alone at night')
  })
})

describe('the contact, while its child is in the hub', () => {
  it('shows a screener how far it is, until when and who has it, and no agency’s words', async () => {
    const { enquiryId, taken } = await sentToMash(service, peterborough)
    const screener = await screening()
    await screener.open(`/contacts/${taken.id}`)
    expect(screener.text).toContain('not rated yet; nobody has taken it on yet')
    expect(screener.text).toContain('Still waiting for the MASH to rate it')
    const of = { owner: peterborough, enquiryId }
    service.setClock('2026-11-23T10:30:00Z')
    await ratedAs(service, of, 'amber')
    const police = await askedOf(service, of, 'police')
    await answered(service, police, [saying(police, 'professionals', words.professionals)])
    const handOver = await service.database.owner
      .selectFrom('hand_over')
      .select('id')
      .where('contact_id', '=', taken.id)
      .executeTakeFirstOrThrow()
    const manager = await service.signedIn('mashManager', { authority: peterborough, fn: 'mash' })
    await manager.open(`/hand-overs/${handOver.id}`)
    await manager.submit(`/hand-overs/${handOver.id}/accept`, { worker: people.mashWorker.id })
    await screener.open(`/contacts/${taken.id}`)
    expect(screener.text).toContain('rated amber; Plover Poplar has it')
    expect(screener.text).toContain('due tomorrow 10:00')
    expect(screener.text).toContain('Rated in the MASH, now amber')
    expect(screener.text).toContain('Still waiting for the MASH to decide')
    expect(screener.text).not.toContain(words.professionals)
    expect(screener.page.querySelector(`a[href="/enquiries/${enquiryId}"]`)).toBeNull()
  })

  it('shows what it came to beside what screening had decided, and that the referrer is to be told', async () => {
    const { taken } = await passedOn()
    const screener = await screening()
    await screener.open(`/contacts/${taken.id}`)
    expect(screener.text).toContain('Multi-Agency Safeguarding Hub')
    expect(screener.text).toContain('After the MASH’s enquiry: Assessment under section 17')
    expect(screener.text).toContain('Tell the referrer what happens next')
  })

  it('says so in the tray where a brother or sister still waits at the door', async () => {
    const children = [aChild(), aChild({ givenNames: 'Clover' })]
    const { taken, enquiryId } = await sentFor(children)
    await ratedAs(service, { owner: peterborough, enquiryId }, 'green')
    const screener = await screening()
    await screener.open('/screening')
    const row = screener.page
      .querySelectorAll('[data-tray-row]')
      .find((line) => line.textContent.includes(taken.reference))
    expect(row?.textContent.replaceAll(/\s+/g, ' ')).toContain('in the MASH too, rated green')
  })
})

/** The first of two children is sent to the hub; the second still waits for a screener. */
const sentFor = async (children: ReturnType<typeof aChild>[]) => {
  const taken = await worry(service, peterborough, { children })
  await decided(service, taken, 'mash', { only: [children[0]?.id ?? ''] })
  const row = await service.database.owner
    .selectFrom('enquiry')
    .select('id')
    .where('contact_id', '=', taken.id)
    .executeTakeFirstOrThrow()
  return { taken, enquiryId: row.id }
}
