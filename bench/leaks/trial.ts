import { sql } from 'kysely'
import type { Chance } from '../../demo/county/chance.ts'
import { type Answer, ask, inWords, type Request } from './asking.ts'
import type { ShownForm } from './forms.ts'
import type { Planted } from './planted.ts'
import type { Reader } from './readers.ts'
import type { Places, Route } from './routes.ts'
import type { Tally } from './tally.ts'
import { lookoutFor, type Secret, toldBy } from './words.ts'
import type { Server, World } from './world.ts'

/** What all ways of trying have in common. */
export type Trial = {
  server: Server
  planted: Planted
  routes: readonly Route[]
  readers: readonly Reader[]
  places: Places
  /** Forms that somebody was shown, by the route they go to. */
  forms: Map<string, ShownForm<Reader>[]>
  chance: Chance
  tally: Tally
  /** Secrets that somebody was rightly told: those that nobody ever was prove nothing. */
  rightly: Set<string>
  /** Routes that answered that something went wrong. */
  broke: Map<string, string>
}

/** Milliseconds of `performance.now()` at which a way of trying ends. */
export type Until = number

export const isOver = (until: Until): boolean => performance.now() >= until

/** How often something may be done has tests of its own: here it would only hide what lies behind it. */
export const forgetLimits = async (world: World): Promise<void> =>
  void (await sql`delete from rate_limit`.execute(world.database.owner))

/** A refusal, a page that is not there, or the way to the sign-in. */
const isRefusal = ({ status, location }: Answer): boolean => status >= 400 || location.startsWith('/sign-in')

/** What the service itself says went wrong. */
const lastError = ({ logged }: World): string =>
  /"message":"([^"]{0,200})/.exec(logged.at(-1) ?? '')?.[1] ?? 'it logged no reason'

/** Asks, and reads every byte of the answer. */
export type Asking = (reader: Reader, route: Route, request: Request) => Promise<Answer>

export const askingIn = (trial: Trial, world: World, secrets: readonly Secret[]): Asking => {
  const lookout = lookoutFor(secrets)
  return async (reader, route, request) => {
    const answer = await ask(world.app, reader, request)
    const { tally } = trial
    tally.tried('words', { route: route.name, reader: reader.kind, method: request.method })
    if (!isRefusal(answer)) tally.reached(route.name)
    if (answer.status >= 500)
      trial.broke.set(route.name, `${reader.words}: ${inWords(request)}: ${lastError(world)}`)
    const { leaks, rightly } = toldBy(lookout, reader, request, answer)
    for (const { secret } of rightly) trial.rightly.add(secret.name)
    for (const { secret, around } of leaks)
      tally.found(
        { channel: 'words', what: secret.name, reader: reader.words, request: inWords(request), around },
        route.name,
        reader.kind,
      )
    return answer
  }
}

/** Nobody at all may read a planted word in the log. */
export const readLog = ({ tally }: Trial, world: World, secrets: readonly Secret[]): void => {
  const lookout = lookoutFor(secrets)
  const lines = world.logged.splice(0)
  tally.tried('log', { route: 'the log', reader: 'whoever reads the log', method: 'log' }, lines.length)
  for (const line of lines)
    for (const { secret, around } of lookout(line))
      tally.found(
        {
          channel: 'log',
          what: secret.name,
          reader: 'whoever reads the log',
          request: line.slice(0, 80),
          around,
        },
        'the log',
        '',
      )
}
