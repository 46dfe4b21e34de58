import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { type Extension, s113Agreement } from '../../demo/organisation.ts'
import { cambridgeshire, people, type PersonKey, peterborough, teams } from '../../demo/people.ts'
import { asked, closed, navigator, withdrawSignature } from '../../src/agency-requests/request.test-data.ts'
import { decided, handOverRows, wearing, worry } from '../../src/hand-overs/worry.test-data.ts'
import { sentToMash } from '../../src/mash/enquiry.test-data.ts'
import { aChild, asWritten, dateBoxes, fillIn, register } from '../../src/people/change.test-data.ts'
import { registerPerson } from '../../src/people/index.ts'
import { asActor } from '../../src/db/index.ts'
import { contextFor } from '../../src/events/index.ts'
import { day } from '../../src/time/index.ts'
import { loadSectors } from '../../src/places/index.ts'
import type { Fn } from '../../src/access/index.ts'
import { startService, type TestService, type Visitor } from '../service.ts'

/** What agreements let people do and no longer do: authorisation B8, by number, through the running service. */

let service: TestService | null = null
const started = async (now: string, extension: Extension = 'in-force'): Promise<TestService> => {
  service = await startService({ now, extension })
  return service
}
afterEach(async () => {
  await service?.stop()
  service = null
})
const here = (): TestService => {
  if (!service) throw new Error('Start the service first')
  return service
}

const inHat = (person: PersonKey, authority: string, fn: Fn): Promise<Visitor> =>
  here().signedIn(person, { authority, fn })

const statusOf = async (visitor: Visitor, path: string): Promise<number> => (await visitor.open(path)).status

/** Nothing of the child, the worry or the people around them may be on the page. */
const nothingOf = (visitor: Visitor, reference = 'Thistledown'): void => {
  for (const secret of ['Maple', 'Thistledown', 'Conker', 'Hawthorn', reference])
    expect(visitor.page.outerHTML).not.toContain(secret)
}

describe('8, 9 and 10: police in the hub', () => {
  const worryTold = 'The grandmother rang, whom nobody may name.'
  const said = {
    _then: 'send',
    'p1-1-kind': 'known',
    'p1-1-words': 'Three calls in a month',
    'p1-1-assertion': 'fact',
    'p1-1-level': 'professionals',
  }

  test('8: while the enquiry is open they read what they were asked, and why names the agreement; nothing else opens', async () => {
    const running = await started('2026-11-23T10:00:00Z')
    const one = await asked(running, peterborough, 'police', { worry: worryTold })
    const rook = await navigator(running, 'policeNavigator', 'police')
    expect(await statusOf(rook, `/requests/${one.id}`)).toBe(200)
    expect(rook.text).toContain(worryTold)
    await rook.open(`/why/requests/${one.id}`)
    expect(rook.text).toContain('the enquiry is open, and')
    expect(rook.text).toContain('lets it be told')
    expect(rook.text, 'flow fields only').toContain('Nothing else of the record.')
    expect(rook.page.querySelector('a[href^="/agreements/"]')).not.toBeNull()
    nothingOf(rook, one.reference)
    for (const path of [`/enquiries/${one.enquiryId}`, '/screening', '/search'])
      expect([path, await statusOf(rook, path)]).toEqual([path, 404])
  })

  test('9: the enquiry closed yesterday: the question is gone, their own contribution still reads', async () => {
    const running = await started('2026-11-23T10:00:00Z')
    const one = await asked(running, peterborough, 'police', { worry: worryTold })
    let rook = await navigator(running, 'policeNavigator', 'police')
    await rook.open(`/requests/${one.id}`)
    await rook.submit(`/requests/${one.id}/answer`, said)
    await closed(running, one)
    running.setClock('2026-11-24T10:00:00Z')
    rook = await navigator(running, 'policeNavigator', 'police')
    expect(await statusOf(rook, `/requests/${one.id}`)).toBe(200)
    expect(rook.text).toContain('Three calls in a month')
    expect(rook.text).not.toContain(worryTold)
    await rook.open(`/why/requests/${one.id}`)
    expect(rook.text).toContain('itself said. Nothing beside it is shown.')
    expect(rook.text).not.toContain('the enquiry is open.')
    await rook.open(`/why/requests/${one.id}?for=request.answer`)
    expect(rook.heading).toBe('Why can I not answer what your agency is asked?')
    expect(rook.text).toContain('This enquiry is closed.')
  })

  test('10: withdrawn from Tier 2 they are refused; telling them stays possible as a recorded decision under section 16LA', async () => {
    const running = await started('2026-11-23T10:00:00Z')
    const one = await asked(running, peterborough, 'police', { worry: worryTold })
    await withdrawSignature(running, 'police', '2026-11-23')
    const rook = await navigator(running, 'policeNavigator', 'police')
    expect(await statusOf(rook, `/requests/${one.id}`)).toBe(404)
    nothingOf(rook, one.reference)

    const hub = await inHat('mashWorker', peterborough, 'mash')
    const outside = `/enquiries/${one.enquiryId}/ask/police/outside`
    await hub.open(`/enquiries/${one.enquiryId}`)
    expect(hub.text, 'nobody waits for an answer that cannot come').toContain('It cannot answer here.')
    expect(hub.page.querySelector(`a[href="${outside}"]`)).not.toBeNull()
    await hub.open(outside)
    await hub.submit(outside, {
      about: hub.page.querySelector('input[name="about"]')?.getAttribute('value') ?? '',
      told: 'That he threatened to come to the school today',
      because: 'He may be on his way, and must be stopped',
      basis: 'legal-obligation-16la',
      gateway: 'ca2004-s16la',
    })
    expect(hub.path).toBe(`/enquiries/${one.enquiryId}#chronology`)
    const { rows } = await sql`
      select outcome, flow_id, gateways from disclosure where direction = 'outside-agreement'`.execute(
      running.database.owner,
    )
    expect(rows).toMatchObject([{ outcome: 'shared', flow_id: null, gateways: ['ca2004-s16la'] }])
  })
})

describe('14: a designated officer lent by Cambridgeshire to Peterborough until Friday at 17:00', () => {
  const officer = 'assessmentCambridgeshire' satisfies PersonKey

  /** Lent by name for one function, and put into Peterborough's team for as long. */
  const lend = async (finishUntil: string | null): Promise<void> => {
    const { owner } = here().database
    await sql`insert into team_member (id, staff_id, team_id, valid_from)
      values (gen_random_uuid(), ${people[officer].id}, ${teams.assessmentPeterborough.id}, '2026-11-02')`.execute(
      owner,
    )
    await sql`
      insert into s113_placement (id, instrument_id, staff_id, employer, host, fns, consulted_on, valid_from, valid_to,
        ends_at, finish_until)
      values (gen_random_uuid(), ${s113Agreement}, ${people[officer].id}, ${cambridgeshire}, ${peterborough},
        ${['assessment']}, '2026-11-02', '2026-11-02', '2026-12-01', '2026-11-27T17:00:00Z', ${finishUntil})`.execute(
      owner,
    )
  }

  /** One hand-over allocated to the officer, and one that is the team's. */
  const twoHandOvers = async (): Promise<{ mine: string; other: string }> => {
    const ids: string[] = []
    for (const nth of [0, 1]) {
      const taken = await worry(here(), peterborough)
      await decided(here(), taken, 'assessment-s17')
      const [row] = await handOverRows(here(), taken)
      ids[nth] = row?.id ?? ''
    }
    const [mine = '', other = ''] = ids
    const manager = await inHat('assessmentManagerPeterborough', peterborough, 'assessment')
    await manager.open(`/hand-overs/${mine}`)
    await manager.submit(`/hand-overs/${mine}/accept`, { worker: people[officer].id })
    return { mine, other }
  }

  test.each([
    ['says nothing of finishing', null, 404],
    ['lets what was begun be finished until Monday noon', '2026-11-30T12:00:00Z', 200],
  ] as const)(
    'at 16:59:59 both open; at 17:00:01, where the lending %s, nothing new opens',
    async (_words, finishUntil, mineAfter) => {
      const running = await started('2026-11-27T10:00:00Z')
      await lend(finishUntil)
      const { mine, other } = await twoHandOvers()
      running.setClock('2026-11-27T16:59:59Z')
      const lent = await inHat(officer, peterborough, 'assessment')
      expect([
        await statusOf(lent, `/hand-overs/${mine}`),
        await statusOf(lent, `/hand-overs/${other}`),
      ]).toEqual([200, 200])
      await lent.open(`/why/hand-overs/${mine}`)
      expect(lent.text).toContain('until Friday 27 November 2026, 17:00')

      running.setClock('2026-11-27T17:00:01Z')
      expect(await statusOf(lent, `/hand-overs/${other}`)).toBe(404)
      nothingOf(lent)
      expect(await statusOf(lent, `/hand-overs/${mine}`)).toBe(mineAfter)
      if (finishUntil !== null) {
        await lent.open('/')
        expect(lent.path, 'and leads there, the tray being closed').toBe('/exit-list')
        expect(lent.text).toContain('To finish until Monday 30 November 2026, 12:00')
        const leads = lent.page.querySelectorAll('main a[href^="/hand-overs/"]')
        expect(leads.map((link) => link.getAttribute('href'))).toEqual([`/hand-overs/${mine}`])
        expect(lent.page.querySelector('.acting-for')?.textContent).toContain('a lending under Section 113')
      }
      running.setClock('2026-11-30T12:00:00Z')
      const later = await inHat(officer, peterborough, 'assessment')
      expect(await statusOf(later, `/hand-overs/${mine}`)).toBe(404)
    },
  )
})

/** Delegates one more thing to Cambridgeshire, as Peterborough would have decided it. */
const delegate = async (fn: string, from: string, to: string): Promise<void> => {
  const id = crypto.randomUUID()
  await sql`insert into instrument (id, kind, title, signed_on, valid_from, valid_to)
    values (${id}, 'delegation-agreement', 'Further Delegation (invented)', ${from}, ${from}, ${to})`.execute(
    here().database.owner,
  )
  await sql`
    insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
      effective_on, accepted_on, constitution_amended_on, enabling_power, statutory_basis)
    values (gen_random_uuid(), ${id}, ${fn}, 'children', ${peterborough}, ${cambridgeshire}, ${from},
      ${to}, ${from}, ${from}, ${from}, 'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
      'Children Act 2004 s.10')`.execute(here().database.owner)
}

test('20: the MARAC co-ordinator is refused Peterborough’s marker until an instrument covers MARAC, and then permitted', async () => {
  const running = await started('2026-11-23T09:00:00Z')
  const { owner } = running.database
  await sql`update role_held set role = 'marac-coordinator' where staff_id = ${people.secondMashWorker.id}`.execute(
    owner,
  )
  const maya = await register(running, aChild({ givenNames: 'Maya' }))
  const path = `/people/${maya.id}/flags/raise`
  const marac = { flag: 'marac', because: 'Heard on 3 November', source: 'agency' }
  const coordinator = await inHat('secondMashWorker', peterborough, 'mash')
  await coordinator.open(path)
  expect(coordinator.page.querySelector('input[value="marac"]')).toBeNull()
  expect(coordinator.text).toContain('MARAC is not among the delegated functions')
  await coordinator.open('/agreements')
  expect(coordinator.text).toContain('No agreement was made')

  await delegate('marac', '2026-11-24', '2028-01-01')
  await coordinator.open(path)
  expect(coordinator.page.querySelector('input[value="marac"]'), 'not before it begins').toBeNull()
  running.setClock('2026-11-24T00:00:00Z')
  const again = await inHat('secondMashWorker', peterborough, 'mash')
  await fillIn(again, path, { ...marac, ...dateBoxes('from', '3 11 2026') })
  expect((await asWritten(running, maya.id)).flags).toEqual(['marac'])
  await again.open(path)
  expect(again.page.querySelector('input[value="missing"]'), 'and no other flag').toBeNull()
})

test('21: after vesting the successor’s staff open the predecessor’s record, which still says whose it was', async () => {
  const running = await started('2028-03-31T10:00:00Z')
  const { owner } = running.database
  const successor = 'E06000099'
  await sql`insert into organisation (code, kind, name, valid_from)
    values (${successor}, 'authority', 'North Fen Council (invented)', '2028-04-01')`.execute(owner)
  await sql`insert into authority values (${successor}, 'North Fen', 'N', '#335500', '01632 960203', '01632 960299',
    '01632 960213', 'leader-cabinet')`.execute(owner)
  await sql`insert into authority_succession values (${peterborough}, ${successor}, 'Structural Changes Order 2028 (invented)', '2028-04-01')`.execute(
    owner,
  )
  const worker = people.assessmentPeterborough.id
  await sql`update employment set valid_to = '2028-04-01' where staff_id = ${worker}`.execute(owner)
  await sql`insert into employment values (gen_random_uuid(), ${worker}, ${successor}, 'Social worker', '2028-04-01', null)`.execute(
    owner,
  )
  const taken = await worry(running, peterborough)
  const before = await inHat('assessmentPeterborough', peterborough, 'assessment')
  await before.open(`/why/contacts/${taken.id}`)
  expect(before.text).toContain(
    'Peterborough City Council employs you as Social worker, from 1 April 1998 to 31 March 2028.',
  )

  running.setClock('2028-04-01T00:00:00Z')
  const after = await inHat('assessmentPeterborough', peterborough, 'assessment')
  await after.open(`/contacts/${taken.id}`)
  await after.submit('/reason', { reason: 'Mother rang me about this today' })
  expect(after.status).toBe(200)
  expect(after.text).toContain('Thistledown')
  expect(after.page.querySelector('.acting-for')?.textContent).toContain(
    'under what it does in its predecessor’s place by Structural Changes Order 2028 (invented)',
  )
  await after.open(`/why/contacts/${taken.id}`)
  expect(after.text).toContain(
    'By Structural Changes Order 2028 (invented) North Fen has taken the place of Peterborough.',
  )
  expect(after.text).toContain('It is a record of Peterborough, for which you act.')
  // The record keeps the owner it had: its history shows who answered for it then.
  const { rows } = await sql<{ owner: string }>`select owner from contact where id = ${taken.id}`.execute(
    owner,
  )
  expect(rows).toEqual([{ owner: peterborough }])
})

test('22: Peterborough is governed otherwise: permits stop that day unless revalidated, work done meanwhile raises the alarm', async () => {
  const running = await started('2026-05-12T22:59:59Z')
  const { owner } = running.database
  const change = crypto.randomUUID()
  await sql`insert into governance_change (id, authority, model, counts_from, decision_ref)
    values (${change}, ${peterborough}, 'committee', '2026-05-13', 'COUNCIL/26')`.execute(owner)
  const taken = await worry(running, peterborough)
  const screener = await inHat('adviser', peterborough, 'screening')
  expect(await statusOf(screener, `/contacts/${taken.id}`)).toBe(200)

  running.setClock('2026-05-12T23:00:00Z')
  expect(await statusOf(screener, `/contacts/${taken.id}`)).toBe(404)
  nothingOf(screener, taken.reference)
  await screener.open(`/contacts/${taken.id}?why`)
  expect(screener.text).toContain(
    'has not been confirmed by both councils since one of them is governed otherwise, from 13 May 2026',
  )
  await takeCall(screener)
  await running.runJobs()
  const director = await running.signedIn('directorPeterborough')
  await director.open('/alerts')
  expect(director.text).toContain('Work was done for this council with no agreement in force.')
  await director.open('/authority-gaps')
  expect(director.text).toContain('13 May 2026')
  expect(director.text).toContain('1 thing done with no agreement in force')

  await sql`insert into revalidation select id, ${change}, '2026-05-14' from delegated_function
    where fn = 'screening' and valid_from = '2024-01-01'`.execute(owner)
  running.setClock('2026-05-14T08:00:00Z')
  expect(await statusOf(screener, `/contacts/${taken.id}`)).toBe(200)
})

/** A call about a Peterborough child, taken on the phone screen. */
const takeCall = async (visitor: Visitor): Promise<void> => {
  await loadSectors(here().house.db)
  await visitor.open('/phone')
  await visitor.submit('/phone')
  const id = /\/phone\/([0-9a-f-]{36})/.exec(visitor.path)?.[1] ?? ''
  const child = (
    visitor.page.querySelector('input[name$=":given-names"]')?.getAttribute('name') ?? ''
  ).replace(':given-names', '')
  await visitor.send(
    `/phone/${id}/finish`,
    visitor.filled('/phone/', {
      who: 'professional',
      source: '2A',
      'caller-name': 'Ms Linnet',
      'caller-phone': '01632 960555',
      'caller-agency': 'Reedbed Primary School',
      'what-happened': 'Came in with a bruise and says his uncle did it.',
      [`${child}:given-names`]: 'Jay',
      [`${child}:family-name`]: 'Jackdaw',
      [`${child}:born-day`]: '14',
      [`${child}:born-month`]: '3',
      [`${child}:born-year`]: '2013',
      postcode: 'pe1 1aa',
    }),
  )
}

describe('R1 and R11: in the last second of 2023 and in the first of 2024, with no extension', () => {
  const lastSecond = '2023-12-31T23:59:59Z'
  const midnight = '2024-01-01T00:00:00Z'

  const registeredThen = async (): Promise<{ id: string }> => {
    const { house } = here()
    const at = house.now()
    const actor = await wearing(here(), 'adviser', peterborough, 'screening')
    const done = await asActor(house.db, contextFor(actor, 'person.register', at), (tx) =>
      registerPerson(
        tx,
        { actor, at, owner: peterborough },
        {
          givenNames: 'Maya',
          familyName: 'Marigold',
          knownAs: null,
          bornOn: day('2015-06-05'),
          bornEstimated: false,
          expectedOn: null,
          sex: 'F',
          isChild: true,
          nhsNumber: null,
          upn: null,
          phone: null,
        },
        { line: '4 Sandpiper Row', postcode: 'PE1 1AB', hidden: false },
      ),
    )
    if (!done.done) throw new Error(JSON.stringify(done))
    return done.state
  }

  /** What Cambridgeshire's staff see of Peterborough's: everything before, nothing after, by every way there is. */
  test('the same requests flip: hand-over, enquiry, person, search, what is suggested, counts, the outbox and who is told by jobs', async () => {
    const running = await started(lastSecond, 'none')
    const maya = await registeredThen()
    const waiting = await worry(running, peterborough)
    const handed = await worry(running, peterborough)
    await decided(running, handed, 'assessment-s17')
    const [handOver] = await handOverRows(running, handed)
    const { enquiryId } = await sentToMash(running, peterborough)
    await running.runJobs()

    const screener = await inHat('adviser', peterborough, 'screening')
    const hub = await inHat('mashWorker', peterborough, 'mash')
    await screener.open('/search')
    const guards = screener.filled('/search')
    const asks = async (path: string): Promise<boolean> => {
      await screener.send(path, { ...guards, _once: crypto.randomUUID(), q: 'maya marigold' })
      return screener.page.outerHTML.includes('Marigold')
    }
    const shownAt = async (visitor: Visitor, path: string, words: string): Promise<boolean> => {
      await visitor.open(path)
      return visitor.page.outerHTML.includes(words)
    }
    const seen = async () => ({
      contact: await statusOf(screener, `/contacts/${waiting.id}`),
      handOver: await statusOf(screener, `/hand-overs/${handOver?.id ?? ''}`),
      enquiry: await statusOf(hub, `/enquiries/${enquiryId}`),
      person: await statusOf(screener, `/people/${maya.id}`),
      found: await asks('/search'),
      suggested: await asks('/people/suggest'),
      counted: await shownAt(screener, '/screening', '1 waiting'),
      onTheBoard: await shownAt(hub, '/enquiries', 'Maple T.'),
      inTheOutbox: await shownAt(screener, '/outbox', waiting.reference),
    })
    const sent = await sql<{ n: number }>`select count(*)::int as n from message`.execute(
      running.database.owner,
    )
    expect(await seen()).toEqual({
      contact: 200,
      handOver: 200,
      enquiry: 200,
      person: 200,
      found: true,
      suggested: true,
      counted: true,
      onTheBoard: true,
      inTheOutbox: (sent.rows[0]?.n ?? 0) > 0,
    })

    running.setClock(midnight)
    expect(await seen()).toEqual({
      contact: 404,
      handOver: 404,
      enquiry: 404,
      person: 404,
      found: false,
      suggested: false,
      counted: false,
      onTheBoard: false,
      inTheOutbox: false,
    })

    // Nor under their own council's hat, where they may search as they always could.
    const own = await inHat('secondAdviser', cambridgeshire, 'screening')
    await own.open('/search')
    await own.submit('/search', { q: 'maya marigold' })
    expect(own.status).toBe(200)
    expect(own.text).not.toContain('Marigold')

    // Jobs go on for the council whose children they are, and tell nobody else.
    await takeCall(screener)
    await running.runJobs()
    const { rows } = await sql<{ owner: string }>`
      select distinct owner from alert where raised_at >= ${midnight}
      union select distinct owner from contact where received_at >= ${midnight}`.execute(
      running.database.owner,
    )
    expect(rows).toEqual([{ owner: peterborough }])
    await screener.open('/screening')
    expect(screener.page.outerHTML).not.toContain('Jackdaw')
    const theirs = await running.signedIn('assessmentPeterborough')
    await theirs.open('/search')
    await theirs.submit('/search', { q: 'maya marigold' })
    expect(theirs.text).toContain('Marigold')
  })

  test('what is offered in no page is taken by no form either: a decision sent from a page opened before midnight', async () => {
    const running = await started(lastSecond, 'none')
    const taken = await worry(running, peterborough)
    const screener = await inHat('adviser', peterborough, 'screening')
    await screener.open(`/contacts/${taken.id}`)
    const form = screener.page
      .querySelectorAll('form')
      .find((each) => (each.getAttribute('action') ?? '').startsWith(`/contacts/${taken.id}/`))
    const action = form?.getAttribute('action') ?? ''
    expect(action).not.toBe('')
    const fields = screener.filled(action)
    running.setClock(midnight)
    await screener.send(action, fields)
    expect(screener.status).toBe(404)
    nothingOf(screener, taken.reference)
  })
})
