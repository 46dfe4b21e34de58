import { at, type Day, type Instant, isDay } from '../time/index.ts'
import { type Body, type FieldError, one } from '../web/index.ts'

/** A day in three boxes and a time beside them, as typed. */

const padded = (text: string, to: number): string => text.padStart(to, '0')

/** Null: not a day. `''`: nothing was typed. */
export const typedDay = (body: Body, prefix: string): Day | '' | null => {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => one(body, `${prefix}-${part}`))
  if (`${day ?? ''}${month ?? ''}${year ?? ''}` === '') return ''
  const text = `${year ?? ''}-${padded(month ?? '', 2)}-${padded(day ?? '', 2)}`
  return isDay(text) ? text : null
}

export type TypedMoment = { moment: Instant | null; errors: readonly FieldError[] }

/** The moment a form names; `otherwise` where the day is left out. A time that is left out is midnight as the day begins. */
export const typedMoment = (
  body: Body,
  prefix: string,
  what: string,
  otherwise: Instant | null,
): TypedMoment => {
  const day = typedDay(body, prefix)
  const time = one(body, `${prefix}-time`).replace('.', ':')
  const wrong = (field: string, text: string): TypedMoment => ({ moment: null, errors: [{ field, text }] })
  if (day === null) return wrong(`${prefix}-day`, `${what} must be a real day, for example 27 3 2027`)
  if (day === '') {
    if (time !== '') return wrong(`${prefix}-day`, `Enter the day for ${what.toLowerCase()} too`)
    return otherwise === null
      ? wrong(`${prefix}-day`, `Enter the day for ${what.toLowerCase()}`)
      : { moment: otherwise, errors: [] }
  }
  if (time !== '' && !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
    return wrong(`${prefix}-time`, 'Enter a time of day, for example 17:00')
  return { moment: at(day, time === '' ? '00:00' : padded(time, 5)), errors: [] }
}
