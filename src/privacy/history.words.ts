import {
  type Action,
  actions,
  type AuthorityCard,
  functionsInShort,
  isFn,
  type Standing,
  standingInWords,
} from '../access/index.ts'
import type { HistoryLine } from './history.sql.ts'

/** A look in plain words: under which hat, what came of it, and by what right. Pure. */

const isAction = (text: string): text is Action => Object.hasOwn(actions, text)

export const sayAction = (action: string): string => (isAction(action) ? actions[action].words : action)

const outcomes: Readonly<Record<string, string>> = {
  seen: 'Seen',
  refused: 'Refused',
  'asked-to-switch': 'Asked to act for the other council first',
}

export const sayOutcome = (outcome: string): string => outcomes[outcome] ?? outcome

/** "acting for Peterborough, screening" */
export const sayHat = (
  { actingFor, fn }: Pick<HistoryLine, 'actingFor' | 'fn'>,
  councils: readonly AuthorityCard[],
): string =>
  [
    actingFor === null
      ? 'acting for nobody'
      : `acting for ${councils.find(({ code }) => code === actingFor)?.shortName ?? actingFor}`,
    ...(isFn(fn) ? [functionsInShort[fn]] : []),
  ].join(', ')

const kinds: Readonly<Record<string, string>> = {
  person: 'a person’s record',
  'record-stub': 'the stub of a restricted record',
  contact: 'a contact',
  'hand-over': 'a hand-over',
  enquiry: 'an enquiry',
  'agency-request': 'what an agency was asked',
  staff: 'what a worker looked at',
  'privacy-review': 'a review',
  'broken-glass': 'a household of the other council',
  'emergency-card': 'an emergency card of the other council',
}

/** What was looked at, where its own name is not in sight. */
export const sayKind = (kind: string): string => kinds[kind] ?? kind.replaceAll('-', ' ')

const refusals: Readonly<Record<string, string>> = {
  'conflict-of-interest': 'related to somebody on the record',
  'no-standing': 'no agreement in force',
  'wrong-hat': 'acting for the other council',
  restricted: 'restricted to named workers',
  'reason-needed': 'not with them or their team, and no reason given',
  'not-competent': 'without the role for it',
  'not-in-this-function': 'not in that function',
  'no-adult-instrument': 'about an adult only',
  'no-hat': 'acting for nobody yet',
  'no-flow': 'no information sharing agreement in force',
  'enquiry-closed': 'the enquiry is closed',
  'sign-in-again': 'not signed in freshly enough',
  'training-lapsed': 'training out of date',
  'glass-reads-only': 'came through a broken glass, which is to read only',
}

const rights: Readonly<Record<string, string>> = {
  'information-sharing': 'under an information sharing agreement',
  'own-contribution': 'what their own agency said',
  'own-agency': 'their own agency’s',
  'the-service-itself': 'by the service',
  'emergency-card': 'the emergency card',
  'broke-glass': 'broke the glass',
}

type Because = { rule?: unknown; standing?: Standing; words?: unknown }

const becauseIn = (given: unknown): Because =>
  typeof given === 'object' && given !== null ? (given as Because) : {}

/** Why: the right they had, or what was missing; and the reason they gave themselves, where one was asked for. */
export const sayWhy = ({ because, reason }: Pick<HistoryLine, 'because' | 'reason'>): string => {
  const { rule, standing, words } = becauseIn(because)
  const name = typeof rule === 'string' ? rule : ''
  const right =
    name === 'standing' && standing !== undefined
      ? standingInWords(standing)
      : (refusals[name] ?? rights[name] ?? name.replaceAll('-', ' '))
  const given = reason ?? (typeof words === 'string' ? words : null)
  return given === null ? right : `${right}. They said: “${given}”`
}
