import { type Contact, lastDecidedAt, type Told } from '../contacts/index.ts'
import type { Refusal } from '../events/index.ts'
import { longestAddition, mayAddWords } from './feedback.ts'
import type { MessageChannel } from './outbox.sql.ts'
import { classesFor, isTextClass, type TextClass } from './text-class.ts'

/** Telling stops the clock it was told under: what screening decided, and after an enquiry what that came to. */
export const feedbackClocks = ({ children }: Pick<Contact, 'children'>): string[] => [
  'REFERRER-FEEDBACK',
  ...(children.some(({ afterEnquiry }) => afterEnquiry !== null) ? ['MASH-FEEDBACK'] : []),
]

/** Why nobody is told, as a worker chooses it. */
export const reasonsToWithhold = {
  'told-not-to-contact': 'They asked not to be contacted, or it is not safe to',
  'risk-to-child': 'Telling them could raise the risk to the child',
  'no-way-to-reach': 'There is no way to reach them',
  anonymous: 'They stayed anonymous',
} as const

export type ReasonToWithhold = keyof typeof reasonsToWithhold

const isReason = (text: string): text is ReasonToWithhold => Object.hasOwn(reasonsToWithhold, text)

/** Every way somebody gave of reaching them. */
export const waysOf = ({ referrer }: Told): { channel: MessageChannel; to: string; words: string }[] => [
  ...(referrer.email.trim() === ''
    ? []
    : [
        { channel: 'email' as const, to: referrer.email.trim(), words: `E-mail to ${referrer.email.trim()}` },
      ]),
  ...(referrer.phone.trim() === ''
    ? []
    : [
        {
          channel: 'phone' as const,
          to: referrer.phone.trim(),
          words: `I have rung ${referrer.phone.trim()} and said this`,
        },
      ]),
  ...(referrer.address.trim() === ''
    ? []
    : [
        {
          channel: 'post' as const,
          to: referrer.address.trim(),
          words: 'I have posted this to their address',
        },
      ]),
]

/** Words of at least three letters from the names on the contact: an e-mail may be read by whoever holds the telephone. */
const namesIn = ({ children, adults }: Told): string[] =>
  [
    ...children.flatMap((child) => [child.givenNames, child.familyName, child.knownAs]),
    ...adults.map((adult) => adult.name),
  ]
    .flatMap((name) => name.split(/[\s-]+/))
    .filter((word) => word.length >= 3)
    .map((word) => word.toLowerCase())

const wordsOf = (text: string): Set<string> => new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])

export const namesSomebody = (text: string, told: Told): boolean => {
  const words = wordsOf(text)
  return namesIn(told).some((name) => words.has(name))
}

/** Told what was decided since they were last told? A second answer follows only a second decision. */
const alreadyTold = (contact: Contact): boolean => {
  const { feedbackAt } = contact
  const decidedAt = lastDecidedAt(contact)
  return feedbackAt !== null && decidedAt !== null && feedbackAt >= decidedAt
}

export type Telling = { textClass: string; added: string; channel: string }

export type ToSay = { textClass: TextClass; added: string; channel: MessageChannel; to: string }

const no = (refused: string): Refusal => ({ refused })

/** What a worker may send, and to whom, or the name of what is wrong with it. */
export const tell = (contact: Contact, telling: Telling): ToSay | Refusal => {
  if (contact.decidedAt === null) return no('not-decided')
  if (alreadyTold(contact)) return no('already-told')
  const { textClass } = telling
  if (!isTextClass(textClass) || !classesFor(contact.told.referrer).includes(textClass))
    return no('class-needed')
  const added = mayAddWords(textClass) ? telling.added : ''
  if (added.length > longestAddition) return no('too-long')
  if (namesSomebody(added, contact.told)) return no('names-somebody')
  const way = waysOf(contact.told).find(({ channel }) => channel === telling.channel)
  return way ? { textClass, added, channel: way.channel, to: way.to } : no('way-needed')
}

/** Telling nobody is a decision too, with a reason. */
export const withhold = (contact: Contact, reason: string, note: string): { because: string } | Refusal => {
  if (contact.decidedAt === null) return no('not-decided')
  if (alreadyTold(contact)) return no('already-told')
  if (!isReason(reason)) return no('reason-needed')
  return { because: note === '' ? reasonsToWithhold[reason] : `${reasonsToWithhold[reason]}: ${note}` }
}
