import type { Field, Option } from '../questions/index.ts'
import type { Day } from '../time/index.ts'

/** Questions that most changes ask: since when, until when, who said so, and why. */

export const fromField: Field = {
  kind: 'day',
  name: 'from',
  label: 'From when?',
  hint: 'Leave it empty if nobody knows.',
  ask: 'may',
}

export const fromNeeded = (label: string, missing: string): Field => ({
  kind: 'day',
  name: 'from',
  label,
  hint: 'For example, 27 3 2026',
  ask: 'must',
  missing,
})

export const toField = (label = 'Until when?'): Field => ({
  kind: 'day',
  name: 'to',
  label,
  hint: 'For example, 27 3 2026',
  ask: 'must',
  missing: 'Enter the day it ended',
})

export const sourceField: Field = {
  kind: 'line',
  of: 'words',
  name: 'source',
  label: 'Who said so?',
  hint: 'For example: mother by telephone, school record, seen on the birth certificate',
  ask: 'must',
  missing: 'Say who told us, or where it was seen',
}

export const becauseField = (label = 'Why?', hint = ''): Field => ({
  kind: 'text',
  name: 'because',
  lines: 3,
  label,
  ...(hint === '' ? {} : { hint }),
  ask: 'must',
  missing: 'Say why: the reason is kept on the record',
})

/** A table of words as the options of a question. */
export const optionsOf = (words: Readonly<Record<string, string>>): readonly Option[] =>
  Object.entries(words).map(([value, text]) => ({ value, text }))

/** The three boxes of a date, as they begin. */
export const boxesOf = (name: string, day: Day | null): Record<string, string> =>
  day === null
    ? {}
    : {
        [`${name}-day`]: String(Number(day.slice(8))),
        [`${name}-month`]: String(Number(day.slice(5, 7))),
        [`${name}-year`]: day.slice(0, 4),
      }
