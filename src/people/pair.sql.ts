import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { clean, type Cleaned, type PairWeighed, weighPair } from '../matching/index.ts'
import type { Instant } from '../time/index.ts'
import { describedPerson } from './described.sql.ts'
import type { Evidence } from './links.ts'
import type { Other } from './same.rule.ts'

/** Two records beside each other: what agrees, what does not, how sure. */

/** Both in sight of whoever asks. Null where one of them is not. */
export const weighRecords = async (tx: Tx, one: Other, other: Other): Promise<PairWeighed | null> => {
  const [heard, held] = [await describedPerson(tx, one), await describedPerson(tx, other)]
  return heard && held ? weighPair(tx, clean(heard), clean(held)) : null
}

/** The service itself, working for one council. */
export type Service = { actor: SystemActor; at: Instant }

export const serviceFor = (job: string, council: AuthorityCode, at: Instant): Service => ({
  actor: { kind: 'system', job, actingFor: council },
  at,
})

/** Does something for another council within the transaction that is open: one that the job has work in too. */
export const forCouncil = <T>(
  tx: Tx,
  { actor, at }: Service,
  council: AuthorityCode,
  work: (there: Service) => Promise<T>,
): Promise<T> => {
  const there = { actor: { ...actor, actingFor: council }, at }
  return asActorWithin(tx, contextFor(there.actor, 'person.link', at), () => work(there))
}

const readBy = async (tx: Tx, service: Service, one: Other): Promise<Cleaned | null> => {
  const described = await forCouncil(tx, service, one.owner, () => describedPerson(tx, one))
  return described === undefined ? null : clean(described)
}

/**
 * Records of two councils, weighed by the service: each is read for its own council, and neither council learns a value
 * of the other's from what is made of it. Null where one of them is gone.
 */
export const weighAcross = async (
  tx: Tx,
  service: Service,
  one: Other,
  other: Other,
): Promise<PairWeighed | null> => {
  const [heard, held] = [await readBy(tx, service, one), await readBy(tx, service, other)]
  return heard && held ? weighPair(tx, heard, held) : null
}

/** What is kept with a decision: free of values, and enough to work the weight out again. */
export const evidenceOf = ({ comparison, weighed, modelVersion }: PairWeighed): Evidence => ({
  modelVersion,
  weight: weighed.weight,
  likeliest: weighed.likeliest,
  conflicts: weighed.conflicts,
  comparison,
})
