import type { Request } from './asking.ts'
import { filled, type Tempting } from './forms.ts'
import { anId, shuffled } from './drawing.ts'
import { oneOfEach, type Reader } from './readers.ts'
import { fill, leaves, type Route, unfilled } from './routes.ts'
import { secretsIn } from './secrets.ts'
import { askingIn, type Asking, forgetLimits, isOver, readLog, type Trial, type Until } from './trial.ts'
import type { World } from './world.ts'

/** Every route as every kind of person: first all that only look, then all that write. */

const hostileQueries = [
  '?after=%00',
  "?q='or'1'='1",
  `?after=${'9'.repeat(300)}`,
  '?typed=kept',
  '?then=//example.org',
  '?for=person.open',
  '?owner=E06000031&council=E10000003&all=yes',
]

const requestTo = (trial: Trial, route: Route): Request => {
  const { path } = fill(route, trial.places, trial.chance)
  const query = trial.chance.happens(0.15) ? trial.chance.pick(hostileQueries) : ''
  return { method: 'GET', url: `${path}${query}` }
}

/** Every pair of a route and a kind of reader in turn, in an order drawn anew each round. */
const inRounds = async (
  trial: Trial,
  world: World,
  routes: readonly Route[],
  until: Until,
  each: (reader: Reader, route: Route) => Promise<unknown>,
): Promise<void> => {
  for (let round = 0; !isOver(until); round += 1) {
    const pairs = oneOfEach(trial.readers, trial.chance).flatMap((reader) =>
      routes.map((route) => ({ reader, route })),
    )
    if (pairs.length === 0) return
    const drawn = shuffled(pairs, trial.chance)
    for (const [nth, { reader, route }] of drawn.entries()) {
      if (isOver(until)) return
      if (nth % 100 === 0) await forgetLimits(world)
      await each(reader, route)
    }
  }
}

export const triedRoutes = (trial: Trial): Route[] =>
  trial.routes.filter((route) => !leaves(route) && unfilled(route, trial.places).length === 0)

export const read = async (trial: Trial, world: World, asking: Asking, until: Until): Promise<void> => {
  const routes = triedRoutes(trial).filter(({ method, isStream }) => method === 'GET' && !isStream)
  await inRounds(trial, world, routes, until, (reader, route) =>
    asking(reader, route, requestTo(trial, route)),
  )
}

/**
 * What lets others see, or gives a record to another council, is not sent by those who may: what is read afterwards
 * would rightly be read. Everybody else sends it too.
 */
const opensUp =
  /\/(show|open-up|unseal|restrict|seal|adoption|moved-council|move|decide|recommend|strategy|accept|send-on|judge)$/
/** What gives somebody a right. */
const givesRights = /^POST \/(break-glass|grants|exit-lists|administration\/(workers|teams))/

const mayOpenUp = ({ hat, kind }: Reader): boolean =>
  hat !== null &&
  kind !== 'somebody under a wrong hat' &&
  kind !== 'somebody who has left' &&
  hat.fn !== 'navigator'

const sendable = (reader: Reader, { name }: Route): boolean =>
  !((opensUp.test(name) || givesRights.test(name)) && mayOpenUp(reader))

/** A form by whoever was shown it, at its own address; or by anybody, at any. */
const sending = (
  trial: Trial,
  anybody: Reader,
  route: Route,
  tempting: Tempting,
): { reader: Reader; request: Request } => {
  const { chance } = trial
  const forms = trial.forms.get(route.name) ?? []
  const url = fill(route, trial.places, chance).path
  if (forms.length === 0 || chance.happens(0.1))
    return { reader: anybody, request: { method: 'POST', url, fields: { _once: anId(chance) } } }
  const form = chance.pick(forms)
  const fields = filled(form, tempting, chance)
  const isTheirs = chance.happens(0.5)
  return {
    reader: isTheirs ? form.to : anybody,
    request: { method: 'POST', url: isTheirs || chance.happens(0.5) ? form.action : url, fields },
  }
}

/** Sends every form, in worlds that are thrown away before they have drifted far. */
export const write = async (trial: Trial, tempting: Tempting, until: Until): Promise<void> => {
  const secrets = secretsIn(false)
  const routes = triedRoutes(trial).filter(({ method }) => method === 'POST')
  for (let worlds = 0; worlds < 40 && !isOver(until); worlds += 1) {
    const world = await trial.server.copy()
    const asking = askingIn(trial, world, secrets)
    const ends = Math.min(until, performance.now() + 15_000)
    await inRounds(trial, world, routes, ends, async (anybody, route) => {
      const { reader, request } = sending(trial, anybody, route, tempting)
      if (!sendable(reader, route)) return
      const answer = await asking(reader, route, request)
      const to = answer.location.split('#')[0] ?? ''
      const page = /^\/(?!sign-|\/)/.test(to) ? trial.places.routeAt('GET', to) : undefined
      if (page && !page.isStream) await asking(reader, page, { method: 'GET', url: to })
    })
    readLog(trial, world, secrets)
    await world.stop()
  }
}
