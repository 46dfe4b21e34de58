import { type NameGroup, nameGroups } from '../register/name-group.ts'
import { type Slip, slips } from '../register/telling.ts'
import type { Say } from '../figures.ts'
import { type Answer } from './answers.ts'
import { trueKeyOf } from './truth.ts'
import { accuracyOf, attached, foundAmong, likeliestFrom, shownTo } from './judged.ts'

/** Tables for people: by kind of slip, over thresholds, by name group. */

const percent = (share: number): string =>
  Number.isNaN(share) ? '     –' : `${(100 * share).toFixed(2)}`.padStart(6)
const inThousand = (count: number, of: number): string =>
  of === 0 ? '    –' : ((1000 * count) / of).toFixed(1).padStart(5)
const padded = (count: number): string => String(count).padStart(6)

const isRegistered = ({ mention }: Answer): boolean => mention.truth.is === 'registered'

/** The first shown from this weight on is somebody else, or there is nobody to be shown. */
const wrongLinks = (answers: readonly Answer[], from: number): number => {
  const { wrong } = accuracyOf(answers, likeliestFrom(from))
  return wrong.twin + wrong.sibling + wrong.stranger + wrong.other
}

export const bySlip = (say: Say, answers: readonly Answer[]): void => {
  say.note('by kind of slip          on record  found 10    rank 1   attached  attached wrongly (all)')
  const line = (name: string, some: readonly Answer[]): void => {
    const known = some.filter(isRegistered)
    const { recall, wrong, links } = accuracyOf(some, attached)
    const bad = wrong.twin + wrong.sibling + wrong.stranger + wrong.other
    say.note(
      `  ${name.padEnd(22)} ${padded(known.length)}   ${percent(foundAmong(some, 10))}%   ${percent(foundAmong(some, 1))}%   ${percent(recall)}%  ${String(bad)} of ${String(links)}`,
    )
  }
  const has = (slip: Slip) => answers.filter(({ mention }) => mention.slips.includes(slip))
  line(
    'none',
    answers.filter(({ mention }) => mention.slips.length === 0),
  )
  for (const slip of slips) line(slip, has(slip))
  line(
    'two or more',
    answers.filter(({ mention }) => mention.slips.length > 1),
  )
  line('all', answers)
}

const curveAt = [-13.3, -10, -6.6, -3.3, 0, 3.3, 6.6, 10, 13.3, 16.6, 20, 25]

export const curve = (say: Say, answers: readonly Answer[]): void => {
  say.note('weight from   precision   recall      F1   wrong: twin sibling stranger other')
  for (const from of curveAt) {
    const { precision, recall, f1, wrong } = accuracyOf(answers, likeliestFrom(from))
    say.note(
      `  ${from.toFixed(1).padStart(9)}   ${percent(precision)}%  ${percent(recall)}%  ${percent(f1)}%   ${[wrong.twin, wrong.sibling, wrong.stranger, wrong.other].map(padded).join(' ')}`,
    )
  }
}

export type GroupLine = { group: NameGroup; found: number; wrong: number; shown: number; known: number }

export const linesByGroup = (answers: readonly Answer[], from: number): readonly GroupLine[] =>
  nameGroups.map((group) => {
    const some = answers.filter(({ mention }) => mention.group === group)
    return {
      group,
      known: some.filter(isRegistered).length,
      found: foundAmong(some, 10),
      wrong: wrongLinks(some, from) / some.length,
      shown: shownTo(some).mean,
    }
  })

/** Between the group best served and the one served worst. */
export const largestGap = (lines: readonly GroupLine[], of: (line: GroupLine) => number): number => {
  const values = lines.map(of).filter((value) => !Number.isNaN(value))
  return Math.max(...values) - Math.min(...values)
}

export const byGroup = (say: Say, answers: readonly Answer[], from: number): readonly GroupLine[] => {
  const lines = linesByGroup(answers, from)
  say.note(
    `by name group   on record  found 10  wrong links in 1,000 (first shown from ${from.toFixed(1)})  shown on average`,
  )
  for (const { group, known, found, wrong, shown } of lines)
    say.note(
      `  ${group.padEnd(12)} ${padded(known)}    ${percent(found)}%    ${inThousand(wrong, 1)}    ${shown.toFixed(2)}`,
    )
  return lines
}

/** Those nobody was shown, to see what stands in the way. */
export const missed = (answers: readonly Answer[], places: number): readonly Answer[] =>
  answers.filter(
    (answer) =>
      isRegistered(answer) &&
      !answer.first.slice(0, places).some(({ key }) => key === trueKeyOf(answer.mention)),
  )
