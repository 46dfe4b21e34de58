import { authorities, type SystemActor } from '../access/index.ts'
import { raiseAlert } from '../alerts/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { Task } from '../web/index.ts'
import { draftOf } from './draft.sql.ts'
import { draftToldTask } from './horizons.words.ts'

/**
 * What one council does about a draft, the others it is between must know: each has its own part to do. Told to their
 * agreements officers; once, until they have looked.
 */
export const tellOtherParties: Task = async ({ owner = '', id = '' }, house) => {
  const at = house.now()
  const as = (council: string): SystemActor => ({ kind: 'system', job: draftToldTask, actingFor: council })
  const draft = await asActor(house.db, contextFor(as(owner), 'alert.close', at), (tx) => draftOf(tx, id))
  if (draft === null) return
  for (const { code } of await authorities(house.db)) {
    if (code === owner || !draft.parties.includes(code)) continue
    await asActor(house.db, contextFor(as(code), 'alert.close', at), (tx) =>
      raiseAlert(
        tx,
        { actor: as(code), at, owner: code },
        {
          kind: 'agreement-draft-moved',
          forFn: 'oversight',
          forRole: 'agreements-officer',
          subjectKind: 'agreement-draft',
          subjectId: id,
          reference: draft.content.title,
        },
      ),
    )
  }
}
