import { flags } from './flags.ts'
import { identifierSchemes, identifierStatuses } from './identifiers.ts'
import { nameUses } from './names.ts'
import { particularKinds } from './particulars.ts'
import type { PersonEvent, PersonFact } from './person.ts'

const because = (words: string | undefined): string =>
  words === undefined || words === '' ? '.' : `: ${words}`

const lowered = (words: string): string =>
  /^[A-Z][a-z]/.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words

/**
 * One plain sentence for the chronology. Says that an address, a name or a number changed, never which: the sentence may
 * be printed, and an address may be hidden or a record restricted long after the fact.
 */
export const personSentence = ({ event }: Pick<PersonFact, 'event'>): string => sentenceOf(event)

const sentenceOf = (event: PersonEvent): string => {
  switch (event.type) {
    case 'registered':
      return 'Registered as known to this council.'
    case 'recognised-on-contact':
      return 'Recognised as a child on a contact.'
    case 'details-changed':
      return `Details put right${because(event.because)}`
    case 'name-added':
      return `Name recorded: ${lowered(nameUses[event.name.use])}.`
    case 'name-ended':
      return `Name no longer used${because(event.because)}`
    case 'born':
      return 'Born: the record goes on under the same person.'
    case 'died':
      return 'Death recorded.'
    case 'identifier-added':
      return `${identifierSchemes[event.identifier.scheme]} recorded: ${lowered(identifierStatuses[event.identifier.status])}.`
    case 'identifier-status':
      return `A number of theirs is now: ${lowered(identifierStatuses[event.status])}. ${event.because}`
    case 'address-changed':
      return 'Address changed.'
    case 'address-added':
      return 'Another address recorded.'
    case 'address-ended':
      return `Address ended${because(event.because)}`
    case 'address-corrected':
      return `Address put right${because(event.because)}`
    case 'address-hidden':
      return `Address hidden: ${event.because}`
    case 'address-shown':
      return `Address shown again: ${event.because}`
    case 'related':
      return `Relationship recorded: ${event.relation.kind}.`
    case 'relation-changed':
      return `Relationship put right${because(event.because)}`
    case 'relation-ended':
      return `Relationship ended${because(event.because)}`
    case 'particular-recorded':
      return `${particularKinds[event.particular.kind]} recorded.`
    case 'particular-ended':
      return `No longer so${because(event.because)}`
    case 'flagged':
      return `${flags[event.flag]}: ${event.because}`
    case 'flag-ended':
      return `No longer: ${lowered(flags[event.flag])}. ${event.because}`
    case 'restricted':
      return `Record restricted to named workers: ${event.because}`
    case 'opened-up':
      return `Restriction ended: ${event.because}`
    case 'sealed':
      return `Record sealed: ${event.because}`
    case 'unsealed':
      return `Record unsealed: ${event.because}`
    case 'adopted':
      return 'Adopted.'
    case 'moved-council':
      return `Moved to the area of ${event.council}: ${event.because}`
    case 'said-same':
      return `Said to be the same person as on another record: ${event.because}`
    case 'said-different':
      return `Said to be somebody else than on another record: ${event.because}`
    case 'other-side-said':
      return 'The other council answered what was said of the two records.'
    case 'link-questioned':
      return `Whether two records are the same person is to be looked at again: ${event.because}`
    case 'link-settled':
      return `Looked at again, and it stands: ${event.because}`
    case 'link-undone':
      return `What was said of two records is taken back: ${event.because}`
    case 'merged-into':
      return `Merged into another record of the same person: ${event.because}`
    case 'merge-undone':
      return `Merge undone: ${event.because}`
  }
}
