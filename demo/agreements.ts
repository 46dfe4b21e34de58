import { createHash } from 'node:crypto'
import type { Db } from '../src/db/index.ts'
import { at, day, type Day, dayOf, type Instant } from '../src/time/index.ts'
import {
  claimsOfSources,
  delegationTerms,
  extensionDecision,
  jointWorkingSchedules,
  jointWorkingTerms,
  loadTerms,
  memorandumTerms,
  placementTerms,
  processorTerms,
} from './agreement-terms.ts'
import { cambridgeshire, demoId, peterborough } from './people.ts'

/**
 * The agreements of the seeds as data, every place where they disagree kept (governance A1). What no seed says is
 * invented and says so: the extension, who signed, the papers, and the days of the memorandum and the contract.
 */

export const delegationAgreement = demoId(3, 1)
export const s113Agreement = demoId(3, 2)
export const jointWorkingAgreement = demoId(3, 3)
export const emergencyDutyMemorandum = demoId(3, 6)
export const contactCentreContract = demoId(3, 7)

/** Whose staff screened for Peterborough before: a contractor, and so no party to a delegation (A1). */
export const contactCentre = 'contact-centre-contractor'

const delegationBegan = day('2019-01-01')
const delegationEnded = day('2024-01-01')
const extensionEnds = day('2029-01-01')

/** For tests that stand before, at the end of, or beyond the first term. */
export type Extension = 'in-force' | 'call-in-running' | 'none'

/** In a trial whose clock was set, nobody finds a decision that was not taken yet. It counts once its call-in has ended. */
export const extensionAsAt = (now: Instant): Extension =>
  dayOf(now) < extensionDecision.decided_on ? 'none' : 'in-force'

const noon = (on: Day): Instant => at(on, '12:00')

/** Not published: the seeds say that Cambridgeshire accepts, and not by which decision. */
const acceptedBy = 'Cambridgeshire County Council (how it decided is invented for the demonstration)'

/** The five functions, each with the team that does it (cabinet report §3). */
const delegated = [
  { fn: 'screening', team: 'Customer Service Centre' },
  { fn: 'early-help-hub', team: 'Early Help Hub' },
  { fn: 'mash', team: 'Multi-Agency Safeguarding Hub' },
  { fn: 'met-hub', team: 'Missing, Exploited and Trafficked Hub' },
  { fn: 'emergency-duty', team: 'Emergency Duty Team' },
] as const

/** The enabling power is recorded per function: section 101 alone does not reach executive functions (finding 5). */
const common = {
  instrument_id: delegationAgreement,
  client_group: 'children',
  holder: peterborough,
  discharger: cambridgeshire,
  enabling_power: 'Local Government Act 1972 s.101; Local Government Act 2000 s.9EA',
  statutory_basis: 'Children Act 1989 s.17, s.47; Children Act 2004 s.10, s.11',
  service_area: 'Integrated Front Door',
  accepted_by: acceptedBy,
  call_in: 'runs',
} as const

const exclusions = ['Adults’ concerns', 'MARAC', 'Assessment and everything after it']

const firstTerms = delegated.map(({ fn, team }, index) => ({
  ...common,
  id: demoId(8, index),
  fn,
  teams: [team],
  exclusions,
  valid_from: delegationBegan,
  valid_to: delegationEnded,
  effective_on: day('2018-12-19'),
  call_in_ended_on: day('2018-12-19'),
  accepted_on: day('2018-12-13'),
  constitution_amended_on: day('2018-12-19'),
  decided_by: delegationTerms.decidedBy,
  decided_on: delegationTerms.decidedOn,
  recorded_at: noon(day('2018-12-19')),
}))

const secondTerms = (extension: 'in-force' | 'call-in-running') => {
  const counts = extension === 'in-force' ? day('2023-07-04') : null
  return delegated.map(({ fn, team }, index) => ({
    ...common,
    id: demoId(9, index),
    fn,
    teams: [team],
    exclusions,
    valid_from: delegationEnded,
    valid_to: extensionEnds,
    effective_on: counts,
    call_in_ended_on: counts,
    accepted_on: extensionDecision.decided_on,
    constitution_amended_on: counts,
    ...extensionDecision,
    recorded_at: noon(counts ?? extensionDecision.decided_on),
    extends: demoId(8, index),
  }))
}

const instruments = [
  {
    id: jointWorkingAgreement,
    kind: 'joint-working-agreement',
    title: 'Joint Working Agreement',
    signed_on: day('2018-10-16'),
    valid_from: day('2018-10-16'),
    // Joint working report 2.7.
    notice_months: 12,
    short_notice_months: 3,
    short_notice_when: 'The circumstances of clause 23.5',
  },
  {
    id: delegationAgreement,
    kind: 'delegation-agreement',
    title: 'Delegation Agreement 2018',
    signed_on: day('2018-12-19'),
    decision_ref: 'DEC18/CMDN/61',
    valid_from: delegationBegan,
    valid_to: delegationEnded,
    may_extend_to: extensionEnds,
    // A proposal approved under it has an agreement of its own; what it says of notice is not published.
    under_id: jointWorkingAgreement,
  },
  {
    id: s113Agreement,
    kind: 's113-agreement',
    title: 'Section 113 Agreement',
    signed_on: day('2018-12-19'),
    valid_from: delegationBegan,
    under_id: jointWorkingAgreement,
  },
  {
    id: emergencyDutyMemorandum,
    kind: 'memorandum',
    title: 'Emergency Duty Team memorandum of 1998',
    signed_on: day('1998-04-01'),
    valid_from: day('1998-04-01'),
  },
  {
    id: contactCentreContract,
    kind: 'processor-contract',
    title: 'Contact centre contract (invented)',
    signed_on: day('2015-04-01'),
    valid_from: day('2015-04-01'),
    valid_to: delegationBegan,
  },
]

const parties: readonly (readonly [string, readonly string[]])[] = [
  [delegationAgreement, [cambridgeshire, peterborough]],
  [s113Agreement, [cambridgeshire, peterborough]],
  [jointWorkingAgreement, [cambridgeshire, peterborough]],
  [emergencyDutyMemorandum, [cambridgeshire, peterborough]],
  [contactCentreContract, [peterborough, contactCentre]],
]

const scopes = [
  [
    emergencyDutyMemorandum,
    'emergency-duty',
    'children',
    'The team works for both councils’ children. Since 2019 the Delegation Agreement gives the right to.',
  ],
  [
    emergencyDutyMemorandum,
    'emergency-duty',
    'adults',
    'The team works for both councils’ adults. No power is recorded for it: it would need one of its own, such as Care Act 2014 s.79. Until then nobody may act here for the other council’s adults.',
  ],
  [
    contactCentreContract,
    'screening',
    'children',
    'The contractor’s staff answered for Peterborough and passed what they heard to its MASH. A contractor processes for the council; it discharges no function of it.',
  ],
] as const

const decisions = [
  {
    owner: cambridgeshire,
    instrument_id: jointWorkingAgreement,
    what: 'endorse',
    decided_by: 'General Purposes Committee',
    decided_on: day('2018-09-20'),
    regime: 'committee',
    call_in: 'none',
    note: 'It commended the principles to Full Council. Not a key decision; the forward plan did not apply.',
  },
  {
    owner: cambridgeshire,
    instrument_id: jointWorkingAgreement,
    what: 'enter',
    decided_by: 'Full Council (the day is invented for the demonstration)',
    decided_on: day('2018-10-16'),
    regime: 'committee',
    call_in: 'none',
    effective_on: day('2018-10-16'),
  },
  {
    owner: peterborough,
    instrument_id: jointWorkingAgreement,
    what: 'enter',
    decided_by: 'Cabinet (the day is invented for the demonstration)',
    decided_on: day('2018-10-01'),
    regime: 'executive',
    call_in: 'runs',
    published_on: day('2018-10-01'),
    call_in_ended_on: day('2018-10-05'),
    effective_on: day('2018-10-05'),
  },
  {
    owner: peterborough,
    instrument_id: delegationAgreement,
    what: 'enter',
    decided_by: delegationTerms.decidedBy,
    decided_on: day('2018-12-13'),
    reference: 'DEC18/CMDN/61',
    regime: 'executive',
    is_key: true,
    published_on: day('2018-12-13'),
    call_in: 'runs',
    call_in_ended_on: day('2018-12-19'),
    effective_on: day('2018-12-19'),
    constitution_amended_on: day('2018-12-19'),
    note: 'Notice was first published on 23 November 2018; urgency procedures were used with the scrutiny chair’s approval, though 19 clear days had passed. The day the constitution was amended is invented.',
  },
  {
    owner: cambridgeshire,
    instrument_id: delegationAgreement,
    what: 'accept',
    decided_by: acceptedBy,
    decided_on: day('2018-12-13'),
    regime: 'committee',
    call_in: 'none',
    effective_on: day('2018-12-13'),
  },
] as const

type Signing = readonly [string, string, string, string, Day]

const signatures: readonly Signing[] = [
  [delegationAgreement, peterborough, 'Merlin Maple', 'Director of Governance', day('2018-12-19')],
  [delegationAgreement, cambridgeshire, 'Egret Elder', 'Monitoring Officer', day('2018-12-19')],
  [jointWorkingAgreement, peterborough, 'Merlin Maple', 'Director of Governance', day('2018-10-16')],
  [jointWorkingAgreement, cambridgeshire, 'Egret Elder', 'Monitoring Officer', day('2018-10-16')],
  [s113Agreement, peterborough, 'Merlin Maple', 'Director of Governance', day('2018-12-19')],
  [s113Agreement, cambridgeshire, 'Egret Elder', 'Monitoring Officer', day('2018-12-19')],
  [contactCentreContract, peterborough, 'Merlin Maple', 'Director of Governance', day('2015-04-01')],
  [contactCentreContract, contactCentre, 'Scaup Sorbus', 'Contract director', day('2015-04-01')],
]

/** Papers of the demonstration: each says of itself that it is invented. */
const documentOf = (title: string): Buffer =>
  Buffer.from(
    `${title}\n\nInvented for the demonstration. The councils’ own paper is not published; what is known of it stands on the agreement’s page.\n`,
    'utf8',
  )

const documents = [
  [delegationAgreement, 'The Delegation Agreement as signed', day('2018-12-19')],
  [jointWorkingAgreement, 'The Joint Working Agreement with schedules 2 to 9', day('2018-10-16')],
  [s113Agreement, 'The Section 113 Agreement as signed', day('2018-12-19')],
  [emergencyDutyMemorandum, 'The memorandum of 1998', day('2018-12-19')],
  [contactCentreContract, 'The contact centre contract', day('2018-12-19')],
] as const

const loadBeside = async (tx: Db): Promise<void> => {
  await tx
    .insertInto('instrument_scope')
    .values(
      scopes.map(([instrument_id, fn, client_group, words], nth) => ({
        instrument_id,
        ordinal: nth + 1,
        fn,
        client_group,
        words,
        recorded_at: noon(day('2018-12-19')),
      })),
    )
    .execute()
  await tx
    .insertInto('instrument_schedule')
    .values([
      ...jointWorkingSchedules.map(([number, title, words]) => ({
        instrument_id: jointWorkingAgreement,
        number,
        title,
        words,
        recorded_at: noon(day('2018-10-16')),
      })),
      {
        instrument_id: delegationAgreement,
        number: 3,
        title: 'Budget',
        words:
          'The delegated budget in detail (cabinet report 8.1). Its agreement year is the calendar year.',
        recorded_at: noon(day('2018-12-19')),
      },
    ])
    .execute()
  await tx
    .insertInto('instrument_decision')
    .values(
      decisions.map((each, nth) => ({ ...each, id: demoId(11, nth), recorded_at: noon(each.decided_on) })),
    )
    .execute()
  await tx
    .insertInto('instrument_signature')
    .values(
      signatures.map(([instrument_id, organisation, signed_by, capacity, signed_on], nth) => ({
        owner: organisation === contactCentre ? peterborough : organisation,
        id: demoId(12, nth),
        instrument_id,
        organisation,
        signed_by,
        capacity,
        signed_on,
        recorded_at: noon(signed_on),
      })),
    )
    .execute()
  await tx
    .insertInto('instrument_document')
    .values(
      documents.map(([instrument_id, title, recordedOn], nth) => {
        const content = documentOf(title)
        return {
          owner: peterborough,
          id: demoId(13, nth),
          instrument_id,
          title,
          name: `${title.toLowerCase().replaceAll(' ', '-')}.txt`,
          media_type: 'text/plain',
          size: content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
          scan: 'not-scanned',
          content,
          recorded_at: noon(recordedOn),
        }
      }),
    )
    .execute()
  await tx
    .insertInto('instrument_claim')
    .values(
      claimsOfSources({
        delegationAgreement,
        jointWorkingAgreement,
        emergencyDutyMemorandum,
        contactCentreContract,
      }).map(({ instrumentId, topic, says, from, to, amountPence, isApproximate, source, place }, nth) => ({
        owner: peterborough,
        id: demoId(14, nth),
        instrument_id: instrumentId,
        topic,
        says,
        says_from: from ?? null,
        says_to: to ?? null,
        amount_pence: amountPence ?? null,
        is_approximate: isApproximate ?? false,
        source,
        place,
        recorded_at: noon(day('2018-12-19')),
      })),
    )
    .execute()
}

/** After the councils and their teams. Written as the owner of the tables. */
export const loadAgreements = async (tx: Db, extension: Extension): Promise<void> => {
  await tx
    .insertInto('organisation')
    .values({
      code: contactCentre,
      kind: 'supplier',
      name: 'Fenland Contact Services (invented)',
      valid_from: day('2015-04-01'),
    })
    .execute()
  for (const instrument of instruments) await tx.insertInto('instrument').values(instrument).execute()
  await tx
    .insertInto('instrument_party')
    .values(
      parties.flatMap(([instrument_id, all]) => all.map((organisation) => ({ instrument_id, organisation }))),
    )
    .execute()
  await loadTerms(tx, delegationAgreement, delegationTerms)
  await loadTerms(tx, s113Agreement, placementTerms)
  await loadTerms(tx, jointWorkingAgreement, jointWorkingTerms)
  await loadTerms(tx, emergencyDutyMemorandum, memorandumTerms)
  await loadTerms(tx, contactCentreContract, processorTerms)
  await tx.insertInto('delegated_function').values(firstTerms).execute()
  if (extension !== 'none') await tx.insertInto('delegated_function').values(secondTerms(extension)).execute()
  await loadBeside(tx)
}
