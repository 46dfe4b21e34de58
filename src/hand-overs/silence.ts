import type { SystemActor } from '../access/index.ts'
import { perform } from '../events/index.ts'
import type { Task } from '../web/index.ts'
import { escalate } from './decide.ts'
import { handOverStream } from './hand-over.stream.ts'

/**
 * Run when a hand-over's time is up. Nobody has accepted: the sender's manager and the receiving team's are both told,
 * and it stays in both trays. Run again, or after it was accepted, it does nothing.
 */
export const tellOfSilence: Task = async ({ owner = '', id = '' }, house) => {
  const actor: SystemActor = { kind: 'system', job: 'hand-over-silent', actingFor: owner }
  const told = await perform(house.db, handOverStream, {
    actor,
    at: house.now(),
    action: 'hand-over.answer',
    owner,
    id,
    decide: (handOver) => (handOver ? escalate(handOver) : []),
  })
  // Somebody acted at that very moment: the queue tries again, and finds what became of it.
  if (!told.done && told.why === 'changed-meanwhile') throw new Error('The hand-over changed meanwhile')
}
