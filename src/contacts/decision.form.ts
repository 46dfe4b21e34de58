import { type Body, type FieldError, many, one } from '../web/index.ts'
import { isSign, type Sign } from './close-alone.rule.ts'
import { isLawfulBasis } from './consent.rule.ts'
import type { Judgement } from './contact.ts'
import { isOutcome, type Outcome, outcomeRule, type Requirement } from './outcome.ts'
import { readReference } from './reference.ts'

/** What the decision form of one child sends, read. */
export type ReadDecision = { judgement: Judgement; ticked: Sign[] } | { errors: FieldError[] }

const levelOf = (text: string): Judgement['level'] =>
  ['1', '2', '3', '4'].includes(text) ? (Number(text) as 1 | 2 | 3 | 4) : null

/** What each requirement adds to the form, and so to the decision. */
const asked: Readonly<Record<Requirement, readonly string[]>> = {
  agreement: ['agreement'],
  'service-named': ['service'],
  reason: ['reason'],
  'reply-by': [],
  'council-named': ['council', 'urgentAction'],
  'worker-named': ['worker'],
  'reference-named': ['otherReference'],
  'police-reference': ['policeReference'],
}

/** Where the same question stands under several outcomes, the answer is the one under the outcome chosen. */
const underOutcome = (name: string): boolean => name === 'reason' || name === 'lawfulBasis'

/** Only what the chosen outcome asked: what was typed under another outcome and left there is not part of the decision. */
const detailOf = (body: Body, outcome: Outcome): Record<string, string> => {
  const names = [...outcomeRule(outcome).requires.flatMap((requirement) => asked[requirement]), 'lawfulBasis']
  const given = names.map((name): [string, string] => [
    name,
    one(body, underOutcome(name) ? `${name}-${outcome}` : name),
  ])
  return Object.fromEntries(
    given.filter(([name, value]) => (name === 'lawfulBasis' ? isLawfulBasis(value) : value !== '')),
  )
}

export const longest = 20_000

/** `published` are the codes of the guidance in force; anything else in the form was not picked from it. */
export const readDecision = (
  body: Body,
  childId: string,
  guidance: Judgement['guidance'],
  published: readonly string[],
): ReadDecision => {
  const outcome = one(body, 'outcome')
  const rationale = one(body, 'rationale')
  const errors: FieldError[] = []
  if (!isOutcome(outcome)) errors.push({ field: `outcome-${childId}`, text: 'Choose what should happen' })
  if (!isOutcome(outcome) && rationale === '') errors.push({ field: `rationale-${childId}`, text: 'Say why' })
  const other = one(body, 'otherReference')
  if (outcome === 'duplicate' && other !== '' && readReference(other) === null) {
    errors.push({
      field: `otherReference-${childId}`,
      text: 'Check this reference letter by letter: there is a slip in it',
    })
  }
  if (rationale.length > longest) {
    errors.push({
      field: `rationale-${childId}`,
      text: `Shorten this to ${longest.toLocaleString('en-GB')} characters. You have ${rationale.length.toLocaleString('en-GB')}.`,
    })
  }
  if (errors.length > 0 || !isOutcome(outcome)) return { errors }
  return {
    judgement: {
      outcome,
      level: levelOf(one(body, 'level')),
      indicators: many(body, 'indicator').filter((code) => published.includes(code)),
      guidance,
      detail: detailOf(body, outcome),
      rationale,
    },
    ticked: many(body, 'sign').filter(isSign),
  }
}

/** Refusals of the rules in words, beside the field that puts them right. */
export const wordRefusal = (refused: string, childId: string, outcome: string): FieldError => {
  const at = (name: string, text: string): FieldError => ({ field: `${name}-${childId}`, text })
  const [waits, whose = childId] = refused.split(':')
  if (waits === 'likely-matches') {
    return {
      field: `nobody-${childId}`,
      text:
        whose === childId
          ? 'Say first who this is: somebody already known, or none of the people shown'
          : 'Of the brothers and sisters, one may be somebody already known: say first who that is, under “Who”',
    }
  }
  const words: Readonly<Record<string, FieldError>> = {
    'needs-agreement': at(
      'agreement',
      'Early help needs the family’s agreement. Ask them, or choose another outcome',
    ),
    'needs-service-named': at('service', 'Name the service'),
    'needs-reason': at(`reason-${outcome}`, 'Give the reason'),
    'needs-council-named': at('council', 'Name the council'),
    'needs-worker-named': at('worker', 'Name the worker or team'),
    'needs-reference-named': at('otherReference', 'Give the reference of the other contact'),
    'needs-police-reference': at('policeReference', 'Give the police incident reference'),
    'needs-indicator': at('indicator', 'Pick at least one indicator of the guidance'),
    'needs-rationale': at('rationale', 'Say why'),
    'manager-decides': at(
      'outcome',
      'You may not close this alone. Recommend it to the manager instead, or send the child on',
    ),
    'already-decided': {
      field: '',
      text: 'A colleague has decided for this child meanwhile. What you typed is still below.',
    },
    'not-opened': { field: '', text: 'Start screening first' },
    moved: { field: '', text: 'This contact has moved to the other council, which decides now.' },
  }
  return words[refused] ?? { field: '', text: 'That could not be done. Check the page and try again.' }
}
