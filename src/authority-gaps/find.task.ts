import { sql } from 'kysely'
import { type AuthorityCode, hasFullStanding, type SystemActor } from '../access/index.ts'
import { asActor, newId, type Tx } from '../db/index.ts'
import { addJob, contextFor, performWithin, type Reaction } from '../events/index.ts'
import { addDays, addHours, dayOf, type Instant, startOfDay } from '../time/index.ts'
import type { House, Task } from '../web/index.ts'
import {
  askAgain,
  coveredDays,
  keepWork,
  keptWork,
  sizes,
  stretchesOf,
  type Uncovered,
  uncoveredWork,
} from './finding.sql.ts'
import type { GapEvent, GapSize } from './gap.ts'
import { gapStream } from './gap.sql.ts'
import { tellWhereNobodyScreens } from './nobody-screens.task.ts'
import { type Stretch, stretchFor, withDay } from './spans.rule.ts'

export const everyNightTask = 'find-authority-gaps'
export const lately = 'find-authority-gaps-lately'

type Finding = { tx: Tx; actor: SystemActor; owner: AuthorityCode; at: Instant }

const tell = async ({ tx, actor, owner, at }: Finding, id: string, event: GapEvent): Promise<void> => {
  await performWithin(tx, gapStream, {
    actor,
    at,
    action: 'authority-gap.answer',
    owner,
    id,
    opens: event.type === 'found',
    decide: () => [event],
  })
}

type Kind = Pick<Uncovered, 'fn' | 'clientGroup' | 'employer'>

const kindOf = ({ fn, clientGroup, employer }: Kind): string => JSON.stringify([fn, clientGroup, employer])

const sizeOf = (stretch: Stretch, work: readonly Uncovered[]): GapSize => ({
  from: stretch.from,
  to: stretch.to,
  activities: work.length,
  covered: work.filter(({ coveredNow }) => coveredNow).length,
})

/** Work of one kind, put into the stretches there are, or into new ones. Each is found once, and grows. */
const putIntoStretches = async (finding: Finding, kind: Kind, work: readonly Uncovered[]): Promise<void> => {
  const of = { owner: finding.owner, ...kind }
  const covered = await coveredDays(finding.tx, of)
  const known = await stretchesOf(finding.tx, of)
  const stretches = new Map<string, Stretch>(known.map((each) => [each.id, each]))
  const workIn = new Map<string, Uncovered[]>()
  for (const each of work) {
    const stretch = stretchFor([...stretches.values()], each.day, covered) ?? {
      id: newId(),
      from: each.day,
      to: addDays(each.day, 1),
    }
    stretches.set(stretch.id, withDay(stretch, each.day))
    workIn.set(stretch.id, [...(workIn.get(stretch.id) ?? []), each])
  }
  for (const [id, some] of workIn) {
    const stretch = stretches.get(id)
    if (stretch && !known.some((each) => each.id === id))
      await tell(finding, id, { type: 'found', ...kind, ...sizeOf(stretch, some) })
    await keepWork(finding.tx, finding.owner, id, some)
  }
}

const isSameSize = (one: GapSize, other: GapSize): boolean =>
  one.from === other.from &&
  one.to === other.to &&
  one.activities === other.activities &&
  one.covered === other.covered

/** What has grown, or is covered since by an agreement recorded later, says so; the record of the time stays (R6). */
const measure = async (finding: Finding): Promise<void> => {
  const { rows } = await sql<GapSize & { id: string }>`
    select id, from_day as "from", to_day as "to", activities, covered from authority_gap_span
    where owner = ${finding.owner}`.execute(finding.tx)
  const now = await sizes(finding.tx, finding.owner)
  for (const { id, ...before } of rows) {
    const size = now.get(id)
    if (size && !isSameSize(before, size)) await tell(finding, id, { type: 'measured', ...size })
  }
}

/** Goes over what was done for one council: all of it, or what was written down lately. Done twice, it adds nothing. */
export const findGaps = (house: House, owner: AuthorityCode, isLately: boolean): Promise<void> => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: everyNightTask, actingFor: owner }
  return asActor(house.db, contextFor(actor, 'authority-gap.answer', at), async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`authority gaps ${owner}`}, 0))`.execute(tx)
    const finding = { tx, actor, owner, at }
    const kept = await keptWork(tx, owner)
    const found = (await uncoveredWork(tx, owner, isLately)).filter(({ eventId }) => !kept.has(eventId))
    const kinds = Map.groupBy(found, kindOf)
    for (const work of kinds.values()) {
      const [first] = work
      if (!first) continue
      const { fn, clientGroup, employer } = first
      await putIntoStretches(finding, { fn, clientGroup, employer }, work)
    }
    if (!isLately) await askAgain(tx, owner)
    await measure(finding)
  })
}

/** Every night, and when the service starts: agreements may have been recorded, or ended, for days that are past. */
export const findEveryNight: Task = async (_payload, house) => {
  for (const { code } of await house.councils()) {
    await findGaps(house, code, false)
    await tellWhereNobodyScreens(house, code, null)
  }
  const at = house.now()
  const [owner = ''] = (await house.councils()).map(({ code }) => code)
  const actor: SystemActor = { kind: 'system', job: everyNightTask, actingFor: owner }
  const tomorrow = addHours(startOfDay(addDays(dayOf(at), 1)), 4)
  await asActor(house.db, contextFor(actor, 'authority-gap.answer', at), (tx) =>
    addJob(tx, { task: everyNightTask, payload: {}, runAt: tomorrow, key: everyNightTask }),
  )
}

export const findLately: Task = async ({ owner = '' }, house) => findGaps(house, owner, true)

/** Taking in is never refused, so it is the one thing done without standing: then the stretch is found at once. */
export const findAtOnce: Reaction = {
  stream: 'contact',
  type: 'received',
  react: async (tx, { owner, at, event }, actor) => {
    if (actor.kind !== 'staff' || actor.fn === null) return
    const clientGroup = 'clientGroup' in event && event.clientGroup === 'adults' ? 'adults' : 'children'
    if (hasFullStanding(actor.rights, owner, actor.fn, clientGroup, at)) return
    await addJob(tx, { task: lately, payload: { owner }, key: `${lately} ${owner}` })
  },
}
