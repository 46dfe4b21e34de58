import type { Answer, YesNo } from '../contacts/index.ts'
import type { Reading } from '../questions/index.ts'

/** Parts of an answer in one line. */
export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ')

/** An answer put into words, or why there is none; `otherwise` where something near it is known. */
export const answerFrom = (
  say: Reading,
  name: string,
  words: (text: string) => string,
  otherwise = '',
): Answer => {
  const said = say.orNotKnown(name)
  if ('known' in said) return { known: words(said.known) }
  return otherwise === '' ? said : { known: otherwise }
}

/** Anything but a clear yes or no is not known. */
export const yesNoOf = (text: string): YesNo => (text === 'yes' || text === 'no' ? text : 'not-known')
