import type { Answer, Told, ToldChild } from '../contacts/index.ts'

/** What a call needs before it can become a contact, and what may be chased afterwards (procedures 1.3). Pure. */

export type Stop = { field: string; text: string }

const isBlank = (text: string): boolean => text.trim() === ''

/** Enough to know which child is meant, or where to go: a name, or an address or place. */
const isFindable = (told: Told): boolean =>
  told.children.some(
    (child) => !isBlank(child.givenNames) || !isBlank(child.familyName) || !isBlank(child.knownAs),
  ) ||
  [told.address, told.postcode, told.whereNow].some((place) => !isBlank(place)) ||
  told.children.some((child) => !isBlank(child.otherAddress) || !isBlank(child.otherPostcode))

const canReach = ({ referrer }: Told): boolean =>
  referrer.isAnonymous || [referrer.phone, referrer.email, referrer.address].some((way) => !isBlank(way))

/** The three hard stops. Nothing else ever holds a worry up: a blank field never does (Working Together 2023). */
export const stopsBefore = (told: Told): Stop[] => [
  ...(isBlank(told.whatHappened)
    ? [{ field: 'what-happened', text: 'Write what the worry is, in a few words' }]
    : []),
  ...(isFindable(told)
    ? []
    : [
        {
          field: 'first-child',
          text: 'Write a name for the child, or an address or place where the child can be found',
        },
      ]),
  ...(canReach(told)
    ? []
    : [
        {
          field: 'caller-phone',
          text: 'Write how to reach the caller, or tick that the caller stays anonymous',
        },
      ]),
]

const isUnknown = (answer: Answer): boolean => 'notKnown' in answer

const nameFor = (child: ToldChild, place: number): string =>
  child.givenNames || child.knownAs || child.familyName || `child ${String(place + 1)}`

const chaseForChild = (child: ToldChild, place: number): string[] => {
  const missing = [
    isBlank(child.givenNames) && 'given names',
    isBlank(child.familyName) && 'family name',
    child.bornOn === null && child.expectedOn === null && 'date of birth',
    child.sex === 'U' && child.expectedOn === null && 'sex',
    isUnknown(child.ethnicity) && 'ethnicity',
    isUnknown(child.language) && 'language',
    isUnknown(child.school) && 'school or nursery',
    isUnknown(child.health) && 'GP or health visitor',
    isUnknown(child.disability) && 'disability',
    isBlank(child.ownWords) && isBlank(child.views) && 'what the child says',
  ].filter((each) => each !== false)
  return missing.length === 0 ? [] : [`${nameFor(child, place)}: ${missing.join(', ')}`]
}

/** Asked afterwards, while the clock already runs. In the order of the screen. */
export const stillToChase = (told: Told): string[] => [
  ...(told.referrer.class === 'professional' && isBlank(told.referrer.agency) ? ['the caller’s agency'] : []),
  ...(told.referrer.class === 'professional' && told.referrer.safeguardingLeadConsulted === ''
    ? ['whether the agency’s safeguarding lead was consulted']
    : []),
  ...told.children.flatMap(chaseForChild),
  ...(isBlank(told.address) && isBlank(told.postcode) ? ['home address'] : []),
  ...(isBlank(told.whereNow) ? ['where the child is now'] : []),
  ...(isBlank(told.impact) ? ['the effect on the child'] : []),
  ...(told.adults.some((adult) => adult.part === 'household' || adult.part === 'parent')
    ? []
    : ['who else lives there']),
  ...(told.adults.some((adult) => adult.hasParentalResponsibility === 'yes')
    ? []
    : ['who has parental responsibility']),
  ...(told.parentTold === 'not-known' ? ['whether the family knows'] : []),
  ...(told.consents.length === 0 ? ['consent, or why it was not sought'] : []),
]
