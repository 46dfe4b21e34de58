import type { Instant } from '../time/index.ts'
import { type About, at, howToReach, ifInDanger, type Letter, paragraphs, signedBy } from './letter.ts'
import type { TextClass } from './text-class.ts'

export type MoreNeeded = About & { missing: string; replyBy: Instant }

const opening = (textClass: TextClass, { reference }: MoreNeeded): string => {
  switch (textClass) {
    case 'professional-full':
    case 'professional-limited':
      return `Before we can decide on ${reference} we need something more from you.`
    case 'public':
    case 'parent':
    case 'young-person':
      return `Thank you for contacting us. To decide what to do about ${reference} we need to ask you something.`
  }
}

/** A contact returned to its referrer: what is missing and by when (procedures 1.3, 2.8). */
export const moreNeeded = (textClass: TextClass, asked: MoreNeeded): Letter => ({
  template: `more needed ${textClass} 1`,
  subject: `We need to ask you something: ${asked.reference}`,
  body: paragraphs(
    opening(textClass, asked),
    // To the public nothing of the record is repeated: the question is asked by a person, on the telephone.
    textClass === 'public' ? 'Please ring us, and we will ask you then.' : asked.missing,
    `Please answer by ${at(asked.replyBy)}. If we have not heard by then we decide with what we have; the child does not wait.`,
    howToReach(asked),
    ifInDanger,
    signedBy(asked),
  ),
})
