import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { newId, type Tx } from '../db/index.ts'
import { contextFor, factsOf, fold, perform, type Refusal } from '../events/index.ts'
import {
  type Acted,
  action,
  type Acting,
  type Found,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Room,
  watch,
} from '../web/index.ts'
import { fields, type Field, guessMapping, type Mapping } from './columns.ts'
import { keepFile, startOf } from './file.sql.ts'
import { ImportPage, ImportProgress } from './pages/import.page.tsx'
import { ImportsPage } from './pages/imports.page.tsx'
import {
  askBringIn,
  askCheck,
  giveUp,
  goOn,
  map,
  type PeopleImport,
  type PeopleImportEvent,
  stop,
} from './people-import.ts'
import { latestImports, progressOf, rememberedMapping, rememberMapping } from './people-import.sql.ts'
import { peopleImportStream } from './people-import.stream.ts'
import { rowsAsCsv } from './rows-as-csv.ts'
import { rowsToLookAt } from './rows-to-look-at.sql.ts'
import { headingAndSample, separatorOf } from './rows.ts'
import { workOnImport } from './work.ts'

const imports: Page<Record<string, unknown>, null> = {
  path: '/administration/people',
  action: 'people.imports',
  params: z.record(z.string(), z.unknown()),
  find: noRecord,
  show: async ({ tx, visit, form }) => ({
    title: 'Bring in people',
    back: { href: '/administration', text: 'Administration' },
    main: (
      <ImportsPage lines={await latestImports(tx, visit.actor.actingFor ?? '')} visit={visit} form={form} />
    ),
  }),
}

const ofImport = z.object({ id: z.uuid() })
type OfImport = z.infer<typeof ofImport>

const findImport = async (
  tx: Tx,
  { id }: OfImport,
  visit: { actor: { actingFor: string | null } },
): Promise<Found<PeopleImport> | null> => {
  const it = fold(peopleImportStream, await factsOf(tx, peopleImportStream, visit.actor.actingFor ?? '', id))
  return it === undefined ? null : { resource: peopleImportStream.resource(it), it }
}

/** What was chosen for this source before, else for the source used last, else what the headings say by themselves. */
const offeredMapping = async (tx: Tx, it: PeopleImport): Promise<{ source: string; mapping: Mapping }> => {
  if (it.source !== '') return { source: it.source, mapping: it.mapping }
  const heading = it.arrived?.heading ?? []
  const remembered = (await rememberedMapping(tx, it.owner)).find(({ mapping }) =>
    Object.values(mapping).every((column) => heading.includes(column)),
  )
  return remembered ?? { source: '', mapping: guessMapping(heading) }
}

const importPage: Page<OfImport, PeopleImport> = {
  path: '/administration/people/:id',
  action: 'people.import',
  params: ofImport,
  find: findImport,
  show: async ({ tx, it, visit, form }) => ({
    title: it.name,
    back: { href: '/administration/people', text: 'Bring in people' },
    main: (
      <ImportPage
        it={it}
        progress={await progressOf(tx, it.owner, it.id)}
        offered={await offeredMapping(tx, it)}
        visit={visit}
        form={form}
      />
    ),
  }),
}

const progressPart: Page<OfImport, PeopleImport> = {
  path: '/administration/people/:id/progress',
  action: 'people.import',
  unattended: true,
  params: ofImport,
  find: findImport,
  show: async ({ tx, it, visit }) => ({
    fragment: <ImportProgress it={it} progress={await progressOf(tx, it.owner, it.id)} visit={visit} />,
  }),
}

const toLookAt: Page<OfImport, PeopleImport> = {
  path: '/administration/people/:id/rows-to-look-at.csv',
  action: 'people.import',
  params: ofImport,
  find: findImport,
  show: async ({ tx, it }) => ({
    file: Buffer.from(`\ufeff${rowsAsCsv(await rowsToLookAt(tx, it.owner, it.id))}`),
    mediaType: 'text/csv; charset=utf-8',
    name: 'rows-to-look-at.csv',
  }),
}

const words = {
  'not-arrived': 'The file has not arrived whole. Give it up and send it again.',
  'at-work': 'The service is at work on this file. Stop it first.',
  'not-at-work': 'The service is not at work on this file.',
  over: 'This file is done with.',
  'no-source': { field: 'source', text: 'Enter the name of the system the file comes from' },
  'not-mapped': 'Say first what the columns hold.',
  'not-checked': 'Check the file first, to see what it would do.',
} as const

const changeImport = async (
  { house, visit, once, params }: Acting<OfImport>,
  decide: (
    it: PeopleImport,
    tx: Tx,
  ) => Promise<PeopleImportEvent[] | Refusal> | PeopleImportEvent[] | Refusal,
): Promise<Acted> => {
  const outcome = await perform(house.db, peopleImportStream, {
    actor: visit.actor,
    at: visit.at,
    action: 'people.import',
    owner: visit.actor.actingFor ?? '',
    id: params.id,
    once,
    decide: (it, tx) => (it ? decide(it, tx) : { refused: 'not-found' }),
  })
  return outcome.done ? { goTo: `/administration/people/${params.id}` } : outcome
}

const fileError = (text: string): Acted => ({ form: { errors: [{ field: 'file', text }], typed: {} } })

/** The file is kept as it arrives; a sending that breaks off leaves a file that did not arrive whole, and says so. */
const takeFile = async ({ house, visit, upload, once }: Acting<Record<string, unknown>>): Promise<Acted> => {
  if (upload === null || upload.name === '') return fileError('Choose a file')
  const owner = visit.actor.actingFor ?? ''
  const id = newId()
  const what = { actor: visit.actor, at: visit.at, action: 'people.import', owner, id } as const
  const begun = await perform(house.db, peopleImportStream, {
    ...what,
    opens: true,
    once,
    decide: (): PeopleImportEvent[] => [{ type: 'begun', name: upload.name.slice(0, 200) }],
  })
  if (!begun.done) {
    upload.chunks.resume()
    return begun
  }
  const context = contextFor(visit.actor, 'people.import', visit.at)
  const kept = await keepFile(house.db, context, { owner, importId: id }, upload.chunks)
  const start = await startOf(house.db, context, { owner, importId: id }, kept.encoding)
  const separator = separatorOf(start.split(/\r?\n/, 1)[0] ?? '')
  const first = kept.isText && kept.size > 0 ? await headingAndSample(start, separator) : null
  const wrong = whyNotAFile(kept, first)
  const ended = await perform(house.db, peopleImportStream, {
    ...what,
    decide: (): PeopleImportEvent[] =>
      wrong === null && first !== null
        ? [
            {
              type: 'arrived',
              arrived: { size: kept.size, sha256: kept.sha256, encoding: kept.encoding, separator, ...first },
            },
          ]
        : [{ type: 'given-up' }],
  })
  if (!ended.done) return ended
  return wrong === null ? { goTo: `/administration/people/${id}` } : fileError(wrong)
}

const whyNotAFile = (
  kept: { size: number; isText: boolean },
  first: { heading: readonly string[]; sample: readonly (readonly string[])[] } | null,
): string | null => {
  if (kept.size === 0) return 'The file is empty'
  if (!kept.isText || first === null)
    return 'This is not a CSV file. Save the sheet as “CSV UTF-8” and choose that'
  if (first.heading.length < 3)
    return 'The first line must name the columns: the council’s number of each person, their family name, their given names …'
  if (new Set(first.heading).size !== first.heading.length)
    return 'Two columns have the same name. Give each its own, so that it is clear which is meant'
  return first.sample.length === 0 ? 'The file has a heading and nobody under it' : null
}

const readMapping = (body: Acting<OfImport>['body']): Mapping => {
  const chosen = (Object.keys(fields) as Field[]).map(
    (field) => [field, one(body, `column-${field}`)] as const,
  )
  return Object.fromEntries(chosen.filter(([, column]) => column !== ''))
}

const sayColumns = async (acting: Acting<OfImport>): Promise<Acted> => {
  const { body, visit } = acting
  const [source, mapping] = [one(body, 'source').slice(0, 60), readMapping(body)]
  let errors: { field: string; text: string }[] = []
  const acted = await changeImport(acting, async (it, tx) => {
    const answer = map(it, source, mapping)
    if ('problems' in answer) {
      errors = answer.problems.map(({ field, text }) => ({ field: `column-${field}`, text }))
      return { refused: 'columns' }
    }
    if ('refused' in answer) return answer
    await rememberMapping(tx, it.owner, source, mapping, visit.at)
    return answer
  })
  return errors.length > 0 ? { form: { errors, typed: body } } : acted
}

const routes = (app: FastifyInstance, house: House): void => {
  page(app, house, imports)
  page(app, house, importPage)
  page(app, house, progressPart)
  page(app, house, toLookAt)
  watch(app, house, { path: '/administration/people/changes', action: 'people.imports' })
  action(app, house, {
    path: '/administration/people',
    action: 'people.import',
    params: z.record(z.string(), z.unknown()),
    from: imports,
    act: takeFile,
  })
  const does = (path: string, act: (acting: Acting<OfImport>) => Promise<Acted>): void =>
    action(app, house, {
      path: `/administration/people/:id/${path}`,
      action: 'people.import',
      params: ofImport,
      from: importPage,
      words,
      act,
    })
  does('columns', sayColumns)
  does('check', (acting) => changeImport(acting, askCheck))
  does('bring-in', (acting) => changeImport(acting, askBringIn))
  does('stop', (acting) => changeImport(acting, stop))
  does('go-on', (acting) => changeImport(acting, goOn))
  does('give-up', (acting) => changeImport(acting, giveUp))
}

/** A council's existing people come in from a file: columns said once, checked first, and safe to do again. */
export const peopleImportRoom: Room = {
  name: 'people-import',
  routes,
  tasks: { 'work-on-people-import': workOnImport },
}
