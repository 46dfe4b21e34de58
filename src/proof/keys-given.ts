import { readKeyLine, type Verifier } from './note.ts'

/** One key as people pass it on. Throws where it is none. */
export const keyOr = (line: string): Verifier => {
  const verifier = readKeyLine(line)
  if (!verifier) throw new Error(`Not a key: ${line}`)
  return verifier
}

/** The keys somebody passes to a command, one a line. Throws where one is no key, or of the other kind. */
export const keysGiven = (lines: readonly string[], kind: Verifier['kind']): Verifier[] =>
  lines.map((line) => {
    const verifier = keyOr(line)
    if (verifier.kind !== kind)
      throw new Error(`That is a key for ${kind === 'signature' ? 'co-signing' : 'signing'}: ${line}`)
    return verifier
  })
