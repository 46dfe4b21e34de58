import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import {
  type Actor,
  type AuthorityCode,
  flowFor,
  type Missing,
  type Permitted,
  type SharingAgreement,
  sharingAgreements,
} from '../access/index.ts'
import { bookFor, type Rating } from '../clocks/index.ts'
import { newId, type Tx } from '../db/index.ts'
import {
  type Command,
  type Done,
  factsOfMany,
  fold,
  type NotDone,
  performWithin,
  type StartedClock,
} from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { answer, chase, type Saying, withdraw } from './answering.rule.ts'
import {
  type AgencyRequest,
  type Asking,
  isOut,
  replyClock,
  type RequestEvent,
  type RequestFact,
  type ToldBack,
} from './request.ts'
import { requestStream } from './request.stream.ts'
import { type Disclosure, keepDisclosure, keepSaid, markOf } from './said.sql.ts'

/** What the hub does with what it asks agencies, inside a transaction of its own. */

export type Acting = { actor: Actor; at: Instant; owner: AuthorityCode }

/** Under which flows this may be asked and answered, or what is missing: the question crosses one way, the answer back. */
export const flowsFor = (
  agreements: readonly SharingAgreement[],
  owner: AuthorityCode,
  asking: Pick<Asking, 'agency' | 'purpose' | 'subjects'>,
  at: Instant,
): { ask: Permitted; answer: Permitted } | { missing: Missing } => {
  const about = {
    purpose: asking.purpose,
    subjects: [...new Set(asking.subjects.map(({ part }) => part))],
    on: dayOf(at),
  }
  const ask = flowFor(agreements, {
    ...about,
    from: owner,
    to: asking.agency,
    categories: ['identity', 'family', 'social-care'],
  })
  if ('missing' in ask) return ask
  const answered = flowFor(agreements, {
    ...about,
    from: asking.agency,
    to: owner,
    categories: [...new Set(asking.subjects.flatMap(({ categories }) => categories))],
  })
  return 'missing' in answered ? answered : { ask, answer: answered }
}

/** What crosses to the agency, as one thing that can be hashed. */
const toldToAgency = ({
  worry,
  questions,
  subjects,
}: Pick<Asking, 'worry' | 'questions' | 'subjects'>): string =>
  createHash('sha256')
    .update(JSON.stringify([worry, questions, subjects]))
    .digest('hex')

const clockOf = async (
  tx: Tx,
  owner: AuthorityCode,
  askedAt: Instant,
  dueAt: Instant,
): Promise<StartedClock> => ({
  ...(await bookFor(tx, owner, askedAt)).start(replyClock, askedAt),
  dueAt,
})

/** Asks an agency. The flow is checked here, with everything that is asked for; what is missing is the refusal. */
export const askAgency = async (
  tx: Tx,
  { actor, at, owner }: Acting,
  asking: Omit<Asking, 'flow'>,
): Promise<{ missing: Missing } | (Done<AgencyRequest> | NotDone)> => {
  const flows = flowsFor(await sharingAgreements(tx), owner, asking, at)
  if ('missing' in flows) return flows
  const { flow, instrument } = flows.ask
  const clock = await clockOf(tx, owner, at, asking.dueAt)
  return performWithin(tx, requestStream, {
    actor,
    at,
    action: 'enquiry.work',
    owner,
    id: newId(),
    opens: true,
    within: [asking.contactId],
    decide: (): RequestEvent[] => [
      { type: 'asked', ...asking, flow: { id: flow.id, instrument }, starts: [clock] },
    ],
    beside: async (_, request) => {
      await keepDisclosure(tx, disclosureOfAsking(request, staffIdOf(actor), at))
    },
  })
}

const staffIdOf = (actor: Actor): string | null => (actor.kind === 'staff' ? actor.rights.staffId : null)

/** What the agency was told by being asked, and on what footing (governance A3). */
export const disclosureOfAsking = (
  request: AgencyRequest,
  decidedBy: string | null,
  at: Instant,
): Disclosure => ({
  owner: request.owner,
  enquiryId: request.enquiryId,
  contactId: request.contactId,
  requestId: request.id,
  direction: 'to-agency',
  from: request.owner,
  to: request.agency,
  about: request.subjects.map(({ id }) => id),
  purpose: request.purpose,
  outcome: 'shared',
  flow: { id: request.flow.id, instrumentId: request.flow.instrument.id },
  lawfulBasis: request.lawfulBasis,
  gateways: request.gateways,
  because: request.subjects.map(({ name, because }) => `${name}: ${because}`).join('\n'),
  detriment: null,
  decidedBy,
  decidedName: null,
  sha256: toldToAgency(request),
  at,
})

export type AskedOf = { request: AgencyRequest; facts: readonly RequestFact[] }

/** Everything asked for one enquiry, in the order it was asked, each with what happened to it. */
export const askedFor = async (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<AskedOf[]> => {
  const rows = await tx
    .selectFrom('agency_request')
    .select('id')
    .where('owner', '=', owner)
    .where('enquiry_id', '=', enquiryId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute()
  const facts = await factsOfMany(
    tx,
    requestStream,
    owner,
    rows.map(({ id }) => id),
  )
  const hidden = await outOfSight(tx, owner, enquiryId)
  return rows.flatMap(({ id }) => {
    const happened = facts.get(id) ?? []
    const request = fold(requestStream, happened)
    return request ? [{ request: without(request, hidden), facts: happened }] : []
  })
}

/** Children of the enquiry whose record was sealed since: whoever reads now does not learn that they were asked about. */
const outOfSight = async (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select distinct subject ->> 'id' as id
    from agency_request r
      join event e on e.owner = r.owner and e.stream = 'agency-request' and e.subject_id = r.id and e.type = 'asked'
      cross join lateral jsonb_array_elements(e.data -> 'subjects') subject
    where r.owner = ${owner} and r.enquiry_id = ${enquiryId}
      and not app.sees_on_contact(r.owner, (subject ->> 'id')::uuid)`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

const without = (request: AgencyRequest, hidden: ReadonlySet<string>): AgencyRequest =>
  hidden.size === 0
    ? request
    : {
        ...request,
        subjects: request.subjects.filter(({ id }) => !hidden.has(id)),
        answers: request.answers.filter(({ subjectId }) => !hidden.has(subjectId)),
      }

/** Everything asked for one enquiry, in the order it was asked. */
export const requestsOf = async (tx: Tx, owner: AuthorityCode, enquiryId: string): Promise<AgencyRequest[]> =>
  (await askedFor(tx, owner, enquiryId)).map(({ request }) => request)

export type Changing = Acting & { id: string }

const change = (
  tx: Tx,
  { actor, at, owner, id }: Changing,
  decide: (request: AgencyRequest) => readonly RequestEvent[] | { refused: string },
) =>
  performWithin(tx, requestStream, {
    actor,
    at,
    action: 'enquiry.work',
    owner,
    id,
    decide: (request) => (request ? decide(request) : { refused: 'withdrawn' }),
  })

export const chaseAgency = (
  tx: Tx,
  acting: Changing,
  how: 'telephone' | 'message' | 'in-person',
  note: string,
) => change(tx, acting, (request) => chase(request, how, note))

export const withdrawRequest = (tx: Tx, acting: Changing, because: string) =>
  change(tx, acting, (request) => withdraw(request, because))

/** The enquiry was rated anew: what is still out has the new colour, and is due when that allows. */
export const changeDue = (
  tx: Tx,
  acting: Changing,
  due: { rating: Exclude<Rating, 'blue'>; dueAt: Instant; because: string },
) =>
  performWithin(tx, requestStream, {
    actor: acting.actor,
    at: acting.at,
    action: 'enquiry.work',
    owner: acting.owner,
    id: acting.id,
    decide: async (request): Promise<RequestEvent[]> => {
      if (!request || !isOut(request)) return []
      if (request.dueAt === due.dueAt && request.rating === due.rating) return []
      const clock = await clockOf(tx, acting.owner, request.askedAt, due.dueAt)
      return [{ type: 'due-changed', ...due, stops: [replyClock], starts: [clock] }]
    },
  })

/** What an agency said on the telephone, written down by the hub, in the name of whoever said it. */
export const writingDown = (
  { actor, at, owner, id }: Changing,
  sayings: readonly Saying[],
  saidBy: string,
): Command<AgencyRequest, RequestEvent> => ({
  actor,
  at,
  action: 'enquiry.work',
  owner,
  id,
  decide: (request) => (request ? answer(request, sayings.map(markOf), saidBy) : { refused: 'withdrawn' }),
  beside: (tx, request) => keepAnswer(tx, request, sayings, { actor, at }, saidBy, null),
})

export const writeDownAnswer = (tx: Tx, acting: Changing, sayings: readonly Saying[], saidBy: string) =>
  performWithin(tx, requestStream, writingDown(acting, sayings, saidBy))

/** Beside the facts of an answer: its words, by their level, and that they were told or not told. */
export const keepAnswer = async (
  tx: Tx,
  request: AgencyRequest,
  sayings: readonly Saying[],
  { actor, at }: Pick<Acting, 'actor' | 'at'>,
  name: string,
  reusedFrom: string | null,
): Promise<void> => {
  const by = { staffId: staffIdOf(actor), name, at, reusedFrom }
  await keepSaid(tx, request, sayings, by)
  for (const disclosure of disclosuresOfAnswer(request, sayings, by)) await keepDisclosure(tx, disclosure)
}

/** That the agency told, and each thing that it decided not to tell (governance A3; Children Act 2004 s.16LA). */
export const disclosuresOfAnswer = (
  request: AgencyRequest,
  sayings: readonly Saying[],
  { staffId, name, at }: { staffId: string | null; name: string; at: Instant },
): Disclosure[] => {
  const told = sayings.filter(({ kind }) => kind !== 'declined')
  const back = {
    owner: request.owner,
    enquiryId: request.enquiryId,
    contactId: request.contactId,
    requestId: request.id,
    direction: 'from-agency',
    from: request.agency,
    to: request.owner,
    purpose: request.purpose,
    flow: { id: request.flow.id, instrumentId: request.flow.instrument.id },
    lawfulBasis: request.lawfulBasis,
    gateways: request.gateways,
    decidedBy: staffId,
    at,
  } as const
  const shared: Disclosure = {
    ...back,
    about: told.map(({ subjectId }) => subjectId),
    outcome: told.length === sayings.length ? 'shared' : 'partly-shared',
    because: 'Asked for by the MASH',
    detriment: null,
    decidedName: name,
    sha256: createHash('sha256')
      .update(told.map((saying) => markOf(saying).sha256).join('\n'))
      .digest('hex'),
  }
  const declined = sayings
    .filter(({ kind }) => kind === 'declined')
    .map((saying): Disclosure => ({
      ...back,
      about: [saying.subjectId],
      outcome: 'not-shared',
      // The reason may itself be what must not be known: it is read where the answer may be read.
      because: 'Not shared by the agency; its reason stands with its answer',
      detriment: saying.detriment === '' ? null : 'Said with its answer',
      decidedName: saying.decidedBy,
      sha256: null,
    }))
  return [...(told.length > 0 ? [shared] : []), ...declined]
}

/** The enquiry has closed: nothing more is answered, and each agency can read what became of what it said. */
export const closeRequests = async (
  tx: Tx,
  acting: Acting,
  enquiryId: string,
  toldBackTo: (request: AgencyRequest) => ToldBack,
): Promise<void> => {
  for (const request of await requestsOf(tx, acting.owner, enquiryId)) {
    if (request.closedAt !== null && request.withdrawn === null) continue
    const closed = await performWithin(tx, requestStream, {
      actor: acting.actor,
      at: acting.at,
      action: 'enquiry.work',
      owner: acting.owner,
      id: request.id,
      decide: (): RequestEvent[] => [
        { type: 'enquiry-closed', told: toldBackTo(request), stops: [replyClock] },
      ],
    })
    if (!closed.done) throw new Error(`A request could not be closed: ${closed.why}`)
  }
}
