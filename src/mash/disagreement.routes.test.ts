import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor, factsOf, fold } from '../events/index.ts'
import { runTask } from '../hand-overs/worry.test-data.ts'
import { day } from '../time/index.ts'
import { rowOf } from './disagreement.sql.ts'
import { disagreementStream } from './disagreement.stream.ts'
import { sentToMash } from './enquiry.test-data.ts'
import { answered, askedOf, ratedAs, saying, summedUp } from './judging.test-data.ts'

let service: TestService
const wednesday = '2026-12-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: wednesday })
})
beforeEach(() => service.setClock(wednesday))
afterAll(() => service.stop())

const hub = (person: 'mashManager' | 'mashWorker' = 'mashWorker') =>
  service.signedIn(person, { authority: peterborough, fn: 'mash' })

const decidedAs = async (outcome = 'no-further-action') => {
  const { enquiryId, taken } = await sentToMash(service, peterborough)
  const of = { owner: peterborough, enquiryId }
  await ratedAs(service, of, 'amber')
  await summedUp(service, of)
  const manager = await hub('mashManager')
  await manager.open(`/enquiries/${enquiryId}/decide`)
  await manager.submit(`/enquiries/${enquiryId}/decide`, { outcome, rationale: 'As it stands' })
  return { enquiryId, taken, of }
}

const filled = {
  kind: 'agency',
  who: 'Nurse Nettle, Health',
  about: 'The baby is not safe at home',
  risk: 'He is left alone at night',
  riskNow: 'no',
}

const raisedFor = async (enquiryId: string, more = {}) => {
  const worker = await hub()
  await worker.open(`/enquiries/${enquiryId}/disagreements`)
  await worker.submit(`/enquiries/${enquiryId}/disagreements`, { ...filled, ...more })
  return worker
}

const rowFor = (enquiryId: string) =>
  service.database.owner
    .selectFrom('disagreement')
    .selectAll()
    .where('enquiry_id', '=', enquiryId)
    .executeTakeFirstOrThrow()

const now = async (id: string) => {
  const actor = { kind: 'system', job: 'test', actingFor: peterborough } as const
  const found = await asActor(
    service.house.db,
    contextFor(actor, 'enquiry.work', service.house.now()),
    async (tx) => fold(disagreementStream, await factsOf(tx, disagreementStream, peterborough, id)),
  )
  if (!found) throw new Error('No such disagreement')
  return found
}

const clocksOf = (subject: string) =>
  service.database.owner
    .selectFrom('clock')
    .select(['due_at', 'stopped_at', 'stopped_by'])
    .where('subject_id', '=', subject)
    .where('rule', '=', 'ESCALATION')
    .orderBy('started_at')
    .execute()

const alertsOf = (subject: string) =>
  service.database.owner
    .selectFrom('alert')
    .select(['kind', 'for_fn', 'for_role'])
    .where('subject_id', '=', subject)
    .orderBy('raised_at')
    .orderBy('for_fn')
    .execute()

const factsOn = async (enquiryId: string) =>
  (
    await service.database.owner
      .selectFrom('event')
      .select('type')
      .where('subject_id', '=', enquiryId)
      .where('type', 'like', 'disagreement-%')
      .orderBy('seq')
      .execute()
  ).map(({ type }) => type)

const openOn = async (enquiryId: string) =>
  (
    await service.database.owner
      .selectFrom('enquiry')
      .select('disagreements')
      .where('id', '=', enquiryId)
      .executeTakeFirstOrThrow()
  ).disagreements

describe('a disagreement', () => {
  it('is raised after the enquiry has closed, stands on it, and starts the clock of the lowest rung', async () => {
    const { enquiryId } = await decidedAs()
    const worker = await raisedFor(enquiryId)
    expect(worker.text).toContain('Nurse Nettle, Health disagrees')
    expect(worker.text).toContain('Practitioners, 1 working day')
    const row = await rowFor(enquiryId)
    expect(row).toMatchObject({ rung: 1, due_at: '2026-12-24T23:59:59.999Z', resolved_at: null })
    expect(row).toEqual(rowOf(await now(row.id)))
    expect(await factsOn(enquiryId)).toEqual(['disagreement-raised'])
    expect(await openOn(enquiryId)).toBe(1)
  })

  it('goes up every rung by itself over Christmas and New Year, each in its own working days, the managers told', async () => {
    const { enquiryId } = await decidedAs()
    await raisedFor(enquiryId)
    const { id } = await rowFor(enquiryId)
    const seen: string[] = []
    for (let climbed = 0; climbed < 4; climbed++) {
      const { due_at, rung_name } = await rowFor(enquiryId)
      seen.push(`${rung_name} ${due_at.slice(0, 10)}`)
      service.setClock(due_at)
      await service.runJobs()
    }
    expect(seen).toEqual([
      'Practitioners 2026-12-24',
      'Managers 2026-12-30',
      'Senior managers 2027-01-07',
      'Board and executive 2027-01-14',
    ])
    const both = [
      { kind: 'disagreement-overdue', for_fn: 'mash', for_role: 'team-manager' },
      { kind: 'disagreement-overdue', for_fn: 'oversight', for_role: 'director' },
    ]
    expect(await alertsOf(id)).toEqual([...both, ...both, ...both, ...both])
    const clocks = await clocksOf(id)
    expect(clocks.map(({ stopped_by }) => stopped_by)).toEqual(['taken-up', 'taken-up', 'taken-up', null])
    expect((await now(id)).overdueNoticedAt).toBe('2027-01-14T23:59:59.999Z')
    service.setClock('2027-01-18T10:00:00Z')
    await service.runJobs()
    expect(await alertsOf(id)).toHaveLength(8)
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/disagreements`)
    expect(manager.text).toContain('It stands on the topmost rung')
  })

  it('is taken up by hand with a reason, answered, and settled with what it means for the child', async () => {
    const { enquiryId } = await decidedAs()
    await raisedFor(enquiryId)
    const { id } = await rowFor(enquiryId)
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/disagreements`)
    const at = `/enquiries/${enquiryId}/disagreements/${id}`
    await manager.submit(`${at}/take-up`)
    expect(manager.page.querySelector(`#because-${id}-error`)?.textContent).toContain('Say why it goes up')
    await manager.submit(`${at}/take-up`, { because: 'They do not agree' })
    expect(await rowFor(enquiryId)).toMatchObject({ rung: 2, due_at: '2026-12-29T23:59:59.999Z' })
    await manager.submit(`${at}/reply`, { from: 'The named nurse', text: 'A visit is needed' })
    expect(manager.text).toContain('The named nurse answered')
    await manager.submit(`${at}/settle`, { response: 'Seen together', changes: 'yes' })
    expect(manager.page.querySelector(`#effect-${id}-error`)?.textContent).toContain('for the child')
    expect(manager.page.querySelector(`#response-${id}`)?.textContent).toContain('Seen together')
    await manager.submit(`${at}/settle`, {
      response: 'Seen together',
      changes: 'yes',
      effect: 'A visit this afternoon',
    })
    expect(manager.text).toContain('Settled: the decision changes')
    const row = await rowFor(enquiryId)
    expect(row.resolved_at).toBe('2026-12-23T10:00:00.000Z')
    expect(row).toEqual(rowOf(await now(id)))
    expect((await clocksOf(id)).every(({ stopped_at }) => stopped_at !== null)).toBe(true)
    expect(await factsOn(enquiryId)).toEqual(['disagreement-raised', 'disagreement-resolved'])
    expect(await openOn(enquiryId)).toBe(0)
    service.setClock('2027-01-18T10:00:00Z')
    await service.runJobs()
    expect(await alertsOf(id)).toEqual([])
  })

  it('about a child at risk now says act first, and tells both managers at once', async () => {
    const { enquiryId } = await decidedAs()
    const worker = await raisedFor(enquiryId, { riskNow: 'yes' })
    expect(worker.status).toBe(422)
    expect(worker.page.querySelector('#doneAtOnce-error')?.textContent).toContain('act first')
    expect(worker.text).toContain('ring 999')
    await worker.submit(`/enquiries/${enquiryId}/disagreements`, {
      doneAtOnce: 'The assessment manager was rung at 10:02',
    })
    const { id } = await rowFor(enquiryId)
    expect(await alertsOf(id)).toEqual([
      { kind: 'disagreement-risk-now', for_fn: 'mash', for_role: 'team-manager' },
      { kind: 'disagreement-risk-now', for_fn: 'oversight', for_role: 'director' },
    ])
  })

  it('keeps everything typed where something is missing', async () => {
    const { enquiryId } = await decidedAs()
    const worker = await raisedFor(enquiryId, { kind: 'someone', riskNow: '' })
    expect(worker.status).toBe(422)
    expect(worker.page.querySelector('#kind-error')?.textContent).toContain('Choose who disagrees')
    expect(worker.page.querySelector('#riskNow-error')?.textContent).toContain('Say whether a child')
    expect(worker.page.querySelector('#about')?.textContent).toContain('The baby is not safe')
  })

  it('does not carry words that police mark sensitive', async () => {
    const { enquiryId } = await sentToMash(service, peterborough)
    const of = { owner: peterborough, enquiryId }
    await ratedAs(service, of, 'amber')
    const police = await askedOf(service, of, 'police')
    await answered(service, police, [
      saying(police, 'police-sensitive', 'A planned arrest on Thursday at the mill'),
    ])
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/disagreements`)
    await manager.submit(`/enquiries/${enquiryId}/disagreements`, {
      ...filled,
      risk: 'There is a planned arrest on Thursday at the mill.',
    })
    expect(manager.page.querySelector('#risk-error')?.textContent).toContain('Words of Police')
    await answered(service, police, [
      saying(police, 'professionals', 'Three calls about shouting within one month'),
    ])
    await manager.submit(`/enquiries/${enquiryId}/disagreements`, {
      risk: 'He is left alone at night',
      who: 'Health, for three calls about shouting within one month',
    })
    expect(manager.page.querySelector('#who-error')?.textContent).toContain('Words of Police')
  })

  it('goes by the ladder its council has set on the day, and stays on it', async () => {
    await service.database.owner
      .insertInto('setting')
      .values({
        id: newId(),
        authority: peterborough,
        name: 'escalation-ladder',
        effective_from: day('2026-12-01'),
        value: JSON.stringify([
          { name: 'Team managers', days: 2 },
          { name: 'Directors', days: 3 },
        ]),
        reason: 'The partnership’s policy of December',
      })
      .execute()
    const { enquiryId } = await decidedAs()
    const worker = await raisedFor(enquiryId)
    await service.database.owner.deleteFrom('setting').where('name', '=', 'escalation-ladder').execute()
    await worker.open(`/enquiries/${enquiryId}/disagreements`)
    expect(worker.text).toContain('Team managers, 2 working days')
    expect(worker.text).toContain('Directors, 3 working days')
    expect((await rowFor(enquiryId)).due_at).toBe('2026-12-29T23:59:59.999Z')
  })
})

it('whose time ran out while the service was down goes up when it starts again', async () => {
  const { enquiryId } = await decidedAs()
  await raisedFor(enquiryId)
  await sql`delete from graphile_worker._private_jobs where key like 'disagreement-overdue:%'`.execute(
    service.database.owner,
  )
  service.setClock('2027-01-04T09:00:00Z')
  await runTask(service, 'disagreements-at-start', {})
  await service.runJobs()
  expect(await rowFor(enquiryId)).toMatchObject({ rung: 2, due_at: '2027-01-06T23:59:59.999Z' })
})

describe('the list of disagreements', () => {
  it('shows managers and the council’s director what is not settled, the least time left first', async () => {
    const { enquiryId, taken } = await decidedAs()
    await raisedFor(enquiryId)
    const manager = await hub('mashManager')
    await manager.open('/disagreements')
    expect(manager.text).toContain(taken.reference)
    expect(manager.page.querySelector(`a[href^="/enquiries/${enquiryId}/disagreements"]`)).not.toBeNull()
    const director = await service.signedIn('directorPeterborough', {
      authority: peterborough,
      fn: 'oversight',
    })
    await director.open('/disagreements')
    expect(director.text).toContain(taken.reference)
    expect(director.text).toContain('Nurse Nettle, Health')
    expect(director.text).not.toContain('left alone at night')
    const other = await service.signedIn('directorCambridgeshire', {
      authority: cambridgeshire,
      fn: 'oversight',
    })
    await other.open('/disagreements')
    expect(other.heading).toBe('Disagreements')
    expect(other.text).not.toContain(taken.reference)
  })
})

describe('the team that takes over', () => {
  const received = async () => {
    const { enquiryId, taken } = await decidedAs('assessment-s17')
    const row = await service.database.owner
      .selectFrom('hand_over')
      .select('id')
      .where('contact_id', '=', taken.id)
      .where('to_fn', '=', 'assessment')
      .executeTakeFirstOrThrow()
    return { enquiryId, taken, handOver: row.id }
  }

  it('disagrees itself, in its own name, and it stands on the enquiry', async () => {
    const { enquiryId, handOver } = await received()
    const team = await service.signedIn('assessmentManagerPeterborough', {
      authority: peterborough,
      fn: 'assessment',
    })
    await team.open(`/hand-overs/${handOver}/disagree`)
    await team.submit(`/hand-overs/${handOver}/disagree`, {
      about: 'This is below the threshold',
      risk: 'Little, as we see it',
      riskNow: 'no',
    })
    expect(await rowFor(enquiryId)).toMatchObject({
      raised_by: 'Avocet Alder, Assessment team, Peterborough',
      rung: 1,
    })
    expect(await factsOn(enquiryId)).toEqual(['disagreement-raised'])
    const manager = await hub('mashManager')
    await manager.open(`/enquiries/${enquiryId}/disagreements`)
    expect(manager.text).toContain('This is below the threshold')
    await team.open(`/hand-overs/${handOver}/disagree`)
    expect(team.text).toContain('with practitioners')
  })

  it('of another council finds nothing to disagree with', async () => {
    const { enquiryId, handOver } = await received()
    const other = await service.signedIn('assessmentManagerCambridgeshire', {
      authority: cambridgeshire,
      fn: 'assessment',
    })
    await other.open(`/hand-overs/${handOver}/disagree`)
    expect(other.status).toBe(404)
    expect(await openOn(enquiryId)).toBe(0)
  })
})
