import type { AuthorityCode } from '../../src/access/index.ts'
import type { Judgement, Outcome } from '../../src/contacts/index.ts'
import { indicators } from '../guidance.ts'
import type { Chance } from './chance.ts'
import type { Band } from './narratives.ts'
import { bandOf } from './outcome-mix.ts'

/** What a screener would write beside an outcome. */
const levelOf = { low: 1, 'early-help': 2, unclear: 3, need: 4, harm: 4 } as const
const routesOf = {
  low: ['universal'],
  'early-help': ['early-help'],
  unclear: ['targeted'],
  need: ['s17'],
  harm: ['s47'],
} as const

const picked: Readonly<Record<Band, readonly string[]>> = {
  low: codesFor('low'),
  'early-help': codesFor('early-help'),
  unclear: codesFor('unclear'),
  need: codesFor('need'),
  harm: codesFor('harm'),
}
function codesFor(band: Band): readonly string[] {
  const routes: readonly string[] = routesOf[band]
  return indicators.filter(({ route }) => routes.includes(route)).map(({ code }) => code)
}

const services = [
  'Family information service',
  'Bridge Street Family Trust (invented)',
  'Housing advice',
  'School nursing',
]

/** What each outcome requires beside it (procedures 2.8). */
const detailOf = (chance: Chance, outcome: Outcome): Record<string, string> => {
  switch (outcome) {
    case 'information-advice':
      return { reason: 'Advice given on the phone; the referrer goes on supporting the family.' }
    case 'no-further-action':
      return { reason: 'Nothing told points to a need that universal services do not already meet.' }
    case 'signpost':
      return { service: chance.pick(services) }
    case 'link-open-case':
      return { worker: 'Curlew Cedar' }
    case 'transfer-other-council':
      return {
        council: chance.pick(['Lincolnshire', 'Norfolk', 'Suffolk']),
        reason: 'The family lives there.',
      }
    case 'adult-safeguarding':
      return { reason: 'The worry is about the grandmother; no child is affected.' }
    case 'designated-officer':
      return { reason: 'The adult volunteers with a youth group.' }
    case 'marac-idva':
      return {
        reason: 'High risk on the DASH; the mother agreed to an adviser.',
      }
    case 'return-to-referrer':
      return {
        reason: 'Please ask the family whether they agree, and tell us how the child is affected.',
        replyBy: 'the next working day',
      }
    case 'police-999':
      return { policeReference: `CC-${String(chance.whole(1000, 9999))}-DEMO` }
    case 'early-help-hub':
      return { agreement: 'given' }
    case 'duplicate':
    case 'mash':
    case 'assessment-s17':
    case 'strategy-s47':
    case 'emergency-duty':
    case 'met-hub':
      return {}
  }
}

const rationales: Readonly<Record<Band, readonly string[]>> = {
  low: [
    'Level 1. The child’s needs are met and the adults respond.',
    'One event, a plausible account, people around the child.',
  ],
  'early-help': [
    'Level 2. The family agrees to help and one agency can lead it.',
    'Needs are emerging; early help is wanted.',
  ],
  unclear: [
    'Level 3, unclear. What each agency knows has to be put together.',
    'Several small signs; we need the hub’s picture.',
  ],
  need: [
    'Level 4. Without services the child is unlikely to reach a reasonable standard of development.',
    'Earlier help has changed nothing.',
  ],
  harm: [
    'Reasonable cause to suspect significant harm. Not safe to wait.',
    'What the child says and what was seen agree.',
  ],
}

export const judgementOf = (chance: Chance, owner: AuthorityCode, outcome: Outcome): Judgement => {
  const band = bandOf(outcome)
  return {
    outcome,
    level: levelOf[band],
    indicators: [chance.pick(picked[band])],
    guidance: { authority: owner, version: 1 },
    detail: detailOf(chance, outcome),
    rationale: chance.pick(rationales[band]),
  }
}
