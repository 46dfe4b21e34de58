/** The dotted line around those who live together: one line around exactly them, whatever stands between. */

export type Box = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Somebody's symbol with their words, in a row; the channel below a row lies between `bottom` and the next row's top. */
export type Placed = Box & { readonly row: number; readonly isInside: boolean }

export type Row = { readonly top: number; readonly bottom: number }

const byLeft = (one: Box, other: Box): number => one.left - other.left
const pad = 8

/** Neighbours in one box: from the first to the last with nobody else between. */
const runsOf = (row: readonly Placed[]): Box[] => {
  const runs: Box[] = []
  let isOpen = false
  for (const { isInside, left, right, top, bottom } of row.toSorted(byLeft)) {
    const last = runs.at(-1)
    if (isInside && isOpen && last) runs[runs.length - 1] = { ...last, right }
    else if (isInside) runs.push({ left, right, top, bottom })
    isOpen = isInside
  }
  return runs
}

/** How far the line goes out of its way to run straight. */
const mostExtra = 100

/** Runs at the edge of a row reach out to where the rest of the household ends, where nobody else stands there. */
const straightened = (
  runs: readonly Box[],
  row: readonly Placed[],
  widest: Pick<Box, 'left' | 'right'>,
): Box[] =>
  runs.map((run) => ({
    ...run,
    left:
      run.left - widest.left <= mostExtra && row.every(({ left }) => left >= run.left)
        ? widest.left
        : run.left,
    right:
      widest.right - run.right <= mostExtra && row.every(({ right }) => right <= run.right)
        ? widest.right
        : run.right,
  }))

/** Where a row can be passed without touching anybody, as near as can be to the place wanted. */
const passage = (row: readonly Placed[], wanted: number): number => {
  const sorted = row.toSorted(byLeft)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return wanted
  const gaps = sorted.slice(1).map((each, index) => ((sorted[index]?.right ?? 0) + each.left) / 2)
  const places = [first.left - pad - 3, ...gaps, last.right + pad + 3]
  if (wanted < first.left - pad || wanted > last.right + pad) return wanted
  return places.reduce((best, each) => (Math.abs(each - wanted) < Math.abs(best - wanted) ? each : best))
}

/** Boxes that together hold those inside and nobody else. Empty where fewer than two live together. */
export const householdBoxes = (people: readonly Placed[], rows: readonly Row[]): Box[] => {
  const members = people.filter(({ isInside }) => isInside)
  if (members.length < 2) return []
  const widest = {
    left: Math.min(...members.map(({ left }) => left)),
    right: Math.max(...members.map(({ right }) => right)),
  }
  const [first, last] = [
    Math.min(...members.map(({ row }) => row)),
    Math.max(...members.map(({ row }) => row)),
  ]
  const boxes: Box[] = []
  let above: { low: number; high: number } | null = null
  let aboveRow = first
  for (let at = first; at <= last; at += 1) {
    const inRow = people.filter(({ row }) => row === at)
    const band = rows[at] ?? { top: 0, bottom: 0 }
    const runs = straightened(runsOf(inRow), inRow, widest)
    if (runs.length === 0) {
      // Nobody of the household stands here: a narrow way through.
      const x: number = passage(inRow, above === null ? 0 : (above.low + above.high) / 2)
      runs.push({ left: x - 3 + pad, right: x + 3 - pad, ...band })
    }
    for (const run of runs)
      boxes.push({
        left: run.left - pad,
        right: run.right + pad,
        top: band.top - pad,
        bottom: band.bottom + pad,
      })
    const here = {
      low: Math.min(...runs.map(({ left }) => left)) - pad,
      high: Math.max(...runs.map(({ right }) => right)) + pad,
    }
    const upper = rows[aboveRow]
    if (above !== null && upper) {
      const [left, right] = [Math.min(above.low, here.low), Math.max(above.high, here.high)]
      boxes.push({ left, right, top: upper.bottom + pad, bottom: band.top - pad })
    }
    // Two runs of the only row meet below it.
    if (runs.length > 1 && at === last && above === null)
      boxes.push({
        left: here.low,
        right: here.high,
        top: band.bottom + pad,
        bottom: band.bottom + pad + 8,
      })
    ;[above, aboveRow] = [here, at]
  }
  return snapped(boxes)
}

/** Edges that nearly meet are drawn as one: a line that steps by two pixels looks like a mistake. */
const snapped = (boxes: readonly Box[]): Box[] => {
  const nearest = (of: readonly number[], to: number, pick: (...all: number[]) => number): number =>
    pick(...of.filter((each) => Math.abs(each - to) <= 6))
  const [lefts, rights] = [boxes.map(({ left }) => left), boxes.map(({ right }) => right)]
  return boxes.map((box) => ({
    ...box,
    left: nearest(lefts, box.left, Math.min),
    right: nearest(rights, box.right, Math.max),
  }))
}

type Edge = { readonly from: string; readonly to: string }

const point = (x: number, y: number): string => `${String(Math.round(x))} ${String(Math.round(y))}`

/** The outline of boxes taken together, as an SVG path. */
export const outlineOf = (boxes: readonly Box[]): string => {
  const marks = (of: readonly number[]): number[] =>
    [...new Set(of.map(Math.round))].toSorted((one, other) => one - other)
  const xs = marks(boxes.flatMap(({ left, right }) => [left, right]))
  const ys = marks(boxes.flatMap(({ top, bottom }) => [top, bottom]))
  const isInside = (column: number, row: number): boolean => {
    const [x, nextX, y, nextY] = [xs[column], xs[column + 1], ys[row], ys[row + 1]]
    if (x === undefined || nextX === undefined || y === undefined || nextY === undefined) return false
    const [midX, midY] = [(x + nextX) / 2, (y + nextY) / 2]
    return boxes.some(
      ({ left, right, top, bottom }) => left < midX && midX < right && top < midY && midY < bottom,
    )
  }
  const edges = new Map<string, Edge[]>()
  const draw = (fromX = 0, fromY = 0, toX = 0, toY = 0): void => {
    const edge = { from: point(fromX, fromY), to: point(toX, toY) }
    edges.set(edge.from, [...(edges.get(edge.from) ?? []), edge])
  }
  for (let column = -1; column < xs.length; column += 1) {
    for (let row = -1; row < ys.length; row += 1) {
      // The inside lies to the right of every edge, so that edges join end to end.
      const here = isInside(column, row)
      if (here !== isInside(column + 1, row)) {
        const x = xs[column + 1]
        if (here) draw(x, ys[row], x, ys[row + 1])
        else draw(x, ys[row + 1], x, ys[row])
      }
      if (here !== isInside(column, row + 1)) {
        const y = ys[row + 1]
        if (here) draw(xs[column + 1], y, xs[column], y)
        else draw(xs[column], y, xs[column + 1], y)
      }
    }
  }
  return loops(edges)
}

const loops = (edges: Map<string, Edge[]>): string => {
  const paths: string[] = []
  for (let start = edges.keys().next().value; start !== undefined; start = edges.keys().next().value) {
    const points = [start]
    for (let at = start; ;) {
      const leaving = edges.get(at)
      const edge = leaving?.pop()
      if (leaving?.length === 0) edges.delete(at)
      if (edge === undefined || edge.to === start) break
      points.push(edge.to)
      at = edge.to
    }
    paths.push(`M${withoutStraight(points).join('L')}Z`)
  }
  return paths.join('')
}

/** Corners only. */
const withoutStraight = (points: readonly string[]): string[] =>
  points.filter((each, index) => {
    const [before, after] = [points.at(index - 1) ?? each, points[(index + 1) % points.length] ?? each]
    const [x, y] = each.split(' ')
    const isStraight = (axis: number, value: string | undefined): boolean =>
      before.split(' ')[axis] === value && after.split(' ')[axis] === value
    return !isStraight(0, x) && !isStraight(1, y)
  })
