import { z } from 'zod'
import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Room,
  type Visit,
} from '../web/index.ts'
import { attachmentContent, countEarlier, looksAt, namedFacts } from './around.sql.ts'
import { change, type Doing } from './changing.ts'
import type { Contact } from './contact.ts'
import { gather } from './contact.show.ts'
import { findContact, idByReference } from './contact.sql.ts'
import { decideForChild } from './deciding.ts'
import { move } from './moving.ts'
import { ContactPage, titleOf } from './pages/contact.page.tsx'
import { RecordPage } from './pages/record.page.tsx'
import { recognisingRoutes } from './recognising.routes.tsx'
import { readReference } from './reference.ts'
import { acceptTransfer, addNote, changeUrgency, open, recordReply, recordVoice } from './screening.ts'
import { screeningTasks } from './screening.tasks.ts'
import { toldGoesIntoTheRecord } from './told-record.reaction.ts'
import { hiddenIsHiddenHereToo } from './withholding.reaction.ts'

type OfContact = { id: string }
const ofContact = z.object({ id: z.uuid() })
const ofChild = z.object({ id: z.uuid(), childId: z.uuid() })

const contactPage: Page<OfContact, Contact> = {
  path: '/contacts/:id',
  action: 'contact.open',
  params: ofContact,
  find: (tx, { id }) => findContact(tx, id),
  show: async ({ tx, it, resource, visit, form }) => {
    const view = await gather(tx, visit, form, { it, resource })
    return {
      title: titleOf(view),
      main: <ContactPage {...view} />,
      wide: true,
      back: ownListOf(visit),
    }
  },
}

/** The list whoever reads a contact works from. Somebody to whom single cases are left has a list of them, and no tray. */
const ownListOf = ({ may }: Visit): { href: string; text: string } => {
  if (may('exit-list.own').allowed) return { href: '/exit-list', text: 'Left to you' }
  if (may('contact.tray').allowed) return { href: '/screening', text: 'Screening tray' }
  return may('enquiry.board').allowed
    ? { href: '/enquiries', text: 'Enquiries' }
    : { href: '/hand-overs', text: 'Hand-overs' }
}

const recordPage: Page<OfContact, Contact> = {
  path: '/contacts/:id/record',
  action: 'record.read',
  params: ofContact,
  find: (tx, { id }) => findContact(tx, id),
  show: async ({ tx, it, visit }) => ({
    title: `What happened to ${it.reference}`,
    main: (
      <RecordPage
        contact={it}
        facts={await namedFacts(tx, it.owner, it.id)}
        looks={await looksAt(tx, it.owner, it.id)}
        councils={visit.councils}
      />
    ),
    wide: true,
    back: { href: `/contacts/${it.id}`, text: 'The contact' },
  }),
}

const attachmentPage: Page<{ id: string; attachmentId: string }, Contact> = {
  path: '/contacts/:id/attachments/:attachmentId',
  action: 'contact.open',
  params: z.object({ id: z.uuid(), attachmentId: z.uuid() }),
  find: (tx, { id }) => findContact(tx, id),
  show: async ({ tx, it, params }) => {
    const found = await attachmentContent(tx, it.owner, it.id, params.attachmentId)
    return found
      ? { file: found.content, mediaType: found.mediaType, name: found.name }
      : { goTo: `/contacts/${it.id}` }
  },
}

const byReference: Page<{ reference: string }, null> = {
  path: '/contacts/ref/:reference',
  action: 'people.search',
  params: z.object({ reference: z.string().max(40) }),
  find: noRecord,
  show: async ({ tx, params }) => {
    const reference = readReference(params.reference)
    const id = reference === null ? null : await idByReference(tx, reference)
    return {
      goTo: id === null ? `/search?reference=${encodeURIComponent(params.reference)}` : `/contacts/${id}`,
    }
  },
}

/** Earlier contacts in every council the worker may look across, not only the one acted for. */
const earlierInSight = (tx: Tx, visit: Visit, contact: Contact): Promise<number> =>
  asActorWithin(tx, contextFor(visit.actor, 'people.search', visit.at), () =>
    countEarlier(tx, contact, dayOf(visit.at)),
  )

const startScreening = (acting: Acting<OfContact>): Promise<Acted> =>
  change(acting, async (contact, tx) => {
    const events = open(contact)
    if ('refused' in events || events.length === 0) return events
    const earlier = await earlierInSight(tx, acting.visit, contact)
    return earlier === contact.earlierContacts ? events : [...events, { type: 'history-counted', earlier }]
  })

const smallWords = {
  'needs-text': { field: 'text', text: 'Write something' },
  'needs-reason': { field: 'because', text: 'Say why' },
  'needs-name': { field: 'by', text: 'Say who accepted it' },
  'needs-voice': {
    field: 'heard',
    text: 'Write what the child said, or why the child has not been heard yet',
  },
  'not-returned': 'The referrer has answered already, or was never asked.',
  'not-transferred': 'The acceptance is recorded already.',
  'already-decided':
    'A child on it is decided already, so the contact cannot move. Transfer what remains instead.',
  'already-there': 'It is that council’s contact already.',
  'was-theirs':
    'It came from that council, and nothing in force lets you act for them. Ring their duty manager, who can take it back.',
  moved: 'This contact has moved to the other council.',
} as const

const routes: Room['routes'] = (app, house: House) => {
  page(app, house, byReference)
  page(app, house, contactPage)
  page(app, house, recordPage)
  page(app, house, attachmentPage)

  const small = (
    path: string,
    what: 'contact.follow-up' | 'contact.decide',
    doing: (acting: Acting<OfContact>) => Doing,
  ): void =>
    action(app, house, {
      path: `/contacts/:id/${path}`,
      action: what,
      params: ofContact,
      from: contactPage,
      words: smallWords,
      act: (acting) => change(acting, doing(acting), undefined, what),
    })

  action(app, house, {
    path: '/contacts/:id/open',
    action: 'contact.follow-up',
    params: ofContact,
    from: contactPage,
    words: smallWords,
    act: startScreening,
  })
  small(
    'reply',
    'contact.follow-up',
    ({ body }) =>
      (contact) =>
        recordReply(contact, one(body, 'text')),
  )
  small(
    'transfer-accepted',
    'contact.follow-up',
    ({ body }) =>
      (contact) =>
        acceptTransfer(contact, one(body, 'by'), one(body, 'proof')),
  )
  small(
    'note',
    'contact.follow-up',
    ({ body }) =>
      () =>
        addNote(one(body, 'text')),
  )
  small('urgency', 'contact.follow-up', ({ body }) => (contact) => {
    const urgency = one(body, 'urgency')
    return urgency === 'immediate' || urgency === 'today' || urgency === 'not-urgent'
      ? changeUrgency(contact, urgency, one(body, 'because'))
      : []
  })
  action(app, house, {
    path: '/contacts/:id/move',
    action: 'contact.move',
    params: ofContact,
    from: contactPage,
    words: smallWords,
    act: move,
  })

  action(app, house, {
    path: '/contacts/:id/children/:childId/decide',
    action: 'contact.decide',
    params: ofChild,
    from: contactPage,
    act: decideForChild,
  })
  action(app, house, {
    path: '/contacts/:id/children/:childId/voice',
    action: 'contact.follow-up',
    params: ofChild,
    from: contactPage,
    words: smallWords,
    act: (acting) =>
      change(acting, (contact) =>
        recordVoice(contact, acting.params.childId, one(acting.body, 'heard'), one(acting.body, 'notYet')),
      ),
  })
  recognisingRoutes(app, house, contactPage)
}

export const contactsRoom: Room = {
  name: 'contacts',
  routes,
  tasks: screeningTasks,
  reactions: [...toldGoesIntoTheRecord, ...hiddenIsHiddenHereToo],
}
