import { z } from 'zod'
import type { Page } from '../web/index.ts'
import { addressInWords, addressKind } from './address-on.tsx'
import type { On } from './change.ts'
import { standing } from './changing.ts'
import { mayMark } from './flags.change.ts'
import { numberInWords } from './identifiers.change.ts'
import { relationsAround, type HeldRelation } from './kin.sql.ts'
import { fullName } from './names.ts'
import { nameInWords } from './names.change.ts'
import { ChangeHub } from './pages/change-hub.tsx'
import { relationInWords } from './relations.change.tsx'
import { findToChange, type ToChange } from './to-change.sql.ts'

/** The list of everything that can be changed of somebody, from which each change is reached. */
export const changeHub: Page<{ id: string }, ToChange> = {
  path: '/people/:id/change',
  action: 'person.change',
  params: z.object({ id: z.uuid() }),
  find: (tx, { id }) => findToChange(tx, id),
  show: async ({ tx, it, resource, params, visit }) => {
    const { person } = it
    const on: On<readonly HeldRelation[]> = {
      ...standing(it, params, visit, {}),
      resource,
      around: await relationsAround(tx, person.owner, person.id),
    }
    return {
      title: `Change what is held: ${fullName(person)}`,
      back: { href: `/people/${person.id}`, text: fullName(person) },
      main: (
        <ChangeHub
          on={on}
          words={{
            name: nameInWords,
            address: (address) => addressInWords(on, address),
            addressKind,
            number: numberInWords,
            relation: relationInWords,
            mayMark: (flag) => mayMark(on, flag),
          }}
        />
      ),
    }
  },
}
