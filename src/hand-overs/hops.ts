import { functions } from '../access/index.ts'
import { type ContactFact, type EnquiryStanding, outcomeRule } from '../contacts/index.ts'
import type { By } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { HandOverFact } from './hand-over.ts'

/** A step on the way from the first call to the worker who has it. */
export type Step = { what: string; at: Instant; by: string | undefined; detail?: string }

type Names = ReadonlyMap<string, string>

const who = (by: By, names: Names): string | undefined =>
  by.kind === 'staff'
    ? (names.get(by.staffId) ?? 'a worker')
    : by.kind === 'public'
      ? 'the person who told us'
      : undefined

const contactStep = ({ event, at, by }: ContactFact, names: Names): Step[] => {
  const step = (what: string): Step[] => [{ what, at, by: who(by, names) }]
  switch (event.type) {
    case 'received':
      return step(`Received at the front door (${event.channel.replace('-', ' ')})`)
    case 'moved-in':
      return step('Moved here from the other council, its clocks running')
    case 'opened':
      return step('Opened')
    case 'recommended':
      return step(`Recommended: ${outcomeRule(event.outcome).name}`)
    case 'decided':
      return step(`Decided: ${outcomeRule(event.outcome).name}`)
    case 'decided-after-enquiry':
      return step(`Decided in the MASH: ${outcomeRule(event.outcome).name}`)
    case 'became-referral':
      return step('Became a referral')
    case 'returned-to-referrer':
      return step('Returned to the referrer')
    case 'reply-received':
      return step('Reply received')
    case 'history-counted':
    case 'child-recognised':
    case 'adult-recognised':
    case 'recognition-undone':
    case 'match-rejected':
    case 'rejection-taken-back':
    case 'known-elsewhere':
    case 'withheld':
    case 'shown-again':
    case 'sealed':
    case 'unsealed':
    case 'voice-recorded':
    case 'coloured':
    case 'urgency-changed':
    case 'note-added':
    case 'reply-overdue':
    case 'transfer-sent':
    case 'transfer-accepted':
    case 'moved-out':
    case 'acknowledged':
    case 'acknowledgement-withheld':
    case 'feedback-sent':
    case 'feedback-withheld':
    case 'conflict-met':
      return []
  }
}

const handOverStep = ({ event, at, by }: HandOverFact, names: Names): Step[] => {
  const byWhom = who(by, names)
  switch (event.type) {
    case 'sent':
      return [
        {
          what:
            event.toTeam === null
              ? `No ${functions[event.toFn]} found`
              : `Sent to ${names.get(event.toTeam) ?? 'a team'}`,
          at,
          by: byWhom,
        },
      ]
    case 'sibling-joined':
      return []
    case 'accepted':
      return [
        {
          what: 'Accepted',
          at,
          by: byWhom,
          detail: `Allocated to ${names.get(event.allocatedTo) ?? 'a worker'}`,
        },
      ]
    case 'queried':
      return [{ what: 'Queried', at, by: byWhom, detail: event.reason }]
    case 'answered':
      return [{ what: 'Answered', at, by: byWhom, detail: event.text }]
    case 'sent-on':
      return [
        { what: `Sent on to ${names.get(event.toTeam) ?? 'a team'}`, at, by: byWhom, detail: event.because },
      ]
    case 'escalated':
      // Nobody moved: the wait goes on from the hop before. The page says at its head that managers were told.
      return []
    case 'withdrawn':
      return [{ what: 'Withdrawn', at, by: byWhom, detail: event.because }]
  }
}

/** What the rows of an enquiry tell of its way; when it was decided stands on the contact. */
const enquirySteps = ({ startedAt, ratedAt, rating, takenAt, allocatedTo }: EnquiryStanding): Step[] => [
  { what: 'Received in the MASH', at: startedAt, by: undefined },
  ...(ratedAt === null || rating === null
    ? []
    : [{ what: 'Rated in the MASH', at: ratedAt, by: undefined, detail: `Now ${rating}` }]),
  ...(takenAt === null
    ? []
    : [
        {
          what: 'Taken on in the MASH',
          at: takenAt,
          by: undefined,
          detail: `Allocated to ${allocatedTo ?? 'a worker'}`,
        },
      ]),
]

const byTime = (one: Step, other: Step): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)

/** Every hop since receipt, in order. Several children decided at one moment are one hop. */
export const stepsOf = (
  contact: readonly ContactFact[],
  handOver: readonly HandOverFact[],
  names: Names,
  enquiries: readonly EnquiryStanding[] = [],
): Step[] => {
  const all = [
    ...contact.flatMap((fact) => contactStep(fact, names)),
    ...enquiries.flatMap(enquirySteps),
    ...handOver.flatMap((fact) => handOverStep(fact, names)),
  ].toSorted(byTime)
  return all.filter((step, index) => {
    const before = all[index - 1]
    return before === undefined || before.what !== step.what || before.at !== step.at
  })
}

/** Everybody and every team these facts name, so that they can be asked for in one question. */
export const idsIn = (contact: readonly ContactFact[], handOver: readonly HandOverFact[]): string[] => [
  ...[...contact, ...handOver].flatMap(({ by }) => (by.kind === 'staff' ? [by.staffId] : [])),
  ...handOver.flatMap(({ event }) => {
    if (event.type === 'sent' || event.type === 'sent-on') return event.toTeam === null ? [] : [event.toTeam]
    return event.type === 'accepted' ? [event.allocatedTo] : []
  }),
]
