import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../db/index.ts'
import { instant } from '../time/index.ts'
import { type House, noRecord, page, type Page, type Visit, watch } from '../web/index.ts'
import { agencyName } from './agencies.ts'
import { answeredBy } from './answered.sql.ts'
import { Answered, type AnsweredShown } from './pages/answered.page.tsx'
import { Tray, TrayPart, type TrayShown } from './pages/tray.page.tsx'
import { type After, readTray } from './tray.sql.ts'

const perPage = 50

type Paging = { after?: string | undefined }
const paging: z.ZodType<Paging> = z.object({ after: z.string().optional() })

/** An address made by hand or an old one starts from the top rather than failing. */
const afterOf = ({ after = '' }: Paging): After | null => {
  const [at = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) || !/^[0-9a-f-]{36}$/.test(id)) return null
  return { at: instant(at), id }
}

const moreFrom = (path: string, ends: readonly After[]): string | null => {
  const last = ends[perPage - 1]
  return ends.length <= perPage || !last ? null : `${path}?after=${last.at}~${last.id}`
}

/** The agency this navigator acts for. */
export const agencyOf = ({ actor }: Visit): string => actor.actingFor ?? ''

const gatherTray = async (tx: Tx, visit: Visit, params: Paging): Promise<TrayShown> => {
  const agency = agencyOf(visit)
  const after = afterOf(params)
  const { counts, longest, lines } = await readTray(tx, { agency, at: visit.at, after, limit: perPage + 1 })
  return {
    agency: agencyName(agency),
    seen: { now: visit.at, councils: visit.councils },
    counts,
    longest: after === null ? longest : null,
    lines: lines.slice(0, perPage),
    more: moreFrom(
      '/requests',
      lines.map(({ dueAt, id }) => ({ at: dueAt, id })),
    ),
  }
}

const withPaging = (path: string, { after }: Paging): string =>
  after === undefined ? path : `${path}?after=${encodeURIComponent(after)}`

const tray: Page<Paging, null> = {
  path: '/requests',
  action: 'request.tray',
  params: paging,
  find: noRecord,
  show: async ({ tx, visit, params }) => ({
    title: 'Requests',
    wide: true,
    main: (
      <Tray shown={await gatherTray(tx, visit, params)} fragment={withPaging('/requests/part', params)} />
    ),
  }),
}

const trayPart: Page<Paging, null> = {
  ...tray,
  path: '/requests/part',
  unattended: true,
  show: async ({ tx, visit, params }) => ({
    fragment: <TrayPart shown={await gatherTray(tx, visit, params)} />,
  }),
}

const gatherAnswered = async (tx: Tx, visit: Visit, params: Paging): Promise<AnsweredShown> => {
  const lines = await answeredBy(tx, agencyOf(visit), afterOf(params), perPage + 1)
  return {
    seen: { now: visit.at, councils: visit.councils },
    lines: lines.slice(0, perPage),
    more: moreFrom(
      '/requests/answered',
      lines.map(({ contributedAt, id }) => ({ at: contributedAt, id })),
    ),
  }
}

const answered: Page<Paging, null> = {
  path: '/requests/answered',
  action: 'request.tray',
  params: paging,
  find: noRecord,
  show: async ({ tx, visit, params }) => ({
    title: 'What you have answered',
    wide: true,
    back: { href: '/requests', text: 'Requests' },
    main: <Answered shown={await gatherAnswered(tx, visit, params)} />,
  }),
}

export const trayRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, tray)
  page(app, house, trayPart)
  page(app, house, answered)
  watch(app, house, { path: '/requests/changes', action: 'request.tray' })
}
