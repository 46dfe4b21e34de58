import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outcomeNames } from '../src/contacts/index.ts'
import { canBeNhsNumber, canBeUpn } from '../src/questions/identifiers.ts'
import { readReference } from '../src/contacts/reference.ts'
import { addDays, day, englandAndWales, instant, londonTime, weekday } from '../src/time/index.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { type SourceGroup, sourceGroups } from './county/agencies.ts'
import { type County, tellCounty } from './county/county.ts'
import { referenceOf } from './county/identifiers.ts'
import { mixGroups } from './county/outcome-mix.ts'
import { communities } from './county/names.ts'
import { postcodeFacts } from './county/postcodes.ts'
import { worldOf } from './county/world.ts'
import { type Arriving, arrivals } from './county/year.ts'

const [from, to] = [day('2025-11-23'), day('2026-11-23')]
const share = <T>(some: readonly T[], is: (one: T) => boolean): number =>
  (100 * some.filter(is).length) / some.length

describe('A year of arrivals', () => {
  const year: Arriving[] = [...arrivals('shape', 28_200, from, to)]
  const officeDays = Array.from({ length: 365 }, (_, nth) => addDays(from, nth)).filter(
    (on) => !['saturday', 'sunday'].includes(weekday(on)) && !englandAndWales.bankHolidays.has(on),
  )
  const byDay = year.filter(({ atNight }) => !atNight)
  const perDay = (is: (on: string) => boolean): number =>
    byDay.filter(({ on }) => is(on)).length / officeDays.filter((on) => is(on)).length

  it('has exactly as many as were asked for, in order of time', () => {
    expect(year).toHaveLength(28_200)
    expect(
      year.every(({ receivedAt }, nth) => nth === 0 || receivedAt >= (year[nth - 1]?.receivedAt ?? 0)),
    ).toBe(true)
  })

  it('is busiest on Mondays, from September to November, January to March and June to July, and quiet in August', () => {
    const monday = perDay((on) => weekday(day(on)) === 'monday')
    for (const other of ['tuesday', 'wednesday', 'thursday', 'friday'])
      expect(monday).toBeGreaterThan(perDay((on) => weekday(day(on)) === other) * 1.08)
    const inMonths = (...months: string[]) => perDay((on) => months.includes(on.slice(5, 7)))
    const quiet = inMonths('04', '05', '12')
    for (const busy of [inMonths('09', '10', '11'), inMonths('01', '02', '03'), inMonths('06', '07')])
      expect(busy).toBeGreaterThan(quiet * 1.08)
    expect(inMonths('08')).toBeLessThan(quiet * 0.8)
  })

  it('surges on Friday afternoons', () => {
    const afternoon = ({ receivedAt }: Arriving) => {
      const time = londonTime(instant(receivedAt))
      return time >= '15:00' && time < '17:00'
    }
    const fridays = byDay.filter(({ on }) => weekday(on) === 'friday')
    const others = byDay.filter(({ on }) => weekday(on) !== 'friday')
    expect(share(fridays, afternoon)).toBeGreaterThan(share(others, afternoon) * 1.6)
  })

  it('brings an eighth to emergency duty, in the evening, at night or at a weekend', () => {
    expect(share(year, ({ atNight }) => atNight)).toBeCloseTo(12, 0)
    const isOpen = ({ on, receivedAt }: Arriving) => {
      const time = londonTime(instant(receivedAt))
      return officeDays.includes(on) && time >= '08:00' && time < '18:00'
    }
    expect(year.filter(({ atNight }) => atNight).filter(isOpen)).toEqual([])
    expect(byDay.filter((each) => !isOpen(each))).toEqual([])
  })

  it('comes from the sources of the recipe, and in August from no school', () => {
    const wanted: Record<SourceGroup, number> = {
      police: 30,
      school: 20,
      health: 15,
      council: 14,
      family: 9,
      housing: 6,
      other: 6,
    }
    for (const group of sourceGroups)
      expect(Math.abs(share(year, (each) => each.group === group) - wanted[group]), group).toBeLessThan(1.5)
    expect(year.filter(({ on, group }) => on.slice(5, 7) === '08' && group === 'school')).toEqual([])
  })

  it('belongs to the two councils as 1,400 to 950', () => {
    expect(share(year, ({ council }) => council === 'E10000003')).toBeCloseTo(59.6, 0)
  })
})

describe('The people of the county', () => {
  let database: TestDatabase
  let county: County
  beforeAll(async () => {
    database = await freshDatabase('organisation')
    county = tellCounty(await worldOf(database.owner, 'people', instant('2026-11-23T09:30:00Z')), 2_000)
  }, 120_000)
  afterAll(() => database.drop())

  /** Every text anywhere in the county, with the name of its field. */
  const texts = (): [string, string][] => {
    const found: [string, string][] = []
    const walk = (value: unknown, name: string): void => {
      if (typeof value === 'string') found.push([name, value])
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, Array.isArray(value) ? name : key)
    }
    walk(
      county.stories.map(({ contact, handOvers, letters, enquiries }) => [
        contact.facts,
        handOvers.map(({ facts }) => facts),
        letters,
        enquiries.map(({ enquiry, asked, dissents }) => [
          enquiry.facts,
          asked.map(({ request, said }) => [request.facts, said]),
          dissents.map(({ facts }) => facts),
        ]),
      ]),
      '',
    )
    walk(
      county.persons.map(({ facts }) => facts),
      '',
    )
    return found
  }
  const under = (...names: string[]): string[] =>
    texts().flatMap(([name, text]) => (names.includes(name) && text !== '' ? [text] : []))

  it('have telephone numbers only of the ranges Ofcom keeps for drama', () => {
    const numbers = under('phone')
    expect(numbers.length).toBeGreaterThan(1_000)
    const fictional = /^(07700 900\d{3}|01632 960\d{3}|020 7946 0\d{3}|0114 496 0\d{3}|0113 496 0\d{3})$/
    expect(numbers.filter((number) => !fictional.test(number))).toEqual([])
  })

  it('have no other telephone number anywhere in what is written, but for the services everybody may ring', () => {
    const known = /^(07700 ?900|01632 ?960|020 ?7946 ?0|011[34] ?496 ?0|0800 1111)/
    const written = texts().flatMap(([name, text]) =>
      ['upn', 'nhsNumber', 'personId'].includes(name)
        ? []
        : [...text.matchAll(/(?<![\w-])0\d{2,4} ?\d{3,4}(?: ?\d{3,4})?(?![\w-])/g)].map(([number]) => number),
    )
    expect(written.filter((number) => !known.test(number))).toEqual([])
  })

  it('have e-mail addresses only where nobody can be reached', () => {
    const addresses = texts().flatMap(([, text]) =>
      [...text.matchAll(/\S+@[\w.-]+/g)].map(([address]) => address),
    )
    expect(addresses.length).toBeGreaterThan(500)
    expect(addresses.filter((address) => !/@example\.(org|com|net)$/.test(address))).toEqual([])
  })

  it('have NHS numbers of the range kept for tests, with their check figure', () => {
    const numbers = under('nhsNumber')
    expect(numbers.length).toBeGreaterThan(300)
    expect(numbers.filter((number) => !number.startsWith('999') || !canBeNhsNumber(number))).toEqual([])
  })

  it('have pupil numbers of no real authority, with their check letter', () => {
    const numbers = under('upn')
    expect(numbers.length).toBeGreaterThan(200)
    expect(numbers.filter((number) => number.slice(1, 4) !== '000' || !canBeUpn(number))).toEqual([])
  })

  it('live at postcodes of the small table of facts, in invented streets', () => {
    const known = new Set(postcodeFacts.map(({ postcode }) => postcode))
    expect(new Set(under('postcode', 'otherPostcode')).difference(known).size).toBe(0)
  })

  it('have none of the names that many people have', () => {
    const common =
      `Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green
      Hall Wood Jackson Clarke Khan Patel Ahmed Ali Hussain Begum Singh Kaur Kowalski Nowak Popescu Silva Santos Mohamed Okafor
      Muhammad Oliver George Noah Arthur Harry Leo Jack Charlie Oscar Henry Olivia Amelia Isla Ava Mia Ivy Lily Freya Florence
      Emily Sophie Grace Poppy Ella Maria Anna Fatima Aisha Jakub Piotr Katarzyna Ion Andrei`.split(/\s+/)
    const names = communities.flatMap(({ families, girls, boys }) => [...families, ...girls, ...boys].flat())
    const words = new Set(names.flatMap((name) => name.split(/[\s-]/)))
    expect(common.filter((name) => words.has(name))).toEqual([])
    const told = new Set(under('givenNames', 'familyName').map((name) => name))
    expect([...told].filter((name) => name !== 'Damson' && !names.includes(name))).toEqual([])
  })

  it('are told of in the measure of the recipe, by what is decided', () => {
    const outcomes = county.stories.flatMap(({ contact }) => {
      const decided = contact.facts.find(({ event }) => event.type === 'decided')?.event
      return decided?.type === 'decided' ? [decided.outcome] : []
    })
    const wanted = {
      'nothing-further': 42,
      signpost: 6,
      'early-help': 14,
      mash: 15,
      assessment: 15,
      strategy: 4,
      'open-case': 3,
      transfer: 1,
    }
    for (const [group, percent] of Object.entries(wanted)) {
      const members: readonly string[] = mixGroups[group as keyof typeof mixGroups]
      expect(Math.abs(share(outcomes, (outcome) => members.includes(outcome)) - percent), group).toBeLessThan(
        4,
      )
    }
    expect(new Set(Object.values(mixGroups).flat())).toEqual(new Set(outcomeNames))
  })

  it('come again within a year in about one contact of five', () => {
    const again = county.stories.filter(({ contact }) =>
      contact.facts.some(({ event }) => event.type === 'history-counted' && event.earlier > 0),
    )
    expect(again.length / county.stories.length).toBeGreaterThan(0.15)
    expect(again.length / county.stories.length).toBeLessThan(0.3)
  })

  it('are told of only once they are born, or as not born yet', () => {
    for (const { told, contact } of county.stories)
      for (const child of told.children) {
        const on = contact.facts[0]?.at.slice(0, 10) ?? ''
        if (child.bornOn !== null) expect(child.bornOn <= on).toBe(true)
        if (child.expectedOn !== null) expect(child.expectedOn > on).toBe(true)
      }
  })
})

describe('The county told at an awkward moment', () => {
  it.each(['2026-12-25T03:00:00Z', '2027-03-28T01:30:00Z', '2026-10-25T00:45:00Z', '2027-01-01T00:05:00Z'])(
    'of %s has a desk with something on it and nothing that lies ahead',
    async (moment) => {
      const database = await freshDatabase('organisation')
      const now = instant(moment)
      const { stories, persons } = tellCounty(await worldOf(database.owner, 'awkward', now), 150)
      const facts = [
        ...stories.flatMap(({ contact, handOvers, enquiries }) => [
          contact,
          ...handOvers,
          ...enquiries.flatMap(({ enquiry, asked }) => [enquiry, ...asked.map(({ request }) => request)]),
        ]),
        ...persons,
      ].flatMap((diary): readonly { at: string }[] => diary.facts)
      expect(facts.filter(({ at }) => at >= now)).toEqual([])
      const undecided = stories.filter(
        ({ contact }) => !contact.facts.some(({ event }) => event.type === 'decided'),
      )
      expect(undecided.length).toBeGreaterThanOrEqual(23)
      await database.drop()
    },
  )
})

describe('A reference of the county', () => {
  it('can be read back by the service, and none comes twice', () => {
    const references = Array.from({ length: 20_000 }, (_, number) => referenceOf(number))
    expect(new Set(references).size).toBe(20_000)
    expect(references.filter((reference) => readReference(reference) !== reference)).toEqual([])
  })
})
