import type { Db } from '../src/db/index.ts'
import { at, day, englandAndWales } from '../src/time/index.ts'
import { type Extension, loadAgreements, s113Agreement } from './agreements.ts'
import { indicators } from './guidance.ts'
import { lettingInOrganisations } from './let-in-organisations.ts'
import { agencies } from './partner-agencies.ts'
import { cambridgeshire, demoId, people, peterborough, teams } from './people.ts'
import { loadSharing } from './sharing.ts'
import { markAsTrial } from './trial-mark.ts'

const began = day('1998-04-01')
const delegationBegan = day('2019-01-01')
/** Everybody's training holds, wherever in time a test or a trial stands. */
const trainingHolds = day('2040-01-01')

export {
  contactCentreContract,
  delegationAgreement,
  emergencyDutyMemorandum,
  type Extension,
  jointWorkingAgreement,
  s113Agreement,
} from './agreements.ts'

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
        ...lettingInOrganisations.map((each) => ({ ...each, valid_from: began })),
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

    await loadAgreements(tx, extension)
    await loadSharing(tx)

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
            recorded_at: at(day('2018-12-19'), '12:00'),
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
