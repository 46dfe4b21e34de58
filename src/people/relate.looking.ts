import type { Tx } from '../db/index.ts'
import type { Reading } from '../questions/index.ts'
import { dayOf } from '../time/index.ts'
import type { Amiss, On } from './change.ts'
import { heardFrom } from './heard-from.ts'
import { type Kin, kinById } from './kin.sql.ts'
import { lookForPeople } from './look-for.routes.tsx'
import type { Matches } from './match.ts'
import { newDescribed } from './new-person.ts'
import { type Around, chosenIn, stageOf, newKin, wayOf } from './relate.stages.ts'
import { doubtsAbout } from './relations.change.tsx'

/** What is looked up around a relationship, stage by stage: people found, the one chosen, what speaks against it. */

const whatIsTyped = (say: Reading): boolean =>
  ['given-names', 'family-name', 'born-year', 'postcode', 'phone'].some((name) => say.one(name) !== '')

/** Cards of other people than the one whose page this is. */
const others = (found: Matches | null, id: string): Matches | null =>
  found && {
    ...found,
    matches: found.matches.filter((match) => match.kind !== 'person' || match.id !== id),
  }

const doubtsFor = async (tx: Tx, on: On<null>, other: Kin): Promise<readonly Amiss[]> => {
  const { holder, of, kind } = wayOf(on, other)
  if (kind === '') return []
  const field = on.say.one('way') === 'self' ? 'kind-self' : 'kind-other'
  return (await doubtsAbout(tx, { holder, of, kind }, on.person.owner)).map((each) => ({ ...each, field }))
}

export const lookAround = async (tx: Tx, on: On<null>): Promise<Around> => {
  const { say, visit, person } = on
  switch (stageOf(say)) {
    case 'find': {
      const heard = heardFrom(say.answers, dayOf(visit.at))
      const found = whatIsTyped(say) ? await lookForPeople(tx, visit, heard) : null
      return { other: null, found: others(found, person.id), doubts: [] }
    }
    case 'relate': {
      const other = await kinById(tx, person.owner, chosenIn(say))
      return { other, found: null, doubts: other ? await doubtsFor(tx, on, other) : [] }
    }
    case 'register': {
      const found = await lookForPeople(tx, visit, newDescribed(say, on.today), 5)
      return {
        other: null,
        found: others(found, person.id),
        doubts: await doubtsFor(tx, on, newKin(on)),
      }
    }
  }
}
