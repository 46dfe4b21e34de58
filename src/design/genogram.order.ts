import { type Joined, middle, type Order, place, type Placing } from './genogram.place.ts'

/** Who stands left of whom. Conventions where they cost nothing, short and uncrossed lines before all else. */

/** What the search must know of everybody, by number. */
export type Standing = Placing & {
  readonly rowOf: readonly number[]
  /** Oldest first. Children of one union never stand in another order. */
  readonly age: readonly number[]
  readonly isMale: readonly boolean[]
  readonly isFemale: readonly boolean[]
  readonly isInHousehold: readonly boolean[]
  readonly hasParents: readonly boolean[]
  /** The children of each parent, whoever the other parent is, oldest first. */
  readonly children: readonly (readonly number[])[]
  /** Groups of twins. */
  readonly births: readonly (readonly number[])[]
}

const cost = {
  crossing: 120,
  couples: 0.5,
  bars: 0.8,
  span: 0.6,
  bar: 0.3,
  reach: 1.2,
  lean: 0.2,
  maleRight: 14,
  youngerLeft: 40,
  homeBroken: 45,
  amongSiblings: 80,
  betweenCouple: 30,
  twinApart: 60,
  width: 0.05,
}

type Extent = { readonly low: number; readonly high: number }

const extentOf = (of: readonly number[], xs: Float64Array): Extent => {
  let [low, high] = [Infinity, -Infinity]
  for (const each of of) {
    low = Math.min(low, xs[each] ?? 0)
    high = Math.max(high, xs[each] ?? 0)
  }
  return { low, high }
}

const shared = (one: Extent, other: Extent): number =>
  Math.max(0, Math.min(one.high, other.high) - Math.max(one.low, other.low))

/** Where the line to the children leaves: over their middle, as far as the parents' own line reaches. */
const dropOf = ({ parents, children }: Joined, xs: Float64Array): number => {
  const { low, high } = extentOf(parents, xs)
  return Math.min(high, Math.max(low, middle(children, xs)))
}

const hasBoth = ({ parents, children }: Joined): boolean => parents.length > 0 && children.length > 0

const pairCost = (one: Joined, other: Joined, xs: Float64Array): number => {
  if (one.channel !== other.channel) return 0
  const couples =
    one.parents.length > 1 && other.parents.length > 1
      ? shared(extentOf(one.parents, xs), extentOf(other.parents, xs))
      : 0
  const children =
    one.children.length > 0 && other.children.length > 0
      ? shared(extentOf(one.children, xs), extentOf(other.children, xs))
      : 0
  const isCrossed =
    hasBoth(one) &&
    hasBoth(other) &&
    (dropOf(one, xs) - dropOf(other, xs)) * (middle(one.children, xs) - middle(other.children, xs)) < 0
  return couples * cost.couples + children * cost.bars + (isCrossed ? cost.crossing : 0)
}

const isMaleRight = ([one, other]: readonly number[], standing: Standing, xs: Float64Array): boolean => {
  if (one === undefined || other === undefined) return false
  const [left, right] = (xs[one] ?? 0) < (xs[other] ?? 0) ? [one, other] : [other, one]
  return (standing.isFemale[left] ?? false) && (standing.isMale[right] ?? false)
}

const unionCost = (union: Joined, standing: Standing, xs: Float64Array): number => {
  const { parents, children } = union
  const couple = extentOf(parents, xs)
  const own =
    parents.length === 2
      ? (couple.high - couple.low) * cost.span + (isMaleRight(parents, standing, xs) ? cost.maleRight : 0)
      : 0
  if (children.length === 0) return own
  const hang = extentOf(children, xs)
  const reach = parents.length === 0 ? 0 : Math.abs(dropOf(union, xs) - middle(children, xs))
  const lean = parents.length === 0 ? 0 : Math.abs(middle(parents, xs) - middle(children, xs))
  return own + (hang.high - hang.low) * cost.bar + reach * cost.reach + lean * cost.lean
}

/** Others between people who should stand beside each other. */
const between = (row: readonly number[], belongs: (each: number) => boolean): number => {
  const first = row.findIndex(belongs)
  const last = row.findLastIndex(belongs)
  return row.filter((each, index) => index > first && index < last && !belongs(each)).length
}

/** How far a drawing is from one that reads at a glance: less is better. */
const costOf = (order: Order, standing: Standing): number => {
  const xs = place(order, standing, 3)
  let sum = 0
  standing.unions.forEach((union, index) => {
    sum += unionCost(union, standing, xs)
    for (let n = 0; n < index; n += 1) {
      const other = standing.unions[n]
      if (other) sum += pairCost(union, other, xs)
    }
  })
  for (const row of order) {
    sum += between(row, (each) => standing.isInHousehold[each] ?? false) * cost.homeBroken
    for (const twins of standing.births) sum += between(row, (each) => twins.includes(each)) * cost.twinApart
  }
  for (const { parents, children, channel } of standing.unions) {
    const [above, below] = [order[channel - 1] ?? [], order[channel] ?? []]
    if (parents.length > 1) sum += between(above, (each) => parents.includes(each)) * cost.betweenCouple
    // A wife without a family of her own may stand among her husband's brothers; one with parents drawn may not.
    if (children.length > 1)
      sum +=
        between(below, (each) => children.includes(each) || !(standing.hasParents[each] ?? false)) *
        cost.amongSiblings
  }
  for (const halves of standing.children)
    halves.forEach((each, index) => {
      const next = halves[index + 1]
      if (next !== undefined && (xs[each] ?? 0) > (xs[next] ?? 0)) sum += cost.youngerLeft
    })
  const { low, high } = extentOf(order.flat(), xs)
  return sum + (high - low) * cost.width
}

const byAgeIn =
  ({ age }: Standing) =>
  (one: number, other: number): number =>
    (age[one] ?? 0) - (age[other] ?? 0)

/** Puts the children of each union into the places they hold among them, oldest left. */
const oldestLeft = (order: Order, standing: Standing): number[][] => {
  const rows = order.map((row) => [...row])
  for (let changed = true; changed;) {
    changed = false
    for (const { children, channel } of standing.unions) {
      const row = rows[channel]
      if (!row || children.length < 2) continue
      const places = children.map((each) => row.indexOf(each)).toSorted((one, other) => one - other)
      children.toSorted(byAgeIn(standing)).forEach((each, index) => {
        const at = places[index] ?? 0
        if (row[at] !== each) changed = true
        row[at] = each
      })
    }
  }
  return rows
}

const isOldestLeft = (row: readonly number[], standing: Standing): boolean =>
  standing.unions.every(({ children }) => {
    let last = -1
    for (const each of row) {
      if (!children.includes(each)) continue
      const age = standing.age[each] ?? 0
      if (age < last) return false
      last = age
    }
    return true
  })

/** A first order: up to the oldest on the father's side, down through everybody, then the mother's side. */
const firstOrder = (standing: Standing, centre: number): number[][] => {
  const rows: number[][] = []
  const put = (each: number): void => {
    const row = (rows[standing.rowOf[each] ?? 0] ??= [])
    if (!row.includes(each)) row.push(each)
  }
  const [climbed, descended] = [new Set<number>(), new Set<number>()]
  const climb = (each: number): void => {
    if (climbed.has(each)) return
    climbed.add(each)
    const above = standing.unions.filter(({ children }) => children.includes(each))
    for (const { parents } of above)
      for (const parent of parents.toSorted(
        (one, other) => Number(standing.isFemale[one]) - Number(standing.isFemale[other]),
      ))
        climb(parent)
    for (const { children } of above) children.toSorted(byAgeIn(standing)).forEach(descend)
    descend(each)
  }
  const descend = (each: number): void => {
    if (descended.has(each)) return
    descended.add(each)
    put(each)
    for (const { parents, children } of standing.unions) {
      if (!parents.includes(each)) continue
      parents.forEach(put)
      children.toSorted(byAgeIn(standing)).forEach(descend)
    }
  }
  climb(centre)
  const everybody = standing.rowOf.map((_, each) => each)
  for (const each of everybody.toSorted(byAgeIn(standing))) climb(each)
  return Array.from(rows, (row) => row ?? [])
}

/** Who may move along a row together: somebody alone, a couple, brothers and sisters, these with their partners. */
const blocksOf = (row: readonly number[], { unions }: Standing): number[][] => {
  const inRow = (of: readonly number[]): number[] => row.filter((each) => of.includes(each))
  const partners = (of: readonly number[]): number[] =>
    unions.flatMap(({ parents }) => (parents.some((each) => of.includes(each)) ? [...parents] : []))
  const groups = unions.flatMap(({ parents, children }) => [
    inRow(parents),
    inRow(children),
    inRow([...children, ...partners(children)]),
    inRow([...parents, ...partners(parents)]),
  ])
  const blocks = new Map(
    [...row.map((each) => [each]), ...groups]
      .filter((block) => block.length > 0 && block.length < row.length)
      .map((block) => [block.join(' '), block]),
  )
  return [...blocks.values()]
}

/** Every row that comes from moving one block somewhere else. */
const rearranged = (row: readonly number[], standing: Standing): number[][] =>
  blocksOf(row, standing).flatMap((block) => {
    const rest = row.filter((each) => !block.includes(each))
    return Array.from({ length: rest.length + 1 }, (_, at) => [
      ...rest.slice(0, at),
      ...block,
      ...rest.slice(at),
    ]).filter((moved) => moved.some((each, index) => row[index] !== each) && isOldestLeft(moved, standing))
  })

/** Somebody with the family they come from, as far as it does not lead back to them by way of partners and children. */
const originOf = (someone: number, { unions }: Standing): ReadonlySet<number> => {
  const found = new Set([someone])
  const open = [someone]
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    for (const { parents, children } of unions) {
      const isOwn = each !== someone && parents.includes(each)
      if (!isOwn && !children.includes(each)) continue
      for (const next of [...parents, ...children])
        if (!found.has(next)) {
          found.add(next)
          open.push(next)
        }
    }
  }
  return found
}

/** Whole families of origin put to the right or to the left of everybody else, in every row at once. */
const familiesApart = (order: Order, standing: Standing): Order[] =>
  standing.rowOf
    .flatMap((_, someone) => (standing.hasParents[someone] ? [originOf(someone, standing)] : []))
    .filter((origin) => origin.size > 1 && origin.size < standing.rowOf.length)
    .flatMap((origin) => [
      order.map((row) => row.toSorted((one, other) => Number(origin.has(one)) - Number(origin.has(other)))),
      order.map((row) => row.toSorted((one, other) => Number(origin.has(other)) - Number(origin.has(one)))),
    ])
    .filter((moved) => moved.every((row) => isOldestLeft(row, standing)))

/** Nobody waits for a prettier picture: so many orders are tried, for thirty people some tens of milliseconds. */
const mostTries = 2500

/** The best order found by moving people and families along their rows. The same family gives the same order always. */
export const orderOf = (standing: Standing, centre: number): Order => {
  let best: Order = oldestLeft(firstOrder(standing, centre), standing)
  let least = costOf(best, standing)
  let tries = 0
  const isBetter = (candidate: Order): boolean => {
    tries += 1
    const found = costOf(candidate, standing)
    if (found >= least - 0.01) return false
    best = candidate
    least = found
    return true
  }
  for (let improved = true; improved && tries < mostTries;) {
    improved = familiesApart(best, standing).filter(isBetter).length > 0
    for (let at = 0; at < best.length; at += 1) {
      const row = best[at] ?? []
      const found = rearranged(row, standing).find(
        (moved) => tries < mostTries && isBetter(best.with(at, moved)),
      )
      improved ||= found !== undefined
    }
  }
  return best
}
