import { type ChangeKind, payloads, whatOf } from '../approvals/index.ts'
import { addDays, type Day, dayOf, plainDay } from '../time/index.ts'
import { type Body, type FieldError, one, type Visit } from '../web/index.ts'
import type { Draft } from './proposing.tsx'
import { dayTyped, reasonMissing } from './typed.ts'

/** The day from which, and the reason: every proposal's own two errors. */
const fromTyped = (body: Body, visit: Visit): { from: Day | null; errors: FieldError[] } => {
  const [from, today] = [dayTyped(body, 'from'), dayOf(visit.at)]
  const example = `for example ${plainDay(addDays(today, 1))}`
  return {
    from,
    errors: [
      ...(from === null ? [{ field: 'from-day', text: `Enter a real day, ${example}` }] : []),
      ...(from !== null && from < today
        ? [{ field: 'from-day', text: 'Enter today or a later day: no right reaches back' }]
        : []),
      ...reasonMissing(body),
    ],
  }
}

/** Checks each box against the change's own shape, and says what is wrong beside it. */
export const draftOf = (
  kind: ChangeKind,
  payload: Readonly<Record<string, unknown>>,
  words: Readonly<Record<string, FieldError>>,
  body: Body,
  visit: Visit,
): Draft | FieldError[] => {
  const { from, errors } = fromTyped(body, visit)
  const checked = payloads[kind].safeParse(payload)
  const wrong = checked.success
    ? []
    : [...new Set(checked.error.issues.map((issue) => String(issue.path[0] ?? '')))].map(
        (field): FieldError => words[field] ?? { field: '', text: `Check ${field}` },
      )
  if (from === null || !checked.success || errors.length > 0) return [...wrong, ...errors]
  return { what: whatOf(kind, payload), countsFrom: from, reason: one(body, 'reason') }
}

export const chosen = (field: string, what: string): FieldError => ({ field, text: `Choose ${what}` })

/** Three boxes left empty are no day; anything else that is none is refused by the change's own shape. */
export const optionalDay = (body: Body, prefix: string): string | null =>
  ['day', 'month', 'year'].every((unit) => one(body, `${prefix}-${unit}`) === '')
    ? null
    : (dayTyped(body, prefix) ?? 'not a day')
