import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { type SaidItem, saidIn } from '../agency-requests/index.ts'
import type { ContactEvent, Contact, ContactFact, Told } from '../contacts/index.ts'
import {
  contactStream,
  disagreementsAbout,
  type DisagreementStanding,
  enquiriesOf,
  type EnquiryStanding,
  outcomeRule,
} from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { HandOver } from './hand-over.ts'

export type Indicator = { code: string; level: number; text: string }
export type EarlierContact = { reference: string; receivedAt: Instant; headline: string; came: string }
export type Attached = { id: string; name: string; size: number }

/** What agencies said, of what went with the children: as far as this reader may read it, and how much beyond that. */
export type Gathered = { items: readonly SaidItem[]; unread: number }

/** What travels with a hand-over, as the receiving team reads it. */
export type Travels = {
  told: Told
  contactFacts: ContactFact[]
  indicators: ReadonlyMap<string, Indicator>
  guidance: string | null
  earlier: EarlierContact[]
  attachments: Attached[]
  enquiries: readonly EnquiryStanding[]
  disagreements: readonly DisagreementStanding[]
  gathered: Gathered
}

const indicatorsOf = async (tx: Tx, { children }: HandOver): Promise<Map<string, Indicator>> => {
  const pinned = children.find((child) => child.guidance !== null)?.guidance
  if (!pinned) return new Map()
  const codes = [...new Set(children.flatMap((child) => child.indicators))]
  const { rows } = await sql<Indicator>`
    select code, level, text from threshold_indicator
    where authority = ${pinned.authority} and version = ${pinned.version} and code = any (${codes}::text[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.code, row]))
}

const guidanceOf = async (tx: Tx, { children }: HandOver): Promise<string | null> => {
  const pinned = children.find((child) => child.guidance !== null)?.guidance
  if (!pinned) return null
  const row = await tx
    .selectFrom('threshold_guidance')
    .select(['title', 'version'])
    .where('authority', '=', pinned.authority)
    .where('version', '=', pinned.version)
    .executeTakeFirst()
  return row ? `${row.title}, version ${String(row.version)}` : null
}

/** Earlier contacts of the same children in this council, and from the same household, the latest first. */
const earlierContacts = async (
  tx: Tx,
  owner: AuthorityCode,
  contactId: string,
): Promise<EarlierContact[]> => {
  const { rows } = await sql<Omit<EarlierContact, 'came'> & { outcomes: string[] }>`
    select c.reference, c.received_at as "receivedAt", c.headline,
      array(select distinct k.outcome from contact_child k
        where k.owner = c.owner and k.contact_id = c.id and k.outcome is not null) as outcomes
    from contact c
    where c.owner = ${owner} and c.id <> ${contactId}
      and c.received_at <= (select received_at from contact where owner = ${owner} and id = ${contactId})
      and c.id in (
        select other.contact_id from contact_child here
        join contact_child other on other.owner = here.owner and other.person_id = here.person_id
        where here.owner = ${owner} and here.contact_id = ${contactId})
    order by c.received_at desc limit 20`.execute(tx)
  return rows.map(({ outcomes, ...rest }) => ({ ...rest, came: outcomes.map(outcomeName).join(', ') }))
}

const outcomeName = (outcome: string): string =>
  outcomeRule(outcome as Parameters<typeof outcomeRule>[0]).name

/** The words stay in rows that open by their level: this is what the database lets this reader have of them. */
const gatheredBy = async (tx: Tx, { owner, fromEnquiry }: HandOver): Promise<Gathered> => {
  if (fromEnquiry === null) return { items: [], unread: 0 }
  const said = await saidIn(tx, owner, fromEnquiry.enquiryId)
  const items = said.filter(({ id }) => fromEnquiry.said.includes(id))
  return { items, unread: fromEnquiry.said.length - items.length }
}

/** Everything the receiving team reads before it answers, in one transaction under its own eyes. */
export const whatTravels = async (tx: Tx, handOver: HandOver): Promise<Travels | null> => {
  const { owner, contactId } = handOver
  const row = await tx
    .selectFrom('contact')
    .select('told')
    .where('owner', '=', owner)
    .where('id', '=', contactId)
    .executeTakeFirst()
  if (!row) return null
  return {
    told: row.told as Told,
    contactFacts: await factsOf<Contact, ContactEvent>(tx, contactStream, owner, contactId),
    indicators: await indicatorsOf(tx, handOver),
    guidance: await guidanceOf(tx, handOver),
    earlier: await earlierContacts(tx, owner, contactId),
    attachments: await tx
      .selectFrom('attachment')
      .select(['id', 'name', 'size'])
      .where('owner', '=', owner)
      .where('contact_id', '=', contactId)
      .orderBy('name')
      .execute(),
    enquiries: await enquiriesOf(tx, owner, contactId),
    disagreements: await disagreementsAbout(tx, owner, contactId),
    gathered: await gatheredBy(tx, handOver),
  }
}
