import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactCentre } from '../../demo/agreements.ts'
import { mashSharing } from '../../demo/sharing.ts'
import { delegationAgreement, loadOrganisation, s113Agreement } from '../../demo/organisation.ts'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { allAgreements } from '../agreements/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { day, instant } from '../time/index.ts'
import { changesOf } from './change.sql.ts'
import { carryOut } from './deciding.ts'
import { partyActs } from './party.test-data.ts'

/** What the database does once every party has decided, and how it is undone where a decision is taken back. */

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await loadOrganisation(database.owner, 'none')
  await database.owner
    .updateTable('instrument')
    .set({ notice_months: 3 })
    .where('id', '=', s113Agreement)
    .execute()
})
afterAll(() => database.drop())

const { as, begun, decision } = partyActs(() => database)
const call = (tx: Tx, name: string, id: string) => sql`select ${sql.id('app', name)}(${id}::uuid)`.execute(tx)
const termsBy = (change: string) =>
  database.owner
    .selectFrom('delegated_function')
    .select(['fn', 'valid_from', 'valid_to', 'effective_on', 'call_in', 'accepted_on'])
    .where('by_change', '=', change)
    .execute()

test('an extension called in and taken back leaves no term, and its days to another agreement', async () => {
  const id = newId()
  await as(cambridgeshire, async (tx) => {
    await begun(tx, cambridgeshire, id, 'extension', 1)
    await tx
      .insertInto('agreement_extension')
      .values({
        change_id: id,
        first_to: day('2024-01-01'),
        old_to: day('2024-01-01'),
        new_to: day('2025-01-01'),
      })
      .execute()
    await decision(tx, cambridgeshire, id)
  })
  await as(peterborough, async (tx) => {
    await decision(tx, peterborough, id)
    await call(tx, 'put_extension_in_force', id)
  })
  expect(await termsBy(id)).toHaveLength(5)
  await expect(as(peterborough, (tx) => call(tx, 'drop_extension', id))).rejects.toThrow(
    /nothing-was-refused/,
  )
  const own = (tx: Tx) =>
    tx.updateTable('agreement_decision').where('owner', '=', peterborough).where('change_id', '=', id)
  await as(peterborough, async (tx) => {
    await own(tx)
      .set({ called_in_on: day('2023-06-30') })
      .execute()
    await call(tx, 'put_extension_in_force', id)
    await own(tx)
      .set({ reconsidered_on: day('2023-06-30'), approves: false, effective_on: null })
      .execute()
    await call(tx, 'drop_extension', id)
  })
  expect(await termsBy(id)).toEqual([])
})

test('a function that begins by a variation waits for the holder’s constitution, and reaches to the agreement’s end', async () => {
  const id = newId()
  await as(peterborough, async (tx) => {
    await begun(tx, peterborough, id, 'variation', 1)
    await tx
      .insertInto('agreement_variation')
      .values({ change_id: id, words: 'Assessment is shared as well', effective_from: day('2023-08-01') })
      .execute()
    await tx
      .insertInto('variation_function')
      .values({
        change_id: id,
        what: 'begins',
        fn: 'assessment',
        client_group: 'children',
        holder: peterborough,
        discharger: cambridgeshire,
        enabling_power: 'Local Government Act 2000 s.9EA',
        statutory_basis: 'Children Act 1989 s.17',
      })
      .execute()
    await decision(tx, peterborough, id)
  })
  await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id))
  await expect(as(cambridgeshire, (tx) => call(tx, 'carry_out_variation', id), '2023-07-03')).rejects.toThrow(
    /call-in-running/,
  )
  await as(cambridgeshire, (tx) => call(tx, 'carry_out_variation', id), '2023-07-04')
  expect(await termsBy(id)).toEqual([
    {
      fn: 'assessment',
      valid_from: '2023-08-01',
      valid_to: '2024-01-01',
      effective_on: null,
      call_in: 'runs',
      accepted_on: '2023-07-04',
    },
  ])
  const { version } = await database.owner
    .selectFrom('instrument')
    .select('version')
    .where('id', '=', delegationAgreement)
    .executeTakeFirstOrThrow()
  expect(version).toBe(2)
})

/** A variation as one officer asks for it and both decide on it, past all code above the database. */
const decidedVariation = async (
  write: (tx: Tx, id: string) => Promise<unknown>,
  from = '2023-09-01',
): Promise<string> => {
  const id = newId()
  variations += 1
  const number = variations
  await as(peterborough, async (tx) => {
    await begun(tx, peterborough, id, 'variation', number)
    await tx
      .insertInto('agreement_variation')
      .values({ change_id: id, words: 'Something is altered', effective_from: day(from) })
      .execute()
    await write(tx, id)
    await decision(tx, peterborough, id)
  })
  await as(cambridgeshire, (tx) => decision(tx, cambridgeshire, id))
  return id
}
let variations = 1
const asItStands = { clientGroup: 'children', reserved: [], exclusions: [], teams: [], geography: [] }
const altering =
  (fn: string, becomes: object, was: object = asItStands, more: object = {}) =>
  (tx: Tx, id: string) =>
    tx
      .insertInto('variation_function')
      .values({
        change_id: id,
        what: 'alters',
        fn,
        client_group: 'children',
        holder: peterborough,
        discharger: cambridgeshire,
        was: JSON.stringify(was),
        becomes: JSON.stringify(becomes),
        ...more,
      })
      .execute()
const carriedOut = (id: string, on = '2023-07-10') =>
  as(cambridgeshire, (tx) => call(tx, 'carry_out_variation', id), on)
const termsOf = (fn: string) =>
  database.owner
    .selectFrom('delegated_function')
    .select([
      'client_group',
      'valid_from',
      'valid_to',
      'ended_on',
      'effective_on',
      'reserved',
      'exclusions',
      'teams',
    ])
    .where('instrument_id', '=', delegationAgreement)
    .where('fn', '=', fn)
    .orderBy('valid_from')
    .execute()

describe('a variation that alters a function', () => {
  test('holds from its day: the term goes on in a row of its own, and what it does not name stays (R2)', async () => {
    const [before] = await termsOf('screening')
    const id = await decidedVariation(
      altering('screening', { reserved: ['contact.decide'] }, { ...asItStands, ...before }),
    )
    await carriedOut(id)
    const terms = await termsOf('screening')
    expect(terms).toMatchObject([
      { valid_from: '2019-01-01', ended_on: '2023-09-01', reserved: before?.reserved ?? [] },
      { valid_from: '2023-09-01', ended_on: null, valid_to: before?.valid_to, reserved: ['contact.decide'] },
    ])
    expect(terms[1]).toMatchObject({
      effective_on: before?.effective_on,
      exclusions: before?.exclusions,
      teams: before?.teams,
    })
  })

  test.each<[string, string, boolean]>([
    ['2023-08-31T22:59:59Z', '2023-12-31T12:00:00Z', true],
    ['2023-08-31T23:00:01Z', '2023-12-31T12:00:00Z', true],
    ['2023-08-31T23:00:01Z', '2023-07-01T12:00:00Z', true],
    ['2023-12-31T23:59:59Z', '2023-12-31T12:00:00Z', true],
    ['2024-01-01T00:00:01Z', '2023-12-31T12:00:00Z', false],
  ])('at %s, as known at %s, the other council’s staff have standing: %s', async (moment, known, stands) => {
    const { rows } = await sql<{ now: boolean; then: boolean }>`
      select app.has_standing(${people.adviser.id}, ${peterborough}, 'screening', 'children', ${moment}) as now,
        app.stood_as_known(${people.adviser.id}, ${peterborough}, 'screening', 'children', ${moment}, ${known}) as then`.execute(
      database.owner,
    )
    expect(rows).toEqual([{ now: stands, then: stands }])
  })

  test('for another client group it ends for the one and waits for the constitution for the other', async () => {
    const [before] = await termsOf('met-hub')
    const id = await decidedVariation(
      altering(
        'met-hub',
        { clientGroup: 'adults' },
        { ...asItStands, ...before },
        {
          enabling_power: 'Care Act 2014 s.79',
          statutory_basis: 'Care Act 2014 s.42',
        },
      ),
    )
    await carriedOut(id)
    expect(await termsOf('met-hub')).toMatchObject([
      { client_group: 'children', ended_on: '2023-09-01' },
      { client_group: 'adults', valid_from: '2023-09-01', effective_on: null },
    ])
  })

  test('is refused where the same was altered since it was asked for, and where nothing of it is left', async () => {
    const stale = await decidedVariation(
      altering('screening', { reserved: [] }, { ...asItStands, reserved: ['person.merge'] }),
    )
    await expect(carriedOut(stale)).rejects.toThrow(/altered-since/)
    const gone = await decidedVariation(altering('met-hub', { reserved: [] }))
    await expect(carriedOut(gone)).rejects.toThrow(/nothing-to-alter/)
  })

  test('cannot be done past the decisions: the database lets nobody call what writes it', async () => {
    const id = newId()
    for (const name of ['alter_function', 'alter_wording'])
      await expect(
        as(cambridgeshire, (tx) =>
          sql`select ${sql.id('app', name)}(null::agreement_change, ${sql.raw(name === 'alter_function' ? 'null::variation_function' : 'null::variation_clause')}, '2023-09-01'::date)`.execute(
            tx,
          ),
        ),
      ).rejects.toThrow(/permission denied for function/)
    await expect(
      as(peterborough, async (tx) => {
        await begun(tx, peterborough, id, 'variation', 90)
        await tx
          .insertInto('agreement_variation')
          .values({ change_id: id, words: 'Something is altered', effective_from: day('2023-09-01') })
          .execute()
        await altering('screening', { owner: 'somebody' })(tx, id)
      }),
    ).rejects.toThrow(/altered_names_something/)
  })
})

describe('what an agreement says', () => {
  const wordings = () =>
    database.owner
      .selectFrom('instrument_term')
      .select(['ordinal', 'title', 'words', 'valid_from', 'valid_to'])
      .where('instrument_id', '=', delegationAgreement)
      .where('ordinal', 'in', [4, 5, 7])
      .orderBy('ordinal')
      .orderBy('valid_from')
      .execute()
  const clause = (ordinal: number, more: object) => ({
    ordinal,
    part: 'term',
    title: 'Money',
    ...more,
  })

  test('is reworded, taken out and added to from a day on; the old wording is kept', async () => {
    const [money, watches] = await wordings()
    const id = await decidedVariation((tx, change) =>
      tx
        .insertInto('variation_clause')
        .values(
          [
            clause(1, { what: 'alters', number: 4, was: money?.words ?? '', words: 'More money' }),
            clause(2, { what: 'takes-out', number: 5, was: watches?.words ?? '', words: null }),
            clause(3, { what: 'adds', number: null, was: null, words: 'A board meets', title: 'Board' }),
          ].map((each) => ({ what: '', change_id: change, ...each })),
        )
        .execute(),
    )
    await carriedOut(id)
    expect(await wordings()).toMatchObject([
      { ordinal: 4, words: money?.words, valid_to: '2023-09-01' },
      { ordinal: 4, words: 'More money', valid_from: '2023-09-01', valid_to: null },
      { ordinal: 5, valid_to: '2023-09-01' },
      { ordinal: 7, title: 'Board', words: 'A board meets', valid_from: '2023-09-01' },
    ])
  })

  test('read as it was known before that was carried out, it says what it said', async () => {
    const said = (knownAt: string | null) =>
      as(peterborough, async (tx) => {
        const all = await allAgreements(tx, knownAt === null ? null : instant(knownAt))
        return all.find(({ id }) => id === delegationAgreement)?.terms.filter(({ number }) => number === 4)
      })
    expect(await said('2023-07-09T12:00:00Z')).toMatchObject([{ to: null }])
    expect(await said(null)).toMatchObject([
      { to: '2023-09-01' },
      { from: '2023-09-01', words: 'More money' },
    ])
  })

  test('is not written over or removed by anybody, the owner of the tables included', async () => {
    await expect(
      database.owner.updateTable('instrument_term').set({ words: 'Otherwise' }).execute(),
    ).rejects.toThrow(/a-wording-only-ends/)
    for (const table of ['instrument_term', 'instrument_schedule', 'instrument_scope'] as const)
      await expect(database.owner.deleteFrom(table).execute()).rejects.toThrow(/refused for everyone/)
  })
})

describe('an agreement with a party that nobody signs in for here', () => {
  const contract = newId()
  const paper = Buffer.from('Signed')
  const documentOf = (tx: Tx, id: string) =>
    tx
      .insertInto('instrument_document')
      .values({
        owner: peterborough,
        id,
        instrument_id: contract,
        title: 'Signed',
        name: 'signed.txt',
        media_type: 'text/plain',
        size: paper.length,
        sha256: createHash('sha256').update(paper).digest('hex'),
        scan: 'not-scanned',
        content: paper,
        recorded_by: people.agreementsOfficerPeterborough.id,
      })
      .execute()
  const consent = (
    tx: Tx,
    change: string,
    document: string,
    more: { organisation?: string; approves?: boolean } = {},
  ) =>
    tx
      .insertInto('agreement_consent')
      .values({
        owner: peterborough,
        id: newId(),
        change_id: change,
        instrument_id: contract,
        organisation: contactCentre,
        revision: 0,
        approves: true,
        reason: 'As the paper says',
        signed_by: 'Scaup Sorbus',
        capacity: 'Contract director',
        signed_on: day('2023-06-28'),
        document_id: document,
        recorded_on: day('2023-06-28'),
        recorded_by: people.agreementsOfficerPeterborough.id,
        ...more,
      })
      .execute()
  const asked = async (number: number): Promise<string> => {
    const id = newId()
    await as(peterborough, async (tx) => {
      await begun(tx, peterborough, id, 'termination', number, contract)
      await tx
        .insertInto('agreement_termination')
        .values({ change_id: id, ends_on: day('2023-12-31') })
        .execute()
      await decision(tx, peterborough, id)
    })
    return id
  }

  beforeAll(async () => {
    await database.owner
      .insertInto('instrument')
      .values({
        id: contract,
        kind: 'processor-contract',
        title: 'A contract (invented)',
        signed_on: day('2020-01-01'),
        valid_from: day('2020-01-01'),
      })
      .execute()
    await database.owner
      .insertInto('instrument_party')
      .values(
        [peterborough, contactCentre].map((organisation) => ({ instrument_id: contract, organisation })),
      )
      .execute()
  })

  test('is ended by the council’s decision and the signed paper of the other, and not by one of the two', async () => {
    const id = await asked(1)
    const done = () => as(peterborough, (tx) => call(tx, 'complete_termination', id), '2023-07-10')
    await expect(done()).rejects.toThrow(/decision-missing/)
    const document = newId()
    await as(peterborough, async (tx) => {
      await consent(tx, id, document)
      await documentOf(tx, document)
    })
    await done()
    const { valid_to } = await database.owner
      .selectFrom('instrument')
      .select('valid_to')
      .where('id', '=', contract)
      .executeTakeFirstOrThrow()
    expect(valid_to).toBe('2023-12-31')
  })

  test('its yes needs a paper of this agreement, and is never written for a council or by a council that is no party', async () => {
    const id = await asked(2)
    await expect(as(peterborough, (tx) => consent(tx, id, newId()))).rejects.toThrow(/foreign key/)
    const document = newId()
    await as(peterborough, (tx) => documentOf(tx, document))
    await expect(
      as(peterborough, (tx) => consent(tx, id, document, { organisation: peterborough })),
    ).rejects.toThrow(/row-level security/)
    await expect(as(cambridgeshire, (tx) => consent(tx, id, document))).rejects.toThrow(/row-level security/)
    await as(peterborough, (tx) => consent(tx, id, document, { approves: false }))
    await expect(
      as(peterborough, (tx) => call(tx, 'complete_termination', id), '2023-07-10'),
    ).rejects.toThrow(/decision-missing/)
  })
})

test('a signatory that leaves closes its own flows from its day, and nobody else’s; never back-dated', async () => {
  const holds = async (from: string, on: string): Promise<boolean> => {
    const { rows } = await sql<{ holds: boolean }>`
      select app.flow_in_force(${from}, ${peterborough}, 'mash-enquiry', ${`${on}T12:00:00Z`}) as holds`.execute(
      database.owner,
    )
    return rows[0]?.holds ?? false
  }
  const leaves = (on: string) => {
    const [id, document] = [newId(), newId()]
    return as(peterborough, async (tx) => {
      await tx
        .insertInto('instrument_document')
        .values({
          owner: peterborough,
          id: document,
          instrument_id: mashSharing,
          title: 'Leaves',
          name: 'leaves.txt',
          media_type: 'text/plain',
          size: 6,
          sha256: createHash('sha256').update('Leaves').digest('hex'),
          scan: 'not-scanned',
          content: Buffer.from('Leaves'),
          recorded_by: people.agreementsOfficerPeterborough.id,
        })
        .execute()
      await tx
        .insertInto('sharing_withdrawal')
        .values({
          owner: peterborough,
          id,
          instrument_id: mashSharing,
          organisation: 'housing',
          withdrawn_on: day(on),
          because: 'It tells nobody any more',
          said_by: 'Its director',
          document_id: document,
          recorded_by: people.agreementsOfficerPeterborough.id,
        })
        .execute()
      await call(tx, 'withdraw_signatory', id)
    })
  }
  await expect(leaves('2023-06-27')).rejects.toThrow(/withdrawn-in-the-past/)
  await leaves('2023-07-01')
  expect(await holds('housing', '2023-06-30')).toBe(true)
  expect(await holds('housing', '2023-07-01')).toBe(false)
  expect(await holds('police', '2023-07-01')).toBe(true)
})

test('whoever gave notice ends the agreement alone from its day on, and not a day before', async () => {
  const [notice, ending] = [newId(), newId()]
  await as(peterborough, async (tx) => {
    await begun(tx, peterborough, notice, 'notice', 1, s113Agreement)
    await tx
      .insertInto('agreement_notice')
      .values({
        change_id: notice,
        instrument_id: s113Agreement,
        ground: 'general',
        months: 3,
        given_on: day('2023-06-20'),
        service_method: 'by-hand',
      })
      .execute()
    await begun(tx, peterborough, ending, 'termination', 1, s113Agreement)
    await tx
      .insertInto('agreement_termination')
      .values({ change_id: ending, notice_id: notice, ends_on: day('2023-09-20') })
      .execute()
    const lent = await tx
      .selectFrom('s113_placement')
      .select('id')
      .where('instrument_id', '=', s113Agreement)
      .execute()
    await tx
      .insertInto('agreement_disposition')
      .values(
        lent.map(({ id }, nth) => ({
          change_id: ending,
          number: nth + 1,
          dependant_kind: 'placement',
          dependant_id: id,
          disposition: 'end',
          ends_on: day('2023-09-20'),
          because: 'Goes back to Peterborough',
          set_by: peterborough,
          set_on: day('2023-06-28'),
        })),
      )
      .execute()
  })
  const complete = (council: typeof peterborough | typeof cambridgeshire, on: string) =>
    as(council, (tx) => call(tx, 'complete_termination', ending), on)
  await expect(complete(peterborough, '2023-09-19')).rejects.toThrow(/decision-missing/)
  await expect(complete(cambridgeshire, '2023-09-20')).rejects.toThrow(/decision-missing/)
  const judged = await as(
    peterborough,
    async (tx) => {
      const [change] = await changesOf(tx, { id: ending })
      return change && ['2023-09-19', '2023-09-25'].map((on) => carryOut(change, peterborough, day(on)))
    },
    '2023-09-19',
  )
  expect(judged).toMatchObject([{ refused: 'not-all-hold' }, [{ type: 'carried-out' }]])
  await complete(peterborough, '2023-09-25')
  const ended = await database.owner
    .selectFrom('s113_placement')
    .select('valid_to')
    .where('instrument_id', '=', s113Agreement)
    .execute()
  expect(ended.every(({ valid_to }) => valid_to === '2023-09-20')).toBe(true)
})
