import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { whatOf } from '../approvals/index.ts'
import { type Day, dayOf, isDay, plainDay } from '../time/index.ts'
import { type House, noRecord, one, page, type Page } from '../web/index.ts'
import { mayRemove } from './bank-holidays.ts'
import { closureDays } from './calendar.sql.ts'
import { actingForOf, councilOf } from './council.ts'
import { WordsField } from './pages/fields.tsx'
import { AddClosureDay, ClosureDaysPage } from './pages/closure-days.page.tsx'
import { proposalForm } from './proposing.tsx'
import { dayTyped, reasonMissing } from './typed.ts'

const path = '/administration/closure-days'

const closureDaysPage: Page<object, null> = {
  path,
  action: 'settings.edit',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => ({
    title: 'Closure days',
    back: { href: '/administration', text: 'Administration' },
    main: (
      <ClosureDaysPage
        council={councilOf(visit)}
        days={await closureDays(tx, actingForOf(visit))}
        today={dayOf(visit.at)}
      />
    ),
  }),
}

const back = () => ({ href: path, text: 'Closure days' })

const adding = (app: FastifyInstance, house: House): void =>
  proposalForm<object, { council: string }>(app, house, {
    path: `${path}/add`,
    action: 'change.propose',
    params: z.object({}),
    load: async (_tx, _params, visit) => ({ council: councilOf(visit) }),
    title: ({ council }) => `Add a closure day of ${council}`,
    back,
    field: 'on-day',
    done: () => path,
    fields: (_it, form) => <AddClosureDay form={form} />,
    read: (body, _it, visit) => {
      const [day, title, today] = [dayTyped(body, 'on'), one(body, 'title'), dayOf(visit.at)]
      const errors = [
        ...(day === null ? [{ field: 'on-day', text: 'Enter a real day, for example 29 12 2026' }] : []),
        ...(day !== null && day < today
          ? [{ field: 'on-day', text: 'That day is past. Add a day that is still to come' }]
          : []),
        ...(title === '' ? [{ field: 'title', text: 'Enter what the day is called' }] : []),
        ...reasonMissing(body),
      ]
      return day === null || errors.length > 0
        ? errors
        : {
            what: whatOf('closure-day-added', { authority: actingForOf(visit), day, title }),
            countsFrom: today,
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
      const found = (await closureDays(tx, actingForOf(visit))).find((each) => each.day === day)
      return found && mayRemove(found.day, dayOf(visit.at)) ? found : null
    },
    title: ({ day }) => `Take back the closure day on ${plainDay(day)}`,
    back,
    done: () => path,
    lead: ({ title }) => <p class="govuk-body">{title}</p>,
    fields: (_it, form) => <WordsField form={form} name="reason" label="Who decided it, and when" />,
    read: (body, { day }, visit) => {
      const errors = reasonMissing(body)
      return errors.length > 0
        ? errors
        : {
            what: whatOf('closure-day-removed', { authority: actingForOf(visit), day }),
            countsFrom: dayOf(visit.at),
            reason: one(body, 'reason'),
          }
    },
  })

export const closureDayRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, closureDaysPage)
  adding(app, house)
  removing(app, house)
}
