import type { Tx } from '../db/index.ts'
import { dayOf } from '../time/index.ts'
import { isAsleep, type Visit, wakeAccount } from '../web/index.ts'
import type { DoneAlone } from './done-alone.routes.tsx'
import type { WorkerFile } from './worker.sql.ts'

/** Whether this worker's account is asleep by what their employer of today has set; false for somebody who has left. */
export const sleeps = async (tx: Tx, { id, employments }: WorkerFile, visit: Visit): Promise<boolean> => {
  const today = dayOf(visit.at)
  const now = employments.find(({ from, to }) => from <= today && (to === null || today < to))
  return now ? isAsleep(tx, { staffId: id, employer: now.employer }, visit.at) : false
}

export const waking: DoneAlone = {
  segment: 'wake',
  words: {
    heading: (name) => `Wake the account of ${name}`,
    lead: 'Nobody has signed in with it for long, so it signs nobody in. Be sure that it is still theirs: speak to them, on a number you had before.',
    why: 'Why, and how you know that it is them',
    button: 'Wake it',
  },
  act: wakeAccount,
  notTheirs: 'Your own account, and that of another council’s employee, is woken by somebody else',
}
