import { type Body, type FieldError, one } from '../web/index.ts'
import type { Settling } from './disagreeing.rule.ts'
import type { Raising } from './disagreement.ts'
import { longestRecord } from './discussion.form.ts'

/** What the forms of a disagreement send, read. Several stand on a page, so ids carry which; names do not. */

export type Worried = Pick<Raising, 'about' | 'risk' | 'isRiskNow' | 'doneAtOnce'>

/** What a disagreement is about, whoever raises it. */
export const readWorried = (body: Body): { worried: Worried } | { errors: FieldError[] } => {
  const isRiskNow = one(body, 'riskNow')
  const errors = [
    ...(isRiskNow === 'yes' || isRiskNow === 'no'
      ? []
      : [{ field: 'riskNow', text: 'Say whether a child is at risk now' }]),
    ...['about', 'risk', 'doneAtOnce']
      .filter((name) => one(body, name).length > longestRecord)
      .map((field) => ({
        field,
        text: `Shorten this to ${longestRecord.toLocaleString('en-GB')} characters`,
      })),
  ]
  if (errors.length > 0) return { errors }
  return {
    worried: {
      about: one(body, 'about'),
      risk: one(body, 'risk'),
      isRiskNow: isRiskNow === 'yes',
      doneAtOnce: isRiskNow === 'yes' ? one(body, 'doneAtOnce') : '',
    },
  }
}

export const readSettling = (body: Body): Settling => {
  const changes = one(body, 'changes')
  return {
    response: one(body, 'response'),
    effect: one(body, 'effect'),
    decisionChanges: changes === 'yes' ? true : changes === 'no' ? false : null,
  }
}

/** Who disagrees stands on the contact and the hand-over too, where no word of an agency may. */
export const whoIn = (body: Body): Readonly<Record<string, string>> => ({ who: one(body, 'who') })

/** Every text of these forms, by the field it stands in; `suffix` is which disagreement. */
export const textsOf = (body: Body, suffix: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['about', 'risk', 'doneAtOnce', 'from', 'text', 'because', 'response', 'effect'].map((name) => [
      `${name}${suffix}`,
      one(body, name),
    ]),
  )

/** Refusals of the rules in words, beside the field that puts them right. */
export const wordsFor = (suffix: string): Readonly<Record<string, string | FieldError>> => {
  const at = (name: string, text: string): FieldError => ({ field: `${name}${suffix}`, text })
  return {
    'who-needed': at('who', 'Write who disagrees: name and agency'),
    'about-needed': at('about', 'Write what they disagree with'),
    'risk-needed': at('risk', 'Write what the risk to the child is'),
    'act-first': at('doneAtOnce', 'A child is at risk now: act first, and write here what was done'),
    'from-needed': at('from', 'Write who answered'),
    'reply-needed': at('text', 'Write what they answered'),
    'because-needed': at('because', 'Say why it goes up'),
    'top-of-ladder': 'It stands on the topmost rung: from there it can only be settled.',
    'response-needed': at('response', 'Write what was answered in the end'),
    'changes-needed': at('changes', 'Say whether the decision changes'),
    'effect-needed': at('effect', 'Write what it means for the child'),
    'settled-already': 'A colleague has settled it meanwhile. How it was settled is shown here.',
  }
}
