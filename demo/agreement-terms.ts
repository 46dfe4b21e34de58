import type { Db } from '../src/db/index.ts'
import { day, type Day } from '../src/time/index.ts'

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
    .set({ decided_by: decidedBy, decided_on: decidedOn })
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
