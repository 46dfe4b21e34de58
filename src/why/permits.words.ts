import { type Action, ruleOf } from '../access/actions.ts'
import type { Why } from '../access/may.ts'
import { standingInWords } from '../access/standing.ts'
import type { Names } from './needed.words.ts'

/** Why something is open, in one sentence. A rule without words does not compile. */
export const sayPermit = (why: Why, action: Action, nameOf: Names): string => {
  const doing = ruleOf(action).words
  switch (why.rule) {
    case 'standing':
      return `You may ${doing} ${standingInWords(why.standing)}.`
    case 'intake-is-never-refused':
      return `You may ${doing} because a worry about a child is always taken in, whatever has lapsed.`
    case 'nobodys-record':
      return `You may ${doing} because it is nobody’s record, and your function and role are for it.`
    case 'the-service-itself':
      return 'The service does this by itself.'
    case 'own-agency':
      return `You may ${doing} because you act for ${nameOf(why.agency)}, and it is what ${nameOf(why.agency)} was asked.`
    case 'information-sharing':
      return `You may ${doing} because ${nameOf(why.agency)} was asked this, the enquiry is open, and ${why.instrument.title} lets it be told.`
    case 'own-contribution':
      return `You may ${doing} because it is what ${nameOf(why.agency)} itself said. Nothing beside it is shown.`
    case 'one-time-link':
      return `You may ${doing} because you were sent a link for it, and ${why.instrument.title} lets it be told.`
    case 'broke-glass':
      return `You may ${doing} because you said why it could not wait. The privacy officers of both councils were told, and will look at it.`
  }
}
