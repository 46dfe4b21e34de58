import { type Family, generationsAbove, type Parenthood, type Tie, tiesToTell } from './genogram.family.ts'
import { grouped, groupsOf } from './genogram.groups.ts'
import { type Rows, rowsOf } from './genogram.rows.ts'

/** How a line of descent is drawn. */
export type Descent = Parenthood | 'between' | 'siblings' | 'other'

export type HangingChild = {
  readonly id: string
  readonly descent: Descent
  /** The relationships this one line says. */
  readonly draws: readonly string[]
}

/**
 * Two people joined by a line, those who hang from one line, or both. Without `parents`: brothers and sisters whose
 * parents nobody recorded. Without `children`: a couple.
 */
export type Union = {
  readonly id: string
  readonly parents: readonly string[]
  readonly children: readonly HangingChild[]
  /** How the parents' line is drawn. Null where there are not two. */
  readonly couple: CoupleLine | null
}

export type CoupleLine = {
  readonly look: 'married' | 'partners' | 'care' | 'other'
  readonly isOver: boolean
  readonly draws: readonly string[]
}

/** A relationship that fits no row: somebody who is both aunt and sister by what was recorded. */
export type OddTie = { readonly id: string; readonly who: string; readonly of: string }

export type Unions = {
  readonly rows: Rows
  readonly unions: readonly Union[]
  readonly odd: readonly OddTie[]
  /** Empty places between a grandparent and a grandchild whose parent nobody recorded. */
  readonly standIns: readonly string[]
  /** Places that only let a line pass a row. */
  readonly waypoints: readonly string[]
  /** Relationships that other lines say already: a brother by the parents he shares. */
  readonly implied: readonly string[]
}

type Straight = { readonly [K in Tie['kind']]: readonly Extract<Tie, { kind: K }>[] }

const isKind =
  <K extends Tie['kind']>(kind: K) =>
  (tie: Tie): tie is Extract<Tie, { kind: K }> =>
    tie.kind === kind

const byKind = (ties: readonly Tie[]): Straight => ({
  parent: ties.filter(isKind('parent')),
  grandparent: ties.filter(isKind('grandparent')),
  couple: ties.filter(isKind('couple')),
  siblings: ties.filter(isKind('siblings')),
  other: ties.filter(isKind('other')),
})

const inLaw = ({ how }: { readonly how: Parenthood }): boolean => how === 'own' || how === 'adoptive'

/** What other lines say already. */
const isImplied = (tie: Tie, { parent, couple }: Straight): boolean => {
  const parentsOf = (child: string): string[] =>
    parent.filter((each) => each.of === child && inLaw(each)).map(({ who }) => who)
  const areCouple = (one: string, other: string): boolean =>
    couple.some((each) => (each.who === one && each.of === other) || (each.who === other && each.of === one))
  switch (tie.kind) {
    case 'parent':
      return tie.how === 'step' && parentsOf(tie.of).some((known) => areCouple(known, tie.who))
    case 'grandparent':
      return parentsOf(tie.of).some((known) => parentsOf(known).includes(tie.who))
    case 'siblings':
      return tie.how === 'step'
        ? parentsOf(tie.who).some((one) => parentsOf(tie.of).some((other) => areCouple(one, other)))
        : parentsOf(tie.who).some((shared) => parentsOf(tie.of).includes(shared))
    case 'couple':
    case 'other':
      return false
  }
}

type Drawing = { readonly parents: readonly string[]; readonly children: readonly HangingChild[] }

/** Children of the same parents hang from one line, each in their own way: born to them, adopted, fostered. */
const parentUnions = (ties: Straight['parent']): Drawing[] => {
  const perChild = grouped(ties, ({ how, of, who }) => `${how} ${of} ${how === 'step' ? who : ''}`)
  const links = [...perChild.values()].flatMap((of): (HangingChild & { parents: string[] })[] =>
    of[0] === undefined
      ? []
      : [
          {
            id: of[0].of,
            descent: of[0].how,
            draws: of.map(({ id }) => id),
            parents: of.map(({ who }) => who).toSorted(),
          },
        ],
  )
  return [...grouped(links, ({ parents }) => parents.join(' ')).values()].map((children) => ({
    parents: children[0]?.parents ?? [],
    children: children.map(({ id, descent, draws }) => ({ id, descent, draws })),
  }))
}

/** Brothers and sisters with no parent recorded that they share. */
const siblingUnions = (ties: Straight['siblings']): Drawing[] =>
  (['full', 'half', 'step'] as const).flatMap((how) => {
    const same = ties.filter((tie) => tie.how === how)
    const headOf = groupsOf(same.map(({ who, of }) => [who, of]))
    return [...grouped(same, ({ who }) => headOf(who)).values()].map((group): Drawing => ({
      parents: [],
      children: [...new Set(group.flatMap(({ who, of }) => [who, of]))].map((id) => ({
        id,
        descent: 'siblings',
        draws: group.filter(({ of }) => of === id).map((tie) => tie.id),
      })),
    }))
  })

/** A grandparent whose own child nobody recorded: an empty place stands between, one for brothers and sisters together. */
const grandparentUnions = (
  { grandparent, couple, parent, siblings }: Straight,
  implied: ReadonlySet<string>,
): { unions: Drawing[]; standIns: { id: string; belowRowOf: string }[] } => {
  const headOfCouple = groupsOf(couple.map(({ who, of }) => [who, of]))
  const headOfSiblings = groupsOf([
    ...siblings.filter(({ how }) => how === 'full').map(({ who, of }) => [who, of] as const),
    ...[...grouped(parent.filter(inLaw), ({ who }) => who).values()].flatMap((children) =>
      children.slice(1).map(({ of }) => [children[0]?.of ?? of, of] as const),
    ),
  ])
  const left = grandparent.filter(({ id }) => !implied.has(id))
  const groups = grouped(left, ({ who, of }) => `${headOfCouple(who)} ${headOfSiblings(of)}`)
  const made = [...groups].map(([key, ties]) => ({
    standIn: `between ${key}`,
    parents: [...new Set(ties.map(({ who }) => who))].toSorted(),
    children: [...grouped(ties, ({ of }) => of)].map(([id, own]): HangingChild => ({
      id,
      descent: 'between',
      draws: own.map((tie) => tie.id),
    })),
  }))
  return {
    unions: made.flatMap(({ standIn, children, parents }): Drawing[] => [
      { parents, children: [{ id: standIn, descent: 'between', draws: [] }] },
      { parents: [standIn], children },
    ]),
    standIns: made.map(({ standIn, parents }) => ({ id: standIn, belowRowOf: parents[0] ?? '' })),
  }
}

type LooseTie = Straight['other'][number] | Straight['parent'][number]

/** Care and what is only told in words say nothing sure about generations: they are drawn wherever their ends stand. */
const isLoose = (tie: Tie): tie is LooseTie =>
  tie.kind === 'other' || (tie.kind === 'parent' && !inLaw(tie) && tie.how !== 'step')

type Loose = { drawings: Drawing[]; pairs: Union[]; waypoints: [id: string, row: number][] }

const descentOf = (tie: LooseTie): Descent => (tie.kind === 'other' ? 'other' : tie.how)

/** A special guardian who is the grandmother: her line passes the row between. */
const looseUnions = (ties: readonly LooseTie[], rows: Rows): Loose => {
  const placed = ties.map((tie) => {
    const down = (rows.get(tie.of) ?? 0) - (rows.get(tie.who) ?? 0)
    const [upper, lower] = down < 0 ? [tie.of, tie.who] : [tie.who, tie.of]
    return { tie, upper, lower, down: Math.abs(down), row: rows.get(upper) ?? 0, descent: descentOf(tie) }
  })
  const found: Loose = { drawings: [], pairs: [], waypoints: [] }
  for (const { tie, upper, lower } of placed.filter(({ down }) => down === 0))
    found.pairs.push(
      pairOnly(`loose ${tie.id}`, [upper, lower], {
        look: tie.kind === 'other' ? 'other' : 'care',
        isOver: false,
        draws: [tie.id],
      }),
    )
  const hanging = placed.filter(({ down }) => down > 0)
  const together = grouped(hanging, ({ tie, lower, down, descent }) =>
    tie.kind === 'other' ? tie.id : `${descent} ${lower} ${String(down)}`,
  )
  for (const [key, all] of together) {
    const [first] = all
    if (!first) continue
    const { lower, down, row, descent } = first
    const ways = Array.from({ length: down - 1 }, (_, nth) => `way ${key} ${String(nth)}`)
    ways.forEach((way, nth) => found.waypoints.push([way, row + 1 + nth]))
    const chain = [...ways, lower]
    chain.forEach((id, nth) => {
      const before = chain[nth - 1]
      found.drawings.push({
        parents: before === undefined ? [...new Set(all.map(({ upper }) => upper))].toSorted() : [before],
        children: [{ id, descent, draws: id === lower ? all.map(({ tie }) => tie.id) : [] }],
      })
    })
  }
  return found
}

/** One line for each couple, whether or not children hang from it; parents of a child together are a couple too. */
const numbered = (drawings: readonly Drawing[], { couple }: Straight): Union[] => {
  const lines = couple.map((tie) => ({ tie, key: [tie.who, tie.of].toSorted().join(' ') }))
  const withChildren = [...grouped(drawings, ({ parents }) => parents.join(' '))].flatMap(
    ([key, same]): Union[] => {
      const pair = lines.find((line) => line.key === key)
      // Without parents, or with one only, nothing says that two lines are the same.
      const apart = (same[0]?.parents.length ?? 0) < 2 ? same : [{ ...same[0], children: childrenOf(same) }]
      return apart.map(({ parents = [], children }) => ({
        id: [
          ...parents,
          'to',
          ...children.map(({ id, descent, draws }) => `${descent} ${id} ${draws.join(' ')}`),
        ].join(' '),
        parents,
        children,
        couple:
          pair !== undefined
            ? lineOf(pair.tie)
            : parents.length > 1
              ? { look: 'partners', isOver: false, draws: [] }
              : null,
      }))
    },
  )
  const taken = new Set(withChildren.map(({ parents }) => parents.join(' ')))
  return [
    ...withChildren,
    ...lines
      .filter(({ key }) => !taken.has(key))
      .map(({ tie, key }) => pairOnly(`couple ${key}`, [tie.who, tie.of].toSorted(), lineOf(tie))),
  ]
}

const childrenOf = (drawings: readonly Drawing[]): HangingChild[] =>
  drawings.flatMap(({ children }) => [...children])

const pairOnly = (id: string, parents: readonly string[], couple: CoupleLine): Union => ({
  id,
  parents,
  children: [],
  couple,
})

const lineOf = (tie: Straight['couple'][number]): CoupleLine => ({
  look: tie.isMarried ? 'married' : 'partners',
  isOver: tie.endedWords !== null,
  draws: [tie.id],
})

/** Sorts every relationship into the lines that will say it. Each is said by one line, or implied by others. */
export const unionsOf = (family: Family): Unions => {
  const rows = new Map(rowsOf(family))
  const fits = (tie: Tie): boolean =>
    (rows.get(tie.of) ?? 0) - (rows.get(tie.who) ?? 0) === generationsAbove(tie)
  const all = tiesToTell(family)
  const sure = all.filter((tie) => !isLoose(tie))
  const straight = byKind(sure.filter(fits))
  const implied = new Set(sure.filter((tie) => fits(tie) && isImplied(tie, straight)).map(({ id }) => id))
  const say = <T extends { id: string }>(ties: readonly T[]): T[] => ties.filter(({ id }) => !implied.has(id))
  const grand = grandparentUnions(straight, implied)
  const loose = looseUnions(all.filter(isLoose), rows)
  for (const { id, belowRowOf } of grand.standIns) rows.set(id, (rows.get(belowRowOf) ?? 0) + 1)
  for (const [id, row] of loose.waypoints) rows.set(id, row)
  const drawings = [
    ...parentUnions(say(straight.parent)),
    ...siblingUnions(say(straight.siblings)),
    ...grand.unions,
    ...loose.drawings,
  ]
  return {
    rows,
    unions: [...numbered(drawings, straight), ...loose.pairs],
    odd: sure.filter((tie) => !fits(tie)).map(({ id, who, of }) => ({ id, who, of })),
    standIns: grand.standIns.map(({ id }) => id),
    waypoints: loose.waypoints.map(([id]) => id),
    implied: [...implied],
  }
}
