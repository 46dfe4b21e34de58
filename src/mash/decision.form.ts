import { ratings, type Rating } from '../clocks/index.ts'
import { type Body, type FieldError, many, one } from '../web/index.ts'
import { isBreachReason } from './breach.rule.ts'
import type { Breach, Decision } from './deciding.rule.ts'
import { longestRecord } from './discussion.form.ts'
import { isEnquiryOutcome } from './outcomes.rule.ts'

/** How the form of a decision is read. The strategy discussion at the top of the page has a form of its own. */

const isRating = (text: string): text is Rating => (ratings as readonly string[]).includes(text)

const levelOf = (text: string): Decision['level'] =>
  ['1', '2', '3', '4'].includes(text) ? (Number(text) as 1 | 2 | 3 | 4) : null

/** Which of the forms was sent, so that what was typed and what is wrong with it stand in that one. */
export const isStrategyForm = (body: Body): boolean => one(body, '_form') === 'strategy'

/** Fields of the short form have their own ids. */
export const fieldOf = (body: Body, name: string): string =>
  isStrategyForm(body) ? `strategy-${name}` : name

export const readBreach = (body: Body): Breach | null => {
  const reason = one(body, 'breach')
  return isBreachReason(reason) ? { reason, note: one(body, 'breachNote') } : null
}

export const readDecision = (body: Body): { decision: Decision } | { errors: FieldError[] } => {
  const outcome = one(body, 'outcome')
  const errors: FieldError[] = [
    ...(isEnquiryOutcome(outcome) ? [] : [{ field: 'outcome', text: 'Choose what should happen' }]),
    ...['rationale', 'notWaitingBecause', 'breachNote']
      .filter((name) => one(body, name).length > longestRecord)
      .map((name) => ({
        field: fieldOf(body, name),
        text: `Shorten this to ${longestRecord.toLocaleString('en-GB')} characters`,
      })),
  ]
  if (errors.length > 0 || !isEnquiryOutcome(outcome)) return { errors }
  const seen = one(body, 'seen')
  return {
    decision: {
      childIds: many(body, 'child'),
      outcome,
      level: levelOf(one(body, 'level')),
      rationale: one(body, 'rationale'),
      notWaitingBecause: one(body, 'notWaitingBecause'),
      seen: isRating(seen) ? seen : null,
      breach: readBreach(body),
    },
  }
}

/** What goes beyond the hub, or stays in its record, by the field it stands in. */
export const textsOf = (body: Body): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ['rationale', 'notWaitingBecause', 'breachNote'].map((name) => [fieldOf(body, name), one(body, name)]),
  )

/** Refusals of the rule in words, beside the field that puts them right. */
export const wordsFor = (body: Body): Readonly<Record<string, string | FieldError>> => {
  const at = (name: string, text: string): FieldError => ({ field: fieldOf(body, name), text })
  return {
    closed:
      'A colleague has decided for every child meanwhile. What they decided is shown here; yours is not saved.',
    'not-told': 'Emergency duty decides only what it was told of. Ring the hub’s manager.',
    'rated-meanwhile':
      'The rating has changed since you opened this. Look at it again; what you typed is still below.',
    'child-needed': at('child', 'Choose for which children'),
    'already-decided':
      'A colleague has decided for one of these children meanwhile. What they decided is shown here; what you typed is still below.',
    'rationale-needed': at('rationale', 'Say why'),
    'rate-first': 'Rate the enquiry first. Only a strategy discussion does not wait for it.',
    'summary-needed': at('outcome', 'This goes to a team: write the summary first. What you typed is kept'),
    'agreement-needed': at(
      'outcome',
      'Early help needs the family’s agreement. Record it first, or choose another outcome',
    ),
    'not-waiting-because-needed': at('notWaitingBecause', 'Say why you do not wait for what is still out'),
    'breach-needed': at('breach', 'It is past its time: choose why'),
    'nothing-to-explain': 'There is nothing to explain: it was in time, or somebody has said why already.',
  }
}
