/**
 * Words of the vocabulary that a word heard may stand for: one letter away, as people mistype and mishear, or that it is
 * the beginning of, as people type. Pure: the database has looked up what could be near (matching 4, name-only search).
 */

/** Is one word made of the other by one letter put in, left out, changed, or two neighbours changed round? */
export const isOneLetterOff = (one: string, other: string): boolean => {
  if (one === other || Math.abs(one.length - other.length) > 1) return false
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  const [rest, otherRest] = [one.slice(same), other.slice(same)]
  return (
    rest.slice(1) === otherRest.slice(1) ||
    rest === otherRest.slice(1) ||
    rest.slice(1) === otherRest ||
    (rest.slice(2) === otherRest.slice(2) && rest[0] === otherRest[1] && rest[1] === otherRest[0])
  )
}

/** A shorter word has too many neighbours to mean anything: Ali, Alf, Ava. */
export const shortestToSlip = 4

export const mayHaveSlipped = (word: string): boolean => word.length >= shortestToSlip && word.length <= 24

/** One Latin letter is the beginning of half a county; one character of another script may be a whole name. */
export const tellsSomething = (word: string): boolean =>
  word.length > 1 || /[^\p{Script=Latin}\d]/u.test(word)
