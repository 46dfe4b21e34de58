import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Rights } from '../../src/access/index.ts'
import { asNobody, connect, type Db } from '../../src/db/index.ts'
import { startTemporary } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'
import { appUrl } from '../../src/db/roles.ts'
import { projectRoot } from '../../src/project-root.ts'
import type { Instant } from '../../src/time/index.ts'
import { rightsOf } from './by-rule.ts'
import type { Case } from './cases.ts'
import { hatFns, instrument, pairOf, recordOf, staffOf, teamOf } from './world.ts'

export type Judge = {
  /** Whether each case is permitted, by the database alone, in the order given. */
  permitted: (cases: readonly Case[], at: Instant) => Promise<boolean[]>
  stop: () => Promise<void>
}

type Row = Record<string, unknown>

/** One statement for each two thousand rows; columns are those of the first. */
const put = async (owner: Db, table: string, rows: readonly Row[]): Promise<void> => {
  for (let from = 0; from < rows.length; from += 2_000) {
    const some = rows.slice(from, from + 2_000)
    const columns = sql.join(Object.keys(some[0] ?? {}).map((name) => sql.ref(name)))
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(some)}::jsonb)`.execute(
      owner,
    )
  }
}

const unlike = <T>(all: readonly T[], key: (each: T) => string): T[] => [
  ...new Map(all.map((each) => [key(each), each])).values(),
]

const councilsOf = (cases: readonly Case[]): string[] => [
  ...new Set(cases.flatMap((asked) => [pairOf(asked).holder, pairOf(asked).discharger, pairOf(asked).other])),
]

const long = '1998-04-01'
const ever = { valid_from: long, valid_to: null }

const putCouncils = async (owner: Db, cases: readonly Case[]): Promise<void> => {
  const councils = councilsOf(cases)
  await put(owner, 'organisation', [
    ...councils.map((code) => ({ code, kind: 'authority', name: code, ...ever })),
    { code: 'an-agency', kind: 'police', name: 'An agency', ...ever },
  ])
  await put(
    owner,
    'authority',
    councils.map((code) => ({
      code,
      short_name: code,
      letter: 'X',
      colour: '#000000',
      day_phone: '',
      night_phone: '',
      duty_phone: '',
      governance_model: 'committee',
    })),
  )
  await put(
    owner,
    'team',
    unlike(
      cases.flatMap((asked) =>
        hatFns.map((fn) => ({
          id: teamOf(asked, fn),
          organisation: pairOf(asked).discharger,
          name: fn,
          fn,
          phone: '',
          ...ever,
        })),
      ),
      ({ id }) => id,
    ),
  )
}

/** The worker's own rows, out of the same facts that the rule is asked with. */
const putWorkers = async (owner: Db, workers: readonly Rights[], giver: string): Promise<void> => {
  await put(owner, 'staff', [
    { id: giver, name: 'Giver', initials: 'G', email: 'giver@example.org', ...ever, training_valid_to: null },
    ...workers.map(({ staffId, trainingValidTo }) => ({
      id: staffId,
      name: 'Somebody',
      initials: 'S',
      email: `${staffId}@example.org`,
      ...ever,
      training_valid_to: trainingValidTo,
    })),
  ])
  const each = <T extends object>(of: (rights: Rights) => readonly T[]) =>
    workers.flatMap((rights) =>
      of(rights).map((row, nth) => ({
        id: rights.staffId.replace('-8600-', `-9${String(nth).padStart(3, '0')}-`),
        staff_id: rights.staffId,
        ...row,
      })),
    )
  await put(
    owner,
    'employment',
    each(({ employments }) =>
      employments.map(({ employer, from, to }) => ({
        employer,
        job_title: '',
        valid_from: from,
        valid_to: to,
      })),
    ),
  )
  await put(
    owner,
    'role_held',
    each(({ roles }) => roles.map(({ role }) => ({ role, ...ever }))),
  )
  await put(
    owner,
    'team_member',
    each(({ memberships }) =>
      memberships.map(({ teamId }) => ({ team_id: teamId, is_manager: false, ...ever })),
    ),
  )
  await put(
    owner,
    's113_placement',
    each(({ placements }) =>
      placements.map((lent) => ({
        instrument_id: instrument.id,
        employer: lent.employer,
        host: lent.host,
        fns: lent.fns,
        consulted_on: lent.from,
        valid_from: lent.from,
        valid_to: lent.to,
        ends_at: lent.endsAt,
        finish_until: lent.finishUntil,
      })),
    ),
  )
  await put(
    owner,
    'run_off_case',
    each(({ runOff }) =>
      runOff.map((listed) => ({
        authority: listed.authority,
        instrument_id: instrument.id,
        fn: listed.fn,
        subject_kind: 'person',
        subject_id: listed.record,
        may_write: listed.mayWrite,
        given_from: listed.from,
        stops_at: listed.stopsAt,
      })),
    ),
  )
  await putGrants(owner, workers, giver)
}

const approver = '00000000-0000-4000-8000-0000000000a1'

const putGrants = async (owner: Db, workers: readonly Rights[], giver: string): Promise<void> => {
  await put(owner, 'staff', [
    { id: approver, name: 'Approver', initials: 'A', email: 'approver@example.org', ...ever },
  ])
  const grants = workers.flatMap(({ staffId, grants: held }) => held.map((grant) => ({ staffId, ...grant })))
  await put(
    owner,
    'access_grant',
    grants.map((grant) => ({
      id: grant.id,
      authority: grant.authority,
      kind: grant.kind,
      staff_id: grant.staffId,
      given_from: grant.from,
      given_until: grant.until,
      given_by: grant.kind === 'break-glass' ? null : giver,
      approved_by: grant.isApproved && grant.kind !== 'break-glass' ? approver : null,
      reason: 'for the table',
      withdrawn_at: grant.withdrawnAt,
    })),
  )
  await put(
    owner,
    'access_grant_record',
    grants.flatMap(({ id, records }) =>
      records.map((record) => ({ grant_id: id, subject_kind: 'person', subject_id: record })),
    ),
  )
}

const putAgreements = async (owner: Db, cases: readonly Case[], at: Instant): Promise<void> => {
  await put(owner, 'instrument', [
    {
      id: instrument.id,
      kind: 'delegation-agreement',
      title: instrument.title,
      version: 1,
      signed_on: long,
      valid_from: long,
      valid_to: null,
    },
  ])
  const dischargers = unlike(
    cases.map((asked): Case => ({ ...asked, employment: 'discharger' })),
    (asked) => pairOf(asked).holder,
  )
  for (const asked of dischargers) {
    const { delegations, successions } = rightsOf(asked, at)
    for (const [nth, each] of delegations.entries()) {
      const id = `00000000-0000-4000-8300-${pairOf(asked).holder.slice(1)}${String(nth).padStart(4, '0')}`
      await sql`insert into delegated_function (id, instrument_id, fn, client_group, holder, discharger, valid_from, valid_to,
          effective_on, accepted_on, constitution_amended_on, ended_on, reserved, enabling_power, statutory_basis)
        values (${id}, ${instrument.id}, ${each.fn}, ${each.clientGroup}, ${each.holder}, ${each.discharger}, ${each.from}, ${each.to},
          ${each.effectiveOn}, ${each.effectiveOn}, ${each.effectiveOn}, ${each.endedOn}, ${[...each.reserved]},
          'Local Government Act 2000 s.9EA', 'Children Act 1989 s.47')`.execute(owner)
      for (const change of each.governanceChanges) {
        const changeId = `00000000-0000-4000-8200-${pairOf(asked).holder.slice(1)}0000`
        await sql`insert into governance_change (id, authority, model, counts_from, decision_ref)
          values (${changeId}, ${each.holder}, 'committee', ${change.from}, '') on conflict do nothing`.execute(
          owner,
        )
        if (change.confirmedOn !== null)
          await sql`insert into revalidation values (${id}, ${changeId}, ${change.confirmedOn})`.execute(
            owner,
          )
      }
    }
    for (const { predecessor, successor, orderRef, vestsOn } of successions)
      await sql`insert into authority_succession values (${predecessor}, ${successor}, ${orderRef}, ${vestsOn})`.execute(
        owner,
      )
  }
}

/** Every record asked about, of every council, kept as its case says. */
const putRecords = async (
  owner: Db,
  cases: readonly Case[],
  workersNamed: readonly string[],
): Promise<void> => {
  const rows = unlike(
    cases.flatMap((asked) =>
      [pairOf(asked).holder, pairOf(asked).discharger].map((council) => ({
        owner: council,
        id: recordOf(asked, council),
        given_names: 'Some',
        family_name: 'Body',
        sex: 'U',
        is_child: false,
        sensitivity: asked.sensitivity,
        named_access: asked.named ? workersNamed : [],
        search_text: '',
        registered_at: '2018-01-01T00:00:00Z',
      })),
    ),
    ({ owner: council, id }) => `${council} ${id}`,
  )
  await put(owner, 'person', rows)
}

/** A database of its own with every worker, agreement and record that the cases speak of, dated around this moment. */
export const judgeOf = async (cases: readonly Case[], at: Instant): Promise<Judge> => {
  const embedded = await startTemporary({ log: () => undefined })
  const { ownerUrl } = embedded
  await migrate({ ownerUrl })
  const [db, owner] = [connect(appUrl(ownerUrl), { max: 2 }), connect(ownerUrl, { max: 2 })]
  await sql.raw(await readFile(join(projectRoot, 'bench/truth/decide.sql'), 'utf8')).execute(owner)
  await putCouncils(owner, cases)
  await putAgreements(owner, cases, at)
  const workers = unlike(cases, staffOf).map((asked) => rightsOf(asked, at))
  await putWorkers(owner, workers, '00000000-0000-4000-8000-0000000000a2')
  await putRecords(
    owner,
    cases,
    unlike(
      cases.filter(({ named }) => named),
      staffOf,
    ).map(staffOf),
  )
  return {
    permitted: async (asked, moment) => {
      await put(
        owner,
        'truth.asked',
        asked.map((each, nth) => {
          const pair = pairOf(each)
          return {
            nth,
            staff: staffOf(each),
            fn: each.fn,
            acting_for: pair[each.actingFor],
            owner: pair[each.owner],
            record: recordOf(each, pair[each.owner]),
            action: each.action,
            client_group: each.clientGroup,
            relationship: each.relationship,
            related: each.related,
            fresh: each.justSignedIn,
          }
        }),
      )
      await sql`analyze`.execute(owner)
      const answers: boolean[] = []
      for (let first = 0; first < asked.length; first += 5_000) {
        const { rows } = await asNobody(db, (tx) =>
          sql<{
            permitted: boolean
          }>`select permitted from truth.decide(${first}, ${first + 5_000}, ${moment}) order by nth`.execute(
            tx,
          ),
        )
        answers.push(...rows.map(({ permitted }) => permitted))
      }
      return answers
    },
    stop: async () => {
      await Promise.all([db.destroy(), owner.destroy()])
      await embedded.stop()
    },
  }
}
