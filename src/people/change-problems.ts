import { problemsOn, type Field, type Reading } from '../questions/index.ts'
import { fieldsNow } from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import { type Body, type FieldError, many } from '../web/index.ts'
import type { Amiss } from './change.ts'
import { refusalWords, type PersonRefusal } from './refusals.words.ts'

/** Everything amiss with the fields of a change, in their order. Only the shape of a line can be a doubt. */
export const amissIn = (fields: readonly Field[], say: Reading, at: Instant): readonly Amiss[] => {
  const asked = fieldsNow(fields, say)
  const problems = problemsOn({ id: 'change', title: '', fields }, say, at)
  return asked.flatMap((field): Amiss[] => {
    const unoffered = notOffered(field, say)
    if (unoffered !== null) return [unoffered]
    const problem = problems.find((each) => each.field === field.name)
    if (!problem) return []
    const error = { field: problem.anchor, text: problem.text }
    return [problem.amiss === 'unclear' && field.kind === 'line' ? { ...error, isDoubt: true } : error]
  })
}

/** Refusals that no answer on the page could change, said before anybody fills it in; null for any other. */
export const whyNot = <R extends PersonRefusal>(
  decided: object | { refused: R },
  never: readonly R[],
): string | null => {
  const refused = 'refused' in decided ? decided.refused : undefined
  const found = never.find((each) => each === refused)
  return found === undefined ? null : refusalWords[found]
}

/** A form sent by hand may carry what no option offers; it is the same as choosing nothing. */
const notOffered = (field: Field, say: Reading): Amiss | null => {
  if (field.kind !== 'choice' && field.kind !== 'select' && field.kind !== 'choices') return null
  const offered = field.options.map(({ value }) => value)
  return say.all(field.name).every((value) => value === '' || offered.includes(value))
    ? null
    : { field: field.name, text: 'Choose one of the answers offered' }
}

const doubtOf = ({ field, text }: Amiss, body: Body): string =>
  `${field}=${String(body[field] ?? '')}=${text}`

/** What has to be put right: all but the doubts that were said before about the very same words. */
export const stillAmiss = (amiss: readonly Amiss[], body: Body): readonly Amiss[] => {
  const before = new Set(many(body, 'doubted'))
  return amiss.filter((each) => each.isDoubt !== true || !before.has(doubtOf(each, body)))
}

/** The errors as the page says them, and the doubts the form carries so that they are said once. */
export const sayAmiss = (
  amiss: readonly Amiss[],
  body: Body,
): { errors: FieldError[]; doubted: readonly string[] } => ({
  errors: amiss.map((each) => ({
    field: each.field,
    text: each.isDoubt === true ? `${each.text}. If it is right as it is, send it again` : each.text,
  })),
  doubted: [
    ...new Set([
      ...many(body, 'doubted'),
      ...amiss.flatMap((each) => (each.isDoubt === true ? [doubtOf(each, body)] : [])),
    ]),
  ],
})
