import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Contact, type ContactEvent, contactStream, findContact, standsNow } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { isRefusal, perform } from '../events/index.ts'
import { handOversOf } from '../hand-overs/index.ts'
import type { Instant } from '../time/index.ts'
import { type Acted, type Acting, action, type House, one, page, type Page } from '../web/index.ts'
import { aboutContact } from './acknowledging.ts'
import { type Decided, feedback, longestAddition } from './feedback.ts'
import { putInOutbox } from './outbox.sql.ts'
import { FeedbackPage } from './pages/feedback.page.tsx'
import { feedbackClocks, tell, withhold } from './telling.ts'
import { classesFor, textClassOf } from './text-class.ts'

type Which = { id: string }
const which: z.ZodType<Which> = z.object({ id: z.uuid() })

/** One entry for each different outcome, with the team that has it by now. */
const outcomesOf = async (tx: Tx, contact: Contact): Promise<Decided['outcomes']> => {
  const lines = await handOversOf(tx, contact.owner, contact.id)
  const outcomes: Decided['outcomes'][number][] = []
  for (const child of contact.children) {
    const decided = standsNow(child)
    if (decided === null) continue
    const at = outcomes.findIndex((each) => each.outcome === decided.outcome)
    const known = outcomes[at]
    if (known) outcomes[at] = { ...known, children: known.children + 1 }
    else {
      const team =
        lines.find((line) => line.outcome === decided.outcome && line.stage !== 'withdrawn')?.toTeam ?? ''
      outcomes.push({ outcome: decided.outcome, detail: decided.detail, team, children: 1 })
    }
  }
  return outcomes
}

const decidedOf = async (tx: Tx, contact: Contact, added: string): Promise<Decided> => ({
  ...(await aboutContact(tx, contact)),
  outcomes: await outcomesOf(tx, contact),
  added,
})

const feedbackPage: Page<Which, Contact> = {
  path: '/contacts/:id/feedback',
  action: 'contact.feedback',
  params: which,
  find: (tx, { id }) => findContact(tx, id),
  show: async ({ tx, it: contact, visit, form }) => {
    const decided = await decidedOf(tx, contact, '')
    const { referrer } = contact.told
    return {
      title: `Tell the referrer: ${contact.reference}`,
      back: { href: `/contacts/${contact.id}`, text: `Contact ${contact.reference}` },
      main: (
        <FeedbackPage
          visit={visit}
          form={form}
          shown={{
            contact,
            suggested: textClassOf(referrer),
            letters: classesFor(referrer).map((textClass) => ({
              textClass,
              letter: feedback(textClass, decided),
            })),
          }}
        />
      ),
    }
  },
}

type Deciding = { contact: Contact; tx: Tx; at: Instant; acting: Acting<Which> }

const sending = async ({ contact, tx, at, acting: { body } }: Deciding) => {
  const said = tell(contact, {
    textClass: one(body, 'textClass'),
    added: one(body, 'added'),
    channel: one(body, 'channel'),
  })
  if (isRefusal(said)) return said
  const { textClass, channel } = said
  const messageId = await putInOutbox(tx, {
    owner: contact.owner,
    contactId: contact.id,
    kind: 'feedback',
    textClass,
    channel,
    recipient: said.to,
    letter: feedback(textClass, await decidedOf(tx, contact, said.added)),
    at,
    ...(channel === 'email' ? {} : { sentAt: at }),
  })
  return [
    { type: 'feedback-sent', messageId, textClass, stops: feedbackClocks(contact) },
  ] satisfies ContactEvent[]
}

const withholding = ({ contact, acting: { body } }: Deciding) => {
  const withheld = withhold(contact, one(body, 'reason'), one(body, 'note'))
  return isRefusal(withheld)
    ? withheld
    : ([
        { type: 'feedback-withheld', because: withheld.because, stops: feedbackClocks(contact) },
      ] satisfies ContactEvent[])
}

const giveFeedback =
  (house: House) =>
  async (acting: Acting<Which>): Promise<Acted> => {
    const { visit, params, once, body } = acting
    const { actor, at } = visit
    const outcome = await perform(house.db, contactStream, {
      actor,
      at,
      action: 'contact.feedback',
      owner: actor.actingFor ?? '',
      id: params.id,
      once,
      decide: async (contact, tx) => {
        if (!contact) return { refused: 'not-decided' }
        const deciding = { contact, tx, at, acting }
        return one(body, 'do') === 'withhold' ? withholding(deciding) : sending(deciding)
      },
    })
    return outcome.done ? { goTo: `/contacts/${params.id}` } : outcome
  }

export const feedbackRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, feedbackPage)
  action(app, house, {
    path: '/contacts/:id/feedback',
    action: 'contact.feedback',
    params: which,
    from: feedbackPage,
    act: giveFeedback(house),
    words: {
      'not-decided': 'Not every child on this contact has a decision yet.',
      'already-told': 'The referrer has been told of this decision already.',
      'class-needed': { field: 'textClass', text: 'Choose how much they may know' },
      'too-long': { field: 'added', text: `Keep it to ${String(longestAddition)} characters, or ring them` },
      'names-somebody': { field: 'added', text: 'Leave names out: somebody else may read it' },
      'way-needed': { field: 'channel', text: 'Choose how they are told' },
      'reason-needed': { field: 'reason', text: 'Choose why they are not told' },
    },
  })
}
