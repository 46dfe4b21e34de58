import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { dayOf, isDay } from '../time/index.ts'
import {
  type Acted,
  action,
  type Acting,
  type FieldError,
  type House,
  noRecord,
  one,
  page,
  type Page,
} from '../web/index.ts'
import { addClosureDay, closureDays, removeClosureDay } from './calendar.sql.ts'
import { change } from './change.sql.ts'
import { ClosureDaysPage } from './pages/closure-days.page.tsx'
import { dayTyped, reasonMissing } from './typed.ts'

const path = '/administration/closure-days'
const params = z.object({})

const closureDaysPage: Page<object, null> = {
  path,
  action: 'settings.edit',
  params,
  find: noRecord,
  show: async ({ tx, visit, form }) => {
    const council = visit.councils.find(({ code }) => code === visit.actor.actingFor)
    return {
      title: 'Closure days',
      back: { href: '/administration', text: 'Administration' },
      main: (
        <ClosureDaysPage
          council={council?.shortName ?? ''}
          days={await closureDays(tx, visit.actor.actingFor ?? '')}
          visit={visit}
          form={form}
          today={dayOf(visit.at)}
        />
      ),
    }
  },
}

const words: Readonly<Record<string, FieldError>> = {
  past: { field: 'on-day', text: 'That day is past. Add a day that is still to come' },
  'already-there': { field: 'on-day', text: 'That day is a closure day already' },
  'counted-by': { field: '', text: 'That day has begun and was counted by. It stays' },
  'not-there': { field: '', text: 'That day is no closure day any more' },
}

const answered = (outcome: Awaited<ReturnType<typeof change>>, { body }: Acting<object>): Acted => {
  if ('refused' in outcome)
    return { form: { errors: [words[outcome.refused] ?? { field: '', text: outcome.refused }], typed: body } }
  return outcome.done ? { goTo: path } : outcome
}

const add = async (acting: Acting<object>): Promise<Acted> => {
  const { body, visit } = acting
  const [day, title, authority] = [dayTyped(body, 'on'), one(body, 'title'), visit.actor.actingFor ?? '']
  const errors = [
    ...(day === null ? [{ field: 'on-day', text: 'Enter a real day, for example 29 12 2026' }] : []),
    ...(title === '' ? [{ field: 'title', text: 'Enter what the day is called' }] : []),
    ...reasonMissing(body),
  ]
  if (day === null || errors.length > 0) return { form: { errors, typed: body } }
  const of = {
    kind: 'closure-day-added',
    authority,
    detail: { day, title },
    reason: one(body, 'reason'),
  } as const
  return answered(
    await change(acting, 'settings.edit', of, (tx) =>
      addClosureDay(tx, authority, { day, title }, dayOf(visit.at)),
    ),
    acting,
  )
}

const remove = async (acting: Acting<object>): Promise<Acted> => {
  const { body, visit } = acting
  const [day, authority] = [one(body, 'day'), visit.actor.actingFor ?? '']
  if (!isDay(day)) return { goTo: path }
  const of = {
    kind: 'closure-day-removed',
    authority,
    detail: { day },
    reason: 'Removed before it began',
  } as const
  return answered(
    await change(acting, 'settings.edit', of, (tx) => removeClosureDay(tx, authority, day, dayOf(visit.at))),
    acting,
  )
}

export const closureDayRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, closureDaysPage)
  action(app, house, {
    path: `${path}/add`,
    action: 'settings.edit',
    params,
    from: closureDaysPage,
    act: add,
  })
  action(app, house, {
    path: `${path}/remove`,
    action: 'settings.edit',
    params,
    from: closureDaysPage,
    act: remove,
  })
}
