import { filled, howToReach, ifInDanger, type WordedLetter } from '../messages/index.ts'
import { dayOf, instant, type Instant, isEndOfDay, longDay, longTime } from '../time/index.ts'

/** What a referrer reads last: what happens next and by when, and what to do if things change. */

const byWhen = (due: Instant): string =>
  isEndOfDay(due) ? `${longDay(dayOf(due))}, by the end of the day` : longTime(due)

/** Where no day can be counted none is promised but the one the law names (Working Together 2023, chapter 3). */
export const decidedWhen = (dueAt: Instant | null): string =>
  dueAt === null ? 'within one working day' : `by ${byWhen(dueAt)}`

export const receipt = 'We send you a receipt by email, and later what we can tell you of the decision.'
export const heardNothing =
  'If you have heard nothing by then and left us a way to reach you, ring and give the reference.'
export const disagrees =
  'If you do not agree with what is decided, you can say so to the same number and ask for the manager.'

type Council = Parameters<WordedLetter['sample']>[1]
type Sent = { reference: string; dueAt: Instant | null; receiptTo: boolean }

/** The same in the words of the council that has it. Where several have it, the service words it. */
export const sentInOwnWords = (body: string, council: Council, sent: Sent): string =>
  filled(body, {
    reference: sent.reference,
    council: council.name,
    'decided by': decidedWhen(sent.dueAt),
    'receipt by email': sent.receiptTo ? receipt : '',
    'how to reach us': howToReach({ council, reference: sent.reference }),
    'if in danger': ifInDanger,
  })

const invented: Sent = {
  reference: 'K7QM-3F9T',
  dueAt: instant('2026-11-24T23:59:59.999Z'),
  receiptTo: true,
}

/** The page after an online referral was sent. Whoever reads it may be anybody: nobody has looked at it yet. */
export const sentPageWords = {
  name: 'sent',
  title: 'What is shown when a referral has been sent',
  readers: { anybody: 'to whoever sent it' },
  gaps: () => ({
    must: ['decided by', 'how to reach us', 'if in danger'],
    may: ['reference', 'council', 'receipt by email'],
  }),
  sample: (_reader, council, body) =>
    body === null
      ? [
          `It is with ${council.name}. A person reads it and decides what to do ${decidedWhen(invented.dueAt)}.`,
          receipt,
          heardNothing,
          'If a child is in danger, ring 999. If it gets worse, or you learn something more, ring the council and give the reference.',
          disagrees,
        ].join('\n\n')
      : sentInOwnWords(body, council, invented),
} as const satisfies WordedLetter
