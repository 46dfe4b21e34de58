import { addDays, at, type Day, dayOf, instant, isDay } from '../time/index.ts'
import { type Body, type FieldError, one } from '../web/index.ts'
import { optionalDay } from './draft.ts'

/** How a lending under section 113 ends: with a day, or at a time of day; and what may still be finished (B8 no. 14). */
export type LentUntil = { until: string | null; endsAt: string | null; finishUntil: string | null }

const isTime = (text: string): boolean => /^([01]?\d|2[0-3]):[0-5]\d$/.test(text)

/** Null where nothing was typed; `'wrong'` where it is no moment. */
const momentTyped = (body: Body, prefix: string): string | null => {
  const [day, time] = [optionalDay(body, prefix), one(body, `${prefix}-time`).replace('.', ':')]
  if (day === null) return time === '' ? null : 'wrong'
  if (!isDay(day) || (time !== '' && !isTime(time))) return 'wrong'
  return at(day, time === '' ? '00:00' : time.padStart(5, '0'))
}

/** What was typed of the end. Without a time, and with nothing to finish, the day alone says it: the first day not lent. */
export const lentUntil = (body: Body): LentUntil => {
  const day = optionalDay(body, 'until')
  const finishUntil = momentTyped(body, 'finish')
  if (one(body, 'until-time') === '' && finishUntil === null)
    return { until: day, endsAt: null, finishUntil: null }
  const endsAt = momentTyped(body, 'until')
  const last = finishUntil ?? endsAt
  const until = last === null || last === 'wrong' ? day : addDays(dayOf(instant(last)), 1)
  return { until, endsAt, finishUntil }
}

/** Over before it begins, or something to finish of what never ends. */
export const endWrong = ({ until, endsAt, finishUntil }: LentUntil, from: Day): FieldError[] => {
  if (finishUntil !== null && endsAt === null)
    return [{ field: 'until-day', text: 'Enter when the lending ends: until then nothing is left to finish' }]
  if (finishUntil !== null && endsAt !== null && finishUntil <= endsAt)
    return [{ field: 'finish-day', text: 'What was begun can only be finished after the lending ends' }]
  const isOver =
    endsAt === null ? until !== null && isDay(until) && until <= from : dayOf(instant(endsAt)) < from
  return isOver ? [{ field: 'until-day', text: 'It would be over before it begins' }] : []
}
