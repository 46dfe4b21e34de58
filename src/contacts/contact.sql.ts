import { sql } from 'kysely'
import type { AuthorityCode, Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, resourceOf } from '../events/index.ts'
import { searchText } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import { type ChildOnContact, type Contact, headlineOf, stageOf, waitingFor } from './contact.ts'
import { contactStream } from './contact.stream.ts'

/** How much of the worry a tray needs to show. */
const summaryLength = 240

/** The row that trays and lists read, as the facts give it. */
export const rowOf = (contact: Contact) => ({
  owner: contact.owner,
  id: contact.id,
  reference: contact.reference,
  report_id: contact.reportId,
  channel: contact.channel,
  kind: contact.kind,
  client_group: contact.clientGroup,
  source: contact.source,
  referrer_class: contact.referrerClass,
  is_anonymous: contact.isAnonymous,
  urgency: contact.urgency,
  colour: contact.colour,
  stage: stageOf(contact),
  waiting_for: waitingFor(contact),
  due_at: contact.dueAt,
  received_at: contact.receivedAt,
  opened_at: contact.openedAt,
  opened_by: contact.openedBy,
  recommended_at: latestRecommendation(contact),
  decided_at: contact.decidedAt,
  moved_to: contact.moved?.to ?? null,
  moved_from: contact.movedFrom,
  summary: contact.told.whatHappened.slice(0, summaryLength),
  headline: headlineOf(
    contact.children.map((child) => child.told),
    dayOf(contact.receivedAt),
  ),
  children: contact.children.length,
  postcode: contact.told.postcode === '' ? null : contact.told.postcode,
  earlier_contacts: contact.earlierContacts,
  known_elsewhere: [...contact.knownElsewhere],
  told: JSON.stringify(contact.told),
  question_set: contact.questionSet,
  sealed_for: contact.sealedFor === null ? null : [...contact.sealedFor],
})

const latestRecommendation = (contact: Contact) =>
  contact.children
    .flatMap((child) => (child.recommended ? [child.recommended.at] : []))
    .toSorted()
    .at(-1) ?? null

export const childRowOf = (contact: Contact, child: ChildOnContact) => ({
  owner: contact.owner,
  id: child.id,
  contact_id: contact.id,
  person_id: child.personId,
  given_names: child.told.givenNames,
  family_name: child.told.familyName,
  known_as: child.told.knownAs === '' ? null : child.told.knownAs,
  born_on: child.told.bornOn,
  born_estimated: child.told.bornEstimated,
  expected_on: child.told.expectedOn,
  sex: child.told.sex,
  search_text: searchText(child.told.givenNames, child.told.familyName, child.told.knownAs),
  recommended: child.recommended?.outcome ?? null,
  outcome: child.decided?.outcome ?? null,
  level: child.decided?.level ?? null,
  decided_at: child.decided?.at ?? null,
  decided_by: child.decided?.by ?? null,
  enquiry_outcome: child.afterEnquiry?.outcome ?? null,
  enquiry_decided_at: child.afterEnquiry?.at ?? null,
  became_referral_at: child.becameReferral?.at ?? null,
  became_referral_by: child.becameReferral?.by ?? null,
})

export const adultRowOf = (contact: Contact, adult: Contact['adults'][number]) => ({
  owner: contact.owner,
  id: adult.id,
  contact_id: contact.id,
  person_id: adult.personId,
  name: adult.name,
  born_on: adult.bornOn,
  relation: adult.relation,
  part: adult.part,
  has_parental_responsibility:
    adult.hasParentalResponsibility === 'not-known' ? null : adult.hasParentalResponsibility === 'yes',
})

/** Writes the rows. Inserts only when the contact begins: whoever takes it in may not be able to read it. */
export const saveContact = async (tx: Tx, before: Contact | undefined, after: Contact): Promise<void> => {
  if (before === undefined) {
    await tx.insertInto('contact').values(rowOf(after)).execute()
    if (after.children.length > 0) {
      await tx
        .insertInto('contact_child')
        .values(after.children.map((child) => childRowOf(after, child)))
        .execute()
    }
    if (after.adults.length > 0) {
      await tx
        .insertInto('contact_adult')
        .values(after.adults.map((adult) => adultRowOf(after, adult)))
        .execute()
    }
    return
  }
  const { owner, id, ...changed } = rowOf(after)
  await tx.updateTable('contact').set(changed).where('owner', '=', owner).where('id', '=', id).execute()
  await saveAdults(tx, before, after)
  for (const child of after.children) {
    if (before.children.includes(child)) continue
    const { owner: childOwner, id: childId, ...columns } = childRowOf(after, child)
    await tx
      .updateTable('contact_child')
      .set(columns)
      .where('owner', '=', childOwner)
      .where('id', '=', childId)
      .execute()
  }
}

const saveAdults = async (tx: Tx, before: Contact, after: Contact): Promise<void> => {
  for (const adult of after.adults) {
    if (before.adults.includes(adult)) continue
    await tx
      .updateTable('contact_adult')
      .set({ person_id: adult.personId })
      .where('owner', '=', after.owner)
      .where('id', '=', adult.id)
      .execute()
  }
}

/**
 * The relationships around a contact that only the database knows: the teams it was handed to, who of the workers is
 * related to somebody on it, and who gave a reason today for opening it. A child of the same name and birth date as
 * the worker's relative counts before anybody has recognised the child: by then the aunt would have read it all.
 */
export const relationsOf = async (tx: Tx, resource: Resource): Promise<Resource> => {
  const { rows } = await sql<{ teams: string[]; allocated: string[]; related: string[]; reasons: string[] }>`
    select
      array(select distinct h.to_team::text from hand_over h
        where h.owner = ${resource.owner} and h.contact_id = ${resource.id} and h.to_team is not null
          and h.stage <> 'withdrawn') as teams,
      array(select distinct h.allocated_to::text from hand_over h
        where h.owner = ${resource.owner} and h.contact_id = ${resource.id} and h.allocated_to is not null) as allocated,
      array(select distinct f.staff_id::text from conflict_of_interest f
        where f.owner = ${resource.owner} and f.person_id in (
          select unnest(app.one_person(array(
            select k.person_id from contact_child k where k.owner = ${resource.owner} and k.contact_id = ${resource.id}
            union all
            select a.person_id from contact_adult a where a.owner = ${resource.owner} and a.contact_id = ${resource.id})))
          union all
          select p.id from contact_child k join lateral (
              select id, search_text, born_on from person where owner = f.owner and id = f.person_id
              union all
              select id, search_text, born_on from record_stub where owner = f.owner and id = f.person_id) p
            on p.search_text = k.search_text and p.born_on = k.born_on
            where k.owner = ${resource.owner} and k.contact_id = ${resource.id} and k.search_text <> ''
        ))
        -- Somebody let in to this contact alone sees no record of their relative: the database says that they are related.
        || case when app.named_to_me() is not null and app.am_related(${resource.owner}, ${resource.id}::uuid)
          then array[app.staff_id()::text] else '{}' end as related,
      array(select distinct r.staff_id::text from declared_reason r
        where r.owner = ${resource.owner} and r.subject_id = ${resource.id} and r.ends_at > app.at()) as reasons
    `.execute(tx)
  const found = rows[0]
  if (!found) return resource
  return {
    ...resource,
    teams: [...resource.teams, ...found.teams],
    allocatedTo: found.allocated,
    conflictedStaff: found.related,
    reasonGivenBy: found.reasons,
  }
}

/** A contact by id, with what access decisions need of it; null where this reader's councils have none such. */
export const findContact = async (
  tx: Tx,
  id: string,
): Promise<{ resource: Resource; it: Contact } | null> => {
  const row = await tx.selectFrom('contact').select('owner').where('id', '=', id).executeTakeFirst()
  return row ? contactOf(tx, row.owner, id) : null
}

export const contactOf = async (
  tx: Tx,
  owner: AuthorityCode,
  id: string,
): Promise<{ resource: Resource; it: Contact } | null> => {
  const contact = fold(contactStream, await factsOf(tx, contactStream, owner, id))
  return contact ? { resource: await resourceOf(tx, contactStream, contact), it: contact } : null
}

/** The id of the contact with this reference among the councils the reader looks across. */
export const idByReference = async (tx: Tx, reference: string): Promise<string | null> => {
  const row = await tx
    .selectFrom('contact')
    .select('id')
    .where('reference', '=', reference)
    .where('stage', '<>', 'moved')
    .executeTakeFirst()
  return row?.id ?? null
}
