import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { delegationAgreement } from '../../demo/organisation.ts'
import { safeguardingSharing } from '../../demo/sharing.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { day } from '../time/index.ts'
import { wearing } from '../hand-overs/worry.test-data.ts'

/** MARAC needs an agreement of its own (A1): here quality assurance, which nobody has delegated either. */

let service: TestService
let ours: Visitor
let theirs: Visitor

const now = '2026-11-23T09:00:00Z'
beforeAll(async () => {
  service = await startService({ now })
})
afterAll(() => service.stop())
beforeEach(async () => {
  service.setClock(now)
  ours = await service.signedIn('agreementsOfficerPeterborough')
  theirs = await service.signedIn('agreementsOfficerCambridgeshire')
})

const onDay = (name: string, day: string): Record<string, string> => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

const heading = {
  kind: 'delegation-agreement',
  title: 'Quality Assurance Agreement',
  party: cambridgeshire,
  ...onDay('from', '2026-12-01'),
  ...onDay('to', '2029-12-01'),
  notice: '12',
}

/** One test after the other puts its own function on record: there can be one discharger at a time. */
const audit = {
  fn: 'quality-assurance',
  group: 'children',
  holder: peterborough,
  discharger: cambridgeshire,
  ...onDay('from', '2026-12-01'),
  ...onDay('to', '2029-12-01'),
  power: 'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
  basis: 'Children Act 1989 s.17, s.47',
  onward: 'no',
}

/** Begun by Peterborough, with one function. The address of its page. */
const drafted = async (term: Record<string, string> = audit): Promise<string> => {
  await ours.open('/agreements/drafts/new')
  await ours.submit('/agreements/drafts/new', heading)
  const { path } = ours
  await ours.open(`${path}/function`)
  await ours.submit(`${path}/function`, term)
  expect(ours.path).toBe(path)
  return path
}

/** Straight past the code above the database, as that council’s officer. */
const asOfficer = async <T>(
  who: 'Peterborough' | 'Cambridgeshire',
  doing: string,
  ...values: unknown[]
): Promise<T> => {
  const council = who === 'Peterborough' ? peterborough : cambridgeshire
  const actor = await wearing(service, `agreementsOfficer${who}`, council, 'oversight')
  return asActor(service.house.db, contextFor(actor, 'agreement.record', service.house.now()), async (tx) => {
    const { rows } = await sql
      .raw(doing.replaceAll(/\$(\d)/g, (_, n: string) => `'${String(values[Number(n) - 1])}'`))
      .execute(tx)
    return rows as T
  })
}

/** A form with a file, as a browser sends it. */
const upload = async (
  visitor: Visitor,
  path: string,
  fields: Record<string, string>,
  name: string,
  content: Buffer,
) => {
  await visitor.open(path)
  const mark = 'front-door-test'
  const filled = { ...visitor.filled(path), ...fields }
  const payload = Buffer.concat([
    ...Object.entries(filled).map(([field, value]) =>
      Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${String(value)}\r\n`),
    ),
    Buffer.from(
      `--${mark}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    content,
    Buffer.from(`\r\n--${mark}--\r\n`),
  ])
  return service.app.inject({
    method: 'POST',
    url: path,
    payload,
    headers: {
      cookie: [...visitor.cookies].map(([key, value]) => `${key}=${value}`).join('; '),
      'content-type': `multipart/form-data; boundary=${mark}`,
      accept: 'text/html',
    },
  })
}

const aPaper = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  'latin1',
)

const idIn = (path: string): string => path.split('/').at(-1) ?? ''

const weDecide = async (path: string, change: Record<string, string> = {}): Promise<void> => {
  await ours.open(`${path}/decision`)
  await ours.submit(`${path}/decision`, {
    by: 'Cabinet Member for Children’s Services',
    ...onDay('on', '2026-11-16'),
    reference: 'NOV26/CMDN/12',
    key: 'yes',
    ...onDay('published', '2026-11-16'),
    callIn: 'runs',
    ...onDay('constitution', '2026-11-20'),
    ...change,
  })
}

const theyDecide = async (path: string): Promise<void> => {
  await theirs.open(`${path}/decision`)
  await theirs.submit(`${path}/decision`, {
    by: 'Children and Young People Committee',
    ...onDay('on', '2026-11-17'),
    ...onDay('counts', '2026-11-24'),
    officer: 'Egret Elder',
  })
}

const signs = async (visitor: Visitor, path: string, organisation: string): Promise<void> => {
  await visitor.open(`${path}/signature`)
  await visitor.submit(`${path}/signature`, {
    organisation,
    by: 'Merlin Maple',
    capacity: 'Director of Governance',
    ...onDay('on', '2026-11-20'),
  })
}

const bothBound = async (path: string): Promise<void> => {
  await weDecide(path)
  await theyDecide(path)
  await signs(ours, path, peterborough)
  await signs(theirs, path, cambridgeshire)
}

const delegatedNow = async (fn = 'quality-assurance') =>
  service.database.owner
    .selectFrom('delegated_function')
    .select([
      'fn',
      'effective_on',
      'call_in_ended_on',
      'accepted_on',
      'constitution_amended_on',
      'decided_by',
    ])
    .where('fn', '=', fn)
    .where('extends', 'is', null)
    .execute()

describe('from a draft to an agreement on record', () => {
  test('both councils decide and sign for themselves; only then is it on record, and counts from the last day of all', async () => {
    const path = await drafted()
    expect(ours.text).toContain('gives nobody a right')
    expect(await delegatedNow()).toEqual([])
    await bothBound(path)
    expect(await delegatedNow()).toEqual([])
    await theirs.open(path)
    await theirs.submit(`${path}/now/conclude`)
    expect(theirs.heading).toBe('Quality Assurance Agreement')
    expect(theirs.path).toBe(`/agreements/${idIn(path)}`)
    // Published on Monday 16 November: call-in is over on Friday 20th; Cambridgeshire's acceptance counts from the 24th.
    expect(await delegatedNow()).toEqual([
      {
        fn: 'quality-assurance',
        call_in_ended_on: '2026-11-20',
        constitution_amended_on: '2026-11-20',
        accepted_on: '2026-11-24',
        effective_on: '2026-11-24',
        decided_by: 'Cabinet Member for Children’s Services',
      },
    ])
    expect(theirs.text).toContain('decided, begins on 1 December 2026')
    expect(theirs.text).toContain('NOV26/CMDN/12')
    expect(theirs.text).toContain('Merlin Maple, Director of Governance, 20 November 2026.')
    service.setClock('2026-12-01T09:00:00Z')
    const later = await service.signedIn('agreementsOfficerPeterborough')
    await later.open(`/agreements/${idIn(path)}`)
    expect(later.text).toContain('In force: 1 function may be exercised under it, until 30 November 2029.')
  })

  test('a change after the decision makes a new version, of which nothing is decided and nothing signed', async () => {
    const path = await drafted({ ...audit, fn: 'assessment' })
    await bothBound(path)
    await theirs.open(`${path}/paragraph`)
    await theirs.submit(`${path}/paragraph`, {
      what: 'schedule',
      number: '3',
      title: 'Budget',
      words: 'To be found out.',
    })
    expect(theirs.text).toContain('does not count for the draft as it now stands')
    expect(theirs.page.querySelectorAll('form').map((form) => form.getAttribute('action'))).not.toContain(
      `${path}/now/conclude`,
    )
    await theirs.send(`${path}/now/conclude`, { ...theirs.filled(`${path}/now/withdraw`), because: '' })
    expect(theirs.text).toContain('A council has not decided the draft as it now stands')
    expect(await delegatedNow('assessment')).toEqual([])
  })

  test('what was typed against a version that is no longer there is not written, and nothing typed is lost', async () => {
    const path = await drafted({ ...audit, fn: 'assessment' })
    await ours.open(`${path}/paragraph`)
    await theirs.open(`${path}/paragraph`)
    await theirs.submit(`${path}/paragraph`, { what: 'term', title: 'Money', words: 'Each pays its own.' })
    await ours.submit(`${path}/paragraph`, { what: 'term', title: 'Review', words: 'Every year in May.' })
    expect(ours.text).toContain('The draft was changed since you opened it')
    expect(ours.page.querySelector('textarea')?.textContent).toContain('Every year in May.')
  })

  test('what one council does, the other’s officer is told, with the way to the draft', async () => {
    const path = await drafted({ ...audit, fn: 'assessment' })
    await service.runJobs()
    await theirs.open('/alerts')
    const links = theirs.page.querySelectorAll('a').map((link) => link.getAttribute('href'))
    expect(links).toContain(path)
    await ours.open('/alerts')
    expect(ours.page.querySelectorAll('a').map((link) => link.getAttribute('href'))).not.toContain(path)
    await ours.open(path)
    expect(ours.text).toContain('The draft was changed (version 2): a function was added.')
    await theirs.open(path)
    expect(theirs.text).not.toContain('What your council has done about it')
  })

  test('withdrawn, it is a draft no longer', async () => {
    const path = await drafted({ ...audit, fn: 'assessment' })
    await ours.submit(`${path}/now/withdraw`, { because: '' })
    expect(ours.text).toContain('Say in a sentence why it is withdrawn')
    await ours.submit(`${path}/now/withdraw`, { because: 'Overtaken by the county’s own plans' })
    expect((await theirs.open(path)).status).toBe(404)
    await theirs.open('/agreements/drafts')
    expect(theirs.text).not.toContain(idIn(path))
  })
})

describe('what cannot be decided', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'finding 5: section 101 alone',
      { ...audit, power: 'Local Government Act 1972 s.101' },
      'does not reach what an executive does',
    ],
    ['A1: section 133', { ...audit, power: 'Section (s.133)' }, 'Local Government Act 1972 s.113 is meant'],
    ['what another agreement has done already', { ...audit, fn: 'screening' }, 'there can be one at a time'],
    [
      'what no council may give away',
      { ...audit, fn: 'appointing-the-director-of-childrens-services' },
      'No council may have another do this for it',
    ],
    [
      'a day outside the agreement',
      { ...audit, ...onDay('to', '2030-01-01') },
      'within the days of the agreement',
    ],
  ])('%s', async (_, term, words) => {
    const path = await drafted(term)
    expect(ours.text).toContain(words)
    await weDecide(path)
    expect(ours.text).toContain('Something in the draft must be put right first')
  })

  test('a form half filled in says everything that is missing, and keeps what was typed', async () => {
    await ours.open('/agreements/drafts/new')
    await ours.submit('/agreements/drafts/new', { title: 'Half an agreement', ...onDay('to', '2029-02-30') })
    expect(ours.status).toBe(422)
    for (const words of [
      'Choose what it is',
      'Say its first day',
      'Enter a real day',
      'Choose who else is a party',
    ])
      expect(ours.text).toContain(words)
    expect(ours.page.querySelector('input[name="title"]')?.getAttribute('value')).toBe('Half an agreement')
  })
})

describe('each officer for their own council', () => {
  test('nobody else drafts, and only the directors of the parties read a draft', async () => {
    const path = await drafted({ ...audit, fn: 'assessment' })
    const director = await service.signedIn('directorPeterborough')
    await director.open(path)
    expect(director.status).toBe(200)
    expect(director.page.querySelectorAll('main form')).toEqual([])
    await director.open(`${path}/decision`)
    expect(director.status).toBe(404)
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    for (const each of ['/agreements/drafts', '/agreements/drafts/new', path, `${path}/decision`])
      expect((await adviser.open(each)).status).toBe(404)
  })

  /** As the runtime role, whatever the code above would ask. */
  test('the database refuses to put on record what was not decided and signed by both', async () => {
    const path = await drafted({ ...audit, fn: 'mash', group: 'adults' })
    const conclude = () => asOfficer('Peterborough', 'select app.conclude_agreement($1)', idIn(path))
    await expect(conclude()).rejects.toThrow('decision-missing')
    await weDecide(path)
    await expect(conclude()).rejects.toThrow('decision-missing')
    await theyDecide(path)
    await expect(conclude()).rejects.toThrow('signature-missing')
    await signs(ours, path, peterborough)
    await expect(conclude()).rejects.toThrow('signature-missing')
    await signs(theirs, path, cambridgeshire)
    await conclude()
    expect(await delegatedNow('mash')).toHaveLength(2)
    await expect(conclude()).rejects.toThrow('no-such-draft')
  })

  test('the database refuses a decision or signature written for the other council, and rights written by hand', async () => {
    const path = await drafted({ ...audit, fn: 'assessment' })
    const decision = `insert into instrument_decision (owner, id, instrument_id, what, decided_by, decided_on, regime, call_in, effective_on, recorded_by)
      values ($1, gen_random_uuid(), $2, 'accept', 'Nobody', '2026-11-01', 'committee', 'none', '2026-11-01', $3)`
    const me = people.agreementsOfficerPeterborough.id
    await expect(asOfficer('Peterborough', decision, cambridgeshire, idIn(path), me)).rejects.toThrow(
      /row-level security/,
    )
    await expect(
      asOfficer(
        'Peterborough',
        decision,
        peterborough,
        idIn(path),
        people.agreementsOfficerCambridgeshire.id,
      ),
    ).rejects.toThrow(/row-level security/)
    const signature = `insert into instrument_signature (owner, id, instrument_id, organisation, signed_by, capacity, signed_on, recorded_by)
      values ($1, gen_random_uuid(), $2, $3, 'Nobody', 'None', '2026-11-01', $4)`
    await expect(
      asOfficer('Peterborough', signature, peterborough, idIn(path), cambridgeshire, me),
    ).rejects.toThrow(/row-level security/)
    for (const doing of [
      `update delegated_function set valid_to = '2040-01-01'`,
      `insert into instrument (id, kind, title, signed_on, valid_from) values (gen_random_uuid(), 'memorandum', 'x', '2026-01-01', '2026-01-01')`,
      `update instrument_decision set decided_by = 'x'`,
      `delete from instrument_signature`,
      `update instrument_document set content = ''`,
      `update agreement_past set replaced_at = now()`,
    ])
      await expect(asOfficer('Peterborough', doing), doing).rejects.toThrow(/permission denied/)
    await expect(
      asOfficer('Peterborough', `update agreement_draft set concluded_at = now() where id = $1`, idIn(path)),
    ).rejects.toThrow(/row-level security/)
  })
})

describe('what comes after', () => {
  test('without the constitution it gives nothing; once that is recorded, it counts from then on', async () => {
    const path = await drafted({ ...audit, fn: 'met-hub', group: 'adults' })
    await weDecide(path, { 'constitution-day': '', 'constitution-month': '', 'constitution-year': '' })
    await theyDecide(path)
    await signs(ours, path, peterborough)
    await signs(theirs, path, cambridgeshire)
    await ours.open(path)
    await ours.submit(`${path}/now/conclude`)
    expect(ours.text).toContain('the constitution not amended yet: gives nothing yet')
    const write = `/agreements/${idIn(path)}/write/afterwards`
    expect((await theirs.open(write)).status).toBe(404)
    service.setClock('2026-12-03T09:00:00Z')
    ours = await service.signedIn('agreementsOfficerPeterborough')
    await ours.open(write)
    await ours.submit(write, {
      what: 'constitution-amended',
      ...onDay('on', '2026-12-02'),
      by: 'Director of Governance',
    })
    expect((await delegatedNow('met-hub')).map((term) => term.effective_on)).toContain('2026-12-02')
    expect(ours.text).toContain('In force: 1 function')
    await ours.open(`/agreements/${idIn(path)}?known-day=1&known-month=12&known-year=2026`)
    expect(ours.text).toContain('as it was known at the end of 1 December 2026, and as it stood on that day')
    expect(ours.text).toContain('Stood on that day')
    expect(ours.text).toContain('the constitution not amended yet: gives nothing yet')
  })

  test('a decision called in takes away the day it was to count from; settled, it has one again', async () => {
    const path = await drafted({ ...audit, fn: 'early-help-hub', group: 'adults' })
    await bothBound(path)
    await ours.open(path)
    await ours.submit(`${path}/now/conclude`)
    const write = `/agreements/${idIn(path)}/write/afterwards`
    await ours.open(write)
    await ours.submit(write, { what: 'called-in', ...onDay('on', '2026-11-20'), by: 'Two members' })
    expect(ours.text).toContain('decided, call-in running: gives nothing yet')
    await ours.open(write)
    await ours.submit(write, {
      what: 'call-in-ended',
      ...onDay('on', '2026-11-23'),
      by: 'Scrutiny committee',
    })
    expect(await delegatedNow('early-help-hub')).toContainEqual(
      expect.objectContaining({
        call_in_ended_on: '2026-11-23',
        effective_on: '2026-11-24',
      }),
    )
  })
})

test('a council’s own window of call-in counts its decision on a draft, from the day it is set', async () => {
  await service.database.owner
    .insertInto('setting')
    .values({
      id: newId(),
      authority: peterborough,
      name: 'call-in-window',
      effective_from: day('2026-11-01'),
      value: JSON.stringify({ workingDays: 5 }),
      reason: 'Constitution of November 2026 (invented)',
    })
    .execute()
  const path = await drafted({ ...audit, fn: 'screening', group: 'adults' })
  await ours.open(`${path}/decision`)
  expect(ours.text).toContain('Working days after publication: 5')
  await weDecide(path)
  const { effective_on } = await service.database.owner
    .selectFrom('instrument_decision')
    .select('effective_on')
    .where('instrument_id', '=', idIn(path))
    .executeTakeFirstOrThrow()
  expect(effective_on).toBe('2026-11-24')
  await service.database.owner.deleteFrom('setting').where('name', '=', 'call-in-window').execute()
})

describe('an agreement with parties that nobody signs in for here', () => {
  const flow = {
    teller: 'police',
    told: peterborough,
    purpose: 'early-help',
    category: 'identity',
    subject: 'child',
    article6: 'public-task',
    part3: 'no',
  }
  const tellsForEarlyHelp = async (): Promise<boolean> => {
    const { rows } = await sql<{ holds: boolean }>`
      select app.flow_in_force('police', ${peterborough}, 'early-help', '2026-12-02T12:00:00Z') as holds`.execute(
      service.database.owner,
    )
    return rows[0]?.holds ?? false
  }

  test('its flows come from what is on record alone, and the agency’s yes is its signed paper', async () => {
    await ours.open('/agreements/drafts/new')
    await ours.submit('/agreements/drafts/new', {
      ...heading,
      kind: 'information-sharing-agreement',
      title: 'Early help sharing agreement',
      party: 'police',
    })
    const { path } = ours
    expect(ours.text).toContain('Say of which tier it is')
    await ours.open(`${path}/flow`)
    expect(ours.status).toBe(404)
    await ours.open(`${path}/sharing`)
    await ours.submit(`${path}/sharing`, { tier: '2' })
    expect(ours.text).toContain('Choose the tier 1 it stands under')
    await ours.submit(`${path}/sharing`, { tier: '2', parent: safeguardingSharing })
    expect(ours.text).toContain('1 December 2027')
    for (const organisation of ['police', peterborough]) {
      await ours.open(`${path}/signatory`)
      await ours.submit(`${path}/signatory`, {
        organisation,
        role: 'controller',
        officer: 'Dunlin Dogwood',
        breach: '01632 960301',
      })
    }
    await ours.open(`${path}/flow`)
    await ours.submit(`${path}/flow`, { ...flow, article9: 'health-or-social-care' })
    expect(ours.text).toContain('Choose the condition of Schedule 1 that serves it')
    await ours.submit(`${path}/flow`, { ...flow, article9: '' })
    expect(ours.path).toBe(path)
    expect(ours.text).not.toContain('To put right before it can be decided')

    await weDecide(path)
    await signs(ours, path, peterborough)
    await signs(ours, path, 'police')
    expect(ours.text).toContain('Choose a file')
    expect(await tellsForEarlyHelp()).toBe(false)
    const sent = {
      organisation: 'police',
      by: 'Knot Kapok',
      capacity: 'Chief Officer',
      ...onDay('on', '2026-11-20'),
    }
    const signed = await upload(ours, `${path}/signature`, sent, 'signed.pdf', aPaper)
    expect(signed.statusCode).toBe(303)
    expect(await tellsForEarlyHelp()).toBe(false)
    await ours.open(path)
    await ours.submit(`${path}/now/conclude`)
    expect(ours.path).toBe(`/agreements/${idIn(path)}`)
    expect(await tellsForEarlyHelp()).toBe(true)
    const kept = await service.database.owner
      .selectFrom('instrument_signature as s')
      .innerJoin('instrument_document as d', 'd.id', 's.document_id')
      .select(['s.organisation', 'd.sha256'])
      .where('s.instrument_id', '=', idIn(path))
      .execute()
    expect(kept).toEqual([
      { organisation: 'police', sha256: createHash('sha256').update(aPaper).digest('hex') },
    ])
  })

  test('the database takes no such signature without its paper, and no flow written by hand', async () => {
    await ours.open('/agreements/drafts/new')
    await ours.submit('/agreements/drafts/new', { ...heading, kind: 'processor-contract', party: 'police' })
    const { path } = ours
    const me = people.agreementsOfficerPeterborough.id
    await expect(
      asOfficer(
        'Peterborough',
        `insert into instrument_signature (owner, id, instrument_id, organisation, signed_by, capacity, signed_on, recorded_by)
          values ($1, gen_random_uuid(), $2, $3, 'Nobody', 'Nothing', '2026-11-20', $4)`,
        peterborough,
        idIn(path),
        'police',
        me,
      ),
    ).rejects.toThrow(/row-level security/)
    await expect(
      asOfficer('Peterborough', `insert into sharing_flow (id) values (gen_random_uuid())`),
    ).rejects.toThrow(/permission denied/)
    await expect(
      asOfficer('Peterborough', `select app.conclude_sharing(null::agreement_draft)`),
    ).rejects.toThrow(/permission denied/)
  })
})

describe('papers and sources', () => {
  test('a paper is kept as it is, and given back byte for byte', async () => {
    const write = `/agreements/${delegationAgreement}/write/document`
    const paper = Buffer.from(
      '%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
      'latin1',
    )
    const answer = await upload(ours, write, { title: 'Deed of variation' }, 'deed.pdf', paper)
    expect(answer.statusCode).toBe(303)
    await theirs.open(`/agreements/${delegationAgreement}`)
    const link = theirs.page.querySelectorAll('a').find((each) => each.textContent === 'Deed of variation')
    const given = await service.app.inject({
      method: 'GET',
      url: link?.getAttribute('href') ?? '',
      headers: { cookie: [...theirs.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
    })
    expect(given.rawPayload.equals(paper)).toBe(true)
    expect(theirs.text).toContain(createHash('sha256').update(paper).digest('hex'))
    expect(theirs.text).toContain('Avocet Almond')
  })

  test('no title, no file, or what is no paper at all is refused beside the field', async () => {
    const write = `/agreements/${delegationAgreement}/write/document`
    const none = await upload(ours, write, { title: '' }, '', Buffer.alloc(0))
    expect(none.body).toContain('Say what it is')
    expect(none.body).toContain('Choose a file')
    const program = await upload(
      ours,
      write,
      { title: 'A program' },
      'x.pdf',
      Buffer.from('MZ\u0000\u0001\u0002'),
    )
    expect(program.body).toContain('is not a kind of file we can take')
  })

  test('what a source says stands beside what the others say', async () => {
    const write = `/agreements/${delegationAgreement}/write/claim`
    await ours.open(write)
    await ours.submit(write, {
      topic: 'The delegated budget',
      says: 'What was paid in the first year',
      amount: '35,368,00',
      source: 'Budget report',
      place: '4',
    })
    expect(ours.text).toContain('Enter an amount in pounds')
    await ours.submit(write, { amount: '£471,002.50', precision: 'exactly' })
    expect(ours.text).toContain('What was paid in the first year, £471,002.50: Budget report, 4.')
    expect(ours.text).toContain('about £469,696')
  })
})
