import type { Room } from '../web/index.ts'
import { handOverRoutes } from './hand-over.routes.tsx'
import { acceptedBecomesReferral } from './referral.ts'
import { sendWhatWasDecided } from './sending.ts'
import { tellOfSilence } from './silence.ts'
import { trayRoutes } from './tray.routes.tsx'

export {
  type FromEnquiry,
  isOpen,
  type HandOver,
  type HandOverEvent,
  type HandOverStage,
} from './hand-over.ts'
export {
  asInSight as handOverInSight,
  handOverOf,
  handOversOf,
  type Line,
  replayHandOver,
} from './hand-over.sql.ts'
export { sendToTeam, takeOnByDeciding, type ToSend } from './sending.ts'
export { namesOf } from './team.sql.ts'
export { handOverStream, rowOf } from './hand-over.stream.ts'

/** Work passed from the front door to the team that takes it on: sent, and then accepted or queried. */
export const handOversRoom: Room = {
  name: 'hand-overs',
  routes: (app, house) => {
    trayRoutes(app, house)
    handOverRoutes(app, house)
  },
  tasks: { 'hand-over-silent': tellOfSilence },
  reactions: [sendWhatWasDecided, acceptedBecomesReferral],
}
