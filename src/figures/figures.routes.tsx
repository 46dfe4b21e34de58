import { z } from 'zod'
import { noRecord, page, type Page, type Room } from '../web/index.ts'
import { figures, figuresOf, openingsNotLookedInto } from './figures.sql.ts'
import { FiguresPage } from './pages/figures.page.tsx'

const weeksShown = 8
const openingWeeks = 13

const figuresPage: Page<object, null> = {
  path: '/figures',
  action: 'figures.read',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const councils = []
    for (const council of await figuresOf(tx)) councils.push(await figures(tx, council, weeksShown))
    const openings = await openingsNotLookedInto(tx, visit.actor.actingFor ?? '', openingWeeks)
    return {
      title: 'Figures',
      wide: true,
      main: <FiguresPage visit={visit} councils={councils} openings={openings} openingWeeks={openingWeeks} />,
    }
  },
}

/** How much came to the front door and what became of it: a director's own council, and the one it works for, as numbers. */
export const figuresRoom: Room = {
  name: 'figures',
  routes: (app, house) => page(app, house, figuresPage),
}
