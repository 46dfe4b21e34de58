import { councilsInSight } from '../access/index.ts'
import { booksOfCouncils } from '../clocks/index.ts'
import { noRecord, page, type Page, type Room, type Showing, watch } from '../web/index.ts'
import type { CouncilRules } from './pages/tray-row.tsx'
import { Tray, TrayPart, type TrayShown } from './pages/tray.page.tsx'
import { repeatInWords } from './repeat-contact.rule.ts'
import { type After, trayChoice, type TrayChoice } from './tray-choice.ts'
import { lastContactAt, readTray, type TrayLine } from './tray.sql.ts'

const perPage = 50

type Asked = Pick<Showing<TrayChoice, null>, 'tx' | 'visit' | 'house' | 'params'>

/** Each council's own rule for repeated contacts, and the name of the limit its decisions have. */
const rulesOf = async ({ tx, visit, house }: Asked, councils: readonly string[]): Promise<CouncilRules> => {
  const books = await booksOfCouncils(tx, visit.at, { house: house.db, version: visit.rightsVersion })
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

const gather = async (asked: Asked): Promise<TrayShown> => {
  const { tx, visit, params: choice } = asked
  const inSight = councilsInSight(visit.actor, visit.at)
  // One more than is shown, to know whether there is a next page.
  const { counts, oldest, others } = await readTray(tx, choice, perPage + 1, visit.at)
  const lines = others.slice(0, perPage)
  return {
    now: visit.at,
    choice,
    counts,
    oldest,
    lines,
    next: nextAfter(choice, others.length > perPage, lines.at(-1)),
    lastContactAt: oldest === null ? await lastContactAt(tx, inSight) : null,
    councils: visit.councils.filter(({ code }) => inSight.includes(code)),
    rules: await rulesOf(asked, inSight),
  }
}

const tray: Page<TrayChoice, null> = {
  path: '/screening',
  action: 'contact.tray',
  params: trayChoice,
  find: noRecord,
  show: async (asked) => ({
    title: 'Screening',
    wide: true,
    main: <Tray shown={await gather(asked)} />,
  }),
}

const rows: Page<TrayChoice, null> = {
  ...tray,
  path: '/screening/rows',
  unattended: true,
  show: async (asked) => ({
    fragment: <TrayPart shown={await gather(asked)} />,
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
