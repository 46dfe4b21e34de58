import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { whatOf } from '../approvals/index.ts'
import type { Tx } from '../db/index.ts'
import { everyOwnWording, type WordedLetter, wrongWords } from '../messages/index.ts'
import { type Day, dayOf, isDay, plainDay } from '../time/index.ts'
import { type FieldError, type House, noRecord, one, page, type Page, type Visit } from '../web/index.ts'
import { actingForOf, councilOf } from './council.ts'
import { FromAndWhy, LinesField, WordsField } from './pages/fields.tsx'
import { Gaps, WordingsPage } from './pages/wordings.page.tsx'
import { proposalForm } from './proposing.tsx'
import { reasonMissing } from './typed.ts'
import { draftOf } from './draft.ts'
import { letterInWords, letters, letterTo } from './letters.ts'

const path = '/administration/wordings'

const wordingsPage: Page<object, null> = {
  path,
  action: 'settings.edit',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => ({
    title: 'Words of letters',
    back: { href: '/administration', text: 'Administration' },
    main: (
      <WordingsPage
        council={councilOf(visit)}
        letters={letters}
        wordings={await everyOwnWording(tx, actingForOf(visit))}
        today={dayOf(visit.at)}
      />
    ),
  }),
}

const inAddress = z.object({ letter: z.string().max(40), textClass: z.string().max(40) })
type InAddress = z.infer<typeof inAddress>
type Worded = {
  letter: WordedLetter
  textClass: string
  now: string
  taken: readonly Day[]
  /** How the service words it, for somebody invented. */
  shipped: string
}

const load = async (tx: Tx, { letter, textClass }: InAddress, visit: Visit): Promise<Worded | null> => {
  const found = letterTo(letter, textClass)
  if (!found) return null
  const today = dayOf(visit.at)
  const council = visit.councils.find(({ code }) => code === actingForOf(visit))
  const own = (await everyOwnWording(tx, actingForOf(visit))).filter(
    (each) => each.letter === letter && each.textClass === textClass,
  )
  return {
    letter: found,
    textClass,
    now: own.find(({ from }) => from <= today)?.body ?? '',
    taken: own.map(({ from }) => from),
    shipped: council ? found.sample(textClass, council, null) : '',
  }
}

const nameOf = ({ letter, textClass }: Pick<Worded, 'letter' | 'textClass'>): string =>
  letterInWords(letter.name, textClass)

const bodyWrong = ({ letter, textClass }: Worded, body: string): FieldError[] => {
  const wrong = wrongWords(letter.gaps(textClass), body)
  if (wrong === null) return []
  const listed = (names: readonly string[]): string => names.map((name) => `((${name}))`).join(', ')
  return [
    {
      field: 'body',
      text:
        'missing' in wrong
          ? `It must also have: ${listed(wrong.missing)}`
          : `There is nothing to put in for ${listed(wrong.unknown)}`,
    },
  ]
}

const back = () => ({ href: path, text: 'Words of letters' })

const setting = (app: FastifyInstance, house: House): void =>
  proposalForm<InAddress, Worded>(app, house, {
    path: `${path}/:letter/:textClass`,
    action: 'change.propose',
    params: inAddress,
    load,
    title: nameOf,
    back,
    field: 'from-day',
    done: () => path,
    lead: ({ letter, textClass, shipped }) => <Gaps {...letter.gaps(textClass)} shipped={shipped} />,
    fields: ({ now }, form) => (
      <>
        <LinesField form={form} name="body" label="Words" rows={16} otherwise={now} />
        <FromAndWhy form={form} />
      </>
    ),
    read: (body, it, visit) => {
      const { letter, textClass, taken } = it
      const payload = {
        authority: actingForOf(visit),
        letter: letter.name,
        textClass,
        body: one(body, 'body'),
      }
      const draft = draftOf('wording-set', payload, {}, body, visit)
      const errors = [
        ...bodyWrong(it, payload.body),
        ...(!Array.isArray(draft) && taken.includes(draft.countsFrom)
          ? [{ field: 'from-day', text: 'Words are set from that day already. Choose another day' }]
          : []),
      ]
      if (Array.isArray(draft)) return [...errors, ...draft.filter(({ field }) => field !== '')]
      return errors.length > 0 ? errors : draft
    },
  })

type ToCome = Worded & { from: Day }

const withdrawing = (app: FastifyInstance, house: House): void =>
  proposalForm<InAddress & { from: string }, ToCome>(app, house, {
    path: `${path}/:letter/:textClass/:from/withdraw`,
    action: 'change.propose',
    params: inAddress.extend({ from: z.string().refine(isDay) }),
    load: async (tx, params, visit) => {
      const found = await load(tx, params, visit)
      const from = found?.taken.find((each) => each === params.from)
      return found && from !== undefined && from > dayOf(visit.at) ? { ...found, from } : null
    },
    title: (it) => `Withdraw the words from ${plainDay(it.from)}: ${nameOf(it)}`,
    back,
    done: () => path,
    fields: (_it, form) => <WordsField form={form} name="reason" label="Why, or who decided it" />,
    read: (body, { letter, textClass, from }, visit) => {
      const errors = reasonMissing(body)
      return errors.length > 0
        ? errors
        : {
            what: whatOf('wording-withdrawn', {
              authority: actingForOf(visit),
              letter: letter.name,
              textClass,
              from,
            }),
            countsFrom: from,
            reason: one(body, 'reason'),
          }
    },
  })

export const wordingRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, wordingsPage)
  setting(app, house)
  withdrawing(app, house)
}
