/**
 * Where everybody of a row stands from left to right. Everything here counts people by number, because the order of the
 * rows is tried out some hundreds of times.
 */

/** A union by numbers. */
export type Joined = {
  readonly parents: readonly number[]
  readonly children: readonly number[]
  /** The row of the children; of a couple without any, the row below theirs. */
  readonly channel: number
}

export type Cells = {
  /** How far somebody's symbol and words reach from the middle of the symbol. */
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly unions: readonly Joined[]
}

/** The unions that pull at a row: by its children, and by its parents. */
type PullsOnRow = { readonly fromAbove: readonly Joined[]; readonly fromBelow: readonly Joined[] }

/** Said once for a family, because it is asked for every order that is tried. */
export type Placing = Cells & { readonly rows: readonly PullsOnRow[] }

export const placingOf = (cells: Cells, rows: number): Placing => ({
  ...cells,
  rows: Array.from({ length: rows }, (_, row) => ({
    fromAbove: cells.unions.filter(({ channel, children }) => channel === row && children.length > 0),
    fromBelow: cells.unions.filter(({ channel, parents }) => channel === row + 1 && parents.length > 0),
  })),
})

export type Order = readonly (readonly number[])[]

/** Between what belongs to two people of a row; wide enough for the dotted line of a household to pass. */
export const gap = 22

const apart = ({ left, right }: Cells, one: number, other: number): number =>
  (right[one] ?? 0) + gap + (left[other] ?? 0)

/** The least that row members move from where they would like to stand, in this order, without touching. */
const settle = (row: readonly number[], cells: Cells, wanted: Float64Array, weight: Float64Array): void => {
  // Isotonic regression by pooling neighbours: without the widths between them, places only have to grow.
  const pools: { sum: number; weight: number; members: number }[] = []
  const offsets: number[] = []
  let offset = 0
  row.forEach((each, index) => {
    if (index > 0) offset += apart(cells, row[index - 1] ?? 0, each)
    offsets.push(offset)
    const w = weight[each] ?? 1
    let pool = { sum: ((wanted[each] ?? 0) - offset) * w, weight: w, members: 1 }
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.weight >= pool.sum / pool.weight;
      last = pools.at(-1)
    ) {
      pools.pop()
      pool = {
        sum: pool.sum + last.sum,
        weight: pool.weight + last.weight,
        members: pool.members + last.members,
      }
    }
    pools.push(pool)
  })
  let index = 0
  for (const pool of pools) {
    for (let n = 0; n < pool.members; n += 1) {
      wanted[row[index] ?? 0] = pool.sum / pool.weight + (offsets[index] ?? 0)
      index += 1
    }
  }
}

/** The middle of the outermost two. */
export const middle = (of: readonly number[], xs: Float64Array): number => {
  let [low, high] = [Infinity, -Infinity]
  for (const each of of) {
    const x = xs[each] ?? 0
    if (x < low) low = x
    if (x > high) high = x
  }
  return (low + high) / 2
}

/** How much somebody nobody pulls holds on to their place. */
const restWeight = 0.05
const pull = { family: 1, couple: 0.4, siblings: 0.08 }

type Pulls = { sum: Float64Array; weight: Float64Array }

const add = (pulls: Pulls, each: number, to: number, by: number): void => {
  pulls.sum[each] = (pulls.sum[each] ?? 0) + to * by
  pulls.weight[each] = (pulls.weight[each] ?? 0) + by
}

/** Everybody of a group pulled towards its middle, as near as their widths let them. */
const together = (group: readonly number[], xs: Float64Array, by: number, pulls: Pulls): void => {
  const centre = middle(group, xs)
  for (const each of group) add(pulls, each, centre, by)
}

/** Children are pulled under their parents' middle, or parents over their children's. */
const pullsOn = ({ fromAbove, fromBelow }: PullsOnRow, xs: Float64Array, isDown: boolean): Pulls => {
  const pulls = { sum: new Float64Array(xs.length), weight: new Float64Array(xs.length) }
  for (const { parents } of fromBelow) if (parents.length > 1) together(parents, xs, pull.couple, pulls)
  for (const { children } of fromAbove) if (children.length > 1) together(children, xs, pull.siblings, pulls)
  for (const { parents, children } of isDown ? fromAbove : fromBelow) {
    if (parents.length === 0 || children.length === 0) continue
    const by = middle(parents, xs) - middle(children, xs)
    for (const each of isDown ? children : parents)
      add(pulls, each, (xs[each] ?? 0) + (isDown ? by : -by), pull.family)
  }
  return pulls
}

const sweep = (order: Order, placing: Placing, xs: Float64Array, isDown: boolean): void => {
  for (let step = 0; step < order.length; step += 1) {
    const at = isDown ? step : order.length - 1 - step
    const [row, unions] = [order[at], placing.rows[at]]
    if (!row || !unions) continue
    const { sum, weight } = pullsOn(unions, xs, isDown)
    for (const each of row) {
      const by = (weight[each] ?? 0) + restWeight
      sum[each] = ((sum[each] ?? 0) + (xs[each] ?? 0) * restWeight) / by
      weight[each] = by
    }
    settle(row, placing, sum, weight)
    for (const each of row) xs[each] = sum[each] ?? 0
  }
}

/** Places for this order: nobody touches anybody, families as near to one another as that allows. */
export const place = (order: Order, cells: Placing, sweeps: number): Float64Array => {
  const xs = new Float64Array(cells.left.length)
  for (const row of order) {
    let x = 0
    row.forEach((each, index) => {
      if (index > 0) x += apart(cells, row[index - 1] ?? 0, each)
      xs[each] = x
    })
    for (const each of row) xs[each] = (xs[each] ?? 0) - x / 2
  }
  for (let n = 0; n < sweeps; n += 1) {
    sweep(order, cells, xs, true)
    sweep(order, cells, xs, false)
  }
  sweep(order, cells, xs, true)
  return xs
}
