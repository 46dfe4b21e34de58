import { namesOf } from '../hand-overs/index.ts'
import {
  flowFor,
  organisationNames,
  type Resource,
  sayWhatIsMissing,
  sharingAgreements,
} from '../access/index.ts'
import { type AgencyRequest, askedFor, filesIn, hubPhone, isOut, saidIn } from '../agency-requests/index.ts'
import { mashBookFor } from '../clocks/index.ts'
import { attachmentsOf, contactOf, flagsOf, historyAround } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { bePresent, type By, whoElse } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import { disagreementsOf, disclosuresOf, sameReportOf } from './around.sql.ts'
import { columnsOf } from './came-back.ts'
import { chronologyOf } from './chronology.ts'
import type { Enquiry } from './enquiry.ts'
import type { ReplayedEnquiry } from './enquiry.sql.ts'
import type { EnquiryView } from './enquiry.view.ts'
import { toldInSight } from './out-of-sight.ts'

const staffIn = (by: By): string | null => (by.kind === 'staff' ? by.staffId : null)

/** Everybody who is named by id in what happened. */
const idsIn = ({ enquiry, facts }: ReplayedEnquiry, others: readonly By[]): (string | null)[] => [
  enquiry.taken?.allocatedTo ?? null,
  ...facts.map(({ by }) => staffIn(by)),
  ...facts.flatMap(({ event }) => (event.type === 'taken' ? [event.allocatedTo] : [])),
  ...others.map(staffIn),
]

const around = async (tx: Tx, visit: Visit, { owner, contactId }: Enquiry) => {
  const contact = (await contactOf(tx, owner, contactId))?.it ?? null
  const persons = (contact?.children ?? []).flatMap(({ personId }) => (personId === null ? [] : [personId]))
  return {
    contact,
    flags: await flagsOf(tx, owner, persons),
    attachments: contact === null ? [] : await attachmentsOf(tx, owner, contactId),
    history: contact === null ? null : await historyAround(tx, visit, contact),
  }
}

/** Of those still asked, whom no agreement lets answer any more, and what is missing (authorisation B8 no. 10). */
const cannotAnswer = async (
  tx: Tx,
  visit: Visit,
  requests: readonly AgencyRequest[],
  organisations: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> => {
  const out = requests.filter((request) => isOut(request))
  if (out.length === 0) return new Map()
  const agreements = await sharingAgreements(tx)
  const asking = { purpose: 'mash-enquiry', categories: [], subjects: [], on: dayOf(visit.at) } as const
  return new Map(
    out.flatMap(({ owner, agency }) => {
      const permitted = flowFor(agreements, { ...asking, from: agency, to: owner })
      return 'missing' in permitted
        ? [[agency, sayWhatIsMissing(permitted.missing, (code) => organisations.get(code) ?? code)]]
        : []
    }),
  )
}

/**
 * Gathers everything the enquiry page shows, each part under the reader's own eyes and each kind in one question, so that
 * two hundred answers ask no more of the database than two. Whoever opens it is seen to be here by everybody else.
 */
export const gather = async (
  tx: Tx,
  visit: Visit,
  it: ReplayedEnquiry,
  resource: Resource,
  isRenewal: boolean,
): Promise<EnquiryView> => {
  const { enquiry } = it
  const { owner, id } = enquiry
  const council = visit.councils.find(({ code }) => code === owner)
  if (!council) throw new Error(`No council ${owner}`)
  const me = { owner, subjectId: id, staffId: visit.actor.rights.staffId }
  // Back from a form, nothing is being written; a page that renews itself says nothing about that.
  await bePresent(tx, visit.at, isRenewal ? me : { ...me, writing: '' })
  const surrounding = await around(tx, visit, enquiry)
  const asked = await askedFor(tx, owner, id)
  const names = await namesOf(
    tx,
    idsIn(
      it,
      asked.flatMap(({ facts }) => facts.map(({ by }) => by)),
    ),
  )
  const organisations = await organisationNames(tx)
  return {
    enquiry,
    ...surrounding,
    resource,
    council,
    councils: visit.councils,
    book: (await mashBookFor(tx, owner, visit.at)).book,
    sameReport: await sameReportOf(tx, visit, enquiry),
    cannotAnswer: await cannotAnswer(
      tx,
      visit,
      asked.map(({ request }) => request),
      organisations,
    ),
    columns: columnsOf(asked, await saidIn(tx, owner, id), await filesIn(tx, owner, id)),
    told: toldInSight(await disclosuresOf(tx, owner, id), surrounding.contact),
    disagreements: await disagreementsOf(tx, owner, id),
    chronology: chronologyOf(it.facts, asked, names, organisations),
    names,
    organisations,
    here: await whoElse(tx, visit.at, me),
    hubPhone: await hubPhone(tx, owner, visit.at),
    visit,
  }
}
