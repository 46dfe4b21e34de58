import type { Cleaned } from '../matching/index.ts'
import { writtenPostcode } from '../places/index.ts'
import { plainDay } from '../time/index.ts'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const nameOf = (words: readonly (readonly [string, ...string[]])[]): string =>
  words.map(([word]) => capital(word)).join(' ')

/** What was looked for, one part a line, as it was understood: for the custodian who must judge what to say. */
export const heardInWords = (heard: Cleaned): string[] => [
  ...heard.names.map((name) =>
    name.written === undefined ? nameOf([...name.given, ...name.family]) : name.written.join(' ').trim(),
  ),
  ...(heard.words === undefined ? [] : [nameOf(heard.words)]),
  ...(heard.births ?? []).map(([on, precision]) =>
    precision === 'day' ? `born ${plainDay(on)}` : `born about ${on.slice(0, precision === 'month' ? 7 : 4)}`,
  ),
  ...(heard.due === undefined ? [] : [`unborn, expected ${plainDay(heard.due)}`]),
  ...(heard.places ?? []).map(([postcode]) => writtenPostcode(postcode)),
  ...(heard.phones ?? []).map((phone) => `telephone ending ${phone.slice(-4)}`),
  ...(heard.nhs === undefined ? [] : [`NHS number ${heard.nhs}`]),
  ...(heard.upn === undefined ? [] : [`unique pupil number ${heard.upn}`]),
  ...(heard.parents ?? []).map((parent) => `parent ${nameOf([...parent.given, ...parent.family])}`),
  ...(heard.siblings ?? []).map(([given]) => `brother or sister ${nameOf([given])}`),
]
