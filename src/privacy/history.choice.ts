import { addDays, type Day, type Instant, instant, isDay, startOfDay } from '../time/index.ts'
import { z } from 'zod'
import type { AfterLook } from './history.sql.ts'

/** Which days of a history, and from where on. It travels in the address: days say nothing of anybody. */

const piece = z.string().max(30).optional()

export const historyParams = z.object({
  id: z.uuid(),
  'from-day': piece,
  'from-month': piece,
  'from-year': piece,
  'to-day': piece,
  'to-month': piece,
  'to-year': piece,
  after: z.string().max(80).optional(),
})

export type HistoryParams = z.infer<typeof historyParams>

type End = 'from' | 'to'

const partsOf = (params: HistoryParams, end: End): string[] =>
  ([`${end}-year`, `${end}-month`, `${end}-day`] as const).map((name) => (params[name] ?? '').trim())

/** A day, nothing typed, or something that is no day. */
export const dayTyped = (params: HistoryParams, end: End): Day | null | 'unreadable' => {
  const parts = partsOf(params, end)
  if (parts.every((part) => part === '')) return null
  const written = parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-')
  return isDay(written) ? written : 'unreadable'
}

const readAfter = (text = ''): AfterLook | null => {
  const [at = '', id = ''] = text.split('~')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) || !z.uuid().safeParse(id).success) return null
  try {
    return { at: instant(at), id }
  } catch {
    return null
  }
}

export type HistoryChoice = {
  from: Day | null
  to: Day | null
  after: AfterLook | null
  /** Which end was typed and is no day. */
  unreadable: readonly End[]
}

export const choiceFrom = (params: HistoryParams): HistoryChoice => {
  const [from, to] = [dayTyped(params, 'from'), dayTyped(params, 'to')]
  return {
    from: from === 'unreadable' ? null : from,
    to: to === 'unreadable' ? null : to,
    after: readAfter(params.after),
    unreadable: (['from', 'to'] as const).filter((end) => dayTyped(params, end) === 'unreadable'),
  }
}

/** The moments between which it was looked: both days whole. */
export const momentsOf = ({ from, to }: HistoryChoice): { from: Instant | null; to: Instant | null } => ({
  from: from === null ? null : startOfDay(from),
  to: to === null ? null : startOfDay(addDays(to, 1)),
})

/** The address of the next page of the same choice. */
export const nextAddress = (path: string, params: HistoryParams, last: AfterLook): string => {
  const asked = new URLSearchParams()
  for (const end of ['from', 'to'] as const)
    for (const unit of ['day', 'month', 'year'] as const) {
      const value = params[`${end}-${unit}`]
      if (value !== undefined && value !== '') asked.set(`${end}-${unit}`, value)
    }
  asked.set('after', `${last.at}~${last.id}`)
  return `${path}?${asked.toString()}`
}
