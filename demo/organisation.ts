import type { Db } from '../src/db/index.ts'
import { day, englandAndWales } from '../src/time/index.ts'
import {
  delegationTerms,
  extensionDecision,
  jointWorkingTerms,
  loadTerms,
  placementTerms,
} from './agreement-terms.ts'
import { indicators } from './guidance.ts'
import { agencies } from './partner-agencies.ts'
import { cambridgeshire, demoId, people, peterborough, teams } from './people.ts'
import { loadSharing } from './sharing.ts'
import { markAsTrial } from './trial-mark.ts'

const began = day('1998-04-01')
const delegationBegan = day('2019-01-01')
const delegationEnded = day('2024-01-01')
const extensionEnds = day('2029-01-01')
/** Everybody's training holds, wherever in time a test or a trial stands. */
const trainingHolds = day('2040-01-01')

export const delegationAgreement = demoId(3, 1)
export const s113Agreement = demoId(3, 2)
export const jointWorkingAgreement = demoId(3, 3)

const delegatedFunctions = ['screening', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty'] as const

/** For tests that stand before, at the end of, or beyond the first term. */
export type Extension = 'in-force' | 'call-in-running' | 'none'

/**
 * The two councils, their agencies, teams, workers and agreements, in an empty database, which bears the mark of a trial
 * from then on. Written as the owner of the tables. The Delegation Agreement runs [2019-01-01, 2024-01-01) (decision DEC18/CMDN/61); its extension to 2029 is
 * invented for the demo. Nothing covers MARAC, which is not among the five functions (cabinet report §3).
 */
export const loadOrganisation = async (owner: Db, extension: Extension = 'in-force'): Promise<void> => {
  await owner.transaction().execute(async (tx) => {
    await markAsTrial(tx)
    await tx
      .insertInto('organisation')
      .values([
        { code: cambridgeshire, kind: 'authority', name: 'Cambridgeshire County Council', valid_from: began },
        { code: peterborough, kind: 'authority', name: 'Peterborough City Council', valid_from: began },
        ...agencies.map(({ code, kind, name }) => ({ code, kind, name, valid_from: began })),
      ])
      .execute()
    await tx
      .insertInto('authority')
      .values([
        {
          code: cambridgeshire,
          short_name: 'Cambridgeshire',
          letter: 'C',
          colour: '#00566b',
          day_phone: '01632 960201',
          night_phone: '01632 960299',
          duty_phone: '01632 960211',
          governance_model: 'committee',
        },
        {
          code: peterborough,
          short_name: 'Peterborough',
          letter: 'P',
          colour: '#6b2a7a',
          day_phone: '01632 960202',
          night_phone: '01632 960299',
          duty_phone: '01632 960212',
          governance_model: 'leader-cabinet',
        },
      ])
      .execute()

    for (const team of Object.values(teams)) {
      await tx
        .insertInto('team')
        .values({
          id: team.id,
          organisation: team.organisation,
          name: team.name,
          fn: team.fn,
          phone: team.phone,
          valid_from: began,
        })
        .execute()
      await tx
        .insertInto('team_serves')
        .values(team.serves.map((authority) => ({ team_id: team.id, authority, valid_from: began })))
        .execute()
    }

    await tx
      .insertInto('instrument')
      .values([
        {
          id: delegationAgreement,
          kind: 'delegation-agreement',
          title: 'Delegation Agreement 2018',
          signed_on: day('2018-12-19'),
          decision_ref: 'DEC18/CMDN/61',
          valid_from: delegationBegan,
          valid_to: delegationEnded,
          may_extend_to: extensionEnds,
        },
        {
          id: s113Agreement,
          kind: 's113-agreement',
          title: 'Section 113 Agreement',
          signed_on: day('2018-12-19'),
          valid_from: delegationBegan,
        },
        {
          id: jointWorkingAgreement,
          kind: 'joint-working-agreement',
          title: 'Joint Working Agreement',
          signed_on: day('2018-10-16'),
          valid_from: day('2018-10-16'),
        },
      ])
      .execute()
    await tx
      .insertInto('instrument_party')
      .values(
        [delegationAgreement, s113Agreement, jointWorkingAgreement].flatMap((instrument_id) =>
          [cambridgeshire, peterborough].map((organisation) => ({ instrument_id, organisation })),
        ),
      )
      .execute()
    await loadTerms(tx, delegationAgreement, delegationTerms)
    await loadTerms(tx, s113Agreement, placementTerms)
    await loadTerms(tx, jointWorkingAgreement, jointWorkingTerms)
    await loadSharing(tx)
    await tx.insertInto('delegated_function').values(delegatedFunctions.map(firstTerm)).execute()
    if (extension !== 'none') {
      await tx
        .insertInto('delegated_function')
        .values(delegatedFunctions.map((fn, index) => secondTerm(fn, index, extension)))
        .execute()
    }

    for (const [index, worker] of Object.values(people).entries()) {
      await tx
        .insertInto('staff')
        .values({
          id: worker.id,
          name: worker.name,
          initials: worker.initials,
          email: `${worker.name.toLowerCase().replace(' ', '.')}@example.org`,
          training_valid_to: trainingHolds,
          valid_from: began,
        })
        .execute()
      await tx
        .insertInto('employment')
        .values({
          id: demoId(4, index),
          staff_id: worker.id,
          employer: worker.employer,
          job_title: worker.job,
          valid_from: began,
        })
        .execute()
      await tx
        .insertInto('role_held')
        .values(
          worker.roles.map((role, nth) => ({
            id: demoId(5, index * 10 + nth),
            staff_id: worker.id,
            role,
            valid_from: began,
          })),
        )
        .execute()
      await tx
        .insertInto('team_member')
        .values({
          id: demoId(6, index),
          staff_id: worker.id,
          team_id: teams[worker.team].id,
          is_manager: worker.isManager,
          valid_from: began,
        })
        .execute()
      if ('lentTo' in worker && worker.lentTo !== undefined) {
        await tx
          .insertInto('s113_placement')
          .values({
            id: demoId(7, index),
            instrument_id: s113Agreement,
            staff_id: worker.id,
            employer: worker.employer,
            host: worker.lentTo.host,
            fns: [...worker.lentTo.fns],
            consulted_on: day('2018-12-10'),
            valid_from: delegationBegan,
          })
          .execute()
      }
    }

    for (const authority of [cambridgeshire, peterborough]) {
      await tx
        .insertInto('threshold_guidance')
        .values({
          authority,
          version: 1,
          title: 'Effective Support for Children and Families',
          effective_from: day('2018-10-01'),
        })
        .execute()
      await tx
        .insertInto('threshold_indicator')
        .values(indicators.map((indicator) => ({ authority, version: 1, ...indicator })))
        .execute()
    }
    await loadCalendar(tx)
  })
}

type Row = {
  id: string
  instrument_id: string
  fn: string
  client_group: 'children'
  holder: string
  discharger: string
  valid_from: typeof began
  valid_to: typeof began
  effective_on: typeof began | null
  call_in: 'runs'
  call_in_ended_on: typeof began | null
  accepted_by: string
  accepted_on: typeof began
  constitution_amended_on: typeof began | null
  decided_by: string
  decided_on: typeof began
  enabling_power: string
  statutory_basis: string
  extends?: string
}

/** The enabling power is recorded per function: section 101 alone does not reach executive functions (governance finding 5). */
const common = {
  instrument_id: delegationAgreement,
  client_group: 'children',
  holder: peterborough,
  discharger: cambridgeshire,
  enabling_power: 'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
  statutory_basis: 'Children Act 1989 s.17, s.47; Children Act 2004 s.10, s.11',
} as const

/** Not published: the seeds say that Cambridgeshire accepts, and not by which decision. */
const acceptedBy = 'Cambridgeshire County Council (how it decided is invented for the demonstration)'

const firstTerm = (fn: string, index: number): Row => ({
  ...common,
  id: demoId(8, index),
  fn,
  valid_from: delegationBegan,
  valid_to: delegationEnded,
  effective_on: day('2018-12-19'),
  call_in: 'runs',
  call_in_ended_on: day('2018-12-19'),
  accepted_by: acceptedBy,
  accepted_on: day('2018-12-13'),
  constitution_amended_on: day('2018-12-19'),
  decided_by: delegationTerms.decidedBy,
  decided_on: delegationTerms.decidedOn,
})

const secondTerm = (fn: string, index: number, extension: 'in-force' | 'call-in-running'): Row => ({
  ...common,
  id: demoId(9, index),
  fn,
  valid_from: delegationEnded,
  valid_to: extensionEnds,
  effective_on: extension === 'in-force' ? day('2023-07-04') : null,
  call_in: 'runs',
  call_in_ended_on: extension === 'in-force' ? day('2023-07-04') : null,
  accepted_by: acceptedBy,
  accepted_on: extensionDecision.decided_on,
  constitution_amended_on: extension === 'in-force' ? day('2023-07-04') : null,
  ...extensionDecision,
  extends: demoId(8, index),
})

const loadCalendar = async (tx: Db): Promise<void> => {
  const { bankHolidays, publishedFrom, publishedTo, version } = englandAndWales
  await tx
    .insertInto('bank_holiday')
    .values([...bankHolidays].map(([on, title]) => ({ day: on, title })))
    .execute()
  await tx
    .insertInto('calendar_published')
    .values({ published_from: publishedFrom, published_to: publishedTo, version })
    .execute()
}
