import {
  type Arrived,
  at,
  byWhen,
  howToReach,
  ifInDanger,
  type Letter,
  paragraphs,
  signedBy,
} from './letter.ts'
import type { TextClass } from './text-class.ts'

const subject = ({ reference }: Arrived): string => `We have what you told us: ${reference}`

/** What a professional who rang is asked besides; null where nothing (time limits row 3). */
export const inWriting = ({ inWritingBy }: Arrived): string | null =>
  inWritingBy === null
    ? null
    : `You told us by phone. Please send it in writing by ${at(inWritingBy)}, with the same reference. We are already working on what you said and do not wait for it.`

const forProfessionals = (arrived: Arrived): string =>
  paragraphs(
    `Thank you for contacting ${arrived.council.name}. Your reference is ${arrived.reference}. We received it on ${at(arrived.receivedAt)}.`,
    `A qualified manager will decide what happens next ${byWhen(arrived.decideBy)}, and we will tell you the outcome. If you have not heard within three working days, ring us: you are right to press.`,
    'Until then, keep doing what you do for the child. Tell us at once if the child’s situation changes.',
    inWriting(arrived),
    howToReach(arrived),
    ifInDanger,
    signedBy(arrived),
  )

const forThePublic = (arrived: Arrived): string =>
  paragraphs(
    `Thank you for telling us. Your reference is ${arrived.reference}. We received it on ${at(arrived.receivedAt)}.`,
    `Somebody qualified looks at it and decides what to do ${byWhen(arrived.decideBy)}. What happens in a family is private, so we cannot tell you what we decide. That does not mean that nothing is done.`,
    howToReach(arrived),
    ifInDanger,
    signedBy(arrived),
  )

const forAParent = (arrived: Arrived): string =>
  paragraphs(
    `Thank you for asking us. Your reference is ${arrived.reference}. We received what you told us on ${at(arrived.receivedAt)}.`,
    `Somebody qualified will decide what happens next ${byWhen(arrived.decideBy)}, and will tell you. You will not have to tell your story again from the start.`,
    howToReach(arrived),
    ifInDanger,
    signedBy(arrived),
  )

const forAYoungPerson = (arrived: Arrived): string =>
  paragraphs(
    `Thank you for telling us. It was right to. Your reference is ${arrived.reference}.`,
    `Somebody whose job this is will read it and decide what to do ${byWhen(arrived.decideBy)}. They will let you know.`,
    `To tell us more, ring ${arrived.council.dayPhone} in the day or ${arrived.council.nightPhone} at night. You can also talk to Childline at any time on 0800 1111. It is free.`,
    'If you are in danger now, ring 999.',
    signedBy(arrived),
  )

const bodyFor = (textClass: TextClass, arrived: Arrived): string => {
  switch (textClass) {
    case 'professional-full':
    case 'professional-limited':
      return forProfessionals(arrived)
    case 'public':
      return forThePublic(arrived)
    case 'parent':
      return forAParent(arrived)
    case 'young-person':
      return forAYoungPerson(arrived)
  }
}

/** Tells a referrer that it has arrived, what happens next and by when (Working Together 2023, chapter 3). */
export const acknowledgement = (textClass: TextClass, arrived: Arrived): Letter => ({
  template: `acknowledgement ${textClass} 1`,
  subject: subject(arrived),
  body: bodyFor(textClass, arrived),
})
