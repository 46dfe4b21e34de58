import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { membershipsAt } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { dayOf, instant, startOfDay } from '../time/index.ts'
import { type House, noRecord, page, type Page, type Visit, watch } from '../web/index.ts'
import {
  acceptedSince,
  type After,
  backWithScreening,
  countWaiting,
  type Line,
  waitingWith,
} from './hand-over.sql.ts'
import type { RuleNames, Seen } from './pages/lines.tsx'
import {
  Queried,
  QueriedPart,
  type QueriedShown,
  Tray,
  TrayPart,
  type TrayShown,
} from './pages/tray.page.tsx'

const perPage = 50

type Paging = { after?: string | undefined }
const paging: z.ZodType<Paging> = z.object({ after: z.string().optional() })

/** An address made by hand or an old one starts from the top rather than failing. */
const afterOf = ({ after = '' }: Paging): After | null => {
  const [dueAt = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(dueAt) || !/^[0-9a-f-]{36}$/.test(id)) return null
  return { dueAt: instant(dueAt), id }
}

const moreFrom = (path: string, lines: readonly Line[]): string | null => {
  const last = lines[perPage - 1]
  return lines.length <= perPage || !last ? null : `${path}?after=${last.dueAt}~${last.id}`
}

/** The names of the rules the lines run by, each council's own. */
export const ruleNamesFor = async (
  tx: Tx,
  lines: readonly Pick<Line, 'owner' | 'clockRule'>[],
  visit: Visit,
) => {
  const names = new Map<string, string>()
  for (const { owner, clockRule } of lines) {
    const key = `${owner} ${clockRule}`
    if (names.has(key)) continue
    const book = await bookFor(tx, owner, visit.at)
    names.set(key, book.rule(clockRule, visit.at)?.name ?? clockRule)
  }
  return names
}

export const seenBy = (visit: Visit, ruleNames: RuleNames): Seen => ({
  now: visit.at,
  councils: visit.councils,
  ruleNames,
})

/** The reader's own teams in the function they act in. */
export const teamsOf = ({ actor, at }: Visit) =>
  membershipsAt(actor.rights, at).filter((team) => team.fn === actor.fn)

const gatherTray = async (tx: Tx, visit: Visit, params: Paging): Promise<TrayShown> => {
  const teams = teamsOf(visit)
  const ids = teams.map((team) => team.teamId)
  const waiting = await waitingWith(tx, ids, 'sent', afterOf(params), perPage + 1)
  const queried = await waitingWith(tx, ids, 'queried', null, perPage)
  const accepted = await acceptedSince(tx, ids, startOfDay(dayOf(visit.at)), perPage)
  return {
    teamNames: teams.map((team) => team.teamName),
    seen: seenBy(visit, await ruleNamesFor(tx, [...waiting, ...queried], visit)),
    counts: await countWaiting(tx, ids, visit.at),
    waiting: waiting.slice(0, perPage),
    queried,
    accepted,
    more: moreFrom('/hand-overs', waiting),
  }
}

const gatherQueried = async (tx: Tx, visit: Visit, params: Paging): Promise<QueriedShown> => {
  const lines = await backWithScreening(tx, afterOf(params), perPage + 1)
  return {
    seen: seenBy(visit, await ruleNamesFor(tx, lines, visit)),
    lines: lines.slice(0, perPage),
    more: moreFrom('/hand-overs/queried', lines),
  }
}

const withPaging = (path: string, { after }: Paging): string =>
  after === undefined ? path : `${path}?after=${encodeURIComponent(after)}`

const tray: Page<Paging, null> = {
  path: '/hand-overs',
  action: 'hand-over.tray',
  params: paging,
  find: noRecord,
  show: async ({ tx, visit, params }) => ({
    title: 'Hand-overs',
    wide: true,
    main: (
      <Tray shown={await gatherTray(tx, visit, params)} fragment={withPaging('/hand-overs/part', params)} />
    ),
  }),
}

const trayPart: Page<Paging, null> = {
  ...tray,
  path: '/hand-overs/part',
  unattended: true,
  show: async ({ tx, visit, params }) => ({
    fragment: <TrayPart shown={await gatherTray(tx, visit, params)} />,
  }),
}

const queried: Page<Paging, null> = {
  path: '/hand-overs/queried',
  action: 'hand-over.queried',
  params: paging,
  find: noRecord,
  show: async ({ tx, visit, params }) => ({
    title: 'Sent back to us',
    wide: true,
    main: (
      <Queried
        shown={await gatherQueried(tx, visit, params)}
        fragment={withPaging('/hand-overs/queried/part', params)}
      />
    ),
  }),
}

const queriedPart: Page<Paging, null> = {
  ...queried,
  path: '/hand-overs/queried/part',
  unattended: true,
  show: async ({ tx, visit, params }) => ({
    fragment: <QueriedPart shown={await gatherQueried(tx, visit, params)} />,
  }),
}

export const trayRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, tray)
  page(app, house, trayPart)
  page(app, house, queried)
  page(app, house, queriedPart)
  watch(app, house, { path: '/hand-overs/changes', action: 'hand-over.tray' })
  watch(app, house, { path: '/hand-overs/queried/changes', action: 'hand-over.queried' })
}
