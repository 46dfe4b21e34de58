import type { CoupleLine, Descent, HangingChild, OddTie, Union } from './genogram.unions.ts'
import { depthOf, freePlace, type Stretch, tracksOf } from './genogram.tracks.ts'

/** From places to lines: where each leaves a symbol, on which track it runs, what it looks like. */

export type LineLook =
  | { readonly of: 'couple'; readonly couple: CoupleLine['look'] }
  | { readonly of: 'descent'; readonly descent: Descent }
  | { readonly of: 'odd' }

export type DrawnLine = {
  readonly id: string
  readonly look: LineLook
  /** An SVG path. */
  readonly path: string
  /** The relationships it says. */
  readonly draws: readonly string[]
  /** Where two slashes say that it is over. */
  readonly slashes: { readonly x: number; readonly y: number } | null
}

export type Spot = { readonly x: number; readonly row: number }

/** The parts of a union, measured. */
type Measured = {
  readonly union: Union
  readonly channel: number
  /** Where each parent’s line leaves them. */
  readonly stems: readonly number[]
  readonly drop: number | null
  /** Where lines to children leave the bar: twins share one. */
  readonly hangs: readonly { readonly child: HangingChild; readonly from: number; readonly to: number }[]
}

type Long = { readonly tie: OddTie; readonly ends: readonly [End, End]; readonly outside: number }
type End = { readonly id: string; readonly x: number; readonly channel: number }

export type Channel = {
  readonly couples: ReadonlyMap<string, number>
  readonly bars: ReadonlyMap<string, number>
}

/** Heights, once it is known how many lines run in each channel. */
export type Levels = {
  /** The middle of the symbols of a row. */
  readonly symbol: (row: number) => number
  /** Just below the words of the row above a channel. */
  readonly below: (channel: number) => number
  /** The top of the symbols under a channel. */
  readonly above: (channel: number) => number
}

const trackHeight = 14
const hangHeight = 26
const coupleDepth = 24

export const channelHeight = ({ couples, bars }: Channel, hasHangs: boolean): number => {
  const [upper, lower] = [depthOf(couples), depthOf(bars)]
  return (
    (upper > 0 ? coupleDepth + (upper - 1) * trackHeight : 0) +
    (upper > 0 && hasHangs ? 16 : 0) +
    (lower > 0 ? (lower - 1) * trackHeight : 0) +
    (upper === 0 && hasHangs ? 12 : 0) +
    (hasHangs ? hangHeight : 0)
  )
}

/** Side by side on one symbol, the first furthest left. */
const spread = (count: number, index: number): number => {
  if (count < 2) return 0
  const step = Math.min(14, 30 / (count - 1))
  return (index - (count - 1) / 2) * step
}

type Wanting = { readonly key: string; readonly person: string; readonly towards: number }

/** Where lines leave each person, so that no two of one person cover each other. */
const portsOf = (
  wanting: readonly Wanting[],
  spots: ReadonlyMap<string, Spot>,
): ((key: string) => number) => {
  const ports = new Map<string, number>()
  const perPerson = new Map<string, Wanting[]>()
  for (const each of wanting) perPerson.set(each.person, [...(perPerson.get(each.person) ?? []), each])
  for (const [person, all] of perPerson) {
    const sorted = all.toSorted((one, other) => one.towards - other.towards || (one.key < other.key ? -1 : 1))
    sorted.forEach(({ key }, index) =>
      ports.set(key, (spots.get(person)?.x ?? 0) + spread(sorted.length, index)),
    )
  }
  return (key) => ports.get(key) ?? 0
}

const mean = (of: readonly number[]): number => of.reduce((sum, each) => sum + each, 0) / of.length

const stemKey = (union: string, parent: string): string => `${union} from ${parent}`
const hangKey = (union: string, { descent, id }: HangingChild): string => `${descent} ${union} to ${id}`

/** Measures every union: its stems, its drop and its hangs. */
export const measure = (
  unions: readonly Union[],
  odd: readonly OddTie[],
  spots: ReadonlyMap<string, Spot>,
  twinsOf: (union: Union) => readonly (readonly string[])[],
): { measured: Measured[]; long: Long[] } => {
  const xOf = (id: string): number => spots.get(id)?.x ?? 0
  const rowOf = (id: string): number => spots.get(id)?.row ?? 0
  const rightmost = Math.max(...[...spots.values()].map(({ x }) => x))
  const stem = portsOf(
    [
      ...unions.flatMap(({ id, parents, children }) =>
        parents.map((person) => ({
          key: stemKey(id, person),
          person,
          towards: mean(
            parents.length > 1
              ? parents.filter((each) => each !== person).map(xOf)
              : children.map((child) => xOf(child.id)),
          ),
        })),
      ),
      ...odd.flatMap(({ id, who, of }) =>
        [who, of].map((person) => ({ key: stemKey(id, person), person, towards: rightmost + 1000 })),
      ),
    ],
    spots,
  )
  const hang = portsOf(
    unions.flatMap(({ id, parents, children }) =>
      children.map((child) => ({
        key: hangKey(id, child),
        person: child.id,
        towards: parents.length > 0 ? mean(parents.map(xOf)) : mean(children.map((each) => xOf(each.id))),
      })),
    ),
    spots,
  )
  const hangPoints = (union: Union): { child: HangingChild; from: number; to: number }[] => {
    const births = twinsOf(union)
    return union.children.map((child) => {
      const to = hang(hangKey(union.id, child))
      const birth = births.find((each) => each.includes(child.id)) ?? []
      const twins = union.children.filter(
        ({ id, descent }) => birth.includes(id) && descent === child.descent,
      )
      return {
        child,
        from: twins.length > 1 ? mean(twins.map((each) => hang(hangKey(union.id, each)))) : to,
        to,
      }
    })
  }
  const bare = unions.map((union) => {
    const [parent] = union.parents
    const [child] = union.children
    return {
      union,
      channel: parent === undefined ? rowOf(child?.id ?? '') : rowOf(parent) + 1,
      stems: union.parents.map((each) => stem(stemKey(union.id, each))),
      hangs: hangPoints(union),
    }
  })
  const drops: { channel: number; x: number }[] = []
  const measured = bare.map((each): Measured => {
    if (each.stems.length === 0 || each.hangs.length === 0) return { ...each, drop: null }
    const others = bare.filter(({ channel, union }) => channel === each.channel && union !== each.union)
    const taken = [
      ...drops.filter(({ channel }) => channel === each.channel).map(({ x }) => x),
      ...others.flatMap(({ stems, hangs }) => [...stems, ...hangs.map(({ to }) => to)]),
    ]
    const points = each.hangs.map(({ from }) => from)
    const [low, high] = [Math.min(...each.stems), Math.max(...each.stems)]
    const room = high - low > 60 ? 16 : each.stems.length === 1 ? -24 : 0
    const wanted = each.stems.length === 1 ? low : (Math.min(...points) + Math.max(...points)) / 2
    const drop = freePlace(wanted, low + room, high - room, taken)
    drops.push({ channel: each.channel, x: drop })
    return { ...each, drop }
  })
  const long = odd.map((tie, index): Long => {
    const end = (id: string): End => ({ id, x: stem(stemKey(tie.id, id)), channel: rowOf(id) + 1 })
    return { tie, ends: [end(tie.who), end(tie.of)], outside: index }
  })
  return { measured, long }
}

const farRight = 1e6

/** Which lines run in a channel, each on its track. */
export const channelOf = (
  at: number,
  measured: readonly Measured[],
  long: readonly Long[],
): Channel & { hasHangs: boolean } => {
  const here = measured.filter(({ channel }) => channel === at)
  const couples = here.flatMap(({ union, stems, drop }): Stretch[] => {
    const xs = [...stems, ...(drop === null ? [] : [drop])]
    const isStraight = stems.length === 1 && drop === stems[0]
    return stems.length === 0 || isStraight
      ? []
      : [{ id: union.id, low: Math.min(...xs), high: Math.max(...xs) }]
  })
  const rounds = long.flatMap(({ tie, ends }) =>
    ends
      .filter(({ channel }) => channel === at)
      .map(({ id, x }): Stretch => ({ id: stemKey(tie.id, id), low: x, high: farRight })),
  )
  const bars = here.flatMap(({ union, hangs, drop }): Stretch[] => {
    const xs = [...hangs.map(({ from }) => from), ...(drop === null ? [] : [drop])]
    const [low, high] = [Math.min(...xs), Math.max(...xs)]
    return hangs.length === 0 || (low === high && drop !== null) ? [] : [{ id: union.id, low, high }]
  })
  return {
    couples: tracksOf([...couples, ...rounds]),
    bars: tracksOf(bars),
    hasHangs: here.some(({ hangs }) => hangs.length > 0),
  }
}

const at = (value: number): string => String(Math.round(value * 10) / 10)
const move = (x: number, y: number): string => `M${at(x)} ${at(y)}`
const across = (x: number): string => `H${at(x)}`
const down = (y: number): string => `V${at(y)}`
const line = (x: number, y: number): string => `L${at(x)} ${at(y)}`

const coupleY = (channel: number, track: number, levels: Levels): number =>
  levels.below(channel) + coupleDepth + track * trackHeight

const barY = (channel: number, track: number, levels: Levels): number =>
  levels.above(channel) - hangHeight - track * trackHeight

/** The lines of one union: the parents’ line, the drop with the bar, and one to each child. */
export const linesOf = (of: Measured, { couples, bars }: Channel, levels: Levels): DrawnLine[] => {
  const { union, channel, stems, drop, hangs } = of
  const [first] = stems
  const parentsY = levels.symbol(channel - 1)
  const y = coupleY(channel, couples.get(union.id) ?? 0, levels)
  const bar = barY(channel, bars.get(union.id) ?? 0, levels)
  const found: DrawnLine[] = []
  if (union.couple && stems.length > 1) {
    const [low, high] = [Math.min(...stems), Math.max(...stems)]
    const marks = [low, ...(drop === null ? [] : [drop]), high].toSorted((one, other) => one - other)
    const widest = marks
      .slice(1)
      .map((right, index) => ({ left: marks[index] ?? low, right }))
      .reduce((best, each) => (each.right - each.left > best.right - best.left ? each : best))
    found.push({
      id: `${union.id} couple`,
      look: { of: 'couple', couple: union.couple.look },
      path: [...stems.map((x) => move(x, parentsY) + down(y)), move(low, y) + across(high)].join(''),
      draws: union.couple.draws,
      slashes: union.couple.isOver ? { x: (widest.left + widest.right) / 2, y } : null,
    })
  }
  if (hangs.length === 0) return found
  const xs = [...hangs.map(({ from }) => from), ...(drop === null ? [] : [drop])]
  const trunk =
    drop === null
      ? ''
      : stems.length === 1 && first !== undefined
        ? first === drop
          ? move(first, parentsY) + down(bar)
          : move(first, parentsY) + down(y) + across(drop) + down(bar)
        : move(drop, y) + down(bar)
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  const [descent, ...others] = new Set(hangs.map(({ child }) => child.descent))
  const shared = descent === undefined || others.length > 0 ? 'own' : descent
  found.push({
    id: `${union.id} bar`,
    look: { of: 'descent', descent: shared },
    path: trunk + (low === high ? '' : move(low, bar) + across(high)),
    draws: [],
    slashes: null,
  })
  for (const { child, from, to } of hangs)
    found.push({
      id: hangKey(union.id, child),
      look: { of: 'descent', descent: child.descent },
      path: move(from, bar) + line(to, levels.above(channel)) + down(levels.symbol(channel)),
      draws: child.draws,
      slashes: null,
    })
  return found
}

/** A relationship that fits no row goes round the outside. */
export const longLine = (
  { tie, ends, outside }: Long,
  channels: readonly Channel[],
  levels: Levels,
  right: number,
): DrawnLine => {
  const x = right + 14 + outside * 10
  const [one, other] = ends
  const y = ({ id, channel }: End): number =>
    coupleY(channel, channels[channel]?.couples.get(stemKey(tie.id, id)) ?? 0, levels)
  return {
    id: tie.id,
    look: { of: 'odd' },
    path:
      move(one.x, levels.symbol(one.channel - 1)) +
      down(y(one)) +
      across(x) +
      down(y(other)) +
      across(other.x) +
      down(levels.symbol(other.channel - 1)),
    draws: [tie.id],
    slashes: null,
  }
}
