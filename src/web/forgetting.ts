import { sql } from 'kysely'
import { addJob } from '../events/index.ts'
import { asService, forgetOldForms } from '../questions/index.ts'
import { addDays, addHours, dayOf, startOfDay } from '../time/index.ts'
import type { Task } from './house.ts'
import { forgetEndedSessions } from './session.sql.ts'

/** What somebody sent while signed out, and never came back to, is kept as long as their ended session. */
const sentFormHours = 24

export const forgettingTask = 'forget-what-is-over'

/** Every night: sessions, attempts, counts and forms nobody needs any more. What is on the record stays. */
export const forgetWhatIsOver: Task = async (_payload, house) => {
  const at = house.now()
  await forgetEndedSessions(house.db, at)
  await asService(house.db, at, async (tx) => {
    await forgetOldForms(tx, at)
    await tx
      .deleteFrom('form_draft')
      .where(sql<boolean>`starts_with(form, 'sent/')`)
      .where('saved_at', '<', addHours(at, -sentFormHours))
      .execute()
    for (const table of ['sign_in_attempt', 'passkey_attempt', 'logout_token'] as const)
      await tx.deleteFrom(table).where('ends_at', '<', at).execute()
    await tx.deleteFrom('rate_limit').where('expire', '<', Date.parse(at)).execute()
    const tomorrow = addHours(startOfDay(addDays(dayOf(at), 1)), 3)
    await addJob(tx, { task: forgettingTask, payload: {}, runAt: tomorrow, key: forgettingTask })
  })
}
