import { type Day, isDay } from '../time/index.ts'
import { type Body, type FieldError, type FormState, one } from '../web/index.ts'

/** The day typed in three boxes, or null where they make none. */
export const dayTyped = (body: Body, prefix: string): Day | null => {
  const [year, month, day] = ['year', 'month', 'day'].map((unit) => one(body, `${prefix}-${unit}`))
  const written = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`
  return isDay(written) ? written : null
}

/** A whole number as typed; anything else stays as it was, to be refused and shown again. */
export const numberTyped = (body: Body, field: string): number | string => {
  const typed = one(body, field)
  return /^\d{1,5}$/.test(typed) ? Number(typed) : typed
}

/** The same with parts: 2.5 hours. */
export const decimalTyped = (body: Body, field: string): number | string => {
  const typed = one(body, field)
  return /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : typed
}

export const typedOf = (form: FormState, field: string): string => one(form.typed, field)

/** What the boxes of a date show again: what was typed. */
export const boxesOf = (form: FormState, prefix: string): Record<string, string> =>
  Object.fromEntries(
    ['day', 'month', 'year'].map((unit) => [`${prefix}-${unit}`, typedOf(form, `${prefix}-${unit}`)]),
  )

const shortestReason = 5

export const reasonMissing = (body: Body, field = 'reason'): FieldError[] =>
  one(body, field).length < shortestReason
    ? [{ field, text: 'Say why, or who decided it: it is kept with the change' }]
    : []
