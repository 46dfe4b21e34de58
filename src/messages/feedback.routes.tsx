import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { agencyName, withheldWordsIn } from '../agency-requests/index.ts'
import { type Contact, type ContactEvent, contactStream, findContact, standsNow } from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { isRefusal, perform } from '../events/index.ts'
import { handOversOf } from '../hand-overs/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type Body,
  type House,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { aboutContact } from './acknowledging.ts'
import { type Decided, longestAddition } from './feedback.ts'
import { enquiriesAbout, saidAbout } from './of-enquiry.sql.ts'
import { putInOutbox } from './outbox.sql.ts'
import { ownWordsForAll, ownWordsOn } from './own-words.sql.ts'
import { FeedbackPage } from './pages/feedback.page.tsx'
import { toldDecision } from './referrer-letters.ts'
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
  isAfterEnquiry: contact.children.some(({ afterEnquiry }) => afterEnquiry !== null),
  added,
})

/** Whoever works in the hub came from its enquiry, and goes back to it. */
const cameFrom = async (tx: Tx, visit: Visit, { owner, id, reference }: Contact) => {
  const [enquiry] = visit.actor.fn === 'mash' ? await enquiriesAbout(tx, owner, id) : []
  return enquiry === undefined
    ? { href: `/contacts/${id}`, text: `Contact ${reference}` }
    : { href: `/enquiries/${enquiry}`, text: `Enquiry ${reference}` }
}

const feedbackPage: Page<Which, Contact> = {
  path: '/contacts/:id/feedback',
  action: 'contact.feedback',
  params: which,
  find: (tx, { id }) => findContact(tx, id),
  show: async ({ tx, it: contact, visit, form }) => {
    const decided = await decidedOf(tx, contact, '')
    const { referrer } = contact.told
    const own = await ownWordsForAll(tx, contact.owner, 'feedback', dayOf(visit.at))
    return {
      title: `Tell the referrer: ${contact.reference}`,
      back: await cameFrom(tx, visit, contact),
      main: (
        <FeedbackPage
          visit={visit}
          form={form}
          shown={{
            contact,
            suggested: textClassOf(referrer),
            letters: classesFor(referrer).map((textClass) => ({
              textClass,
              letter: toldDecision(own.get(textClass) ?? null, decided, textClass),
            })),
          }}
        />
      ),
    }
  },
}

const withheldWords = 'withheld-words:'

/** Whose words they are; the words themselves are not said again. */
const sayWithheld = (refused: string, body: Body): Acted => {
  const agencies = refused.slice(withheldWords.length).split(',').map(agencyName)
  const whose = new Intl.ListFormat('en-GB').format(agencies)
  const text = `Words of ${whose} stand here. What agencies say is not told to whoever referred: take them out`
  return { form: { errors: [{ field: 'added', text }], typed: body } }
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
  // What an agency says is for those who decide: whoever told us may be told none of it (procedures 4.7, Appendix C).
  const agencies = withheldWordsIn(said.added, await saidAbout(tx, contact.owner, contact.id), 'referrer')
  if (agencies.length > 0) return { refused: `${withheldWords}${agencies.join(',')}` }
  const own = await ownWordsOn(tx, contact.owner, 'feedback', textClass, dayOf(at))
  const messageId = await putInOutbox(tx, {
    owner: contact.owner,
    contactId: contact.id,
    kind: 'feedback',
    textClass,
    channel,
    recipient: said.to,
    letter: toldDecision(own, await decidedOf(tx, contact, said.added), textClass),
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
    let back = `/contacts/${params.id}`
    const outcome = await perform(house.db, contactStream, {
      actor,
      at,
      action: 'contact.feedback',
      owner: actor.actingFor ?? '',
      id: params.id,
      once,
      decide: async (contact, tx) => {
        if (!contact) return { refused: 'not-decided' }
        back = (await cameFrom(tx, visit, contact)).href
        const deciding = { contact, tx, at, acting }
        return one(body, 'do') === 'withhold' ? withholding(deciding) : sending(deciding)
      },
    })
    if (outcome.done) return { goTo: back }
    return outcome.why === 'refused' && outcome.refused.startsWith(withheldWords)
      ? sayWithheld(outcome.refused, body)
      : outcome
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
