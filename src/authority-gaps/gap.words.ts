import { functionInWords } from '../agreements/index.ts'
import { addDays, counted, plainDay } from '../time/index.ts'
import type { GapSize } from './gap.ts'

/** Not a function of this service, and not among the five: found all the same where somebody did it (governance A1). */
const furtherFunctions: Readonly<Record<string, string>> = {
  marac: 'Multi-Agency Risk Assessment Conference (MARAC)',
}

export const fnInWords = (fn: string, clientGroup: string): string =>
  `${furtherFunctions[fn] ?? functionInWords(fn)}${clientGroup === 'adults' ? ', adults' : ''}`

export const daysInWords = ({ from, to }: Pick<GapSize, 'from' | 'to'>): string => {
  const last = addDays(to, -1)
  return from === last ? plainDay(from) : `${plainDay(from)} to ${plainDay(last)}`
}

/** "12 things done with no agreement in force", and how many what is recorded now covers. */
export const sizeInWords = ({ activities, covered }: Pick<GapSize, 'activities' | 'covered'>): string => {
  const done = `${counted(activities, 'thing')} done with no agreement in force`
  if (covered === 0) return done
  return covered === activities
    ? `${done} then; what has been recorded since covers ${activities === 1 ? 'it' : 'all of them'}`
    : `${done} then; what has been recorded since covers ${String(covered)} of them`
}

const streamsInWords: Readonly<Record<string, string>> = {
  contact: 'Contact',
  'hand-over': 'Hand-over',
  enquiry: 'Enquiry',
  'agency-request': 'Request to an agency',
  person: 'Person',
  disagreement: 'Disagreement',
}

const typesInWords: Readonly<Record<string, string>> = { received: 'taken in' }

/** What kind of thing was done, without a word of whom it was about. */
export const workInWords = ({ stream, type }: { stream: string; type: string }): string =>
  `${streamsInWords[stream] ?? stream}: ${typesInWords[type] ?? type.replaceAll('-', ' ')}`

/** How a piece of work stood, then and by what is recorded now. */
export const coverInWords = ({
  coveredThen,
  coveredNow,
}: {
  coveredThen: boolean
  coveredNow: boolean
}): string => {
  if (coveredNow) return 'Nothing in force was recorded then; covered by what was recorded since'
  return coveredThen
    ? 'Thought to be covered then; what is recorded now does not cover it'
    : 'Nothing in force'
}
