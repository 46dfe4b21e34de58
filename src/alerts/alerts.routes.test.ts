import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import type { SystemActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { runTask, worry } from '../hand-overs/worry.test-data.ts'
import { raiseAlert, type Raised } from './index.ts'

let service: TestService
const now = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now })
})
beforeEach(() => service.setClock(now))
afterAll(() => service.stop())

const raise = async (owner: string, alert: Partial<Omit<Raised, 'at'>> = {}): Promise<string> => {
  const subjectId = alert.subjectId ?? crypto.randomUUID()
  const actor: SystemActor = { kind: 'system', job: 'test', actingFor: owner }
  const at = service.house.now()
  await asActor(service.house.db, contextFor(actor, 'alert.close', at), (tx) =>
    raiseAlert(
      tx,
      { actor, at, owner },
      {
        kind: 'transfer-not-accepted',
        forFn: 'screening',
        forRole: 'screening-manager',
        subjectKind: 'contact',
        subjectId,
        reference: null,
        ...alert,
      },
    ),
  )
  return subjectId
}

const rowOf = (subjectId: string) =>
  service.database.owner.selectFrom('alert').selectAll().where('subject_id', '=', subjectId).execute()

const manager = (authority = peterborough) =>
  service.signedIn('screeningManager', { authority, fn: 'screening' })

const unseenOn = (visitor: Visitor): string[] =>
  visitor.page.querySelectorAll('.lines__line').map((line) => line.textContent.replaceAll(/\s+/g, ' ').trim())

describe('alerts', () => {
  it('say in words what happened, since when, to whom, and lead to the record', async () => {
    const subject = await raise(peterborough, { reference: 'K7QM-3F9T' })
    service.setClock('2026-11-23T10:30:00Z')
    const visitor = await manager()
    await visitor.open('/alerts')
    expect(visitor.text).toContain('Another council has not confirmed that it has taken over a child')
    expect(visitor.text).toContain(
      'raised today 10:00, 30 min ago · for the screening manager, qualified social worker',
    )
    expect(visitor.page.querySelector(`a[href="/contacts/${subject}"]`)?.textContent).toContain('K7QM-3F9T')
  })

  it('are those of the councils in sight and of the function acted in', async () => {
    await raise(cambridgeshire, { reference: 'CAMBS-ONE' })
    await raise(peterborough, { reference: 'PBORO-ONE' })
    await raise(peterborough, { reference: 'MASH-ONLY', forFn: 'mash', forRole: 'team-manager' })
    const both = await manager()
    await both.open('/alerts')
    expect(both.text).toContain('CAMBS-ONE')
    expect(both.text).toContain('PBORO-ONE')
    expect(both.text).not.toContain('MASH-ONLY')
    const director = await service.signedIn('directorPeterborough', {
      authority: peterborough,
      fn: 'oversight',
    })
    await director.open('/alerts')
    expect(director.text).not.toContain('PBORO-ONE')
  })

  it('stay until somebody says they have seen them; who and when is kept, once', async () => {
    const subject = await raise(peterborough, { reference: 'SEEN-TEST' })
    const [alert] = await rowOf(subject)
    const form = `/alerts/${alert?.id ?? ''}/seen`
    const [first, second] = [await manager(), await manager()]
    await first.open('/alerts')
    await second.open('/alerts')
    service.setClock('2026-11-23T10:40:00Z')
    await first.submit(form)
    service.setClock('2026-11-23T10:50:00Z')
    await second.submit(form)
    expect(second.text).toContain('A colleague has seen this already')
    expect(await rowOf(subject)).toMatchObject([
      { seen_at: '2026-11-23T10:40:00.000Z', seen_by: people.screeningManager.id },
    ])
    expect(unseenOn(first).find((line) => line.includes('SEEN-TEST'))).toContain(
      'seen by Heron Hazel today 10:40',
    )
    const events = await service.database.owner
      .selectFrom('event')
      .select(['type', 'staff_id'])
      .where('subject_id', '=', alert?.id ?? '')
      .orderBy('seq')
      .execute()
    expect(events).toEqual([
      { type: 'raised', staff_id: null },
      { type: 'seen', staff_id: people.screeningManager.id },
    ])
  })

  it('of the other council are closed only under its own hat', async () => {
    const subject = await raise(cambridgeshire, { reference: 'OTHER-HAT' })
    const [alert] = await rowOf(subject)
    const visitor = await manager(peterborough)
    await visitor.open('/alerts')
    const line = unseenOn(visitor).find((each) => each.includes('OTHER-HAT'))
    expect(line).toContain('Switch to that council')
    const other = visitor.page.querySelector('form[action^="/alerts/"]')?.getAttribute('action') ?? ''
    await visitor.send(`/alerts/${alert?.id ?? ''}/seen`, visitor.filled(other))
    expect(visitor.status).toBe(422)
    expect(await rowOf(subject)).toMatchObject([{ seen_at: null }])
  })

  it('for the privacy officers are theirs to see: others in oversight read of them, and take none off them (B5)', async () => {
    const subject = await raise(peterborough, {
      kind: 'glass-broken',
      forFn: 'oversight',
      forRole: 'privacy-officer',
      subjectKind: 'broken-glass',
    })
    const id = (await rowOf(subject))[0]?.id ?? ''
    const inOversight = (person: 'directorPeterborough' | 'privacyPeterborough') =>
      service.signedIn(person, { authority: peterborough, fn: 'oversight' })
    const director = await inOversight('directorPeterborough')
    await raise(peterborough, { kind: 'authority-gap', forFn: 'oversight', forRole: 'director' })
    await director.open('/alerts')
    expect(director.text).toContain('For others here: 1 unseen')
    expect(director.page.outerHTML).toContain('Alerts (1)')
    expect(director.page.querySelectorAll(`form[action="/alerts/${id}/seen"]`)).toHaveLength(0)
    await director.send(`/alerts/${id}/seen`, director.filled('/alerts/'))
    expect(director.status).toBe(422)
    expect(director.text).toContain('This is for somebody else here to see')
    const officer = await inOversight('privacyPeterborough')
    await officer.open('/alerts')
    await officer.submit(`/alerts/${id}/seen`)
    expect(await rowOf(subject)).toMatchObject([{ seen_by: people.privacyPeterborough.id }])
  })

  it('are not shown to an adviser', async () => {
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open('/alerts')
    expect(adviser.status).toBe(404)
  })

  it('lead to the place where something can be done, whatever they are about', async () => {
    const apart = await raise(peterborough, { kind: 'referral-kept-apart', subjectKind: 'referral-apart' })
    await raise(peterborough, { kind: 'emergency-card-opened', subjectKind: 'emergency-card' })
    const visitor = await manager()
    await visitor.open('/alerts')
    const leads = visitor.page.querySelectorAll('.lines__line a').map((link) => link.getAttribute('href'))
    expect(leads).toContain(`/referrals/apart/${peterborough}/${apart}`)
    expect(leads).toContain('/emergency-card/openings')
  })

  it('still unseen are not raised twice', async () => {
    const subject = await raise(peterborough)
    await raise(peterborough, { subjectId: subject })
    expect(await rowOf(subject)).toHaveLength(1)
  })
})

describe('a worker who met the record of somebody they are related to', () => {
  it('is told of to the supervisor once, and the contact still waits for a colleague', async () => {
    const { id, reference } = await worry(service, peterborough)
    const payload = { owner: peterborough, kind: 'contact', id, staffId: people.auntAdviser.id }
    await runTask(service, 'conflict-of-interest-met', payload)
    expect(await rowOf(id)).toMatchObject([
      { kind: 'conflict-of-interest', for_fn: 'screening', for_role: 'screening-manager', reference },
    ])
    const contact = await service.database.owner
      .selectFrom('contact')
      .select(['waiting_for', 'stage'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(contact).toEqual({ waiting_for: 'screener', stage: 'received' })
    const visitor = await manager()
    await visitor.open('/alerts')
    expect(visitor.text).toContain('related to. Give the work to a colleague.')
  })
})
