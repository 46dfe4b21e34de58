import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough, teams } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { contactOf } from '../contacts/index.ts'
import { aChild } from '../contacts/told.test-data.ts'
import { asActor } from '../db/index.ts'
import { contextFor, factsOf, fold } from '../events/index.ts'
import { handOverStream, rowOf } from './index.ts'
import { decided, handOverRows, recognised, runTask, type Taken, wearing, worry } from './worry.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const receiving = (person: 'assessmentManagerPeterborough' | 'assessmentPeterborough') =>
  service.signedIn(person, { authority: peterborough, fn: 'assessment' })
const screening = (person: 'adviser' | 'screeningManager' = 'adviser') =>
  service.signedIn(person, { authority: peterborough, fn: 'screening' })

const only = async (taken: Taken) => {
  const [row] = await handOverRows(service, taken)
  if (!row) throw new Error('No hand-over')
  return row
}

const alertsOf = (subject: string) =>
  service.database.owner
    .selectFrom('alert')
    .select(['kind', 'for_fn', 'for_role'])
    .where('subject_id', '=', subject)
    .orderBy('for_fn')
    .execute()

const sentToAssessment = async () => {
  const taken = await worry(service, peterborough)
  await decided(service, taken, 'assessment-s17')
  return { taken, row: await only(taken) }
}

const accept = async (
  visitor: Visitor,
  id: string,
  worker: keyof typeof people = 'assessmentPeterborough',
) => {
  await visitor.open(`/hand-overs/${id}`)
  return visitor.submit(`/hand-overs/${id}/accept`, { worker: people[worker].id })
}

describe('a decision that a team takes on', () => {
  it('is handed over to the assessment team of the council it belongs to, with its clock', async () => {
    const { taken, row } = await sentToAssessment()
    expect(row).toMatchObject({
      to_team: teams.assessmentPeterborough.id,
      stage: 'sent',
      reference: taken.reference,
      headline: 'Maple T., 6',
      sent_by: people.adviser.id,
      due_at: '2026-11-23T14:00:00.000Z',
    })
  })

  it('takes siblings along who were decided the same way in the same sending', async () => {
    const children = [aChild(), aChild({ givenNames: 'Clover' })]
    const taken = await worry(service, peterborough, { children })
    await decided(service, taken, 'assessment-s17')
    const rows = await handOverRows(service, taken)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      headline: 'Maple T., 6 + 1 more',
      child_ids: children.map((child) => child.id),
    })
  })

  it('for a sibling decided later is a hand-over of its own, shown beside the other', async () => {
    const [first, second] = [aChild(), aChild({ givenNames: 'Clover' })]
    const taken = await worry(service, peterborough, { children: [first, second] })
    await decided(service, taken, 'assessment-s17', { only: [first.id] })
    service.setClock('2026-11-23T10:20:00Z')
    await decided(service, taken, 'assessment-s17', { only: [second.id] })
    const rows = await handOverRows(service, taken)
    expect(rows.map((row) => row.headline)).toEqual(['Maple T., 6', 'Clover T., 6'])
    const manager = await receiving('assessmentManagerPeterborough')
    await manager.open(`/hand-overs/${rows[0]?.id ?? ''}`)
    expect(manager.text).toContain('Other children of this contact')
    expect(manager.text).toContain('Clover T., 6')
  })

  it('without a team stays with the screeners, its clock running, and their manager is told', async () => {
    const serves = service.database.owner.updateTable('team_serves').where('team_id', '=', teams.metHub.id)
    await serves.set({ valid_to: '2020-01-01' as never }).execute()
    const taken = await worry(service, peterborough)
    await decided(service, taken, 'met-hub')
    await serves.set({ valid_to: null }).execute()
    const row = await only(taken)
    expect(row).toMatchObject({ stage: 'no-team', to_team: null })
    expect(await alertsOf(row.id)).toEqual([
      { kind: 'hand-over-without-team', for_fn: 'screening', for_role: 'screening-manager' },
    ])
    const adviser = await screening()
    await adviser.open('/hand-overs/queried')
    expect(adviser.text).toContain(taken.reference)
    expect(adviser.text).toContain('No team receives this outcome')
    await adviser.open(`/hand-overs/${row.id}`)
    await adviser.submit(`/hand-overs/${row.id}/send-on`, {
      team: teams.assessmentPeterborough.id,
      because: 'The hub serves nobody here today',
    })
    expect(await only(taken)).toMatchObject({ stage: 'sent', due_at: row.due_at })
  })

  it('to emergency duty at close of day is counted by the clock, from emergency duty it is due by ten', async () => {
    service.setClock('2026-11-23T16:50:00Z')
    const taken = await worry(service, peterborough)
    await decided(service, taken, 'emergency-duty')
    expect(await only(taken)).toMatchObject({
      clock_rule: 'EDT-ACCEPTED',
      due_at: '2026-11-23T17:50:00.000Z',
    })
    service.setClock('2026-11-24T02:10:00Z')
    const atNight = await worry(service, peterborough)
    await decided(service, atNight, 'strategy-s47', { person: 'nightWorker', fn: 'emergency-duty' })
    expect(await only(atNight)).toMatchObject({
      clock_rule: 'EDT-ACKNOWLEDGED',
      due_at: '2026-11-24T10:00:00.000Z',
    })
  })
})

describe('the receiving team’s tray', () => {
  it('shows what waits, for how long, from whom, and how long since the front door first had it', async () => {
    const taken = await worry(service, peterborough)
    service.setClock('2026-11-23T11:30:00Z')
    await decided(service, taken, 'assessment-s17')
    service.setClock('2026-11-23T12:30:00Z')
    const manager = await receiving('assessmentManagerPeterborough')
    await manager.open('/hand-overs')
    const row = manager.page
      .querySelectorAll('[data-tray-row]')
      .find((line) => line.text.includes(taken.reference))
    const text = row?.textContent.replaceAll(/\s+/g, ' ') ?? ''
    expect(text).toContain('3 h left')
    expect(text).toContain('Maple T., 6')
    expect(text).toContain('sent by Wren Willow')
    expect(text).toContain('2 h 30 min since first received')
    expect(text).toContain('Peterborough')
  })

  it('of the other council’s team holds none of it', async () => {
    const { taken } = await sentToAssessment()
    const other = await service.signedIn('assessmentManagerCambridgeshire', {
      authority: cambridgeshire,
      fn: 'assessment',
    })
    await other.open('/hand-overs')
    expect(other.heading).toBe('Hand-overs')
    expect(other.text).not.toContain(taken.reference)
  })
})

describe('accepting', () => {
  it('allocates it, stops the clock, and makes it a referral in the manager’s name', async () => {
    const { taken, row } = await sentToAssessment()
    service.setClock('2026-11-23T11:00:00Z')
    const manager = await receiving('assessmentManagerPeterborough')
    await accept(manager, row.id)
    expect(manager.text).toContain('Accepted by Assessment team, Peterborough: Sandpiper Spruce has it')
    const clock = await service.database.owner
      .selectFrom('clock')
      .select(['rule', 'stopped_at', 'stopped_by'])
      .where('subject_id', '=', row.id)
      .execute()
    expect(clock).toEqual([
      { rule: 'HAND-OVER-ACCEPTED', stopped_at: '2026-11-23T11:00:00.000Z', stopped_by: 'accepted' },
    ])
    const child = await service.database.owner
      .selectFrom('contact_child')
      .select(['became_referral_at', 'became_referral_by'])
      .where('contact_id', '=', taken.id)
      .executeTakeFirstOrThrow()
    expect(child).toEqual({
      became_referral_at: '2026-11-23T11:00:00.000Z',
      became_referral_by: people.assessmentManagerPeterborough.id,
    })
  })

  it('needs a worker named, beside the field, and keeps the page', async () => {
    const { row } = await sentToAssessment()
    const manager = await receiving('assessmentManagerPeterborough')
    await manager.open(`/hand-overs/${row.id}`)
    await manager.submit(`/hand-overs/${row.id}/accept`)
    expect(manager.status).toBe(422)
    expect(manager.page.querySelector('#worker-error')?.textContent).toContain('Choose who will take it on')
  })

  it('as a referral is not offered to a worker, who is told why', async () => {
    const { row } = await sentToAssessment()
    const worker = await receiving('assessmentPeterborough')
    await worker.open(`/hand-overs/${row.id}`)
    expect(worker.text).toContain('Accepting this makes it a referral, which a team manager does')
    expect(
      worker.page.querySelectorAll('form').some((form) => form.getAttribute('action')?.endsWith('/accept')),
    ).toBe(false)
  })

  it('by two managers at the same moment is done once, and the second is told', async () => {
    const { row } = await sentToAssessment()
    const both = [
      await receiving('assessmentManagerPeterborough'),
      await receiving('assessmentManagerPeterborough'),
    ]
    for (const visitor of both) await visitor.open(`/hand-overs/${row.id}`)
    await Promise.all(
      both.map((visitor) =>
        visitor.submit(`/hand-overs/${row.id}/accept`, { worker: people.assessmentPeterborough.id }),
      ),
    )
    const events = await service.database.owner
      .selectFrom('event')
      .select('type')
      .where('subject_id', '=', row.id)
      .execute()
    expect(events.filter((event) => event.type === 'accepted')).toHaveLength(1)
    expect(both.map((visitor) => visitor.status).toSorted()).toEqual([200, 422])
    const second = both.find((visitor) => visitor.status === 422)
    expect(second?.text).toMatch(/A colleague (has accepted|changed) this/)
    expect(second?.text).toContain('Sandpiper Spruce has it')
  })

  it('lets the worker who has it open the contact itself', async () => {
    const { taken, row } = await sentToAssessment()
    await accept(await receiving('assessmentManagerPeterborough'), row.id)
    const actor = await wearing(service, 'assessmentPeterborough', peterborough, 'assessment')
    const found = await asActor(
      service.house.db,
      contextFor(actor, 'contact.open', service.house.now()),
      (tx) => contactOf(tx, peterborough, taken.id),
    )
    expect(found?.resource.allocatedTo).toContain(people.assessmentPeterborough.id)
    expect(found?.resource.teams).toContain(teams.assessmentPeterborough.id)
  })
})

describe('what travels with a hand-over', () => {
  it('is what was told, what was decided and why, and every hop since receipt with the waits between', async () => {
    const taken = await worry(service, peterborough)
    service.setClock('2026-11-23T11:30:00Z')
    await decided(service, taken, 'strategy-s47')
    const row = await only(taken)
    service.setClock('2026-11-23T12:00:00Z')
    const manager = await receiving('assessmentManagerPeterborough')
    await manager.open(`/hand-overs/${row.id}`)
    for (const told of [
      'nobody was at home when she woke',
      'Left alone, hungry and frightened.',
      'Strategy discussion, section 47',
      'Effective Support for Children and Families, version 1',
      'Serious neglect (level 4)',
      'Larkspur Lane, Designated safeguarding lead',
      'Received at the front door',
      'after 1 h 30 min',
      'Sent to Assessment team, Peterborough',
      'Still waiting for Assessment team, Peterborough to accept it, 30 min so far',
    ]) {
      expect(manager.text).toContain(told)
    }
  })

  it('is on the record as a look', async () => {
    const { row } = await sentToAssessment()
    const manager = await receiving('assessmentManagerPeterborough')
    await manager.open(`/hand-overs/${row.id}`)
    const looks = await service.database.owner
      .selectFrom('look')
      .select(['staff_id', 'action', 'outcome'])
      .where('subject_id', '=', row.id)
      .execute()
    expect(looks).toEqual([
      { staff_id: people.assessmentManagerPeterborough.id, action: 'hand-over.open', outcome: 'seen' },
    ])
  })

  it('is not shown to another team of the same council without a reason', async () => {
    const { row } = await sentToAssessment()
    const hub = await service.signedIn('earlyHelp', { authority: peterborough, fn: 'early-help-hub' })
    await hub.open(`/hand-overs/${row.id}`)
    expect(hub.status).toBe(404)
    expect(hub.text).toContain('Why do you need to open this record?')
    expect(hub.text).not.toContain('Maple')
  })

  it('is not shown to a worker who is related to the child, nor whom it is about in the tray', async () => {
    const children = () => [aChild({ givenNames: 'Hornbeam', familyName: 'Quickset' })]
    const taken = await worry(service, peterborough, { children: children() })
    const personId = crypto.randomUUID()
    const { owner } = service.database
    await owner
      .insertInto('person')
      .values({
        owner: peterborough,
        id: personId,
        given_names: 'Hornbeam',
        family_name: 'Quickset',
        born_on: '2020-03-14' as never,
        sex: 'F',
        is_child: true,
        search_text: 'hornbeam quickset',
        registered_at: service.house.now(),
      })
      .execute()
    await recognised(service, taken, personId)
    await decided(service, taken, 'assessment-s17')
    await owner
      .insertInto('conflict_of_interest')
      .values({
        owner: peterborough,
        id: crypto.randomUUID(),
        staff_id: people.assessmentPeterborough.id,
        person_id: personId,
        relation: 'uncle',
        declared_at: service.house.now(),
      })
      .execute()
    const row = await only(taken)
    const uncle = await receiving('assessmentPeterborough')
    await uncle.open(`/hand-overs/${row.id}`)
    expect(uncle.status).toBe(404)
    expect(uncle.text).toContain('related to somebody on this record')
    // Before anybody has recognised the child, too: by then the uncle would have read it all.
    const again = await worry(service, peterborough, { children: children() })
    await decided(service, again, 'assessment-s17')
    await uncle.open(`/hand-overs/${(await only(again)).id}`)
    expect(uncle.text).toContain('related to somebody on this record')
    await uncle.open('/hand-overs')
    expect([uncle.text.includes('Hornbeam'), uncle.text.includes('Somebody related to you')]).toEqual([
      false,
      true,
    ])
    const colleague = await receiving('assessmentManagerPeterborough')
    await colleague.open('/hand-overs')
    expect(colleague.text).toContain('Hornbeam Q., 6')
    await service.runJobs()
    expect(await alertsOf(row.id)).toEqual([
      { kind: 'conflict-of-interest', for_fn: 'assessment', for_role: 'team-manager' },
    ])
  })
})

describe('a query', () => {
  it('goes back to the screeners with its reason, is answered, and is then accepted; the clock never stopped', async () => {
    const { taken, row } = await sentToAssessment()
    const manager = await receiving('assessmentManagerPeterborough')
    await manager.open(`/hand-overs/${row.id}`)
    await manager.submit(`/hand-overs/${row.id}/query`, { reason: 'She lives in Wisbech, does she not?' })
    expect(manager.text).toContain('waiting for the screeners’ answer')

    const adviser = await screening()
    await adviser.open('/hand-overs/queried')
    expect(adviser.text).toContain('She lives in Wisbech, does she not?')
    await adviser.open(`/hand-overs/${row.id}`)
    await adviser.submit(`/hand-overs/${row.id}/answer`, { text: 'No: the mother moved here in May.' })
    expect(adviser.text).toContain('Sent to Assessment team, Peterborough, not accepted yet')

    service.setClock('2026-11-23T10:45:00Z')
    await accept(manager, row.id)
    expect(manager.text).toContain('No: the mother moved here in May.')
    expect(await only(taken)).toMatchObject({ stage: 'accepted', due_at: row.due_at })
    expect((await handOverRows(service, taken))[0]).toMatchObject({ queried_at: null })
  })

  it('leaves the adviser no way to withdraw a child from everybody’s sight', async () => {
    const { row } = await sentToAssessment()
    const adviser = await screening()
    await adviser.open(`/hand-overs/${row.id}`)
    await adviser.submit(`/hand-overs/${row.id}/withdraw`, { withdrawal: 'It was sent by mistake' })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('would wait for nobody')
  })
})

describe('silence', () => {
  it('is told to both managers when the time is up, and stays in both trays', async () => {
    const { taken, row } = await sentToAssessment()
    service.setClock('2026-11-23T14:00:00Z')
    await runTask(service, 'hand-over-silent', { owner: peterborough, id: row.id })
    await runTask(service, 'hand-over-silent', { owner: peterborough, id: row.id })
    expect(await alertsOf(row.id)).toEqual([
      { kind: 'hand-over-silent', for_fn: 'assessment', for_role: 'team-manager' },
      { kind: 'hand-over-silent', for_fn: 'screening', for_role: 'screening-manager' },
    ])
    service.setClock('2026-11-23T14:30:00Z')
    const manager = await receiving('assessmentManagerPeterborough')
    await manager.open('/hand-overs')
    expect(manager.text).toContain('30 min late')
    await manager.open('/alerts')
    expect(manager.text).toContain('Nobody has accepted a hand-over in time')
    expect(manager.text).toContain(taken.reference)
    const sender = await screening('screeningManager')
    await sender.open('/alerts')
    expect(sender.text).toContain(taken.reference)
  })

  it('is queued for the moment it is due', async () => {
    const { row } = await sentToAssessment()
    const { rows } = await service.database.owner.executeQuery<{ run_at: string }>(
      (await import('kysely'))
        .sql`select run_at from graphile_worker.jobs where key = ${`hand-over-silent:${row.id}`}`.compile(
        service.database.owner,
      ),
    )
    expect(rows).toEqual([{ run_at: '2026-11-23T14:00:00.000Z' }])
  })

  it('about what was accepted in time is not told', async () => {
    const { row } = await sentToAssessment()
    await accept(await receiving('assessmentManagerPeterborough'), row.id)
    await runTask(service, 'hand-over-silent', { owner: peterborough, id: row.id })
    expect(await alertsOf(row.id)).toEqual([])
  })
})

describe('the row of every hand-over', () => {
  it('is what replaying its facts gives', async () => {
    const rows = await service.database.owner.selectFrom('hand_over').selectAll().execute()
    expect(rows.length).toBeGreaterThan(10)
    for (const row of rows) {
      const facts = await service.database.owner
        .transaction()
        .execute((tx) => factsOf(tx, handOverStream, row.owner, row.id))
      const handOver = fold(handOverStream, facts)
      expect(handOver && rowOf(handOver)).toEqual(row)
    }
  })
})
