import type { FastifyInstance } from 'fastify'
import { newId } from '../db/index.ts'
import { type Acted, type Acting, action, type House, page, type Page } from '../web/index.ts'
import { attachFile } from './answering.ts'
import { readAttached, takenInWords } from './attaching.ts'
import { filesTo } from './files.sql.ts'
import type { Seen } from './finding.sql.ts'
import { staffDoorway } from './pages/doorway.tsx'
import { FilesPage } from './pages/smaller.pages.tsx'
import { answeringTo, openRequest, pathOf, requestPage, type Which, which, words } from './request.routes.tsx'
import { levelsFor } from './share-level.rule.ts'

/** Files beside an answer, one at a time, on a page of its own: the answer's form has kept what was typed. */
const filesPage: Page<Which, Seen> = {
  ...requestPage,
  path: '/requests/:id/files',
  show: async ({ tx, it, visit, params, form }) =>
    it.kind === 'asked'
      ? {
          title: 'Attach a file',
          back: { href: pathOf(params.id), text: `Request ${it.request.reference}` },
          main: (
            <FilesPage
              shown={{
                files: await filesTo(tx, it.request.owner, params.id),
                levels: levelsFor(it.request.agency),
                kinds: takenInWords,
                form,
              }}
              door={staffDoorway(visit, params.id)}
            />
          ),
        }
      : { goTo: pathOf(params.id) },
}

const attaching = async ({ house, visit, params, body, upload, once }: Acting<Which>): Promise<Acted> => {
  const found = await answeringTo(house, visit, async (tx) => {
    const request = await openRequest(tx, params.id)
    return request && { request, files: await filesTo(tx, request.owner, params.id) }
  })
  if (!found) {
    upload?.chunks.resume()
    return { done: false, why: 'not-found' }
  }
  const { request, files } = found
  const file = await readAttached(body, upload, {
    levels: levelsFor(request.agency),
    together: files.reduce((sum, { size }) => sum + size, 0),
  })
  if ('errors' in file) return { form: { errors: file.errors, typed: body } }
  const done = await attachFile(
    house.db,
    { actor: visit.actor, at: visit.at, owner: request.owner, id: params.id, once },
    { ...file, id: newId() },
  )
  return done.done ? { goTo: `${pathOf(params.id)}/files` } : done
}

export const filesRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, filesPage)
  action(app, house, {
    path: '/requests/:id/files',
    action: 'request.answer',
    params: which,
    from: filesPage,
    act: attaching,
    ...(words === undefined ? {} : { words }),
  })
}
