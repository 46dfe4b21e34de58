import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dayOf, isDay } from '../time/index.ts'
import {
  type Acted,
  action,
  type Acting,
  type Body,
  type FieldError,
  type House,
  noRecord,
  one,
  page,
  type Page,
} from '../web/index.ts'
import { addBankHoliday, bankHolidays, extendList, publishedList, removeBankHoliday } from './calendar.sql.ts'
import { type Change, change } from './change.sql.ts'
import { BankHolidaysPage } from './pages/bank-holidays.page.tsx'
import { dayTyped, reasonMissing } from './typed.ts'

const path = '/administration/bank-holidays'
const params = z.object({
  year: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
})
type Params = z.infer<typeof params>

const bankHolidaysPage: Page<Params, null> = {
  path,
  action: 'calendar.edit',
  params,
  find: noRecord,
  show: async ({ tx, params: { year }, visit, form }) => {
    const today = dayOf(visit.at)
    return {
      title: 'Bank holidays',
      back: { href: '/administration', text: 'Administration' },
      main: (
        <BankHolidaysPage
          shown={{
            list: await publishedList(tx),
            holidays: await bankHolidays(tx),
            year: year ?? yearTyped(form.typed) ?? today.slice(0, 4),
          }}
          visit={visit}
          form={form}
          today={today}
        />
      ),
    }
  },
}

/** A form that must be put right shows the year it was about. */
const yearTyped = (typed: Body): string | undefined =>
  [one(typed, 'on-year'), one(typed, 'day').slice(0, 4)].find((year) => /^\d{4}$/.test(year))

const sayAdding: Readonly<Record<string, FieldError>> = {
  past: { field: 'on-day', text: 'That day has been counted by already. Add a day that is still to come' },
  'not-published-yet': { field: 'on-day', text: 'The list does not reach that far. Extend it first' },
  'already-there': { field: 'on-day', text: 'That day is a bank holiday already' },
  'weekend-not-confirmed': {
    field: 'weekend',
    text: 'That day is a Saturday or Sunday. Tick the box to add it all the same',
  },
}
const sayRemoving: Readonly<Record<string, FieldError>> = {
  'counted-by': { field: '', text: 'That bank holiday has begun and was counted by. It stays' },
  'not-there': { field: '', text: 'That day is no bank holiday any more' },
}
const sayExtending: Readonly<Record<string, FieldError>> = {
  'not-later': { field: 'to-day', text: 'The list reaches that far already. It can only be made longer' },
}

/** Does it, and says beside which field why not. */
const doing = async (
  acting: Acting<Params>,
  words: Readonly<Record<string, FieldError>>,
  of: Change,
  work: Parameters<typeof change>[3],
): Promise<Acted> => {
  const outcome = await change(acting, 'calendar.edit', of, work)
  if ('refused' in outcome)
    return {
      form: { errors: [words[outcome.refused] ?? { field: '', text: outcome.refused }], typed: acting.body },
    }
  return outcome.done ? { goTo: `${path}?year=${yearOf(of)}` } : outcome
}

const yearOf = ({ detail }: Change): string => String(detail['day'] ?? detail['to']).slice(0, 4)

const add = async (acting: Acting<Params>): Promise<Acted> => {
  const { body, visit } = acting
  const [day, title] = [dayTyped(body, 'on'), one(body, 'title')]
  const errors = [
    ...(day === null ? [{ field: 'on-day', text: 'Enter a real day, for example 19 9 2022' }] : []),
    ...(title === '' ? [{ field: 'title', text: 'Enter the name of the bank holiday' }] : []),
    ...reasonMissing(body),
  ]
  if (day === null || errors.length > 0) return { form: { errors, typed: body } }
  const of = {
    kind: 'bank-holiday-added',
    authority: null,
    detail: { day, title },
    reason: one(body, 'reason'),
  } as const
  return doing(acting, sayAdding, of, (tx) =>
    addBankHoliday(tx, { day, title }, one(body, 'weekend') === 'yes', dayOf(visit.at)),
  )
}

const remove = async (acting: Acting<Params>): Promise<Acted> => {
  const { body, visit } = acting
  const day = one(body, 'day')
  if (!isDay(day)) return { goTo: path }
  const errors = reasonMissing(body, `why-${day}`)
  if (errors.length > 0) return { form: { errors, typed: body } }
  const of = {
    kind: 'bank-holiday-removed',
    authority: null,
    detail: { day },
    reason: one(body, `why-${day}`),
  } as const
  return doing(acting, sayRemoving, of, (tx) => removeBankHoliday(tx, day, dayOf(visit.at)))
}

const extend = async (acting: Acting<Params>): Promise<Acted> => {
  const { body } = acting
  const to = dayTyped(body, 'to')
  const errors = [
    ...(to === null ? [{ field: 'to-day', text: 'Enter a real day, for example 31 12 2029' }] : []),
    ...reasonMissing(body, 'extend-reason'),
  ]
  if (to === null || errors.length > 0) return { form: { errors, typed: body } }
  const of = {
    kind: 'calendar-extended',
    authority: null,
    detail: { to },
    reason: one(body, 'extend-reason'),
  } as const
  return doing(acting, sayExtending, of, (tx) => extendList(tx, to))
}

export const bankHolidayRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, bankHolidaysPage)
  for (const [name, act] of [
    ['add', add],
    ['remove', remove],
    ['extend', extend],
  ] as const)
    action(app, house, {
      path: `${path}/${name}`,
      action: 'calendar.edit',
      params,
      from: bankHolidaysPage,
      act,
    })
}
