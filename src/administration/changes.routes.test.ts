import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, type PersonKey, peterborough, teams } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { hats } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { wearing, worry } from '../hand-overs/worry.test-data.ts'
import { instant } from '../time/index.ts'
import { agrees, changeIdOf, comesAbout, dayFields, proposes } from './proposing.test-data.ts'

let service: TestService
let admin: Visitor
/** A Monday. */
const monday = '2026-11-23T09:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
afterAll(() => service.stop())
beforeEach(async () => {
  service.setClock(monday)
  admin = await service.signedIn('administrator')
})

const workers = '/administration/workers'
const idOf = (person: PersonKey): string => people[person].id
const today = dayFields('from', '2026-11-23')
const why = { reason: 'Decided by the directorate' }
const both = ['directorCambridgeshire', 'administratorPeterborough'] as const

const copies = (id: string) =>
  service.database.owner
    .selectFrom('proposed_change')
    .select(['owner', 'state', 'approved_by'])
    .where('id', '=', id)
    .orderBy('owner')
    .execute()

/** As the runtime role, as this worker under this hat. */
const asWorker = async <T>(
  person: PersonKey,
  actingFor: string,
  fn: 'administration' | 'oversight' | 'screening',
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  const actor = await wearing(service, person, actingFor, fn)
  return asActor(service.house.db, contextFor(actor, 'change.read', instant(monday)), work)
}

const rowOf = async (
  table: 'role_held' | 'employment' | 'team_member',
  person: PersonKey,
): Promise<string> => {
  const row = await service.database.owner
    .selectFrom(table)
    .select('id')
    .where('staff_id', '=', idOf(person))
    .orderBy('valid_from')
    .executeTakeFirst()
  return row?.id ?? ''
}

const roleFor = (person: PersonKey, role: string, from = today) =>
  proposes(admin, `${workers}/${idOf(person)}/role`, { role, ...from, ...why })

describe('two must agree', () => {
  test('whoever proposed a change neither finds the button nor gets past without it', async () => {
    await roleFor('secondAdviser', 'screening-manager')
    const id = changeIdOf(admin)
    expect(admin.text).toContain('You proposed it: somebody else must agree.')
    expect(admin.page.querySelector(`form[action$="/approve"]`)).toBeNull()
    await admin.send(
      `/administration/changes/${id}/approve`,
      admin.filled(`/administration/changes/${id}/withdraw`),
    )
    expect(admin.text).toContain('You proposed it: somebody else must agree.')
    expect((await copies(id)).map(({ state }) => state)).toEqual(['waiting', 'waiting'])
  })

  test('somebody of each council it concerns; until the last agreed nothing has changed', async () => {
    await roleFor('adviser', 'screening-manager')
    const id = changeIdOf(admin)
    expect(admin.text).toMatch(/Peterborough\s?Has not agreed yet\s?Cambridgeshire\s?Has not agreed yet/)
    const director = await agrees(service, 'directorCambridgeshire', id)
    expect(director.text).toContain('Agreed here, waits for the other council')
    const roles = async () => (await service.house.rightsOf(idOf('adviser')))?.roles.map(({ role }) => role)
    expect(await roles()).toEqual(['contact-adviser'])
    const last = await agrees(service, 'directorPeterborough', id)
    expect(last.text).toContain('Agreed and done')
    expect(await roles()).toEqual(['contact-adviser', 'screening-manager'])
    await admin.open(`${workers}/${idOf('adviser')}`)
    expect(admin.text).toContain('Screening manager, qualified social worker')
  })

  test('who is asked to agree finds it first, and a director is alerted', async () => {
    await roleFor('auntAdviser', 'early-help-coordinator')
    const other = await service.signedIn('administratorPeterborough')
    await other.open('/administration')
    expect(other.text).toMatch(
      /Waits for your agreement.*Dove Damson becomes: Early help co-ordinator.*What you may change/,
    )
    const director = await service.signedIn('directorPeterborough')
    await director.open('/alerts')
    expect(director.text).toContain('waits for this council’s agreement')
    await director.open('/administration/changes')
    expect(director.text).toContain('Dove Damson becomes: Early help co-ordinator')
  })

  test('a council that refuses, with a reason, ends it for both', async () => {
    await roleFor('earlyHelp', 'director')
    const id = changeIdOf(admin)
    await agrees(service, 'directorCambridgeshire', id)
    const other = await service.signedIn('administratorPeterborough')
    await other.open(`/administration/changes/${id}`)
    await other.submit(`/administration/changes/${id}/refuse`, { words: 'no' })
    expect(other.text).toContain('Say why: whoever proposed it reads it')
    await other.submit(`/administration/changes/${id}/refuse`, { words: 'One director is enough' })
    expect(other.text).toContain('Siskin Sallow for Peterborough refused it')
    expect((await copies(id)).map(({ state }) => state)).toEqual(['refused', 'refused'])
    await admin.open(`/administration/changes/${id}`)
    expect(admin.text).toContain('One director is enough')
    const late = await agrees(service, 'directorPeterborough', id).catch((error: unknown) => String(error))
    expect(late).toContain('There is no form')
  })

  test('whoever proposed it takes it back; a change of one council is not there for the other', async () => {
    await proposes(admin, `${workers}/${idOf('assessmentCambridgeshire')}/role`, {
      role: 'team-manager',
      ...today,
      ...why,
    })
    const id = changeIdOf(admin)
    expect((await copies(id)).map(({ owner }) => owner)).toEqual([cambridgeshire])
    const other = await service.signedIn('administratorPeterborough')
    expect((await other.open(`/administration/changes/${id}`)).status).toBe(404)
    await other.open('/administration/changes')
    expect(other.text).not.toContain('Curlew Cedar')
    await admin.submit(`/administration/changes/${id}/withdraw`)
    expect(admin.text).toContain('Swift Sycamore for Cambridgeshire took it back')
  })

  test('what came between is said, and nothing is changed', async () => {
    const row = await rowOf('role_held', 'metWorker')
    const path = `${workers}/${idOf('metWorker')}/role-ends/${row}`
    const first = changeIdOf(await proposes(admin, path, { when: 'now', ...why }))
    const second = changeIdOf(await proposes(admin, path, { when: 'now', ...why }))
    for (const id of [first, second]) for (const person of both) await agrees(service, person, id)
    expect((await copies(first)).map(({ state }) => state)).toEqual(['applied', 'applied'])
    expect((await copies(second)).map(({ state }) => state)).toEqual(['overtaken', 'overtaken'])
  })

  test('what has come to concern another council meanwhile is not done over its head', async () => {
    const person = 'assessmentManagerCambridgeshire'
    const id = changeIdOf(await roleFor(person, 'screening-manager'))
    expect((await copies(id)).map(({ owner }) => owner)).toEqual([cambridgeshire])
    const { owner } = service.database
    await sql`insert into team_member (id, staff_id, team_id, is_manager, valid_from)
      values (gen_random_uuid(), ${idOf(person)}, ${teams.metHub.id}, false, '2026-11-01')`.execute(owner)
    await agrees(service, 'directorCambridgeshire', id)
    await admin.open(`/administration/changes/${id}`)
    expect(admin.text).toContain('It has come to concern another council, which was not asked.')
    expect((await service.house.rightsOf(idOf(person)))?.roles).toHaveLength(1)
  })

  test('what was agreed for a council stands when whoever agreed has gone', async () => {
    const id = changeIdOf(await roleFor('earlyHelpManager', 'screening-manager'))
    await agrees(service, 'directorPeterborough', id)
    service.setClock('2026-11-25T09:00:00Z')
    const gone = (to: string | null) =>
      sql`update role_held set valid_to = ${to}::date where staff_id = ${idOf('directorPeterborough')}`.execute(
        service.database.owner,
      )
    await gone('2026-11-24')
    const last = await agrees(service, 'directorCambridgeshire', id)
    expect(last.text).toContain('It was agreed to after its day, so it counts from 25 November 2026.')
    await gone(null)
  })
})

describe('the database refuses, whatever the service asks', () => {
  const apply = (id: string) => (tx: Tx) => sql`select app.apply_change(${id}::uuid)`.execute(tx)

  test('what not every council has agreed to', async () => {
    await roleFor('nightWorker', 'director')
    const id = changeIdOf(admin)
    const not = 'Not every council it concerns has approved this'
    await expect(asWorker('administrator', cambridgeshire, 'administration', apply(id))).rejects.toThrow(not)
    await agrees(service, 'directorCambridgeshire', id)
    await expect(asWorker('administrator', cambridgeshire, 'administration', apply(id))).rejects.toThrow(not)
    await expect(
      asWorker('administratorPeterborough', peterborough, 'administration', apply(id)),
    ).rejects.toThrow(not)
    await agrees(service, 'administratorPeterborough', id)
    await expect(asWorker('administrator', cambridgeshire, 'administration', apply(id))).rejects.toThrow(
      'settled already',
    )
  })

  test('an agreement in another’s name, or for another council', async () => {
    await roleFor('mashWorker', 'director')
    const id = changeIdOf(admin)
    const approved = (owner: string, staff: string) => (tx: Tx) =>
      sql`insert into event (owner, id, stream, subject_id, seq, type, data, happened_at, actor_kind, staff_id, acting_for, fn, because)
        values (${owner}, gen_random_uuid(), 'proposed-change', ${id}::uuid, 2, 'approved', '{}', now(), 'staff', ${staff}::uuid,
          ${owner}, 'administration', '{}')`.execute(tx)
    const asAdmin = (work: (tx: Tx) => Promise<unknown>) =>
      asWorker('administrator', cambridgeshire, 'administration', work)
    await expect(asAdmin(approved(cambridgeshire, idOf('directorCambridgeshire')))).rejects.toThrow(
      'row-level security',
    )
    await expect(asAdmin(approved(peterborough, idOf('administrator')))).rejects.toThrow('row-level security')
    // In their own name it can be written, but it is worth nothing: they proposed it.
    await asAdmin(approved(cambridgeshire, idOf('administrator')))
    await agrees(service, 'administratorPeterborough', id).catch(() => undefined)
    await expect(asAdmin(apply(id))).rejects.toThrow('Not every council')
  })

  test('to alter what was proposed, or that it was', async () => {
    await roleFor('mashManager', 'director')
    const id = changeIdOf(admin)
    const asAdmin = (statement: string) =>
      asWorker('administrator', cambridgeshire, 'administration', (tx) => sql.raw(statement).execute(tx))
    for (const statement of [
      `update proposed_change set payload = '{}' where id = '${id}'`,
      `update proposed_change set concerns = '{${cambridgeshire}}' where id = '${id}'`,
      `delete from proposed_change where id = '${id}'`,
      `update event set data = '{}' where subject_id = '${id}'`,
      `update staff set training_valid_to = '2030-01-01'`,
    ])
      await expect(asAdmin(statement), statement).rejects.toThrow('permission denied')
  })

  test('anybody but administrators and those who oversee to read it', async () => {
    await roleFor('mashManager', 'privacy-officer')
    const id = changeIdOf(admin)
    const read = async (tx: Tx) => [
      await tx.selectFrom('proposed_change').select('id').where('id', '=', id).execute(),
      await tx.selectFrom('event').select('id').where('subject_id', '=', id).execute(),
    ]
    expect(await asWorker('adviser', cambridgeshire, 'screening', read)).toEqual([[], []])
    expect(
      (await asWorker('directorPeterborough', peterborough, 'oversight', read)).map((rows) => rows.length),
    ).toEqual([2, 2])
  })
})

describe('workers', () => {
  test('are found by name without it standing in an address, each council’s own', async () => {
    await admin.open(workers)
    expect(admin.text).toContain('Rook Redwood')
    expect(admin.text).not.toContain('Avocet Alder')
    await admin.submit(`${workers}/find`, { name: 'wren' })
    expect(admin.text).toContain('Wren Willow')
    expect(admin.text).not.toContain('Rook Redwood')
    expect((await admin.open(`${workers}/${idOf('assessmentManagerPeterborough')}`)).status).toBe(404)
  })

  test('somebody new: what is wrong is said beside each box; added, they have no right yet', async () => {
    const form = `${workers}/new`
    await proposes(admin, form, { name: '', email: 'nobody', ...today, ...why })
    expect(admin.status).toBe(422)
    for (const said of ['Enter their name', 'Enter an e-mail address', 'Choose who employs them'])
      expect(admin.text).toContain(said)
    const fields = {
      name: 'Knot Kapok',
      initials: 'KK',
      email: 'knot.kapok@example.org',
      employer: cambridgeshire,
      jobTitle: 'Contact adviser',
      ...dayFields('trained', '2027-11-01'),
      ...today,
      ...why,
    }
    await comesAbout(service, admin, form, fields, ['directorCambridgeshire'])
    await admin.open(workers)
    await admin.submit(`${workers}/find`, { name: 'Kapok' })
    await admin.open(admin.page.querySelector('main table a')?.getAttribute('href') ?? '')
    expect(admin.heading).toBe('Knot Kapok')
    const staffId = admin.path.split('/').at(-1) ?? ''
    const rights = await service.house.rightsOf(staffId)
    expect(rights && hats(rights, service.house.now())).toEqual([])
    await proposes(admin, form, { ...fields, name: 'Knot Again' })
    expect(admin.heading).toBe('Knot Again begins, at Cambridgeshire')
  })

  test('a place in a team from next Monday gives nothing before it', async () => {
    const person = 'assessmentCambridgeshire'
    const path = `${workers}/${idOf(person)}/team`
    const fields = { teamId: teams.metHub.id, manages: 'no', ...dayFields('from', '2026-11-30'), ...why }
    await admin.open(path)
    await admin.submit(path, fields)
    expect(admin.text).toContain('Curlew Cedar may then also act for')
    expect(admin.text).toContain('Peterborough (MET Hub)')
    await admin.submit(path)
    const id = changeIdOf(admin)
    for (const each of both) await agrees(service, each, id)
    const hatsAt = async (at: string) => {
      const rights = await service.house.rightsOf(idOf(person))
      return rights ? hats(rights, instant(at)).map(({ fn }) => fn) : []
    }
    expect(await hatsAt('2026-11-29T23:59:59Z')).toEqual(['assessment'])
    expect(await hatsAt('2026-11-30T00:00:00Z')).toEqual(['assessment', 'met-hub', 'met-hub'])
  })

  test('what is agreed to after its day begins on the day it is agreed', async () => {
    await roleFor('secondMashWorker', 'early-help-coordinator', dayFields('from', '2026-11-24'))
    const id = changeIdOf(admin)
    service.setClock('2026-11-26T09:00:00Z')
    for (const person of both) await agrees(service, person, id)
    const rights = await service.house.rightsOf(idOf('secondMashWorker'))
    expect(rights?.roles.at(-1)).toMatchObject({ role: 'early-help-coordinator', from: '2026-11-26' })
  })

  test('nobody is lent who was not consulted, nor by somebody alone', async () => {
    const path = `${workers}/${idOf('adviser')}/lending`
    const fields = {
      instrumentId: '00000000-0000-4000-8003-000000000002',
      employer: cambridgeshire,
      host: peterborough,
      fns: 'assessment',
      share: '60',
      indemnity: 'The council acted for',
      ...dayFields('from', '2026-12-01'),
      ...why,
    }
    await proposes(admin, path, { ...fields, share: '120', indemnity: '' })
    expect(admin.text).toContain('nobody is lent who was not')
    expect(admin.text).toContain('Enter a whole number of per cent, from 1 to 100')
    expect(admin.text).toContain('Say who bears the liability for what they do there')
    await proposes(admin, path, fields)
    await admin.submit(path, dayFields('consulted', '2026-11-30'))
    expect(admin.text).toContain('They must have been consulted already')
    await admin.submit(path, { 'until-time': '17:00' })
    expect(admin.text).toContain('Enter a real day and a time of day')
    const until = { ...dayFields('until', '2026-12-04'), 'until-time': '17:00' }
    const finish = { ...dayFields('finish', '2026-12-07'), 'finish-time': '12:00' }
    const consulted = dayFields('consulted', '2026-11-20')
    const lent = { ...fields, ...consulted, ...until, ...finish }
    await comesAbout(service, admin, path, lent, both)
    // Together more than full time: refused beside the share, and done where somebody waived it.
    const more = { ...lent, share: '50', ...dayFields('from', '2026-12-02') }
    await proposes(admin, path, more)
    expect(admin.text).toContain('With what they are lent already it makes 110 per cent')
    const { rows } = await sql<{ n: number }>`
      select app.share_lent(${idOf('adviser')}::uuid, '2026-12-02', '2026-12-05') as n`.execute(
      service.database.owner,
    )
    expect(rows[0]?.n).toBe(60)
    const waiver = 'Agreed by both directors until Christmas'
    await comesAbout(service, admin, path, { ...more, waiver }, both)
    await admin.open(`${workers}/${idOf('adviser')}`)
    expect(admin.text).toContain(
      `50% of full time. Liability: The council acted for. More than full time: ${waiver}.`,
    )
    expect(admin.text).toMatch(
      /To Peterborough City Council, for Assessment team.*consulted on 20 November 2026; until Friday 4 December 2026, 17:00, and to finish what they have begun until Monday 7 December 2026, 12:00/,
    )
  })

  test('what was lent of them meanwhile counts: agreed to second, more than full time changes nothing', async () => {
    const path = `${workers}/${idOf('secondAdviser')}/lending`
    const lent = {
      instrumentId: '00000000-0000-4000-8003-000000000002',
      employer: cambridgeshire,
      host: peterborough,
      fns: 'assessment',
      share: '60',
      indemnity: 'The council acted for',
      ...dayFields('consulted', '2026-11-20'),
      ...dayFields('from', '2026-12-01'),
      ...dayFields('until', '2026-12-04'),
      ...why,
    }
    const first = changeIdOf(await proposes(admin, path, lent))
    const second = changeIdOf(await proposes(admin, path, { ...lent, fns: 'mash' }))
    for (const person of both) await agrees(service, person, first)
    for (const person of both) await agrees(service, person, second)
    await admin.open(`/administration/changes/${second}`)
    expect(admin.text).toContain('Overtaken: nothing changed')
    expect(admin.text).toContain('it would be more than full time')
  })

  test('somebody who leaves at once: one person does it, and the leaver’s next request is refused', async () => {
    const leaver = await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' })
    expect((await leaver.open('/screening')).status).toBe(200)
    const employment = await rowOf('employment', 'secondAdviser')
    const path = `${workers}/${idOf('secondAdviser')}/leaves/${employment}`
    await admin.open(path)
    await admin.submit(path, { when: 'now', ...why })
    expect(admin.text).toContain('You may do this alone.')
    expect(admin.text).toContain('Robin Rowan may no longer act for')
    await admin.submit(path)
    expect(admin.text).toContain('Agreed and done')
    expect((await leaver.open('/screening')).heading).toBe('Sign in')
    const ended = await service.database.owner
      .selectFrom('session')
      .select('ended_because')
      .where('staff_id', '=', idOf('secondAdviser'))
      .execute()
    expect(ended.every(({ ended_because: because }) => because === 'employment-ended')).toBe(true)
    // The other council, for which they screened, sees it.
    const director = await service.signedIn('directorPeterborough')
    await director.open('/administration/changes?show=settled')
    expect(director.text).toContain('Robin Rowan leaves')
    await director.open('/alerts')
    expect(director.text).toContain('ended a worker’s employment here at once')
    // Whatever was still with them is not left unseen.
    const contact = await worry(service, cambridgeshire)
    await sql`update contact set opened_by = ${idOf('secondAdviser')}, opened_at = ${monday} where id = ${contact.id}`.execute(
      service.database.owner,
    )
    await admin.open('/administration')
    expect(admin.text).toContain('Robin Rowan: 1 piece of work that must go to somebody else')
  })

  test('an account asleep is woken by one person, with a reason', async () => {
    await sql`insert into sign_in (id, at, staff_id, organisation, way, outcome, browser)
      values (gen_random_uuid(), '2026-01-05T09:00:00Z', ${idOf('assessmentCambridgeshire')}, ${cambridgeshire}, 'trial', 'signed-in', 'test')`.execute(
      service.database.owner,
    )
    const page = `${workers}/${idOf('assessmentCambridgeshire')}`
    await admin.open(page)
    expect(admin.text).toContain('The account is asleep and signs nobody in')
    await admin.open(`${page}/wake`)
    await admin.submit(`${page}/wake`, { reason: 'back' })
    expect(admin.text).toContain('Say why, in ten letters or more')
    await admin.submit(`${page}/wake`, { reason: 'Back from a career break; I rang her' })
    expect(admin.heading).toBe('Curlew Cedar')
    expect(admin.text).not.toContain('asleep')
  })

  test('a worker is signed out everywhere by one person at once, with a reason; another council’s by that council alone', async () => {
    const [desk, laptop] = [await service.signedIn('adviser'), await service.signedIn('adviser')]
    const elsewhere = await service.signedIn('mashManager')
    const path = `${workers}/${idOf('adviser')}`
    await admin.open(path)
    expect(admin.page.querySelector(`a[href="${path}/sign-out"]`)).not.toBeNull()
    await admin.open(`${path}/sign-out`)
    await admin.submit(`${path}/sign-out`, { reason: 'lost' })
    expect(admin.text).toContain('Say why, in ten letters or more')
    expect((await desk.open('/acting-for')).heading).toBe('Whom are you acting for?')
    await admin.submit(`${path}/sign-out`, { reason: 'Her laptop was left on a train' })
    expect(admin.path).toBe(path)
    for (const browser of [desk, laptop]) expect((await browser.open('/acting-for')).heading).toBe('Sign in')
    const kept = await service.database.owner.selectFrom('account_signed_out').selectAll().execute()
    expect(kept).toMatchObject([
      { staff_id: idOf('adviser'), signed_out_by: idOf('administrator'), sessions: 2 },
    ])
    const others = `${workers}/${idOf('mashManager')}/sign-out`
    await admin.open(others)
    await admin.submit(others, { reason: 'Her laptop was left on a train' })
    expect(admin.text).toContain('is signed out by that council')
    expect((await elsewhere.open('/acting-for')).heading).toBe('Whom are you acting for?')
    expect((await service.signedIn('adviser')).heading).not.toBe('Sign in')
    const sign = (who: 'administrator' | 'adviser') => (tx: Tx) =>
      sql`select app.sign_out_worker(${idOf(who)}, 'a reason long enough') as ended`.execute(tx)
    const itself = asWorker('administrator', cambridgeshire, 'administration', sign('administrator'))
    expect((await itself).rows).toEqual([{ ended: null }])
    await expect(asWorker('adviser', peterborough, 'screening', sign('administrator'))).rejects.toThrow(
      'signed out by an administrator',
    )
  })

  test('another council’s employee is ended by two, and from a later day so is one’s own', async () => {
    const path = `${workers}/${idOf('mashManager')}/leaves/${await rowOf('employment', 'mashManager')}`
    await admin.open(path)
    await admin.submit(path, { when: 'now', ...why })
    expect(admin.text).toContain('A second person must agree')
    const own = `${workers}/${idOf('adviser')}/leaves/${await rowOf('employment', 'adviser')}`
    await admin.open(own)
    await admin.submit(own, { when: 'later', ...dayFields('from', '2026-12-01'), ...why })
    expect(admin.text).toContain('A second person must agree')
  })
})

describe('teams and thresholds', () => {
  test('a team that shall serve the other council waits for somebody of each', async () => {
    const path = `/administration/teams/${teams.assessmentCambridgeshire.id}/serve`
    await comesAbout(service, admin, path, { authority: peterborough, ...today, ...why }, both)
    await admin.open(`/administration/teams/${teams.assessmentCambridgeshire.id}`)
    expect(admin.text).toContain('Peterborough, from 23 November 2026')
  })

  test('a new version of threshold guidance holds from its day, and the other council’s stays as it is', async () => {
    const path = '/administration/thresholds/new'
    await proposes(admin, path, { ...dayFields('from', '2026-12-01'), ...why })
    expect(admin.text).toContain('Take out or add at least one indicator')
    const fields = {
      gone: ['1A1', '4N1'],
      'text-1': 'Carries a knife (invented)',
      'route-1': '3',
      'domain-1': 'extra-familial',
      ...dayFields('from', '2026-12-01'),
      ...why,
    }
    await comesAbout(service, admin, path, fields, ['directorCambridgeshire'])
    const versions = await service.database.owner
      .selectFrom('threshold_guidance')
      .select(['authority', 'version', 'effective_from', 'effective_to'])
      .orderBy('authority')
      .orderBy('version')
      .execute()
    expect(versions).toEqual([
      { authority: peterborough, version: 1, effective_from: '2018-10-01', effective_to: null },
      { authority: cambridgeshire, version: 1, effective_from: '2018-10-01', effective_to: '2026-12-01' },
      { authority: cambridgeshire, version: 2, effective_from: '2026-12-01', effective_to: null },
    ])
    const codes = await service.database.owner
      .selectFrom('threshold_indicator')
      .select('code')
      .where('authority', '=', cambridgeshire)
      .where('version', '=', 2)
      .execute()
    const now = codes.map(({ code }) => code)
    expect(now).not.toContain('4N1')
    expect(now).not.toContain('1A1')
    expect(now).toContain('3N1')
  })
})
