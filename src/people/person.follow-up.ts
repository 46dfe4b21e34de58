import type { Alert, Job } from '../events/index.ts'
import type { Person, PersonEvent, PersonFact } from './person.ts'

/** What follows when something happens to the record of a person: what the service does, and who is told. Pure. */

/** Facts after which two records may no longer be one human being. A new address is not one: people move. */
const evidence: readonly PersonEvent['type'][] = [
  'details-changed',
  'name-added',
  'name-ended',
  'born',
  'died',
  'identifier-added',
  'identifier-status',
  'related',
  'relation-changed',
  'relation-ended',
]

const isLinked = ({ links }: Person): boolean =>
  links.some(({ says, endedAt }) => says === 'same' && endedAt === null)

/** Later evidence: whoever is said to be one with somebody else is compared with them again (matching 6). */
export const personJobs = ({ event, owner, id }: PersonFact, after: Person): Job[] =>
  evidence.includes(event.type) && isLinked(after)
    ? [{ task: 'recheck-links', payload: { owner, personId: id }, key: `recheck-links:${owner}:${id}` }]
    : []

/** Who must know. Of a merge undone, everybody who read the two as one. */
export const personAlerts = ({ event }: PersonFact): Alert[] => {
  // Of two records of one council the question stands on both, and is told once.
  if (event.type === 'link-questioned')
    return event.isEcho === true
      ? []
      : [{ kind: 'link-questioned', forFn: 'screening', forRole: 'screening-manager' }]
  if (event.type !== 'merge-undone') return []
  return (event.readers ?? []).map(({ staffId, fn }) => ({
    kind: 'merge-undone',
    forFn: fn,
    forRole: 'reader',
    forStaff: staffId,
  }))
}
