import {
  type AgencyRequest,
  chaseAgency,
  isOut,
  requestsOf,
  withdrawRequest,
} from '../agency-requests/index.ts'
import type { Tx } from '../db/index.ts'
import type { Done, NotDone, Refusal } from '../events/index.ts'
import { type Acted, type Acting, one } from '../web/index.ts'
import { type Deciding, sendForm } from './enquiry.form.ts'
import { type Enquiry, type EnquiryEvent, isOpen } from './enquiry.ts'
import type { OfRequest } from './request.routes.tsx'
import { othersWaitedOn } from './waiting.words.ts'

/** What the hub does about a question that is out: remind, take back, and say that somebody is waited on. */

const ways = ['telephone', 'message', 'in-person'] as const
type Way = (typeof ways)[number]
const isWay = (text: string): text is Way => (ways as readonly string[]).includes(text)

export const requestOf = async (
  tx: Tx,
  { owner, id }: Enquiry,
  requestId: string,
): Promise<AgencyRequest | undefined> =>
  (await requestsOf(tx, owner, id)).find((request) => request.id === requestId)

type Changed = Done<AgencyRequest> | NotDone

/** One change to a question, and the same said on the enquiry, together or not at all. */
const onRequest =
  (
    { params, visit }: Acting<OfRequest>,
    change: (tx: Tx, on: Parameters<typeof chaseAgency>[1]) => Promise<Changed>,
    said: (request: AgencyRequest) => EnquiryEvent,
  ): Deciding =>
  async (enquiry, tx): Promise<readonly EnquiryEvent[] | Refusal> => {
    if (!isOpen(enquiry)) return { refused: 'enquiry-closed' }
    const request = await requestOf(tx, enquiry, params.request)
    if (!request) return { refused: 'no-such-request' }
    const { actor, at } = visit
    const changed = await change(tx, { actor, at, owner: enquiry.owner, id: request.id })
    if (changed.done) return [said(request)]
    if (changed.why === 'refused') return { refused: changed.refused }
    throw new Error(`A question could not be changed: ${changed.why}`)
  }

const atAgencies = { part: '#agencies' }

export const chaseIt = (acting: Acting<OfRequest>): Promise<Acted> => {
  const how = one(acting.body, 'how')
  return sendForm(
    acting,
    `chase-${acting.params.request}`,
    (enquiry, tx) =>
      isWay(how)
        ? onRequest(
            acting,
            (within, on) => chaseAgency(within, on, how, one(acting.body, 'note')),
            ({ id, agency }) => ({ type: 'agency-chased', requestId: id, agency }),
          )(enquiry, tx)
        : { refused: 'how-needed' },
    atAgencies,
  )
}

export const takeBack = (acting: Acting<OfRequest>): Promise<Acted> => {
  const because = one(acting.body, 'because')
  return sendForm(
    acting,
    `withdraw-${acting.params.request}`,
    onRequest(
      acting,
      (tx, on) => withdrawRequest(tx, on, because),
      ({ id, agency }) => ({ type: 'request-withdrawn', requestId: id, agency, because }),
    ),
    atAgencies,
  )
}

/** Said and counted; the clock of the enquiry goes on (clocks 4.3 d). */
export const noteWaiting = (acting: Acting<{ id: string }>, agency: string, note: string): Promise<Acted> =>
  sendForm(acting, 'waiting', async (enquiry, tx) => {
    if (!isOpen(enquiry)) return { refused: 'closed' }
    const out = (await requestsOf(tx, enquiry.owner, enquiry.id)).filter((request) => isOut(request))
    const isThere = othersWaitedOn.includes(agency) || out.some((request) => request.agency === agency)
    if (!isThere) return { refused: 'whom-needed' }
    return note === '' ? { refused: 'note-needed' } : [{ type: 'waiting-noted', agency, note }]
  })
