import type { Outcome } from '../../src/contacts/index.ts'
import type { Chance } from './chance.ts'
import type { Band } from './narratives.ts'

/**
 * How screening ends (clocks 13.5; estimates): information, advice or nothing further 42%, signpost 6, Early Help Hub 14,
 * MASH 15, assessment 15, strategy 4, an open case 3, another council 1. The rarer outcomes share in the one they are
 * nearest to.
 */
const mix: readonly (readonly [Outcome, number])[] = [
  ['information-advice', 24.5],
  ['no-further-action', 15.8],
  ['adult-safeguarding', 0.5],
  ['designated-officer', 0.5],
  ['return-to-referrer', 0.7],
  ['signpost', 6],
  ['early-help-hub', 14],
  ['mash', 13.7],
  ['met-hub', 0.8],
  ['marac-idva', 0.5],
  ['assessment-s17', 15],
  ['strategy-s47', 3.8],
  ['police-999', 0.2],
  ['link-open-case', 3],
  ['transfer-other-council', 1],
]

export const drawOutcome = (chance: Chance): Outcome => chance.weighted(mix)

/** The recipe's words for outcomes, for counting. */
export const mixGroups = {
  'nothing-further': [
    'information-advice',
    'no-further-action',
    'adult-safeguarding',
    'designated-officer',
    'return-to-referrer',
    'duplicate',
  ],
  signpost: ['signpost'],
  'early-help': ['early-help-hub'],
  mash: ['mash', 'met-hub', 'marac-idva', 'emergency-duty'],
  assessment: ['assessment-s17'],
  strategy: ['strategy-s47', 'police-999'],
  'open-case': ['link-open-case'],
  transfer: ['transfer-other-council'],
} as const satisfies Record<string, readonly Outcome[]>

/** How serious what was told must sound for this outcome to follow. */
export const bandOf = (outcome: Outcome): Band => {
  switch (outcome) {
    case 'information-advice':
    case 'no-further-action':
    case 'signpost':
    case 'adult-safeguarding':
    case 'duplicate':
    case 'link-open-case':
      return 'low'
    case 'early-help-hub':
    case 'return-to-referrer':
      return 'early-help'
    case 'mash':
    case 'met-hub':
    case 'marac-idva':
    case 'transfer-other-council':
    case 'designated-officer':
      return 'unclear'
    case 'assessment-s17':
      return 'need'
    case 'strategy-s47':
    case 'emergency-duty':
    case 'police-999':
      return 'harm'
  }
}
