import type { MatchedPerson } from './match.ts'

/** More than three do not fit beside each other, and quadruplets are rarer than a name that sounds alike. */
const most = 3

const plainWords = (name: string): string[] =>
  (name.split(', known as ')[0] ?? '').toLowerCase().split(/\s+/).filter(Boolean)

/** One day of birth, one family name, different first names. The same first name twice is one child on two records. */
const areTwins = (one: MatchedPerson, other: MatchedPerson): boolean => {
  if (one.bornOn === null || one.bornOn !== other.bornOn || one.bornEstimated || other.bornEstimated)
    return false
  const [names, others] = [plainWords(one.name), plainWords(other.name)]
  return names.at(-1) === others.at(-1) && names[0] !== others[0]
}

/**
 * Of people found, those who look like twins of the likeliest who has any: to be shown beside each other, because the
 * mistake to fear is to take one for the other (matching 6). Empty where there are none.
 */
export const twinsAmong = (people: readonly MatchedPerson[]): readonly MatchedPerson[] => {
  for (const person of people) {
    const twins = people.filter((other) => areTwins(person, other))
    if (twins.length > 0) return [person, ...twins].slice(0, most)
  }
  return []
}
