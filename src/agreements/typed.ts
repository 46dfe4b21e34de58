import { type Day, isDay } from '../time/index.ts'
import { type Body, type FieldError, one } from '../web/index.ts'

/** A form read field by field: what is wrong is gathered, so that everything is said at once. */
export type Reading = { body: Body; errors: FieldError[] }

export const reading = (body: Body): Reading => ({ body, errors: [] })

const amiss = ({ errors }: Reading, field: string, text: string): void => {
  errors.push({ field, text })
}

/** Text of a field, or null where it is left empty. */
export const text = ({ body }: Reading, name: string): string | null => {
  const typed = one(body, name)
  return typed === '' ? null : typed
}

export const neededText = (form: Reading, name: string, say: string): string => {
  const typed = text(form, name)
  if (typed === null) amiss(form, name, say)
  return typed ?? ''
}

/** One of these, or said to be missing. */
export const chosen = <T extends string>(
  form: Reading,
  name: string,
  from: readonly T[],
  say: string,
): T | null => {
  const typed = one(form.body, name)
  const found = from.find((each) => each === typed)
  if (found === undefined) amiss(form, name, say)
  return found ?? null
}

/** Lines of a text area, empty ones left out. */
export const lines = ({ body }: Reading, name: string): string[] =>
  one(body, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A day in three boxes: null where all are empty, an error where they make no day. */
export const dayTyped = (form: Reading, name: string): Day | null => {
  const parts = ['year', 'month', 'day'].map((part) => one(form.body, `${name}-${part}`))
  if (parts.every((part) => part === '')) return null
  const [year = '', month = '', date = ''] = parts
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (isDay(written)) return written
  amiss(form, `${name}-day`, 'Enter a real day, for example 17 12 2018')
  return null
}

export const neededDay = (form: Reading, name: string, say: string): Day | null => {
  const before = form.errors.length
  const typed = dayTyped(form, name)
  if (typed === null && form.errors.length === before) amiss(form, `${name}-day`, say)
  return typed
}

/** A whole number from 1, or null where it is left empty. */
export const numberTyped = (form: Reading, name: string): number | null => {
  const typed = text(form, name)
  if (typed === null) return null
  if (/^[1-9]\d{0,3}$/.test(typed)) return Number(typed)
  amiss(form, name, 'Enter a whole number, for example 12')
  return null
}

/** "£469,696" or "469696.50" in pence; commas only where thousands are set apart (governance A4, "35,368,00"). */
export const penceTyped = (form: Reading, name: string): number | null => {
  const typed = text(form, name)
  if (typed === null) return null
  const read = /^£?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{2}))?$/.exec(typed.replaceAll(' ', ''))
  if (read?.[1] === undefined) {
    amiss(form, name, 'Enter an amount in pounds, for example 469,696 or 469,696.50')
    return null
  }
  return Number(read[1].replaceAll(',', '')) * 100 + Number(read[2] ?? '0')
}

/** A day as three boxes show it. */
export const dayBoxes = (name: string, day: Day | null): Record<string, string> =>
  day === null
    ? {}
    : {
        [`${name}-day`]: String(Number(day.slice(8))),
        [`${name}-month`]: String(Number(day.slice(5, 7))),
        [`${name}-year`]: day.slice(0, 4),
      }
