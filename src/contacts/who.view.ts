import { type Matches, nobodyFound, type SaidShown } from '../people/index.ts'
import type { Rejection } from './who.ts'

/** Who somebody on a contact may be, as the page shows it. */
export type WhoShown = {
  /** Who they may be and was not rejected. Of somebody recognised, only what another council knows. Null: may not look. */
  found: Matches | null
  /** Is anybody of them likely? Then nobody is registered without a tick. */
  isLikely: boolean
  rejected: readonly { rejection: Rejection; name: string; by: string }[]
  isLeft: boolean
  /** What this council says of the record they were recognised as, and what the other says of it. */
  said: readonly SaidShown[]
}

export const nobodyShown: WhoShown = {
  found: nobodyFound,
  isLikely: false,
  rejected: [],
  isLeft: false,
  said: [],
}
