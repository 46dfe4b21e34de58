import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import { addDays, addMinutes, day, type Day, type Instant, startOfDay } from '../time/index.ts'
import type { DelegatedFunction, Employment, Placement, Rights } from './rights.ts'
import type { ClientGroup, Fn } from './words.ts'

/**
 * Random councils, workers and agreements, small enough that dates collide. The days lie around the new year in which
 * the delegation began and around a night when the clocks change, so that local and UTC days differ.
 */
export const councils = ['E10000003', 'E06000031', 'E06000055'] as const
const employers = [...councils, 'police'] as const
export const fns = ['screening', 'mash', 'emergency-duty'] as const satisfies readonly Fn[]
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

type WorldDelegation = Omit<DelegatedFunction, 'instrument' | 'clientGroup'> & {
  clientGroup: ClientGroup
  to: Day
}

export type World = {
  employments: { employer: string; from: Day; to: Day | null }[]
  placements: { employer: string; host: string; fns: readonly string[]; from: Day; to: Day | null }[]
  delegations: WorldDelegation[]
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
      )
      .filter(([employer, host]) => employer !== host)
      .map(([employer, host, lentFor, dates]) => ({ employer, host, fns: lentFor, ...dates })),
    { maxLength: 3 },
  ),
  delegations: fc.array(delegation, { maxLength: 5 }).map(notOverlapping),
})

export type Question = { authority: string; fn: Fn; clientGroup: ClientGroup; at: Instant }

/** Instants that matter: local midnights to the second, before and after, in winter and in summer. */
export const aQuestion: fc.Arbitrary<Question> = fc.record({
  authority: fc.constantFrom(...councils),
  fn: fc.constantFrom(...fns),
  clientGroup: fc.constantFrom<ClientGroup>('children', 'adults'),
  at: fc
    .tuple(aDay, fc.integer({ min: -1, max: 3 }), fc.constantFrom(-1 / 60, 0, 1 / 60, 30, 60 * 23.5))
    .map(([on, later, minutes]) => addMinutes(startOfDay(addDays(on, later)), minutes)),
})

const instrument = { id: '00000000-0000-4000-8000-000000000003', title: 'An agreement', version: 1 }
export const worker = '00000000-0000-4000-8000-000000000001'

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
  placements: world.placements.map((each): Placement => ({ ...each, instrument })),
  delegations: world.delegations
    .filter((each) => world.employments.some(({ employer }) => employer === each.discharger))
    .map((each): DelegatedFunction => ({ ...each, instrument })),
  roles: [],
  memberships: [],
})

const contactOf = (council: string) => sql`
  insert into contact (owner, id, reference, report_id, channel, kind, client_group, source, referrer_class, is_anonymous,
    urgency, stage, due_at, received_at, summary, headline, children, told, question_set)
  values (${council}, gen_random_uuid(), 'TEST', gen_random_uuid(), 'phone', 'initial-contact', 'children', '6',
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
  await sql`insert into staff (id, name, initials, email, valid_from) values (${worker}, 'Test Worker', 'TW', 'test@example.org', '1990-01-01')`.execute(
    owner,
  )
  await sql`insert into instrument (id, kind, title, signed_on, valid_from) values (${instrument.id}, 'delegation-agreement', 'An agreement', '2018-01-01', '2018-01-01')`.execute(
    owner,
  )
}

export const putInPlace = async (owner: Db, world: World): Promise<void> => {
  await sql`truncate employment, s113_placement, delegated_function`.execute(owner)
  for (const each of world.employments) {
    await sql`insert into employment values (gen_random_uuid(), ${worker}, ${each.employer}, '', ${each.from}, ${each.to})`.execute(
      owner,
    )
  }
  for (const each of world.placements) {
    await sql`insert into s113_placement values (gen_random_uuid(), ${instrument.id}, ${worker}, ${each.employer}, ${each.host}, ${[...each.fns]}, '2018-01-01', ${each.from}, ${each.to})`.execute(
      owner,
    )
  }
  for (const each of world.delegations) {
    await sql`insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to, effective_on, ended_on, enabling_power, statutory_basis)
      values (gen_random_uuid(), ${instrument.id}, ${each.fn}, ${each.clientGroup}, ${each.holder}, ${each.discharger}, ${each.from}, ${each.to}, ${each.effectiveOn}, ${each.endedOn}, '', '')`.execute(
      owner,
    )
  }
}
