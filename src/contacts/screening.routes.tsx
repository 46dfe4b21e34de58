import { z } from 'zod'
import { holdsRole } from '../access/index.ts'
import { bookFor, settingFor } from '../clocks/index.ts'
import { asActorWithin, type Tx } from '../db/index.ts'
import {
  contextFor,
  factsOf,
  fold,
  perform,
  performTogether,
  performWithin,
  type Refusal,
} from '../events/index.ts'
import { recogniseChild } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type House,
  many,
  noRecord,
  one,
  page,
  type Page,
  type Room,
  type Visit,
} from '../web/index.ts'
import {
  attachmentContent,
  copyAttachments,
  countEarlier,
  flagsOf,
  guidanceOf,
  looksAt,
  namedFacts,
  runningClocks,
} from './around.sql.ts'
import type { ChildOnContact, Contact, ContactEvent } from './contact.ts'
import { gather } from './contact.show.ts'
import { findContact, idByReference } from './contact.sql.ts'
import { contactStream } from './contact.stream.ts'
import { seenOf } from './contact.view.ts'
import { readDecision, wordRefusal } from './decision.form.ts'
import { ContactPage, titleOf } from './pages/contact.page.tsx'
import { RecordPage } from './pages/record.page.tsx'
import { readReference } from './reference.ts'
import {
  acceptTransfer,
  addNote,
  changeUrgency,
  decide,
  type Deciding,
  moveIn,
  moveOut,
  open,
  recommend,
  recordReply,
  recordVoice,
} from './screening.ts'
import { screeningTasks } from './screening.tasks.ts'

type OfContact = { id: string }
const ofContact = z.object({ id: z.uuid() })
const ofChild = z.object({ id: z.uuid(), childId: z.uuid() })

const contactPage: Page<OfContact, Contact> = {
  path: '/contacts/:id',
  action: 'contact.open',
  params: ofContact,
  find: (tx, { id }) => findContact(tx, id),
  show: async ({ tx, it, visit, form }) => {
    const found = await findContact(tx, it.id)
    const view = await gather(tx, visit, form, found ?? { it, resource: contactStream.resource(it) })
    return {
      title: titleOf(view),
      main: <ContactPage {...view} />,
      wide: true,
      back: { href: '/screening', text: 'Screening tray' },
    }
  },
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
    return { goTo: id === null ? `/search?q=${encodeURIComponent(params.reference)}` : `/contacts/${id}` }
  },
}

type Doing = (
  contact: Contact,
  tx: Tx,
) => readonly ContactEvent[] | Refusal | Promise<readonly ContactEvent[] | Refusal>

const whatFor = { recommend: 'contact.recommend', decide: 'contact.decide' } as const

/** Does something to the contact of the hat worn; the kernel finds it again, asks `may` and writes what follows. */
const change = async (
  { house, visit, once, params }: Acting<OfContact>,
  doing: Doing,
  then?: string,
  what: 'contact.decide' | 'contact.recommend' | 'contact.follow-up' = 'contact.follow-up',
): Promise<Acted> => {
  const { actor, at } = visit
  const outcome = await perform(house.db, contactStream, {
    actor,
    at,
    action: what,
    owner: actor.actingFor ?? '',
    id: params.id,
    once,
    decide: (contact, tx) => (contact ? doing(contact, tx) : { refused: 'not-found' }),
  })
  return outcome.done ? { goTo: then ?? `/contacts/${params.id}` } : outcome
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

/** A child nobody has recognised is registered in the council's own index with the decision, where it can be. */
const registered = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  child: ChildOnContact,
): Promise<ContactEvent[]> => {
  if (child.personId !== null || (child.told.bornOn === null && child.told.expectedOn === null)) return []
  const line = child.told.otherAddress || contact.told.address
  const postcode = child.told.otherPostcode || contact.told.postcode
  const outcome = await recogniseChild(
    tx,
    { actor: visit.actor, at: visit.at, owner: contact.owner },
    {
      personId: null,
      told: child.told,
      address: { line, postcode: postcode === '' ? null : postcode, hidden: false },
    },
  )
  return outcome.recognised
    ? [{ type: 'child-recognised', childId: child.id, personId: outcome.personId }]
    : []
}

const decideForChild = async (acting: Acting<{ id: string; childId: string }>): Promise<Acted> => {
  const { body, params, visit } = acting
  const { actor, at } = visit
  const wanted = one(body, 'what') === 'recommend' ? 'recommend' : 'decide'
  const guidance = await guidanceOf(acting.house.db, actor.actingFor ?? '', dayOf(at))
  const pinned = guidance === null ? null : { authority: actor.actingFor ?? '', version: guidance.version }
  const published = guidance?.indicators.map(({ code }) => code) ?? []
  const read = readDecision(body, params.childId, pinned, published)
  if ('errors' in read) return { form: { errors: read.errors, typed: body } }

  const acted = await change(
    acting,
    async (contact, tx) => {
      const repeat = await settingFor(tx, contact.owner, 'repeat-contact', dayOf(at))
      const book = await bookFor(tx, contact.owner, at)
      const isManager = holdsRole(actor.rights, 'screening-manager', at)
      const together = [params.childId, ...many(body, 'same').filter((id) => id !== params.childId)]
      const all: ContactEvent[] = []
      for (const [nth, childId] of together.entries()) {
        const child = contact.children.find(({ id }) => id === childId)
        if (!child) return { refused: 'no-such-child' }
        const flags = await flagsOf(tx, contact.owner, child.personId === null ? [] : [child.personId])
        const deciding: Deciding = {
          childId,
          judgement: read.judgement,
          ticked: read.ticked,
          seen: seenOf(contact, child, flags, repeat),
          today: dayOf(at),
          at,
          isManager,
          book,
          before: together.slice(0, nth),
        }
        const events = wanted === 'recommend' ? recommend(contact, deciding) : decide(contact, deciding)
        if ('refused' in events) return events
        all.push(...(await registered(tx, visit, contact, child)), ...events)
      }
      return all
    },
    undefined,
    whatFor[wanted],
  )
  return 'why' in acted && acted.why === 'refused'
    ? { form: { errors: [wordRefusal(acted.refused, params.childId, read.judgement.outcome)], typed: body } }
    : acted
}

/** The partner council's child: closed here as evidence, carried on there with its clocks, all of it or none. */
const move = async ({ house, visit, once, params, body }: Acting<OfContact>): Promise<Acted> => {
  const { actor, at } = visit
  const [from, to, because] = [actor.actingFor ?? '', one(body, 'to'), one(body, 'because')]
  if (!visit.councils.some(({ code }) => code === to)) return { done: false, why: 'not-found' }
  return performTogether(
    house.db,
    { actor, at, action: 'contact.move', intakeFor: [to], once },
    async (tx): Promise<Acted> => {
      const before = fold(contactStream, await factsOf(tx, contactStream, from, params.id))
      const running = await runningClocks(tx, from, params.id)
      const outcome = await performWithin(tx, contactStream, {
        actor,
        at,
        action: 'contact.move',
        owner: from,
        id: params.id,
        decide: (contact) =>
          contact
            ? moveOut(
                contact,
                to,
                because,
                running.map(({ rule }) => rule),
              )
            : { refused: 'not-found' },
      })
      if (!outcome.done) return outcome
      if (!before) return { done: false, why: 'not-found' }
      const arrived = await performWithin(tx, contactStream, {
        actor,
        at,
        action: 'contact.take',
        owner: to,
        id: params.id,
        opens: true,
        decide: () => [moveIn(before, because, running)],
      })
      if (!arrived.done) throw new Error(`The contact could not go on in the other council: ${arrived.why}`)
      await copyAttachments(tx, from, to, params.id)
      return { goTo: `/contacts/${params.id}` }
    },
  )
}

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
  action(app, house, {
    path: '/contacts/:id/children/:childId/recognise',
    action: 'contact.follow-up',
    params: ofChild,
    from: contactPage,
    words: {
      'no-such-person': 'That person is not in this council’s index.',
      'already-recognised': 'A colleague has recognised this child already.',
    },
    act: (acting) => change(acting, recognise(acting)),
  })
}

const recognise =
  ({ visit, params, body }: Acting<{ id: string; childId: string }>): Doing =>
  async (contact, tx) => {
    const child = contact.children.find(({ id }) => id === params.childId)
    if (!child) return { refused: 'no-such-child' }
    if (child.personId !== null) return { refused: 'already-recognised' }
    const personId = z.uuid().safeParse(one(body, 'person'))
    if (!personId.success) return { refused: 'no-such-person' }
    const outcome = await recogniseChild(
      tx,
      { actor: visit.actor, at: visit.at, owner: contact.owner },
      { personId: personId.data, told: child.told, address: null },
    )
    if (!outcome.recognised) return { refused: 'no-such-person' }
    return [{ type: 'child-recognised', childId: child.id, personId: outcome.personId }]
  }

export const contactsRoom: Room = { name: 'contacts', routes, tasks: screeningTasks }
