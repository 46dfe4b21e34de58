import { z } from 'zod'
import { openChanges, settledChanges } from '../approvals/index.ts'
import { dayOf } from '../time/index.ts'
import { noRecord, page, type Page, type Room } from '../web/index.ts'
import { bankHolidayRoutes } from './bank-holidays.routes.tsx'
import { changeRoutes } from './changes.routes.tsx'
import { closureDayRoutes } from './closure-days.routes.tsx'
import { actingForOf } from './council.ts'
import { guidanceRoutes } from './guidance.routes.tsx'
import { namesFor } from './names.sql.ts'
import { AdministrationPage } from './pages/administration.page.tsx'
import { listedOf } from './pages/changes.page.tsx'
import { leftWithWork } from './preview.sql.ts'
import { settingRoutes } from './settings.routes.tsx'
import { teamRoutes } from './teams.routes.tsx'
import { wordingRoutes } from './wordings.routes.tsx'
import { workerRoutes } from './workers.routes.tsx'

const shownAtOnce = 20

const administrationPage: Page<object, null> = {
  path: '/administration',
  action: 'calendar.edit',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const asked = { after: null, limit: shownAtOnce }
    const council = actingForOf(visit)
    const [open, settled] = [await openChanges(tx, council, asked), await settledChanges(tx, council, asked)]
    const names = await namesFor(
      tx,
      [...open, ...settled].map(({ what }) => what),
    )
    return {
      title: 'Administration',
      wide: true,
      main: (
        <AdministrationPage
          open={open.map((row) => listedOf(row, names, visit))}
          settled={settled.map((row) => listedOf(row, names, visit))}
          left={await leftWithWork(tx, council, dayOf(visit.at))}
        />
      ),
    }
  },
}

export const administrationRoom: Room = {
  name: 'administration',
  routes: (app, house) => {
    page(app, house, administrationPage)
    changeRoutes(app, house)
    workerRoutes(app, house)
    teamRoutes(app, house)
    guidanceRoutes(app, house)
    wordingRoutes(app, house)
    bankHolidayRoutes(app, house)
    closureDayRoutes(app, house)
    settingRoutes(app, house)
  },
}
