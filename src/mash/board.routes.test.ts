import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { aChild } from '../contacts/told.test-data.ts'
import type { Rating } from '../clocks/index.ts'
import { aChild as aChildOnRecord, register } from '../people/change.test-data.ts'
import { addMinutes, day, instant, type Instant } from '../time/index.ts'
import { fillEnquiries } from './board.test-data.ts'
import { sentToMash } from './enquiry.test-data.ts'

const now = instant('2026-11-23T11:00:00Z')

let service: TestService
beforeAll(async () => {
  service = await startService({ now })
})
afterAll(() => service.stop())
/** Each story begins with an empty board; what came before it has long been decided. */
beforeEach(async () => {
  service.setClock(now)
  await service.database.owner
    .updateTable('enquiry')
    .set({
      stage: 'decided',
      decided_at: addMinutes(now, -500_000),
      due_at: null,
      started_at: addMinutes(now, -500_001),
    })
    .execute()
  await service.database.owner
    .updateTable('agency_request')
    .set({ stage: 'withdrawn', asked_at: addMinutes(now, -500_000), closed_at: addMinutes(now, -500_000) })
    .execute()
})

type Wanted = {
  named: string
  owner?: string
  rating?: Rating | null
  /** Minutes from now; null: no limit. */
  due?: number | null
  receivedAgo?: number
  with?: 'mashWorker' | 'secondMashWorker' | null
  alarms?: number
  told?: boolean
}

/** An enquiry from a worry that was told and screened, moved to where the story needs it. */
const anEnquiry = async ({
  named,
  owner = peterborough,
  ...wanted
}: Wanted): Promise<{ id: string; reference: string }> => {
  const { enquiryId, taken } = await sentToMash(service, owner, {
    children: [aChild({ givenNames: named, familyName: 'Thorn' })],
  })
  const due = wanted.due === undefined ? 60 : wanted.due
  const started = addMinutes(now, -(wanted.receivedAgo ?? 100) + 80)
  await service.database.owner
    .updateTable('enquiry')
    .set({
      rating: wanted.rating === undefined ? 'amber' : wanted.rating,
      due_at: due === null ? null : addMinutes(now, due),
      order_at: due === null ? started : addMinutes(now, due),
      received_at: addMinutes(now, -(wanted.receivedAgo ?? 100)),
      started_at: started,
      last_acted_at: addMinutes(now, -20),
      allocated_to: wanted.with == null ? null : people[wanted.with].id,
      stage: wanted.with == null ? 'new' : 'open',
      alarms: wanted.alarms ?? 0,
      emergency_duty_told_at: wanted.told === true ? addMinutes(now, -5) : null,
    })
    .where('id', '=', enquiryId)
    .execute()
  return { id: enquiryId, reference: taken.reference }
}

type Asked = {
  agency: string
  askedAgo: number
  due: number
  answeredAfter?: number
  stage?: string
  closed?: number
}

/** What an agency was asked, as its row says it: minutes from now, and from the asking. */
const askedOf = async (enquiryId: string, owner: string, asked: readonly Asked[]): Promise<void> => {
  const { contact_id, reference } = await service.database.owner
    .selectFrom('enquiry')
    .select(['contact_id', 'reference'])
    .where('id', '=', enquiryId)
    .executeTakeFirstOrThrow()
  const rows = asked.map(({ agency, askedAgo, due, answeredAfter, stage, closed }) => {
    const at = addMinutes(now, -askedAgo)
    const answered: Instant | null = answeredAfter === undefined ? null : addMinutes(at, answeredAfter)
    return {
      owner,
      id: crypto.randomUUID(),
      enquiry_id: enquiryId,
      contact_id,
      reference,
      agency,
      headline: 'x',
      subjects: 1,
      stage: stage ?? (answered === null ? 'asked' : 'answered'),
      rating: 'amber',
      purpose: 'mash-enquiry',
      asked_at: at,
      due_at: addMinutes(now, due),
      clock_rule: 'AGENCY-REPLY',
      answered_at: answered,
      closed_at: closed === undefined ? null : addMinutes(now, closed),
    }
  })
  await service.database.owner.insertInto('agency_request').values(rows).execute()
}

const worker = (authority: string = cambridgeshire) =>
  service.signedIn('mashWorker', { authority, fn: 'mash' })
const director = () => service.signedIn('directorPeterborough', { authority: peterborough, fn: 'oversight' })

const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const namesIn = (visitor: Visitor, within: string): string[] =>
  visitor.page
    .querySelectorAll(`${within} .tray__who`)
    .map((cell) => tidy(cell.textContent).split(' ')[0] ?? '')
const laneOf = (visitor: Visitor, lane: string): string[] => namesIn(visitor, `.board__lane--${lane}`)
const rowOf = (visitor: Visitor, name: string): string =>
  tidy(
    visitor.page
      .querySelectorAll('.board__lane [data-tray-row]')
      .find((row) => row.textContent.includes(name))?.textContent ?? '',
  )
const pinnedIn = (visitor: Visitor): string[] => namesIn(visitor, '.tray__row--pinned')

describe('the board', () => {
  test('has a lane for each colour and before them those not rated; in each the least time left comes first', async () => {
    await anEnquiry({ named: 'Later', rating: 'amber', due: 120 })
    await anEnquiry({ named: 'Sooner', rating: 'amber', due: 30, owner: cambridgeshire })
    await anEnquiry({ named: 'Late', rating: 'amber', due: -30 })
    await anEnquiry({ named: 'Unrated', rating: null, due: 20 })
    await anEnquiry({ named: 'Ruby', rating: 'red', due: 200 })
    await anEnquiry({ named: 'Longago', rating: 'blue', due: null, receivedAgo: 9_000 })
    await anEnquiry({ named: 'Recent', rating: 'blue', due: null })
    const visitor = await (await worker()).open('/enquiries')
    expect(
      visitor.page.querySelectorAll('.board__lane').map((lane) => lane.classNames.split('--')[1]),
    ).toEqual(['not-rated', 'red', 'amber', 'green', 'blue'])
    expect(['not-rated', 'red', 'amber', 'green', 'blue'].map((lane) => laneOf(visitor, lane))).toEqual([
      ['Unrated'],
      ['Ruby'],
      ['Late', 'Sooner', 'Later'],
      [],
      ['Longago', 'Recent'],
    ])
    expect(visitor.text).toContain('7 open · 1 late')
    expect(rowOf(visitor, 'Longago')).toContain('no time limit · in the hub')
    expect(rowOf(visitor, 'Late')).toContain('30 min late')
  })

  test('puts first, of green ones due at the same moment, who has waited longest since the front door', async () => {
    await anEnquiry({ named: 'Second', rating: 'green', due: 600, receivedAgo: 200 })
    await anEnquiry({ named: 'Third', rating: 'green', due: 600, receivedAgo: 100 })
    await anEnquiry({ named: 'First', rating: 'green', due: 600, receivedAgo: 3_000 })
    const visitor = await (await worker()).open('/enquiries')
    expect(laneOf(visitor, 'green')).toEqual(['First', 'Second', 'Third'])
  })

  test('says who has it, what came back, what is out and late, and the way from the front door', async () => {
    const { id } = await anEnquiry({ named: 'Maya', with: 'secondMashWorker', receivedAgo: 400 })
    await askedOf(id, peterborough, [
      { agency: 'police', askedAgo: 200, due: -60 },
      { agency: 'health', askedAgo: 200, due: 30 },
      { agency: 'housing', askedAgo: 200, due: -60, answeredAfter: 20 },
      { agency: 'fire', askedAgo: 200, due: -60, stage: 'withdrawn', closed: -100 },
    ])
    const row = rowOf(await (await worker()).open('/enquiries'), 'Maya')
    expect(row).toContain('Crane Chestnut')
    expect(row).toContain('1 of 3 answered · late: Police 1 h · due: Health 11:30')
    expect(row).toContain('1 h 20 min from front door to hub')
    expect(row).toContain('Peterborough')
  })

  test('names nobody where nobody has taken it, and says a reason for lateness once one is given', async () => {
    const { id } = await anEnquiry({ named: 'Bracken', due: -10 })
    await service.database.owner
      .updateTable('enquiry')
      .set({ breach_reason: 'interpreter-needed', disagreements: 1 })
      .where('id', '=', id)
      .execute()
    const row = rowOf(await (await worker()).open('/enquiries'), 'Bracken')
    expect(row).toContain('nobody yet')
    expect(row).toContain('1 disagreement · late: an interpreter was needed')
  })

  test('under one hat shows both councils’ children, and opening the other’s offers the switch', async () => {
    const { id } = await anEnquiry({ named: 'Sorrel', owner: peterborough })
    await anEnquiry({ named: 'Tansy', owner: cambridgeshire })
    const visitor = await (await worker(cambridgeshire)).open('/enquiries')
    expect(laneOf(visitor, 'amber').toSorted()).toEqual(['Sorrel', 'Tansy'])
    expect(visitor.page.querySelector(`a[href="/enquiries/${id}"]`)).not.toBeNull()
    await visitor.open(`/enquiries/${id}`)
    expect(visitor.text).toContain('Act for Peterborough')
  })
})

describe('who has waited longest since the front door stays in sight', () => {
  test.each([
    ['one colour', '?lane=red', ['Ruby']],
    ['one council', `?council=${cambridgeshire}`, ['Ruby']],
    ['one’s own', '?whose=mine', ['Mine']],
    ['those nobody has taken', '?whose=nobody', ['Ruby', 'Oldest']],
    ['the late', '?only=late', ['Mine']],
    ['the silent', '?only=silent', ['Ruby']],
    ['an address nobody could mean', '?lane=pink&whose=x&after=~~&seen=y', ['Ruby', 'Mine', 'Oldest']],
  ])('though %s was chosen', async (_name, query, expected) => {
    await anEnquiry({ named: 'Oldest', rating: 'green', due: 900, receivedAgo: 5_000 })
    await anEnquiry({ named: 'Ruby', rating: 'red', due: 30, owner: cambridgeshire, alarms: 1 })
    await anEnquiry({ named: 'Mine', rating: 'amber', due: -5, with: 'mashWorker' })
    const visitor = await (await worker()).open(`/enquiries${query}`)
    expect(visitor.status).toBe(200)
    expect(pinnedIn(visitor)).toEqual(['Oldest'])
    expect(namesIn(visitor, '.board__lane')).toEqual(expected)
    expect(visitor.text).toContain(
      '3 open · 1 late · 1 silent · waiting longest 3 days 11 h since the front door',
    )
  })
})

test('what is chosen stays chosen in the form, in the colours and in the part that renews itself', async () => {
  await anEnquiry({ named: 'Late', due: -5 })
  await anEnquiry({ named: 'Other', due: 50 })
  const visitor = await (await worker()).open(`/enquiries?lane=amber&only=late&council=${peterborough}`)
  expect(visitor.filled('/enquiries')).toMatchObject({ lane: 'amber', only: 'late', council: peterborough })
  const part = visitor.page.querySelector('[data-fragment]')?.getAttribute('data-fragment') ?? ''
  const again = await (await worker()).open(part)
  expect(again.page.querySelector('h1')).toBeNull()
  expect(laneOf(again, 'amber')).toEqual(['Late'])
  expect(tidy(again.page.querySelector('.tray-head__filters [aria-current]')?.textContent ?? '')).toBe(
    'Amber 1',
  )
})

test('more of a colour than fit: page after page, nobody is lost and nobody shown twice', async () => {
  await fillEnquiries(service.database.owner, { open: 260, decided: 0, every: 3, until: now })
  const visitor = await (await worker()).open('/enquiries')
  const references = () =>
    visitor.page.querySelectorAll('.board__lane--amber .tray__reference a').map((link) => link.textContent)
  expect(references()).toHaveLength(15)
  const all = visitor.page
    .querySelectorAll('.board__more a')
    .find((link) => link.textContent === 'All 104, amber')
  await visitor.open(all?.getAttribute('href') ?? '')
  const seen = [...references()]
  expect(seen).toHaveLength(50)
  for (let page = 0; page < 10; page += 1) {
    const next = visitor.page.querySelector('a[rel=next]')
    if (!next) break
    expect(tidy(next.textContent)).toBe('Next 50')
    await visitor.open(next.getAttribute('href') ?? '')
    expect(tidy(visitor.page.querySelector('a[rel=prev]')?.textContent ?? '')).toBe('From the top')
    seen.push(...references())
  }
  expect([seen.length, new Set(seen).size]).toEqual([104, 104])
  await service.database.owner.deleteFrom('agency_request').where('reference', '~', '^T[0-9]+$').execute()
})

describe('a director', () => {
  test('sees their own council’s enquiries alone, with no way into one, and whom they wait for', async () => {
    const { id } = await anEnquiry({ named: 'Ours', receivedAgo: 200 })
    await anEnquiry({ named: 'Unrated', rating: null, due: -10 })
    await anEnquiry({ named: 'Decidable' })
    await anEnquiry({ named: 'Theirs', owner: cambridgeshire })
    await askedOf(id, peterborough, [{ agency: 'police', askedAgo: 90, due: 30 }])
    const visitor = await (await director()).open('/enquiries')
    expect(visitor.status).toBe(200)
    expect(namesIn(visitor, '.board__lane').toSorted()).toEqual(['Decidable', 'Ours', 'Unrated'])
    expect(visitor.page.textContent).not.toContain('Theirs')
    expect(visitor.page.querySelector(`a[href="/enquiries/${id}"]`)).toBeNull()
    const figures = visitor.page
      .querySelectorAll('#overseen ~ table')[0]
      ?.querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => tidy(cell.textContent)))
    expect(figures?.map((row) => row.slice(0, 3))).toEqual([
      ['The hub, to rate it', '1', '1'],
      ['Agencies, to answer', '1', '0'],
      ['The hub, to decide: nothing is out', '1', '0'],
    ])
  })

  test('reads how long children were on their way to the hub, this week and before', async () => {
    const ways = [10, 20, 30, 40, 100]
    for (const minutes of ways) {
      const { id } = await anEnquiry({ named: 'Way' })
      await service.database.owner
        .updateTable('enquiry')
        .set({ started_at: addMinutes(now, -30), received_at: addMinutes(now, -30 - minutes) })
        .where('id', '=', id)
        .execute()
    }
    const { id } = await anEnquiry({ named: 'Before' })
    await service.database.owner
      .updateTable('enquiry')
      .set({ started_at: instant('2026-11-20T12:00:00Z'), received_at: instant('2026-11-20T10:00:00Z') })
      .where('id', '=', id)
      .execute()
    const visitor = await (await director()).open('/enquiries')
    const weeks = visitor.page
      .querySelectorAll('#overseen ~ table')[1]
      ?.querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th, td').map((cell) => tidy(cell.textContent)))
    // Of 10, 20, 30, 40 and 100 minutes half came within 30; nine in ten lie between the last two.
    expect(weeks?.slice(0, 3)).toEqual([
      ['23 November 2026', '5', '30 min', '1 h 16 min', '1 h 40 min'],
      ['16 November 2026', '1', '2 h', '2 h', '2 h'],
      ['9 November 2026', 'none'],
    ])
    expect(weeks?.at(-1)).toEqual(['28 September 2026', 'none'])
  })

  test('follows an alert to the board with that enquiry in sight, open or not', async () => {
    const { id, reference } = await anEnquiry({ named: 'Quiet', rating: 'green', due: 900 })
    await anEnquiry({ named: 'Oldest', receivedAgo: 4_000 })
    const visitor = await (await director()).open(`/enquiries?seen=${id}&lane=red`)
    expect(pinnedIn(visitor)).toEqual(['Quiet', 'Oldest'])
    await service.database.owner
      .updateTable('enquiry')
      .set({ stage: 'decided', decided_at: now })
      .where('id', '=', id)
      .execute()
    await visitor.open(`/enquiries?seen=${id}`)
    expect(visitor.text).toContain(`${reference} is no longer open: decided Monday 23 November 2026, 11:00.`)
  })

  test('of the other council does not find it there', async () => {
    const { id } = await anEnquiry({ named: 'Quiet' })
    const other = await service.signedIn('directorCambridgeshire', {
      authority: cambridgeshire,
      fn: 'oversight',
    })
    await other.open(`/enquiries?seen=${id}`)
    expect(other.text).toContain('The enquiry you came for is not on this board.')
    expect(other.page.textContent).not.toContain('Quiet')
  })
})

describe('emergency duty', () => {
  const atNight = () => service.signedIn('nightWorker', { authority: peterborough, fn: 'emergency-duty' })

  test('sees what it was told of and nothing else, and opens it', async () => {
    const { id } = await anEnquiry({ named: 'Tonight', rating: 'red', told: true })
    await anEnquiry({ named: 'Lowered', rating: 'green', told: true, receivedAgo: 9_000 })
    await anEnquiry({ named: 'Daytime', rating: 'red', receivedAgo: 8_000 })
    const visitor = await (await atNight()).open('/enquiries')
    expect(visitor.heading).toBe('Enquiries you were told of')
    expect([pinnedIn(visitor), namesIn(visitor, '.board__lane')]).toEqual([['Tonight'], ['Tonight']])
    expect(visitor.text).toContain('1 open')
    expect(visitor.page.textContent).not.toContain('Daytime')
    await visitor.open(`/enquiries?seen=${(await anEnquiry({ named: 'Guessed' })).id}`)
    expect(visitor.page.textContent).not.toContain('Guessed')
    expect(visitor.page.querySelector(`a[href="/enquiries/${id}"]`)).not.toBeNull()
  })

  test('has nothing to do where it was told of nothing, and no figures of the day', async () => {
    const visitor = await (await atNight()).open('/enquiries')
    expect(visitor.text).toContain('You have been told of no enquiry.')
    for (const path of ['/enquiries/agencies', '/enquiries/late'])
      expect((await visitor.open(path)).status, path).toBe(404)
  })
})

describe('on the wall', () => {
  test('stand numbers, references and initials; no name, wherever one looks in the page', async () => {
    const { id, reference } = await anEnquiry({ named: 'Maya', rating: 'red', due: 40, receivedAgo: 3_000 })
    await anEnquiry({ named: 'Bracken', rating: 'red', due: 90, owner: cambridgeshire })
    await anEnquiry({ named: 'Sorrel', rating: 'green', due: -10, alarms: 1 })
    await askedOf(id, peterborough, [
      { agency: 'police', askedAgo: 200, due: -60 },
      { agency: 'health', askedAgo: 200, due: 60 },
    ])
    const visitor = await (await worker()).open('/enquiries/wall')
    expect(visitor.status).toBe(200)
    const lane = (name: string) => tidy(visitor.page.querySelector(`.wall__lane--${name}`)?.textContent ?? '')
    expect(lane('red')).toContain('Red2none late')
    expect(lane('red')).toContain(`${reference} M.T.`)
    expect(lane('red')).toContain('40 min left')
    expect(lane('green')).toContain('1 late')
    expect(lane('green')).toContain('1 silent')
    expect(lane('blue')).toContain('Blue0none late')
    expect(visitor.text).toContain('Police 1 late, oldest out 3 h 20 min')
    expect(visitor.text).not.toContain('Health')
    expect(visitor.text).toContain('2 days 2 h since the front door')
    const part = await (await worker()).open('/enquiries/wall/part')
    for (const named of ['Maya', 'Bracken', 'Sorrel', 'Thorn'])
      expect(visitor.page.toString() + part.page.toString()).not.toContain(named)
  })

  test('nothing keeps a session alive: neither the page nor its renewing', async () => {
    const visitor = await (await worker()).open('/enquiries/wall')
    for (const minutes of [20, 40, 59]) {
      service.setClock(addMinutes(now, minutes))
      expect((await visitor.open('/enquiries/wall')).status).toBe(200)
      expect((await visitor.open('/enquiries/wall/part')).status).toBe(200)
      expect((await visitor.open('/enquiries/part')).status).toBe(200)
    }
    service.setClock(addMinutes(now, 60))
    await visitor.open('/enquiries/wall')
    expect(visitor.path).toContain('/sign-in')
  })
})

test('the gauges of an agency, reckoned by hand', async () => {
  const { id } = await anEnquiry({ named: 'Maya' })
  const days = 24 * 60
  await askedOf(id, peterborough, [
    // Answered in time; answered late; not answered at all and its enquiry long closed; still out and late.
    { agency: 'police', askedAgo: 10 * days, due: -9 * days, answeredAfter: 60 },
    { agency: 'police', askedAgo: 10 * days, due: -9 * days, answeredAfter: 2 * days },
    { agency: 'police', askedAgo: 8 * days, due: -7 * days, stage: 'closed', closed: -6 * days },
    { agency: 'police', askedAgo: 2 * days, due: -days },
    // Not due: answered before its time, closed before its time, out and in time, taken back, before these weeks.
    { agency: 'police', askedAgo: 120, due: 600, answeredAfter: 60 },
    { agency: 'police', askedAgo: 5 * days, due: -3 * days, stage: 'closed', closed: -4 * days },
    { agency: 'police', askedAgo: 60, due: 600 },
    { agency: 'police', askedAgo: 5 * days, due: -4 * days, stage: 'withdrawn', closed: -4 * days },
    { agency: 'police', askedAgo: 40 * days, due: -39 * days, answeredAfter: 60, closed: -38 * days },
    // Out for longer than these weeks: it counts as out all the same.
    { agency: 'police', askedAgo: 30 * days, due: -29 * days },
    { agency: 'fire', askedAgo: 60, due: 600 },
  ])
  const visitor = await (await worker()).open('/enquiries/agencies')
  const rows = visitor.page
    .querySelectorAll(`section[aria-labelledby="gauges-${peterborough}"] tbody tr`)
    .map((row) =>
      row.querySelectorAll('th, td').map((cell) => tidy(cell.textContent).replace(/^[A-Z][\w, ]*: /, '')),
    )
  expect(rows).toEqual([
    ['Police', '2 of 3 late', 'asked 30 days ago', '1', '25% in time: 1 of 4', '7', '3'],
    ['Fire and rescue', 'none of 1 late', 'asked 1 h ago', '1', 'none was due', '1', '0'],
  ])
  expect(visitor.text).toContain('No agency was asked in 28 days, and nothing is out.')
})

describe('what was late, and why', () => {
  const ended = async (
    named: string,
    change: { late: number; decidedAgo: number; reason?: string | null; stage?: string; owner?: string },
  ) => {
    const { id, reference } = await anEnquiry({ named, owner: change.owner ?? peterborough })
    const decided = addMinutes(now, -change.decidedAgo)
    await service.database.owner
      .updateTable('enquiry')
      .set({
        stage: change.stage ?? 'decided',
        decided_at: decided,
        due_at: addMinutes(decided, -change.late),
        breach_reason: change.reason ?? null,
      })
      .where('id', '=', id)
      .execute()
    return reference
  }
  const tables = (visitor: Visitor) =>
    visitor.page.querySelectorAll('table').map((table) =>
      table
        .querySelectorAll('caption, th, td')
        .map((cell) => tidy(cell.textContent))
        .join(' | '),
    )

  test('lists first those nobody has given a reason for, then the others; counts them by council', async () => {
    await anEnquiry({ named: 'Open', due: -30 })
    await ended('Back', { late: 20, decidedAgo: 100, stage: 'handed-back' })
    await ended('Agency', { late: 90, decidedAgo: 200, reason: 'agency-late' })
    await ended('Again', { late: 60, decidedAgo: 300, reason: 'agency-late', owner: cambridgeshire })
    await ended('Work', { late: 60, decidedAgo: 400, reason: 'too-much-work' })
    await ended('Intime', { late: -60, decidedAgo: 100 })
    await ended('Longago', { late: 60, decidedAgo: 40 * 24 * 60, reason: 'absence' })
    const visitor = await (await worker()).open('/enquiries/late')
    const [unexplained, ...others] = tables(visitor)
    expect(unexplained).toContain(
      'Open T., 6 Amber | still open, 30 min late | Why: asked for at the decision',
    )
    expect(unexplained).toContain(
      'Back T., 6 Amber | handed back today 09:20, 20 min late | Why: nobody has said why',
    )
    expect(others.at(-1)).toContain(
      'Agency T., 6 Amber | decided today 07:40, 1 h 30 min late | Why: An agency answered late',
    )
    expect(others.join(' ')).toContain('Cambridgeshire: 1 ended late')
    expect(others.join(' ')).toContain('Peterborough: 3 ended late')
    expect(visitor.text).not.toContain('Intime')
    expect(visitor.text).not.toContain('Longago')
    await visitor.open('/enquiries/late?days=91')
    expect(visitor.text).toContain('Longago')
    expect(visitor.text).toContain('Absence of staff')
  })

  test('is a director’s to read for their own council', async () => {
    await ended('Ours', { late: 90, decidedAgo: 200, reason: 'agency-late' })
    await ended('Theirs', { late: 60, decidedAgo: 300, reason: 'agency-late', owner: cambridgeshire })
    const visitor = await (await director()).open('/enquiries/late')
    expect(visitor.text).toContain('Ours')
    expect(visitor.text).not.toContain('Theirs')
    expect(visitor.text).toContain('Nothing is late without a reason.')
  })

  test('an address nobody could mean shows the usual weeks', async () => {
    const visitor = await (await worker()).open('/enquiries/late?days=zero&after=x~y')
    expect(visitor.status).toBe(200)
    expect(tidy(visitor.page.querySelector('.tray-head__filters [aria-current]')?.textContent ?? '')).toBe(
      'The last 28 days',
    )
  })
})

describe('somebody else', () => {
  const paths = [
    '/enquiries',
    '/enquiries/part',
    '/enquiries/wall',
    '/enquiries/wall/part',
    '/enquiries/agencies',
    '/enquiries/late',
  ]
  test.each([
    ['an assessment worker', 'assessmentPeterborough', peterborough, 'assessment'],
    ['a contact adviser', 'adviser', peterborough, 'screening'],
    ['a navigator of an agency', 'policeNavigator', 'police', 'navigator'],
    ['a privacy officer', 'privacyPeterborough', peterborough, 'oversight'],
  ] as const)('%s finds none of it', async (_who, person, authority, fn) => {
    await anEnquiry({ named: 'Sorrel' })
    const visitor = await service.signedIn(person, { authority, fn })
    for (const path of paths) {
      await visitor.open(path)
      expect([path, visitor.status]).toEqual([path, 404])
      expect(visitor.page.textContent).not.toContain('Sorrel')
    }
    expect((await visitor.open('/enquiries/changes')).status).toBe(401)
  })

  test('not signed in is asked to, and gets no events', async () => {
    const visitor = await service.visitor().open('/enquiries')
    expect(visitor.path).toBe('/sign-in?then=%2Fenquiries')
    expect((await visitor.open('/enquiries/changes')).status).toBe(401)
  })
})

test('whom an enquiry is about is not told to a worker who is related to the child, nor does it open', async () => {
  const { id } = await anEnquiry({ named: 'Hornbeam' })
  const child = await register(
    service,
    aChildOnRecord({ givenNames: 'Hornbeam', familyName: 'Thorn', bornOn: day('2020-03-14') }),
    null,
  )
  await service.database.owner
    .insertInto('conflict_of_interest')
    .values({
      owner: peterborough,
      id: crypto.randomUUID(),
      staff_id: people.secondMashWorker.id,
      person_id: child.id,
      relation: 'cousin',
      declared_at: now,
    })
    .execute()
  const hub = { authority: peterborough, fn: 'mash' }
  const [cousin, colleague] = [
    await service.signedIn('secondMashWorker', hub),
    await service.signedIn('mashWorker', hub),
  ]
  await colleague.open('/enquiries')
  expect(colleague.text).toContain('Hornbeam T., 6')
  for (const list of ['/enquiries', '/enquiries/part', '/enquiries/wall']) {
    await cousin.open(list)
    expect([list, cousin.text.includes('Hornbeam')]).toEqual([list, false])
  }
  await cousin.open('/enquiries')
  expect(cousin.text).toContain('Somebody related to you')
  await cousin.open(`/enquiries/${id}/summary`)
  expect([cousin.status, cousin.text.includes('related to somebody on this record')]).toEqual([404, true])
})
