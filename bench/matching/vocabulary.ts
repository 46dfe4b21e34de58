import { isOneLetterOff, mayHaveSlipped } from '../../src/matching/near-names.ts'
import type { Cleaned } from '../../src/matching/cleaned.ts'
import type { Frequencies } from '../../src/matching/frequencies.ts'
import type { NearNames } from '../../src/matching/keys.ts'

/** What the index in PostgreSQL knows before anybody is looked for, in memory: how common names are, and which are near. */
export type Vocabulary = {
  add: (document: Cleaned) => void
  frequencies: () => Frequencies
  nearTo: (heard: Cleaned) => NearNames
}

const mostNear = 10

const oneLeftOut = (word: string): string[] => [
  word,
  ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1)),
]

const countIn = (counts: Map<string, number>, values: Iterable<string>): void => {
  for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1)
}

export const emptyVocabulary = (): Vocabulary => {
  const [given, family, postcodes] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ]
  let people = 0
  let forms: Map<string, string[]> | null = null

  const formsOf = (): Map<string, string[]> => {
    if (forms) return forms
    forms = new Map()
    for (const word of new Set([...given.keys(), ...family.keys()])) {
      if (!mayHaveSlipped(word)) continue
      for (const form of new Set(oneLeftOut(word))) {
        const known = forms.get(form)
        if (known) known.push(word)
        else forms.set(form, [word])
      }
    }
    return forms
  }

  const common = (word: string): number => (given.get(word) ?? 0) + (family.get(word) ?? 0)
  const near = (word: string): string[] => {
    if (!mayHaveSlipped(word)) return []
    const found = new Set(oneLeftOut(word).flatMap((form) => formsOf().get(form) ?? []))
    return [...found]
      .filter((other) => isOneLetterOff(word, other))
      .toSorted((one, other) => common(other) - common(one))
      .slice(0, mostNear)
  }

  return {
    add: ({ names, places }) => {
      people += 1
      countIn(
        given,
        names.flatMap((name) => name.given.map(([word]) => word)),
      )
      countIn(
        family,
        names.flatMap((name) => name.family.map(([word]) => word)),
      )
      countIn(
        postcodes,
        (places ?? []).map(([postcode]) => postcode),
      )
    },
    frequencies: () => {
      const share = (of: ReadonlyMap<string, number>, value: string): number =>
        Math.max(of.get(value) ?? 0, 1) / Math.max(people, 1)
      return {
        given: (word) => share(given, word),
        family: (word) => share(family, word),
        postcode: (postcode) => share(postcodes, postcode),
        population: people,
      }
    },
    nearTo: (heard) =>
      new Map(
        [
          ...new Set(heard.names.flatMap((name) => [...name.given, ...name.family].map(([word]) => word))),
        ].map((word) => [word, near(word)] as const),
      ),
  }
}
