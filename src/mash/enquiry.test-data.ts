import type { TestService } from '../../test/service.ts'
import { type Outcome, type Told } from '../contacts/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, factsOf, fold } from '../events/index.ts'
import { decided, type Taken, worry } from '../hand-overs/worry.test-data.ts'
import type { Enquiry } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'

export { wearing } from '../hand-overs/worry.test-data.ts'

/** A worry, taken in and screened as unclear: it is with the hub. */
export const sentToMash = async (
  service: TestService,
  owner: string,
  told: Partial<Told> = {},
): Promise<{ taken: Taken; enquiryId: string }> => {
  const taken = await worry(service, owner, told)
  await decided(service, taken, 'mash' satisfies Outcome)
  const row = await service.database.owner
    .selectFrom('enquiry')
    .select('id')
    .where('contact_id', '=', taken.id)
    .executeTakeFirstOrThrow()
  return { taken, enquiryId: row.id }
}

/** An enquiry as its facts give it, whoever may read it. */
export const enquiryNow = async (service: TestService, owner: string, id: string): Promise<Enquiry> => {
  const actor = { kind: 'system', job: 'test', actingFor: owner } as const
  const enquiry = await asActor(
    service.house.db,
    contextFor(actor, 'enquiry.work', service.house.now()),
    async (tx) => fold(enquiryStream, await factsOf(tx, enquiryStream, owner, id)),
  )
  if (!enquiry) throw new Error('No such enquiry')
  return enquiry
}
