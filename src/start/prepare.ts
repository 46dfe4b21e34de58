import { loadDemo } from '../../demo/load.ts'
import { nowInstant } from '../time/index.ts'

type Wanted = { ownerUrl: string; demo: boolean; say: (line: string) => void }

/** Whom a newcomer may sign in as, so that the first thing they see is the service's main job. */
const whoToBe = [
  'Sign in as Wren Willow (contact adviser), Heron Hazel (screening manager) or Owl Oak (emergency duty).',
]

/**
 * What a new database holds before anybody comes: the demonstration county, once, when this is a trial.
 * Gives the lines that tell a newcomer whom to sign in as.
 */
export const prepare = async ({ demo, ownerUrl, say }: Wanted): Promise<string[]> => {
  if (!demo) return []
  await loadDemo({ ownerUrl, now: nowInstant(), say })
  return whoToBe
}
