import type { Db } from '../db/index.ts'

type Wanted = { db: Db; ownerUrl: string; demo: boolean; say: (line: string) => void }

/**
 * What a new database holds before anybody comes: the demonstration county, once, when this is a trial.
 * Gives the lines that tell a newcomer whom to sign in as.
 */
export const prepare = async ({ demo }: Wanted): Promise<string[]> => {
  if (!demo) return []
  return Promise.resolve([])
}
