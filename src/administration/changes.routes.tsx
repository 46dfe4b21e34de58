import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ownNothing } from '../access/index.ts'
import {
  type After,
  approveChange,
  type Answer,
  type ChangeRow,
  copiesOf,
  openChanges,
  refuseChange,
  settledChanges,
  withdrawChange,
} from '../approvals/index.ts'
import type { Tx } from '../db/index.ts'
import { dayOf, instant } from '../time/index.ts'
import { action, type Acted, type Acting, type House, noRecord, one, page, type Page } from '../web/index.ts'
import { cameBetweenInWords } from './came-between.words.ts'
import { titleOf } from './change.words.ts'
import { changes as earlierChanges } from './change.sql.ts'
import { namesFor } from './names.sql.ts'
import { ChangePage } from './pages/change.page.tsx'
import { ChangesPage, listedOf } from './pages/changes.page.tsx'
import { previewOf } from './preview.ts'
import { valueInWordsNow } from './value-now.ts'

const path = '/administration/changes'
const perPage = 25

const list = z.object({
  show: z.enum(['waiting', 'settled']).catch('waiting'),
  at: z.string().max(40).optional(),
  after: z.string().max(40).optional(),
})
type List = z.infer<typeof list>

/** Where the page before it ended; a mark nobody could have been given begins at the top. */
const afterOf = ({ at, after }: List): After => {
  const id = z.uuid().safeParse(after)
  return id.success && at !== undefined && !Number.isNaN(Date.parse(at))
    ? { at: instant(at), id: id.data }
    : null
}

const changesPage: Page<List, null> = {
  path,
  action: 'change.read',
  params: list,
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const council = visit.actor.actingFor ?? ''
    const asked = { after: afterOf(params), limit: perPage + 1 }
    const isWaiting = params.show === 'waiting'
    const found = await (isWaiting ? openChanges : settledChanges)(tx, council, asked)
    const shown = found.slice(0, perPage)
    const last = found.length > perPage ? shown.at(-1) : undefined
    const mark = last && (isWaiting ? last.proposedAt : last.settledAt)
    const names = await namesFor(
      tx,
      shown.map(({ what }) => what),
    )
    return {
      title: 'Changes',
      wide: true,
      main: (
        <ChangesPage
          show={params.show}
          changes={shown.map((row) => listedOf(row, names, visit))}
          next={
            last && mark
              ? `${path}?show=${params.show}&at=${encodeURIComponent(mark)}&after=${last.id}`
              : null
          }
          earlier={isWaiting ? [] : await earlierChanges(tx)}
          visit={visit}
        />
      ),
    }
  },
}

const inAddress = z.object({ id: z.uuid() })
type InAddress = z.infer<typeof inAddress>

const findCopies = async (
  tx: Tx,
  { id }: InAddress,
): Promise<{ resource: typeof ownNothing; it: ChangeRow[] } | null> => {
  const it = await copiesOf(tx, id)
  return it.length === 0 ? null : { resource: ownNothing, it }
}

const changePage: Page<InAddress, ChangeRow[]> = {
  path: `${path}/:id`,
  action: 'change.read',
  params: inAddress,
  find: findCopies,
  show: async ({ tx, it, visit, form, house }) => {
    const own = it.find(({ owner }) => owner === visit.actor.actingFor) ?? it[0]
    if (!own) return { goTo: path }
    const names = await namesFor(tx, [own.what])
    const isOpen = own.settledAt === null
    return {
      title: titleOf(own.what, names),
      back: { href: path, text: 'Changes' },
      main: (
        <ChangePage
          own={own}
          copies={it}
          names={names}
          now={isOpen ? await valueInWordsNow(tx, own.what, dayOf(visit.at)) : null}
          preview={isOpen ? await previewOf({ tx, house, visit }, own) : null}
          visit={visit}
          form={form}
        />
      ),
    }
  },
}

const words: Readonly<Record<string, string>> = {
  ...cameBetweenInWords,
  'own-proposal': 'You proposed it: somebody else must agree.',
  'approved-for-another': 'You agreed to it for another council: each needs somebody of its own.',
  'not-employed-here': 'Only somebody this council employs agrees in its name.',
  'not-competent': 'An administrator or the director agrees to this.',
  settled: 'It was settled meanwhile: what came of it is shown here.',
  'approved-already': 'Somebody of your council has agreed to it already.',
  'not-yours': 'Only whoever proposed it takes it back. You can refuse it.',
  'reason-needed': 'Say why: whoever proposed it reads it',
}

const answered =
  (doing: (acting: Acting<InAddress>) => Promise<Answer>) =>
  async (acting: Acting<InAddress>): Promise<Acted> => {
    const answer = await doing(acting)
    if ('applied' in answer) return { goTo: `${path}/${answer.id}` }
    if ('done' in answer) return answer
    const text = words[answer.refused] ?? answer.refused
    const field = answer.refused === 'reason-needed' ? 'words' : ''
    return { form: { errors: [{ field, text }], typed: acting.body } }
  }

export const changeRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, changesPage)
  page(app, house, changePage)
  const declared = { params: inAddress, from: changePage } as const
  action(app, house, {
    ...declared,
    path: `${path}/:id/approve`,
    action: 'change.approve',
    act: answered((acting) => approveChange(acting, acting.params.id)),
  })
  action(app, house, {
    ...declared,
    path: `${path}/:id/refuse`,
    action: 'change.approve',
    act: answered((acting) => refuseChange(acting, acting.params.id, one(acting.body, 'words'))),
  })
  action(app, house, {
    ...declared,
    path: `${path}/:id/withdraw`,
    action: 'change.propose',
    act: answered((acting) => withdrawChange(acting, acting.params.id)),
  })
}
