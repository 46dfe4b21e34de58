import { sql } from 'kysely'
import { type AuthorityCode, hasFullStanding, type SystemActor } from '../access/index.ts'
import { raiseAlert, withdrawAlerts } from '../alerts/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { addJob, contextFor, type Reaction } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { House, Task } from '../web/index.ts'

/**
 * A worry is taken in whatever agreement holds (authorisation B8 no. 2 and 3), and so it can come to lie at a door that
 * nobody may look behind. Then the council whose child it is hears of the child itself, and not of the missing agreement
 * alone: no child waits unseen.
 */
export const nobodyScreensTask = 'nobody-screens'

type At = { owner: AuthorityCode; at: Instant }

/** Is there nobody, of whichever council, who may screen for this one now? */
const nobodyScreens = async (tx: Tx, { owner, at }: At): Promise<boolean> => {
  const { rows } = await sql`
    select from team t
    join team_serves s on s.team_id = t.id and s.authority = ${owner}
      and s.valid_from <= app.local_day(${at}) and (s.valid_to is null or app.local_day(${at}) < s.valid_to)
    join team_member m on m.team_id = t.id
      and m.valid_from <= app.local_day(${at}) and (m.valid_to is null or app.local_day(${at}) < m.valid_to)
    where t.fn = 'screening' and app.has_full_standing(m.staff_id, ${owner}, 'screening', 'children', ${at})
    limit 1`.execute(tx)
  return rows.length === 0
}

type Waiting = { id: string; reference: string }

const waitingAt = async (tx: Tx, owner: AuthorityCode, contactId: string | null): Promise<Waiting[]> => {
  const { rows } = await sql<Waiting>`
    select id, reference from contact
    where owner = ${owner} and waiting_for in ('screener', 'manager')
      and ${contactId === null ? sql`true` : sql`id = ${contactId}`}
    order by received_at, id`.execute(tx)
  return rows
}

/**
 * Tells the council’s own managers of each child who waits where nobody may screen; of one contact, or of all. Gone over
 * all, what was told and holds no longer is taken back: somebody may screen again, or the contact is decided.
 */
export const tellWhereNobodyScreens = (
  house: House,
  owner: AuthorityCode,
  contactId: string | null,
): Promise<void> => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: nobodyScreensTask, actingFor: owner }
  return asActor(house.db, contextFor(actor, 'alert.close', at), async (tx) => {
    const waiting = (await nobodyScreens(tx, { owner, at })) ? await waitingAt(tx, owner, contactId) : []
    if (contactId === null) {
      const ids = new Set(waiting.map(({ id }) => id))
      await withdrawAlerts(tx, { actor, at, owner }, [nobodyScreensTask], (_kind, id) => !ids.has(id))
    }
    for (const { id, reference } of waiting)
      await raiseAlert(
        tx,
        { actor, at, owner },
        {
          kind: nobodyScreensTask,
          forFn: 'assessment',
          forRole: 'team-manager',
          subjectKind: 'contact',
          subjectId: id,
          reference,
        },
      )
  })
}

export const nobodyScreensOne: Task = async ({ owner = '', contactId = '' }, house) =>
  tellWhereNobodyScreens(house, owner, contactId)

/** Whoever took it in may screen it, where they stand for that council; of everything else it is asked. */
export const seeWhoScreens: Reaction = {
  stream: 'contact',
  type: 'received',
  react: async (tx, { owner, id, at, event }, actor) => {
    if (actor.kind === 'staff' && actor.fn !== null) {
      const clientGroup = 'clientGroup' in event && event.clientGroup === 'adults' ? 'adults' : 'children'
      if (hasFullStanding(actor.rights, owner, actor.fn, clientGroup, at)) return
    }
    await addJob(tx, { task: nobodyScreensTask, payload: { owner, contactId: id } })
  },
}
