import { addCalendarMonths, type Day } from '../time/index.ts'
import type { Urgency } from './told.ts'

/**
 * What a contact adviser may never close alone (procedures 2.8). Each sign sends the child to a qualified manager: the
 * adviser recommends, the manager decides. Some the service sees by itself; the rest the adviser ticks.
 */
export const signs = {
  'under-one-or-unborn': 'The child is under one, or unborn',
  'injury-not-mobile': 'Bruise or injury on a baby who cannot yet move about',
  'own-words': 'The child’s own words are in the report',
  disclosure: 'The child or somebody else has told of abuse',
  'sexual-abuse': 'Sexual abuse, told or suspected',
  'weapon-or-strangulation': 'A weapon was used, or somebody strangled',
  marac: 'The child is named in MARAC',
  'plan-or-care': 'On a child protection plan or looked after, now or before',
  'third-contact': 'Repeated contacts in the last year',
  'anonymous-current-harm': 'Told anonymously, and the harm is happening now',
  'fgm-or-forced-marriage': 'Female genital mutilation or forced marriage',
  'entry-refused': 'A parent has refused to let professionals in',
  'professionals-disagree': 'Professionals disagree about what should happen',
} as const

export type Sign = keyof typeof signs

export const isSign = (text: string): text is Sign => Object.hasOwn(signs, text)

/** Those only a person can see. Offered as boxes to tick beside the decision. */
export const tickedSigns: readonly Sign[] = [
  'injury-not-mobile',
  'disclosure',
  'sexual-abuse',
  'weapon-or-strangulation',
  'marac',
  'plan-or-care',
  'fgm-or-forced-marriage',
  'entry-refused',
  'professionals-disagree',
]

export type Seen = {
  bornOn: Day | null
  expectedOn: Day | null
  /** What the person's record carries, such as "marac" or "looked-after", and what the report itself says. */
  flags: readonly string[]
  earlierContacts: number
  /** How many contacts, this one included, call for a manager (setting repeat-contact, default 3 in 12 months). */
  repeatNumber: number
  isAnonymous: boolean
  urgency: Urgency
}

/** The report has the child's own words in it: whether they tell of abuse is not for one adviser to say. */
const spoke = 'own-words'

type SaidOfChild = { ownWords: string; lookedAfterBy: string; planElsewhere: string }

/** What the report says of the child that stands against closing as much as a record would (procedures 1.2, 2.8). */
export const flagsSaid = ({ ownWords, lookedAfterBy, planElsewhere }: SaidOfChild): string[] => [
  ...(ownWords.trim() === '' ? [] : [spoke]),
  ...(lookedAfterBy.trim() === '' ? [] : ['looked-after']),
  ...(planElsewhere.trim() === '' ? [] : ['child-protection-plan']),
]

const isUnderOneOrUnborn = ({ bornOn, expectedOn }: Seen, today: Day): boolean =>
  bornOn === null ? expectedOn !== null : addCalendarMonths(bornOn, 12) > today

/** The signs that stand against closing alone: those the service sees and those that were ticked. */
export const signsAgainstClosing = (seen: Seen, ticked: readonly Sign[], today: Day): Sign[] => {
  const found: Sign[] = [...ticked]
  if (isUnderOneOrUnborn(seen, today)) found.push('under-one-or-unborn')
  if (seen.earlierContacts + 1 >= seen.repeatNumber) found.push('third-contact')
  if (seen.isAnonymous && seen.urgency !== 'not-urgent') found.push('anonymous-current-harm')
  if (seen.flags.includes(spoke)) found.push('own-words')
  if (seen.flags.includes('marac')) found.push('marac')
  if (seen.flags.includes('child-protection-plan') || seen.flags.includes('looked-after'))
    found.push('plan-or-care')
  return [...new Set(found)]
}
