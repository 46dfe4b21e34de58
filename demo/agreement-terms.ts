import { sql } from 'kysely'
import type { Db } from '../src/db/index.ts'
import { day, type Day, type Instant } from '../src/time/index.ts'

/** What the agreements say, in our own plain words, each with where it is published. Extension facts are invented. */

type Terms = {
  decidedBy: string
  decidedOn: Day
  terms: readonly (readonly [title: string, words: string])[]
}

export const delegationTerms: Terms = {
  decidedBy: 'Cabinet Member for Children’s Services, Peterborough City Council',
  decidedOn: day('2018-12-13'),
  terms: [
    [
      'What is delegated',
      'Five functions for children: screening at the customer service centre, Early Help Hub, Multi-Agency Safeguarding Hub, Missing, Exploited and Trafficked Hub, and emergency duty (cabinet report §3). Nothing else: not MARAC, not assessment.',
    ],
    [
      'Who does what for whom',
      'Cambridgeshire does them for Peterborough as well as for itself. They stay Peterborough’s functions: its own staff may still exercise them.',
    ],
    [
      'How long',
      'Five years from 1 January 2019, so through 31 December 2023, and up to five more if both councils agree (decision DEC18/CMDN/61).',
    ],
    [
      'Money',
      'A delegated budget of about £469,696, watched monthly and reviewed each year (cabinet report 8.1).',
    ],
    ['Who watches', 'A governance and operational board meets every quarter (cabinet report §3).'],
    [
      'Other exit terms',
      'Not published. What the agreement says of notice must be entered here by the monitoring officer.',
    ],
  ],
}

export const placementTerms: Terms = {
  decidedBy:
    'Both councils, under the Joint Working Agreement, schedule 3 (day invented for the demonstration)',
  decidedOn: day('2018-12-13'),
  terms: [
    [
      'What it does',
      'A council lends named officers to the other for its functions, after asking each of them (Local Government Act 1972, section 113).',
    ],
    [
      'Whose responsibility',
      'For what a lent officer does, the council acted for is liable (joint working report 2.6).',
    ],
  ],
}

export const jointWorkingTerms: Terms = {
  decidedBy:
    'General Purposes Committee, Cambridgeshire County Council, for Full Council to agree (the day it began is invented for the demonstration)',
  decidedOn: day('2018-09-20'),
  terms: [
    [
      'What it does',
      'A platform for sharing services, not a commitment to share any: each proposal needs its own business case and its own decision of each council (joint working report 2.2).',
    ],
    [
      'Sovereignty',
      'Each council stays politically and legally separate (schedule 9; joint working report 2.5).',
    ],
    [
      'Notice',
      'Either council may end it with twelve months’ notice; three months in the circumstances of clause 23.5 (joint working report 2.7). Ending it ends no other agreement by itself.',
    ],
  ],
}

export const memorandumTerms: Terms = {
  decidedBy: 'Both councils, in 1998 (by which decision is not published)',
  decidedOn: day('1998-04-01'),
  terms: [
    [
      'What it does',
      'One Emergency Duty Team answers for both councils out of hours, for adults and children (cabinet report §3). The year is published; day and month are invented for the demonstration.',
    ],
    [
      'What it does not',
      'A memorandum delegates nothing. For children the Delegation Agreement has given the right since 2019; for adults nothing recorded here does.',
    ],
  ],
}

export const processorTerms: Terms = {
  decidedBy: 'Peterborough City Council (invented for the demonstration)',
  decidedOn: day('2015-03-02'),
  terms: [
    [
      'What it does',
      'A contractor’s contact centre took Peterborough’s calls until screening was consolidated (cabinet report §3). Its name and days are invented for the demonstration.',
    ],
    [
      'Staff',
      'Those who moved to Cambridgeshire were consulted under the rules on transfers of staff, not lent under section 113 (cabinet report 4.2).',
    ],
  ],
}

/** Schedules 2 to 9 of the Joint Working Agreement: number, title, what it is for (joint working report 2.1 to 2.5). */
export const jointWorkingSchedules: readonly (readonly [number: number, title: string, words: string])[] = [
  [2, 'Aims and outcomes', 'What both councils want to reach by working together.'],
  [3, 'Section 113 agreement', 'How staff of one council are lent to the other.'],
  [4, 'Human resources protocol', 'How people are managed who work across both.'],
  [5, 'Financial protocol', 'How money is handled between both.'],
  [6, 'Information protocol', 'How information is shared and kept.'],
  [7, 'Technology sharing protocol', 'How systems are shared.'],
  [8, 'Governance arrangements', 'Who approves a proposal in each council, and who watches over it.'],
  [9, 'Sovereignty Guarantee', 'Each council stays politically and legally its own.'],
]

type SourceClaim = {
  instrumentId: string
  topic: string
  says: string
  from?: Day
  to?: Day
  amountPence?: number
  isApproximate?: true
  source: string
  place: string
}

const cabinet = 'Cabinet member report, December 2018'
const scrutiny = 'Scrutiny committee report, November 2018'
const decision = 'Decision DEC18/CMDN/61, December 2018'
const jointWorking = 'Joint working agreement report, September 2018'

type Of = Record<
  'delegationAgreement' | 'jointWorkingAgreement' | 'emergencyDutyMemorandum' | 'contactCentreContract',
  string
>

/** What the sources say, each for itself, wherever they disagree or one of them slips (governance A1). */
export const claimsOfSources = (of: Of): SourceClaim[] => {
  const about = (
    instrumentId: string,
    topic: string,
    said: readonly Omit<SourceClaim, 'instrumentId' | 'topic'>[],
  ): SourceClaim[] => said.map((each) => ({ instrumentId, topic, ...each }))
  return [
    ...about(of.delegationAgreement, 'How long it runs', [
      {
        says: 'Five years from 1 January 2019, and up to five more by an option',
        from: day('2019-01-01'),
        to: day('2024-01-01'),
        source: decision,
        place: '1',
      },
      {
        says: 'Until 1 January 2024, perhaps until 1 January 2029: whether those days are included is not said',
        from: day('2019-01-01'),
        to: day('2024-01-02'),
        source: cabinet,
        place: '3.1',
      },
    ]),
    ...about(of.delegationAgreement, 'Which functions', [
      {
        says: 'Five: Early Help Hub, MASH, Emergency Duty Team, MET Hub and screening at customer services',
        source: cabinet,
        place: '3.1',
      },
      { says: 'Early Help Hub, MASH, MET Hub, and MARAC', source: scrutiny, place: '4.5' },
    ]),
    ...about(of.delegationAgreement, 'When sharing began', [
      {
        says: 'April 2017',
        from: day('2017-04-01'),
        to: day('2017-05-01'),
        source: cabinet,
        place: '3.1 and 4.1',
      },
      { says: 'June 2017', from: day('2017-06-01'), to: day('2017-07-01'), source: scrutiny, place: '4.6' },
    ]),
    ...about(of.delegationAgreement, 'When screening moved', [
      {
        says: 'From 17 December 2018, before the decision counted',
        from: day('2018-12-17'),
        to: day('2018-12-18'),
        source: scrutiny,
        place: '4.10',
      },
      {
        says: 'The decision counts from 19 December 2018',
        from: day('2018-12-19'),
        to: day('2018-12-20'),
        source: decision,
        place: 'Effective from',
      },
    ]),
    ...about(of.delegationAgreement, 'The delegated budget', [
      {
        says: 'An amount exact to the pound',
        amountPence: 46_969_600,
        isApproximate: true,
        source: cabinet,
        place: '8.1',
      },
    ]),
    ...about(of.delegationAgreement, 'Where the budget stands', [
      { says: 'Schedule 3 of what it calls the Partnership Agreement', source: cabinet, place: '8.1' },
    ]),
    ...about(of.delegationAgreement, 'By which power', [
      {
        says: 'Section 101 of the Local Government Act 1972, with nothing of executive functions',
        source: cabinet,
        place: '8.2',
      },
    ]),
    ...about(of.delegationAgreement, 'Why it was urgent', [
      {
        says: 'Urgency procedures, with the scrutiny chair’s approval, instead of 28 days’ notice',
        source: cabinet,
        place: '1.2',
      },
    ]),
    ...about(of.jointWorkingAgreement, 'The section for lending staff', [
      { says: 'Section (s.133)', source: jointWorking, place: 'cover' },
      { says: 'Section 113, in schedule 3', source: jointWorking, place: '2.4' },
    ]),
    ...about(of.jointWorkingAgreement, 'Whether it was a key decision', [
      { says: 'No, and the forward plan did not apply', source: jointWorking, place: 'cover' },
    ]),
    ...about(of.emergencyDutyMemorandum, 'When it began', [
      { says: '1998', from: day('1998-01-01'), to: day('1999-01-01'), source: cabinet, place: '3.1' },
    ]),
    ...about(of.emergencyDutyMemorandum, 'For whom', [
      { says: 'Adults and children', source: cabinet, place: '3.1' },
    ]),
    ...about(of.contactCentreContract, 'Who screened for Peterborough', [
      { says: 'A contractor’s contact centre staff', source: cabinet, place: '3.1' },
    ]),
  ]
}

export const extensionDecision = {
  decided_by: 'Both councils (invented for the demonstration)',
  decided_on: day('2023-06-28'),
} as const

export const loadTerms = async (
  tx: Db,
  instrumentId: string,
  { decidedBy, decidedOn, terms }: Terms,
): Promise<void> => {
  await tx
    .updateTable('instrument')
    .set({
      decided_by: decidedBy,
      decided_on: decidedOn,
      // The service came to know of it at noon on the day it was signed; this is no change of what was known.
      recorded_at: sql<Instant>`(signed_on + time '12:00') at time zone 'Europe/London'`,
    })
    .where('id', '=', instrumentId)
    .execute()
  await tx
    .insertInto('instrument_term')
    .values(
      terms.map(([title, words], index) => ({
        instrument_id: instrumentId,
        ordinal: index + 1,
        title,
        words,
      })),
    )
    .execute()
}
