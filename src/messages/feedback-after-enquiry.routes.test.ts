import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import type { Referrer } from '../contacts/index.ts'
import { aReport } from '../contacts/told.test-data.ts'
import { sentToMash } from '../mash/enquiry.test-data.ts'
import { answered, askedOf, earlyHelpAgreed, ratedAs, saying, summedUp } from '../mash/judging.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const hub = (person: 'mashManager' | 'mashWorker' = 'mashManager') =>
  service.signedIn(person, { authority: peterborough, fn: 'mash' })

const known = 'Three calls about shouting within one month'
const secret = 'A planned arrest on Thursday at the mill'

const decidedFor = async (referrer: Partial<Referrer> = {}, outcome = 'assessment-s17') => {
  const { enquiryId, taken } = await sentToMash(service, peterborough, {
    referrer: { ...aReport().referrer, ...referrer },
  })
  const of = { owner: peterborough, enquiryId }
  await ratedAs(service, of, 'amber')
  await summedUp(service, of)
  await earlyHelpAgreed(service, of)
  const police = await askedOf(service, of, 'police')
  await answered(service, police, [
    saying(police, 'family-may-see', known),
    saying(police, 'police-sensitive', secret),
  ])
  const manager = await hub()
  await manager.open(`/enquiries/${enquiryId}/decide`)
  await manager.submit(`/enquiries/${enquiryId}/decide`, { outcome, rationale: 'Weighed with care' })
  return { enquiryId, taken, manager }
}

const letterFor = async (contactId: string) =>
  service.database.owner
    .selectFrom('message')
    .select(['text_class', 'body', 'channel'])
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'feedback')
    .executeTakeFirst()

const feedbackClock = (contactId: string) =>
  service.database.owner
    .selectFrom('clock')
    .select(['due_at', 'stopped_at', 'stopped_by'])
    .where('subject_id', '=', contactId)
    .where('rule', '=', 'MASH-FEEDBACK')
    .executeTakeFirst()

const told = { textClass: 'professional-full', channel: 'email', added: '' }

describe('the referrer is told what an enquiry came to', () => {
  it.each([
    [
      'a professional working with the child',
      {},
      'professional-full',
      'Assessment under section 17 of the Children Act 1989. The Assessment team, Peterborough has it.',
    ],
    [
      'a professional who named no agency',
      { agency: '' },
      'professional-limited',
      'We have passed it to another team, who will take it from here.',
    ],
    ['a neighbour', { class: 'public' }, 'public', 'What happens in a family is private'],
    ['a parent', { class: 'parent' }, 'parent', 'A social worker will get in touch'],
    ['a young person', { class: 'young-person' }, 'young-person', 'A social worker will get in touch'],
  ] as const)('%s, in the measure of their class', async (_, referrer, textClass, words) => {
    const { taken, manager, enquiryId } = await decidedFor(referrer)
    await manager.open(`/contacts/${taken.id}/feedback`)
    await manager.submit(`/contacts/${taken.id}/feedback`, { textClass, channel: 'email' })
    const letter = await letterFor(taken.id)
    expect(letter).toMatchObject({ text_class: textClass })
    expect(letter?.body.replaceAll(/\s+/g, ' ')).toContain(words)
    for (const held of [known, secret, 'Weighed with care', 'Maple', 'police', 'Police'])
      expect(letter?.body).not.toContain(held)
    expect(await feedbackClock(taken.id)).toMatchObject({
      due_at: '2026-11-24T23:59:59.999Z',
      stopped_at: '2026-11-23T10:00:00.000Z',
      stopped_by: 'feedback-sent',
    })
    expect(manager.path).toBe(`/enquiries/${enquiryId}`)
  })

  it.each([
    ['strategy-s47', 'A strategy discussion under section 47'],
    ['early-help-hub', 'Early help, with the family’s agreement'],
    ['information-advice', 'Information and advice given'],
    ['no-further-action', 'No further action'],
  ])('of %s in its own words', async (outcome, words) => {
    const { taken, manager } = await decidedFor({}, outcome)
    await manager.open(`/contacts/${taken.id}/feedback`)
    await manager.submit(`/contacts/${taken.id}/feedback`, told)
    const body = (await letterFor(taken.id))?.body
    expect(body).toContain(words)
    expect(body).toContain('ask for the manager of the Multi-Agency Safeguarding Hub')
  })

  it('again, though they had been told that agencies were being asked', async () => {
    const { enquiryId, taken } = await sentToMash(service, peterborough)
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open(`/contacts/${taken.id}/feedback`)
    await adviser.submit(`/contacts/${taken.id}/feedback`, told)
    expect((await letterFor(taken.id))?.body).toContain('Agencies are being asked what they know')
    service.setClock('2026-11-23T11:00:00Z')
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/strategy`, { rationale: 'A fracture in a baby' })
    await manager.open(`/contacts/${taken.id}/feedback`)
    await manager.submit(`/contacts/${taken.id}/feedback`, told)
    const letters = await service.database.owner
      .selectFrom('message')
      .select('body')
      .where('contact_id', '=', taken.id)
      .where('kind', '=', 'feedback')
      .execute()
    expect(letters).toHaveLength(2)
    expect(await feedbackClock(taken.id)).toMatchObject({ stopped_by: 'feedback-sent' })
  })

  it('and never in an agency’s words, not even those the family may see: refused beside the box, all typed kept', async () => {
    const { taken, manager } = await decidedFor()
    for (const words of [known, secret]) {
      await manager.open(`/contacts/${taken.id}/feedback`)
      await manager.submit(`/contacts/${taken.id}/feedback`, { ...told, added: `We heard: ${words}.` })
      expect(manager.status).toBe(422)
      expect(manager.page.querySelector('#added-error')?.textContent).toContain('Words of Police stand here')
      expect(manager.page.querySelector('#added')?.textContent).toContain(words)
    }
    expect(await letterFor(taken.id)).toBeUndefined()
    await manager.submit(`/contacts/${taken.id}/feedback`, { ...told, added: 'Thank you for ringing.' })
    expect((await letterFor(taken.id))?.body).toContain('Thank you for ringing.')
  })

  it('or not at all, with a reason, and the clock stops with it', async () => {
    const { taken, manager } = await decidedFor({ class: 'parent' }, 'strategy-s47')
    await manager.open(`/contacts/${taken.id}/feedback`)
    const withholding = manager.page
      .querySelectorAll('form')
      .find((form) => form.querySelector('input[value="withhold"]') !== null)
    expect(withholding).toBeDefined()
    await manager.send(`/contacts/${taken.id}/feedback`, {
      ...manager.filled(`/contacts/${taken.id}/feedback`),
      do: 'withhold',
      reason: 'risk-to-child',
    })
    expect(await feedbackClock(taken.id)).toMatchObject({ stopped_by: 'feedback-withheld' })
  })
})
