import { z } from 'zod'
import { noRecord, page, type Page, type Room } from '../web/index.ts'
import { bankHolidayRoutes } from './bank-holidays.routes.tsx'
import { changes } from './change.sql.ts'
import { closureDayRoutes } from './closure-days.routes.tsx'
import { AdministrationPage } from './pages/administration.page.tsx'
import { settingRoutes } from './settings.routes.tsx'

const administrationPage: Page<object, null> = {
  path: '/administration',
  action: 'calendar.edit',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => ({
    title: 'Administration',
    wide: true,
    main: <AdministrationPage visit={visit} changes={await changes(tx)} />,
  }),
}

export const administrationRoom: Room = {
  name: 'administration',
  routes: (app, house) => {
    page(app, house, administrationPage)
    bankHolidayRoutes(app, house)
    closureDayRoutes(app, house)
    settingRoutes(app, house)
  },
}
