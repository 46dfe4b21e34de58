import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import { addDays, addMinutes, day, type Day, type Instant, startOfDay } from '../time/index.ts'
import type {
  DelegatedFunction,
  Employment,
  Grant,
  GrantKind,
  Placement,
  Rights,
  RunOffCase,
  Succession,
} from './rights.ts'
import type { ClientGroup, Fn } from './words.ts'

/**
 * Random councils, workers and agreements, small enough that dates collide. The days lie around the new year in which
 * the delegation began and around a night when the clocks change, so that local and UTC days differ.
 */
export const councils = ['E10000003', 'E06000031', 'E06000055'] as const
const employers = [...councils, 'police'] as const
export const fns = ['screening', 'mash', 'emergency-duty'] as const satisfies readonly Fn[]
/** Besides those, one whose reach is named in grants. */
const askedUnder = [...fns, 'quality-assurance', 'technical-support'] as const satisfies readonly Fn[]
const days: readonly Day[] = [
  '2018-12-30',
  '2018-12-31',
  '2019-01-01',
  '2019-01-02',
  '2019-06-30',
  '2019-07-01',
  '2019-07-02',
].map(day)

const aDay = fc.constantFrom(...days)
const range = fc
  .tuple(aDay, fc.option(fc.integer({ min: 1, max: 190 }), { nil: null }))
  .map(([from, length]) => ({
    from,
    to: length === null ? null : addDays(from, length),
  }))

const instantOf = (on: Day, hour: number): Instant => addMinutes(startOfDay(on), hour * 60)
const aMoment = fc.tuple(aDay, fc.constantFrom(0, 17)).map(([on, hour]) => instantOf(on, hour))
/** A stretch of time that ends at a moment, not at a midnight. */
const stretch = fc
  .tuple(aMoment, fc.integer({ min: 1, max: 24 * 190 }))
  .map(([from, hours]) => ({ from, until: addMinutes(from, 60 * hours) }))

type WorldDelegation = Omit<
  DelegatedFunction,
  'instrument' | 'clientGroup' | 'reserved' | 'governanceChanges'
> & {
  clientGroup: ClientGroup
  to: Day
}

/** A council that changes how it is governed, and when the delegations of before were confirmed, by their place here. */
type WorldChange = { authority: string; from: Day; confirmed: readonly { delegation: number; on: Day }[] }

/** The one record of each council that grants and exit lists of these worlds name. */
export const recordOf = (council: string): string =>
  `00000000-0000-4000-8000-0000${council.slice(1)}`.padEnd(36, '0')

export type World = {
  employments: { employer: string; from: Day; to: Day | null }[]
  placements: Omit<Placement, 'instrument'>[]
  delegations: WorldDelegation[]
  changes: WorldChange[]
  successions: Succession[]
  grants: (Omit<Grant, 'id' | 'records'> & { namesRecord: boolean })[]
  runOff: Omit<RunOffCase, 'instrument' | 'record'>[]
}

const delegation = fc
  .record({
    fn: fc.constantFrom(...fns),
    clientGroup: fc.constantFrom<ClientGroup>('children', 'adults'),
    holder: fc.constantFrom(...councils),
    discharger: fc.constantFrom(...councils),
    from: aDay,
    length: fc.integer({ min: 1, max: 190 }),
    effectiveOn: fc.option(aDay, { nil: null }),
    endedOn: fc.option(aDay, { nil: null }),
  })
  .filter(({ holder, discharger }) => holder !== discharger)
  .map(({ length, ...rest }): WorldDelegation => ({ ...rest, to: addDays(rest.from, length) }))

/** The database allows one discharger per holder, function and client group at a time; so do we. */
const notOverlapping = (all: readonly WorldDelegation[]): WorldDelegation[] =>
  all.filter(
    (each, index) =>
      !all
        .slice(0, index)
        .some(
          (before) =>
            before.holder === each.holder &&
            before.fn === each.fn &&
            before.clientGroup === each.clientGroup &&
            before.from < each.to &&
            each.from < before.to,
        ),
  )

export const aWorld: fc.Arbitrary<World> = fc.record({
  employments: fc.array(
    fc.tuple(fc.constantFrom(...employers), range).map(([employer, dates]) => ({ employer, ...dates })),
    { minLength: 1, maxLength: 3 },
  ),
  placements: fc.array(
    fc
      .tuple(
        fc.constantFrom(...employers),
        fc.constantFrom(...councils),
        fc.subarray([...fns], { minLength: 1 }),
        range,
        fc.option(fc.tuple(aMoment, fc.option(fc.constantFrom(1, 48), { nil: null })), { nil: null }),
      )
      .filter(([employer, host]) => employer !== host)
      .map(([employer, host, lentFor, dates, end]) => ({
        employer,
        host,
        fns: lentFor,
        ...dates,
        endsAt: end === null ? null : end[0],
        finishUntil: end === null || end[1] === null ? null : addMinutes(end[0], 60 * end[1]),
      })),
    { maxLength: 3 },
  ),
  delegations: fc.array(delegation, { maxLength: 5 }).map(notOverlapping),
  changes: fc
    .array(
      fc.record({
        authority: fc.constantFrom(...councils),
        from: aDay,
        confirmed: fc.uniqueArray(fc.record({ delegation: fc.nat({ max: 4 }), on: aDay }), {
          selector: (each) => each.delegation,
          maxLength: 3,
        }),
      }),
      { maxLength: 2 },
    )
    .map((all) =>
      all.filter((each, nth) => all.findIndex((other) => other.authority === each.authority) === nth),
    ),
  successions: fc.array(
    fc
      .record({
        predecessor: fc.constantFrom(...councils),
        successor: fc.constantFrom(...councils),
        vestsOn: aDay,
        orderRef: fc.constant('an order'),
      })
      .filter(({ predecessor, successor }) => predecessor !== successor),
    { maxLength: 1 },
  ),
  grants: fc.array(
    fc
      .record({
        kind: fc.constantFrom<GrantKind>('audit', 'support', 'inspection', 'break-glass'),
        authority: fc.constantFrom(...councils),
        stretch,
        withdrawnAt: fc.option(aMoment, { nil: null }),
        isApproved: fc.boolean(),
        namesRecord: fc.boolean(),
      })
      .map(({ stretch: of, ...rest }) => ({ ...of, ...rest })),
    { maxLength: 3 },
  ),
  runOff: fc.array(
    fc
      .record({
        authority: fc.constantFrom(...councils),
        fn: fc.constantFrom(...fns),
        mayWrite: fc.boolean(),
        stretch,
      })
      .map(({ stretch: { from, until }, ...rest }) => ({ from, stopsAt: until, ...rest })),
    { maxLength: 1 },
  ),
})

export type Question = { authority: string; fn: Fn; clientGroup: ClientGroup; at: Instant }

/** Instants that matter: local midnights to the second, before and after, in winter and in summer. */
export const aQuestion: fc.Arbitrary<Question> = fc.record({
  authority: fc.constantFrom(...councils),
  fn: fc.constantFrom(...askedUnder),
  clientGroup: fc.constantFrom<ClientGroup>('children', 'adults'),
  at: fc
    .tuple(
      aDay,
      fc.integer({ min: -1, max: 3 }),
      fc.constantFrom(-1 / 60, 0, 1 / 60, 30, 60 * 17 - 1 / 60, 60 * 17, 60 * 18, 60 * 23.5),
    )
    .map(([on, later, minutes]) => addMinutes(startOfDay(addDays(on, later)), minutes)),
})

/**
 * A world with nothing in it but delegations and changes of government, and questions about just those: each date of
 * theirs is met often enough that leaving its comparison out is seen.
 */
export const aWorldOfDelegations: fc.Arbitrary<[World, Question[]]> = fc
  .record({
    world: aWorld,
    delegations: fc.array(delegation, { minLength: 1, maxLength: 3 }).map(notOverlapping),
  })
  .chain(({ world, delegations }) =>
    fc.tuple(
      fc.constant<World>({
        // One employer only, who discharges: whoever is employed by the holder itself needs no delegation.
        employments: delegations
          .slice(0, 1)
          .map(({ discharger }) => ({ employer: discharger, from: day('2018-01-01'), to: null })),
        placements: [],
        delegations: delegations.map((each) => ({ ...each, effectiveOn: day('2018-01-01'), endedOn: null })),
        changes: world.changes,
        successions: [],
        grants: [],
        runOff: [],
      }),
      fc.array(
        fc
          .tuple(aQuestion, fc.constantFrom(...delegations))
          .map(([{ at }, { holder, fn, clientGroup }]): Question =>
            isAskedUnder(fn)
              ? { authority: holder, fn, clientGroup, at }
              : { authority: holder, fn: 'screening', clientGroup, at },
          ),
        { minLength: 12, maxLength: 12 },
      ),
    ),
  )

const isAskedUnder = (fn: string): fn is (typeof fns)[number] => fns.some((each) => each === fn)

const instrument = { id: '00000000-0000-4000-8000-000000000003', title: 'An agreement', version: 1 }
export const worker = '00000000-0000-4000-8000-000000000001'
const giver = '00000000-0000-4000-8000-000000000004'
const approver = '00000000-0000-4000-8000-000000000005'

const changesFor = (world: World, nth: number, { holder, discharger }: WorldDelegation) =>
  world.changes
    .filter(({ authority }) => authority === holder || authority === discharger)
    .map(({ from, confirmed }) => ({
      from,
      confirmedOn: confirmed.find(({ delegation: confirmedOne }) => confirmedOne === nth)?.on ?? null,
    }))

/** The world as the decision function in TypeScript is given it. */
export const rightsIn = (world: World): Rights => ({
  staffId: worker,
  name: 'Test Worker',
  initials: 'TW',
  employments: world.employments.map((each): Employment => ({
    ...each,
    employerName: each.employer,
    jobTitle: '',
  })),
  trainingValidTo: null,
  placements: world.placements.map((each): Placement => ({ ...each, instrument })),
  delegations: world.delegations.flatMap((each, nth): DelegatedFunction[] =>
    world.employments.some(({ employer }) => employer === each.discharger)
      ? [{ ...each, reserved: [], governanceChanges: changesFor(world, nth, each), instrument }]
      : [],
  ),
  successions: world.successions.filter((each) =>
    world.employments.some(({ employer }) => employer === each.successor),
  ),
  grants: world.grants.map(({ namesRecord, ...each }, nth): Grant => ({
    ...each,
    id: String(nth),
    records: namesRecord ? [recordOf(each.authority)] : [],
  })),
  runOff: world.runOff.map((each): RunOffCase => ({ ...each, record: recordOf(each.authority), instrument })),
  roles: [],
  memberships: [],
})

const contactOf = (council: string) => sql`
  insert into contact (owner, id, reference, report_id, channel, kind, client_group, source, referrer_class, is_anonymous,
    urgency, stage, due_at, received_at, summary, headline, children, told, question_set)
  values (${council}, ${recordOf(council)}, 'TEST', gen_random_uuid(), 'phone', 'initial-contact', 'children', '6',
    'professional', false, 'today', 'received', now(), now(), '', '', 1, '{}', 'test')`

/** Councils, one worker, and one contact for each council to be seen or not. */
export const prepareWorlds = async (owner: Db): Promise<void> => {
  for (const code of employers) {
    await sql`insert into organisation (code, kind, name, valid_from) values (${code}, ${code === 'police' ? 'police' : 'authority'}, ${code}, '1990-01-01')`.execute(
      owner,
    )
  }
  for (const code of councils) {
    await sql`insert into authority values (${code}, ${code}, 'X', '#000000', '', '', '', 'committee')`.execute(
      owner,
    )
    await contactOf(code).execute(owner)
  }
  for (const [nth, id] of [worker, giver, approver].entries()) {
    await sql`insert into staff (id, name, initials, email, valid_from) values (${id}, 'Test Worker', 'TW', ${`test${String(nth)}@example.org`}, '1990-01-01')`.execute(
      owner,
    )
  }
  await sql`insert into instrument (id, kind, title, signed_on, valid_from) values (${instrument.id}, 'delegation-agreement', 'An agreement', '2018-01-01', '1990-01-01')`.execute(
    owner,
  )
}

const ofWorlds = [
  'run_off_case',
  'access_grant_record',
  'access_grant',
  'authority_succession',
  'revalidation',
  'governance_change',
  'delegated_function',
  's113_placement',
  'employment',
] as const

export const putInPlace = async (owner: Db, world: World): Promise<void> => {
  // A truncation makes new files each time; rows are quicker gone, without a trace in what keeps the past of agreements.
  await owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const table of ofWorlds) await sql`delete from ${sql.table(table)}`.execute(tx)
  })
  for (const each of world.employments) {
    await sql`insert into employment values (gen_random_uuid(), ${worker}, ${each.employer}, '', ${each.from}, ${each.to})`.execute(
      owner,
    )
  }
  for (const each of world.placements) {
    await sql`insert into s113_placement (id, instrument_id, staff_id, employer, host, fns, consulted_on, valid_from, valid_to, ends_at, finish_until)
      values (gen_random_uuid(), ${instrument.id}, ${worker}, ${each.employer}, ${each.host}, ${[...each.fns]}, '2018-01-01', ${each.from}, ${each.to}, ${each.endsAt}, ${each.finishUntil})`.execute(
      owner,
    )
  }
  for (const [nth, each] of world.delegations.entries()) {
    await sql`insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to, effective_on, accepted_on, constitution_amended_on, ended_on, enabling_power, statutory_basis)
      values (${numbered(nth)}, ${instrument.id}, ${each.fn}, ${each.clientGroup}, ${each.holder}, ${each.discharger}, ${each.from}, ${each.to}, ${each.effectiveOn}, ${each.effectiveOn}, ${each.effectiveOn}, ${each.endedOn}, '', '')`.execute(
      owner,
    )
  }
  await putChangesInPlace(owner, world)
  await putNamedRecordsInPlace(owner, world)
}

const numbered = (nth: number): string => `00000000-0000-4000-8000-00000000f00${String(nth)}`

const putChangesInPlace = async (owner: Db, world: World): Promise<void> => {
  for (const [nth, { authority, from, confirmed }] of world.changes.entries()) {
    const id = numbered(nth)
    await sql`insert into governance_change (id, authority, model, counts_from, decision_ref) values (${id}, ${authority}, 'committee', ${from}, '')`.execute(
      owner,
    )
    for (const { delegation: confirmedOne, on } of confirmed) {
      if (confirmedOne >= world.delegations.length) continue
      await sql`insert into revalidation values (${numbered(confirmedOne)}, ${id}, ${on})`.execute(owner)
    }
  }
  for (const { predecessor, successor, orderRef, vestsOn } of world.successions) {
    await sql`insert into authority_succession values (${predecessor}, ${successor}, ${orderRef}, ${vestsOn})`.execute(
      owner,
    )
  }
}

const putNamedRecordsInPlace = async (owner: Db, world: World): Promise<void> => {
  for (const [nth, each] of world.grants.entries()) {
    const id = numbered(nth)
    const givenBy = each.kind === 'break-glass' ? null : giver
    await sql`insert into access_grant (id, authority, kind, staff_id, given_from, given_until, given_by, approved_by, reason, withdrawn_at)
      values (${id}, ${each.authority}, ${each.kind}, ${worker}, ${each.from}, ${each.until}, ${givenBy}, ${each.isApproved ? approver : null}, 'for the test', ${each.withdrawnAt})`.execute(
      owner,
    )
    if (each.namesRecord)
      await sql`insert into access_grant_record values (${id}, 'contact', ${recordOf(each.authority)})`.execute(
        owner,
      )
  }
  for (const each of world.runOff) {
    await sql`insert into run_off_case values (gen_random_uuid(), ${each.authority}, ${instrument.id}, ${each.fn}, ${worker}, 'contact', ${recordOf(each.authority)}, ${each.mayWrite}, ${each.from}, ${each.stopsAt})`.execute(
      owner,
    )
  }
}
