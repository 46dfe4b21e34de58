import { type DataCategory, needsOf, type Purpose, type Subject } from '../src/access/index.ts'
import type { Db } from '../src/db/index.ts'
import { day } from '../src/time/index.ts'
import { loadTerms } from './agreement-terms.ts'
import {
  agencies,
  type Agency,
  type Basis,
  enquiryAndStrategy,
  familyAndAlleged,
  offences,
  safeguarding,
  why,
} from './partner-agencies.ts'
import { cambridgeshire, demoId, peterborough } from './people.ts'

/**
 * The information sharing agreements of the demo county, all of it invented: a tier 1 with the baseline, and a tier 2 for
 * the MASH. What each agency tells follows what agencies are asked (procedures 4.4), and its basis 4.5.
 */

export const safeguardingSharing = demoId(3, 4)
export const mashSharing = demoId(3, 5)

const signedOn = day('2019-01-01')
const councils = [cambridgeshire, peterborough]

/** The invented dental trust left the MASH agreement; its signature of the tier 1 stands. */
const withdrawn = { organisation: 'dental', on: day('2025-06-01') }

/** What councils tell each other of a family both know. */
const betweenCouncils: Omit<FlowTold, 'from' | 'to'> = {
  purposes: enquiryAndStrategy,
  ...safeguarding,
  ...offences,
  gateways: ['ca1989-s27', 'ca1989-s47', 'ca2004-s10', 'ca2004-s11'],
  categories: [
    ...why,
    'early-help',
    'education',
    'missing',
    'health',
    'disability',
    'offences',
    'domestic-abuse',
  ],
  subjects: familyAndAlleged,
}

type FlowTold = Basis & {
  from: string
  to: string
  purposes: readonly Purpose[]
  categories: readonly DataCategory[]
  subjects: readonly Subject[]
  limit?: string
}

/** A council names a condition only for what it tells: an agency that is told no health needs none for it. */
const councilsBasis = ({ isTold, gateways }: Agency): Basis => ({
  gateways,
  ...(isTold.some((each) => needsOf(each) === 'article-9') ? safeguarding : {}),
  ...(isTold.some((each) => needsOf(each) === 'article-10') ? offences : {}),
})

const flowsOf = (agency: Agency, council: string): FlowTold[] => {
  const { code, purposes, tells, about, isTold, limit } = agency
  const { article9, schedule1, article10, section36, gateways } = agency
  return [
    {
      from: code,
      to: council,
      purposes,
      categories: tells,
      subjects: about,
      gateways,
      ...(article9 && { article9 }),
      ...(schedule1 && { schedule1 }),
      ...(article10 && { article10 }),
      ...(section36 && { section36 }),
      ...(limit && { limit }),
    },
    {
      from: council,
      to: code,
      purposes,
      categories: isTold,
      subjects: familyAndAlleged,
      ...councilsBasis(agency),
    },
  ]
}

const flows: readonly FlowTold[] = [
  ...agencies.flatMap((agency) => councils.flatMap((council) => flowsOf(agency, council))),
  { ...betweenCouncils, from: cambridgeshire, to: peterborough },
  { ...betweenCouncils, from: peterborough, to: cambridgeshire },
]

const flowRows = flows
  .flatMap((flow) => flow.purposes.map((purpose) => ({ ...flow, purpose })))
  .map((flow, index) => ({
    id: demoId(10, index + 1),
    instrument_id: mashSharing,
    purpose: flow.purpose,
    from_organisation: flow.from,
    to_organisation: flow.to,
    data_categories: [...flow.categories],
    subjects: [...flow.subjects],
    article_6: 'public-task',
    article_9: flow.article9 ?? null,
    schedule_1: flow.schedule1 ?? null,
    article_10: flow.article10 ?? null,
    statutory_gateways: [...flow.gateways],
    law_enforcement: flow.section36 !== undefined,
    section_36_4: flow.section36 ?? null,
    minimisation: flow.limit ?? null,
    valid_from: signedOn,
  }))

const signatories = [
  { code: cambridgeshire, officer: 'Jay Juniper' },
  { code: peterborough, officer: 'Pipit Pine' },
  ...agencies,
]

const signatureRows = [safeguardingSharing, mashSharing].flatMap((instrument_id) =>
  signatories.map(({ code, officer }, index) => ({
    instrument_id,
    organisation: code,
    role: councils.includes(code) ? 'joint-controller' : 'controller',
    signed_on: signedOn,
    responsible_officer: officer,
    breach_contact: `01632 9603${String(index + 1).padStart(2, '0')}`,
    withdrawn_on: instrument_id === mashSharing && code === withdrawn.organisation ? withdrawn.on : null,
  })),
)

const terms = {
  decidedBy: 'Safeguarding children partnership (invented)',
  decidedOn: day('2018-12-03'),
}

/** After the organisations themselves. Written as the owner of the tables. */
export const loadSharing = async (tx: Db): Promise<void> => {
  await tx
    .insertInto('instrument')
    .values(
      [
        {
          id: safeguardingSharing,
          title: 'Children’s safeguarding information sharing agreement (invented)',
        },
        { id: mashSharing, title: 'MASH information sharing agreement (invented)' },
      ].map((each) => ({
        ...each,
        kind: 'information-sharing-agreement',
        signed_on: signedOn,
        valid_from: signedOn,
      })),
    )
    .execute()
  await tx
    .insertInto('sharing_agreement')
    .values([
      {
        instrument_id: safeguardingSharing,
        tier: 1,
        review_due: day('2027-01-01'),
        published_url: 'https://example.org/safeguarding-information-sharing',
        dpia_reference: 'DPIA 2018/11 (invented)',
        minimisation:
          'Only what the other needs for its part, about those it is needed of; fact apart from opinion.',
        retention: 'As long as the child’s own record, by the retention rule of whoever was told.',
      },
      {
        instrument_id: mashSharing,
        tier: 2,
        parent_id: safeguardingSharing,
        review_due: day('2026-09-01'),
        published_url: 'https://example.org/mash-information-sharing',
        dpia_reference: 'DPIA 2018/12 (invented)',
        retention:
          'Answers to an enquiry as long as the child’s own record; what was asked and not needed, six months.',
      },
    ])
    .execute()
  await tx
    .insertInto('instrument_party')
    .values(signatureRows.map(({ instrument_id, organisation }) => ({ instrument_id, organisation })))
    .execute()
  await tx.insertInto('sharing_signatory').values(signatureRows).execute()
  await tx.insertInto('sharing_flow').values(flowRows).execute()
  await loadTerms(tx, safeguardingSharing, {
    ...terms,
    terms: [
      [
        'What it does',
        'Sets what holds for all sharing between its signatories about children: how little, how long, how safely. It opens no flow by itself; each tier 2 does for its own purpose.',
      ],
      ['Consent', 'A family is told, and asked where that is safe. Its consent is never the basis.'],
      [
        'When data is lost',
        'Whoever notices rings the breach contact of every organisation concerned at once, whatever the hour.',
      ],
    ],
  })
  await loadTerms(tx, mashSharing, {
    ...terms,
    terms: [
      [
        'What it does',
        'Lets the councils ask partner agencies about named people for a MASH enquiry, and lets those agencies answer.',
      ],
      [
        'Leaving',
        'A signatory may withdraw by writing to the partnership. It is then asked nothing new; all others go on sharing.',
      ],
    ],
  })
}
