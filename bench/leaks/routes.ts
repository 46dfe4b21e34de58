import { sql } from 'kysely'
import type { Chance } from '../../demo/county/chance.ts'
import { agencies } from '../../demo/partner-agencies.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import type { Db } from '../../src/db/index.ts'
import { declaredRoutes } from '../../src/web/declared-routes.ts'
import type { Method } from './asking.ts'
import { anId } from './drawing.ts'
import type { World } from './world.ts'

/** Every route of the running service, and what stands in the places of its parameters. */

export type Route = {
  method: Method
  pattern: string
  name: string
  params: readonly string[]
  isStream: boolean
}

const routeOf = (method: Method, pattern: string): Route => ({
  method,
  pattern,
  name: `${method} ${pattern}`,
  params: [...pattern.matchAll(/:(\w+)/g)].map(([, param = '']) => param),
  isStream: method === 'GET' && /\/(events|changes)$/.test(pattern),
})

const why = '/why/*'

/** `/why/` stands before the address of everything else that names something: each of those is an address of its own. */
const reasonsOf = (patterns: readonly string[]): Route[] =>
  [...new Set(patterns)]
    .filter((pattern) => pattern.includes(':') && !/\/(events|changes)$/.test(pattern))
    .map((pattern) => routeOf('GET', why.replace('/*', pattern)))

/** Taken from the running service: a new route is among them by itself. */
export const routesOf = (world: Pick<World, 'app'>): Route[] => {
  const all = declaredRoutes(world.app)
  const guarded = all.flatMap(({ url, declared }) =>
    declared.kind === 'page' || declared.kind === 'action' ? [url] : [],
  )
  return all.flatMap(({ method, url }) => {
    if (method !== 'GET' && method !== 'POST') return []
    return url === why ? reasonsOf(guarded) : [routeOf(method, url)]
  })
}

/** Leaving, or signing in as somebody else, would end the reading. */
export const leaves = ({ name }: Route): boolean =>
  /^POST \/(sign-out|sign-in$|sign-in\/again|sessions\/end|sessions\/end-others|acting-for)$/.test(name)

export const matcherOf = ({ pattern }: Route): RegExp =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/?#]+)')}$`)

export type Row = { table: string; id: string; owner: string | null; staff: string | null }

/** A column of a table, or nothing where the table has none. */
const has = (column: string) => sql<boolean>`exists (select from information_schema.columns o
  where o.table_schema = 'public' and o.table_name = c.table_name and o.column_name = ${column})`

const rowsEach = 40

/** Rows that have an id, whoever owns them: some of every table. */
export const rowsOf = async (owner: Db): Promise<Row[]> => {
  const { rows: tables } = await sql<{ name: string; owned: boolean; kept: boolean; key: string }>`
    select c.table_name as name, ${has('owner')} as owned, ${has('staff_id')} as kept, c.column_name as key
    from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and c.column_name in ('id', 'request_id', 'instrument_id')
      and c.data_type = 'uuid' and t.table_type = 'BASE TABLE' and c.table_name not in ('event', 'look')
    order by 1, 4`.execute(owner)
  const found: Row[] = []
  for (const { name, owned, kept, key } of tables) {
    const { rows } = await sql<Omit<Row, 'table'>>`
      select ${sql.ref(key)}::text as id, ${owned ? sql`owner::text` : sql`null`} as owner,
        ${kept ? sql`staff_id::text` : sql`null`} as staff
      from ${sql.table(name)} where ${sql.ref(key)} is not null
      order by md5(${sql.ref(key)}::text) limit ${rowsEach}`.execute(owner)
    found.push(...rows.map((row) => ({ table: name, ...row })))
  }
  return found
}

/** What stands in a place that takes no id. A name that is not here and in no link is told as NOT TRIED. */
const councils = [cambridgeshire, peterborough]
const known: Readonly<Record<string, readonly string[]>> = {
  council: councils,
  owner: councils,
  otherOwner: councils,
  authority: councils,
  agency: agencies.map(({ code }) => code),
  staffId: Object.values(people).map(({ id }) => id),
  form: ['summary', 'discussion', 'decide', 'strategy', 'rate', 'agreement', 'ask', 'waiting'],
  page: ['check', 'files', 'you', 'urgency', 'home', 'who', 'name', 'danger', 'school'],
  group: ['child', 'adult', 'children', 'adults', 'people'],
  row: ['1', '2'],
  item: ['1', '2'],
  kind: ['person', 'contact', 'enquiry', 'hand-over', 'agency-request', 'staff'],
  name: ['session-limits', 'sharing', 'emergency-duty'],
  step: ['heading', 'function', 'paragraph', 'decision', 'signature'],
  what: ['document', 'claim', 'afterwards'],
  letter: ['acknowledgement', 'more-needed'],
  textClass: ['professional-full', 'public', 'parent'],
  day: ['2026-12-25', '2026-12-24'],
  from: ['2026-12-01', '2026-11-01'],
  employer: [...councils, 'police'],
  of: ['person', 'contact', 'enquiry', 'hand-over', 'agency-request', 'staff'],
  token: [],
  reference: [],
  file: [],
}

const takesId =
  /^(id|part|.*Id|request|disagreement|file|item|row|other|subject|grant|agreement|instrument|person)$/

/** Words that no address was made for. */
export const hostile = [
  '%00',
  '..%2f..%2fetc%2fpasswd',
  '%E2%80%AE%F0%9F%91%BB',
  'a'.repeat(190),
  "'%20or%20'1'%3D'1",
  '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  '00000000-0000-0000-0000-000000000000',
  '%7B%22%24ne%22%3Anull%7D',
  '-1',
  '9'.repeat(40),
  'constructor',
  '__proto__',
  'ﬀ%C3%A9%CC%81'.replace('ﬀ', '%EF%AC%80'),
] as const

export type Filling = 'of a link' | 'an id there is' | 'an id there is not' | 'hostile'

export type Places = {
  /** What addresses that somebody was shown had in the places of this route's parameters. */
  seen: (pattern: string) => readonly Readonly<Record<string, string>>[]
  /** The route an address belongs to. */
  routeAt: (method: Method, url: string) => Route | undefined
  /** Keeps what stands in the places of an address that somebody was shown. */
  learn: (url: string) => void
  values: (param: string) => readonly string[]
  add: (param: string, values: readonly string[]) => void
  ids: readonly Row[]
}

const seenEach = 60

export const placesOf = (routes: readonly Route[], ids: readonly Row[]): Places => {
  // `/search/changes` before `/search/:id`: what is written out wins, as in the service.
  const matchers = routes
    .toSorted((a, b) => a.params.length - b.params.length)
    .map((route) => ({ route, matcher: matcherOf(route) }))
  const seen = new Map<string, Map<string, Readonly<Record<string, string>>>>()
  const more = new Map<string, string[]>()
  return {
    ids,
    seen: (pattern) => [...(seen.get(pattern)?.values() ?? [])],
    routeAt: (method, url) => {
      const [path = ''] = url.split(/[?#]/)
      return matchers.find(({ route, matcher }) => route.method === method && matcher.test(path))?.route
    },
    learn: (url) => {
      const [path = ''] = url.split(/[?#]/)
      for (const { route, matcher } of matchers) {
        const match = matcher.exec(path)
        if (!match) continue
        const some = seen.get(route.pattern) ?? new Map<string, Readonly<Record<string, string>>>()
        if (some.size < seenEach) some.set(path, { ...match.groups })
        seen.set(route.pattern, some)
      }
    },
    values: (param) => [
      ...(more.get(param) ?? []),
      ...(known[param] ?? []),
      ...(takesId.test(param) ? ids.map(({ id }) => id) : []),
    ],
    add: (param, values) => void more.set(param, [...(more.get(param) ?? []), ...values]),
  }
}

/** Parameters for which there is nothing to stand in their place. */
export const unfilled = (route: Route, places: Places): readonly string[] =>
  places.seen(route.pattern).length > 0
    ? []
    : route.params.filter((param) => places.values(param).length === 0)

const pathOf = (pattern: string, values: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/:(\w+)/g, (_, param: string) => values[param] ?? 'x')

const isId = (value: string): boolean => /^[0-9a-f-]{36}$/.test(value)

/** An address of this route, filled in some way. */
export const fill = (
  route: Route,
  places: Places,
  chance: Chance,
): { path: string; filling: Filling; values: Readonly<Record<string, string>> } => {
  const shown = places.seen(route.pattern)
  const base: Record<string, string> =
    shown.length > 0 && chance.happens(0.7)
      ? { ...chance.pick(shown) }
      : Object.fromEntries(
          route.params.map((param) => {
            const values = places.values(param)
            return [param, values.length === 0 ? 'x' : chance.pick(values)]
          }),
        )
  const how = chance.happens(0.6)
    ? 'of a link'
    : chance.pick(['an id there is', 'an id there is not', 'hostile'] as const)
  const [param] = route.params.length === 0 ? [] : [chance.pick(route.params)]
  if (param !== undefined && how === 'hostile') base[param] = chance.pick(hostile)
  if (param !== undefined && isId(base[param] ?? '')) {
    if (how === 'an id there is') base[param] = chance.pick(places.ids).id
    if (how === 'an id there is not') base[param] = anId(chance)
  }
  return { path: pathOf(route.pattern, base), filling: how, values: base }
}

export const withParam = (
  route: Route,
  values: Readonly<Record<string, string>>,
  param: string,
  value: string,
): string => pathOf(route.pattern, { ...values, [param]: value })
