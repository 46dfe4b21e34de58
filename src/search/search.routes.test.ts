import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { readReference, referenceFrom, takeIn, untold } from '../contacts/index.ts'
import { registerPerson } from '../people/index.ts'
import { day, instant } from '../time/index.ts'

let service: TestService
let adviser: Visitor
const at = instant('2026-11-23T09:00:00Z')

type Someone = {
  given: string
  family: string
  born?: string
  owner?: string
  phone?: string
  postcode?: string
}

const actorFor = async (actingFor: string): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people.adviser.id)
  if (!rights) throw new Error('No such worker')
  return { kind: 'staff', rights, actingFor, fn: 'screening' }
}

const register = async ({ given, family, born = '2015-06-05', ...rest }: Someone) => {
  const owner = rest.owner ?? peterborough
  const actor = await actorFor(owner)
  const done = await asActor(service.house.db, contextFor(actor, 'person.register', at), (tx) =>
    registerPerson(
      tx,
      { actor, at, owner },
      {
        givenNames: given,
        familyName: family,
        knownAs: null,
        bornOn: day(born),
        bornEstimated: false,
        expectedOn: null,
        sex: 'U',
        isChild: true,
        nhsNumber: null,
        upn: null,
        phone: rest.phone ?? null,
      },
      { line: '4 Sandpiper Row', postcode: rest.postcode ?? 'PE1 1AB', hidden: false },
    ),
  )
  if (!done.done) throw new Error(JSON.stringify(done))
  return done.state
}

const searchFor = async (fields: Record<string, string>): Promise<Visitor> => {
  await adviser.open('/search')
  return adviser.submit('/search', fields)
}

const suggest = async (fields: Record<string, string>, guards: Record<string, string> = {}) => {
  await adviser.open('/search')
  const { _csrf = '', _hat = '' } = adviser.filled('/search')
  return adviser.send('/people/suggest', { _csrf, _hat, ...guards, ...fields })
}

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

describe('searching', () => {
  it('names stand in no address, and going back finds the results again', async () => {
    const olive = await register({ given: 'Olive', family: 'Ouzel' })
    await searchFor({ q: 'olive ouzel' })
    expect(adviser.path).toMatch(/^\/search\/[0-9a-f-]{36}#found$/)
    expect(adviser.text).toContain('Olive Ouzel')
    const results = adviser.path
    await adviser.open(`/people/${olive.id}`)
    await adviser.open(results)
    expect(adviser.text).toContain('Olive Ouzel')
    expect(adviser.page.querySelector('input[id="search-words"]')?.getAttribute('value')).toBe('olive ouzel')
  })

  it('works from the box at the head of every page, without scripts', async () => {
    await register({ given: 'Dipper', family: 'Dunnock' })
    await adviser.open('/alerts')
    await adviser.submit('/search', { q: 'dipper dunnock' })
    expect(adviser.text).toContain('Dipper Dunnock')
  })

  it('what was typed into an address is not searched for', async () => {
    await adviser.open('/search?q=olive+ouzel')
    expect(adviser.page.toString()).not.toContain('olive')
    expect(adviser.text).not.toContain('Olive Ouzel')
  })

  it('shows both councils, and each card shown is on the record once', async () => {
    const both = [
      await register({ given: 'Perry', family: 'Pipit' }),
      await register({ given: 'Perry', family: 'Pipit', owner: cambridgeshire }),
    ]
    await searchFor({ q: 'perry pipit' })
    await suggest({ q: 'perry pipit' })
    const looks = await service.database.owner
      .selectFrom('look')
      .select('subject_id')
      .where(
        'subject_id',
        'in',
        both.map(({ id }) => id),
      )
      .where('action', '=', 'people.search')
      .execute()
    expect(looks.map((look) => look.subject_id).toSorted()).toEqual(both.map(({ id }) => id).toSorted())
  })

  it('a search is its searcher’s alone, and forgotten in the night', async () => {
    await searchFor({ q: 'olive ouzel' })
    const { path } = adviser
    const colleague = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
    await colleague.open(path)
    expect(colleague.text).toContain('That search is no longer kept')
    expect(colleague.text).not.toContain('Ouzel')
    service.setClock('2026-11-24T03:00:00Z')
    await service.runJobs()
    adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open(path)
    expect(adviser.text).toContain('That search is no longer kept')
    service.setClock('2026-11-23T09:00:00Z')
    adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  })

  it('needs somebody signed in', async () => {
    const stranger = service.visitor()
    await stranger.send('/search', { q: 'maya' })
    expect(stranger.path).toContain('/sign-in')
    expect(stranger.path).not.toContain('maya')
  })

  it('under a hat put off meanwhile nothing is looked for, and what was typed is still there', async () => {
    await adviser.open('/search')
    await adviser.submit('/search', { q: 'olive ouzel', _hat: 'somebody/else' })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('You have switched whom you act for')
    expect(adviser.page.querySelector('input[id="search-words"]')?.getAttribute('value')).toBe('olive ouzel')
    expect(adviser.text).not.toContain('Olive Ouzel')
  })

  it('a reference goes to the contact, however it was typed', async () => {
    const taken = await takeIn(
      service.house,
      { actor: await actorFor(peterborough), at, once: crypto.randomUUID() },
      {
        told: untold('Not asked'),
        channel: 'phone',
        kind: 'initial-contact',
        source: '1D',
        questionSet: 'test',
        places: [
          { childIds: [], owner: peterborough, placing: { rule: 'lives-here', words: 'Lives here.' } },
        ],
        attachments: [],
      },
    )
    const [contact] = taken.contacts
    await searchFor({ q: contact?.reference.toLowerCase().replace('-', ' ') ?? '' })
    expect(adviser.path).toBe(`/contacts/${contact?.id ?? ''}`)
  })

  it('a reference that is not there is said so, and may stand in the address', async () => {
    const reference = referenceFrom(new Uint8Array([1, 2, 3, 4, 5, 6, 7]))
    await searchFor({ q: reference.toLowerCase() })
    expect(adviser.path).toBe(`/search?reference=${reference}`)
    expect(adviser.text).toContain(`No contact with the reference ${reference}`)
  })

  it.each(['Abdullah', 'Marcella', 'Santiago'])('%s reads like a reference and is a name', async (name) => {
    expect(readReference(name)).not.toBeNull()
    await searchFor({ q: name })
    expect(adviser.path).toMatch(/^\/search\/[0-9a-f-]{36}#found$/)
  })
})

describe('what people type', () => {
  it.each([
    ['nothing', { q: '' }],
    ['one letter', { q: 'm' }],
    ['a wildcard', { q: '%' }],
    ['two wildcards', { q: '_%' }],
    ['an emoji', { q: '🦊' }],
    ['a placeholder', { q: 'unknown' }],
    ['half a postcode in its field', { postcode: 'PE1' }],
    ['a sister alone', { sibling: 'Olive' }],
  ])('%s: says what to type instead', async (_what, fields) => {
    await searchFor({ q: '', ...fields })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('Type at least two letters of a name')
  })

  it.each([
    ['SQL', "Robert'); drop table person;--"],
    ['markup', '<script>alert(1)</script>'],
    ['wildcards in a name', 'Oli%e Ou_el'],
    ['a name from right to left', 'محمد بن عبد الرحمن'],
    ['marks that turn text round', '\u202Eleuzuo\u202C olive'],
    ['an emoji in a name', 'Olive 🦊 Ouzel'],
    ['200 characters', 'Wolfeschlegelsteinhausenbergerdorff '.repeat(6).slice(0, 200)],
    ['2,000 characters', 'a'.repeat(2000)],
    ['half a surrogate pair', 'Olive \uD83E'],
    ['a backslash', 'O\\live \\'],
    ['a regular expression', '(olive|.*)+$'],
    ['a date', '14/3/2020'],
    ['a postcode', 'PE1 1AB'],
    ['a telephone number', '07700 900123'],
  ])('%s: answers with a page, and with nothing that was not meant', async (_what, q) => {
    await searchFor({ q })
    expect(adviser.status).toBe(200)
    expect(adviser.heading).toBe('Search')
    expect(adviser.page.querySelector('main script')).toBeNull()
    expect(adviser.path).toMatch(/^\/search\/[0-9a-f-]{36}#found$/)
    await suggest({ q })
    expect(adviser.status).toBe(200)
  })

  it.each([
    ['31', '2', '2012', 'not a real date'],
    ['14', '3', '', 'not a real date'],
    ['14', '13', '2012', 'not a real date'],
    ['14', '3', '2099', 'lies ahead'],
  ])('born %s/%s/%s: a message beside the field, and nothing lost', async (born, month, year, words) => {
    await searchFor({
      'given-names': 'Olive',
      'family-name': 'Ouzel',
      'born-day': born,
      'born-month': month,
      'born-year': year,
    })
    expect(adviser.status).toBe(422)
    expect(adviser.page.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#born-day')
    expect(adviser.page.querySelector('#born-error')?.textContent).toContain(words)
    const value = (id: string) => adviser.page.querySelector(`#${id}`)?.getAttribute('value')
    expect([value('given-names'), value('born-day'), value('born-month')]).toEqual(['Olive', born, month])
    expect(adviser.page.querySelector('#more-about-them')?.hasAttribute('open')).toBe(true)
  })

  it('a date in the one box that is none is put right too', async () => {
    await searchFor({ q: 'olive 31/2/2015' })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('31/2/2015 is not a real date')
  })

  it('a number that cannot be right is said so and holds nobody up', async () => {
    await searchFor({ q: 'olive ouzel', 'nhs-number': '943 476 5910', 'old-postcode': 'PE1' })
    expect(adviser.status).toBe(200)
    expect(adviser.text).toContain('The last figure of an NHS number checks the others')
    expect(adviser.text).toContain('“PE1” is not a full postcode')
    expect(adviser.text).toContain('Olive Ouzel')
  })

  it('nobody found never reads like nobody known', async () => {
    await searchFor({ q: 'zzyzx quixotl' })
    expect(adviser.text).toContain('Some records cannot be shown')
    expect(adviser.text).toContain('01632')
    expect(adviser.text).not.toMatch(/not known/i)
  })
})

describe('more people than fit on a page', () => {
  it('are on further pages, each of them once, the likeliest first', async () => {
    for (let nth = 0; nth < 14; nth += 1)
      await register({ given: 'Wigeon', family: 'Wagtail', born: `2010-01-${String(nth + 10)}` })
    await searchFor({ q: 'wigeon wagtail' })
    const cards = () =>
      adviser.page.querySelectorAll('.match-card__name a').map((link) => link.getAttribute('href'))
    const first = cards()
    expect(first.length).toBe(10)
    const next = adviser.page.querySelectorAll('a').find((link) => link.textContent.startsWith('Show more'))
    await adviser.open(next?.getAttribute('href') ?? '')
    const second = cards()
    expect(second.length).toBe(4)
    expect(new Set([...first, ...second]).size).toBe(14)
    expect(adviser.text).not.toContain('Show more')
  })
})

describe('while somebody types', () => {
  it('cards come in the answer to a POST; a stale page or another hat gets none', async () => {
    await register({ given: 'Knot', family: 'Kestrelson' })
    await suggest({ q: 'knot kestr' })
    expect(adviser.page.textContent).toContain('Knot Kestrelson')
    for (const guards of [{ _csrf: 'old' }, { _hat: 'somebody/else' }]) {
      await suggest({ q: 'knot kestr' }, guards)
      expect(adviser.status).toBe(403)
      expect(adviser.page.textContent).not.toContain('Knot')
    }
    await adviser.open('/people/suggest?q=knot')
    expect(adviser.status).toBe(404)
    await adviser.open('/search')
    const stranger = service.visitor()
    await stranger.send('/people/suggest', { q: 'knot' })
    expect(stranger.status).toBe(401)
  })

  it('half a date is no date yet, and one letter no name', async () => {
    await suggest({ 'given-names': 'Knot', 'family-name': 'Kestrelson', 'born-day': '3', 'born-month': '' })
    expect(adviser.page.textContent).toContain('Knot Kestrelson')
    await suggest({ 'given-names': 'K' })
    expect(adviser.page.textContent).toContain('Type at least two letters')
  })
})

describe('searching without end', () => {
  it('is stopped for the worker who does it, in words, and for nobody else', async () => {
    await adviser.open('/search')
    await adviser.submit('/search', { q: 'dunlin dotterel' })
    // A thousand, or fewer where the council has set it.
    await sql`update rate_limit set points = 500 where key like 'search-worker:%'`.execute(
      service.database.owner,
    )
    await adviser.submit('/search', { q: 'dunlin dotterel' })
    expect(adviser.text).not.toContain('very often')
    await sql`insert into setting (id, authority, name, effective_from, value, reason) values (gen_random_uuid(),
      ${peterborough}, 'searches-in-an-hour', '2020-01-01', '{"searches": 500}', 'Tried here')`.execute(
      service.database.owner,
    )
    await adviser.open('/search')
    await adviser.submit('/search', { q: 'dunlin dotterel' })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('You have searched very often within an hour')
    expect(adviser.page.querySelector('main input[name=q]')?.getAttribute('value')).toBe('dunlin dotterel')
    const robin = await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' })
    await robin.open('/search')
    await robin.submit('/search', { q: 'dunlin dotterel' })
    expect(robin.text).not.toContain('very often')
    await sql`delete from rate_limit`.execute(service.database.owner)
    await sql`delete from setting where name = 'searches-in-an-hour'`.execute(service.database.owner)
  })
})
