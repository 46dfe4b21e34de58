import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough, teams } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { aChild } from '../contacts/told.test-data.ts'
import { enquiryNow, sentToMash } from './enquiry.test-data.ts'
import { answered, askedOf, earlyHelpAgreed, ratedAs, saying, summedUp } from './judging.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

type Person = 'mashManager' | 'mashWorker' | 'secondMashWorker'
const hub = (person: Person = 'mashManager', authority = peterborough) =>
  service.signedIn(person, { authority, fn: 'mash' })

const children = () => [
  aChild({ givenNames: 'Maple', familyName: 'Thistledown' }),
  aChild({ givenNames: 'Clover', familyName: 'Thistledown' }),
]

/** Rated, asked nobody, summed up: everything is there to decide. */
const readyFor = async (owner = peterborough, told = {}) => {
  const { enquiryId, taken } = await sentToMash(service, owner, told)
  const of = { owner, enquiryId }
  await ratedAs(service, of, 'amber')
  await summedUp(service, of)
  return { enquiryId, taken, of, now: () => enquiryNow(service, owner, enquiryId) }
}

const handOversTo = (contactId: string, fn: string) =>
  service.database.owner
    .selectFrom('hand_over')
    .selectAll()
    .where('contact_id', '=', contactId)
    .where('to_fn', '=', fn)
    .orderBy('sent_at')
    .execute()

const clocksOf = (subject: string) =>
  service.database.owner
    .selectFrom('clock')
    .select(['rule', 'due_at', 'stopped_at'])
    .where('subject_id', '=', subject)
    .orderBy('rule')
    .execute()

const running = async (subject: string) =>
  (await clocksOf(subject)).filter(({ stopped_at }) => stopped_at === null).map(({ rule }) => rule)

const alertsOf = (subject: string) =>
  service.database.owner
    .selectFrom('alert')
    .select(['kind', 'for_fn', 'for_role'])
    .where('subject_id', '=', subject)
    .orderBy('kind')
    .execute()

describe('every outcome goes to the right team of the right council', () => {
  it.each([
    ['strategy-s47', peterborough, 'assessment', teams.assessmentPeterborough.id],
    ['assessment-s17', peterborough, 'assessment', teams.assessmentPeterborough.id],
    ['assessment-s17', cambridgeshire, 'assessment', teams.assessmentCambridgeshire.id],
    ['strategy-s47', cambridgeshire, 'assessment', teams.assessmentCambridgeshire.id],
    ['early-help-hub', peterborough, 'early-help-hub', teams.earlyHelpHub.id],
  ] as const)('%s of %s', async (outcome, owner, fn, team) => {
    const { enquiryId, taken, of, now } = await readyFor(owner)
    await earlyHelpAgreed(service, of)
    const manager = await hub('mashManager', owner)
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      outcome,
      level: '3',
      rationale: 'A pattern over the month',
    })
    expect((await now()).stage).toBe('decided')
    const [sent] = await handOversTo(taken.id, fn)
    expect(sent).toMatchObject({ owner, to_team: team, outcome, stage: 'sent' })
    expect(await running(enquiryId)).toEqual([])
    expect(await running(taken.id)).toContain('MASH-FEEDBACK')
  })

  it.each(['information-advice', 'no-further-action'] as const)('%s goes to nobody', async (outcome) => {
    const { enquiryId, taken, now } = await readyFor()
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/decide`, { outcome, rationale: 'Safe' })
    expect((await now()).children[0]?.decided).toMatchObject({ outcome })
    expect(await handOversTo(taken.id, 'assessment')).toEqual([])
  })

  it('and becomes a referral, dated, when the assessment manager accepts it', async () => {
    const { enquiryId, taken } = await readyFor()
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      outcome: 'assessment-s17',
      rationale: 'A pattern',
    })
    const referred = () =>
      service.database.owner
        .selectFrom('contact_child')
        .select(['became_referral_at', 'became_referral_by', 'enquiry_outcome'])
        .where('contact_id', '=', taken.id)
        .executeTakeFirstOrThrow()
    expect(await referred()).toMatchObject({ became_referral_at: null, enquiry_outcome: 'assessment-s17' })
    const [sent] = await handOversTo(taken.id, 'assessment')
    service.setClock('2026-11-23T11:15:00Z')
    const receiving = await service.signedIn('assessmentManagerPeterborough', {
      authority: peterborough,
      fn: 'assessment',
    })
    await receiving.open(`/hand-overs/${sent?.id ?? ''}`)
    await receiving.submit(`/hand-overs/${sent?.id ?? ''}/accept`, {
      worker: people.assessmentPeterborough.id,
    })
    expect(await referred()).toMatchObject({
      became_referral_at: '2026-11-23T11:15:00.000Z',
      became_referral_by: people.assessmentManagerPeterborough.id,
    })
  })
})

describe('deciding', () => {
  it('a strategy discussion waits for nothing: not rated, nothing summed up, nobody heard', async () => {
    const { enquiryId, taken } = await sentToMash(service, peterborough)
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/strategy`, { rationale: 'A fracture in a baby' })
    const [sent] = await handOversTo(taken.id, 'assessment')
    expect(sent).toMatchObject({ outcome: 'strategy-s47', stage: 'sent' })
    expect((await enquiryNow(service, peterborough, enquiryId)).stage).toBe('decided')
  })

  it('for several children goes the same way in one go, or each its own way, and closes with the last', async () => {
    const { enquiryId, taken, now } = await readyFor(peterborough, { children: children() })
    const [maple, clover] = (await now()).children
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    const form = { outcome: 'assessment-s17', rationale: 'A pattern' }
    await manager.submit(`/enquiries/${enquiryId}/decide`, form)
    expect(manager.status).toBe(422)
    expect(manager.page.querySelector('#child-error')?.textContent).toContain('Choose for which children')
    await manager.submit(`/enquiries/${enquiryId}/decide`, { ...form, child: maple?.childId ?? '' })
    expect((await now()).stage).toBe('new')
    expect(manager.text).toContain('Decided already')
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      ...form,
      outcome: 'no-further-action',
      rationale: 'Not at home',
    })
    expect((await now()).children.map(({ decided }) => decided?.outcome)).toEqual([
      'assessment-s17',
      'no-further-action',
    ])
    expect((await now()).stage).toBe('decided')
    const [sent] = await handOversTo(taken.id, 'assessment')
    expect(sent?.child_ids).toEqual([maple?.childId])
    expect(clover?.name).toBe('Clover Thistledown')
  })

  it('names the answers that are out, and asks why not to wait, beside the box', async () => {
    const { enquiryId, of, now } = await readyFor()
    await askedOf(service, of, 'health')
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    expect(manager.text).toContain('Answers still outHealth, due today 14:00')
    const form = { outcome: 'assessment-s17', rationale: 'A pattern' }
    await manager.submit(`/enquiries/${enquiryId}/decide`, form)
    expect(manager.status).toBe(422)
    expect(manager.page.querySelector('#notWaitingBecause-error')?.textContent).toContain(
      'Say why you do not wait',
    )
    expect(manager.page.querySelector('#rationale')?.textContent).toContain('A pattern')
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      ...form,
      notWaitingBecause: 'Three agencies say the same',
    })
    expect((await now()).children[0]?.decided?.notWaitingBecause).toBe('Three agencies say the same')
  })

  it('too late needs a reason of the closed list', async () => {
    const { enquiryId, now } = await readyFor()
    service.setClock('2026-11-25T10:00:00Z')
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    const form = { outcome: 'no-further-action', rationale: 'Safe' }
    await manager.submit(`/enquiries/${enquiryId}/decide`, form)
    expect(manager.page.querySelector('#breach-error')?.textContent).toContain('choose why')
    await manager.submit(`/enquiries/${enquiryId}/decide`, { ...form, breach: 'busy' })
    expect(manager.status).toBe(422)
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      ...form,
      breach: 'agency-silent',
      breachNote: 'Health did not ring',
    })
    expect((await now()).breach).toMatchObject({ reason: 'agency-silent', note: 'Health did not ring' })
  })

  it('a strategy discussion too late is decided at once, and asked afterwards why it was late', async () => {
    const { enquiryId, now } = await readyFor()
    service.setClock('2026-11-25T10:00:00Z')
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/strategy`, { rationale: 'He was seen with a weapon' })
    expect(await now()).toMatchObject({ stage: 'decided', breach: null })
    expect(manager.text).toContain('Why is it late?')
    await manager.submit(`/enquiries/${enquiryId}/why-late`)
    expect(manager.page.querySelector('#breach-error')).not.toBeNull()
    await manager.submit(`/enquiries/${enquiryId}/why-late`, { breach: 'more-came-to-light' })
    expect((await now()).breach).toMatchObject({ reason: 'more-came-to-light' })
  })

  it('says what an outcome still needs, with the way to it, and refuses it meanwhile', async () => {
    const { enquiryId, now } = await readyFor()
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    expect(manager.text).toContain('Still needs the family’s agreement to early help')
    expect(manager.page.querySelector(`a[href="/enquiries/${enquiryId}/agreement"]`)).not.toBeNull()
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      outcome: 'early-help-hub',
      rationale: 'Help at home',
    })
    expect(manager.page.querySelector('#outcome-error')?.textContent).toContain('family’s agreement')
    expect((await now()).stage).toBe('new')
  })

  it('with words of an agency that the team may not read is refused beside the field', async () => {
    const { enquiryId, of, now } = await readyFor()
    const police = await askedOf(service, of, 'police')
    await answered(service, police, [saying(police, 'mash-only', 'His uncle was released on Friday morning')])
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      outcome: 'assessment-s17',
      rationale: 'Because his uncle was released on Friday morning.',
    })
    expect(manager.page.querySelector('#rationale-error')?.textContent).toContain('Words of Police')
    await manager.submit(`/enquiries/${enquiryId}/strategy`, {
      rationale: 'Because his uncle was released on Friday morning.',
    })
    expect(manager.page.querySelector('#strategy-rationale-error')?.textContent).toContain('Words of Police')
    expect((await now()).stage).toBe('new')
  })

  it('tells the agencies back, and takes the hand-over on though nobody had accepted it', async () => {
    const { enquiryId, of, taken } = await readyFor()
    const police = await askedOf(service, of, 'police')
    await answered(service, police, [saying(police, 'professionals', 'Three calls')])
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      outcome: 'assessment-s17',
      rationale: 'A pattern',
    })
    const request = await service.database.owner
      .selectFrom('agency_request')
      .select(['told_back', 'closed_at'])
      .where('id', '=', police.id)
      .executeTakeFirstOrThrow()
    expect(request.told_back).toMatchObject({
      outcomes: [{ about: 'Maple Thistledown', outcome: 'Assessment under section 17' }],
    })
    const [toHub] = await handOversTo(taken.id, 'mash')
    expect(toHub?.stage).toBe('accepted')
  })
})

describe('at the same moment', () => {
  it('two managers deciding end with one decision, and the other sees it with their own words still there', async () => {
    const { enquiryId, taken, now } = await readyFor()
    const pair = [await hub(), await hub()]
    for (const each of pair) await each.open(`/enquiries/${enquiryId}/decide`)
    await Promise.all(
      pair.map((each, index) =>
        each.submit(`/enquiries/${enquiryId}/decide`, {
          outcome: index === 0 ? 'assessment-s17' : 'no-further-action',
          rationale: `Reason of manager ${String(index)}`,
        }),
      ),
    )
    const enquiry = await now()
    const winner = enquiry.children[0]?.decided
    expect(enquiry.stage).toBe('decided')
    expect(pair.filter(({ status }) => status === 422)).toHaveLength(1)
    const loser = pair.find(({ status }) => status === 422)
    expect(loser?.text).toContain('A colleague has decided')
    expect(loser?.text).toContain(winner?.rationale)
    expect(loser?.text).toContain('Reason of manager 0')
    expect(loser?.text).toContain('Reason of manager 1')
    const sent = await handOversTo(taken.id, 'assessment')
    expect(sent).toHaveLength(winner?.outcome === 'assessment-s17' ? 1 : 0)
  })

  it('a decision and a new rating never both stand unseen: whoever decides sees the rating first', async () => {
    const { enquiryId, of, now } = await readyFor()
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await ratedAs(service, of, 'red')
    await manager.submit(`/enquiries/${enquiryId}/decide`, {
      outcome: 'no-further-action',
      rationale: 'It looked safe',
    })
    expect(manager.status).toBe(422)
    expect(manager.text).toContain('rated it red')
    expect(manager.text).toContain('you had it before you as amber')
    expect(manager.page.querySelector('#rationale')?.textContent).toContain('It looked safe')
    expect((await now()).stage).toBe('new')
    await manager.submit(`/enquiries/${enquiryId}/decide`)
    expect((await now()).children[0]?.decided?.outcome).toBe('no-further-action')
  })

  it.each([1, 2, 3])('racing one another, one of them is looked at again (%i)', async () => {
    const { enquiryId, of, now } = await readyFor()
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    const [, rated] = await Promise.allSettled([
      manager.submit(`/enquiries/${enquiryId}/decide`, {
        outcome: 'no-further-action',
        rationale: 'Safe',
      }),
      ratedAs(service, of, 'red'),
    ])
    const enquiry = await now()
    const isRed = enquiry.ratings.at(-1)?.rating === 'red'
    expect(rated.status === 'fulfilled').toBe(isRed)
    expect(enquiry.stage).toBe(isRed ? 'new' : 'decided')
    expect(await running(enquiryId)).toEqual(isRed ? ['MASH-RED'] : [])
  })

  it('an answer arriving as it is decided is kept or refused, and breaks nothing', async () => {
    const { enquiryId, of, now } = await readyFor()
    const police = await askedOf(service, of, 'police')
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    await Promise.allSettled([
      manager.submit(`/enquiries/${enquiryId}/strategy`, { rationale: 'A fracture in a baby' }),
      answered(service, police, [saying(police, 'professionals', 'Three calls')]),
    ])
    expect((await now()).stage).toBe('decided')
    expect(manager.status).toBeLessThan(500)
    const said = await service.database.owner
      .selectFrom('agency_reply_item')
      .select('id')
      .where('request_id', '=', police.id)
      .execute()
    const facts = await service.database.owner
      .selectFrom('event')
      .select('type')
      .where('subject_id', '=', police.id)
      .where('type', '=', 'answered')
      .execute()
    expect(said).toHaveLength(facts.length)
  })
})

describe('whoever may not decide', () => {
  it('recommends, and the manager finds it filled in with their name', async () => {
    const { enquiryId, now } = await readyFor()
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/decide`)
    expect(worker.text).toContain('The hub’s manager decides')
    await worker.submit(`/enquiries/${enquiryId}/recommend`, {
      outcome: 'assessment-s17',
      level: '3',
      rationale: 'Three agencies see the same',
    })
    expect((await now()).children[0]?.decided).toBeNull()
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    expect(manager.text).toContain('Plover Poplar recommends: Assessment under section 17')
    expect(manager.page.querySelector('#rationale')?.textContent).toContain('Three agencies see the same')
    expect(manager.page.querySelector('input[value="assessment-s17"]')?.hasAttribute('checked')).toBe(true)
    await manager.submit(`/enquiries/${enquiryId}/decide`, { outcome: 'assessment-s17' })
    expect((await now()).children[0]?.decided).toMatchObject({
      outcome: 'assessment-s17',
      rationale: 'Three agencies see the same',
      level: 3,
    })
  })

  it('and thinks a strategy discussion is needed tells the manager at once', async () => {
    const { enquiryId } = await sentToMash(service, peterborough)
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/decide`)
    await worker.submit(`/enquiries/${enquiryId}/strategy-recommended`, { rationale: 'A fracture in a baby' })
    expect(await alertsOf(enquiryId)).toContainEqual({
      kind: 'strategy-recommended',
      for_fn: 'mash',
      for_role: 'team-manager',
    })
    const manager = await hub()
    await manager.open(`/enquiries/${enquiryId}/decide`)
    expect(manager.page.querySelector('#strategy-rationale')?.textContent).toContain('A fracture in a baby')
  })

  it('and recommends it at the very instant a colleague does: both are kept, and the manager is told once', async () => {
    const { enquiryId } = await sentToMash(service, peterborough)
    const forms = await Promise.all(
      (['mashWorker', 'secondMashWorker'] as const).map(async (person) => {
        const worker = await hub(person)
        await worker.open(`/enquiries/${enquiryId}/decide`)
        return {
          worker,
          sent: worker.filled(`/enquiries/${enquiryId}/strategy-recommended`, { rationale: person }),
        }
      }),
    )
    await Promise.all(
      forms.map(({ worker, sent }) => worker.send(`/enquiries/${enquiryId}/strategy-recommended`, sent)),
    )
    expect(forms.map(({ worker }) => worker.status)).toEqual([200, 200])
    const { recommended } = await enquiryNow(service, peterborough, enquiryId)
    expect(recommended.map(({ rationale }) => rationale).toSorted()).toEqual([
      'mashWorker',
      'secondMashWorker',
    ])
    expect((await alertsOf(enquiryId)).filter(({ kind }) => kind === 'strategy-recommended')).toHaveLength(1)
  })

  it('and sends a decision all the same is refused, and nothing is decided', async () => {
    const { enquiryId, now } = await readyFor()
    const worker = await hub('mashWorker')
    await worker.open(`/enquiries/${enquiryId}/decide`)
    const sent = worker.filled(`/enquiries/${enquiryId}/strategy-recommended`, { rationale: 'A fracture' })
    await worker.send(`/enquiries/${enquiryId}/strategy`, sent)
    expect(worker.status).toBe(422)
    expect((await now()).stage).toBe('new')
  })

  it('is emergency duty for what it was not told of; told of it, it decides at night', async () => {
    service.setClock('2026-11-23T17:00:00Z')
    const { enquiryId, taken } = await sentToMash(service, peterborough)
    const of = { owner: peterborough, enquiryId }
    const night = await service.signedIn('nightWorker', { authority: peterborough, fn: 'emergency-duty' })
    await night.open(`/enquiries/${enquiryId}/decide`)
    expect(night.status).toBe(404)
    await night.open('/alerts')
    const csrf = night.page.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
    await night.send(`/enquiries/${enquiryId}/decide`, {
      _csrf: csrf,
      _hat: `${peterborough}/emergency-duty`,
      _form: 'strategy',
      outcome: 'strategy-s47',
      child: (await enquiryNow(service, peterborough, enquiryId)).children[0]?.childId ?? '',
      rationale: 'Not theirs',
    })
    expect((await enquiryNow(service, peterborough, enquiryId)).stage).toBe('new')
    await ratedAs(service, of, 'red')
    await night.open(`/enquiries/${enquiryId}/decide`)
    expect(night.status).toBe(200)
    await night.submit(`/enquiries/${enquiryId}/strategy`, { rationale: 'A fracture in a baby' })
    const [sent] = await handOversTo(taken.id, 'assessment')
    expect(sent).toMatchObject({ outcome: 'strategy-s47', clock_rule: 'EDT-ACKNOWLEDGED' })
  })

  it('finds nothing of the other council’s enquiry', async () => {
    const { enquiryId } = await readyFor(cambridgeshire)
    const other = await service.signedIn('assessmentPeterborough', {
      authority: peterborough,
      fn: 'assessment',
    })
    for (const path of ['decide', 'summary', 'discussion', 'disagreements']) {
      await other.open(`/enquiries/${enquiryId}/${path}`)
      expect(other.status).toBe(404)
    }
  })
})

it('what screening decided stays beside what the enquiry came to, for each child of its own', async () => {
  const { enquiryId, taken, now } = await readyFor(peterborough, { children: children() })
  const [maple] = (await now()).children
  const manager = await hub()
  await manager.open(`/enquiries/${enquiryId}/decide`)
  await manager.submit(`/enquiries/${enquiryId}/decide`, {
    child: maple?.childId ?? '',
    outcome: 'no-further-action',
    rationale: 'Safe',
  })
  const rows = await service.database.owner
    .selectFrom('contact_child')
    .select(['outcome', 'enquiry_outcome'])
    .where('contact_id', '=', taken.id)
    .execute()
  expect(rows).toContainEqual({ outcome: 'mash', enquiry_outcome: 'no-further-action' })
  expect(rows).toContainEqual({ outcome: 'mash', enquiry_outcome: null })
})
