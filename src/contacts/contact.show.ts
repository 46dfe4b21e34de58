import { holdsRole } from '../access/index.ts'
import { bookFor, settingFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { type EarlierContact, lookForHistory } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import type { Found, FormState, Visit } from '../web/index.ts'
import { attachmentsOf, clocksOf, flagsOf, guidanceOf, handOversOf, namedFacts } from './around.sql.ts'
import type { Contact } from './contact.ts'
import type { ContactView } from './contact.view.ts'
import { disagreementsAbout, enquiriesOf } from './enquiry-standing.sql.ts'
import { whoIsShown } from './who.show.ts'

const personIdsOf = ({ children }: Contact): string[] =>
  children.flatMap(({ personId }) => (personId === null ? [] : [personId]))

/** What was known before of the children, their household and address, in every council the reader may look across. */
export const historyAround = (tx: Tx, visit: Visit, contact: Contact): Promise<EarlierContact[] | null> =>
  lookForHistory(tx, visit, {
    personIds: personIdsOf(contact),
    children: contact.children.map(({ told }) => ({
      name: `${told.givenNames} ${told.familyName}`,
      bornOn: told.bornOn,
    })),
    exceptContacts: [contact.id],
    // Without a house a postcode is a street of strangers.
    ...(contact.told.postcode === '' || contact.told.address === ''
      ? {}
      : { postcode: contact.told.postcode, address: contact.told.address }),
  })

/** Gathers everything the contact page shows, each part under the reader's own eyes. */
export const gather = async (
  tx: Tx,
  visit: Visit,
  form: FormState,
  { it: contact, resource }: Found<Contact>,
): Promise<ContactView> => {
  const { owner, id } = contact
  const today = dayOf(visit.at)
  const council = visit.councils.find(({ code }) => code === owner)
  if (!council) throw new Error(`No council ${owner}`)
  return {
    contact,
    resource,
    council,
    others: visit.councils,
    guidance: await guidanceOf(tx, owner, today),
    clocks: await clocksOf(tx, owner, id),
    facts: await namedFacts(tx, owner, id),
    attachments: await attachmentsOf(tx, owner, id),
    handOvers: await handOversOf(tx, owner, id),
    enquiries: await enquiriesOf(tx, owner, id),
    disagreements: await disagreementsAbout(tx, owner, id),
    history: await historyAround(tx, visit, contact),
    who: await whoIsShown(tx, visit, contact),
    flags: await flagsOf(tx, owner, personIdsOf(contact)),
    repeat: await settingFor(tx, owner, 'repeat-contact', today),
    book: await bookFor(tx, owner, visit.at),
    visit,
    form,
    isManager: holdsRole(visit.actor.rights, 'screening-manager', visit.at),
  }
}
