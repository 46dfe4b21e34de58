import type { Transaction } from 'kysely'
import type { Fn } from '../src/access/index.ts'
import {
  evolveChange,
  type ChangeEvent,
  type ChangeFact,
  type ProposedChange,
} from '../src/approvals/change.ts'
import { changeStream } from '../src/approvals/change.sql.ts'
import { type What, whatOf } from '../src/approvals/index.ts'
import type { DB } from '../src/db/index.ts'
import { append, raise } from '../src/events/record.sql.ts'
import { addDays, addHours, type Day, dayOf, type Instant } from '../src/time/index.ts'
import { cambridgeshire, demoId, people, peterborough, teams } from './people.ts'

/** Changes that wait in the demonstration county, so that whoever is asked to agree finds something. */

type Happened = {
  by: { staffId: string; actingFor: string; fn: Fn }
  at: Instant
  event: ChangeEvent
  on: readonly string[]
}
type Waiting = { what: What; from: Day; reason: string; concerns: readonly string[]; by: Happened['by'] }

const admin = (staffId: string, actingFor: string): Happened['by'] => ({
  staffId,
  actingFor,
  fn: 'administration',
})
const director = (staffId: string, actingFor: string): Happened['by'] => ({
  staffId,
  actingFor,
  fn: 'oversight',
})
const ofCambridgeshire = admin(people.administrator.id, cambridgeshire)
const ofPeterborough = admin(people.administratorPeterborough.id, peterborough)
const both = [peterborough, cambridgeshire]

const proposedBy = ({ what, from, reason, concerns, by }: Waiting, at: Instant): Happened => ({
  by,
  at,
  on: concerns,
  event: {
    type: 'proposed',
    kind: what.kind,
    payload: what.payload,
    concerns,
    countsFrom: from,
    reason,
    byOne: false,
  },
})

/** One change with what has happened to it so far. */
const stories = (now: Instant): Happened[][] => {
  const [today, yesterday] = [dayOf(now), addHours(now, -26)]
  const soon = addDays(today, 14)
  return [
    [
      proposedBy(
        {
          what: whatOf('role-given', { staffId: people.adviser.id, role: 'screening-manager', until: null }),
          from: soon,
          reason: 'Has qualified and is registered; interview of last week',
          concerns: both,
          by: ofCambridgeshire,
        },
        yesterday,
      ),
    ],
    [
      proposedBy(
        {
          what: whatOf('membership-given', {
            staffId: people.metWorker.id,
            teamId: teams.earlyHelpHub.id,
            isManager: false,
          }),
          from: addDays(today, 7),
          reason: 'Covers for a colleague until the spring',
          concerns: both,
          by: ofCambridgeshire,
        },
        yesterday,
      ),
      {
        by: director(people.directorCambridgeshire.id, cambridgeshire),
        at: addHours(now, -20),
        on: [cambridgeshire],
        event: { type: 'approved' },
      },
    ],
    [
      proposedBy(
        {
          what: whatOf('setting-set', {
            authority: peterborough,
            name: 'clock.HAND-OVER-ACCEPTED',
            value: { unit: 'working-hours', n: 2 },
          }),
          from: soon,
          reason: 'Children wait too long between the centre and the teams',
          concerns: [peterborough],
          by: ofPeterborough,
        },
        addHours(now, -4),
      ),
    ],
    [
      proposedBy(
        {
          what: whatOf('setting-set', {
            authority: peterborough,
            name: 'session-limits',
            value: { idleMinutes: 240, longestHours: 24, freshMinutes: 60 },
          }),
          from: today,
          reason: 'Fewer sign-ins a day',
          concerns: [peterborough],
          by: ofPeterborough,
        },
        addHours(now, -72),
      ),
      {
        by: director(people.directorPeterborough.id, peterborough),
        at: addHours(now, -50),
        on: [peterborough],
        event: {
          type: 'settled',
          outcome: 'refused',
          words: 'A desk left open for four hours is too long',
          settledFor: peterborough,
        },
      },
    ],
  ]
}

/** Written as the service writes them: facts on every council's copy, and the row they give. */
export const proposeChanges = async (tx: Transaction<DB>, now: Instant): Promise<void> => {
  for (const [nth, story] of stories(now).entries()) {
    const id = demoId(71, nth)
    const copies = new Map<string, { state: ProposedChange | undefined; seq: number }>()
    for (const { by, at, event, on } of story)
      for (const owner of on) {
        const { state: before, seq } = copies.get(owner) ?? { state: undefined, seq: 0 }
        const fact: ChangeFact = {
          owner,
          id,
          seq: seq + 1,
          event,
          at,
          by: { kind: 'staff', ...by },
          because: { rule: 'nobodys-record' },
        }
        const after = evolveChange(before, fact)
        await append(tx, changeStream.name, [fact])
        await changeStream.save(tx, before, after)
        if (after.settled === null)
          for (const alert of changeStream.alerts?.(fact, after) ?? [])
            await raise(tx, changeStream.name, fact, alert)
        copies.set(owner, { state: after, seq: seq + 1 })
      }
  }
}
