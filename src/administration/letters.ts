import { agencyLinkLetter } from '../mash/index.ts'
import { referrerLetters, type WordedLetter } from '../messages/index.ts'
import { partnerInvitation } from '../passkeys/index.ts'
import { sentPageWords } from '../referrals/index.ts'

/**
 * Everything a council may word itself, in the order the page shows it: each is described by the room that sends it. Not
 * here is the code by which somebody comes back to a draft: a draft is no council's yet.
 */
export const letters: readonly WordedLetter[] = [
  sentPageWords,
  ...referrerLetters,
  agencyLinkLetter,
  partnerInvitation,
]

/** The letter and its reader, where there are such. */
export const letterTo = (letter: string, reader: string): WordedLetter | undefined =>
  letters.find(({ name, readers }) => name === letter && Object.hasOwn(readers, reader))

/** A letter in words: what it says, to whom. What was worded once and is no letter any more keeps its name. */
export const letterInWords = (letter: string, reader: string): string => {
  const found = letterTo(letter, reader)
  return found ? `${found.title}, ${found.readers[reader] ?? reader}` : `${letter}, ${reader}`
}
