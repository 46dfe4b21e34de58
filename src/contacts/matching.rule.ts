import type { Band, FoundPerson } from '../matching/index.ts'

/** When somebody is asked whether a person on record is the one told of, and when it takes a tick (matching 6). */

/** Likely enough to ask before somebody is registered a second time. */
export const isLikely = (band: Band): boolean => band === 'attach' || band === 'confirm'

/** A brother, sister or twin is the likelier, or facts differ that no weight outvotes: then it takes a tick. */
export const warns = ({ likeliest, conflicts }: Pick<FoundPerson, 'likeliest' | 'conflicts'>): boolean =>
  conflicts.length > 0 || likeliest === 'sibling' || likeliest === 'twin'
