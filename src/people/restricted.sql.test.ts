import { afterAll, beforeAll, expect, test } from 'vitest'
import { people, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { asActor } from '../db/index.ts'
import { day, instant } from '../time/index.ts'

let service: TestService
const [hidden, open] = [crypto.randomUUID(), crypto.randomUUID()]
const at = instant('2026-11-23T09:00:00Z')

beforeAll(async () => {
  service = await startService()
  const { owner } = service.database
  for (const [id, sensitivity] of [
    [hidden, 'restricted'],
    [open, 'open'],
  ] as const) {
    await owner
      .insertInto('person')
      .values({
        owner: peterborough,
        id,
        given_names: 'Ivy',
        family_name: 'Ibis',
        born_on: day('2015-01-01'),
        sex: 'F',
        is_child: true,
        sensitivity,
        named_access: [people.screeningManager.id],
        search_text: 'ivy ibis',
        registered_at: at,
      })
      .execute()
    await owner
      .insertInto('person_address')
      .values({
        owner: peterborough,
        id: crypto.randomUUID(),
        person_id: id,
        line: '1 Reed Lane',
        valid_from: day('2020-01-01'),
      })
      .execute()
  }
  await owner
    .insertInto('relationship')
    .values({
      owner: peterborough,
      id: crypto.randomUUID(),
      person_id: open,
      other_id: hidden,
      kind: 'sister',
    })
    .execute()
})
afterAll(() => service.stop())

const seenBy = (staffId: string) =>
  asActor(
    service.database.db,
    {
      staffId,
      actingFor: [peterborough],
      fn: 'screening',
      clientGroup: 'children',
      at,
      intakeFor: [],
      draft: null,
      system: false,
    },
    async (tx) => ({
      persons: (await tx.selectFrom('person').select('id').execute()).length,
      addresses: (await tx.selectFrom('person_address').select('person_id').execute()).length,
      relations: (await tx.selectFrom('relationship').select('id').execute()).length,
    }),
  )

test('a restricted person’s address and relations are hidden with them', async () => {
  expect(await seenBy(people.adviser.id)).toEqual({ persons: 1, addresses: 1, relations: 0 })
})

test('whoever is named on the record sees all of it', async () => {
  expect(await seenBy(people.screeningManager.id)).toEqual({ persons: 2, addresses: 2, relations: 1 })
})
