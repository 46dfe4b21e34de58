import type { About } from './letter.ts'

/**
 * A council's own words for a letter, with gaps the service fills in, written as ((reference)). What a letter must say is
 * checked when the words are set: so no council can leave out what happens next, how to reach it, or 999.
 */
export type Gaps = { must: readonly string[]; may: readonly string[] }

const gap = /\(\(\s*([^()]*?)\s*\)\)/g

export type WrongWords = { missing: string[] } | { unknown: string[] } | null

/** Null when the words say all they must and name no gap that is not there to be filled. */
export const wrongWords = ({ must, may }: Gaps, body: string): WrongWords => {
  const named = [...body.matchAll(gap)].map(([, name = '']) => name.toLowerCase())
  const unknown = [...new Set(named.filter((name) => !must.includes(name) && !may.includes(name)))]
  if (unknown.length > 0) return { unknown }
  const missing = must.filter((name) => !named.includes(name))
  return missing.length > 0 ? { missing } : null
}

/** The words with every gap filled in. One that has nothing to say this time leaves no empty paragraph behind. */
export const filled = (body: string, facts: Readonly<Record<string, string>>): string =>
  body
    .replaceAll(gap, (_, name: string) => facts[name.toLowerCase()] ?? '')
    .replaceAll('\r\n', '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

/** A council's words and the day they hold from: which wording somebody read is known a year later. */
export type OwnWords = { body: string; from: string }

/** One letter that each council may word itself, for each of those who read it. */
export type WordedLetter = {
  name: string
  title: string
  /** To whom, by the name it is kept under. */
  readers: Readonly<Record<string, string>>
  gaps: (reader: string) => Gaps
  /** As it would read to somebody invented: in these words, or where there are none as the service words it. */
  sample: (reader: string, council: About['council'], body: string | null) => string
}
