import { type Addition, additions } from './additions.ts'
import { type Answer, ask, type Fields, inWords, type Request } from './asking.ts'
import { anId } from './drawing.ts'
import { asItStands, filled, type Form, type ShownForm } from './forms.ts'
import { oneOfEach, type Reader } from './readers.ts'
import { fill, type Route } from './routes.ts'
import { partingOf, plain } from './sameness.ts'
import { triedRoutes } from './reading.ts'
import { type Channel } from './tally.ts'
import { forgetLimits, isOver, type Trial, type Until } from './trial.ts'
import type { World } from './world.ts'

/**
 * Two worlds that differ by one secret alone. Whoever may not know of it asks both the same, and the answers must be
 * equal in every byte: counts, totals, order, where a page ends, what is suggested, and what a form says of a number
 * that only the secret holds.
 */

type Pair = { addition: Addition; without: World; with: World }

const compare = async (
  trial: Trial,
  { addition, without, with: having }: Pair,
  channel: Channel,
  reader: Reader,
  route: Route,
  request: Request,
  inOther = request,
): Promise<readonly Answer[]> => {
  const one = await ask(without.app, reader, request)
  const other = await ask(having.app, reader, inOther)
  trial.tally.tried(channel, { route: route.name, reader: reader.kind, method: request.method }, 2)
  const difference = partingOf(plain(one, []), plain(other, []))
  if (difference !== null)
    trial.tally.found(
      {
        channel,
        what: addition.name,
        reader: reader.words,
        request: `${inWords(request)} (${String(one.status)}, ${String(other.status)})`,
        around: difference,
      },
      route.name,
      reader.kind,
    )
  return [one, other]
}

/** Where both lead on, each is followed to its own address: the ids in it were drawn by each for itself. */
const follow = async (
  trial: Trial,
  pair: Pair,
  channel: Channel,
  reader: Reader,
  both: readonly Answer[],
) => {
  const [one = '', other = ''] = both.map(({ location }) => location.split('#')[0] ?? '')
  if (!one.startsWith('/') || one.startsWith('/sign-') || !other.startsWith('/')) return
  const route = trial.places.routeAt('GET', one)
  if (route && !route.isStream) await compare(trial, pair, channel, reader, route, get(one), get(other))
}

const get = (url: string): Request => ({ method: 'GET', url })

const looksAlike: Readonly<Record<string, keyof Addition['holds']>> = {
  nhs: 'nhs',
  number: 'nhs',
  given: 'given',
  family: 'family',
  phone: 'phone',
  address: 'address',
  line: 'address',
  postcode: 'postcode',
  email: 'email',
  'safe-contact': 'email',
}

/** What the secret holds, in whichever field it would stand. */
const holding = (form: Form, { holds }: Addition): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const { name, isTyped } of form.fields) {
    if (!isTyped) continue
    const part = Object.keys(looksAlike).find((word) => name.toLowerCase().includes(word))
    if (part !== undefined) values[name] = holds[looksAlike[part] ?? 'family']
    if (name === 'q' || name === 'name') values[name] = `${holds.given} ${holds.family}`
  }
  return values
}

/** What only looks, and is asked as somebody types. */
const lookings = ({ holds }: Addition): Fields[] => [
  { q: `${holds.given} ${holds.family}` },
  { q: holds.family.slice(0, 5) },
  { q: holds.nhs },
  { q: holds.postcode },
  { 'given-names': holds.given, 'family-name': holds.family, 'born-year': '2015' },
  { 'nhs-number': holds.nhs, phone: holds.phone },
  { address: holds.address, postcode: holds.postcode },
  {
    step: 'find',
    name: `${holds.given} ${holds.family}`,
    reason: 'child-found',
    words: 'Found alone at night',
  },
  { 'child:00000000-0000-4000-8000-000000000001:family-name': holds.family, phone: holds.phone },
]

/** Here people are looked for: whoever may be told that another council knows somebody is told here. */
const looksFor = /\/(suggest|search|beside|emergency-card|relationships\/add|who\/.*|same|ask)$/

const looking = (trial: Trial): Route[] =>
  trial.routes.filter(({ name }) =>
    /^POST \/(people\/suggest|search|phone\/beside|emergency-card)$/.test(name),
  )

const tryLists = async (trial: Trial, pair: Pair, reader: Reader, until: Until): Promise<void> => {
  const lists = triedRoutes(trial).filter(
    ({ method, params, isStream }) => method === 'GET' && params.length === 0 && !isStream,
  )
  for (const route of lists) {
    if (isOver(until)) return
    await compare(trial, pair, 'worlds', reader, route, { method: 'GET', url: route.pattern })
  }
  for (const route of pair.addition.isToldOf(reader) ? [] : looking(trial))
    for (const fields of lookings(pair.addition)) {
      if (isOver(until)) return
      const request: Request = { method: 'POST', url: route.pattern, fields }
      await follow(
        trial,
        pair,
        'worlds',
        reader,
        await compare(trial, pair, 'worlds', reader, route, request),
      )
    }
}

const tryRecords = async (trial: Trial, pair: Pair, reader: Reader, until: Until): Promise<void> => {
  const records = triedRoutes(trial).filter(
    ({ method, params, isStream, pattern }) =>
      method === 'GET' && params.length > 0 && !isStream && !pattern.startsWith('/assets'),
  )
  for (let nth = 0; nth < 12 && !isOver(until) && records.length > 0; nth += 1) {
    const route = trial.chance.pick(records)
    const { path } = fill(route, trial.places, trial.chance)
    await compare(trial, pair, 'worlds', reader, route, { method: 'GET', url: path })
  }
}

/** What would be kept, sent by whoever was shown the form and as it stood but for what the secret holds; or anything, by anybody. */
const sending = (
  { chance }: Trial,
  addition: Addition,
  anybody: Reader,
  form: ShownForm<Reader>,
): { sender: Reader; fields: Fields } => {
  const held = holding(form, addition)
  if (chance.happens(0.6) && addition.isBlind(form.to) && !addition.isToldOf(form.to))
    return { sender: form.to, fields: { ...asItStands(form, chance), ...held } }
  const tempting = { ids: [anId(chance)], said: Object.values(addition.holds) }
  return { sender: anybody, fields: { ...filled(form, tempting, chance), ...held } }
}

/** Forms that could hold what the secret holds come up more often than others. */
const aimed = (trial: Trial, { addition }: Pair, routes: readonly Route[]): Route[] => {
  const holds = ({ name }: Route): boolean =>
    (trial.forms.get(name) ?? []).some((form) => Object.keys(holding(form, addition)).length > 0)
  const some = routes.filter(holds)
  return some.length > 0 && trial.chance.happens(0.6) ? some : [...routes]
}

const tryForms = async (trial: Trial, pair: Pair, reader: Reader, until: Until): Promise<void> => {
  const isTold = pair.addition.isToldOf(reader)
  const forms = triedRoutes(trial).filter(
    ({ method, name }) =>
      method === 'POST' && (trial.forms.get(name) ?? []).length > 0 && !(isTold && looksFor.test(name)),
  )
  for (let nth = 0; nth < 10 && !isOver(until) && forms.length > 0; nth += 1) {
    const route = trial.chance.pick(aimed(trial, pair, forms))
    const form = trial.chance.pick(trial.forms.get(route.name) ?? [])
    const { sender, fields } = sending(trial, pair.addition, reader, form)
    const request: Request = { method: 'POST', url: form.action.split('#')[0] ?? '', fields }
    await follow(trial, pair, 'taken', sender, await compare(trial, pair, 'taken', sender, route, request))
  }
}

const pairOf = async (trial: Trial, addition: Addition): Promise<Pair> => {
  const [without, having] = [await trial.server.copy(), await trial.server.copy()]
  await addition.add(having)
  return { addition, without, with: having }
}

const tryPair = async (trial: Trial, pair: Pair, until: Until): Promise<void> => {
  const readers = trial.readers.filter((reader) => pair.addition.isBlind(reader))
  for (let round = 0; round < 50 && !isOver(until); round += 1)
    for (const reader of oneOfEach(readers, trial.chance)) {
      if (isOver(until)) return
      for (const world of [pair.without, pair.with]) await forgetLimits(world)
      await tryLists(trial, pair, reader, until)
      await tryRecords(trial, pair, reader, until)
    }
}

/** Forms change both worlds alike: they come last, when nothing is looked at any more. */
const tryPairForms = async (trial: Trial, pair: Pair, until: Until): Promise<void> => {
  const readers = trial.readers.filter((reader) => pair.addition.isBlind(reader) && reader.hat !== null)
  for (let round = 0; round < 200 && !isOver(until); round += 1) {
    for (const world of [pair.without, pair.with]) await forgetLimits(world)
    await tryForms(trial, pair, trial.chance.pick(readers), until)
  }
}

export const tryWorlds = async (trial: Trial, until: Until): Promise<void> => {
  const each = (until - performance.now()) / additions.length
  for (const addition of additions) {
    const began = performance.now()
    const pair = await pairOf(trial, addition)
    await tryPair(trial, pair, Math.min(until, began + each * 0.65))
    await tryPairForms(trial, pair, Math.min(until, began + each))
    await pair.without.stop()
    await pair.with.stop()
  }
}
