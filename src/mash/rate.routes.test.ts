import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { people, peterborough, type PersonKey } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { instant } from '../time/index.ts'
import { asked, happens, ratedAs } from './asking.test-data.ts'
import { enquiryNow, sentToMash } from './enquiry.test-data.ts'

let service: TestService
const monday = '2026-11-23T10:00:00Z'

beforeAll(async () => {
  service = await startService({ now: monday })
})
beforeEach(() => service.setClock(monday))
afterAll(() => service.stop())

const inTheHub = (person: PersonKey = 'mashWorker') =>
  service.signedIn(person, { authority: peterborough, fn: 'mash' })

const begun = async (): Promise<string> => (await sentToMash(service, peterborough)).enquiryId
const now = (id: string) => enquiryNow(service, peterborough, id)
const because = 'Left alone again, and the police were there in May'

const rate = async (visitor: Visitor, id: string, fields: Readonly<Record<string, string>>) => {
  await visitor.open(`/enquiries/${id}/rate`)
  return visitor.submit(`/enquiries/${id}/rate`, fields)
}

const errorsOn = (visitor: Visitor): string =>
  visitor.page.querySelector('.govuk-error-summary__list')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''

const requestRow = (id: string) =>
  service.database.owner
    .selectFrom('agency_request')
    .select(['due_at', 'rating'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

describe('rating an enquiry', () => {
  it('gives it its time, and the page says how urgent it is in words, by whom and why', async () => {
    const id = await begun()
    const worker = await inTheHub()
    await rate(worker, id, { rating: 'amber', because })
    expect(worker.path).toBe(`/enquiries/${id}`)
    expect(worker.text).toContain('due tomorrow 10:00')
    expect(worker.text).toContain('Amber: a serious worry, not immediate.')
    expect(worker.text).toContain(`Plover Poplar, today 10:00: ${because}`)
    expect(await now(id)).toMatchObject({ dueAt: '2026-11-24T10:00:00.000Z', clockRule: 'MASH-AMBER' })
  })

  it('says before it is sent when each colour would make it due', async () => {
    const worker = await inTheHub()
    await worker.open(`/enquiries/${await begun()}/rate`)
    expect(worker.text).toContain('a child may be suffering significant harm now: due today 14:00')
    expect(worker.text).toContain('a serious worry, not immediate: due tomorrow 10:00')
    expect(worker.text).toContain('not urgent: due Thu 26 Nov 10:00')
  })

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['without a colour', { because }, 'Choose a colour'],
    ['without a reason', { rating: 'amber', because: '' }, 'Say in a sentence why'],
    ['with hardly a reason', { rating: 'amber', because: 'worried' }, 'Say in a sentence why'],
  ])('%s is refused beside the field, and what was typed stays', async (_, fields, words) => {
    const worker = await inTheHub()
    await rate(worker, await begun(), fields)
    expect(worker.status).toBe(422)
    expect(errorsOn(worker)).toContain(words)
    expect(worker.page.querySelector('textarea[name="because"]')?.textContent).toBe(fields['because'] ?? '')
  })

  it('with the colour it has already is refused', async () => {
    const id = await begun()
    await ratedAs(service, { owner: peterborough, enquiryId: id }, 'amber')
    const manager = await inTheHub('mashManager')
    await manager.open(`/enquiries/${id}/rate`)
    const sent = manager.filled(`/enquiries/${id}/rate`, { rating: 'amber', because })
    await manager.send(`/enquiries/${id}/rate`, sent)
    expect(errorsOn(manager)).toContain('It has that colour already')
  })

  it('is made more urgent by a social worker, and less urgent by the manager alone', async () => {
    const id = await begun()
    const worker = await inTheHub()
    await rate(worker, id, { rating: 'green', because })
    await rate(worker, id, { rating: 'amber', because })
    expect((await now(id)).clockRule).toBe('MASH-AMBER')
    await worker.open(`/enquiries/${id}/rate`)
    expect(
      worker.page.querySelectorAll('input[name="rating"]').map((each) => each.getAttribute('value')),
    ).toEqual(['red'])
    await worker.submit(`/enquiries/${id}/rate`, { rating: 'green', because })
    expect(errorsOn(worker)).toContain('Only the manager lowers a rating')
    await rate(await inTheHub('mashManager'), id, { rating: 'green', because })
    expect(await now(id)).toMatchObject({ clockRule: 'MASH-GREEN', dueAt: '2026-11-26T10:00:00.000Z' })
  })

  it('of an enquiry that is over is refused, and what was typed stays', async () => {
    const id = await begun()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/rate`)
    const sent = worker.filled(`/enquiries/${id}/rate`, { rating: 'amber', because })
    await happens({ service, enquiryId: id }, [{ type: 'handed-back', because: 'withdrawn', stops: [] }])
    await worker.send(`/enquiries/${id}/rate`, sent)
    expect(errorsOn(worker)).toContain('This enquiry is over')
    expect(worker.page.querySelector('textarea[name="because"]')?.textContent).toBe(because)
    await worker.open(`/enquiries/${id}/rate`)
    expect(worker.path).toBe(`/enquiries/${id}`)
  })
})

describe('two workers rate at once', () => {
  it('the second is shown what the first wrote, keeps what they typed, and overwrites nothing unseen', async () => {
    const id = await begun()
    const [plover, crane] = [await inTheHub(), await inTheHub('secondMashWorker')]
    await plover.open(`/enquiries/${id}/rate`)
    await crane.open(`/enquiries/${id}/rate`)
    await plover.submit(`/enquiries/${id}/rate`, { rating: 'amber', because })
    await crane.submit(`/enquiries/${id}/rate`, { rating: 'red', because: 'The neighbour heard her scream' })
    expect(errorsOn(crane)).toContain('A colleague rated it while you were typing')
    expect(crane.text).toContain(`Amber now, by Plover Poplar, today 10:00: ${because}`)
    expect(crane.page.querySelector('textarea[name="because"]')?.textContent).toBe(
      'The neighbour heard her scream',
    )
    expect((await now(id)).ratings.map(({ rating }) => rating)).toEqual(['amber'])
    await crane.submit(`/enquiries/${id}/rate`)
    expect((await now(id)).ratings.map(({ rating }) => rating)).toEqual(['amber', 'red'])
  })

  it('in the very same instant one is recorded and the other is told', async () => {
    const id = await begun()
    const both = [await inTheHub(), await inTheHub('secondMashWorker')]
    for (const visitor of both) await visitor.open(`/enquiries/${id}/rate`)
    await Promise.all(
      both.map((visitor, nth) =>
        visitor.submit(`/enquiries/${id}/rate`, { rating: nth === 0 ? 'amber' : 'red', because }),
      ),
    )
    expect((await now(id)).ratings).toHaveLength(1)
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  it('sees who else has it open, and what they are writing', async () => {
    const id = await begun()
    const [plover, crane] = [await inTheHub(), await inTheHub('secondMashWorker')]
    await crane.open(`/enquiries/${id}`)
    await plover.open(`/enquiries/${id}`)
    expect(plover.text).toContain('Crane Chestnut has this open now')
    await crane.open(`/enquiries/${id}/rate`)
    await plover.open(`/enquiries/${id}/part`)
    expect(plover.page.textContent).toContain('Crane Chestnut is writing a rating now')
    service.setClock('2026-11-23T10:05:00Z')
    await plover.open(`/enquiries/${id}/part`)
    expect(plover.page.textContent).not.toContain('Crane Chestnut')
  })
})

describe('what is still out has a new time with the rating', () => {
  it('red: at once, two hours from the change, and never later than it was', async () => {
    const id = await begun()
    await ratedAs(service, { owner: peterborough, enquiryId: id }, 'amber')
    const [out, soon] = [
      await asked({ service, enquiryId: id }, 'police', { dueAt: instant('2026-11-23T14:30:00.000Z') }),
      await asked({ service, enquiryId: id }, 'health', { dueAt: instant('2026-11-23T11:30:00.000Z') }),
    ]
    service.setClock('2026-11-23T11:00:00Z')
    await rate(await inTheHub(), id, { rating: 'red', because })
    expect(await requestRow(out.id)).toEqual({ due_at: '2026-11-23T13:00:00.000Z', rating: 'red' })
    expect(await requestRow(soon.id)).toEqual({ due_at: '2026-11-23T11:30:00.000Z', rating: 'red' })
    const clocks = await service.database.owner
      .selectFrom('clock')
      .select('due_at')
      .where('subject_id', '=', out.id)
      .where('stopped_at', 'is', null)
      .execute()
    expect(clocks).toEqual([{ due_at: '2026-11-23T13:00:00.000Z' }])
  })

  it('less urgent: its share counted from when it was asked', async () => {
    const id = await begun()
    await ratedAs(service, { owner: peterborough, enquiryId: id }, 'red')
    const out = await asked({ service, enquiryId: id }, 'police', {
      rating: 'red',
      dueAt: instant('2026-11-23T12:00:00.000Z'),
    })
    service.setClock('2026-11-23T11:00:00Z')
    await rate(await inTheHub('mashManager'), id, { rating: 'amber', because })
    expect(await requestRow(out.id)).toEqual({ due_at: '2026-11-23T14:30:00.000Z', rating: 'amber' })
  })
})

describe('an amber that turns red at hour 20', () => {
  const story = async (at: { received: string; askedAt: string; red: string }) => {
    service.setClock(at.received)
    const id = await begun()
    await rate(await inTheHub(), id, { rating: 'amber', because })
    const amberDue = (await now(id)).dueAt
    service.setClock(at.askedAt)
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/ask/police`)
    const reasons = Object.fromEntries(
      worker.page
        .querySelectorAll('textarea')
        .flatMap((each) => each.getAttribute('name') ?? [])
        .filter((name) => name.startsWith('because-'))
        .map((name) => [name, 'Called to the address before']),
    )
    await worker.submit(`/enquiries/${id}/ask/police`, reasons)
    const request = await service.database.owner
      .selectFrom('agency_request')
      .select(['id', 'due_at'])
      .where('enquiry_id', '=', id)
      .executeTakeFirstOrThrow()
    service.setClock(at.red)
    await rate(await inTheHub(), id, { rating: 'red', because })
    const after = await now(id)
    return {
      id,
      amberDue,
      replyDue: request.due_at,
      redDue: after.dueAt,
      replyDueRed: (await requestRow(request.id)).due_at,
      toldAt: after.emergencyDutyToldAt,
    }
  }

  it('over Easter 2026: asked on Maundy Thursday, red on Good Friday while the MASH is shut', async () => {
    const told = await story({
      received: '2026-04-02T13:00:00Z',
      askedAt: '2026-04-02T13:30:00Z',
      red: '2026-04-03T09:00:00Z',
    })
    expect(told).toMatchObject({
      // The same time on the next open day: after Good Friday, the weekend and Easter Monday. 14:00 in summer time.
      amberDue: '2026-04-07T13:00:00.000Z',
      // Half of nine opening hours: three on Thursday, an hour and a half on Tuesday.
      replyDue: '2026-04-07T09:00:00.000Z',
      redDue: '2026-04-03T13:00:00.000Z',
      replyDueRed: '2026-04-03T11:00:00.000Z',
      toldAt: '2026-04-03T09:00:00.000Z',
    })
    const alerts = await service.database.owner
      .selectFrom('alert')
      .select(['kind', 'for_fn'])
      .where('subject_id', '=', told.id)
      .execute()
    expect(alerts).toContainEqual({ kind: 'red-enquiry-runs-on', for_fn: 'emergency-duty' })
  })

  it('over the night the clocks go forward: the hour that is not there is nobody’s gain', async () => {
    expect(
      await story({
        received: '2026-03-28T03:30:00Z',
        askedAt: '2026-03-28T04:00:00Z',
        red: '2026-03-28T23:30:00Z',
      }),
    ).toMatchObject({
      // Received on a Saturday night it counts from Monday's opening, in summer time by then.
      amberDue: '2026-03-31T07:30:00.000Z',
      // Four real hours: half past four by the clock on the wall, five hours later than half past eleven.
      redDue: '2026-03-29T03:30:00.000Z',
      replyDueRed: '2026-03-29T01:30:00.000Z',
    })
  })

  it('from 24 to 27 October 2026, over the night the clocks go back', async () => {
    expect(
      await story({
        received: '2026-10-24T04:00:00Z',
        askedAt: '2026-10-24T04:30:00Z',
        red: '2026-10-25T00:00:00Z',
      }),
    ).toMatchObject({
      amberDue: '2026-10-27T08:30:00.000Z',
      replyDue: '2026-10-26T13:00:00.000Z',
      redDue: '2026-10-25T04:00:00.000Z',
      replyDueRed: '2026-10-25T02:00:00.000Z',
      toldAt: '2026-10-25T00:00:00.000Z',
    })
  })

  it('emergency duty opens what it was told of, and nothing else of the hub’s', async () => {
    const { id } = await story({
      received: '2026-04-02T13:00:00Z',
      askedAt: '2026-04-02T13:30:00Z',
      red: '2026-04-03T09:00:00Z',
    })
    const other = await begun()
    const night = await service.signedIn('nightWorker', { authority: peterborough, fn: 'emergency-duty' })
    await night.open(`/enquiries/${id}`)
    expect(night.text).toContain('Red: a child may be suffering significant harm now.')
    await night.open(`/enquiries/${id}/rate`)
    const fields = night.filled(`/enquiries/${id}/rate`, { rating: 'amber', because })
    await night.send(`/enquiries/${id}/rate`, fields)
    expect(night.path).toBe(`/enquiries/${id}`)
    await night.open(`/enquiries/${other}`)
    expect(night.heading).toBe('You cannot open this')
    await night.send(`/enquiries/${other}/rate`, { ...fields, seen: '' })
    expect(night.text).not.toContain('Maple')
    expect((await now(other)).ratings).toEqual([])
  })
})

describe('what is typed', () => {
  const drafts = () =>
    service.database.owner.selectFrom('form_draft').select(['form', 'answers', 'writer']).execute()

  it('is kept for its writer alone, comes back, and is let go of once it is sent', async () => {
    const id = await begun()
    const worker = await inTheHub()
    await worker.open(`/enquiries/${id}/rate`)
    const typed = worker.filled(`/enquiries/${id}/rate`, { rating: 'red', because: 'She was seen with' })
    await worker.send(`/enquiries/${id}/keep/rate`, typed)
    expect(await drafts()).toContainEqual({
      form: `enquiry/${id}/rate`,
      writer: `staff:${people.mashWorker.id}`,
      answers: expect.objectContaining({ because: 'She was seen with' }) as object,
    })
    const crane = await inTheHub('secondMashWorker')
    await crane.open(`/enquiries/${id}/rate`)
    expect(crane.text).not.toContain('She was seen with')
    const again = await inTheHub()
    await again.open(`/enquiries/${id}/rate`)
    expect(again.page.querySelector('textarea[name="because"]')?.textContent).toBe('She was seen with')
    await again.submit(`/enquiries/${id}/rate`, { because })
    expect((await drafts()).filter(({ form }) => form.startsWith(`enquiry/${id}`))).toEqual([])
  })

  it('is not kept by somebody who may not work on the enquiry', async () => {
    const id = await begun()
    const adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open('/screening')
    await adviser.send(`/enquiries/${id}/keep/rate`, {
      _csrf: adviser.page.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? '',
      _hat: `${peterborough}/screening`,
      because: 'x',
    })
    expect((await drafts()).filter(({ form }) => form.startsWith(`enquiry/${id}`))).toEqual([])
  })
})
