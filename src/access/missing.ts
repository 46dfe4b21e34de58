import { addDays, type Day, plainDay } from '../time/index.ts'
import {
  dataCategories,
  type DataCategory,
  type Purpose,
  purposes,
  type Subject,
  subjects as subjectsInWords,
} from './flow.words.ts'
import type { InstrumentRef } from './rights.ts'

type About = { from: string; to: string; purpose: Purpose; on: Day }

/** What keeps one organisation from telling another under an agreement: exactly what is missing, as it stood on a day. */
export type Missing = About &
  (
    | { missing: 'no-agreement' }
    | { missing: 'not-begun'; what: 'agreement' | 'flow'; begins: Day; instrument: InstrumentRef }
    /** `ended`: the first day on which it no longer counted. */
    | { missing: 'lapsed'; what: 'agreement' | 'flow'; ended: Day; instrument: InstrumentRef }
    /** `signsOn`: the later day from which a signature does count, if there is one. */
    | { missing: 'not-signed'; by: string; signsOn: Day | null; instrument: InstrumentRef }
    | { missing: 'withdrawn'; by: string; since: Day; instrument: InstrumentRef }
    /** `agreedFor`: purposes for which the one may tell the other today. */
    | { missing: 'not-for-this-purpose'; agreedFor: readonly Purpose[]; instrument: InstrumentRef }
    | { missing: 'not-about-such-subjects'; subjects: readonly Subject[]; instrument: InstrumentRef }
    | { missing: 'not-these-categories'; categories: readonly DataCategory[]; instrument: InstrumentRef }
    | { missing: 'no-article-6-basis'; instrument: InstrumentRef }
    | {
        missing: 'no-article-9-condition'
        categories: readonly DataCategory[]
        /** The condition itself, or the condition of Schedule 1 that must come with it. */
        lacks: 'condition' | 'schedule-1'
        instrument: InstrumentRef
      }
    | { missing: 'no-article-10-basis'; categories: readonly DataCategory[]; instrument: InstrumentRef }
    | { missing: 'no-police-authorisation'; instrument: InstrumentRef }
  )

type Names = (organisation: string) => string

const or = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const and = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const inWords = (categories: readonly DataCategory[]): string =>
  or.format(categories.map((each) => dataCategories[each].words))

/** What is missing, in one sentence. */
export const sayWhatIsMissing = (missing: Missing, nameOf: Names): string => {
  const [from, to] = [nameOf(missing.from), nameOf(missing.to)]
  const purpose = purposes[missing.purpose]
  switch (missing.missing) {
    case 'no-agreement':
      return `No information sharing agreement lets ${from} tell ${to} anything.`
    case 'not-begun':
      return missing.what === 'agreement'
        ? `${missing.instrument.title} does not begin until ${plainDay(missing.begins)}.`
        : `Under ${missing.instrument.title}, ${from} may tell ${to} for ${purpose} only from ${plainDay(missing.begins)}.`
    case 'lapsed': {
      const last = plainDay(addDays(missing.ended, -1))
      return missing.what === 'agreement'
        ? `${missing.instrument.title} ended with ${last}.`
        : `Under ${missing.instrument.title}, ${from} could tell ${to} for ${purpose} only until ${last}.`
    }
    case 'not-signed':
      return missing.signsOn === null
        ? `${nameOf(missing.by)} has not signed ${missing.instrument.title}.`
        : `${nameOf(missing.by)} has signed ${missing.instrument.title} only from ${plainDay(missing.signsOn)}.`
    case 'withdrawn':
      return `${nameOf(missing.by)} withdrew from ${missing.instrument.title} on ${plainDay(missing.since)}.`
    case 'not-for-this-purpose':
      return missing.agreedFor.length === 0
        ? `${missing.instrument.title} does not let ${from} tell ${to} anything for ${purpose}.`
        : `What is agreed lets ${from} tell ${to} for ${and.format(missing.agreedFor.map((each) => purposes[each]))}, not for ${purpose}.`
    case 'not-about-such-subjects':
      return `${missing.instrument.title} lets ${from} tell ${to} nothing about ${or.format(missing.subjects.map((each) => subjectsInWords[each]))} for ${purpose}.`
    case 'not-these-categories':
      return `${missing.instrument.title} lets ${from} tell ${to} nothing about ${inWords(missing.categories)} for ${purpose}.`
    case 'no-article-6-basis':
      return `${missing.instrument.title} names no lawful basis (UK GDPR Article 6) on which ${from} may tell ${to} for ${purpose}.`
    case 'no-article-9-condition':
      return missing.lacks === 'condition'
        ? `${missing.instrument.title} names no condition for special category data (UK GDPR Article 9), so ${from} may tell ${to} nothing about ${inWords(missing.categories)}.`
        : `${missing.instrument.title} names no condition of Schedule 1 of the Data Protection Act 2018 to go with Article 9, so ${from} may tell ${to} nothing about ${inWords(missing.categories)}.`
    case 'no-article-10-basis':
      return `${missing.instrument.title} names no basis for data about offences (UK GDPR Article 10), so ${from} may tell ${to} nothing about ${inWords(missing.categories)}.`
    case 'no-police-authorisation':
      return `What ${from} holds for law enforcement may be told to ${to} only where that is authorised (Data Protection Act 2018 section 36(4)), and ${missing.instrument.title} names no authorisation.`
  }
}

/** Who can put it right. */
const sayWhoCanMend = (missing: Missing, nameOf: Names): string => {
  switch (missing.missing) {
    case 'no-agreement':
      return `Ask your data protection officer for an agreement with ${nameOf(missing.from)} and ${nameOf(missing.to)}.`
    case 'not-begun':
      return 'Ask your data protection officer whether it can begin sooner.'
    case 'lapsed':
      return 'Ask your data protection officer to have it renewed.'
    case 'not-signed':
      return `Ask your data protection officer to have ${nameOf(missing.by)} sign it.`
    case 'withdrawn':
      return `Ask your data protection officer whether ${nameOf(missing.by)} will sign it again.`
    case 'not-for-this-purpose':
    case 'not-about-such-subjects':
    case 'not-these-categories':
      return 'Leave that out, or ask your data protection officer to have the agreement widened.'
    case 'no-article-6-basis':
    case 'no-police-authorisation':
      return 'Ask your data protection officer to have it added.'
    case 'no-article-9-condition':
    case 'no-article-10-basis':
      return 'Leave that out, or ask your data protection officer to have the basis added.'
  }
}

const dutyInWords =
  'under the duty to share (Children Act 2004 section 16LA), unless telling would be worse for the child than not telling'
const otherPower = 'under another power, such as Children Act 1989 section 47 or Children Act 2004 section 11'

/** An agreement is not the only way: telling stays possible by a recorded decision (authorisation B8 no. 10). */
const sayWhatIsStillPossible = (missing: Missing, nameOf: Names, dutyFrom: Day | undefined): string => {
  const ways =
    dutyFrom === undefined
      ? `${dutyInWords}, where that duty is in force, or ${otherPower}`
      : dutyFrom <= missing.on
        ? `${dutyInWords}, or ${otherPower}`
        : otherPower
  return `If a child may be at risk, do not wait: ${nameOf(missing.from)} can still tell ${nameOf(missing.to)} by a decision of its own, recorded with its reason, ${ways}.`
}

/**
 * What is missing, who can put it right, and what can be done meanwhile. `dutyFrom` is the first day of the duty to share
 * for the council asking (setting `duty-to-share-16la`); without it the words leave open whether it is in force.
 */
export const sayMissing = (missing: Missing, nameOf: Names, dutyFrom?: Day): string =>
  [
    sayWhatIsMissing(missing, nameOf),
    sayWhoCanMend(missing, nameOf),
    sayWhatIsStillPossible(missing, nameOf, dutyFrom),
  ].join(' ')
