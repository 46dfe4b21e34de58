import { z } from 'zod'
import { addJob } from '../events/index.ts'
import { nameWords } from '../people/index.ts'
import { type Day, isDay } from '../time/index.ts'
import {
  action,
  type Body,
  type FormState,
  noRecord,
  one,
  page,
  type Page,
  type Room,
  type Showing,
  type Shown,
  type Visit,
} from '../web/index.ts'
import { type Card, isReason, shortestWords, type Whom, type Why } from './emergency-card.ts'
import { findForCard, openCard, openCardAgain, openings, openToMe } from './emergency-card.sql.ts'
import { AskForCard } from './pages/ask.tsx'
import { CardPage, RelatedPage, RestrictedPage } from './pages/card.tsx'
import { FoundForCard } from './pages/found.tsx'
import { OpeningsPage } from './pages/openings.tsx'

type Typed = FormState['typed']

const whyFrom = (typed: Typed): Why | null => {
  const [reason, words] = [one(typed, 'reason'), one(typed, 'words')]
  return isReason(reason) && words.length >= shortestWords ? { reason, words } : null
}

const bornFrom = (typed: Typed): Day | null | 'unreadable' => {
  const parts = ['born-year', 'born-month', 'born-day'].map((name) => one(typed, name))
  if (parts.every((part) => part === '')) return null
  const written = parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, '0')).join('-')
  return isDay(written) ? written : 'unreadable'
}

const whomFrom = (typed: Typed): Whom => {
  const born = bornFrom(typed)
  return {
    words: nameWords(one(typed, 'name')).filter((word) => word.length > 1),
    born: born === 'unreadable' ? null : born,
  }
}

const errorsIn = (body: Body): FormState['errors'] => {
  const errors: { field: string; text: string }[] = []
  if (one(body, 'step') === 'again') return errors
  const isFind = one(body, 'step') !== 'open'
  const whom = whomFrom(body)
  if (isFind && bornFrom(body) === 'unreadable')
    errors.push({ field: 'born-day', text: 'Enter a real date of birth, or leave all three boxes empty' })
  else if (isFind && whom.words.length === 0 && whom.born === null)
    errors.push({ field: 'name', text: 'Enter a name of at least two letters, or a date of birth' })
  if (!isReason(one(body, 'reason'))) errors.push({ field: 'reason', text: 'Choose why now' })
  if (one(body, 'words').length < shortestWords)
    errors.push({ field: 'words', text: 'Say in a few words what is happening: it is kept with the look' })
  return errors
}

const cardParams = z.object({})

/** Nothing of a card has an address of its own: each look is asked for with its reason, and recorded. */
const cardPage: Page<z.infer<typeof cardParams>, null> = {
  path: '/emergency-card',
  action: 'emergency-card.open',
  params: cardParams,
  find: noRecord,
  show: async (showing) => {
    const { tx, form, visit } = showing
    const why = whyFrom(form.typed)
    if (form.errors.length === 0 && one(form.typed, 'step') === 'again') return showAgain(showing)
    if (form.errors.length === 0 && why !== null) {
      if (one(form.typed, 'step') === 'open') return showCard(showing, why)
      const found = await findForCard(tx, whomFrom(form.typed), why)
      return {
        title: 'Who is it? Emergency card',
        main: <FoundForCard visit={visit} why={why} {...found} />,
      }
    }
    return {
      title: 'Emergency card',
      main: <AskForCard visit={visit} form={form} open={await openToMe(tx)} />,
    }
  },
}

const nobody = (visit: Visit, why: Why | null): Shown => ({
  title: 'Who is it? Emergency card',
  main: <FoundForCard visit={visit} why={why} people={[]} isMore={false} />,
})

const shown = (visit: Visit, card: Card, why: Why | null): Shown => ({
  title: 'Emergency card',
  main: <CardPage visit={visit} card={card} why={why} />,
})

const showCard = async ({ tx, form, visit }: Showing<object, null>, why: Why): Promise<Shown> => {
  const [owner, personId] = [one(form.typed, 'owner'), one(form.typed, 'person')]
  const isPossible = visit.councils.some(({ code }) => code === owner) && z.uuid().safeParse(personId).success
  const card = isPossible ? await openCard(tx, owner, personId, why) : null
  if (card === 'restricted')
    return {
      title: 'Emergency card: restricted record',
      main: <RestrictedPage visit={visit} owner={owner} />,
    }
  if (card !== 'related') return card === null ? nobody(visit, why) : shown(visit, card, why)
  const { staffId } = visit.actor.rights
  await addJob(tx, {
    task: 'conflict-of-interest-met',
    payload: { owner, kind: 'person', id: personId, staffId },
    key: `conflict:${personId}:${staffId}`,
  })
  return { title: 'You cannot open this', main: <RelatedPage visit={visit} /> }
}

const showAgain = async ({ tx, form, visit }: Showing<object, null>): Promise<Shown> => {
  const asked = z.object({ opening: z.uuid(), person: z.uuid() }).safeParse(form.typed)
  const card = asked.success ? await openCardAgain(tx, asked.data.opening, asked.data.person) : null
  return card === null ? nobody(visit, null) : shown(visit, card, null)
}

const openingsPage: Page<object, null> = {
  path: '/emergency-card/openings',
  action: 'emergency-card.review',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => ({
    title: 'Emergency cards opened',
    wide: true,
    main: <OpeningsPage visit={visit} openings={await openings(tx)} />,
  }),
}

export const emergencyDutyRoom: Room = {
  name: 'emergency duty',
  routes: (app, house) => {
    page(app, house, cardPage)
    action(app, house, {
      path: '/emergency-card',
      action: 'emergency-card.open',
      params: cardParams,
      from: cardPage,
      // What was typed goes back to the page, which asks the database: only there is the right to it checked.
      act: async ({ body }) => ({ form: { errors: errorsIn(body), typed: body } }),
    })
    page(app, house, openingsPage)
  },
}
