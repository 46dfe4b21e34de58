import { councilsInSight } from '../access/index.ts'
import { booksOfCouncils } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { noRecord, page, type Page, type Room, type Visit, watch } from '../web/index.ts'
import type { CouncilRules } from './pages/tray-row.tsx'
import { Tray, TrayPart, type TrayShown } from './pages/tray.page.tsx'
import { repeatInWords } from './repeat-contact.rule.ts'
import { type After, trayChoice, type TrayChoice } from './tray-choice.ts'
import { lastContactAt, trayCounts, type TrayLine, trayLines } from './tray.sql.ts'

const perPage = 50

/** Each council's own rule for repeated contacts, and the name of the limit its decisions have. */
const rulesOf = async (tx: Tx, councils: readonly string[], visit: Visit): Promise<CouncilRules> => {
  const books = await booksOfCouncils(tx, visit.at)
  return new Map(
    councils.map((code) => {
      const repeat = books.setting(code, 'repeat-contact')
      return [
        code,
        {
          decisionRule: books.book(code).rule('WT23-1', visit.at)?.name ?? 'Decide what happens next',
          inWords: (earlier: number) => repeatInWords(earlier, repeat),
        },
      ]
    }),
  )
}

const nextAfter = (choice: TrayChoice, more: boolean, last: TrayLine | undefined): After | null =>
  !more || !last ? null : { at: choice.sort === 'longest' ? last.receivedAt : last.dueAt, id: last.id }

const gather = async (tx: Tx, visit: Visit, choice: TrayChoice): Promise<TrayShown> => {
  const inSight = councilsInSight(visit.actor, visit.at)
  // One for the oldest, which is pinned above and left out below; one to know whether there is a next page.
  const found = await trayLines(tx, choice, perPage + 2)
  const oldest = found.find((line) => line.isOldest) ?? null
  const others = found.filter((line) => line.id !== oldest?.id || line.owner !== oldest.owner)
  const lines = others.slice(0, perPage)
  return {
    now: visit.at,
    choice,
    counts: await trayCounts(tx, choice, visit.at),
    oldest,
    lines,
    next: nextAfter(choice, others.length > perPage, lines.at(-1)),
    lastContactAt: oldest === null ? await lastContactAt(tx, inSight) : null,
    councils: visit.councils.filter(({ code }) => inSight.includes(code)),
    rules: await rulesOf(tx, inSight, visit),
  }
}

const tray: Page<TrayChoice, null> = {
  path: '/screening',
  action: 'contact.tray',
  params: trayChoice,
  find: noRecord,
  show: async ({ tx, visit, params }) => ({
    title: 'Screening',
    wide: true,
    main: <Tray shown={await gather(tx, visit, params)} />,
  }),
}

const rows: Page<TrayChoice, null> = {
  ...tray,
  path: '/screening/rows',
  unattended: true,
  show: async ({ tx, visit, params }) => ({
    fragment: <TrayPart shown={await gather(tx, visit, params)} />,
  }),
}

/** Everybody who waits at the door of the councils in sight, the least time left first. */
export const trayRoom: Room = {
  name: 'screening tray',
  routes: (app, house) => {
    page(app, house, tray)
    page(app, house, rows)
    watch(app, house, { path: '/screening/events', action: 'contact.tray' })
  },
}
