import { type Action, ruleOf } from '../access/actions.ts'
import type { Actor, StaffActor } from '../access/actor.ts'
import { type Decision, may, ownNothing, type Resource, type Why } from '../access/may.ts'
import { sayRefusal } from '../access/say.ts'
import { type Standing, standings } from '../access/standing.ts'
import { addMinutes, type Instant } from '../time/index.ts'
import {
  type About,
  agencyFacts,
  gateFacts,
  needFacts,
  purposeFacts,
  reachFacts,
  sensitivityFacts,
} from './facts.words.ts'
import { type Names, neededFor } from './needed.words.ts'
import { sayPermit } from './permits.words.ts'
import { sayStanding, sayStandingForAll } from './standing.words.ts'
import {
  type AskedOf,
  type Explained,
  type Explanation,
  type SaidFact,
  type Step,
  type StepName,
  stepNames,
  stopsAt,
} from './steps.ts'

/**
 * Refusals that rest on the worker alone. Of what is out of sight nothing else may be said, or the words would tell that it
 * is there.
 */
const restsOnTheWorker: ReadonlySet<string> = new Set([
  'not-signed-in',
  'no-hat',
  'not-in-this-function',
  'not-competent',
  'training-lapsed',
  'no-standing',
])

/** What is asked of a record that nobody knows anything of but the council the worker acts for. */
const unknownOf = (actor: Actor): Resource => ({
  ...ownNothing,
  owner: 'actingFor' in actor ? (actor.actingFor ?? '') : '',
})

const nothingHere: Explained = { allowed: false, because: { rule: 'nothing-here' } }

const answerTo = (actor: Actor, action: Action, asked: AskedOf, at: Instant): Explained => {
  if (asked !== null) return may(actor, action, asked, at)
  const unknown = may(actor, action, unknownOf(actor), at)
  if (unknown.allowed || !restsOnTheWorker.has(unknown.because.rule)) return nothingHere
  // An agency stands on what it was asked: where nothing is in sight, there is nothing to stand on.
  return ruleOf(action).reach === 'agency' && unknown.because.rule === 'no-standing' ? nothingHere : unknown
}

/** The same worker, just signed in: what the answer would be if that alone were in the way. */
const justSignedIn = (actor: StaffActor, at: Instant): StaffActor => ({
  ...actor,
  assurance: { way: actor.assurance?.way ?? 'employer', freshUntil: addMinutes(at, 1) },
})

const permitOf = (decision: Decision): Why | null => (decision.allowed ? decision.because : null)

const standingOf = (why: Why | null): Standing | null =>
  why !== null && 'standing' in why ? why.standing : null

type Told = { about: About; asked: AskedOf; answer: Explained; permit: Why | null }

const stopOf = ({ answer }: Told): StepName | null => (answer.allowed ? null : stopsAt[answer.because.rule])

const refusalInWords = ({ answer, about }: Told): SaidFact => {
  if (answer.allowed) return { words: '' }
  if (answer.because.rule === 'nothing-here')
    return {
      words:
        'There is nothing here that you can see. Either there is no such record, or it is another council’s, or it is kept to named workers: these look the same, so that nobody learns of a record by asking.',
    }
  return {
    words: sayRefusal(answer.because, about.action),
    ...('instrument' in answer.because ? { instrument: answer.because.instrument } : {}),
  }
}

/** What the worker stands on for the council they act for; where nothing, what there is and why it gives nothing. */
const standingFacts = ({ about, asked, permit }: Told): SaidFact[] => {
  const { actor, action, at, nameOf } = about
  const { reach } = ruleOf(action)
  if (reach === 'agency' || reach === 'agency-list') return agencyFacts(about, permit)
  const { rights, actingFor, fn } = actor
  const held = standingOf(permit)
  if (asked === null || held === null || actingFor === null || fn === null)
    return sayStandingForAll(actor, at, nameOf)
  return [
    sayStanding(held, {
      rights,
      authority: reach === 'record' ? asked.owner : actingFor,
      fn,
      clientGroup: reach === 'record' ? asked.clientGroup : 'children',
      at,
      nameOf,
    }),
  ]
}

/** The standing a refusal further on was measured against: of the council acted for, so it tells nothing of the record. */
const nearestStanding = ({ about: { actor, at }, permit }: Told): Standing | null => {
  const held = standingOf(permit)
  if (held !== null || actor.actingFor === null || actor.fn === null) return held
  return standings(actor.rights, actor.actingFor, actor.fn, 'children', at)[0] ?? null
}

const factsOf = (step: StepName, told: Told): SaidFact[] => {
  const { about, asked, permit } = told
  switch (step) {
    case 'gate':
      return gateFacts(about, null)
    case 'standing':
      return standingFacts(told)
    case 'reach':
      return reachFacts(about)
    case 'need-to-know':
      return needFacts(about, asked ?? ownNothing, standingOf(permit))
    case 'sensitivity':
      return sensitivityFacts(about, asked ?? ownNothing)
    case 'purpose':
      return purposeFacts(about, nearestStanding(told))
    case 'break-glass':
      return [{ words: 'You said why it could not wait. The privacy officers of both councils were told.' }]
  }
}

/** What had been found good at the step before the rule that stopped the worker. */
const goodBefore = (step: StepName, told: Told): SaidFact[] => {
  const rule = told.answer.because.rule
  if (step === 'gate') return gateFacts(told.about, rule)
  return step === 'standing' && (rule === 'no-standing' || rule === 'no-adult-instrument')
    ? sayStandingForAll(told.about.actor, told.about.at, told.about.nameOf)
    : []
}

const isKept = ({ about: { actor }, asked }: Told): boolean =>
  asked?.restrictedTo?.includes(actor.rights.staffId) === false

/** What breaking the glass stood in for; null where it was not needed (authorisation B3 step 7). */
const overriddenBy = (told: Told): { step: StepName; words: string } | null => {
  if (told.permit?.rule !== 'broke-glass') return null
  return isKept(told)
    ? { step: 'sensitivity', words: 'It is restricted to workers named on it, and you are not one of them.' }
    : { step: 'need-to-know', words: 'It is not with you or your team.' }
}

/** A restricted record is not asked of any further: whether it would be needed is never looked at. */
const isUnknownBefore = (step: StepName, told: Told): boolean => {
  const { rule } = told.answer.because
  const isOfRestricted = rule === 'restricted' || rule === 'glass-reads-only'
  if (step === 'need-to-know') return isOfRestricted || (rule === 'broke-glass' && isKept(told))
  return rule === 'glass-reads-only' && step === 'sensitivity'
}

const stepOf = (step: StepName, told: Told): Step => {
  const { answer } = told
  const stop = stopOf(told)
  const passed = (): Step => ({ step, result: 'passed', facts: factsOf(step, told) })
  const notReached: Step = { step, result: 'not-reached', facts: [] }
  const overridden = overriddenBy(told)
  if (step === overridden?.step) return { step, result: 'failed', facts: [{ words: overridden.words }] }
  if (isUnknownBefore(step, told)) return notReached
  if (step === 'break-glass' && step !== stop) return overridden === null ? notReached : passed()
  if (stop === null) return isAsked(step, told) ? passed() : notReached
  if (step === stop)
    return { step, result: 'failed', facts: [...goodBefore(step, told), refusalInWords(told)] }
  // Everything else lets them: only the sign-in is too old.
  if (!answer.allowed && answer.because.rule === 'sign-in-again')
    return isAsked(step, told) ? passed() : notReached
  return stepNames.indexOf(step) < stepNames.indexOf(stop) ? passed() : notReached
}

/** What is nobody's record asks for the gate alone; taking in a worry asks for nothing. */
const isAsked = (step: StepName, { about: { action } }: Told): boolean => {
  const { reach } = ruleOf(action)
  return (reach !== 'own' && reach !== 'self' && reach !== 'intake') || step === 'gate'
}

const inShortOf = (told: Told): string => {
  const { answer, about } = told
  return answer.allowed ? sayPermit(answer.because, about.action, about.nameOf) : refusalInWords(told).words
}

/**
 * Why this worker may, or may not, do this to this record, step by step in the order of authorisation B3. The answer is
 * that of `may`: this only says what it rests on. `asked` is null where nothing is in sight: then the words are the same
 * whether there is no such record or there is one that this worker must not learn of.
 */
export const explain = (
  actor: StaffActor,
  action: Action,
  asked: AskedOf,
  at: Instant,
  nameOf: Names,
): Explanation => {
  const answer = answerTo(actor, action, asked, at)
  const isOnlyStale = !answer.allowed && answer.because.rule === 'sign-in-again'
  const permit = answer.allowed
    ? answer.because
    : isOnlyStale && asked !== null
      ? permitOf(may(justSignedIn(actor, at), action, asked, at))
      : null
  const isFound = asked !== null && ruleOf(action).reach === 'record'
  const told: Told = { about: { actor, action, at, nameOf, isFound }, asked, answer, permit }
  return {
    ...answer,
    inShort: inShortOf(told),
    steps: stepNames.map((step) => stepOf(step, told)),
    needed: answer.allowed ? null : neededFor(answer.because, action, nameOf),
  }
}
