import { plainDay, dayOf, longTime } from '../time/index.ts'
import type { Channel, ContactFact } from './contact.ts'
import { isSign, signs } from './close-alone.rule.ts'
import { isLawfulBasis, lawfulBases } from './consent.rule.ts'
import { outcomeRule, type PathwayColour } from './outcome.ts'
import type { Urgency } from './told.ts'

export const channelWords: Readonly<Record<Channel, string>> = {
  online: 'online',
  phone: 'by phone',
  police: 'from the police',
  email: 'by e-mail',
  letter: 'by letter',
  'in-person': 'in person',
  'emergency-duty': 'by the Emergency Duty Team',
}

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  immediate: 'Immediate danger',
  today: 'Today',
  'not-urgent': 'Not urgent',
}

export const colourWords: Readonly<Record<PathwayColour, string>> = {
  green: 'Green: early help',
  amber: 'Amber: unclear, multi-agency',
  pink: 'Pink: assessment',
  red: 'Red: protection',
  blue: 'Blue: universal services',
}

/** CIN census codes of who told us (standards 1). */
export const sourceWords: Readonly<Record<string, string>> = {
  '1A': 'Family member',
  '1B': 'Acquaintance',
  '1C': 'The young person',
  '1D': 'Another person',
  '2A': 'School',
  '2B': 'Education service',
  '3A': 'GP',
  '3B': 'Health visitor',
  '3C': 'School nurse',
  '3D': 'Other primary health',
  '3E': 'A&E',
  '3F': 'Other health',
  '4': 'Housing',
  '5A': 'Adult social care',
  '5B': 'Other council service',
  '5C': 'Another council',
  '5D': 'Early help',
  '6': 'Police',
  '7': 'Other legal',
  '8': 'Other',
  '9': 'Anonymous',
  '10': 'Not known',
}

/** What a decision rests on beyond its reasons, as people read it: codes in words, the rest as it was typed. */
export const detailInWords = (name: string, text: string): string => {
  if (name === 'lawfulBasis') return isLawfulBasis(text) ? lawfulBases[text] : text
  if (name !== 'signs') return text
  return text
    .split(', ')
    .map((sign) => (isSign(sign) ? signs[sign] : sign))
    .join('; ')
}

/** One plain sentence for the chronology of a contact, without the name of who did it. */
export const sayContactFact = (fact: ContactFact): string => {
  const { event } = fact
  switch (event.type) {
    case 'received':
      return `Received ${channelWords[event.channel]} (${sourceWords[event.source] ?? event.source}), ${urgencyWords[event.urgency].toLowerCase()}. ${event.placing.words}`
    case 'opened':
      return 'Opened for screening.'
    case 'history-counted':
      return event.earlier === 0
        ? 'No earlier contact found for the children, household or address in 12 months.'
        : `Earlier contacts found for the children, household or address: ${String(event.earlier)}.`
    case 'child-recognised':
      return 'A child was recognised as somebody already known, or newly registered.'
    case 'adult-recognised':
      return 'An adult was recognised as somebody already known, or newly registered.'
    case 'recognition-undone':
      return `Somebody had been recognised wrongly, and is not any more: ${event.because}`
    case 'match-rejected':
      return `Somebody on record was said not to be the person on this contact${event.because === '' ? '.' : `: ${event.because}`}`
    case 'rejection-taken-back':
      return 'What was said of somebody on record not being the person on this contact was taken back.'
    case 'known-elsewhere':
      return event.councils.length === 0
        ? 'No other council seems to know the people on this contact.'
        : 'Another council may know somebody on this contact.'
    case 'withheld':
      return event.what.kind === 'place'
        ? 'An address told on it is not shown any more: somebody lives there in hiding.'
        : 'Somebody told of on it is not shown any more.'
    case 'shown-again':
      return event.what.kind === 'place'
        ? 'An address told on it is shown again.'
        : 'Somebody told of on it is shown again.'
    case 'sealed':
      return 'Sealed with the record it is about.'
    case 'unsealed':
      return 'Unsealed with the record it is about.'
    case 'voice-recorded':
      return 'heard' in event.voice
        ? `The child was heard: “${event.voice.heard}”`
        : `The child has not been heard yet: ${event.voice.notYetBecause}`
    case 'coloured':
      return `Pathway colour set to ${event.colour}: ${event.because}`
    case 'urgency-changed':
      return `Urgency changed to ${urgencyWords[event.urgency].toLowerCase()}: ${event.because}`
    case 'note-added':
      return `Note: ${event.text}`
    case 'recommended':
      return `Recommended to the manager: ${outcomeRule(event.outcome).name}. ${event.rationale}`
    case 'decided':
      return `Decided: ${outcomeRule(event.outcome).name}. ${event.rationale}`
    case 'decided-after-enquiry':
      return `Decided in the MASH after its enquiry: ${outcomeRule(event.outcome).name}. ${event.rationale}`
    case 'became-referral':
      return 'Became a referral.'
    case 'returned-to-referrer':
      return `Returned to the referrer, to answer by ${longTime(event.replyBy)}: ${event.because}`
    case 'reply-received':
      return `The referrer answered: ${event.text}`
    case 'reply-overdue':
      return 'The referrer has not answered in time; the screening manager was told.'
    case 'transfer-sent':
      return `Transferred to ${event.to}: ${event.because}${event.urgentAction === '' ? '' : ` Done at once: ${event.urgentAction}`}`
    case 'transfer-accepted':
      return `The other council accepted it: ${event.by}. ${event.proof}`
    case 'moved-out':
      return `Moved to the other council with its clocks running: ${event.because}`
    case 'moved-in':
      return `Moved here from the other council on ${plainDay(dayOf(fact.at))}, with its clocks running: ${event.because}`
    case 'acknowledged':
      return 'The referrer was told that it arrived.'
    case 'acknowledgement-withheld':
      return `The referrer was not told that it arrived: ${event.because}`
    case 'feedback-withheld':
      return `The referrer was not told what happens next: ${event.because}`
    case 'feedback-sent':
      return 'The referrer was told what happens next.'
    case 'conflict-met':
      return 'A worker related to somebody on this record tried to open it and was refused.'
  }
}
