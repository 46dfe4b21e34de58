import type { Outcome } from '../contacts/index.ts'
import { type About, howToReach, ifInDanger, type Letter, paragraphs, signedBy } from './letter.ts'
import { outcomeWords } from './outcome-words.ts'
import type { TextClass } from './text-class.ts'

export type Decided = About & {
  outcomes: readonly {
    outcome: Outcome
    detail: Readonly<Record<string, string>>
    team: string
    children: number
  }[]
  /** Decided in the MASH after its enquiry, so that somebody who disagrees speaks to its manager. */
  isAfterEnquiry: boolean
  /** What the worker adds in their own words; empty where nothing, and never for the public. */
  added: string
}

/** Longer than this is a conversation, and belongs on the telephone. */
export const longestAddition = 600

export const mayAddWords = (textClass: TextClass): boolean => textClass !== 'public'

const distinct = (lines: readonly string[]): string[] => [...new Set(lines)]

const inFull = ({ outcomes }: Decided): string => {
  const several = outcomes.length > 1
  const lines = outcomes.map(({ outcome, detail, team, children }) => {
    const words = outcomeWords[outcome].full(detail, team)
    return several ? `For ${children === 1 ? '1 child' : `${String(children)} children`}: ${words}` : words
  })
  return distinct(lines).join('\n')
}

const inShort = ({ outcomes }: Decided, reader: 'limited' | 'family'): string =>
  distinct(outcomes.map(({ outcome }) => outcomeWords[outcome][reader])).join('\n')

const ifYouDisagree = ({ isAfterEnquiry }: Decided): string =>
  `If you disagree, say so: it is your duty, and it will not be held against you. Speak first to the manager who decided; ring us and ask for the ${isAfterEnquiry ? 'manager of the Multi-Agency Safeguarding Hub' : 'screening manager'}. If that does not settle it, the safeguarding partnership’s escalation policy says who speaks to whom next, and how soon. The child’s safety does not wait for it.`

const howToComplain = ({ council }: About): string =>
  `If you are not happy with this, ring us and say you want to complain, or write to ${council.name}. You may ask for somebody independent to help you say it. Complaining does not change how we help you.`

const orAnAdvocate =
  'If you think this is wrong, tell us. You can have somebody called an advocate, who is on your side, to help you say it. It is free.'

/** As much of the decision as their class may know; nothing for the public (procedures 4.7). */
export const whatWasDecided = (textClass: TextClass, decided: Decided): string => {
  switch (textClass) {
    case 'professional-full':
      return inFull(decided)
    case 'professional-limited':
      return inShort(decided, 'limited')
    case 'parent':
    case 'young-person':
      return inShort(decided, 'family')
    case 'public':
      return ''
  }
}

/** What to do who disagrees or is unhappy with it (procedures 11.5); the public is told no decision to disagree with. */
export const ifTheyDisagree = (textClass: TextClass, decided: Decided): string => {
  switch (textClass) {
    case 'professional-full':
    case 'professional-limited':
      return ifYouDisagree(decided)
    case 'parent':
      return howToComplain(decided)
    case 'young-person':
      return orAnAdvocate
    case 'public':
      return ''
  }
}

const bodyFor = (textClass: TextClass, decided: Decided): string => {
  const { reference, added } = decided
  switch (textClass) {
    case 'professional-full':
      return paragraphs(
        `You contacted us under the reference ${reference}. This is what we decided.`,
        whatWasDecided(textClass, decided),
        added,
        ifTheyDisagree(textClass, decided),
        howToReach(decided),
        ifInDanger,
        signedBy(decided),
      )
    case 'professional-limited':
      return paragraphs(
        `You contacted us under the reference ${reference}.`,
        whatWasDecided(textClass, decided),
        added,
        ifTheyDisagree(textClass, decided),
        howToReach(decided),
        ifInDanger,
        signedBy(decided),
      )
    case 'public':
      return paragraphs(
        `Thank you for contacting us about a child. We have looked at what you told us under the reference ${reference} and decided what to do. What happens in a family is private, so we cannot tell you more.`,
        'If you see or hear anything more that worries you, please tell us again. It helps.',
        howToReach(decided),
        ifInDanger,
        signedBy(decided),
      )
    case 'parent':
      return paragraphs(
        `You contacted us under the reference ${reference}.`,
        whatWasDecided(textClass, decided),
        added,
        ifTheyDisagree(textClass, decided),
        howToReach(decided),
        ifInDanger,
        signedBy(decided),
      )
    case 'young-person':
      return paragraphs(
        `You told us something under the reference ${reference}. Thank you.`,
        whatWasDecided(textClass, decided),
        added,
        ifTheyDisagree(textClass, decided),
        `Ring ${decided.council.dayPhone} in the day or ${decided.council.nightPhone} at night. Childline is there at any time on 0800 1111.`,
        'If you are in danger now, ring 999.',
        signedBy(decided),
      )
  }
}

/** Tells a referrer what was decided, in the measure their class may know, and how to disagree (procedures 4.7, 11.5). */
export const feedback = (textClass: TextClass, decided: Decided): Letter => ({
  template: `feedback ${textClass}${decided.isAfterEnquiry ? ' after an enquiry' : ''} 1`,
  subject: `What we decided: ${decided.reference}`,
  body: bodyFor(textClass, { ...decided, added: mayAddWords(textClass) ? decided.added.trim() : '' }),
})
