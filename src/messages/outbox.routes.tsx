import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight } from '../access/index.ts'
import { type Contact, type ContactEvent, contactStream } from '../contacts/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor, type NotDone, perform, type Refusal } from '../events/index.ts'
import { instant } from '../time/index.ts'
import { type Acted, type Acting, action, type House, noRecord, page, type Page } from '../web/index.ts'
import { acknowledgementClock } from './acknowledging.ts'
import { draftMessages } from './draft-outbox.sql.ts'
import {
  type After,
  markSent,
  type Message,
  messageById,
  outbox,
  queueSending,
  setWithheld,
} from './outbox.sql.ts'
import { OutboxPage } from './pages/outbox.page.tsx'
import { feedbackClocks } from './telling.ts'

const perPage = 50
const newestCodes = 20

type Paging = { after?: string | undefined }
type Which = Paging & { id: string }

const afterOf = ({ after = '' }: Paging): After | null => {
  const [queuedAt = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(queuedAt) || !/^[0-9a-f-]{36}$/.test(id)) return null
  return { queuedAt: instant(queuedAt), id }
}

const moreFrom = (messages: readonly Message[]): string | null => {
  const last = messages[perPage - 1]
  return messages.length <= perPage || !last ? null : `/outbox?after=${last.queuedAt}~${last.id}`
}

const outboxPage: Page<Paging, null> = {
  path: '/outbox',
  action: 'outbox.read',
  params: z.object({ after: z.string().optional() }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const messages = await outbox(tx, councilsInSight(visit.actor, visit.at), afterOf(params), perPage + 1)
    const codes = params.after === undefined ? await draftMessages(tx, newestCodes) : []
    const sendsByNotify = (process.env['NOTIFY_API_KEY'] ?? '') !== ''
    return {
      title: 'Outbox',
      main: (
        <OutboxPage
          visit={visit}
          shown={{ messages: messages.slice(0, perPage), codes, more: moreFrom(messages), sendsByNotify }}
        />
      ),
    }
  },
}

/** What telling somebody, or deciding not to, does to the contact: the clock of that message stops. */
const eventsFor = (message: Message, told: boolean, contact: Contact): ContactEvent[] => {
  const { id, textClass, withheldBecause } = message
  switch (message.kind) {
    case 'acknowledgement':
      return told
        ? [{ type: 'acknowledged', messageId: id, stops: [acknowledgementClock] }]
        : [
            {
              type: 'acknowledgement-withheld',
              because: withheldBecause ?? '',
              stops: [acknowledgementClock],
            },
          ]
    case 'feedback':
      return told ? [{ type: 'feedback-sent', messageId: id, textClass, stops: feedbackClocks(contact) }] : []
    case 'more-needed':
      return []
  }
}

type Change = (
  tx: Tx,
  message: Message,
  acting: Acting<Which>,
  contact: Contact,
) => Promise<readonly ContactEvent[] | Refusal>

const changeMessage =
  (house: House, change: Change) =>
  async (acting: Acting<Which>): Promise<Acted> => {
    const { visit, params, once } = acting
    const { actor, at } = visit
    const message = await asActor(house.db, contextFor(actor, 'contact.feedback', at), (tx) =>
      messageById(tx, params.id),
    )
    if (!message) return { done: false, why: 'not-found' } satisfies NotDone
    const outcome = await perform(house.db, contactStream, {
      actor,
      at,
      action: 'contact.feedback',
      owner: message.owner,
      id: message.contactId,
      once,
      decide: async (contact, tx) => {
        const now = await messageById(tx, params.id)
        return contact && now?.sentAt === null
          ? change(tx, now, acting, contact)
          : { refused: 'sent-already' }
      },
    })
    return outcome.done ? { goTo: '/outbox' } : outcome
  }

const changes: Readonly<Record<string, Change>> = {
  told: async (tx, message, { visit }, contact) => {
    await markSent(tx, message, visit.at, null)
    return eventsFor(message, true, contact)
  },
  again: async (tx, message) => {
    await queueSending(tx, message.owner, message.id)
    return []
  },
  release: async (tx, message, _acting, contact) => {
    await setWithheld(tx, message, null)
    await queueSending(tx, message.owner, message.id)
    return eventsFor(message, true, contact)
  },
  withhold: async (_tx, message, _acting, contact) => eventsFor(message, false, contact),
}

export const outboxRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, outboxPage)
  for (const [verb, change] of Object.entries(changes)) {
    action(app, house, {
      path: `/outbox/:id/${verb}`,
      action: 'contact.feedback',
      params: z.object({ id: z.uuid(), after: z.string().optional() }),
      from: outboxPage,
      act: changeMessage(house, change),
      words: { 'sent-already': 'This has been sent already.' },
    })
  }
}
