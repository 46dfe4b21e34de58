import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { people, type PersonKey, peterborough } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { asActor, type Context } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { wearing } from '../mash/enquiry.test-data.ts'
import type { Fn } from '../access/index.ts'
import { asked, type AskedOnce } from './request.test-data.ts'
import { type Audience, audiences, levelsFor, mayBeReadBy, shareLevelNames } from './share-level.rule.ts'

/** The rule and its twin in the database, app.reads_level, say the same for every level and every reader. */

let service: TestService
let request: AskedOnce

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T10:00:00Z' })
  request = await asked(service, peterborough, 'police')
  await service.database.owner
    .updateTable('enquiry')
    .set({ allocated_to: people.mashWorker.id })
    .where('id', '=', request.enquiryId)
    .execute()
})
afterAll(() => service.stop())

const readsAs = async (context: Context): Promise<string[]> =>
  asActor(service.house.db, context, async (tx) => {
    const { rows } = await sql<{ level: string; reads: boolean }>`
      select level, app.reads_level(${peterborough}, ${request.enquiryId}, level) as reads
      from unnest(${shareLevelNames}::text[]) as each (level)`.execute(tx)
    return rows.filter(({ reads }) => reads).map(({ level }) => level)
  })

const readBy = async (person: PersonKey, fn: Fn): Promise<string[]> => {
  const actor = await wearing(service, person, peterborough, fn)
  return readsAs(contextFor(actor, 'enquiry.work', service.house.now()))
}

const levelsOf = (audience: Audience): string[] =>
  shareLevelNames.filter((level) => mayBeReadBy(level, audience))

const readers: readonly [string, PersonKey, Fn, Audience | null][] = [
  ['the hub’s manager', 'mashManager', 'mash', 'hub-decider'],
  ['the hub’s worker who has the enquiry', 'mashWorker', 'mash', 'hub-decider'],
  ['another worker of the hub', 'secondMashWorker', 'mash', 'hub'],
  ['emergency duty', 'nightWorker', 'emergency-duty', 'emergency-duty'],
  ['an assessment team', 'assessmentPeterborough', 'assessment', 'receiving-team'],
  ['its manager', 'assessmentManagerPeterborough', 'assessment', 'receiving-team'],
  ['the Early Help Hub', 'earlyHelp', 'early-help-hub', 'receiving-team'],
  ['the MET Hub', 'metWorker', 'met-hub', 'receiving-team'],
  ['a contact adviser', 'adviser', 'screening', null],
  ['the screening manager', 'screeningManager', 'screening', null],
  ['a director', 'directorPeterborough', 'oversight', null],
  ['a privacy officer', 'privacyPeterborough', 'oversight', null],
]

describe('at every share level', () => {
  test.each(readers)('%s reads in the database what the rule says', async (_name, person, fn, audience) => {
    expect(await readBy(person, fn)).toEqual(audience === null ? [] : levelsOf(audience))
  })

  it('a navigator of another agency, whoever is not signed in, and a one-time link read nothing', async () => {
    const rook = await wearing(service, 'healthNavigator', 'health', 'navigator')
    const at = service.house.now()
    expect(await readsAs(contextFor(rook, 'request.open', at))).toEqual(levelsOf('another-agency'))
    expect(await readsAs(contextFor({ kind: 'public' }, 'request.open', at))).toEqual([])
    const link = { kind: 'link', linkId: '', requestId: request.id, proof: 'x', name: 'Willow' } as const
    expect(await readsAs(contextFor(link, 'request.open', at))).toEqual([])
  })

  it('no level lets words be found by search, stand in a chronology, or reach another agency or the referrer', () => {
    for (const audience of ['search', 'chronology', 'another-agency', 'referrer'] as const)
      expect(levelsOf(audience)).toEqual([])
  })

  it('what police mark sensitive is read by those who decide, and what the family may see by everybody who works on it', () => {
    expect(audiences.filter((audience) => mayBeReadBy('police-sensitive', audience))).toEqual(['hub-decider'])
    expect(audiences.filter((audience) => mayBeReadBy('family-may-see', audience))).toEqual([
      'hub-decider',
      'hub',
      'emergency-duty',
      'receiving-team',
      'family',
    ])
  })

  it('a level not wider than another is never read by more', () => {
    const readersOf = (level: (typeof shareLevelNames)[number]) =>
      audiences.filter((audience) => mayBeReadBy(level, audience))
    const narrower = [
      ['police-sensitive', 'mash-only'],
      ['mash-only', 'professionals'],
      ['professionals', 'family-may-see'],
      ['victim-safe', 'professionals'],
    ] as const
    for (const [less, more] of narrower)
      expect(readersOf(less).filter((audience) => !readersOf(more).includes(audience))).toEqual([])
  })

  it('every agency may give every level but the police-sensitive one', () => {
    expect(levelsFor('health')).toEqual(shareLevelNames.filter((level) => level !== 'police-sensitive'))
    expect(levelsFor('probation')).toEqual(shareLevelNames)
  })
})
