import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight } from '../access/index.ts'
import { booksOfCouncils } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, perform } from '../events/index.ts'
import {
  action,
  type Body,
  type FormState,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { SealedSearchPage, type SearchShown } from './pages/sealed-search.page.tsx'
import { type RuleNames, SealedTray } from './pages/tray.page.tsx'
import { resourceOf, type Answer, type SealedSearch, type SealedSearchEvent } from './sealed-search.ts'
import {
  answeredSearches,
  contactReference,
  lineOf,
  sealedRecord,
  sealedSearchStream,
  searcherOf,
  type SealedLine,
  waitingSearches,
} from './sealed-search.sql.ts'

const namesOf = async (tx: Tx, visit: Visit, lines: readonly SealedLine[]): Promise<RuleNames> => {
  const { book } = await booksOfCouncils(tx, visit.at)
  return new Map(
    lines.map(({ owner, rule, askedAt }) => [
      `${owner} ${rule}`,
      book(owner).rule(rule, askedAt)?.name ?? 'Sealed record: answered by hand',
    ]),
  )
}

const tray: Page<object, null> = {
  path: '/sealed-searches',
  action: 'sealed-search.tray',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const waiting = await waitingSearches(tx)
    const answered = await answeredSearches(tx, councilsInSight(visit.actor, visit.at))
    const names = await namesOf(tx, visit, [...waiting, ...answered])
    return {
      title: 'Searches that met a sealed record',
      main: <SealedTray visit={visit} shown={{ waiting, answered, names }} />,
    }
  },
}

const inAddress = z.object({ owner: z.string().max(20), id: z.uuid() })
type InAddress = z.infer<typeof inAddress>

type Found = { search: SealedSearch; line: SealedLine }

const searchPage: Page<InAddress, Found> = {
  path: '/sealed-searches/:owner/:id',
  action: 'sealed-search.answer',
  params: inAddress,
  find: async (tx, { owner, id }) => {
    const line = await lineOf(tx, owner, id)
    const search = line && fold(sealedSearchStream, await factsOf(tx, sealedSearchStream, owner, id))
    return search ? { resource: resourceOf(search), it: { search, line } } : null
  },
  show: async ({ tx, it, visit, form }) => {
    const { search, line } = it
    const shown: SearchShown = {
      search,
      line,
      searcher: await searcherOf(tx, search),
      record: await sealedRecord(tx, search),
      reference: search.about?.kind === 'contact' ? await contactReference(tx, search.about.id) : null,
      names: await namesOf(tx, visit, [line]),
    }
    return {
      title: 'A search met a sealed record',
      back: { href: '/sealed-searches', text: 'Searches that met a sealed record' },
      main: <SealedSearchPage visit={visit} form={form} shown={shown} />,
    }
  },
}

/** Fewer words say nothing that could be looked at later. */
const fewestLetters = 5

const readTold = (body: Body): Answer | FormState['errors'] => {
  const [whom, what] = [one(body, 'whom'), one(body, 'what')]
  const errors = [
    ...(whom === '' ? [{ field: 'whom', text: 'Enter whom you told' }] : []),
    ...(what.length < fewestLetters ? [{ field: 'what', text: 'Enter what you told them' }] : []),
  ]
  return errors.length > 0 ? errors : { outcome: 'told', whom, what }
}

const readAnswer = (body: Body): Answer | FormState['errors'] => {
  const outcome = one(body, 'outcome')
  if (outcome === 'told') return readTold(body)
  if (outcome !== 'nothing') return [{ field: 'outcome', text: 'Choose what you did' }]
  const because = one(body, 'because')
  return because.length < fewestLetters
    ? [{ field: 'because', text: 'Enter why nobody needs to be told' }]
    : { outcome, because }
}

const isAnswer = (read: Answer | FormState['errors']): read is Answer => 'outcome' in read

export const sealedRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, tray)
  page(app, house, searchPage)
  action(app, house, {
    path: '/sealed-searches/:owner/:id/answer',
    action: 'sealed-search.answer',
    params: inAddress,
    from: searchPage,
    words: { 'answered-already': 'A colleague has answered this already: what they did is below.' },
    act: async ({ params, body, visit, once }) => {
      const read = readAnswer(body)
      if (!isAnswer(read)) return { form: { errors: read, typed: body } }
      const { actor, at } = visit
      const outcome = await perform(house.db, sealedSearchStream, {
        actor,
        at,
        action: 'sealed-search.answer',
        owner: params.owner,
        id: params.id,
        once,
        decide: (search) =>
          search === undefined || search.answer !== null
            ? { refused: 'answered-already' }
            : [{ type: 'answered', ...read, stops: [search.rule] } satisfies SealedSearchEvent],
      })
      return outcome.done ? { goTo: '/sealed-searches' } : outcome
    },
  })
}
