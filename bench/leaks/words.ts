import { type Answer, type Request, typedIn } from './asking.ts'

/** Finds planted words wherever an answer may carry them. */

/** Somebody as the table of who may have what sees them. */
export type Who = {
  /** Key of a demo worker, or what else they are. */
  key: string
  hat: { authority: string; fn: string } | null
}

export type Secret = {
  name: string
  /** How it is recognised, however it is written. */
  trace: RegExp
  /** The table a manager would write on a whiteboard. It asks nothing of the service. */
  mayHave: (who: Who) => boolean
}

/** What is written so that machines pass it on: looked into as well. */
const hidden = ({ headers }: Answer): string =>
  [...(headers['set-cookie'] ?? '').matchAll(/=([\w+/.%-]{12,})/g)]
    .map(([, value = '']) => Buffer.from(value, 'base64url').toString('latin1'))
    .join('\n')

const unescaped = (text: string): string =>
  text.replaceAll(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))

export const everythingIn = (answer: Answer): string => {
  const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}`)
  const all = [...headers, hidden(answer), answer.body].join('\n')
  return all.includes('&#x') ? unescaped(all) : all
}

export type Sighting = { secret: Secret; around: string }

const around = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 80), at + 60).replaceAll(/\s+/g, ' ')

/** Looks for all of them at once, and only then for each: most answers hold none. */
export const lookoutFor = (secrets: readonly Secret[]): ((text: string) => readonly Sighting[]) => {
  const any = new RegExp(secrets.map(({ trace }) => trace.source).join('|'), 'i')
  return (text) =>
    any.test(text)
      ? secrets.flatMap((secret) => {
          const met = secret.trace.exec(text)
          return met ? [{ secret, around: around(text, met.index) }] : []
        })
      : []
}

export type Told = { leaks: readonly Sighting[]; rightly: readonly Sighting[] }

/** What an answer tells its reader: what they may not have, and what they may. What they typed is no secret to them. */
export const toldBy = (
  lookout: (text: string) => readonly Sighting[],
  who: Who,
  request: Request,
  answer: Answer,
): Told => {
  const seen = lookout(everythingIn(answer))
  if (seen.length === 0) return { leaks: [], rightly: [] }
  const typed = typedIn(request)
  const told = seen.filter(({ secret }) => !secret.trace.test(typed))
  return {
    leaks: told.filter(({ secret }) => !secret.mayHave(who)),
    rightly: told.filter(({ secret }) => secret.mayHave(who)),
  }
}
