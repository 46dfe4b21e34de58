import type { Room } from '../web/index.ts'
import { matchCount } from './count.sql.ts'

/** Who somebody may be. No pages: the rooms that show people ask it. */
export const matchingRoom: Room = {
  name: 'matching',
  routes: () => undefined,
  tasks: { 'match-count': matchCount },
  atStart: ['match-count'],
}
