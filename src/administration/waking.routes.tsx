import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { ownNothing } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { performTogether } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import {
  action,
  type Acted,
  type Acting,
  type House,
  isAsleep,
  one,
  page,
  type Page,
  type Visit,
  wakeAccount,
} from '../web/index.ts'
import { actingForOf } from './council.ts'
import { WakePage } from './pages/wake.page.tsx'
import { backToWorker, type OfWorker, worker, workersPath } from './worker-address.ts'
import { workerFile, type WorkerFile } from './worker.sql.ts'

const path = `${workersPath}/:id/wake`
const shortestReason = 10

/** Whether this worker's account is asleep by what their employer of today has set; false for somebody who has left. */
export const sleeps = async (tx: Tx, { id, employments }: WorkerFile, visit: Visit): Promise<boolean> => {
  const today = dayOf(visit.at)
  const now = employments.find(({ from, to }) => from <= today && (to === null || today < to))
  return now ? isAsleep(tx, { staffId: id, employer: now.employer }, visit.at) : false
}

const wakePage: Page<z.infer<typeof worker>, WorkerFile> = {
  path,
  action: 'change.propose',
  params: worker,
  find: async (tx, { id }, visit) => {
    const it = await workerFile(tx, id, actingForOf(visit))
    return it && { resource: ownNothing, it }
  },
  show: async ({ it, visit, form }) => ({
    title: `Wake the account of ${it.name}`,
    back: backToWorker({ worker: it }),
    main: <WakePage name={it.name} visit={visit} form={form} />,
  }),
}

/** One person wakes an account: it gives no right that the dated facts do not give. The database checks who may. */
const wake = async ({ house, visit, params, body, once }: Acting<OfWorker>): Promise<Acted> => {
  const { actor, at } = visit
  const decision = visit.may('change.propose')
  if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
  const reason = one(body, 'reason')
  if (reason.length < shortestReason)
    return {
      form: { errors: [{ field: 'reason', text: 'Say why, in ten letters or more' }], typed: body },
    }
  const isWoken = await performTogether(
    house.db,
    { actor, at, action: 'change.propose', intakeFor: [], once },
    (tx) => wakeAccount(tx, params.id, reason),
  )
  const text = 'Your own account, and that of another council’s employee, is woken by somebody else'
  return isWoken
    ? { goTo: `${workersPath}/${params.id}` }
    : { form: { errors: [{ field: '', text }], typed: body } }
}

export const wakingRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, wakePage)
  action(app, house, { path, action: 'change.propose', params: worker, from: wakePage, act: wake })
}
