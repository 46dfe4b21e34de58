import { byAge, type Family, type Relative } from './genogram.family.ts'
import { type Box, householdBoxes, outlineOf } from './genogram.household.ts'
import { areTwins, kinOf } from './genogram.kin.ts'
import { type Label, labelOf, lineHeight } from './genogram.label.ts'
import {
  channelHeight,
  channelOf,
  type DrawnLine,
  type Levels,
  linesOf,
  longLine,
  measure,
  type Spot,
} from './genogram.lines.ts'
import { orderOf, type Standing } from './genogram.order.ts'
import { place, placingOf } from './genogram.place.ts'
import { type Union, unionsOf } from './genogram.unions.ts'

/** Half of a symbol. */
export const half = 20
/** From the middle of a symbol to its words. */
export const wordsFrom = half + 8
const margin = 14
const standInReach = 8

export type DrawnRelative = Box & {
  readonly relative: Relative
  readonly row: number
  /** The middle of the symbol. */
  readonly x: number
  readonly y: number
  readonly isCentre: boolean
  readonly label: Label
}

export type Genogram = {
  readonly width: number
  readonly height: number
  readonly people: readonly DrawnRelative[]
  /** The middle of each place left empty for somebody nobody recorded. */
  readonly standIns: readonly { readonly x: number; readonly y: number }[]
  readonly lines: readonly DrawnLine[]
  /** Around those who live with the person at the centre, as an SVG path. */
  readonly household: string | null
  /** Relationships no line of their own says, because others say them. */
  readonly implied: readonly string[]
}

/** Whom several lines of parental responsibility make responsible: yes before no before not known. */
const responsibilityFor = ({ centreId, ties }: Family): ((id: string) => boolean | null) => {
  const held = new Map<string, boolean | null>()
  for (const tie of ties) {
    if (!('hasResponsibility' in tie) || tie.of !== centreId || tie.hasResponsibility === null) continue
    held.set(tie.who, held.get(tie.who) === true || tie.hasResponsibility)
  }
  return (id) => held.get(id) ?? null
}

/** Children of one union born at one birth. */
const birthsIn = (union: Union, people: ReadonlyMap<string, Relative>): string[][] => {
  const births: string[][] = []
  for (const id of new Set(union.children.map((child) => child.id))) {
    const birth = births.find(([first]) => areTwins(people.get(first ?? ''), people.get(id)))
    if (birth) birth.push(id)
    else births.push([id])
  }
  return births.filter((birth) => birth.length > 1)
}

type Cast = {
  readonly ids: readonly string[]
  readonly labels: readonly (Label | null)[]
  readonly standing: Standing
}

const castOf = (
  family: Family,
  unions: readonly Union[],
  rows: ReadonlyMap<string, number>,
  between: readonly string[],
): Cast => {
  const sorted = family.people.toSorted(byAge)
  const ids = [...sorted.map(({ id }) => id), ...between]
  const number = new Map(ids.map((id, index) => [id, index]))
  const numbers = (of: readonly string[]): number[] => of.map((id) => number.get(id) ?? 0)
  const people = new Map(family.people.map((each) => [each.id, each]))
  const [kin, responsible] = [kinOf(family), responsibilityFor(family)]
  const labels = ids.map((id) => {
    const relative = people.get(id)
    return relative ? labelOf(relative, kin.get(id)?.words ?? '', responsible(id)) : null
  })
  const seen = (id: string) => {
    const relative = people.get(id)
    return relative && !relative.isUnseen ? relative : null
  }
  const cells = {
    left: ids.map((id) => (people.has(id) ? half + 6 : standInReach)),
    right: labels.map((label) => (label ? wordsFrom + label.width : standInReach)),
    unions: unions.map(({ parents, children }) => ({
      parents: numbers(parents),
      children: numbers([...new Set(children.map(({ id }) => id))]),
      channel:
        parents[0] === undefined ? (rows.get(children[0]?.id ?? '') ?? 0) : (rows.get(parents[0]) ?? 0) + 1,
    })),
  }
  const standing: Standing = {
    ...placingOf(cells, Math.max(...rows.values()) + 1),
    rowOf: ids.map((id) => rows.get(id) ?? 0),
    age: ids.map((_, index) => index),
    isMale: ids.map((id) => seen(id)?.sex === 'M'),
    isFemale: ids.map((id) => seen(id)?.sex === 'F'),
    isInHousehold: ids.map((id) => isAtHome(id, family, seen(id))),
    hasParents: ids.map((_, each) =>
      cells.unions.some(({ parents, children }) => parents.length > 0 && children.includes(each)),
    ),
    children: ids.map((_, parent) =>
      cells.unions
        .filter(({ parents }) => parents.includes(parent))
        .flatMap(({ children }) => children)
        .toSorted((one, other) => one - other),
    ),
    births: unions.flatMap((union) => birthsIn(union, people).map(numbers)),
  }
  return { ids, labels, standing }
}

const isAtHome = (id: string, { centreId }: Family, relative: { isInHousehold: boolean } | null): boolean =>
  relative !== null && (id === centreId || relative.isInHousehold)

const rowHeight = (labels: readonly (Label | null | undefined)[]): number =>
  Math.max(2 * half, ...labels.map((label) => (label?.lines.length ?? 0) * lineHeight + 2))

/**
 * Places everybody of a family and every line between them. The same family, in whatever order it is told, gives the
 * same picture. No two symbols and no words of two people touch; every relationship is said by exactly one line, or
 * implied by others.
 */
export const layoutGenogram = (family: Family): Genogram => {
  const { rows, unions, odd, standIns, waypoints, implied } = unionsOf(family)
  const people = new Map(family.people.map((each) => [each.id, each]))
  const { ids, labels, standing } = castOf(family, unions, rows, [...standIns, ...waypoints])
  const order = orderOf(standing, Math.max(0, ids.indexOf(family.centreId)))
  const xs = place(order, standing, 30)
  const left = Math.min(...ids.map((_, index) => (xs[index] ?? 0) - (standing.left[index] ?? 0)))
  const spots = new Map(
    ids.map((id, index): [string, Spot] => [
      id,
      { x: Math.round((xs[index] ?? 0) - left + margin), row: standing.rowOf[index] ?? 0 },
    ]),
  )
  const { measured, long } = measure(unions, odd, spots, (union) => birthsIn(union, people))
  const channels = Array.from({ length: order.length + 1 }, (_, at) => channelOf(at, measured, long))
  const heights = order.map((row) => rowHeight(row.map((each) => labels[each])))
  const tops: number[] = []
  let bottom = 0
  order.forEach((_, row) => {
    const channel = channels[row]
    const lines = channel ? channelHeight(channel, channel.hasHangs) : 0
    tops.push(bottom + (row === 0 ? Math.max(margin, lines) : Math.max(2 * margin, lines)))
    bottom = (tops[row] ?? 0) + (heights[row] ?? 0)
  })
  const lowest = channels.at(-1)
  const levels: Levels = {
    symbol: (row) => (tops[row] ?? 0) + half,
    below: (channel) => (tops[channel - 1] ?? 0) + (heights[channel - 1] ?? 0) - 8,
    above: (channel) => tops[channel] ?? 0,
  }
  const drawn = ids.flatMap((id, index): DrawnRelative[] => {
    const [relative, spot, label] = [people.get(id), spots.get(id), labels[index]]
    if (!relative || !spot || !label) return []
    const y = levels.symbol(spot.row)
    return [
      {
        relative,
        row: spot.row,
        x: spot.x,
        y,
        isCentre: id === family.centreId,
        label,
        left: spot.x - (standing.left[index] ?? 0),
        right: spot.x + (standing.right[index] ?? 0),
        top: y - half,
        bottom: y - half + (heights[spot.row] ?? 0),
      },
    ]
  })
  const right = Math.max(...drawn.map((each) => each.right))
  const boxes = householdBoxes(
    [
      ...drawn.map((each) => ({
        ...each,
        isInside: isAtHome(each.relative.id, family, each.relative.isUnseen ? null : each.relative),
      })),
      ...[...standIns, ...waypoints].map((id) => {
        const { x, row } = spots.get(id) ?? { x: 0, row: 0 }
        return { left: x - 8, right: x + 8, top: 0, bottom: 0, row, isInside: false }
      }),
    ],
    order.map((_, row) => ({ top: tops[row] ?? 0, bottom: (tops[row] ?? 0) + (heights[row] ?? 0) })),
  )
  return {
    width: right + margin + (odd.length > 0 ? 14 + odd.length * 10 : 0),
    height: bottom + Math.max(2 * margin, lowest ? channelHeight(lowest, false) + margin : 0),
    people: drawn,
    standIns: standIns.map((id) => {
      const { x, row } = spots.get(id) ?? { x: 0, row: 0 }
      return { x, y: levels.symbol(row) }
    }),
    lines: [
      ...measured.flatMap((each) => {
        const channel = channels[each.channel]
        return channel ? linesOf(each, channel, levels) : []
      }),
      ...long.map((each) => longLine(each, channels, levels, right)),
    ],
    household: boxes.length === 0 ? null : outlineOf(boxes),
    implied,
  }
}
