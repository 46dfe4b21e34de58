import { type Family, generationsAbove, type Relative, type Tie, tiesToTell } from './genogram.family.ts'

/** In which row everybody stands: 0 the oldest generation. */
export type Rows = ReadonlyMap<string, number>

/** How much a relationship says about the generation somebody belongs to: less is more. A grandmother may be the carer. */
const doubtOf = (tie: Tie): number => {
  switch (tie.kind) {
    case 'parent':
      return tie.how === 'own' || tie.how === 'adoptive' ? 1 : tie.how === 'step' ? 1.3 : 8
    case 'couple':
      return 1.1
    case 'siblings':
      return 1.2
    case 'grandparent':
      return 2.5
    case 'other':
      return 10
  }
}

type Step = { readonly to: string; readonly down: number; readonly doubt: number }

const stepsFrom = (ties: readonly Tie[]): Map<string, Step[]> => {
  const steps = new Map<string, Step[]>()
  const add = (from: string, step: Step): void => void steps.set(from, [...(steps.get(from) ?? []), step])
  for (const tie of ties) {
    const down = generationsAbove(tie)
    add(tie.who, { to: tie.of, down, doubt: doubtOf(tie) })
    add(tie.of, { to: tie.who, down: -down, doubt: doubtOf(tie) })
  }
  return steps
}

/** Spreads from one person to everybody connected with them, the surest relationships first. */
const spread = (
  from: string,
  row: number,
  steps: ReadonlyMap<string, readonly Step[]>,
  rows: Map<string, number>,
): void => {
  const open = new Map([[from, { row, doubt: 0 }]])
  while (open.size > 0) {
    const [id, best] = [...open].reduce((one, other) =>
      other[1].doubt < one[1].doubt || (other[1].doubt === one[1].doubt && other[0] < one[0]) ? other : one,
    )
    open.delete(id)
    rows.set(id, best.row)
    for (const step of steps.get(id) ?? []) {
      if (rows.has(step.to)) continue
      const before = open.get(step.to)
      const found = { row: best.row + step.down, doubt: best.doubt + step.doubt }
      if (before === undefined || found.doubt < before.doubt) open.set(step.to, found)
    }
  }
}

const yearOf = (of: Relative | undefined): number | null =>
  of === undefined || of.isUnseen || of.bornOn === null ? null : Number(of.bornOn.slice(0, 4))

/** Somebody who only shares the address: with the parents if they could be one, else beside the person. */
const guessedRow = (someone: Relative, centre: Relative | undefined): number => {
  const [theirs, ours] = [yearOf(someone), yearOf(centre)]
  return theirs !== null && ours !== null && ours - theirs >= 16 ? -1 : 0
}

/** The row of everybody, reckoned from the person at the centre. Never fails: what contradicts is drawn the long way. */
export const rowsOf = (family: Family): Rows => {
  const steps = stepsFrom(tiesToTell(family))
  const rows = new Map<string, number>()
  spread(family.centreId, 0, steps, rows)
  const centre = family.people.find(({ id }) => id === family.centreId)
  for (const someone of family.people.toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    if (!rows.has(someone.id)) spread(someone.id, guessedRow(someone, centre), steps, rows)
  const first = Math.min(...rows.values())
  return new Map([...rows].map(([id, row]) => [id, row - first]))
}
