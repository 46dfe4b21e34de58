import { type Action, ruleOf } from '../access/actions.ts'
import type { WhyNot } from '../access/may.ts'
import { roles } from '../access/words.ts'
import type { Needed, NothingHere } from './steps.ts'

export type Names = (code: string) => string

const or = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const dutyManager = 'The duty manager of the council whose child it is, by telephone'
const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
const bothCouncils =
  'Both councils, by a decision of each: their agreements officers see to it. Until then, the duty manager of the council whose child it is'

const rolesFor = (action: Action): string => {
  const { roles: asked } = ruleOf(action)
  return asked === 'any' ? 'any role' : or.format(asked.map((role) => roles[role].toLowerCase()))
}

/**
 * What would be needed for the answer to be yes, and who can give it. Says nothing of the record but what the refusal
 * itself says. A rule without words does not compile.
 */
export const neededFor = (why: WhyNot | NothingHere, action: Action, nameOf: Names): Needed => {
  switch (why.rule) {
    case 'not-signed-in':
      return { what: 'To be signed in', who: 'You' }
    case 'no-hat':
      return { what: 'To say for which council, and in which function, you are acting', who: 'You' }
    case 'not-in-this-function':
      return {
        what: `To act in a function in which people ${ruleOf(action).words}`,
        who: 'You, if you belong to such a team; else your manager, who can ask the administrator to have you put in one',
      }
    case 'not-competent':
      return {
        what: `To hold one of the roles that ${ruleOf(action).words}: ${rolesFor(action)}`,
        who: 'Your manager, with an administrator: a role is given by two people',
      }
    case 'conflict-of-interest':
      return {
        what: 'A colleague who is not related: nothing opens this for you, not even breaking the glass',
        who: 'Your supervisor, who has been told',
      }
    case 'training-lapsed':
      return {
        what: 'Training in handling what is held here, written down and still good',
        who: 'Your manager, who has its date written down by an administrator',
      }
    case 'sign-in-again':
      return { what: 'To show that it is still you at the keyboard', who: 'You' }
    case 'no-standing':
      return { what: 'An agreement in force that covers this function, this day and you', who: bothCouncils }
    case 'no-adult-instrument':
      return {
        what: 'An agreement about adults: the children’s one does not reach a concern about an adult alone',
        who: `${bothCouncils}, or its adult safeguarding team`,
      }
    case 'reserved':
      return {
        what: 'A decision by the council whose child it is: the agreement keeps this one for it',
        who: 'A manager of that council',
      }
    case 'no-flow':
      return {
        what: 'An information sharing agreement in force, signed by your agency and theirs',
        who: 'The data protection officers of both. What a child’s safety needs can be told by hand meanwhile: ring the hub',
      }
    case 'wrong-hat':
      return { what: `To act for ${nameOf(why.actFor)}`, who: 'You: switch, and open it again' }
    case 'nothing-here':
      return {
        what: 'To be sure of the reference, and to act for the council whose child it is',
        who: dutyManager,
      }
    case 'not-named':
      return { what: 'This record to be named in what lets you in', who: 'Whoever let you in' }
    case 'not-on-the-exit-list':
      return { what: 'This case to be on the exit list for you', who: bothCouncils }
    case 'exit-list-reads-only':
      return { what: 'The exit list to say that you may write', who: bothCouncils }
    case 'lending-ended':
      return { what: 'To be lent again', who: 'Your employer and the council you were lent to' }
    case 'enquiry-closed':
      return { what: 'A new question of the hub', who: 'The hub: ring it' }
    case 'restricted':
      return {
        what: 'To be one of the workers named on it, or, where it cannot wait, to break the glass',
        who: `A manager who may restrict records, or ${lower(dutyManager)}`,
      }
    case 'glass-reads-only':
      return { what: 'To be one of the workers named on it', who: dutyManager }
    case 'reason-needed':
      return {
        what: 'The record to be with you or your team, or a reason for opening it today',
        who: 'You: open it and say why. Your reason is kept',
      }
  }
}
