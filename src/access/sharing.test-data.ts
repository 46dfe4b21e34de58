import fc from 'fast-check'
import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import { addDays, addMinutes, day, type Day, type Instant, startOfDay } from '../time/index.ts'
import type {
  Article10,
  Article6,
  Article9,
  DataCategory,
  Purpose,
  Schedule1,
  Subject,
} from './flow.words.ts'
import type { Range } from './rights.ts'
import type {
  Flow,
  SharingAgreement,
  SharingQuestion,
  Signature,
  SignedAgreement,
} from './sharing-agreement.ts'

const longAgo = day('2019-01-01')

/** A signature as tests need it: who, and when where that matters. */
export const signedBy = (
  organisation: string,
  signedOn: Day = longAgo,
  withdrawnOn: Day | null = null,
): Signature => ({
  organisation,
  role: 'joint-controller',
  signedOn,
  responsibleOfficer: 'Information governance lead',
  breachContact: '01632 960000',
  withdrawnOn,
})

export const aSignedAgreement = (id: string, some: Partial<SignedAgreement> = {}): SignedAgreement => ({
  instrument: { id, title: `Agreement ${id}`, version: 1 },
  tier: 1,
  from: longAgo,
  to: null,
  signatures: ['council', 'police', 'health'].map((organisation) => signedBy(organisation)),
  reviewDue: day('2027-01-01'),
  publishedUrl: null,
  dpiaReference: null,
  minimisation: 'Only what is needed.',
  retention: 'As long as the child’s record.',
  ...some,
})

/** Under a tier 1 that holds, unless said otherwise. */
export const anAgreement = (id: string, some: Partial<SharingAgreement> = {}): SharingAgreement => ({
  ...aSignedAgreement(id, { minimisation: null, retention: null }),
  tier: 2,
  parent: aSignedAgreement('tier-1'),
  flows: [aFlow('flow')],
  ...some,
})

/** Police to council, for a MASH enquiry, with every basis. */
export const aFlow = (id: string, some: Partial<Flow> = {}): Flow => ({
  id,
  purpose: 'mash-enquiry',
  fromOrganisation: 'police',
  toOrganisation: 'council',
  categories: ['identity', 'health', 'offences'],
  subjects: ['child', 'parent'],
  article6: 'public-task',
  article9: 'substantial-public-interest',
  schedule1: 'paragraph-18',
  article10: 'paragraph-18',
  gateways: ['ca2004-s10'],
  lawEnforcement: true,
  section36: 'Force policy 12',
  minimisation: null,
  retention: null,
  from: longAgo,
  to: null,
  ...some,
})

export const aQuestion = (some: Partial<SharingQuestion> = {}): SharingQuestion => ({
  from: 'police',
  to: 'council',
  purpose: 'mash-enquiry',
  categories: ['identity'],
  subjects: ['child'],
  on: day('2026-11-23'),
  ...some,
})

// Random worlds, small enough that dates collide. The days lie around both nights when the clocks change and a new year.
export const organisations = ['E06000031', 'police', 'health'] as const
const days: readonly Day[] = [
  '2026-03-28',
  '2026-03-29',
  '2026-03-30',
  '2026-10-24',
  '2026-10-25',
  '2026-10-26',
  '2027-01-01',
].map(day)
const aDay = fc.constantFrom(...days)

/** Mostly since long ago and without an end: with every date at chance, hardly anything would ever be in force. */
const range: fc.Arbitrary<Range> = fc
  .record({
    from: fc.oneof({ weight: 4, arbitrary: fc.constant(longAgo) }, aDay),
    lasts: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 3 }), aDay),
  })
  .map(({ from, lasts }) => ({
    from,
    to:
      lasts === null
        ? null
        : typeof lasts === 'number'
          ? addDays(from, lasts)
          : from < lasts
            ? lasts
            : addDays(from, 1),
  }))

/** One signature or two that do not overlap, or none. */
const signaturesOf = (organisation: string): fc.Arbitrary<Signature[]> =>
  fc.oneof(
    { weight: 6, arbitrary: range.map(({ from, to }) => [signedBy(organisation, from, to)]) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(aDay, fc.integer({ min: 0, max: 2 }))
        .map(([left, apart]) => [
          signedBy(organisation, longAgo, left),
          signedBy(organisation, addDays(left, apart)),
        ]),
    },
    { weight: 1, arbitrary: fc.constant<Signature[]>([]) },
  )

const signed = (id: string, tier: 1 | 2): fc.Arbitrary<SignedAgreement> =>
  fc
    .record({ range, signatures: fc.tuple(...organisations.map(signaturesOf)) })
    .map(({ range: { from, to }, signatures }) => ({
      ...aSignedAgreement(id, { tier, from, to }),
      signatures: signatures.flat(),
    }))

const purpose = fc.constantFrom<Purpose>('mash-enquiry', 'early-help')
const allCategories: DataCategory[] = ['identity', 'housing', 'health', 'religion', 'offences']
const allSubjects: Subject[] = ['child', 'parent', 'alleged']
const pair = fc
  .tuple(fc.constantFrom(...organisations), fc.constantFrom(...organisations))
  .filter(([from, to]) => from !== to)

const article9: fc.Arbitrary<{ article9: Article9 | null; schedule1: Schedule1 | null }> = fc.constantFrom(
  { article9: 'substantial-public-interest', schedule1: 'paragraph-18' },
  { article9: 'health-or-social-care', schedule1: 'paragraph-2' },
  { article9: 'substantial-public-interest', schedule1: null },
  { article9: 'vital-interests', schedule1: null },
  { article9: null, schedule1: null },
)

const usually = <T>(usual: T, other: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, fc.constant(other))

const uuid = (group: number, number: number): string =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`

const flow = (id: string): fc.Arbitrary<Flow> =>
  fc
    .record({
      purpose,
      pair,
      categories: fc.subarray(allCategories, { minLength: 3 }),
      subjects: fc.subarray(allSubjects, { minLength: 1 }),
      article6: usually<Article6 | null>('public-task', null),
      special: article9,
      article10: usually<Article10 | null>('paragraph-18', null),
      lawEnforcement: fc.boolean(),
      section36: usually<string | null>('Force policy 12', null),
      range,
    })
    .map(({ pair: [fromOrganisation, toOrganisation], special, range: { from, to }, ...rest }) => ({
      ...rest,
      ...special,
      id,
      fromOrganisation,
      toOrganisation,
      gateways: [],
      minimisation: null,
      retention: null,
      from,
      to,
    }))

const flowsOf = (group: number): fc.Arbitrary<Flow[]> =>
  fc
    .integer({ min: 0, max: 8 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, nth) => flow(uuid(group, nth)))))

/** A tier 1 and up to two tier 2 under it, each with flows of its own. */
export const aSharingWorld: fc.Arbitrary<SharingAgreement[]> = fc
  .record({
    tierOne: signed(uuid(1, 1), 1),
    ownFlows: flowsOf(2),
    tierTwos: fc
      .integer({ min: 1, max: 2 })
      .chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, nth) =>
            fc.record({ agreement: signed(uuid(1, nth + 2), 2), flows: flowsOf(nth + 3) }),
          ),
        ),
      ),
  })
  .map(({ tierOne, ownFlows, tierTwos }) => [
    { ...tierOne, parent: null, flows: ownFlows },
    ...tierTwos.map(({ agreement, flows }) => ({ ...agreement, parent: tierOne, flows })),
  ])

export const aSharingQuestion: fc.Arbitrary<SharingQuestion> = fc
  .record({
    pair,
    purpose,
    // Little is asked at a time, so that a flow often has it.
    categories: fc.subarray(allCategories, { minLength: 1, maxLength: 2 }),
    subjects: fc.subarray(allSubjects, { minLength: 1, maxLength: 1 }),
    on: fc.tuple(aDay, fc.integer({ min: -1, max: 2 })),
  })
  .map(({ pair: [from, to], on: [from1, later], ...rest }) => ({
    ...rest,
    from,
    to,
    on: addDays(from1, later),
  }))

/** Instants that matter: local midnights to the second, before and after, in winter and in summer. */
export const aMoment: fc.Arbitrary<Instant> = fc
  .tuple(aDay, fc.integer({ min: -1, max: 2 }), fc.constantFrom(-1 / 60, 0, 1 / 60, 30, 60 * 22.5))
  .map(([on, later, minutes]) => addMinutes(startOfDay(addDays(on, later)), minutes))

export const prepareSharing = async (owner: Db): Promise<void> => {
  for (const code of organisations)
    await sql`insert into organisation (code, kind, name, valid_from) values
      (${code}, ${code.startsWith('E') ? 'authority' : code}, ${`The ${code}`}, '1990-01-01')`.execute(owner)
}

/** Writes these agreements, tier 1 first, in the place of all others. */
export const putAgreementsInPlace = async (
  owner: Db,
  agreements: readonly SharingAgreement[],
): Promise<void> => {
  for (const table of ['sharing_flow', 'sharing_signatory', 'sharing_agreement', 'instrument'] as const)
    await owner.deleteFrom(table).execute()
  if (agreements.length === 0) return
  await owner.insertInto('instrument').values(agreements.map(instrumentRow)).execute()
  await owner.insertInto('sharing_agreement').values(agreements.map(agreementRow)).execute()
  const signatures = agreements.flatMap(signatureRows)
  if (signatures.length > 0) await owner.insertInto('sharing_signatory').values(signatures).execute()
  const flows = agreements.flatMap(flowRows)
  if (flows.length > 0) await owner.insertInto('sharing_flow').values(flows).execute()
}

const instrumentRow = ({ instrument, from, to }: SharingAgreement) => ({
  ...instrument,
  kind: 'information-sharing-agreement',
  signed_on: longAgo,
  valid_from: from,
  valid_to: to,
})

const agreementRow = ({
  instrument,
  tier,
  parent,
  reviewDue,
  minimisation,
  retention,
}: SharingAgreement) => ({
  instrument_id: instrument.id,
  tier,
  parent_id: parent?.instrument.id ?? null,
  review_due: reviewDue,
  minimisation,
  retention,
})

const signatureRows = ({ instrument, signatures }: SharingAgreement) =>
  signatures.map((each) => ({
    instrument_id: instrument.id,
    organisation: each.organisation,
    role: each.role,
    signed_on: each.signedOn,
    responsible_officer: each.responsibleOfficer,
    breach_contact: each.breachContact,
    withdrawn_on: each.withdrawnOn,
  }))

const flowRows = ({ instrument, flows }: SharingAgreement) =>
  flows.map((each) => ({
    id: each.id,
    instrument_id: instrument.id,
    purpose: each.purpose,
    from_organisation: each.fromOrganisation,
    to_organisation: each.toOrganisation,
    data_categories: [...each.categories],
    subjects: [...each.subjects],
    article_6: each.article6,
    article_9: each.article9,
    schedule_1: each.schedule1,
    article_10: each.article10,
    statutory_gateways: [...each.gateways],
    law_enforcement: each.lawEnforcement,
    section_36_4: each.section36,
    minimisation: each.minimisation,
    retention: each.retention,
    valid_from: each.from,
    valid_to: each.to,
  }))
