import type { Referrer, ReferrerClass, Told } from '../contacts/index.ts'

/** How much of an answer somebody may be told, most first within their kind (procedures 4.7). */
export const textClasses = {
  'professional-full': 'Professional working with the child: the outcome and who has it',
  'professional-limited': 'Other professional: what kind of outcome, no more',
  public: 'Member of the public: thank you only',
  parent: 'Parent or carer: plain words, and how to complain',
  'young-person': 'Young person: plain words, and who else to talk to',
} as const

export type TextClass = keyof typeof textClasses

export const isTextClass = (text: string): text is TextClass => Object.hasOwn(textClasses, text)

/**
 * The class a referrer falls into. A professional who named no agency may be anybody who says so, and is told less.
 */
export const textClassOf = (referrer: Pick<Referrer, 'class' | 'agency'>): TextClass => {
  switch (referrer.class) {
    case 'professional':
      return referrer.agency.trim() === '' ? 'professional-limited' : 'professional-full'
    case 'public':
      return 'public'
    case 'parent':
      return 'parent'
    case 'young-person':
      return 'young-person'
  }
}

/** What a worker may choose instead: the same or less, never more, and never another kind of person's letter. */
export const classesFor = (referrer: Pick<Referrer, 'class' | 'agency'>): readonly TextClass[] => {
  const own = textClassOf(referrer)
  switch (own) {
    case 'professional-full':
      return ['professional-full', 'professional-limited', 'public']
    case 'professional-limited':
      return ['professional-limited', 'public']
    case 'parent':
      return ['parent', 'public']
    case 'young-person':
      return ['young-person', 'public']
    case 'public':
      return ['public']
  }
}

/** Why nothing can be sent by itself. Each is a reason on the record. */
export const whyNotSent = {
  'no-way-to-reach': 'Could not be told: they gave no way to reach them',
  'told-not-to-contact': 'Not told: it is not safe to contact them',
  'safe-contact':
    'Not sent by itself: there are instructions on how to contact safely. Read them, then decide',
} as const

export type WhyNotSent = keyof typeof whyNotSent

export type Way =
  | { send: 'email'; to: string }
  | { send: 'phone'; to: string }
  | { send: 'post'; to: string }
  | { withheld: WhyNotSent }

const livesWithTheChild: readonly ReferrerClass[] = ['parent', 'young-person']
const mayBeHarmed: readonly ReferrerClass[] = ['parent', 'young-person', 'public']

/**
 * How the referrer can be told, or why not. To somebody in the child's home a letter may be a danger: where there is
 * anything on safe contact, a person reads it first (procedures 1.2 rows 7, 42).
 */
export const wayToReach = (told: Pick<Told, 'referrer' | 'safeContact'>): Way => {
  const { referrer } = told
  if (mayBeHarmed.includes(referrer.class) && referrer.safeToRingBack === 'no')
    return { withheld: 'told-not-to-contact' }
  if (livesWithTheChild.includes(referrer.class) && told.safeContact.trim() !== '')
    return { withheld: 'safe-contact' }
  if (referrer.email.trim() !== '') return { send: 'email', to: referrer.email.trim() }
  if (referrer.phone.trim() !== '') return { send: 'phone', to: referrer.phone.trim() }
  if (referrer.address.trim() !== '') return { send: 'post', to: referrer.address.trim() }
  return { withheld: 'no-way-to-reach' }
}
