import { addDays, dayOf, endOfDay, instant } from '../time/index.ts'
import { acknowledgement, inWriting } from './acknowledgement.ts'
import { type Decided, feedback, ifTheyDisagree, whatWasDecided } from './feedback.ts'
import {
  type About,
  type Arrived,
  at,
  byWhen,
  howToReach,
  ifInDanger,
  type Letter,
  signedBy,
} from './letter.ts'
import { type MoreNeeded, moreNeeded } from './more-needed.ts'
import { filled, type Gaps, type OwnWords, type WordedLetter } from './own-words.ts'
import { isTextClass, type TextClass } from './text-class.ts'

/** What a referrer is written, in a council's own words where it has any (Working Together 2023, chapter 3). */

const always = ['reference', 'how to reach us', 'if in danger'] as const

const isProfessional = (textClass: TextClass): boolean => textClass.startsWith('professional')

const acknowledgementGaps = (textClass: TextClass): Gaps => ({
  must: [...always, 'decided by'],
  may: ['council', 'received on', ...(isProfessional(textClass) ? ['in writing by'] : [])],
})

// To the public nothing of the record is repeated: the question is asked by a person, on the telephone.
const moreNeededGaps = (textClass: TextClass): Gaps => ({
  must: [...always, 'answer by', ...(textClass === 'public' ? [] : ['what is missing'])],
  may: ['council'],
})

// The public is told nothing of what was decided (procedures 4.7); everybody else what they may know, and what to do who disagrees.
const feedbackGaps = (textClass: TextClass): Gaps => ({
  must: [
    ...always,
    ...(textClass === 'public' ? [] : ['what we decided', 'what the worker adds', 'if you disagree']),
  ],
  may: ['council'],
})

const common = (about: About): Record<string, string> => ({
  reference: about.reference,
  council: signedBy(about),
  'how to reach us': howToReach(about),
  'if in danger': ifInDanger,
})

const worded = (
  own: OwnWords | null,
  letter: Letter,
  named: string,
  facts: Readonly<Record<string, string>>,
): Letter =>
  own === null
    ? letter
    : { ...letter, template: `${named} own from ${own.from}`, body: filled(own.body, facts) }

/** That it has arrived: in the council's words where it has any, else as the service words it. */
export const acknowledged = (own: OwnWords | null, arrived: Arrived, textClass: TextClass): Letter =>
  worded(own, acknowledgement(textClass, arrived), `acknowledgement ${textClass}`, {
    ...common(arrived),
    'decided by': byWhen(arrived.decideBy),
    'received on': at(arrived.receivedAt),
    'in writing by': inWriting(arrived) ?? '',
  })

/** That more is needed. */
export const askedForMore = (own: OwnWords | null, asked: MoreNeeded, textClass: TextClass): Letter =>
  worded(own, moreNeeded(textClass, asked), `more needed ${textClass}`, {
    ...common(asked),
    'what is missing': asked.missing,
    'answer by': at(asked.replyBy),
  })

/** What was decided, in the measure their class may know. */
export const toldDecision = (own: OwnWords | null, decided: Decided, textClass: TextClass): Letter =>
  worded(own, feedback(textClass, decided), `feedback ${textClass}`, {
    ...common(decided),
    'what we decided': whatWasDecided(textClass, decided),
    'what the worker adds': decided.added.trim(),
    'if you disagree': ifTheyDisagree(textClass, decided),
  })

const toWhom: Readonly<Record<TextClass, string>> = {
  'professional-full': 'to a professional who works with the child',
  'professional-limited': 'to another professional',
  public: 'to a member of the public',
  parent: 'to a parent',
  'young-person': 'to a young person',
}

const receivedAt = instant('2026-11-23T09:00:00Z')
const decideBy = endOfDay(addDays(dayOf(receivedAt), 1))

type Sampled = (own: OwnWords | null, about: About, textClass: TextClass) => Letter

const letterOf = (
  name: string,
  title: string,
  gaps: (textClass: TextClass) => Gaps,
  sampled: Sampled,
): WordedLetter => ({
  name,
  title,
  readers: toWhom,
  gaps: (reader) => (isTextClass(reader) ? gaps(reader) : { must: [], may: [] }),
  sample: (reader, council, body) => {
    const own = body === null ? null : { body, from: '' }
    return isTextClass(reader) ? sampled(own, { reference: 'K7QM-3F9T', council }, reader).body : ''
  },
})

/** Each with invented facts, so that whoever words it reads what the referrer will. */
export const referrerLetters: readonly WordedLetter[] = [
  letterOf('acknowledgement', 'That it has arrived', acknowledgementGaps, (own, about, textClass) =>
    acknowledged(
      own,
      {
        ...about,
        receivedAt,
        decideBy,
        channel: 'phone',
        urgency: 'today',
        referrerClass: isProfessional(textClass) ? 'professional' : 'public',
        inWritingBy: isProfessional(textClass) ? decideBy : null,
      },
      textClass,
    ),
  ),
  letterOf('more-needed', 'That more is needed', moreNeededGaps, (own, about, textClass) =>
    askedForMore(
      own,
      { ...about, missing: 'Please tell us the name of the school.', replyBy: decideBy },
      textClass,
    ),
  ),
  letterOf('feedback', 'What was decided', feedbackGaps, (own, about, textClass) =>
    toldDecision(
      own,
      {
        ...about,
        outcomes: [
          { outcome: 'assessment-s17', detail: {}, team: 'Assessment Team (invented)', children: 1 },
        ],
        isAfterEnquiry: false,
        added: textClass === 'public' ? '' : 'Thank you for staying on the line.',
      },
      textClass,
    ),
  ),
]
