import { type Day, isDay } from '../time/index.ts'
import { type Body, type FieldError, type FormState, one } from '../web/index.ts'

/** The day typed in three boxes; null where they make none. */
export const dayTyped = (body: Body, prefix: string): Day | null => {
  const [year, month, day] = ['year', 'month', 'day'].map((unit) => one(body, `${prefix}-${unit}`))
  const written = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  return isDay(written) ? written : null
}

/** Nothing typed into any of the three boxes. */
export const isDayEmpty = (body: Body, prefix: string): boolean =>
  ['day', 'month', 'year'].every((unit) => one(body, `${prefix}-${unit}`) === '')

export const typedOf = (form: FormState, field: string): string => one(form.typed, field)

/** What the boxes of a date show again: what was typed, else what they began with. */
export const boxesOf = (
  form: FormState,
  prefix: string,
  otherwise: Day | null = null,
): Record<string, string> => {
  const units = ['day', 'month', 'year']
  const typed = units.map((unit) => typedOf(form, `${prefix}-${unit}`))
  const first =
    otherwise === null
      ? ['', '', '']
      : [String(Number(otherwise.slice(8))), String(Number(otherwise.slice(5, 7))), otherwise.slice(0, 4)]
  const shown = typed.some((each) => each !== '') ? typed : first
  return Object.fromEntries(units.map((unit, nth) => [`${prefix}-${unit}`, shown[nth] ?? '']))
}

export const dayMissing = (body: Body, prefix: string, what: string): FieldError[] =>
  dayTyped(body, prefix) === null
    ? [{ field: `${prefix}-day`, text: `Enter ${what}, for example 13 12 2018` }]
    : []

export const wordsMissing = (body: Body, field: string, atLeast: number, text: string): FieldError[] =>
  one(body, field).length < atLeast ? [{ field, text }] : []
