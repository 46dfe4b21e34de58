import { type AuthorityCard, organisationNames, type Resource } from '../access/index.ts'
import {
  hubPhone,
  type AgencyRequest,
  isOut,
  requestsOf,
  type SaidItem,
  saidIn,
} from '../agency-requests/index.ts'
import { type Book, mashBookFor } from '../clocks/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { bePresent, contextFor, type Present, whoElse } from '../events/index.ts'
import { dropForm, type FormDraft, keptForm } from '../questions/index.ts'
import type { Acting, Body, FormState, Visit } from '../web/index.ts'
import { namesOf } from '../hand-overs/index.ts'
import { type Enquiry, isOpen } from './enquiry.ts'
import type { Names } from './enquiry.view.ts'

/** What lies on the desk of whoever discusses, sums up or decides: each part as they may read it. */
export type Desk = {
  enquiry: Enquiry
  resource: Resource
  council: AuthorityCard
  book: Book
  requests: readonly AgencyRequest[]
  said: readonly SaidItem[]
  names: Names
  organisations: Names
  phone: string
  here: readonly Present[]
  /** What this worker was typing when they were called away; theirs alone. */
  kept: FormDraft | null
  visit: Visit
  form: FormState
}

const staffOn = ({ taken, ratings, recommended, discussion, summary, children }: Enquiry) => [
  taken?.allocatedTo ?? null,
  discussion?.by ?? null,
  summary?.by ?? null,
  ...ratings.map(({ by }) => by),
  ...recommended.map(({ by }) => by),
  ...children.map(({ decided }) => decided?.by ?? null),
]

export const keptUnder = (enquiryId: string, form: string): string => `enquiry/${enquiryId}/${form}`

/**
 * Gathers the desk, and says to everybody else who has the enquiry open what is being written here, where anything is.
 * `writing` is the name the form is kept under.
 */
export const deskFor = async (
  tx: Tx,
  { enquiry, resource, visit, form }: Pick<Desk, 'enquiry' | 'resource' | 'visit' | 'form'>,
  writing: string,
  isWriting = isOpen(enquiry) && visit.may('enquiry.work', resource).allowed,
): Promise<Desk> => {
  const { owner, id } = enquiry
  const council = visit.councils.find(({ code }) => code === owner)
  if (!council) throw new Error(`No council ${owner}`)
  const me = { owner, subjectId: id, staffId: visit.actor.rights.staffId }
  await bePresent(tx, visit.at, { ...me, writing: isWriting ? writing : '' })
  return {
    enquiry,
    resource,
    council,
    book: (await mashBookFor(tx, owner, visit.at)).book,
    requests: await requestsOf(tx, owner, id),
    said: await saidIn(tx, owner, id),
    names: await namesOf(tx, staffOn(enquiry)),
    organisations: await organisationNames(tx),
    phone: await hubPhone(tx, owner, visit.at),
    here: await whoElse(tx, visit.at, me),
    kept: await keptForm(tx, keptUnder(id, writing)),
    visit,
    form,
  }
}

/** What stands in a form: as it was sent, or as it was typed and never sent, or as it begins. */
export const typedNow = ({ form, kept }: Pick<Desk, 'form' | 'kept'>, otherwise: Body): Body => {
  if (Object.keys(form.typed).length > 0) return form.typed
  return kept?.answers ?? otherwise
}

/** Questions to agencies that nobody has answered about everybody. */
export const stillOut = ({ requests }: Pick<Desk, 'requests'>): AgencyRequest[] =>
  requests.filter((request) => isOut(request))

/** A worker lets go of what they typed: it was theirs alone, and nobody else has read it. */
export const letGo = ({ house, visit, params }: Acting<{ id: string }>, form: string): Promise<void> =>
  asActor(house.db, contextFor(visit.actor, 'enquiry.work', visit.at), (tx) =>
    dropForm(tx, keptUnder(params.id, form)),
  )
