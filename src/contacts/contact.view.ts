import type { AuthorityCard, Resource } from '../access/index.ts'
import type { Book } from '../clocks/index.ts'
import type { EarlierContact } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import type { FormState, Visit } from '../web/index.ts'
import type { Attached, Guidance, NamedFact, Sent, ShownClock } from './around.sql.ts'
import { flagsSaid, type Seen, type Sign, signsAgainstClosing } from './close-alone.rule.ts'
import type { ChildOnContact, Contact } from './contact.ts'
import type { DisagreementStanding, EnquiryStanding } from './enquiry-standing.sql.ts'
import type { RepeatSetting } from './repeat-contact.rule.ts'
import type { WhoShown } from './who.view.ts'

/** Everything the contact page shows, gathered before anything is drawn. */
export type ContactView = {
  contact: Contact
  /** What the access decisions about it are made on; buttons ask the same question as handlers. */
  resource: Resource
  council: AuthorityCard
  others: readonly AuthorityCard[]
  guidance: Guidance | null
  clocks: readonly ShownClock[]
  facts: readonly NamedFact[]
  attachments: readonly Attached[]
  handOvers: readonly Sent[]
  /** How far the MASH is with it, and who disagrees with what it decided. */
  enquiries: readonly EnquiryStanding[]
  disagreements: readonly DisagreementStanding[]
  history: readonly EarlierContact[] | null
  /** By the child or adult of the contact: who on record they may be. */
  who: ReadonlyMap<string, WhoShown>
  flags: ReadonlyMap<string, readonly string[]>
  repeat: RepeatSetting
  book: Book
  visit: Visit
  form: FormState
  isManager: boolean
}

export const seenOf = (
  contact: Contact,
  child: ChildOnContact,
  flags: ReadonlyMap<string, readonly string[]>,
  repeat: RepeatSetting,
): Seen => ({
  bornOn: child.told.bornOn,
  expectedOn: child.told.expectedOn,
  flags: [...flagsSaid(child.told), ...(flags.get(child.personId ?? '') ?? [])],
  earlierContacts: contact.earlierContacts,
  repeatNumber: repeat.contacts,
  isAnonymous: contact.isAnonymous,
  urgency: contact.urgency,
})

/** The signs the service itself sees against closing alone, before anybody ticks another. */
export const signsSeen = (view: ContactView, child: ChildOnContact): Sign[] =>
  signsAgainstClosing(seenOf(view.contact, child, view.flags, view.repeat), [], dayOf(view.visit.at))
