import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { people } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { addHours } from '../time/index.ts'
import { forgetWhatIsOver } from './forgetting.ts'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.stop())

test('in the night what is over is forgotten, what is on the record stays, and tomorrow it is looked at again', async () => {
  const { owner } = service.database
  const at = service.house.now()
  await service.signedIn('adviser')
  await sql`insert into form_draft (writer, form, answers, saved_at) values
    ('staff:x', 'sent//people/1/seal', '{}', ${addHours(at, -25)}),
    ('staff:x', 'sent//people/2/seal', '{}', ${addHours(at, -23)}),
    ('staff:x', 'enquiry/1/summary', '{}', ${addHours(at, -25)}),
    ('staff:x', 'enquiry/2/summary', '{}', ${addHours(at, -24 * 32)})`.execute(owner)
  await sql`insert into logout_token (token_hash, ends_at) values
    ('old', ${addHours(at, -1)}), ('new', ${addHours(at, 1)})`.execute(owner)
  service.setClock(addHours(at, 2))
  await service.signedIn('adviser')
  await forgetWhatIsOver({}, service.house)
  service.setClock(addHours(at, 36 + 2))
  await forgetWhatIsOver({}, service.house)

  const forms = await owner.selectFrom('form_draft').select('form').orderBy('form').execute()
  expect(forms.map(({ form }) => form)).toEqual(['enquiry/1/summary'])
  expect(await owner.selectFrom('session').select('id').execute()).toHaveLength(1)
  expect(await owner.selectFrom('logout_token').select('token_hash').execute()).toEqual([])
  const signIns = await owner
    .selectFrom('sign_in')
    .select('id')
    .where('staff_id', '=', people.adviser.id)
    .execute()
  expect(signIns).toHaveLength(2)
  const { rows } = await sql<{ run_at: string }>`
    select run_at from graphile_worker.jobs where task_identifier = 'forget-what-is-over'`.execute(owner)
  expect(rows).toEqual([{ run_at: '2026-11-25T03:00:00.000Z' }])
})
