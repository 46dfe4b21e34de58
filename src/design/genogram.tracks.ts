/** Lines that run side by side between two rows: each on a track of its own where they would touch. */

export type Stretch = { readonly id: string; readonly low: number; readonly high: number }

/** The least distance between two lines that do not belong together. */
const clear = 10

/** The track of each stretch, short ones first: 0 is nearest to where they start. Touching stretches never share one. */
export const tracksOf = (stretches: readonly Stretch[]): ReadonlyMap<string, number> => {
  const tracks: Stretch[][] = []
  const found = new Map<string, number>()
  const shortFirst = stretches.toSorted(
    (one, other) =>
      one.high - one.low - (other.high - other.low) || one.low - other.low || (one.id < other.id ? -1 : 1),
  )
  for (const stretch of shortFirst) {
    const isFree = (others: readonly Stretch[]): boolean =>
      others.every(({ low, high }) => stretch.low - clear > high || stretch.high + clear < low)
    const free = tracks.findIndex(isFree)
    const at = free === -1 ? tracks.push([]) - 1 : free
    tracks[at]?.push(stretch)
    found.set(stretch.id, at)
  }
  return found
}

/** How many tracks there are. */
export const depthOf = (tracks: ReadonlyMap<string, number>): number => Math.max(-1, ...tracks.values()) + 1

/** The place nearest to the one wanted, within these limits, that is clear of all those taken. */
export const freePlace = (wanted: number, low: number, high: number, taken: readonly number[]): number => {
  const start = Math.min(high, Math.max(low, wanted))
  const isClear = (x: number): boolean => taken.every((each) => Math.abs(each - x) >= clear - 2)
  for (let step = 0; step <= high - low + 4; step += 2) {
    for (const x of [start - step, start + step]) if (x >= low && x <= high && isClear(x)) return x
  }
  return start
}
