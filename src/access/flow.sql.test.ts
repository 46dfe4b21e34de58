import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Purpose } from './flow.words.ts'
import { canShareAtAll } from './flow.ts'
import { organisationNames, sharingAgreements } from './flow.sql.ts'
import { rememberRights } from './rights.sql.ts'
import type { SharingAgreement } from './sharing-agreement.ts'
import {
  aMoment,
  aSharingWorld,
  organisations,
  prepareSharing,
  putAgreementsInPlace,
} from './sharing.test-data.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await prepareSharing(database.owner)
})
afterAll(() => database.drop())

type Asked = { from: string; to: string; purpose: Purpose; at: Instant }

/** Everybody to everybody else, for both purposes, at each of these moments. */
const everythingAskedAt = (moments: readonly Instant[]): Asked[] =>
  moments.flatMap((at) =>
    organisations.flatMap((from) =>
      organisations
        .filter((to) => to !== from)
        .flatMap((to) =>
          (['mash-enquiry', 'early-help'] as const).map((purpose) => ({ from, to, purpose, at })),
        ),
    ),
  )

/** As the service itself asks, with the runtime role's own eyes. */
const databaseSays = async (asked: readonly Asked[]): Promise<boolean[]> => {
  const { rows } = await sql<{ holds: boolean }>`
    select app.flow_in_force(q."from", q."to", q.purpose, q.at) as holds
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q ("from" text, "to" text, purpose text, at timestamptz)`.execute(
    database.db,
  )
  return rows.map(({ holds }) => holds)
}

const disagreements = async (
  world: readonly SharingAgreement[],
  moments: readonly Instant[],
): Promise<{ open: number; found: Asked[] }> => {
  await putAgreementsInPlace(database.owner, world)
  const asked = everythingAskedAt(moments)
  const said = await databaseSays(asked)
  const rule = asked.map(({ from, to, purpose, at }) => canShareAtAll(world, from, to, purpose, dayOf(at)))
  return {
    open: rule.filter(Boolean).length,
    found: asked.filter((_, index) => said[index] !== rule[index]),
  }
}

const someMoments = fc.array(aMoment, { minLength: 12, maxLength: 12 })

test('the database lets information flow exactly when the rule does, at any instant', async () => {
  let open = 0
  await fc.assert(
    fc.asyncProperty(aSharingWorld, someMoments, async (world, moments) => {
      const agreed = await disagreements(world, moments)
      expect(agreed.found).toEqual([])
      open += agreed.open
    }),
    { numRuns: 150 },
  )
  expect(open).toBeGreaterThan(500)
}, 120_000)

describe('the comparison above is not blind: without any one clause of the policy, it finds a disagreement', () => {
  const clauses: readonly (readonly [clause: string, instead: string])[] = [
    ['f.valid_from <= today', 'true'],
    ['(f.valid_to is null or today < f.valid_to)', 'true'],
    ['i.valid_from <= today', 'true'],
    ['(i.valid_to is null or today < i.valid_to)', 'true'],
    ['s.signed_on <= today', 'true'],
    ['(s.withdrawn_on is null or today < s.withdrawn_on)', 'true'],
    ['f.article_6 is not null', 'true'],
    ['(not f.law_enforcement or f.section_36_4 is not null)', 'true'],
    ['f.purpose = flow_in_force.purpose', 'true'],
    ['f.from_organisation = flow_in_force.from_org', 'true'],
    ['f.to_organisation = flow_in_force.to_org', 'true'],
    ['s.organisation = party.code', 'true'],
    ['array[a.instrument_id, a.parent_id]', 'array[a.instrument_id]'],
    ['array[a.instrument_id, a.parent_id]', 'array[a.parent_id]'],
    [
      'array[flow_in_force.from_org, flow_in_force.to_org]',
      'array[flow_in_force.from_org, flow_in_force.from_org]',
    ],
    [
      'array[flow_in_force.from_org, flow_in_force.to_org]',
      'array[flow_in_force.to_org, flow_in_force.to_org]',
    ],
    // The day is London's, not that of the instant as computers write it.
    ['app.local_day(flow_in_force.at)', "(flow_in_force.at at time zone 'UTC')::date"],
    // The last day is the one before the end.
    ['today < f.valid_to', 'today <= f.valid_to'],
    ['today < i.valid_to', 'today <= i.valid_to'],
    ['today < s.withdrawn_on', 'today <= s.withdrawn_on'],
    ['f.valid_from <= today', 'f.valid_from < today'],
  ]

  test.each(clauses)(
    '%s becomes %s',
    async (clause, instead) => {
      const policy = await readFile('db/policies/flow.sql', 'utf8')
      expect(policy).toContain(clause)
      await sql.raw(policy.replace(clause, instead)).execute(database.owner)
      try {
        const worlds = fc.sample(fc.tuple(aSharingWorld, someMoments), { numRuns: 300, seed: 20190101 })
        let seen = false
        for (const [world, moments] of worlds) {
          if ((await disagreements(world, moments)).found.length > 0) {
            seen = true
            break
          }
        }
        expect(seen).toBe(true)
      } finally {
        await sql.raw(policy).execute(database.owner)
      }
    },
    120_000,
  )
})

test('what was agreed is read back as it was agreed', async () => {
  await fc.assert(
    fc.asyncProperty(aSharingWorld, async (world) => {
      await putAgreementsInPlace(database.owner, world)
      const read = await sharingAgreements(database.db)
      const sorted = <T extends SharingAgreement>(all: readonly T[]) =>
        all
          .map((each) => ({
            ...each,
            signatures: each.signatures.toSorted(bySignature),
            parent: each.parent && {
              ...each.parent,
              signatures: each.parent.signatures.toSorted(bySignature),
            },
            flows: each.flows.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          }))
          .toSorted((a, b) => (a.instrument.id < b.instrument.id ? -1 : 1))
      expect(sorted(read)).toEqual(sorted(world))
    }),
    { numRuns: 40 },
  )
}, 60_000)

const bySignature = (one: { organisation: string; signedOn: string }, other: typeof one): number =>
  `${one.organisation} ${one.signedOn}` < `${other.organisation} ${other.signedOn}` ? -1 : 1

test('a flow for a purpose, or with a category, that this version has no word for allows no more', async () => {
  const [world] = fc.sample(
    aSharingWorld.filter((agreements) => agreements.some(({ flows }) => flows.length > 1)),
    { numRuns: 1, seed: 20190101 },
  )
  await putAgreementsInPlace(database.owner, world ?? [])
  await sql`update sharing_flow set purpose = 'marketing' where id = (select min(id::text)::uuid from sharing_flow)`.execute(
    database.owner,
  )
  await sql`update sharing_flow set data_categories = array['identity', 'shoe-size'], statutory_gateways = array['magna-carta']`.execute(
    database.owner,
  )
  const flows = (await sharingAgreements(database.db)).flatMap((agreement) => agreement.flows)
  expect(flows).toHaveLength((world ?? []).flatMap((agreement) => agreement.flows).length - 1)
  expect(flows.map(({ categories, gateways }) => [categories, gateways])).toEqual(
    flows.map(() => [['identity'], []]),
  )
})

test('every organisation has its name', async () => {
  expect((await organisationNames(database.db)).get('police')).toBe('The police')
})

describe('the tables', () => {
  const refused = (statement: string, because: RegExp) =>
    expect(sql.raw(statement).execute(database.owner), statement).rejects.toThrow(because)

  beforeAll(async () => {
    const [world] = fc.sample(aSharingWorld, { numRuns: 1, seed: 20190101 })
    await putAgreementsInPlace(database.owner, world ?? [])
  })

  const tierOne = '00000000-0000-4000-8001-000000000001'
  const tierTwo = '00000000-0000-4000-8001-000000000002'
  const flow = (columns: string, values: string) =>
    `insert into sharing_flow (id, instrument_id, purpose, from_organisation, to_organisation, data_categories, subjects,
      valid_from, ${columns}) values (gen_random_uuid(), '${tierTwo}', 'mash-enquiry', 'police', 'health',
      array['identity'], array['child'], '2019-01-01', ${values})`

  test.each([
    ['consent as a basis', flow('article_6', "'consent'"), /article_6_check/],
    ['a Schedule 1 condition with no Article 9 condition', flow('schedule_1', "'paragraph-18'"), /check/],
    [
      'a Schedule 1 condition that serves another condition',
      flow('article_9, schedule_1', "'health-or-social-care', 'paragraph-18'"),
      /check/,
    ],
    [
      'a Schedule 1 condition where none is needed',
      flow('article_9, schedule_1', "'vital-interests', 'paragraph-18'"),
      /check/,
    ],
    ['a flow that ends as it begins', flow('valid_to', "'2019-01-01'"), /check/],
    [
      'a tier 2 with no tier 1',
      `update sharing_agreement set parent_id = null where instrument_id = '${tierTwo}'`,
      /check/,
    ],
    [
      'a tier 2 under a tier 2',
      `update sharing_agreement set parent_id = '${tierTwo}' where instrument_id = '${tierTwo}'`,
      /foreign key/,
    ],
    [
      'a tier 1 with no baseline',
      `update sharing_agreement set retention = null where instrument_id = '${tierOne}'`,
      /check/,
    ],
    [
      'two signatures of one organisation at once',
      `insert into sharing_signatory values
        ('${tierOne}', 'police', 'controller', '1999-01-01', '', '', null),
        ('${tierOne}', 'police', 'controller', '1999-06-01', '', '', null)`,
      /exclusion/,
    ],
    [
      'what is no information sharing agreement',
      `with other as (insert into instrument (id, kind, title, signed_on, valid_from)
         values ('00000000-0000-4000-8001-000000000099', 'memorandum', '', '2019-01-01', '2019-01-01') returning id)
       insert into sharing_agreement (instrument_id, tier, review_due, minimisation, retention)
         select id, 1, '2027-01-01', '', '' from other`,
      /foreign key/,
    ],
  ])('refuse %s', (_what, statement, because) => refused(statement, because))

  test('are read, and never written, by the service itself', async () => {
    for (const table of ['sharing_agreement', 'sharing_signatory', 'sharing_flow']) {
      await sql`select * from ${sql.table(table)}`.execute(database.db)
      await expect(sql`delete from ${sql.table(table)}`.execute(database.db)).rejects.toThrow(
        /permission denied/,
      )
    }
  })

  test('bump the rights version with every change, so that nothing remembered outlives its reason (R9)', async () => {
    const version = async () =>
      (await database.owner.selectFrom('rights_version').select('version').executeTakeFirstOrThrow()).version
    for (const table of ['sharing_agreement', 'sharing_signatory', 'sharing_flow']) {
      const before = await version()
      await sql`delete from ${sql.table(table)} where false`.execute(database.owner)
      expect(await version()).toBe(before + 1)
    }
    expect(await rememberRights(database.db).rightsOf(tierOne)).toBe(null)
  })
})
