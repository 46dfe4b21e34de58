import type { Action, Actor, SystemActor } from '../access/index.ts'
import { type Book, mashBookFor } from '../clocks/index.ts'
import { agreementTo, type Contact, contactOf, outcomeRule } from '../contacts/index.ts'
import { asActorWithin, newId, type Tx } from '../db/index.ts'
import { contextFor, type Fact, type Happening, performWithin, type Reaction } from '../events/index.ts'
import { handOverOf, type HandOverEvent } from '../hand-overs/index.ts'
import { type Instant, isOpenAt, unlessUnpublished } from '../time/index.ts'
import type { Agreement, Enquiry, EnquiryEvent } from './enquiry.ts'
import { openEnquiryOf } from './enquiry.sql.ts'
import { enquiryStream } from './enquiry.stream.ts'

/**
 * A hand-over to the MASH is an enquiry from the moment it is sent (clocks 4.3): the gap between the Customer Service
 * Centre and the hub, where nobody timed anything, is gone. The service opens it itself, in the transaction of the
 * decision, since whoever screens may not read what happens in the hub.
 */

const mash = 'mash'

/** In the service's own name, for one council: screeners and navigators may not read the hub's facts. */
export const asTheHub = async <T>(
  tx: Tx,
  owner: string,
  at: Instant,
  work: (actor: Actor) => Promise<T>,
): Promise<T> => {
  const actor: SystemActor = { kind: 'system', job: 'mash', actingFor: owner }
  return asActorWithin(tx, contextFor(actor, 'enquiry.work', at), () => work(actor))
}

const mustBeDone = (outcome: { done: boolean }): void => {
  if (!outcome.done) throw new Error(`The enquiry could not be opened: ${JSON.stringify(outcome)}`)
}

type Sent = Extract<HandOverEvent, { type: 'sent' }>

/** What screening was told of agreement to the checks: nobody types it again. */
const agreementTold = (
  told: Parameters<typeof agreementTo>[0],
  { given, refused, at }: { given: string; refused: string; at: Instant },
): Agreement | null => {
  switch (agreementTo(told, 'agency-checks')) {
    case 'given':
      return { state: 'given', who: given, at }
    case 'refused':
      return { state: 'refused', who: refused, at }
    case 'not-sought':
      return null
  }
}

const whoSaid = (told: Parameters<typeof agreementTo>[0], answer: string): string =>
  told.consents.find((consent) => consent.purpose === 'agency-checks' && consent.answer === answer)?.person ||
  'The family'

/** An enquiry as it opens: with what screening was told, and told to emergency duty where nobody is in the hub. */
export const openingOf = (
  sent: Sent,
  { contact, handOverId, book, at }: { contact: Contact; handOverId: string; book: Book; at: Instant },
): EnquiryEvent[] => {
  const { told, reportId, receivedAt } = contact
  const clock = book.start('MASH-RATED', at)
  const closed = unlessUnpublished(() => isOpenAt(book.calendar, at)) === false
  return [
    {
      type: 'received',
      contactId: sent.contactId,
      reportId,
      reference: sent.reference,
      headline: sent.headline,
      urgency: sent.urgency,
      receivedAt,
      dueAt: clock.dueAt,
      clockRule: clock.rule,
      children: enquiryChildren(sent, handOverId),
      agreement: agreementTold(told, {
        given: whoSaid(told, 'given'),
        refused: whoSaid(told, 'refused'),
        at,
      }),
      starts: [clock],
    },
    ...(closed && sent.urgency === 'immediate'
      ? [
          {
            type: 'emergency-duty-told' as const,
            because: 'it came as immediate while the MASH was closed',
          },
        ]
      : []),
  ]
}

const enquiryChildren = ({ children }: Sent, handOverId: string) =>
  children.map(({ childId, name }) => ({ childId, name, handOverId }))

const receive = async (tx: Tx, fact: Fact<Happening>, sent: Sent): Promise<void> => {
  const { owner, at, id: handOverId } = fact
  await asTheHub(tx, owner, at, async (actor) => {
    const found = await contactOf(tx, owner, sent.contactId)
    if (!found) throw new Error('A hand-over has its contact.')
    const known = await openEnquiryOf(tx, owner, sent.contactId)
    const { book } = await mashBookFor(tx, owner, at)
    mustBeDone(
      await performWithin(tx, enquiryStream, {
        actor,
        at,
        action: 'enquiry.work',
        owner,
        id: known ?? newId(),
        opens: true,
        decide: (enquiry): EnquiryEvent[] =>
          enquiry === undefined
            ? openingOf(sent, { contact: found.it, handOverId, book, at })
            : [
                {
                  type: 'children-joined',
                  children: enquiryChildren(sent, handOverId),
                  headline: enquiry.headline,
                },
              ],
      }),
    )
  })
}

const isSent = (event: Happening): event is Sent => event.type === 'sent'

export const handOverOpensEnquiry: Reaction = {
  stream: 'hand-over',
  type: 'sent',
  react: async (tx, fact) => {
    const { event } = fact
    if (isSent(event) && event.toFn === mash && outcomeRule(event.outcome).to === mash)
      await receive(tx, fact, event)
  },
}

/** What happens to the hand-over happens on the enquiry still going on about its contact; where there is none, nothing. */
const onOpenEnquiry = async (
  tx: Tx,
  { actor, at, owner }: { actor: Actor; at: Instant; owner: string },
  contactId: string,
  decide: (enquiry: Enquiry) => EnquiryEvent[],
  action: Action = 'enquiry.work',
): Promise<void> => {
  const id = await openEnquiryOf(tx, owner, contactId)
  if (id === null) return
  mustBeDone(
    await performWithin(tx, enquiryStream, {
      actor,
      at,
      action,
      owner,
      id,
      decide: (enquiry) => (enquiry ? decide(enquiry) : []),
    }),
  )
}

/** A brother or sister decided in the same sending joined the hand-over, and so the enquiry. */
export const siblingJoinsEnquiry: Reaction = {
  stream: 'hand-over',
  type: 'sibling-joined',
  react: async (tx, { owner, id, at, event }) => {
    const handOver = await handOverOf(tx, owner, id)
    if (!handOver || handOver.toFn !== mash || !isJoined(event)) return
    const { child, headline } = event
    const children = [{ childId: child.childId, name: child.name, handOverId: id }]
    await asTheHub(tx, owner, at, (actor) =>
      onOpenEnquiry(tx, { actor, at, owner }, handOver.contactId, () => [
        { type: 'children-joined', children, headline },
      ]),
    )
  },
}

type Joined = Extract<HandOverEvent, { type: 'sibling-joined' }>
const isJoined = (event: Happening): event is Joined => event.type === 'sibling-joined'

type Accepted = Extract<HandOverEvent, { type: 'accepted' }>
const isAccepted = (event: Happening): event is Accepted => event.type === 'accepted'

/** The hub's manager takes the hand-over on, and names who has the enquiry. */
export const acceptedIsTaken: Reaction = {
  stream: 'hand-over',
  type: 'accepted',
  react: async (tx, { owner, id, at, event }, actor) => {
    const handOver = await handOverOf(tx, owner, id)
    if (!handOver || handOver.toFn !== mash || !isAccepted(event)) return
    const { allocatedTo } = event
    const taken = (): EnquiryEvent[] => [{ type: 'taken', allocatedTo }]
    await onOpenEnquiry(tx, { actor, at, owner }, handOver.contactId, taken, 'hand-over.accept')
  },
}

type Left = Extract<HandOverEvent, { type: 'sent-on' | 'withdrawn' }>
const hasLeft = (event: Happening): event is Left => event.type === 'sent-on' || event.type === 'withdrawn'

/** Sent on to another team, or withdrawn: where no child is left for it, the enquiry is over, and says why. */
const handedBack: Reaction['react'] = async (tx, { owner, id, at, event }) => {
  if (!hasLeft(event) || (event.type === 'sent-on' && event.toFn === mash)) return
  const handOver = await handOverOf(tx, owner, id)
  if (!handOver) return
  const how = event.type === 'sent-on' ? 'sent on to another team' : 'withdrawn'
  const because = `${how}: ${event.because}`
  await asTheHub(tx, owner, at, (actor) =>
    onOpenEnquiry(tx, { actor, at, owner }, handOver.contactId, ({ children, clockRule }) =>
      children.every(({ handOverId }) => handOverId === id)
        ? [{ type: 'handed-back', because, stops: [clockRule] }]
        : [],
    ),
  )
}

export const sentOnIsHandedBack: Reaction = { stream: 'hand-over', type: 'sent-on', react: handedBack }

export const withdrawnIsHandedBack: Reaction = { stream: 'hand-over', type: 'withdrawn', react: handedBack }
