import { functions } from '../access/index.ts'
import type { Agreement } from './agreement.ts'
import { notDelegable } from './not-delegable.ts'

/** What the forms of a draft need to offer their choices. */
export type Choices = {
  organisations: readonly { code: string; name: string }[]
  councils: readonly { code: string; shortName: string }[]
  agreements: readonly Agreement[]
}

export const none = { value: '', text: 'None' }
export const groups = [
  { value: 'children', text: 'Children' },
  { value: 'adults', text: 'Adults' },
] as const

/** Functions of people who look into what others do, or look after the service: no council's to give to another. */
const notOffered: readonly string[] = ['navigator', 'inspection', 'technical-support', 'subject-access']

export const fnChoices = [
  ...Object.entries(functions)
    .filter(([fn]) => !notOffered.includes(fn) && !Object.hasOwn(notDelegable, fn))
    .map(([value, words]) => ({ value, text: words })),
  ...Object.entries(notDelegable).map(([value, { words }]) => ({ value, text: words })),
]
