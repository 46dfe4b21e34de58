import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { whatOf } from '../approvals/index.ts'
import type { Tx } from '../db/index.ts'
import { type Day, dayOf, isDay, plainDay } from '../time/index.ts'
import { type FieldError, type House, noRecord, one, page, type Page } from '../web/index.ts'
import { isWeekend, mayRemove, type Published, refusalToAdd } from './bank-holidays.ts'
import { bankHolidays, publishedList, writeDownShippedList } from './calendar.sql.ts'
import { AddHoliday, BankHolidaysPage, ExtendList, WhyField } from './pages/bank-holidays.page.tsx'
import { proposalForm } from './proposing.tsx'
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
  show: async ({ tx, params: { year }, visit }) => {
    const today = dayOf(visit.at)
    return {
      title: 'Bank holidays',
      back: { href: '/administration', text: 'Administration' },
      main: (
        <BankHolidaysPage
          list={await publishedList(tx)}
          holidays={await bankHolidays(tx)}
          year={year ?? today.slice(0, 4)}
          today={today}
        />
      ),
    }
  },
}

type Known = { list: Published; days: ReadonlySet<Day> }

/** Whoever is about to change the list has it written down before, so that the change has something to change. */
const known = async (tx: Tx): Promise<Known> => {
  await writeDownShippedList(tx)
  return { list: await publishedList(tx), days: new Set((await bankHolidays(tx)).map(({ day }) => day)) }
}

const back = () => ({ href: path, text: 'Bank holidays' })

const sayAdding: Readonly<Record<string, FieldError>> = {
  past: { field: 'on-day', text: 'That day has been counted by already. Add a day that is still to come' },
  'not-published-yet': { field: 'on-day', text: 'The list does not reach that far. Extend it first' },
  'already-there': { field: 'on-day', text: 'That day is a bank holiday already' },
  'weekend-not-confirmed': {
    field: 'weekend',
    text: 'That day is a Saturday or Sunday. Tick the box to add it all the same',
  },
}

const adding = (app: FastifyInstance, house: House): void =>
  proposalForm<object, Known>(app, house, {
    path: `${path}/add`,
    action: 'change.propose',
    params: z.object({}),
    load: known,
    title: () => 'Add a bank holiday',
    back,
    field: 'on-day',
    fields: (_known, form) => <AddHoliday form={form} />,
    read: (body, { list, days }, visit) => {
      const [day, title] = [dayTyped(body, 'on'), one(body, 'title')]
      const confirmed = one(body, 'weekend') === 'yes'
      const refused = day && refusalToAdd(list, days, { day, weekendConfirmed: confirmed }, dayOf(visit.at))
      const errors = [
        ...(day === null ? [{ field: 'on-day', text: 'Enter a real day, for example 19 9 2022' }] : []),
        ...(refused ? [sayAdding[refused] ?? { field: 'on-day', text: refused }] : []),
        ...(title === '' ? [{ field: 'title', text: 'Enter the name of the bank holiday' }] : []),
        ...reasonMissing(body),
      ]
      return day === null || errors.length > 0
        ? errors
        : {
            what: whatOf('bank-holiday-added', { day, title }),
            countsFrom: dayOf(visit.at),
            reason: one(body, 'reason'),
          }
    },
  })

type OneDay = { day: Day; title: string }

const removing = (app: FastifyInstance, house: House): void =>
  proposalForm<{ day: string }, OneDay>(app, house, {
    path: `${path}/:day/remove`,
    action: 'change.propose',
    params: z.object({ day: z.string().refine(isDay) }),
    load: async (tx, { day }, visit) => {
      await writeDownShippedList(tx)
      const found = (await bankHolidays(tx)).find((each) => each.day === day)
      return found && mayRemove(found.day, dayOf(visit.at)) ? found : null
    },
    title: ({ day }) => `Take back the bank holiday on ${plainDay(day)}`,
    back,
    lead: ({ title, day }) => (
      <p class="govuk-body">{`${title}${isWeekend(day) ? ', at a weekend' : ''}.`}</p>
    ),
    fields: (_it, form) => <WhyField form={form} />,
    read: (body, { day }, visit) => {
      const errors = reasonMissing(body)
      return errors.length > 0
        ? errors
        : {
            what: whatOf('bank-holiday-removed', { day }),
            countsFrom: dayOf(visit.at),
            reason: one(body, 'reason'),
          }
    },
  })

const extending = (app: FastifyInstance, house: House): void =>
  proposalForm<object, Known>(app, house, {
    path: `${path}/extend`,
    action: 'change.propose',
    params: z.object({}),
    load: known,
    title: () => 'Extend the list of bank holidays',
    back,
    field: 'to-day',
    fields: ({ list }, form) => <ExtendList list={list} form={form} />,
    read: (body, { list }, visit) => {
      const to = dayTyped(body, 'to')
      const errors = [
        ...(to === null ? [{ field: 'to-day', text: 'Enter a real day, for example 31 12 2029' }] : []),
        ...(to !== null && to <= list.to
          ? [{ field: 'to-day', text: 'The list reaches that far already. It can only be made longer' }]
          : []),
        ...reasonMissing(body),
      ]
      return to === null || errors.length > 0
        ? errors
        : {
            what: whatOf('calendar-extended', { to }),
            countsFrom: dayOf(visit.at),
            reason: one(body, 'reason'),
          }
    },
  })

export const bankHolidayRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, bankHolidaysPage)
  adding(app, house)
  removing(app, house)
  extending(app, house)
}
