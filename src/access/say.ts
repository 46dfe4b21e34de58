import { type Action, ruleOf } from './actions.ts'
import type { WhyNot } from './may.ts'
import { functions, isFn } from './words.ts'

/** A refusal in words that say what to do next and give nothing away about the record. */
export const sayRefusal = (why: WhyNot, action: Action): string => {
  const doing = ruleOf(action).words
  switch (why.rule) {
    case 'not-signed-in':
      return 'Sign in first.'
    case 'no-hat':
      return 'Choose which council you are acting for first.'
    case 'not-in-this-function':
      return `You cannot ${doing} in the function you are acting in${isFn(why.fn) ? ` (${functions[why.fn]})` : ''}. Switch to another, if you have one.`
    case 'not-competent':
      return `You may not ${doing}: that needs a role you do not hold. Ask your manager.`
    case 'conflict-of-interest':
      return 'You are recorded as related to somebody on this record, so you cannot open it. Your supervisor has been told and the work has gone back to the queue.'
    case 'training-lapsed':
      return `You cannot ${doing} until your training in handling what is held here is up to date. Tell your manager: a worry about a child can still be taken in.`
    case 'reserved':
      return `By the ${why.instrument.title} the council whose child this is keeps this decision for itself. Pass it to that council’s manager.`
    case 'not-named':
      return 'You are let in to single records, and this is not one of them. Ask whoever let you in.'
    case 'not-on-the-exit-list':
      return `The ${why.instrument.title} has ended, and this is not one of the cases left to you. The council whose child it is has it: ring their duty manager.`
    case 'exit-list-reads-only':
      return `The ${why.instrument.title} has ended. This case is left to you to read, not to change: ring that council’s duty manager.`
    case 'lending-ended':
      return `Your time lent under the ${why.instrument.title} has ended. What is allocated to you can still be finished for a while; everything else is with that council’s own team.`
    case 'no-standing':
      return 'No agreement in force lets you act for this council in this function.'
    case 'wrong-hat':
      return 'This record belongs to another council you may act for. Switch to that council to open it.'
    case 'no-adult-instrument':
      return 'This concern is about an adult only. The children’s Delegation Agreement does not cover it: pass it to that council’s adult safeguarding team.'
    case 'no-flow':
      return 'No information sharing agreement in force lets your agency be told of this child, or answer. Ring the hub: what a child’s safety needs can still be told by hand.'
    case 'enquiry-closed':
      return 'This enquiry is closed. What your agency said stays yours to read; to add anything, ring the hub.'
    case 'restricted':
      return 'This record is restricted to workers named on it. If it cannot wait, break the glass, or ring the duty manager.'
    case 'glass-reads-only':
      return 'You broke the glass to read this record. What must be changed on it is for a worker named on it, or for the duty manager.'
    case 'sign-in-again':
      return `To ${doing} you must first show that it is still you at the keyboard.`
    case 'reason-needed':
      return 'This record is not with you or your team. Say why you need to open it; your reason is kept.'
  }
}
