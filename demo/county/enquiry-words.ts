import type { BreachReason } from '../../src/mash/breach.rule.ts'
import type { OverrideReason } from '../../src/mash/enquiry.ts'
import type { EnquiryOutcome } from '../../src/mash/outcomes.rule.ts'
import type { Colour } from './enquiry-mix.ts'

/** What the hub writes, in invented words that hold nothing an agency said. */

export const ratedBecause: Readonly<Record<Colour, readonly string[]>> = {
  red: [
    'The child may not be safe tonight; what agencies know is needed before the evening.',
    'Serious harm if it is so, and nobody can say where the child will be tonight.',
  ],
  amber: [
    'A pattern over months and nobody has put it together. Nothing says that it cannot wait for tomorrow.',
    'A serious worry if it is so; the child is with a safe adult for now.',
    'Told by somebody who sees the child every week and has not been worried before.',
  ],
  green: [
    'Several small worries. The child is seen every day at school.',
    'Unclear rather than urgent; the family is in touch with people who know it.',
    'Little is known yet of how the child lives, and nothing says that it is urgent.',
  ],
}

export const raisedBecause = 'An answer came that makes it more urgent than it looked at first.'
export const loweredBecause =
  'Seen today by somebody who knows the child; the first account was of another family.'

/** Why nobody was asked to agree, and why the manager goes on all the same. */
export const notSought: readonly { because: string; override: { because: OverrideReason; words: string } }[] =
  [
    {
      because: 'Asking could make it less safe for the child at home.',
      override: {
        because: 'asking-raises-risk',
        words: 'Whoever is feared would learn of it at once. Only the agencies that see the child are asked.',
      },
    },
    {
      because: 'Nobody could be reached in the time there is.',
      override: {
        because: 'delay-harms',
        words: 'No number that anybody answers, and the child should not wait for one.',
      },
    },
  ]

/** Why the manager goes on though it was refused. */
export const refusedAndOverridden: { because: OverrideReason; words: string } = {
  because: 'pattern-of-concern',
  words: 'Refused, and the worry is of a kind that grows. Asking these agencies is proportionate.',
}

export const summaries: Readonly<Record<EnquiryOutcome, string>> = {
  'strategy-s47':
    'What was told, what agencies know and the child’s own words agree. Reasonable cause to suspect significant harm. What each agency said is beside this, as far as you may read it; ring us for the rest.',
  'assessment-s17':
    'Several agencies see the same: needs that are not met and are not met by what has been tried. No one event. We ask you to see the child alone and to speak to school first.',
  'early-help-hub':
    'Agencies hold nothing that points to harm. The family says what would help and has agreed to it. School would lead if asked.',
  'information-advice': 'Nothing that agencies hold changes the picture. Advice was given.',
  'no-further-action': 'Agencies know the family, and each sees a child who is well looked after.',
}

/** Begun when the answers are in, finished when it is to be decided. */
export const firstDraft =
  'Begun: what was told and what agencies answered. How the child sees it is still missing.'

export const rationales: Readonly<Record<EnquiryOutcome, readonly string[]>> = {
  'strategy-s47': [
    'The threshold is met: reasonable cause to suspect significant harm. A strategy discussion now.',
    'It cannot wait for the answers still out. Police and health are told already.',
  ],
  'assessment-s17': [
    'Without services the child is unlikely to reach a reasonable standard of development.',
    'Earlier help has changed nothing, and three agencies say so independently of each other.',
  ],
  'early-help-hub': [
    'Needs are emerging, the family agrees, and one agency can lead.',
    'Help before it grows. The family asked for it.',
  ],
  'information-advice': ['The referrer goes on supporting the family, and knows now whom to ring.'],
  'no-further-action': [
    'What was feared is explained by what two agencies saw. Nothing more for us to do.',
    'Universal services know the child and see no need beyond them.',
  ],
}

export const notWaiting = 'What is out would not change it, and the child should not wait.'

export const breachNotes: Readonly<Partial<Record<BreachReason, string>>> = {
  'agency-late': 'Reminded; the answer mattered and came after the time.',
  'agency-silent': 'Reminded twice. Decided without it in the end.',
  'late-from-screening': 'It had been on the way to us for more than a day.',
  'family-not-reached': 'Four calls and a visit by the school before anybody answered.',
  'interpreter-needed': 'The first interpreter did not come.',
  'too-much-work': 'Eleven new ones that morning.',
  absence: 'Two of four away.',
}

/** Reasons that nothing in the enquiry itself points to. */
export const otherBreaches: readonly (readonly [BreachReason, number])[] = [
  ['too-much-work', 40],
  ['absence', 20],
  ['family-not-reached', 18],
  ['more-came-to-light', 10],
  ['interpreter-needed', 6],
  ['written-down-late', 4],
  ['system-down', 2],
]

export const conclusions: readonly string[] = [
  'The picture is of one family under strain rather than of one event. To be decided today.',
  'Those who see the child are less worried than those who do not. School will ask the child how it is.',
  'Everybody agrees that it should not go on like this. What help, the manager decides.',
]
/** What an agency thinks; and where it had to keep something back, or had little to say. */
export const views: readonly string[] = [
  'Has seen the child lately and is not worried for tonight.',
  'Thinks that the family would accept help if it came from somebody they know.',
  'Would like somebody to ask the child how it is at home.',
]
export const keptBack = 'Holds more than it can say here; the manager has read it.'
export const hadLittle = 'Had little, and found it useful to hear the others.'
export const dissent = 'Sees it as more serious than the others do, because of how long it has gone on.'
