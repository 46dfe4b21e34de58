import { z } from 'zod'
import { action, noRecord, page, type Page, type Room } from '../web/index.ts'
import { ownNothing } from '../access/index.ts'
import { loadPostcodes, NotAPostcodeFile } from './load.ts'
import { pastLoads, postcodesHeld, rejectedIn, sectorsHeld } from './load.sql.ts'
import { PostcodesPage } from './pages/postcodes.page.tsx'
import { rejectsAsCsv } from './rejects-csv.ts'

type Nothing = Record<string, unknown>

const postcodes: Page<Nothing, null> = {
  path: '/administration/postcodes',
  action: 'postcodes.load',
  params: z.record(z.string(), z.unknown()),
  find: noRecord,
  show: async ({ tx, form, visit }) => {
    const shown = {
      held: await postcodesHeld(tx),
      sectors: await sectorsHeld(tx),
      loads: await pastLoads(tx),
    }
    return { title: 'Postcodes', main: <PostcodesPage shown={shown} form={form} visit={visit} /> }
  },
}

const leftOut: Page<{ id: string }, string> = {
  path: '/administration/postcodes/:id/left-out.csv',
  action: 'postcodes.load',
  params: z.object({ id: z.uuid() }),
  find: async (tx, { id }) => {
    const rejected = await rejectedIn(tx, id)
    return rejected && { resource: ownNothing, it: rejectsAsCsv(rejected) }
  },
  show: ({ it }) =>
    Promise.resolve({
      file: Buffer.from(`\ufeff${it}`),
      mediaType: 'text/csv; charset=utf-8',
      name: 'postcodes-left-out.csv',
    }),
}

const fileError = (text: string) => ({ form: { errors: [{ field: 'file', text }], typed: {} } })

/** Which council a postcode lies in is everybody's; the page where a newer file is loaded is the administrator's. */
export const placesRoom: Room = {
  name: 'places',
  routes: (app, house) => {
    page(app, house, postcodes)
    page(app, house, leftOut)
    action(app, house, {
      path: '/administration/postcodes',
      action: 'postcodes.load',
      params: z.record(z.string(), z.unknown()),
      from: postcodes,
      act: async ({ visit, upload }) => {
        const decision = visit.may('postcodes.load')
        if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
        if (upload === null || upload.name === '') return fileError('Choose a file')
        try {
          await loadPostcodes(house.db, { name: upload.name.slice(0, 200), chunks: upload.chunks }, visit.at)
        } catch (error) {
          if (!(error instanceof NotAPostcodeFile)) throw error
          upload.chunks.resume()
          return fileError(`${error.message} Nothing was loaded.`)
        }
        return { goTo: '/administration/postcodes' }
      },
    })
  },
}
