import { createHash } from 'node:crypto'
import type { Actor } from '../access/index.ts'
import {
  hubPhone,
  type AgencyRequest,
  agencyName,
  closeRequests,
  type Disclosure,
  keepDisclosure,
  mayBeReadBy,
  requestsOf,
  type SaidItem,
  saidIn,
  type ToldBack,
} from '../agency-requests/index.ts'
import { bookFor } from '../clocks/index.ts'
import { type ContactEvent, contactStream, type Judgement, outcomeRule } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { type Fact, factsOf, fold, type Happening, performWithin, type Reaction } from '../events/index.ts'
import { type FromEnquiry, sendToTeam, takeOnByDeciding } from '../hand-overs/index.ts'
import type { Instant } from '../time/index.ts'
import type { Enquiry, EnquiryEvent } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { isPassedOn } from './outcomes.rule.ts'
import { asTheHub } from './receiving.ts'

/**
 * What follows from what happens in the hub: the decision stands on the contact, the child goes to its team with the
 * summary and what may be read there, the agencies hear what came of their answers.
 */

type Decided = Extract<EnquiryEvent, { type: 'child-decided' }>
const isDecided = (event: Happening): event is Decided => event.type === 'child-decided'

const enquiryOf = async (tx: Tx, { owner, id }: Fact<Happening>): Promise<Enquiry> => {
  const enquiry = fold(enquiryStream, await factsOf(tx, enquiryStream, owner, id))
  if (!enquiry) throw new Error('An enquiry has its facts.')
  return enquiry
}

const mustBeDone = (outcome: { done: boolean }): void => {
  if (!outcome.done) throw new Error(`The decision could not be carried out: ${JSON.stringify(outcome)}`)
}

/** The decision of an enquiry as it stands on the contact. */
export const judgementOf = ({
  outcome,
  level,
  rationale,
}: Pick<Decided, 'outcome' | 'level' | 'rationale'>): Judgement => ({
  outcome,
  level,
  indicators: [],
  guidance: null,
  detail: outcomeRule(outcome).closes ? { reason: rationale } : {},
  rationale,
})

type Travelling = {
  enquiry: Enquiry
  said: readonly Pick<SaidItem, 'id' | 'level'>[]
  requests: readonly AgencyRequest[]
  phone: string
}

/**
 * What goes with a child: the summary, what the team may read, and which agencies hold more and whom to ring. Counted
 * from the facts, not from what whoever decides may read: what is held back never looks like nothing.
 */
export const fromEnquiryOf = ({ enquiry, said, requests, phone }: Travelling): FromEnquiry => {
  const heldBack = requests.filter(({ answers }) =>
    answers.some(({ level }) => !mayBeReadBy(level, 'receiving-team')),
  )
  return {
    enquiryId: enquiry.id,
    summary: enquiry.summary?.text ?? '',
    said: said.filter(({ level }) => mayBeReadBy(level, 'receiving-team')).map(({ id }) => id),
    heldBack: [...new Set(heldBack.map(({ agency }) => agencyName(agency)))],
    phone,
  }
}

const travelling = async (tx: Tx, enquiry: Enquiry, at: Instant): Promise<FromEnquiry> =>
  fromEnquiryOf({
    enquiry,
    said: await saidIn(tx, enquiry.owner, enquiry.id),
    requests: await requestsOf(tx, enquiry.owner, enquiry.id),
    phone: await hubPhone(tx, enquiry.owner, at),
  })

/** That the team was told, by the hash of what it was told. */
export const disclosureToTeam = (
  enquiry: Enquiry,
  { childId, outcome }: Pick<Decided, 'childId' | 'outcome'>,
  fromEnquiry: FromEnquiry,
  decidedBy: string | null,
  at: Instant,
): Disclosure => ({
  owner: enquiry.owner,
  enquiryId: enquiry.id,
  contactId: enquiry.contactId,
  requestId: null,
  direction: 'to-team',
  from: enquiry.owner,
  to: enquiry.owner,
  about: [childId],
  purpose: 'mash-enquiry',
  outcome: fromEnquiry.heldBack.length === 0 ? 'shared' : 'partly-shared',
  flow: null,
  lawfulBasis: null,
  gateways: [],
  because: `Decided: ${outcomeRule(outcome).name}`,
  detriment: null,
  decidedBy,
  decidedName: null,
  sha256: createHash('sha256').update(JSON.stringify(fromEnquiry)).digest('hex'),
  at,
})

const passOn = async (
  tx: Tx,
  fact: Fact<Happening>,
  event: Decided,
  enquiry: Enquiry,
  actor: Actor,
): Promise<void> => {
  const fromEnquiry = await travelling(tx, enquiry, fact.at)
  const { owner, at } = fact
  const decidedBy = actor.kind === 'staff' ? actor.rights.staffId : null
  await keepDisclosure(tx, disclosureToTeam(enquiry, event, fromEnquiry, decidedBy, at))
  await sendToTeam(
    tx,
    {
      owner,
      contactId: enquiry.contactId,
      at,
      childId: event.childId,
      judgement: judgementOf(event),
      fromFn: fact.by.kind === 'staff' ? fact.by.fn : 'mash',
      action: 'enquiry.decide',
      fromEnquiry,
    },
    actor,
  )
}

/** The outcome stands on the contact, beside what screening decided; and a team that takes over receives the child. */
export const decidedGoesOn: Reaction = {
  stream: 'enquiry',
  type: 'child-decided',
  react: async (tx, fact, actor) => {
    const { event, owner, at } = fact
    if (!isDecided(event)) return
    const enquiry = await enquiryOf(tx, fact)
    const last = enquiry.children.every(({ decided }) => decided !== null)
    const now = enquiry.children.filter(({ decided }) => decided?.at === at)
    const isLastOfAll = last && now.at(-1)?.childId === event.childId
    const feedback = (await bookFor(tx, owner, at)).start('MASH-FEEDBACK', at)
    mustBeDone(
      await performWithin(tx, contactStream, {
        actor,
        at,
        action: 'enquiry.decide',
        owner,
        id: enquiry.contactId,
        decide: (): ContactEvent[] => [
          {
            type: 'decided-after-enquiry',
            childId: event.childId,
            enquiryId: enquiry.id,
            ...judgementOf(event),
            ...(isLastOfAll ? { starts: [feedback] } : {}),
          },
        ],
      }),
    )
    if (isPassedOn(event.outcome)) await passOn(tx, fact, event, enquiry, actor)
  },
}

/** What one agency may hear: whether what it said was weighed, and what was decided for those it was asked about. */
export const toldBackBy =
  (enquiry: Enquiry, at: ToldBack['at']) =>
  (request: AgencyRequest): ToldBack => {
    const weighed = request.answers.some(({ id }) => enquiry.discussion?.considered.includes(id) === true)
    const outcomes = enquiry.children.flatMap(({ childId, name, decided }) =>
      decided !== null && request.subjects.some(({ id }) => id === childId)
        ? [{ about: name, outcome: outcomeRule(decided.outcome).name }]
        : [],
    )
    return {
      at,
      weighed,
      outcomes,
      words: weighed
        ? 'What you said was weighed in the discussion.'
        : request.answers.length > 0
          ? 'What you said was read by whoever decided.'
          : 'It was decided without an answer from you.',
    }
  }

const closeAll: Reaction['react'] = async (tx, fact, actor) => {
  const { owner, id, at } = fact
  const enquiry = await enquiryOf(tx, fact)
  await closeRequests(tx, { actor, at, owner }, id, toldBackBy(enquiry, at))
}

/** Nothing is left to ask or to accept: the agencies hear, and the hand-overs nobody had accepted are taken on. */
export const closedTellsAgencies: Reaction = {
  stream: 'enquiry',
  type: 'closed',
  react: async (tx, fact, actor) => {
    await closeAll(tx, fact, actor)
    if (actor.kind !== 'staff') return
    const enquiry = await enquiryOf(tx, fact)
    for (const id of new Set(enquiry.children.map(({ handOverId }) => handOverId)))
      await takeOnByDeciding(
        tx,
        { actor, at: fact.at, owner: fact.owner, id },
        'enquiry.decide',
        enquiry.taken?.allocatedTo ?? actor.rights.staffId,
      )
  },
}

export const handedBackTellsAgencies: Reaction = { stream: 'enquiry', type: 'handed-back', react: closeAll }

/** An agency's answer is something that happened on the enquiry: the navigator may not read there, the service writes it. */
export const answerArrives: Reaction = {
  stream: 'agency-request',
  type: 'answered',
  react: async (tx, { owner, id, at }) =>
    asTheHub(tx, owner, at, async (actor) => {
      const row = await tx
        .selectFrom('agency_request')
        .select(['enquiry_id', 'agency', 'stage'])
        .where('owner', '=', owner)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      mustBeDone(
        await performWithin(tx, enquiryStream, {
          actor,
          at,
          action: 'enquiry.work',
          owner,
          id: row.enquiry_id,
          decide: (): EnquiryEvent[] => [
            {
              type: 'answer-arrived',
              requestId: id,
              agency: row.agency,
              isComplete: row.stage === 'answered',
            },
          ],
        }),
      )
    }),
}
