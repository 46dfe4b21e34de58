import { ask, type Fields, inWords, type Request } from './asking.ts'
import { anId } from './drawing.ts'
import { filled, type Form } from './forms.ts'
import type { Reader } from './readers.ts'
import { type Row, type Route, withParam } from './routes.ts'
import { partingOf, plain } from './sameness.ts'
import { isUnseen } from './unseen-table.ts'
import { forgetLimits, isOver, type Trial, type Until } from './trial.ts'
import type { World } from './world.ts'
import { triedRoutes } from './reading.ts'

/** What somebody may not see is answered, to the last byte, as what is not there (architecture 6: 404, never 403). */

const isId = (value: string): boolean => /^[0-9a-f-]{36}$/.test(value)

type Pair = { one: Request; other: Request; sent: { one: string[]; other: string[] } }

const idPlaces = (route: Route, values: Readonly<Record<string, string>>): string[] =>
  route.params.filter((param) => isId(values[param] ?? ''))

/** The same request for the one and for the other, in the address. */
const inAddress = (trial: Trial, route: Route, unseen: string, absent: string): Pair | null => {
  const shown = trial.places.seen(route.pattern)
  const values =
    shown.length > 0
      ? trial.chance.pick(shown)
      : Object.fromEntries(
          route.params.map((param) => [param, trial.places.values(param)[0] ?? anId(trial.chance)]),
        )
  const [place] = shuffledPlaces(trial, idPlaces(route, values))
  if (place === undefined) return null
  const forms = trial.forms.get(route.name) ?? []
  const fields: Fields =
    route.method === 'POST' && forms.length > 0
      ? filled(trial.chance.pick(forms), { ids: [absent], said: [''] }, trial.chance)
      : {}
  const request = (id: string): Request => ({
    method: route.method,
    url: withParam(route, values, place, id),
    ...(route.method === 'POST' ? { fields: { ...fields, _once: anId(trial.chance) } } : {}),
  })
  return { one: request(unseen), other: request(absent), sent: { one: [unseen], other: [absent] } }
}

const shuffledPlaces = (trial: Trial, places: readonly string[]): string[] =>
  places.length === 0 ? [] : [trial.chance.pick(places)]

/** The same form for the one and for the other, in a field that takes an id. */
const inField = (trial: Trial, route: Route, unseen: string, absent: string): Pair | null => {
  const forms = (trial.forms.get(route.name) ?? []).filter((form) => idFields(form).length > 0)
  if (forms.length === 0) return null
  const form = trial.chance.pick(forms)
  const field = trial.chance.pick(idFields(form))
  const url = form.action.split('#')[0] ?? ''
  const fields = filled(form, { ids: [absent], said: [''] }, trial.chance)
  const request = (id: string): Request => ({
    method: 'POST',
    url,
    fields: { ...fields, [field]: id, _once: anId(trial.chance) },
  })
  return { one: request(unseen), other: request(absent), sent: { one: [unseen], other: [absent] } }
}

const idFields = (form: Form): string[] =>
  form.fields
    .filter(({ name, value, choices }) => !name.startsWith('_') && (isId(value) || choices.some(isId)))
    .map(({ name }) => name)

type Try = { reader: Reader; route: Route; row: Row; pair: Pair }

/** Asks both; gives where the answers part. */
const compare = async (trial: Trial, world: World, { reader, route, pair }: Try): Promise<Parted | null> => {
  const [one, other] = [await ask(world.app, reader, pair.one), await ask(world.app, reader, pair.other)]
  trial.tally.tried('unseen', { route: route.name, reader: reader.kind, method: route.method }, 2)
  const around = partingOf(plain(one, pair.sent.one), plain(other, pair.sent.other))
  return around === null ? null : { around, statuses: [one.status, other.status] }
}

type Parted = { around: string; statuses: readonly [number, number] }

const tell = (trial: Trial, { reader, route, row, pair }: Try, { around, statuses }: Parted): void => {
  const [one, other] = statuses.map(String)
  trial.tally.found(
    {
      channel: 'unseen',
      what: `a row of ${row.table} of ${row.owner ?? 'nobody'}`,
      reader: reader.words,
      request: `${inWords(pair.one)} (${one ?? ''}) against ${pair.sent.other.join()} (${other ?? ''})`,
      around,
    },
    route.name,
    reader.kind,
  )
}

const mostAgain = 60

/** Once more where nothing else happened: what somebody typed before, and was kept for them, is no leak. */
const again = async (trial: Trial, parted: readonly Try[]): Promise<void> => {
  if (parted.length === 0) return
  const world = await trial.server.copy()
  for (const each of parted.slice(0, mostAgain)) {
    await forgetLimits(world)
    const still = await compare(trial, world, each)
    if (still) tell(trial, each, still)
  }
  await world.stop()
}

export const tryUnseen = async (trial: Trial, sealed: readonly string[], until: Until): Promise<void> => {
  const world = await trial.server.copy()
  const routes = triedRoutes(trial).filter(
    ({ params, isStream, method }) => !isStream && (params.length > 0 || method === 'POST'),
  )
  const { chance } = trial
  const parted: Try[] = []
  const rows = [...trial.places.ids.filter(({ id }) => !sealed.includes(id))]
  const sealedRows = sealed.map((id): Row => ({ table: 'sealed person', id, owner: null, staff: null }))
  for (let nth = 0; !isOver(until) && routes.length > 0; nth += 1) {
    if (nth % 100 === 0) await forgetLimits(world)
    const [route, reader] = [chance.pick(routes), chance.pick(trial.readers)]
    const row = chance.pick(chance.happens(0.3) && sealedRows.length > 0 ? sealedRows : rows)
    if (!isUnseen(reader, row, sealed)) continue
    const absent = anId(chance)
    const pair =
      route.method === 'POST' && (route.params.length === 0 || chance.happens(0.4))
        ? inField(trial, route, row.id, absent)
        : inAddress(trial, route, row.id, absent)
    const each = pair && { reader, route, row, pair }
    if (each && (await compare(trial, world, each))) parted.push(each)
  }
  await world.stop()
  await again(trial, parted)
}
