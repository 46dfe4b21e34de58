import { doubleMetaphone } from 'double-metaphone'
import type { Word } from './cleaned.ts'

/**
 * How names sound. Double metaphone, with th as t (Fathima, Fatima), cz and sz as ch and sh (Kowalczyk, Kowalchyk;
 * Szymon, Shimon), which it knows only as English: nobody should be harder to find for where their name comes from.
 */
const respelt = (word: string): string => {
  const single = word.replace(/(.)\1\1+/g, '$1$1')
  return single.includes('z') ? single.replaceAll('cz', 'ch').replaceAll('sz', 'sh') : single
}

const longest = 8
const tidy = (code: string): string => code.replaceAll('0', 'T').slice(0, longest)

const latin = /[a-z]/

const made = (word: string): Word => {
  if (!latin.test(word)) return [word, word.slice(0, longest)]
  const [first, second] = doubleMetaphone(respelt(word))
  const [code, other] = [tidy(first), tidy(second)]
  if (code === '') return [word, word.slice(0, longest)]
  return code === other || other === '' ? [word, code] : [word, code, other]
}

/** Names repeat: most of a county is called by a few thousand words. Emptied when full, so it never grows. */
const remembered = new Map<string, Word>()
const mostRemembered = 50_000

/** A cleaned word with how it sounds; a word in another script sounds as it is spelt. */
export const withSound = (word: string): Word => {
  const before = remembered.get(word)
  if (before) return before
  if (remembered.size >= mostRemembered) remembered.clear()
  const found = made(word)
  remembered.set(word, found)
  return found
}

/** Do two words sound alike? One sound alone (Lee, Leah; Maya, Mia) is too little to say so. */
export const soundAlike = (one: Word, other: Word): boolean => {
  const alike = (sound: string | undefined): boolean =>
    sound !== undefined && sound.length > 1 && (sound === other[1] || sound === other[2])
  return alike(one[1]) || alike(one[2])
}
