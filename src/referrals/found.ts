import type { Places } from '../places/index.ts'
import type { Answers, Reading } from '../questions/index.ts'

/**
 * What was found out about a postcode, kept among the answers as text so that the path stays a pure function of them.
 * `child` is null for the family's home, else the child who is somewhere else at present.
 */
export const foundKey = (child: string | null): string =>
  child === null ? 'found:home' : `found:now:${child}`

/** With the postcode it was found for: a postcode changed since then must be looked up again. */
export const foundText = (postcode: string, places: Places): string => JSON.stringify({ postcode, places })

export type Found = { postcode: string; places: Places }

export const foundAt = (answers: Answers, child: string | null): Found | null => {
  const text = answers[foundKey(child)]
  // Written by foundText alone: no field of a form can have a name with this beginning.
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Found) : null
}

/** Must somebody be asked which council it is? Yes unless the postcode said so, another council's included. */
export const isCouncilOpen = (say: Reading, child: string | null): boolean => {
  const found = foundAt(say.answers, child)
  return found?.places.kind !== 'one' && found?.places.kind !== 'another-council'
}
