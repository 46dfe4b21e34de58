import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ownNothing, type Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { sealedIn } from '../proof/index.ts'
import { type House, noRecord, page, type Page, type Visit } from '../web/index.ts'
import { choiceFrom, type HistoryParams, historyParams, momentsOf, nextAddress } from './history.choice.ts'
import {
  everybodyWhoLooked,
  findWhom,
  findWorker,
  type HistoryLine,
  looksAt,
  looksOf,
  namesOf,
  recordsAbout,
  type Whom,
  type Worker,
} from './history.sql.ts'
import { HistoryPage, type HistoryShown } from './pages/history.page.tsx'
import { HistoryStartPage } from './pages/start.page.tsx'

const perPage = 50
const mostWorkers = 500

const ownerOf = ({ actor }: Visit): string => actor.actingFor ?? ''

const start: Page<object, null> = {
  path: '/access-history',
  action: 'access-history.start',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const workers = await everybodyWhoLooked(tx, ownerOf(visit), mostWorkers + 1)
    return {
      title: 'Who looked',
      main: (
        <HistoryStartPage
          visit={visit}
          workers={workers.slice(0, mostWorkers)}
          isMore={workers.length > mostWorkers}
        />
      ),
    }
  },
}

type Read = (asked: Parameters<typeof looksAt>[2]) => Promise<HistoryLine[]>

/** A page of it, with where each line is sealed and what each record is called. */
const shownFrom = async (
  tx: Tx,
  { owner, path, params }: { owner: string; path: string; params: HistoryParams },
  read: Read,
): Promise<HistoryShown> => {
  const choice = choiceFrom(params)
  const found = await read({ owner, ...momentsOf(choice), after: choice.after, limit: perPage + 1 })
  const lines = found.slice(0, perPage)
  const last = lines.at(-1)
  return {
    lines,
    sealed: await sealedIn(
      tx,
      owner,
      lines.map(({ id }) => id),
    ),
    names: await namesOf(
      tx,
      owner,
      lines.map(({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId })),
    ),
    choice,
    params,
    path,
    next: found.length > perPage && last ? nextAddress(path, params, last) : null,
  }
}

const ofPerson: Page<HistoryParams, Whom> = {
  path: '/access-history/person/:id',
  action: 'access-history.person',
  params: historyParams,
  find: async (tx, { id }) => {
    const whom = await findWhom(tx, id)
    return whom && { it: whom, resource: resourceOf('person', whom) }
  },
  show: async ({ tx, it, params, visit }) => {
    const { owner, id } = it
    const records = await recordsAbout(tx, it)
    const shown = await shownFrom(tx, { owner, path: `/access-history/person/${id}`, params }, (asked) =>
      looksAt(tx, records, asked),
    )
    const title = it.name === '' ? 'Who looked at a restricted record' : `Who looked at ${it.name}`
    return {
      title,
      wide: true,
      back: { href: '/access-history', text: 'Who looked' },
      main: (
        <HistoryPage
          visit={visit}
          shown={shown}
          of="person"
          title={title}
          note="Everybody who looked at the record, at a contact about them, or at what followed from one: hand-overs, enquiries, what agencies were asked. Refusals too. This look of yours is the latest of them."
        />
      ),
    }
  },
}

const ofStaff: Page<HistoryParams, Worker> = {
  path: '/access-history/staff/:id',
  action: 'access-history.staff',
  params: historyParams,
  find: async (tx, { id }, visit) => {
    const owner = ownerOf(visit)
    // Under an agency's hat, or none, there is no council whose record it could be.
    if (!visit.councils.some(({ code }) => code === owner)) return null
    const worker = await findWorker(tx, id)
    return worker && { it: worker, resource: resourceOf('staff', { owner, id }) }
  },
  show: async ({ tx, it, params, visit }) => {
    const owner = ownerOf(visit)
    const shown = await shownFrom(tx, { owner, path: `/access-history/staff/${it.id}`, params }, (asked) =>
      looksOf(tx, it.id, asked),
    )
    const title = `What ${it.name} looked at`
    return {
      title,
      wide: true,
      back: { href: '/access-history', text: 'Who looked' },
      main: (
        <HistoryPage
          visit={visit}
          shown={shown}
          of="staff"
          title={title}
          note="Every record of this council they looked at, or tried to. What they looked at for the other council is that council’s to know."
        />
      ),
    }
  },
}

const resourceOf = (kind: string, { owner, id }: { owner: string; id: string }): Resource => ({
  ...ownNothing,
  kind,
  owner,
  id,
})

export const historyRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, start)
  page(app, house, ofPerson)
  page(app, house, ofStaff)
}
