import type { FastifyInstance } from 'fastify'
import { ownNothing } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { performTogether } from '../events/index.ts'
import { action, type Acted, type Acting, type House, one, page, type Page } from '../web/index.ts'
import { actingForOf } from './council.ts'
import { type AloneWords, DoneAlonePage } from './pages/done-alone.page.tsx'
import { backToWorker, type OfWorker, worker, workersPath } from './worker-address.ts'
import { workerFile, type WorkerFile } from './worker.sql.ts'

/**
 * What one administrator does to a worker's account by themselves and at once, with a reason. It gives no right that the
 * dated facts do not give, so it waits for no second person. The database checks who may.
 */
export type DoneAlone = {
  /** The last part of its address, below the worker's own. */
  segment: string
  words: AloneWords
  /** Does it; false where it is not theirs to do to this worker. */
  act: (tx: Tx, workerId: string, reason: string) => Promise<boolean>
  notTheirs: string
}

const shortestReason = 10

export const doneAloneRoutes = (
  app: FastifyInstance,
  house: House,
  { segment, words, act, notTheirs }: DoneAlone,
): void => {
  const path = `${workersPath}/:id/${segment}`
  const from: Page<OfWorker, WorkerFile> = {
    path,
    action: 'change.propose',
    params: worker,
    find: async (tx, { id }, visit) => {
      const it = await workerFile(tx, id, actingForOf(visit))
      return it && { resource: ownNothing, it }
    },
    show: async ({ it, visit, form }) => ({
      title: words.heading(it.name),
      back: backToWorker({ worker: it }),
      main: <DoneAlonePage words={words} name={it.name} visit={visit} form={form} />,
    }),
  }
  const doIt = async ({ visit, params, body, once }: Acting<OfWorker>): Promise<Acted> => {
    const { actor, at } = visit
    const decision = visit.may('change.propose')
    if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
    const reason = one(body, 'reason')
    const wrong = (field: string, text: string): Acted => ({
      form: { errors: [{ field, text }], typed: body },
    })
    if (reason.length < shortestReason) return wrong('reason', 'Say why, in ten letters or more')
    const isDone = await performTogether(
      house.db,
      { actor, at, action: 'change.propose', intakeFor: [], once },
      (tx) => act(tx, params.id, reason),
    )
    return isDone ? { goTo: `${workersPath}/${params.id}` } : wrong('', notTheirs)
  }
  page(app, house, from)
  action(app, house, { path, action: 'change.propose', params: worker, from, act: doIt })
}
