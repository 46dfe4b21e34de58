import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight, ownNothing } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type Found, type House, noRecord, page, type Page, type Visit } from '../web/index.ts'
import { entryFile } from './entry.ts'
import { type EntryProof, proveEntry } from './entry.sql.ts'
import { EntryPage, NotYetPage } from './pages/entry.page.tsx'
import { ProofPage, type RecordState } from './pages/proof.page.tsx'
import { keptCheckpoint, sealedSize, witnessed } from './tree.sql.ts'

/** For privacy officers and directors: how far the record is proved, and the proof of one entry. */

const stateOf = async (tx: Tx, house: House, visit: Visit, owner: string): Promise<RecordState> => ({
  council: visit.councils.find(({ code }) => code === owner)?.shortName ?? owner,
  sealed: await sealedSize(tx, owner),
  checkpoint: await keptCheckpoint(tx, owner),
  witnesses: await witnessed(tx, owner),
  isSigned: house.record !== undefined,
})

const state: Page<object, null> = {
  path: '/proof-of-the-record',
  action: 'proof.read',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit, house }) => {
    const states: RecordState[] = []
    for (const owner of councilsInSight(visit.actor, visit.at))
      states.push(await stateOf(tx, house, visit, owner))
    return { title: 'Proof of the record', main: <ProofPage visit={visit} states={states} /> }
  },
}

const ofEntry = z.object({ kind: z.enum(['event', 'look']), id: z.uuid() })
type OfEntry = z.infer<typeof ofEntry>

type Proved = EntryProof | 'not-sealed-yet' | 'not-signed-yet'

const find = async (tx: Tx, { kind, id }: OfEntry, visit: Visit): Promise<Found<Proved> | null> => {
  for (const owner of councilsInSight(visit.actor, visit.at)) {
    const it = await proveEntry(tx, owner, kind, id)
    if (it !== null) return { resource: ownNothing, it }
  }
  return null
}

const back = { href: '/proof-of-the-record', text: 'Proof of the record' }

const entry: Page<OfEntry, Proved> = {
  path: '/proof-of-the-record/:kind/:id',
  action: 'proof.read',
  params: ofEntry,
  find,
  show: ({ it, params }) =>
    Promise.resolve(
      typeof it === 'string'
        ? { title: 'Not proved yet', back, main: <NotYetPage why={it} /> }
        : {
            title: 'Proof of one entry',
            back,
            main: <EntryPage proof={it} path={`/proof-of-the-record/${params.kind}/${params.id}`} />,
          },
    ),
}

const file: Page<OfEntry, Proved> = {
  path: '/proof-of-the-record/:kind/:id/file',
  action: 'proof.read',
  params: ofEntry,
  find,
  show: ({ it, params }) => {
    if (typeof it === 'string')
      return Promise.resolve({ goTo: `/proof-of-the-record/${params.kind}/${params.id}` })
    const { owner, leaf, n, path, note } = it
    return Promise.resolve({
      file: Buffer.from(entryFile({ council: owner, leaf, n, path, note })),
      mediaType: 'application/json',
      name: `entry-${owner}-${String(n)}.json`,
    })
  },
}

export const recordRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, state)
  page(app, house, entry)
  page(app, house, file)
}
