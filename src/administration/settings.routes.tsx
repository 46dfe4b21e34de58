import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { addDays, dayOf, isDay, plainDay } from '../time/index.ts'
import {
  type Acted,
  action,
  type Acting,
  type FieldError,
  type Found,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { change, changes } from './change.sql.ts'
import { hrefOf, SettingPage, SettingsPage } from './pages/settings.page.tsx'
import { type Setting, settingNamed, settingsOf } from './setting.ts'
import { setFrom, settingRows, withdraw } from './setting.sql.ts'
import { dayTyped, reasonMissing } from './typed.ts'

const path = '/administration/settings'
const params = z.object({ name: z.string().max(60) })
type Params = z.infer<typeof params>

const councilOf = (visit: Visit): string =>
  visit.councils.find(({ code }) => code === visit.actor.actingFor)?.shortName ?? ''
const codeOf = (visit: Visit): string => visit.actor.actingFor ?? ''

const settingsPage: Page<object, null> = {
  path,
  action: 'settings.edit',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const [today, authority] = [dayOf(visit.at), codeOf(visit)]
    const rows = await settingRows(tx, authority)
    return {
      title: 'Settings',
      back: { href: '/administration', text: 'Administration' },
      main: (
        <SettingsPage
          council={councilOf(visit)}
          settings={settingsOf(authority).map((setting) => {
            const next = rows.findLast((row) => row.name === setting.name && row.effectiveFrom > today)
            return {
              setting,
              now: setting.inWords(setting.inForce(rows, authority, today)),
              next: next ? `From ${plainDay(next.effectiveFrom)}: ${setting.inWords(next.value)}` : null,
            }
          })}
        />
      ),
    }
  },
}

const settingPage: Page<Params, Setting> = {
  path: `${path}/:name`,
  action: 'settings.edit',
  params,
  find: async (_tx, { name }, visit): Promise<Found<Setting> | null> => {
    const setting = settingNamed(codeOf(visit), name)
    return setting ? { ...(await noRecord()), it: setting } : null
  },
  show: async ({ tx, it, visit, form }) => {
    const [today, authority] = [dayOf(visit.at), codeOf(visit)]
    const rows = await settingRows(tx, authority)
    return {
      title: it.title,
      back: { href: path, text: 'Settings' },
      main: (
        <SettingPage
          council={councilOf(visit)}
          setting={it}
          rows={rows.filter((row) => row.name === it.name)}
          inForce={it.inForce(rows, authority, today)}
          changes={await changes(tx, { authority, setting: it.name })}
          visit={visit}
          form={form}
          today={today}
        />
      ),
    }
  },
}

const words: Readonly<Record<string, FieldError>> = {
  past: { field: 'from-day', text: 'Enter today or a later day: what is past was counted by' },
  'already-set': {
    field: 'from-day',
    text: 'A value is set from that day already. Withdraw it first, or choose another day',
  },
  'counted-by': {
    field: '',
    text: 'That value has begun and was counted by. Set a new one from a later day',
  },
  'not-there': { field: '', text: 'That value was withdrawn already' },
}

const answered = (
  outcome: Awaited<ReturnType<typeof change>>,
  setting: Setting,
  { body }: Acting<Params>,
): Acted => {
  if ('refused' in outcome)
    return { form: { errors: [words[outcome.refused] ?? { field: '', text: outcome.refused }], typed: body } }
  return outcome.done ? { goTo: hrefOf(setting) } : outcome
}

const set = async (acting: Acting<Params>): Promise<Acted> => {
  const { body, visit } = acting
  const authority = codeOf(visit)
  const setting = settingNamed(authority, acting.params.name)
  if (!setting) return { done: false, why: 'not-found' }
  const [value, from] = [setting.read(body), dayTyped(body, 'from')]
  const wrong = setting.wrong(value)
  const tomorrow = plainDay(addDays(dayOf(visit.at), 1))
  const errors = [
    ...(wrong ? [wrong] : []),
    ...(from === null ? [{ field: 'from-day', text: `Enter a real day, for example ${tomorrow}` }] : []),
    ...reasonMissing(body),
  ]
  if (from === null || errors.length > 0) return { form: { errors, typed: body } }
  const reason = one(body, 'reason')
  const detail = { name: setting.name, title: setting.title, from, value, words: setting.inWords(value) }
  const of = { kind: 'setting-set', authority, detail, reason } as const
  const outcome = await change(acting, 'settings.edit', of, (tx) =>
    setFrom(tx, { authority, name: setting.name, from, value, reason }, dayOf(visit.at)),
  )
  return answered(outcome, setting, acting)
}

const takeBack = async (acting: Acting<Params>): Promise<Acted> => {
  const { body, visit } = acting
  const [authority, from] = [codeOf(visit), one(body, 'from')]
  const setting = settingNamed(authority, acting.params.name)
  if (!setting) return { done: false, why: 'not-found' }
  if (!isDay(from)) return { goTo: hrefOf(setting) }
  const of = {
    kind: 'setting-withdrawn',
    authority,
    detail: { name: setting.name, title: setting.title, from },
    reason: 'Withdrawn before it began',
  } as const
  const outcome = await change(acting, 'settings.edit', of, (tx) =>
    withdraw(tx, authority, setting.name, from, dayOf(visit.at)),
  )
  return answered(outcome, setting, acting)
}

export const settingRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, settingsPage)
  page(app, house, settingPage)
  action(app, house, {
    path: `${path}/:name/set`,
    action: 'settings.edit',
    params,
    from: settingPage,
    act: set,
  })
  action(app, house, {
    path: `${path}/:name/withdraw`,
    action: 'settings.edit',
    params,
    from: settingPage,
    act: takeBack,
  })
}
