import type { PairWeighed } from '../matching/index.ts'
import type { FormState, Visit } from '../web/index.ts'
import type { EarlierContact } from './history.sql.ts'
import type { SaidShown } from './said.sql.ts'
import type { Other } from './same.rule.ts'
import type { Sibling, Side } from './side.sql.ts'

/** What another council's record out of sight has in common with ours: which parts agree, and no value. */
export type Agreeing = { band: string | null; parts: readonly string[] }

/** A brother or sister of the other record, born on the same day, weighed beside it. */
export type Beside = { sibling: Sibling; pair: PairWeighed }

/** Two records beside each other, as far as the reader may see them. */
export type PairView = {
  here: Side
  other: Other
  /** Null: not in sight. */
  there: Side | null
  agreeing: Agreeing | null
  pair: PairWeighed | null
  twins: readonly Beside[]
  /** What this council says of the two now, and everything it ever said. */
  now: SaidShown | null
  ever: readonly SaidShown[]
  /** Why somebody is asked, where somebody is. */
  asked: readonly string[]
  history: { here: readonly EarlierContact[] | null; there: readonly EarlierContact[] | null }
  visit: Visit
  form: FormState
}
