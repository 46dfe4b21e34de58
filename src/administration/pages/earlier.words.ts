import { type Day, plainDay } from '../../time/index.ts'
import type { Changed } from '../change.sql.ts'

const dayIn = (detail: Changed['detail'], key: string): string => {
  const value = detail[key]
  return typeof value === 'string' ? plainDay(value as Day) : ''
}

const text = (detail: Changed['detail'], key: string): string => {
  const value = detail[key]
  return typeof value === 'string' ? value : ''
}

/** What one administrator changed before two had to agree. */
export const earlierInWords = ({ kind, detail }: Changed): string => {
  switch (kind) {
    case 'bank-holiday-added':
      return `Bank holiday added: ${dayIn(detail, 'day')}, ${text(detail, 'title')}`
    case 'bank-holiday-removed':
      return `Bank holiday removed: ${dayIn(detail, 'day')}`
    case 'calendar-extended':
      return `List of bank holidays extended until ${dayIn(detail, 'to')}`
    case 'closure-day-added':
      return `Closure day added: ${dayIn(detail, 'day')}, ${text(detail, 'title')}`
    case 'closure-day-removed':
      return `Closure day removed: ${dayIn(detail, 'day')}`
    case 'setting-set':
      return `${text(detail, 'title')} set from ${dayIn(detail, 'from')}: ${text(detail, 'words')}`
    case 'setting-withdrawn':
      return `${text(detail, 'title')} from ${dayIn(detail, 'from')} withdrawn`
  }
}
