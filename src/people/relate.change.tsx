import { newId, type Tx } from '../db/index.ts'
import type { Change, On } from './change.ts'
import { changeAlso, giveUp } from './changing.ts'
import { newDetails, newPersonAmiss } from './new-person.ts'
import { After } from './pages/relate-found.tsx'
import { registerPerson } from './register.ts'
import { lookAround } from './relate.looking.ts'
import {
  type Stage,
  type Around,
  chosenIn,
  stageOf,
  wayOf,
  homeOf,
  fieldsOf,
  typedToFind,
  alreadyThere,
} from './relate.stages.ts'
import { kinOf, responsibilityTyped } from './relations.change.tsx'
import * as rule from './relations.rule.ts'

/** The relationship itself: written on the record of the one who is the mother or the brother, registered first if new. */

/** Registers somebody nobody knew, where this person lives if they live there too, and answers who it is. */
const registered = async (tx: Tx, on: On<Around>): Promise<string> => {
  const home = on.say.one('same-home') === 'yes' ? homeOf(on) : null
  const outcome = await registerPerson(
    tx,
    { actor: on.visit.actor, at: on.visit.at, owner: on.person.owner },
    newDetails(on.say, on.today),
    home && { line: home.line, postcode: home.postcode, hidden: home.hidden },
  )
  return outcome.done ? outcome.state.id : giveUp(outcome, 'person.register')
}

const buttons: Readonly<Record<Stage, string>> = {
  find: 'Find',
  relate: 'Record the relationship',
  register: 'Register and record the relationship',
}

/** An adult to a child is most often the parent; else the other one is. */
const likelyWay = (on: On<Around>): string =>
  !on.person.isChild && (on.around.other?.isChild ?? true) ? 'self' : 'other'

export const addRelation: Change<Around> = {
  path: 'relationships/add',
  action: 'person.change',
  about: 'relations',
  title: (on) => {
    switch (stageOf(on.say)) {
      case 'find':
        return 'Add a relationship: who?'
      case 'relate':
        return `How are they and ${on.around.other?.name ?? 'nobody'} related?`
      case 'register':
        return 'Register somebody related'
    }
  },
  lookAround,
  looksAgain: (say) => say.one('choose') !== '' || stageOf(say) === 'find',
  closed: (on) =>
    stageOf(on.say) === 'relate' && on.around.other === null
      ? 'There is no such person on record here. Go back and choose again.'
      : null,
  lead: (on) =>
    stageOf(on.say) === 'find' ? (
      <p class="govuk-body">
        {`Find the person ${kinOf(on).name} is related to. Search before you register anybody: two records of one person are worse than none.`}
      </p>
    ) : null,
  fields: fieldsOf,
  carried: (on): Record<string, string> =>
    stageOf(on.say) === 'find'
      ? {}
      : {
          other: chosenIn(on.say),
          // What was searched by comes along, so that choosing somebody else begins where it was left.
          ...(stageOf(on.say) === 'relate' ? typedToFind(on.say) : { postcode: on.say.one('postcode') }),
        },
  held: (on) => ({
    way: likelyWay(on),
    ...(on.say.one('born-day') === '' ? {} : { known: 'day' }),
  }),
  after: (on) => <After on={on} />,
  button: (on) => buttons[stageOf(on.say)],
  check: (on) => [
    ...(stageOf(on.say) === 'register' ? [...newPersonAmiss(on.say, on.today), ...alreadyThere(on)] : []),
    ...on.around.doubts,
  ],
  beside: { 'no-date-of-birth': 'known', 'already-related': 'way', 'nobody-there': 'way', themselves: 'way' },
  decide: async (on, tx) => {
    const isNew = stageOf(on.say) === 'register'
    const otherId = isNew ? await registered(tx, on) : (on.around.other?.id ?? '')
    const isSelf = on.say.one('way') === 'self'
    const { kind, responsible } = wayOf(on, { ...kinOf(on), id: otherId })
    const relation = {
      id: newId(),
      otherId: isSelf ? otherId : on.person.id,
      kind,
      hasParentalResponsibility: responsibilityTyped(responsible),
      from: on.say.day('from'),
      to: null,
      source: on.say.one('source'),
    }
    const said = { relation, isOtherThere: otherId !== '', today: on.today }
    if (isSelf) return rule.relate(on.person, said)
    await changeAlso(tx, on.visit, otherId, 'person.change', (other) => rule.relate(other, said))
    return []
  },
}
