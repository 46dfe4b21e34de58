import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ownNothing } from '../access/index.ts'
import { changesAbout } from '../approvals/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import {
  action,
  type House,
  noForm,
  noRecord,
  one,
  page,
  type Page,
  type Shown,
  type Visit,
} from '../web/index.ts'
import { actingForOf, councilOf } from './council.ts'
import { namesFor } from './names.sql.ts'
import { listedOf } from './pages/changes.page.tsx'
import { WorkerPage } from './pages/worker.page.tsx'
import { WorkersPage } from './pages/workers.page.tsx'
import { openWorkOf } from './preview.sql.ts'
import { lendingForms } from './lending.forms.tsx'
import { doneAloneRoutes } from './done-alone.routes.tsx'
import { signingOut } from './signing-out.ts'
import { sleeps, waking } from './waking.ts'
import { workerFile, type WorkerFile, workersNamed } from './worker.sql.ts'
import { workerForms } from './worker.forms.tsx'
import { endingForms } from './worker-ending.forms.tsx'

const path = '/administration/workers'
const perPage = 50

const list = z.object({ after: z.uuid().optional() })

const show = async (
  tx: Tx,
  visit: Visit,
  name: string,
  after: string | null,
  form = noForm,
): Promise<Shown> => {
  const asked = { authority: actingForOf(visit), on: dayOf(visit.at), name, after, limit: perPage + 1 }
  const found = await workersNamed(tx, asked)
  const shown = found.slice(0, perPage)
  const last = found.length > perPage ? shown.at(-1) : undefined
  return {
    title: 'Workers',
    wide: true,
    back: { href: '/administration', text: 'Administration' },
    main: (
      <WorkersPage
        council={councilOf(visit)}
        workers={shown}
        // A name stands in no address: what was looked for by name shows its first page, to be narrowed.
        next={last && name === '' ? `${path}?after=${last.id}` : null}
        form={form}
        visit={visit}
      />
    ),
  }
}

const workersPage: Page<z.infer<typeof list>, null> = {
  path,
  action: 'change.propose',
  params: list,
  find: noRecord,
  show: ({ tx, visit, params, form }) => show(tx, visit, one(form.typed, 'name'), params.after ?? null, form),
}

const inAddress = z.object({ id: z.uuid() })

const workerPage: Page<z.infer<typeof inAddress>, WorkerFile> = {
  path: `${path}/:id`,
  action: 'change.propose',
  params: inAddress,
  find: async (tx, { id }, visit) => {
    const it = await workerFile(tx, id, actingForOf(visit))
    return it && { resource: ownNothing, it }
  },
  show: async ({ tx, it, visit }) => {
    const council = actingForOf(visit)
    const about = await changesAbout(tx, council, { staffId: it.id })
    const names = await namesFor(
      tx,
      about.map(({ what }) => what),
    )
    return {
      title: it.name,
      wide: true,
      back: { href: path, text: 'Workers' },
      main: (
        <WorkerPage
          worker={it}
          changes={about.map((row) => listedOf(row, names, visit))}
          work={await openWorkOf(tx, it.id, council)}
          council={councilOf(visit)}
          today={dayOf(visit.at)}
          isPartner={isPartner(it, visit)}
          isAsleep={await sleeps(tx, it, visit)}
        />
      ),
    }
  },
}

/** Today employed by nobody but organisations that are no council. */
const isPartner = ({ employments }: WorkerFile, visit: Visit): boolean => {
  const today = dayOf(visit.at)
  const now = employments.filter(({ from, to }) => from <= today && (to === null || today < to))
  return now.length > 0 && !now.some(({ employer }) => visit.councils.some(({ code }) => code === employer))
}

export const workerRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, workersPage)
  action(app, house, {
    path: `${path}/find`,
    action: 'change.propose',
    params: list,
    from: workersPage,
    act: async ({ visit, body }) => ({
      shown: await asActor(house.db, contextFor(visit.actor, 'change.propose', visit.at), (tx) =>
        show(tx, visit, one(body, 'name'), null, { errors: [], typed: body }),
      ),
    }),
  })
  workerForms(app, house)
  endingForms(app, house)
  for (const alone of [waking, signingOut]) doneAloneRoutes(app, house, alone)
  lendingForms(app, house)
  page(app, house, workerPage)
}
