import type { Answers } from './answers.ts'

/** A draft's answers, and for each which save changed it last: number of the save, and the page it came from. */
export type Kept = {
  readonly answers: Answers
  readonly changed: Readonly<Record<string, { readonly revision: number; readonly by: string }>>
}

export const nothingKept: Kept = { answers: {}, changed: {} }

/** What a page sends: its fields, the revision it was shown with, and a name of its own. */
export type Sent = { readonly shownAt: number; readonly by: string; readonly answers: Answers }

const isEmpty = (value: Answers[string] | undefined): boolean =>
  value === undefined ||
  (typeof value === 'string' ? value.trim() === '' : value.every((one) => one.trim() === ''))

const isSame = (one: Answers[string] | undefined, other: Answers[string] | undefined): boolean =>
  JSON.stringify(one ?? '') === JSON.stringify(other ?? '')

/**
 * Lays what a page sends over what is kept, field by field. Fields that are not on the page stay as they are. A field
 * left empty here but filled from another page since this one was shown stays filled: an old tab wipes nothing out.
 */
export const merge = (kept: Kept, sent: Sent, revision: number): Kept => {
  const taken = Object.entries(sent.answers).filter(([key, value]) => {
    if (isSame(kept.answers[key], value)) return false
    const last = kept.changed[key]
    const changedElsewhere = last !== undefined && last.revision > sent.shownAt && last.by !== sent.by
    return !(changedElsewhere && isEmpty(value))
  })
  if (taken.length === 0) return kept
  return {
    answers: { ...kept.answers, ...Object.fromEntries(taken) },
    changed: {
      ...kept.changed,
      ...Object.fromEntries(taken.map(([key]) => [key, { revision, by: sent.by }])),
    },
  }
}
