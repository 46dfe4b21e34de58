import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { Day, Instant } from '../time/index.ts'
import type { Saying } from './answering.rule.ts'
import type { AgencyRequest, AnswerKind, AnswerMark, Assertion } from './request.ts'
import type { ShareLevel } from './share-level.rule.ts'

/** What an agency said about one person, in its words: only for whom its level opens it (db/policies/hub.sql). */
export type SaidItem = {
  owner: AuthorityCode
  id: string
  requestId: string
  enquiryId: string
  agency: string
  subjectId: string
  personId: string | null
  aboutName: string
  aboutBorn: Day | null
  kind: AnswerKind
  assertion: Assertion | null
  level: ShareLevel
  words: string
  context: string
  decidedBy: string | null
  reusedFrom: string | null
  answeredAt: Instant
  answeredName: string
}

/** The words by their hash, so that what was told can be proved later without being kept twice. */
export const hashOfWords = (saying: Saying): string =>
  createHash('sha256')
    .update(JSON.stringify([saying.words, contextOf(saying)]))
    .digest('hex')

/** What stands beside the words; where it is not shared, the harm that telling would do. */
const contextOf = ({ kind, context, detriment }: Saying): string =>
  kind === 'declined' ? detriment : context

export const markOf = (saying: Saying): AnswerMark => ({
  id: saying.id,
  subjectId: saying.subjectId,
  kind: saying.kind,
  assertion: saying.assertion,
  level: saying.level,
  sha256: hashOfWords(saying),
  decidedBy: saying.decidedBy,
})

export const saidColumns = sql`i.owner, i.id, i.request_id as "requestId", i.enquiry_id as "enquiryId", i.agency,
  i.subject_id as "subjectId", i.person_id as "personId", i.about_name as "aboutName", i.about_born as "aboutBorn",
  i.kind, i.assertion, i.share_level as level, i.words, i.context, i.decided_by_name as "decidedBy",
  i.reused_from as "reusedFrom", i.answered_at as "answeredAt", i.answered_name as "answeredName"`

/** Everything agencies said in one enquiry that whoever asks may read, in the order it was said. */
export const saidIn = async (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<SaidItem[]> =>
  (
    await sql<SaidItem>`select ${saidColumns} from agency_reply_item i
      where i.owner = ${owner} and i.enquiry_id = ${enquiryId} order by i.answered_at, i.id`.execute(tx)
  ).rows

/** What was said to one request. */
export const saidTo = async (tx: Tx, owner: AuthorityCode, requestId: string): Promise<SaidItem[]> =>
  (
    await sql<SaidItem>`select ${saidColumns} from agency_reply_item i
      where i.owner = ${owner} and i.request_id = ${requestId} order by i.answered_at, i.id`.execute(tx)
  ).rows

/** Which of these this reader may read, and when each was said: for a navigator, what their own agency said. */
export const ownAmong = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Instant>> => {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; at: Instant }>`
    select i.id, i.answered_at as at from authority a
    join agency_reply_item i on i.owner = a.code and i.id = any (${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

/** By whom it was said: the worker, or null by a link. */
export type SaidBy = { staffId: string | null; name: string; at: Instant; reusedFrom: string | null }

/** The rows of what was said, by their level. */
export const saidRows = (request: AgencyRequest, sayings: readonly Saying[], by: SaidBy) =>
  sayings.flatMap((saying) => {
    const subject = request.subjects.find(({ id }) => id === saying.subjectId)
    return subject
      ? [
          {
            owner: request.owner,
            id: saying.id,
            request_id: request.id,
            enquiry_id: request.enquiryId,
            contact_id: request.contactId,
            agency: request.agency,
            subject_id: subject.id,
            person_id: subject.personId,
            about_name: subject.name,
            about_born: subject.bornOn,
            kind: saying.kind,
            assertion: saying.assertion,
            share_level: saying.level,
            words: saying.words,
            context: contextOf(saying),
            decided_by_name: saying.decidedBy,
            reused_from: saying.reusedFrom ?? by.reusedFrom,
            sha256: hashOfWords(saying),
            answered_at: by.at,
            answered_by: by.staffId,
            answered_name: by.name,
          },
        ]
      : []
  })

/** Writes the words beside the facts that say that they were said. */
export const keepSaid = async (
  tx: Tx,
  request: AgencyRequest,
  sayings: readonly Saying[],
  by: SaidBy,
): Promise<void> => {
  const rows = saidRows(request, sayings, by)
  if (rows.length > 0) await tx.insertInto('agency_reply_item').values(rows).execute()
}

export type Disclosure = {
  owner: AuthorityCode
  enquiryId: string
  contactId: string
  requestId: string | null
  direction: 'to-agency' | 'from-agency' | 'to-team' | 'outside-agreement'
  from: string
  to: string
  about: readonly string[]
  purpose: string
  outcome: 'shared' | 'partly-shared' | 'not-shared'
  flow: { id: string; instrumentId: string } | null
  lawfulBasis: string | null
  gateways: readonly string[]
  because: string
  detriment: string | null
  decidedBy: string | null
  decidedName: string | null
  /** Of what was told; null where nothing was. */
  sha256: string | null
  at: Instant
}

export const disclosureRow = (disclosure: Disclosure, id: string) => ({
  owner: disclosure.owner,
  id,
  enquiry_id: disclosure.enquiryId,
  contact_id: disclosure.contactId,
  request_id: disclosure.requestId,
  direction: disclosure.direction,
  from_org: disclosure.from,
  to_org: disclosure.to,
  about: [...disclosure.about],
  purpose: disclosure.purpose,
  outcome: disclosure.outcome,
  flow_id: disclosure.flow?.id ?? null,
  instrument_id: disclosure.flow?.instrumentId ?? null,
  lawful_basis: disclosure.lawfulBasis,
  gateways: [...disclosure.gateways],
  because: disclosure.because,
  detriment: disclosure.detriment,
  decided_by: disclosure.decidedBy,
  decided_name: disclosure.decidedName,
  sha256: disclosure.sha256,
  at: disclosure.at,
})

/** Who told whom what, on what footing, or who decided not to and why (governance A3). */
export const keepDisclosure = async (tx: Tx, disclosure: Disclosure): Promise<string> => {
  const id = newId()
  await tx.insertInto('disclosure').values(disclosureRow(disclosure, id)).execute()
  return id
}
