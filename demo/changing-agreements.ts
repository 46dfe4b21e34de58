import { changesOf } from '../src/agreement-changes/change.sql.ts'
import type { Change, ChangeKind } from '../src/agreement-changes/change.ts'
import { assess, decideOn } from '../src/agreement-changes/deciding.ts'
import type { PartEvent, Wanted } from '../src/agreement-changes/part.ts'
import { partStreams } from '../src/agreement-changes/part.sql.ts'
import { rememberRights, type StaffActor } from '../src/access/index.ts'
import { connect, type Db, newId } from '../src/db/index.ts'
import { perform, type Refusal } from '../src/events/index.ts'
import { addCalendarMonths, addDays, at, type Day, day, dayOf, type Instant } from '../src/time/index.ts'
import { delegationAgreement } from './organisation.ts'
import { cambridgeshire, demoId, people, type PersonKey, peterborough } from './people.ts'

/**
 * Changes to agreements in the demonstration: a variation that was refused, and an extension that one council alone has
 * decided, which gives nothing. Invented, and they say so. No right comes of either.
 */
export const trainingMemorandum = demoId(3, 40)

const memorandum = async (owner: Db, today: Day): Promise<Day> => {
  const thisMonth = day(`${today.slice(0, 7)}-01`)
  const [from, to] = [addCalendarMonths(thisMonth, -31), addCalendarMonths(thisMonth, 14)]
  await owner
    .insertInto('instrument')
    .values({
      id: trainingMemorandum,
      kind: 'memorandum',
      title: 'Memorandum on shared training (invented)',
      signed_on: addDays(from, -12),
      valid_from: from,
      valid_to: to,
      may_extend_to: addCalendarMonths(to, 24),
      notice_months: 3,
    })
    .execute()
  await owner
    .insertInto('instrument_party')
    .values(
      [cambridgeshire, peterborough].map((organisation) => ({
        instrument_id: trainingMemorandum,
        organisation,
      })),
    )
    .execute()
  return to
}

type Step = (change: Change | undefined, on: Day) => readonly PartEvent[] | Refusal

/** Through the same door as everybody: the officer's own council, its own stream, its own rows. */
const stepBy =
  (db: Db) =>
  async (person: PersonKey, kind: ChangeKind, id: string, on: Day, step: Step): Promise<void> => {
    const moment: Instant = at(on, '10:15')
    const rights = await rememberRights(db).rightsOf(people[person].id)
    if (!rights) throw new Error(`${person} does not work here.`)
    const actingFor = people[person].employer
    const actor: StaffActor = { kind: 'staff', rights, actingFor, fn: 'oversight' }
    const outcome = await perform(db, partStreams[kind], {
      actor,
      at: moment,
      action: 'agreement-change.act',
      owner: actingFor,
      id,
      opens: true,
      decide: async (_part, tx) => {
        const [change] = await changesOf(tx, { id })
        return step(change, on)
      },
    })
    if (!outcome.done) throw new Error(`Nothing was done: ${JSON.stringify(outcome)}`)
  }

const askedFor = (instrumentId: string, other: string, why: string, wanted: Wanted): readonly PartEvent[] => [
  { type: 'asked-for', instrumentId, others: [other], number: 1, why, wanted },
]

/** What the councils have agreed of emergency duty for Peterborough’s children, as it stands. */
const emergencyDuty = (db: Db) =>
  db
    .selectFrom('delegated_function')
    .select(['reserved', 'exclusions', 'teams', 'geography'])
    .where('instrument_id', '=', delegationAgreement)
    .where('fn', '=', 'emergency-duty')
    .orderBy('valid_from', 'desc')
    .executeTakeFirstOrThrow()

const refusedVariation = async (db: Db, today: Day): Promise<void> => {
  const was = { clientGroup: 'children' as const, ...(await emergencyDuty(db)) }
  const [step, id] = [stepBy(db), newId()]
  const asked = addDays(today, -58)
  await step('agreementsOfficerPeterborough', 'variation', id, asked, () =>
    askedFor(delegationAgreement, cambridgeshire, 'Peterborough pays for screening in two places at night', {
      kind: 'variation',
      words: 'Emergency duty staff of the shared team also cover Peterborough’s own night line (invented).',
      financialEffect: 14_147_200,
      effectiveFrom: addDays(today, 60),
      functions: [
        {
          what: 'alters',
          fn: 'emergency-duty',
          clientGroup: 'children',
          holder: peterborough,
          discharger: cambridgeshire,
          enablingPower: null,
          statutoryBasis: null,
          was,
          becomes: {
            exclusions: [...was.exclusions, 'Calls that Peterborough’s own day teams ask to be held'],
          },
        },
      ],
      clauses: [
        {
          what: 'adds',
          part: 'term',
          number: null,
          title: 'Night line',
          was: null,
          words:
            'Three posts at night, paid for by Peterborough, answer its own night line as well (invented).',
        },
      ],
    }),
  )
  await step('agreementsOfficerCambridgeshire', 'variation', id, addDays(asked, 12), (change, on) =>
    change?.kind === 'variation'
      ? assess(change, cambridgeshire, 'Three more posts at night, and no rooms for them before spring.', on)
      : { refused: 'not-there' },
  )
  await step('agreementsOfficerCambridgeshire', 'variation', id, addDays(asked, 30), (change, on) =>
    change
      ? decideOn(
          change,
          cambridgeshire,
          {
            approves: false,
            reason: 'The posts would not be paid for after the first year',
            reference: 'CYP/26/31 (invented)',
            decidedBy: 'Children and Young People Committee',
            decidedOn: addDays(asked, 29),
            published: null,
          },
          on,
        )
      : { refused: 'not-there' },
  )
}

const halfDecidedExtension = async (db: Db, today: Day, to: Day): Promise<void> => {
  const [step, id] = [stepBy(db), newId()]
  const asked = addDays(today, -20)
  await step('agreementsOfficerCambridgeshire', 'extension', id, asked, () =>
    askedFor(trainingMemorandum, peterborough, 'The courses are booked for both councils’ staff', {
      kind: 'extension',
      firstTo: to,
      oldTo: to,
      newTo: addCalendarMonths(to, 12),
    }),
  )
  await step('agreementsOfficerCambridgeshire', 'extension', id, addDays(asked, 10), (change, on) => {
    const decidedOn = addDays(asked, 9)
    return change
      ? decideOn(
          change,
          cambridgeshire,
          {
            approves: true,
            reason: 'Half of all places are taken by our own staff',
            reference: 'CYP/26/34 (invented)',
            decidedBy: 'Director, under the scheme of delegation',
            decidedOn,
            published: {
              publishedOn: decidedOn,
              exemptBecause: null,
              namedOfficer: `${people.agreementsOfficerCambridgeshire.name}, agreements officer`,
              lastDayToCallIn: null,
              effectiveOn: decidedOn,
            },
          },
          on,
        )
      : { refused: 'not-there' }
  })
}

export const askForChanges = async (ownerUrl: string, now: Instant): Promise<void> => {
  const db = connect(ownerUrl, { max: 2 })
  try {
    const today = dayOf(now)
    const to = await memorandum(db, today)
    await refusedVariation(db, today)
    await halfDecidedExtension(db, today, to)
  } finally {
    await db.destroy()
  }
}
