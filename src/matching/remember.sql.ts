import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Described } from './described.ts'

export type ToRemember = {
  owner: AuthorityCode
  id: string
  /** All their names, births, places and numbers, past ones too; HIDDEN addresses are never passed in. */
  described: Described
  sensitivity: 'open' | 'restricted' | 'sealed'
  namedAccess: readonly string[]
  /** The person of the same council they were merged into. */
  mergedInto: string | null
}

/**
 * Puts somebody into the match index, or puts right what it holds of them: called by personStream.save on every change,
 * and for everybody whose parents, brothers or sisters changed. Within the same transaction as the change.
 */
export const rememberForMatching = (_tx: Tx, _person: ToRemember): Promise<void> => Promise.resolve()
