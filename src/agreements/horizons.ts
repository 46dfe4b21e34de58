import { sql } from 'kysely'
import { authorities, type AuthorityCode, sharingAgreements, type SystemActor } from '../access/index.ts'
import { raiseAlert, withdrawAlerts } from '../alerts/index.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { addJob, contextFor } from '../events/index.ts'
import { addDays, type Day, dayOf, type Instant, plainDay, startOfDay } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import { allAgreements } from './agreement.sql.ts'
import { alarmsDue, type Passed } from './horizons.rule.ts'
import { alarmKinds, horizonsTask } from './horizons.words.ts'
import { type Lapse, lapsesToTell } from './lapsing.ts'

type Telling = { actor: SystemActor; at: Instant; owner: AuthorityCode }

const knownOf = async (tx: Tx, owner: AuthorityCode, lapse: Lapse): Promise<Set<string>> => {
  const rows = await tx
    .selectFrom('agreement_alarm')
    .select('horizon')
    .where('owner', '=', owner)
    .where('instrument_id', '=', lapse.agreement.id)
    .where('what', '=', lapse.what)
    .where('lapses_on', '=', lapse.lapsesOn)
    .execute()
  return new Set(rows.map(({ horizon }) => horizon))
}

/** Written before anybody is told; two processes at once write it once. */
const writeDown = async (
  tx: Tx,
  { owner, at }: Telling,
  { agreement, what, lapsesOn }: Lapse,
  { horizon, passedOn }: Passed,
  isTold: boolean,
): Promise<boolean> => {
  const written = await tx
    .insertInto('agreement_alarm')
    .values({
      owner,
      id: newId(),
      instrument_id: agreement.id,
      what,
      lapses_on: lapsesOn,
      horizon,
      passed_on: passedOn,
      raised_at: isTold ? at : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}

const tell = async (tx: Tx, telling: Telling, lapse: Lapse): Promise<void> => {
  const { agreement, what, lapsesOn } = lapse
  const due = alarmsDue(what, lapsesOn, dayOf(telling.at), await knownOf(tx, telling.owner, lapse))
  for (const passed of due.overtaken) await writeDown(tx, telling, lapse, passed, false)
  if (due.tell === null || !(await writeDown(tx, telling, lapse, due.tell, true))) return
  const kind = alarmKinds[what]
  // The longer horizon nobody has looked at yet gives way to this one: one line to look at, with the time there is left.
  await withdrawAlerts(tx, telling, [kind], (_kind, subjectId) => subjectId === agreement.id)
  // Each office has its own: that the officer has seen it takes nothing off the director.
  for (const forRole of ['agreements-officer', 'director'] as const)
    await raiseAlert(tx, telling, {
      kind,
      forFn: 'oversight',
      forRole,
      subjectKind: 'agreement',
      subjectId: agreement.id,
      reference: `${agreement.title}, ${plainDay(lapsesOn)}: ${due.tell.horizon}`,
    })
}

/** The lapse each agreement was last told of, by agreement and kind. */
const lastTold = async (tx: Tx, owner: AuthorityCode): Promise<ReadonlyMap<string, Day>> => {
  const rows = await tx
    .selectFrom('agreement_alarm')
    .select(['instrument_id', 'what', 'lapses_on'])
    .where('owner', '=', owner)
    .where('raised_at', 'is not', null)
    .orderBy('raised_at')
    .execute()
  return new Map(rows.map((row) => [`${row.instrument_id} ${row.what}`, row.lapses_on]))
}

const tellCouncil = async (tx: Tx, telling: Telling): Promise<void> => {
  const lapses = lapsesToTell(await allAgreements(tx), await sharingAgreements(tx), dayOf(telling.at)).filter(
    ({ concerns }) => concerns.includes(telling.owner),
  )
  const told = await lastTold(tx, telling.owner)
  // What waits was told of the last lapse told; another day for it is another matter, with horizons of its own.
  await withdrawAlerts(
    tx,
    telling,
    Object.values(alarmKinds),
    (kind, subjectId) =>
      !lapses.some(
        ({ agreement, what, lapsesOn }) =>
          agreement.id === subjectId &&
          alarmKinds[what] === kind &&
          told.get(`${subjectId} ${what}`) === lapsesOn,
      ),
  )
  for (const lapse of lapses) await tell(tx, telling, lapse)
}

/**
 * Tells each council what comes closer to lapsing (governance A13), and takes back what was told and is no longer true:
 * an extension was decided, or a run-on. Asked for at each start, so that what passed while the service was down is
 * caught up with, and each night.
 */
export const tellOfHorizons: Task = async (_payload, house) => {
  const at = house.now()
  for (const { code: owner } of await authorities(house.db)) {
    const actor: SystemActor = { kind: 'system', job: horizonsTask, actingFor: owner }
    await asActor(house.db, contextFor(actor, 'alert.close', at), async (tx) => {
      // One process at a time: what another has just told must not look like what was told of an earlier lapse.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`horizons ${owner}`}, 0))`.execute(tx)
      await tellCouncil(tx, { actor, at, owner })
      const tomorrow = startOfDay(addDays(dayOf(at), 1))
      await addJob(tx, { task: horizonsTask, payload: {}, runAt: tomorrow, key: horizonsTask })
    })
  }
}
