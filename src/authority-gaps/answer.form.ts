import type { Day } from '../time/index.ts'
import { type Body, type FormState, one } from '../web/index.ts'
import { dayFrom } from '../questions/answers.ts'
import { type Answer, fewestLetters } from './gap.ts'

type Errors = FormState['errors']

const wordsIn = (body: Body): Errors =>
  one(body, 'words').length < fewestLetters
    ? [{ field: 'words', text: 'Enter how it came about, in a sentence' }]
    : []

export const readExplanation = (body: Body): Answer | Errors => {
  const errors = wordsIn(body)
  const [words, reference] = [one(body, 'words'), one(body, 'reference')]
  return errors.length > 0
    ? errors
    : { type: 'explained', words, decisionRef: reference === '' ? null : reference }
}

/** A decision taken after today ratifies nothing yet. */
export const readRatification = (body: Body, today: Day): Answer | Errors => {
  const decidedOn = dayFrom(one(body, 'on-day'), one(body, 'on-month'), one(body, 'on-year'))
  const [decidedBy, decisionRef] = [one(body, 'decided-by'), one(body, 'decision-reference')]
  const errors = [
    ...(decidedBy === '' ? [{ field: 'decided-by', text: 'Enter who decided' }] : []),
    ...(decisionRef === ''
      ? [{ field: 'decision-reference', text: 'Enter the reference of the decision' }]
      : []),
    ...(decidedOn === null
      ? [{ field: 'on-day', text: 'Enter the day of the decision' }]
      : decidedOn > today
        ? [{ field: 'on-day', text: 'The day of the decision must be today or earlier' }]
        : []),
  ]
  return decidedOn === null || errors.length > 0
    ? errors
    : { type: 'ratified', words: one(body, 'what'), decidedBy, decidedOn, decisionRef }
}
