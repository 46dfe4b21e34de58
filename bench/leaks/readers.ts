import { sql } from 'kysely'
import type { Chance } from '../../demo/county/chance.ts'
import { cambridgeshire, people, peterborough, type PersonKey } from '../../demo/people.ts'
import { startSession } from '../../src/web/session.sql.ts'
import { everyReader } from '../../test/scenarios/reading-everything.ts'
import type { Visitor } from '../../test/visitor.ts'
import type { Asker } from './asking.ts'
import type { Planted } from './planted.ts'
import { words } from './secrets.ts'
import type { Who } from './words.ts'
import type { World } from './world.ts'

/** Every kind of person that may ask the service anything. */

export type Reader = Asker &
  Who & {
    /** Colleagues of one kind may do the same. */
    kind: string
    words: string
  }

const cookiesOf = ({ cookies }: Visitor): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const kindOf = (key: PersonKey, hat: Who['hat']): string => {
  const { roles, employer } = people[key]
  if (hat === null) return 'a worker without a hat'
  if (key === 'auntAdviser' || key === 'secondMashWorker')
    return `somebody related to a child, in ${hat.fn} for ${hat.authority}`
  return `${roles.join()} of ${employer} in ${hat.fn} for ${hat.authority}`
}

const guarded = (csrf: string, hat: Who['hat']) => ({
  _csrf: csrf,
  _hat: `${hat?.authority ?? ''}/${hat?.fn ?? ''}`,
})

const workers = async (world: World): Promise<Reader[]> =>
  (await everyReader(world)).map(({ key, hat, words: said, cookie, csrf }) => ({
    key: key ?? 'nobody',
    hat,
    words: said,
    cookie,
    guards: guarded(csrf, hat),
    kind: key === null ? 'nobody signed in' : kindOf(key, hat),
  }))

/** Hats that stayed on a head without any right to them, and of somebody who has left. */
const wrong: readonly (readonly [PersonKey, string, string])[] = [
  ['assessmentPeterborough', cambridgeshire, 'assessment'],
  ['assessmentCambridgeshire', peterborough, 'assessment'],
  ['adviser', peterborough, 'oversight'],
  ['adviser', cambridgeshire, 'mash'],
  ['directorPeterborough', cambridgeshire, 'oversight'],
  ['administrator', peterborough, 'administration'],
  ['policeNavigator', 'health', 'navigator'],
  ['healthNavigator', peterborough, 'mash'],
]

const sessionOf = async (
  world: World,
  key: PersonKey,
  hat: NonNullable<Who['hat']>,
): Promise<{ cookie: string; csrf: string }> => {
  const at = world.house.now()
  const { id: staffId, employer } = people[key]
  const secret = await startSession(world.house.db, {
    staffId,
    vouched: { way: 'trial', employer, provenAt: at },
    browser: `Mozilla/5.0 ${words.browser}/1.0`,
    hat: null,
    at,
  })
  const { rows } = await sql<{ csrf: string }>`
    update session set acting_for = ${hat.authority}, fn = ${hat.fn}
    where id = (select id from session where staff_id = ${staffId}::uuid order by id desc limit 1)
    returning csrf`.execute(world.database.owner)
  return { cookie: `front_door=${secret}`, csrf: rows[0]?.csrf ?? '' }
}

const wrongHats = async (world: World): Promise<Reader[]> => {
  const readers: Reader[] = []
  for (const [key, authority, fn] of wrong) {
    const hat = { authority, fn }
    const { cookie, csrf } = await sessionOf(world, key, hat)
    const said = `${key} under a wrong hat, for ${authority} in ${fn}`
    readers.push({
      key,
      hat,
      words: said,
      cookie,
      guards: guarded(csrf, hat),
      kind: 'somebody under a wrong hat',
    })
  }
  return readers
}

/** Somebody whose employment ended yesterday, in a browser that was never signed out. */
const leaver = async (world: World): Promise<Reader> => {
  const hat = { authority: peterborough, fn: 'screening' }
  const { cookie, csrf } = await sessionOf(world, 'secondAdviser', hat)
  await sql`update employment set valid_to = '2026-11-22' where staff_id = ${people.secondAdviser.id}::uuid`.execute(
    world.database.owner,
  )
  return {
    key: 'leaver',
    hat,
    words: 'somebody who has left',
    cookie,
    guards: guarded(csrf, hat),
    kind: 'somebody who has left',
  }
}

const outside = (key: string, browser: Visitor): Reader => ({
  key,
  hat: null,
  words: key,
  kind: key === 'teller' ? 'somebody outside with a draft' : 'whoever holds a one-time link',
  cookie: cookiesOf(browser),
  guards: {},
})

export const everybody = async (world: World, planted: Planted): Promise<Reader[]> => [
  ...(await workers(world)),
  ...(await wrongHats(world)),
  outside('link holder', planted.link.browser),
  outside('teller', planted.teller),
  await leaver(world),
]

/** One of each kind, drawn anew each time: colleagues of a kind read the same, unless something is wrong. */
export const oneOfEach = (readers: readonly Reader[], chance: Chance): Reader[] => {
  const kinds = Map.groupBy(readers, ({ kind }) => kind)
  return [...kinds.values()].map((some) => chance.pick(some))
}
