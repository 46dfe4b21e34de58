import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addJob, contextFor, type Fact, type Happening, type Reaction } from '../events/index.ts'
import { linkedWith, type PersonEvent } from '../people/index.ts'
import type { Task } from '../web/index.ts'
import { raiseAlert } from './raise.ts'

/**
 * What one council learns of a person that another must know (procedures 2.5). Only that it happened is told, and on
 * which record: nothing moves owner, and no address goes along.
 */

type Kind = 'moved-here' | 'address-hidden-elsewhere'

const tell = (tx: Tx, owner: AuthorityCode, personId: string, kind: Kind): Promise<void> =>
  addJob(tx, {
    task: 'tell-other-council',
    payload: { owner, personId, kind },
    key: `tell-other-council:${kind}:${owner}:${personId}`,
  })

/** Told on their own record of the person where they have one; else on the one that says so, in sight or not. */
const moved = async (tx: Tx, { owner, id, event }: Fact<Happening>): Promise<void> => {
  const { to } = event as PersonEvent & { type: 'moved-council' }
  if (to === null) return
  const there = (await linkedWith(tx, owner, id)).find((each) => each.owner === to)
  await tell(tx, to, there?.id ?? id, 'moved-here')
}

const hidden = async (tx: Tx, { owner, id, event }: Fact<Happening>): Promise<void> => {
  const it = event as PersonEvent
  if ((it.type === 'address-changed' || it.type === 'address-added') && !it.address.hidden) return
  for (const there of await linkedWith(tx, owner, id))
    if (there.owner !== owner) await tell(tx, there.owner, there.id, 'address-hidden-elsewhere')
}

export const otherCouncilIsTold: readonly Reaction[] = [
  { stream: 'person', type: 'moved-council', react: moved },
  { stream: 'person', type: 'address-hidden', react: hidden },
  { stream: 'person', type: 'address-changed', react: hidden },
  { stream: 'person', type: 'address-added', react: hidden },
]

export const tellOtherCouncil: Task = async ({ owner = '', personId = '', kind = '' }, house) => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: 'tell-other-council', actingFor: owner }
  await asActor(house.db, contextFor(actor, 'alert.close', at), (tx) =>
    raiseAlert(
      tx,
      { actor, at, owner },
      {
        kind,
        forFn: 'screening',
        forRole: 'screening-manager',
        subjectKind: 'person',
        subjectId: personId,
        reference: null,
      },
    ),
  )
}
