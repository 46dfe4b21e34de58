import type { ComponentChildren } from 'preact'
import type { Action, Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import type { Answers, Field, Reading } from '../questions/index.ts'
import type { Day } from '../time/index.ts'
import type { FieldError, Visit } from '../web/index.ts'
import type { Person, PersonEvent, PersonFact } from './person.ts'
import type { PersonRefusal } from './refusals.words.ts'

/** A change somebody makes to what is held of a person: what is asked, and what then happens to the record. */

/** The parts of a record that people change. Two people changing the same part are told of each other. */
export type PartOfRecord =
  | 'names'
  | 'births'
  | 'details'
  | 'addresses'
  | 'relations'
  | 'identifiers'
  | 'particulars'
  | 'flags'
  | 'access'
  | 'links'

/** Everything a change stands on: the person as they are, what was typed, and what was looked up around them. */
export type On<Around = unknown> = {
  person: Person
  facts: readonly PersonFact[]
  /** Addresses that must not be read: hidden ones, and one where somebody else lives hidden. By id. */
  keptHidden: ReadonlySet<string>
  resource: Resource
  /** Which name, address or number it is about, by its id; empty where the change is about none. */
  part: string
  /** What was typed; when the page is opened, what is held. */
  say: Reading
  visit: Visit
  today: Day
  around: Around
}

/**
 * Something amiss with what was typed. A doubt is said once and then taken as typed: a check figure or the shape of a
 * postcode never keeps out what somebody has in front of them (standards 5).
 */
export type Amiss = FieldError & { isDoubt?: true }

/** What happens, or why not. */
export type Decided = readonly PersonEvent[] | Refusal

export type Change<Around = null> = {
  /** The address after `/people/:id/`; `:part` names one of several. */
  path: string
  action: Action
  about: PartOfRecord
  title: (on: On<Around>) => string
  /** Is there such a part? Where not, the page is not found. */
  has?: (person: Person, part: string) => boolean
  lookAround: (tx: Tx, on: On<null>) => Promise<Around>
  /** Why it cannot be done as things stand, said in place of the form. */
  closed?: (on: On<Around>) => string | null
  /** What must be known before answering; it stands above the form. */
  lead?: (on: On<Around>) => ComponentChildren
  fields: (on: On<Around>) => readonly Field[]
  /** Answers to begin from: what is held now. */
  held?: (on: On<Around>) => Answers
  /** Answers carried along unseen: whom somebody chose a moment ago. */
  carried?: (on: On<Around>) => Answers
  /** Drawn instead of the fields, where a list of fields does not say it well. */
  body?: (on: On<Around>, errors: readonly FieldError[]) => ComponentChildren
  /** Drawn after the button, within the form: what was found, and other ways on. */
  after?: (on: On<Around>) => ComponentChildren
  /** Another button of the same form was pressed: look again with what was typed, and change nothing. */
  looksAgain?: (say: Reading) => boolean
  button: string | ((on: On<Around>) => string)
  /** A change that is hard to take back says so with its button. */
  isWarning?: boolean
  /** What the fields alone do not tell: an end before its beginning, a number that fails its check. */
  check?: (on: On<Around>) => readonly Amiss[]
  /** Everything typed is read back and confirmed before it is done: what is hard to undo is not done by one press. */
  isReadBack?: true
  decide: (on: On<Around>, tx: Tx) => Decided | Promise<Decided>
  /** Beside which field a refusal of the rules is said; at the top of the form where not named. */
  beside?: Partial<Record<PersonRefusal, string>>
  /** Where to go afterwards; the person's page where not said. */
  then?: (on: On<Around>) => string
}

/** Whoever is making the change. */
export const selfOf = ({ visit }: Pick<On, 'visit'>): string => visit.actor.rights.staffId

/** Nothing to look up. */
export const nothingAround = async (): Promise<null> => null

/** The part of the record a fact is about; null for what changes nothing that could be typed over. */
export const partOf = (event: PersonEvent): PartOfRecord | null => {
  switch (event.type) {
    case 'registered':
    case 'recognised-on-contact':
      return null
    case 'details-changed':
      return 'details'
    case 'name-added':
    case 'name-ended':
      return 'names'
    case 'born':
    case 'died':
      return 'births'
    case 'identifier-added':
    case 'identifier-status':
      return 'identifiers'
    case 'address-changed':
    case 'address-added':
    case 'address-ended':
    case 'address-corrected':
    case 'address-hidden':
    case 'address-shown':
      return 'addresses'
    case 'related':
    case 'relation-changed':
    case 'relation-ended':
      return 'relations'
    case 'particular-recorded':
    case 'particular-ended':
      return 'particulars'
    case 'flagged':
    case 'flag-ended':
      return 'flags'
    case 'restricted':
    case 'opened-up':
    case 'sealed':
    case 'unsealed':
    case 'adopted':
    case 'moved-council':
      return 'access'
    case 'said-same':
    case 'said-different':
    case 'other-side-said':
    case 'link-questioned':
    case 'link-settled':
    case 'link-undone':
    case 'merged-into':
    case 'merge-undone':
      return 'links'
  }
}

/** What colleagues did to this part of the record since a page was shown that had `seen` so many facts. */
export const meanwhile = (
  facts: readonly PersonFact[],
  about: PartOfRecord,
  seen: number,
): readonly PersonFact[] =>
  facts.filter((fact) => {
    const part = partOf(fact.event)
    // A birth corrects details and details correct a birth; they are typed over by one another.
    const same =
      part === about ||
      (part === 'details' && about === 'births') ||
      (part === 'births' && about === 'details')
    return fact.seq > seen && same
  })
