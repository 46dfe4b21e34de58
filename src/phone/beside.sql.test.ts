import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { takeIn } from '../contacts/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { historyOf, registerPerson, type EarlierContact, type HistoryOf } from '../people/index.ts'
import { day, instant, type Instant } from '../time/index.ts'
import { toldFrom } from './tell.ts'

let service: TestService
const now = instant('2026-11-23T09:00:00Z')
const child = { group: 'child', id: '' }

const actorFor = async (actingFor: string): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people.adviser.id)
  if (!rights) throw new Error('No such worker')
  return { kind: 'staff', rights, actingFor, fn: 'screening' }
}

type Earlier = {
  owner: string
  at: Instant
  given: string
  born?: [string, string, string]
  postcode?: string
  adult?: string
}

/** A contact some time ago; gives its id and those of its first child and adult. */
const contact = async ({ owner, at, given, born = ['', '', ''], postcode = '', adult = '' }: Earlier) => {
  const [childId, adultId] = [crypto.randomUUID(), crypto.randomUUID()]
  const of = (name: string) => `${child.group}:${childId}:${name}`
  const told = toldFrom({
    [of('added')]: at,
    [of('given-names')]: given,
    [of('family-name')]: 'Sandpiper',
    [of('born-day')]: born[0],
    [of('born-month')]: born[1],
    [of('born-year')]: born[2],
    postcode,
    'what-happened': 'A worry.',
    ...(adult === '' ? {} : { [`adult:${adultId}:added`]: at, [`adult:${adultId}:name`]: adult }),
  })
  const taken = await takeIn(
    service.house,
    { actor: await actorFor(owner), at, once: crypto.randomUUID() },
    {
      told,
      channel: 'phone',
      kind: 'initial-contact',
      source: '1D',
      questionSet: 'test',
      places: [{ childIds: [childId], owner, placing: { rule: 'lives-here', words: 'Lives here.' } }],
      attachments: [],
    },
  )
  return { id: taken.contacts[0]?.id ?? '', adultId }
}

const history = async (of: HistoryOf, at = now): Promise<EarlierContact[]> => {
  const actor = await actorFor(cambridgeshire)
  return asActor(service.house.db, contextFor(actor, 'people.search', at), (tx) => historyOf(tx, of))
}

const connections = (lines: readonly EarlierContact[]) => lines.map((line) => [line.id, line.connection])

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

describe('earlier contacts beside the one in hand', () => {
  it('of a child nobody recognised: by date of birth and first name, not a twin’s, in both councils, newest first', async () => {
    const born: [string, string, string] = ['4', '5', '2017']
    const older = await contact({
      owner: peterborough,
      at: instant('2026-01-05T10:00:00Z'),
      given: 'Fern',
      born,
    })
    const newer = await contact({
      owner: cambridgeshire,
      at: instant('2026-06-05T10:00:00Z'),
      given: 'Fern',
      born,
    })
    await contact({
      owner: cambridgeshire,
      at: instant('2026-06-06T10:00:00Z'),
      given: 'Fern',
      born: ['4', '5', '2016'],
    })
    await contact({ owner: cambridgeshire, at: instant('2026-06-07T10:00:00Z'), given: 'Heath', born })
    const lines = await history({ children: [{ name: 'Fern Sandpiper', bornOn: day('2017-05-04') }] })
    expect(connections(lines)).toEqual([
      [newer.id, 'child'],
      [older.id, 'child'],
    ])
    expect(lines[0]).toMatchObject({ headline: 'Fern S., 9', outcomes: [] })
  })

  it('without a date of birth a name alone brings nobody’s history', async () => {
    expect(await history({ children: [{ name: 'Fern Sandpiper', bornOn: null }] })).toEqual([])
  })

  it('of the household: contacts on which an adult was recognised', async () => {
    const { id, adultId } = await contact({
      owner: peterborough,
      at: instant('2026-02-02T10:00:00Z'),
      given: 'Rush',
      adult: 'Ana Sandpiper',
    })
    const actor = await actorFor(peterborough)
    const ana = await asActor(service.house.db, contextFor(actor, 'person.register', now), (tx) =>
      registerPerson(
        tx,
        { actor, at: now, owner: peterborough },
        {
          givenNames: 'Ana',
          familyName: 'Sandpiper',
          knownAs: null,
          bornOn: day('1990-01-01'),
          bornEstimated: false,
          expectedOn: null,
          sex: 'F',
          isChild: false,
          nhsNumber: null,
          upn: null,
          phone: null,
        },
        null,
      ),
    )
    if (!ana.done) throw new Error('Not registered')
    await service.database.owner
      .updateTable('contact_adult')
      .set({ person_id: ana.state.id })
      .where('id', '=', adultId)
      .execute()
    expect(connections(await history({ personIds: [ana.state.id] }))).toEqual([[id, 'household']])

    // Whoever is related to her reads that something came, and nothing of it (authorisation B8 no. 13).
    await service.database.owner
      .insertInto('conflict_of_interest')
      .values({
        owner: peterborough,
        id: crypto.randomUUID(),
        staff_id: people.adviser.id,
        person_id: ana.state.id,
        relation: 'cousin',
        declared_at: now,
      })
      .execute()
    const [line] = await history({ personIds: [ana.state.id] })
    expect(line).toMatchObject({ id, headline: 'Somebody related to you', outcomes: [], isRelative: true })
    expect(line?.summary).not.toContain('worry')
    // The others stay as they were.
    await contact({
      owner: peterborough,
      at: instant('2026-02-03T10:00:00Z'),
      given: 'Teasel',
      born: ['4', '5', '2017'],
    })
    const [other] = await history({ children: [{ name: 'Teasel Sandpiper', bornOn: day('2017-05-04') }] })
    expect(other).toMatchObject({ headline: 'Teasel S., 8', isRelative: false })
  })

  it('of the address, however its postcode was written; the contact in hand is left out', async () => {
    const one = await contact({
      owner: peterborough,
      at: instant('2026-03-03T10:00:00Z'),
      given: 'Reed',
      postcode: 'pe4 5ab',
    })
    const other = await contact({
      owner: peterborough,
      at: instant('2026-04-03T10:00:00Z'),
      given: 'Sedge',
      postcode: 'PE4 5AB',
    })
    expect(connections(await history({ postcode: 'PE45AB', exceptContacts: [other.id] }))).toEqual([
      [one.id, 'address'],
    ])
  })

  it('of the other council ends when the agreement does', async () => {
    const lines = await history(
      { children: [{ name: 'Fern Sandpiper', bornOn: day('2017-05-04') }] },
      instant('2029-01-01T09:00:00Z'),
    )
    expect(lines.map((line) => line.owner)).toEqual([cambridgeshire])
  })
})
