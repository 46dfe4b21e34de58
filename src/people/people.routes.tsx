import { ask, page, type Room } from '../web/index.ts'
import { suggest } from './look-for.routes.tsx'
import { changeRoutes } from './change.routes.tsx'
import { matchMissing } from './match-rebuild.ts'
import { personPage, personRecordPage } from './person.routes.tsx'
import {
  whenAChildIsRecognised,
  whenAContactMovesOut,
  whenAnAdultIsRecognised,
} from './recognised.reaction.ts'
import { reviewRoutes } from './review.routes.tsx'
import { sameRoutes } from './same.routes.tsx'
import { whoIsWhoTasks } from './who-is-who.tasks.ts'

export const peopleRoom: Room = {
  name: 'people',
  reactions: [whenAChildIsRecognised, whenAnAdultIsRecognised, whenAContactMovesOut],
  tasks: { 'match-missing': matchMissing, ...whoIsWhoTasks },
  atStart: ['match-missing'],
  routes: (app, house) => {
    ask(app, house, suggest)
    page(app, house, personPage)
    page(app, house, personRecordPage)
    changeRoutes(app, house)
    sameRoutes(app, house)
    reviewRoutes(app, house)
  },
}
