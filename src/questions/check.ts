import { dayOf, type Day, type Instant } from '../time/index.ts'
import type { Reading } from './answers.ts'
import { canBeNhsNumber, canBeUpn, looksLikeEmail, looksLikePhone, looksLikePostcode } from './identifiers.ts'
import type { Step, Walked } from './journey.ts'
import { askOf, fieldsNow, isAnswered, wordsOf, type Asked, type Field, type Line } from './question.ts'
import { readingOf } from './answers.ts'

/**
 * What is amiss with an answer. 'missing' and 'unclear' are asked about once and never stop anybody;
 * 'too-long' cannot be kept, so it has to be put right.
 */
export type Problem = {
  readonly amiss: 'missing' | 'unclear' | 'too-long'
  readonly field: string
  /** Where the summary's link leads. */
  readonly anchor: string
  readonly text: string
}

/** Longest answers kept. A page of close type is about 3,000 characters. */
export const longestLine = 500
export const longestText = 50_000

const counted = (n: number): string => n.toLocaleString('en-GB')

const tooLong = (length: number, most: number): string =>
  `This is ${counted(length)} characters long and we can keep ${counted(most)}. It is still here: shorten it, or send it as a file at the end`

const lineTroubles: Readonly<Record<Line, (text: string) => string | null>> = {
  name: () => null,
  words: () => null,
  email: (text) => (looksLikeEmail(text) ? null : 'Enter an email address like name@example.org'),
  phone: (text) =>
    looksLikePhone(text) ? null : 'Enter a phone number with at least 9 figures, like 01632 960 001',
  postcode: (text) =>
    looksLikePostcode(text) ? null : 'This does not look like a full postcode, like PE1 1AA',
  'nhs-number': (text) =>
    canBeNhsNumber(text) ? null : 'An NHS number has 10 figures; check this one against the record',
  upn: (text) =>
    canBeUpn(text) ? null : 'A pupil number is a letter and 12 figures; check this one against the record',
}

/** A day that cannot be meant: no such date, in the future where it must have happened, or before anybody alive. */
const dayTrouble = (field: Field & { kind: 'day' }, say: Reading, today: Day): string | null => {
  if (say.dayAsTyped(field.name) === '') return null
  const found = say.day(field.name)
  if (found === null) return 'This is not a real date. Enter a day, month and year, like 27 3 2019'
  if (!field.mayLieAhead && found > today) return 'This date lies ahead. Check the year'
  if (field.mayLieAhead && found > `${String(Number(today.slice(0, 4)) + 2)}${today.slice(4)}`)
    return 'Check the year'
  return null
}

const troubleOf = (field: Field, say: Reading, today: Day): Omit<Problem, 'field' | 'anchor'> | null => {
  const longest = Math.max(
    say.one(`${field.name}-why`).length,
    field.kind === 'day' ? 0 : say.one(field.name).length,
  )
  const most = field.kind === 'text' ? longestText : longestLine
  if (longest > most) return { amiss: 'too-long', text: tooLong(longest, most) }
  const unclear =
    field.kind === 'day'
      ? dayTrouble(field, say, today)
      : field.kind === 'line' && say.one(field.name) !== ''
        ? lineTroubles[field.of](say.one(field.name))
        : null
  if (unclear !== null) return { amiss: 'unclear', text: unclear }
  if (askOf(field, say) === 'may' || isAnswered(field, say)) return null
  return { amiss: 'missing', text: wordsOf(field.missing ?? 'This is not answered yet', say) }
}

/** Everything amiss on one page, in the order of its fields. */
export const problemsOn = (page: Asked, say: Reading, now: Instant): readonly Problem[] =>
  fieldsNow(page.fields, say).flatMap((field) => {
    const trouble = troubleOf(field, say, dayOf(now))
    return trouble === null ? [] : [{ ...trouble, field: field.name, anchor: anchorOf(field) }]
  })

export const anchorOf = (field: Field): string => (field.kind === 'day' ? `${field.name}-day` : field.name)

export type Unanswered = { readonly step: Step; readonly field: Field; readonly problem: Problem }

/** Everything wanted on the path and not answered, or doubtful. Told to the screener, never a reason to refuse. */
export const leftOpen = (walked: Walked, now: Instant): readonly Unanswered[] =>
  walked.steps.flatMap((step) => {
    const say = readingOf(walked.asked, step.item)
    const problems = problemsOn(step.page, say, now)
    return fieldsNow(step.page.fields, say).flatMap((field) => {
      const problem = problems.find((each) => each.field === field.name)
      return problem ? [{ step, field, problem }] : []
    })
  })
