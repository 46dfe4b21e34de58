import type { Fact, Happening } from '../../src/events/index.ts'
import type { Instant } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'

/** A row as it is written: columns by name. Objects travel as JSON. */
export type Row = Readonly<Record<string, unknown>>

/** An event as the service's own door writes it, with an id and a time of recording that come again with the seed. */
export const eventRow = (chance: Chance, stream: string, fact: Fact<Happening>): Row => {
  const { type, ...data } = fact.event
  const staff = fact.by.kind === 'staff' ? fact.by : null
  return {
    owner: fact.owner,
    id: chance.id(fact.at),
    stream,
    subject_id: fact.id,
    seq: fact.seq,
    type,
    data: JSON.stringify(data),
    happened_at: fact.at,
    recorded_at: fact.at,
    actor_kind: fact.by.kind,
    staff_id: staff?.staffId ?? null,
    acting_for: staff?.actingFor ?? null,
    fn: staff?.fn ?? null,
    because: JSON.stringify(fact.because),
  }
}

type ClockRow = {
  rule: string
  started_at: Instant
  stopped_at: Instant | null
  stopped_by: string | null
} & Row

/** The clocks that these facts started, stopped where they were: what perform does one fact at a time. */
export const clockRows = (chance: Chance, stream: string, facts: readonly Fact<Happening>[]): Row[] => {
  const clocks: ClockRow[] = []
  for (const { owner, id, event, at } of facts) {
    for (const clock of clocks)
      if (clock.stopped_at === null && event.stops?.includes(clock.rule)) {
        clock.stopped_at = at
        clock.stopped_by = event.type
      }
    for (const started of event.starts ?? []) {
      const timed = {
        rule_version: started.ruleVersion,
        calendar_version: started.calendarVersion,
        due_at: started.dueAt,
        stopped_at: null,
        stopped_by: null,
      }
      const again = clocks.find(
        ({ rule, started_at }) => rule === started.rule && started_at === started.startedAt,
      )
      // The same limit from the same start goes on, due at its new time: a question after its enquiry was rated anew.
      if (again && (event.stops ?? []).length > 0) Object.assign(again, timed)
      else
        clocks.push({
          owner,
          id: chance.id(at),
          stream,
          subject_id: id,
          rule: started.rule,
          started_at: started.startedAt,
          carried_from: started.carriedFrom ?? null,
          ...timed,
        })
    }
  }
  return clocks
}
