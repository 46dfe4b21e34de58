import type { AuthorityCard } from '../access/index.ts'
import type { Channel, ReferrerClass, Urgency } from '../contacts/index.ts'
import { dayOf, longDay, longTime, type Instant } from '../time/index.ts'

/** Words for somebody outside, with the wording's own name and version, so that a year later it is known what they read. */
export type Letter = { template: string; subject: string; body: string }

/** What every letter may say. No child's name: an e-mail may be read by whoever holds the telephone. */
export type About = {
  reference: string
  council: Pick<AuthorityCard, 'name' | 'shortName' | 'dayPhone' | 'nightPhone'>
}

export type Arrived = About & {
  receivedAt: Instant
  decideBy: Instant
  channel: Channel
  urgency: Urgency
  referrerClass: ReferrerClass
  /** When a professional's phone call is to be followed in writing; null when it need not be (time limits row 3). */
  inWritingBy: Instant | null
}

/** Paragraphs, a blank line between: what Notify and a telephone script both read well. */
export const paragraphs = (...some: readonly (string | false | null)[]): string =>
  some.filter((text) => typeof text === 'string' && text !== '').join('\n\n')

export const byWhen = (due: Instant): string => `by the end of ${longDay(dayOf(due))}`

export const ifInDanger = 'If a child is in danger now, ring 999.'

export const howToReach = ({ council, reference }: About): string =>
  `To add anything, or if something changes, ring ${council.name} on ${council.dayPhone} ` +
  `(nights, weekends and bank holidays: ${council.nightPhone}) and give the reference ${reference}.`

export const signedBy = ({ council }: About): string => council.name

export const at = (moment: Instant): string => longTime(moment)
