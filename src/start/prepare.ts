import { loadDemo } from '../../demo/load.ts'
import { type Clock, refuseSettingBack } from './trial-clock.ts'

type Wanted = { ownerUrl: string; demo: boolean; clock: Clock; say: (line: string) => void }

/** Whom a newcomer may sign in as, so that the first thing they see is the service's main job. */
const whoToBe = [
  'Sign in as Wren Willow (contact adviser), Heron Hazel (screening manager) or Owl Oak (emergency duty).',
]

/**
 * What a new database holds before anybody comes: the demonstration county, once, when this is a trial.
 * Gives the lines that tell a newcomer whom to sign in as.
 */
export const prepare = async ({ demo, ownerUrl, clock, say }: Wanted): Promise<string[]> => {
  if (!demo) return []
  if (clock.isSet) await refuseSettingBack(ownerUrl, clock.now())
  await loadDemo({ ownerUrl, now: clock.now(), say })
  return whoToBe
}
