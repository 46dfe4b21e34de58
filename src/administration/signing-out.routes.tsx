import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { ownNothing } from '../access/index.ts'
import { performTogether } from '../events/index.ts'
import {
  action,
  type Acted,
  type Acting,
  type House,
  one,
  page,
  type Page,
  signOutWorker,
} from '../web/index.ts'
import { actingForOf } from './council.ts'
import { SignOutPage } from './pages/sign-out.page.tsx'
import { backToWorker, type OfWorker, worker, workersPath } from './worker-address.ts'
import { workerFile, type WorkerFile } from './worker.sql.ts'

const path = `${workersPath}/:id/sign-out`
const shortestReason = 10

const signOutPage: Page<z.infer<typeof worker>, WorkerFile> = {
  path,
  action: 'change.propose',
  params: worker,
  find: async (tx, { id }, visit) => {
    const it = await workerFile(tx, id, actingForOf(visit))
    return it && { resource: ownNothing, it }
  },
  show: async ({ it, visit, form }) => ({
    title: `Sign ${it.name} out everywhere`,
    back: backToWorker({ worker: it }),
    main: <SignOutPage name={it.name} visit={visit} form={form} />,
  }),
}

/** One person does it, at once: a lost laptop does not wait for a second (ASVS 5.0 V7.4.5). The database checks who may. */
const signOut = async ({ house, visit, params, body, once }: Acting<OfWorker>): Promise<Acted> => {
  const { actor, at } = visit
  const decision = visit.may('change.propose')
  if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
  const reason = one(body, 'reason')
  if (reason.length < shortestReason)
    return {
      form: { errors: [{ field: 'reason', text: 'Say why, in ten letters or more' }], typed: body },
    }
  const ended = await performTogether(
    house.db,
    { actor, at, action: 'change.propose', intakeFor: [], once },
    (tx) => signOutWorker(tx, params.id, reason),
  )
  const text =
    'You sign out yourself under your own name; another council’s employee is signed out by that council'
  return ended === null
    ? { form: { errors: [{ field: '', text }], typed: body } }
    : { goTo: `${workersPath}/${params.id}` }
}

export const signingOutRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, signOutPage)
  action(app, house, { path, action: 'change.propose', params: worker, from: signOutPage, act: signOut })
}
