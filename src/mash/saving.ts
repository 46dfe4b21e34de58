import type { NotDone } from '../events/index.ts'
import type { Acted, Body, FieldError } from '../web/index.ts'
import { sayWithheld, type Withheld } from './withheld.ts'

/** What a change came to: nothing more to say, or what must be put right, beside the fields, everything typed kept. */

export const withErrors = (errors: readonly FieldError[], body: Body): Acted => ({
  form: { errors, typed: body },
})

/** Refusals of the rules in words, by the name of the refusal. */
export type Words = Readonly<Record<string, string | FieldError>>

/**
 * A refusal in words. Agencies' words that may not stand there are said beside each field they stand in; anything without
 * words of its own is left to the page.
 */
export const sayRefused = (
  outcome: NotDone,
  body: Body,
  { words, withheld, whoReads }: { words: Words; withheld: readonly Withheld[]; whoReads: string },
): Acted => {
  if (outcome.why !== 'refused') return outcome
  if (outcome.refused.startsWith('withheld-words')) return withErrors(sayWithheld(withheld, whoReads), body)
  const found = words[outcome.refused]
  if (found === undefined) return outcome
  return withErrors([typeof found === 'string' ? { field: '', text: found } : found], body)
}

/** What can be refused of any form, whatever it is about. */
export const everywhere = {
  'not-told':
    'Emergency duty works on the enquiries it was told of. Ring the duty manager if this one cannot wait.',
} as const

/** The version a form was begun on, or had before it; 0 where nothing had been written yet. */
export const versionIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0)
