import { z } from 'zod'
import { settingFor } from '../clocks/index.ts'
import { idByReference, readReference } from '../contacts/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { findPeople, heardFrom, type Matches, recordCardsShown } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import {
  action,
  type Acted,
  type Acting,
  limiter,
  noForm,
  noRecord,
  page,
  type Page,
  type Room,
  type Visit,
} from '../web/index.ts'
import { type Asked, askedFrom, asksForMore, doubtsAbout, problemsWith } from './asked.ts'
import { findSearch, forgetSearches, keepSearch } from './kept-search.sql.ts'
import { type Results, SearchPage } from './pages/search.page.tsx'

const onAPage = 10
/** Nobody reads past these; whoever is not among them needs another clue, not another page. */
const mostPeople = 50

const pageOf = (
  { matches, tooMany }: Matches,
  after: string | undefined,
): { found: Matches; last: string | null } => {
  const people = matches.filter((match) => match.kind === 'person')
  const from = after === undefined ? 0 : people.findIndex(({ id }) => id === after) + 1
  const shown = people.slice(from, from + onAPage)
  const others = matches.filter(({ kind }) => kind !== 'person')
  return {
    found: {
      matches:
        from === 0
          ? [
              ...others.filter(({ kind }) => kind === 'stub'),
              ...shown,
              ...others.filter(({ kind }) => kind === 'elsewhere'),
            ]
          : shown,
      tooMany: tooMany && from === 0,
    },
    last: people.length > from + onAPage ? (shown.at(-1)?.id ?? null) : null,
  }
}

type Kept = { id: string; after?: string | undefined }

const resultsOf = async (tx: Tx, visit: Visit, asked: Asked, { id, after }: Kept): Promise<Results> => {
  const all = await findPeople(tx, heardFrom(asked, dayOf(visit.at)), mostPeople)
  const { found, last } = pageOf(all, after)
  await recordCardsShown(tx, visit.actor, visit.at, found.matches)
  return {
    found,
    doubts: doubtsAbout(asked),
    next: last === null ? null : `/search/${id}?after=${last}#found`,
  }
}

/** A reference may stand in an address: it says nothing of anybody. */
const start: Page<{ reference?: string | undefined; forgotten?: string | undefined }, null> = {
  path: '/search',
  action: 'people.search',
  params: z.object({ reference: z.string().max(40).optional(), forgotten: z.string().optional() }),
  find: noRecord,
  show: ({ params, visit, form }) =>
    Promise.resolve({
      title: 'Search',
      wide: true,
      main: (
        <SearchPage
          at={{ asked: askedFrom(form.typed), form }}
          visit={visit}
          results={null}
          note={noteFor(params, visit)}
        />
      ),
    }),
}

const noteFor = (
  { reference, forgotten }: { reference?: string | undefined; forgotten?: string | undefined },
  { councils }: Visit,
) => {
  if (reference !== undefined)
    return `No contact with the reference ${reference} in what you may see. The last letter checks the others: read it out again, letter by letter. It may also be with a council you do not act for now: if a child cannot wait, ring the duty manager, ${councils.map(({ shortName, dutyPhone }) => `${shortName} ${dutyPhone}`).join(', ')}.`
  return forgotten === undefined ? undefined : 'That search is no longer kept. Type it again.'
}

const results: Page<Kept, Asked | null> = {
  path: '/search/:id',
  action: 'people.search',
  params: z.object({ id: z.uuid(), after: z.uuid().optional() }),
  find: async (tx, { id }) => {
    const nothing = await noRecord()
    return { ...nothing, it: await findSearch(tx, id) }
  },
  show: async ({ tx, it, params, visit }) =>
    it === null
      ? { goTo: '/search?forgotten' }
      : {
          title: 'Search',
          wide: true,
          main: (
            <SearchPage
              at={{ asked: it, form: noForm }}
              visit={visit}
              results={await resultsOf(tx, visit, it, params)}
            />
          ),
        },
}

/** The contact somebody typed the reference of, where it is in sight. */
const contactBy = ({ visit, house }: Acting<unknown>, reference: string): Promise<string | null> =>
  asActor(house.db, contextFor(visit.actor, 'people.search', visit.at), (tx) => idByReference(tx, reference))

/** Eight letters may be somebody's name, and a name must not get into an address; with a figure it is none. */
const isNoName = (reference: string): boolean => /\d/.test(reference)

/** For one worker, counted over all processes; how often, their council has set. */
const searches = limiter('search', { worker: { points: 1000, seconds: 3600 } })

const searchedTooOften = (minutes: number): string =>
  `You have searched very often within an hour. Wait ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}. If a child cannot wait, use the emergency card or ring the duty manager.`

const search = async (acting: Acting<unknown>): Promise<Acted> => {
  const { visit, house, body } = acting
  const { actor, at } = visit
  const most = await settingFor(house.db, actor.actingFor ?? '', 'searches-in-an-hour', dayOf(at))
  const wait = await searches.minutesToWait(house, 'worker', actor.rights.staffId, most.searches)
  if (wait !== null) return { form: { errors: [{ field: '', text: searchedTooOften(wait) }], typed: body } }
  const asked = askedFrom(body)
  const reference = readReference(asked.q ?? '')
  if (reference !== null && visit.may('people.search').allowed) {
    const contact = await contactBy(acting, reference)
    if (contact !== null) return { goTo: `/contacts/${contact}` }
    if (isNoName(asked.q ?? '') && !asksForMore(asked)) return { goTo: `/search?reference=${reference}` }
  }
  const errors = problemsWith(asked, dayOf(visit.at))
  if (errors.length > 0) return { form: { errors, typed: body } }
  return { goTo: `/search/${await keepSearch(house.db, visit, asked)}#found` }
}

/** One box that finds people and contacts, from the head of every page. Names travel in bodies, never in addresses. */
export const searchRoom: Room = {
  name: 'search',
  routes: (app, house) => {
    page(app, house, start)
    page(app, house, results)
    action(app, house, {
      path: '/search',
      action: 'people.search',
      params: z.object({}),
      from: start,
      act: search,
    })
  },
  tasks: { 'forget-searches': (_payload, house) => forgetSearches(house.db, house.now()) },
}
