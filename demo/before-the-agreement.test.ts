import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findGaps } from '../src/authority-gaps/index.ts'
import { startService, type TestService } from '../test/service.ts'
import { takeInBeforeTheAgreement } from './before-the-agreement.ts'
import { seed, write } from './load.ts'
import { cambridgeshire, peterborough } from './people.ts'

let service: TestService
beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:00:00Z', county: 60 })
  await takeInBeforeTheAgreement(service.database.ownerUrl, seed, write)
})
afterAll(() => service.stop())

test('A1, finding 7: of everything in the demonstration, the calls of December 2018 alone were taken without authority, and Peterborough’s director sees them in red', async () => {
  for (const council of [peterborough, cambridgeshire]) await findGaps(service.house, council, false)
  const { rows } = await sql`
    select owner, fn, from_day as "from", to_day as "to", activities, covered from authority_gap_span`.execute(
    service.database.owner,
  )
  expect(rows).toEqual([
    { owner: peterborough, fn: 'screening', from: '2018-12-17', to: '2019-01-01', activities: 9, covered: 0 },
  ])
  const director = await service.signedIn('directorPeterborough')
  await director.open('/authority-gaps')
  expect(director.page.querySelectorAll('[role="img"] rect[fill="#d4351c"]')).toHaveLength(1)
  expect(director.text).toContain('17 December 2018 to 31 December 2018')
})

test('each was decided once somebody had the right to: none waits in a tray, and each can be read', async () => {
  const { rows } = await sql<{ id: string; waiting: string | null }>`
    select id, waiting_for as waiting from contact where received_at < '2019-02-01'`.execute(
    service.database.owner,
  )
  expect(rows.map(({ waiting }) => waiting)).toEqual(Array.from({ length: 9 }, () => null))
  const screener = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  // It is with nobody any more, so whoever opens it says why.
  await screener.open(`/contacts/${rows[0]?.id ?? ''}`)
  await screener.submit('/reason', { reason: 'The school asks what came of its call' })
  expect(screener.status).toBe(200)
  const { rows: clocks } = await sql`
    select from clock where stopped_at is null and started_at < '2019-02-01'`.execute(service.database.owner)
  expect(clocks).toEqual([])
})
