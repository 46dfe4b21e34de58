import { ask, page, type Room } from '../web/index.ts'
import { suggest } from './look-for.routes.tsx'
import { changeRoutes } from './change.routes.tsx'
import { matchMissing } from './match-rebuild.ts'
import { personPage, personRecordPage } from './person.routes.tsx'
import { whenAChildIsRecognised } from './recognised.reaction.ts'

export const peopleRoom: Room = {
  name: 'people',
  reactions: [whenAChildIsRecognised],
  tasks: { 'match-missing': matchMissing },
  atStart: ['match-missing'],
  routes: (app, house) => {
    ask(app, house, suggest)
    page(app, house, personPage)
    page(app, house, personRecordPage)
    changeRoutes(app, house)
  },
}
