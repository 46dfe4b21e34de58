import { Chance } from '../../demo/county/chance.ts'
import type { Say } from '../figures.ts'
import { learn, tour } from './learning.ts'
import { plant } from './planted.ts'
import { everybody, oneOfEach, type Reader } from './readers.ts'
import { read, write } from './reading.ts'
import { leaves, placesOf, routesOf, rowsOf, unfilled } from './routes.ts'
import { secretsIn } from './secrets.ts'
import { tryStreams } from './streams.ts'
import { tally } from './tally.ts'
import { tryTimings } from './timings.ts'
import { askingIn, readLog, type Trial } from './trial.ts'
import { tryUnseen } from './unseen.ts'
import { tryWorlds } from './worlds.ts'
import { type Server, startServer } from './world.ts'

/**
 * What somebody would type who half knows what is hidden. Never the whole: once it stands where somebody wrote it,
 * others rightly read it there.
 */
const tempting = [
  'Ottoli',
  'Trefoil',
  'Thaddeu Quexing',
  'Isembar',
  '999 234',
  '999 456',
  'PE7 8',
  'Zwetsch',
  '07700 9008',
  '11/10/2016',
  'Saltmarshe',
  'Damsonette',
  '%',
  'adviser@example.org',
]

const begin = async (server: Server, seed: number): Promise<Trial> => {
  const world = await server.first()
  const planted = await plant(world)
  const readers = await everybody(world, planted)
  const routes = routesOf(world)
  const places = placesOf(routes, await rowsOf(world.database.owner))
  places.add('token', [planted.link.secret, 'x'.repeat(43)])
  places.add('reference', [
    ...planted.worries.map(({ reference }) => reference),
    ...planted.people.contacts.map(({ reference }) => reference),
  ])
  places.add('file', ['nothing.css'])
  const trial: Trial = {
    server,
    planted,
    routes,
    readers,
    places,
    forms: new Map(),
    chance: new Chance('leaks', seed),
    tally: tally(),
    rightly: new Set(),
    broke: new Map(),
  }
  readLog(trial, world, secretsIn(true))
  await server.keep(world)
  return trial
}

const shares = { tour: 0.12, learn: 0.13, read: 0.2, unseen: 0.15, worlds: 0.25, write: 0.15 } as const

const few = 4

/** Whoever is among the few who may have some secret looks first: if even they do not see it, nothing is shown by silence. */
const alone = ({ readers }: Trial): Reader[] => [
  ...new Set(
    secretsIn(true).flatMap(({ mayHave }) => {
      const some = readers.filter((reader) => mayHave(reader))
      return some.length <= few ? some : []
    }),
  ),
]

const run = async (trial: Trial, say: Say, seconds: number): Promise<void> => {
  const began = performance.now()
  const milliseconds = seconds * 1000
  const part = (share: number): number => performance.now() + share * milliseconds
  await tryStreams(trial)
  const times = Math.min(400, Math.max(40, Math.round(seconds / 2)))
  await tryTimings(trial, say, times, part(0.25))
  const left = milliseconds - (performance.now() - began)
  const until = (share: number): number => performance.now() + share * Math.max(left, 0)
  const world = await trial.server.copy()
  const asking = askingIn(trial, world, secretsIn(true))
  const some = oneOfEach(trial.readers, trial.chance)
  await tour(trial, asking, [...new Set([...alone(trial), ...some])], until(shares.tour))
  await learn(trial, world, asking, some, until(shares.learn))
  await read(trial, world, asking, until(shares.read))
  readLog(trial, world, secretsIn(true))
  await world.stop()
  await tryUnseen(trial, [trial.planted.people.people['sealed'] ?? ''], until(shares.unseen))
  await tryWorlds(trial, until(shares.worlds))
  await write(trial, { ids: trial.places.ids.map(({ id }) => id), said: tempting }, until(shares.write))
}

const tell = (say: Say, trial: Trial, seconds: number): void => {
  const { tally: counted, routes, places } = trial
  counted.print(say)
  const declared = routes.filter((route) => !leaves(route))
  for (const route of declared) {
    const empty = unfilled(route, places)
    if (empty.length > 0)
      say.note(`NOT TRIED: ${route.name}: nothing to put in the place of ${empty.join(', ')}`)
    else if (!counted.isTried(route.name)) say.note(`NOT TRIED: ${route.name}: the budget was over first`)
  }
  for (const route of routes.filter(leaves))
    say.note(`LEFT OUT: ${route.name}: it would end the reading, or sign in as somebody else`)
  const closed = declared.filter(({ name }) => counted.isTried(name) && !counted.isReached(name))
  say.note(
    `${String(closed.length)} routes let nobody in with what was sent: ${closed.map(({ name }) => name).join(', ')}`,
  )
  const somebodysToHave = secretsIn(true).filter(({ mayHave }) => trial.readers.some(mayHave))
  const never = somebodysToHave.filter(({ name }) => !trial.rightly.has(name))
  say.note(
    `Secrets nobody was rightly told in this run: ${never.map(({ name }) => name).join('; ') || 'none'}`,
  )
  for (const [route, request] of trial.broke) say.note(`SOMETHING WENT WRONG (500): ${route}: ${request}`)
  for (const { channel, what, reader, request, around } of counted.leaks())
    say.note(`FOUND by ${channel}: ${what}\n      told to ${reader}\n      by ${request}\n      ${around}`)
  const size = seconds
  say.figure(
    { figure: 'leaks.tried', value: counted.total(), unit: 'count', size },
    'tries within so many seconds',
  )
  say.figure(
    { figure: 'leaks.found', value: counted.leaks().length, unit: 'count', size },
    counted.leaks().length === 0 ? 'nobody was told what is not theirs' : 'different leaks, listed above',
  )
}

/** Tries to get out what must stay in, for so many seconds; gives how much got out. */
export const leaks = async (
  say: Say,
  { seconds, seed }: { seconds: number; seed: number },
): Promise<number> => {
  const server = await startServer()
  try {
    const trial = await begin(server, seed)
    say.note(
      `${String(trial.routes.length)} routes, ${String(trial.readers.length)} readers, ${String(secretsIn(true).length)} planted words, seed ${String(seed)}`,
    )
    await run(trial, say, seconds)
    tell(say, trial, seconds)
    return trial.tally.leaks().length
  } finally {
    await server.stop()
  }
}
