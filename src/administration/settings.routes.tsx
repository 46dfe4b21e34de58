import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { changesAbout, whatOf } from '../approvals/index.ts'
import { clockSetting, type SettingRow } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { addDays, type Day, dayOf, isDay, plainDay } from '../time/index.ts'
import { type Found, type House, noRecord, one, page, type Page, type Visit } from '../web/index.ts'
import { actingForOf, councilOf } from './council.ts'
import { namesFor } from './names.sql.ts'
import { listedOf } from './pages/changes.page.tsx'
import { FromAndWhy, WordsField } from './pages/fields.tsx'
import { hrefOf, SettingBoxes, SettingPage, SettingsPage } from './pages/settings.page.tsx'
import { proposalForm } from './proposing.tsx'
import { type Setting, settingNamed, settingsOf } from './setting.ts'
import { settingRows } from './setting.sql.ts'
import { dayTyped, reasonMissing } from './typed.ts'

const path = '/administration/settings'
const params = z.object({ name: z.string().max(60) })
type Params = z.infer<typeof params>

const settingsPage: Page<object, null> = {
  path,
  action: 'settings.edit',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const [today, authority] = [dayOf(visit.at), actingForOf(visit)]
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
    const setting = settingNamed(actingForOf(visit), name)
    return setting ? { ...(await noRecord()), it: setting } : null
  },
  show: async ({ tx, it, visit }) => {
    const [today, authority] = [dayOf(visit.at), actingForOf(visit)]
    const rows = await settingRows(tx, authority)
    const kinds = ['setting-set', 'setting-withdrawn']
    const about = await changesAbout(tx, authority, { kinds, name: it.name })
    const names = await namesFor(
      tx,
      about.map(({ what }) => what),
    )
    return {
      title: it.title,
      back: { href: path, text: 'Settings' },
      main: (
        <SettingPage
          council={councilOf(visit)}
          setting={it}
          rows={rows.filter((row) => row.name === it.name)}
          inForce={it.inForce(rows, authority, today)}
          changes={about.map((row) => listedOf(row, names, visit))}
          today={today}
        />
      ),
    }
  },
}

type Now = { setting: Setting; inForce: unknown; rows: readonly SettingRow[] }

const loadSetting = async (tx: Tx, { name }: Params, visit: Visit): Promise<Now | null> => {
  const authority = actingForOf(visit)
  const setting = settingNamed(authority, name)
  if (!setting) return null
  const rows = await settingRows(tx, authority)
  return {
    setting,
    inForce: setting.inForce(rows, authority, dayOf(visit.at)),
    rows: rows.filter((row) => row.name === name && row.authority === authority),
  }
}

const countsClocks = ({ name }: Setting): boolean =>
  name.startsWith(clockSetting) || name === 'opening-hours' || name === 'mash-hours'

const back = ({ setting }: Now) => ({ href: hrefOf(setting), text: setting.title })

const setting = (app: FastifyInstance, house: House): void =>
  proposalForm<Params, Now>(app, house, {
    path: `${path}/:name/set`,
    action: 'change.propose',
    params,
    load: loadSetting,
    title: ({ setting: { title } }) => `${title}: a new value`,
    back,
    field: 'from-day',
    lead: ({ setting: each, inForce }) => (
      <>
        <p class="govuk-body">{each.why}</p>
        <p class="govuk-body">
          <strong>{`In force today: ${each.inWords(inForce)}`}</strong>
        </p>
      </>
    ),
    fields: (it, form) => (
      <>
        <SettingBoxes setting={it.setting} form={form} inForce={it.inForce} />
        <FromAndWhy
          form={form}
          hint={
            countsClocks(it.setting)
              ? 'Clocks started from that day on are counted by it. Running clocks keep their time.'
              : 'It counts from that day on.'
          }
        />
      </>
    ),
    read: (body, { setting: each, rows }, visit) => {
      const [value, from, today] = [each.read(body), dayTyped(body, 'from'), dayOf(visit.at)]
      const wrong = each.wrong(value)
      const errors = [
        ...(wrong ? [wrong] : []),
        ...(from === null
          ? [{ field: 'from-day', text: `Enter a real day, for example ${plainDay(addDays(today, 1))}` }]
          : []),
        ...(from !== null && from < today
          ? [{ field: 'from-day', text: 'Enter today or a later day: what is past was counted by' }]
          : []),
        ...(rows.some(({ effectiveFrom }) => effectiveFrom === from)
          ? [
              {
                field: 'from-day',
                text: 'A value is set from that day already. Withdraw it first, or choose another day',
              },
            ]
          : []),
        ...reasonMissing(body),
      ]
      return from === null || errors.length > 0
        ? errors
        : {
            what: whatOf('setting-set', { authority: actingForOf(visit), name: each.name, value }),
            countsFrom: from,
            reason: one(body, 'reason'),
          }
    },
  })

type ToCome = Now & { from: Day }

const withdrawing = (app: FastifyInstance, house: House): void =>
  proposalForm<Params & { from: string }, ToCome>(app, house, {
    path: `${path}/:name/:from/withdraw`,
    action: 'change.propose',
    params: params.extend({ from: z.string().refine(isDay) }),
    load: async (tx, asked, visit) => {
      const now = await loadSetting(tx, asked, visit)
      const row = now?.rows.find(({ effectiveFrom }) => effectiveFrom === asked.from)
      // A value that has begun was counted by, and stays.
      return now && row && row.effectiveFrom > dayOf(visit.at) ? { ...now, from: row.effectiveFrom } : null
    },
    title: ({ setting: { title }, from }) => `${title}: withdraw the value from ${plainDay(from)}`,
    back,
    fields: (_it, form) => <WordsField form={form} name="reason" label="Why, or who decided it" />,
    read: (body, { setting: { name }, from }, visit) => {
      const errors = reasonMissing(body)
      return errors.length > 0
        ? errors
        : {
            what: whatOf('setting-withdrawn', { authority: actingForOf(visit), name, from }),
            countsFrom: from,
            reason: one(body, 'reason'),
          }
    },
  })

export const settingRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, settingsPage)
  page(app, house, settingPage)
  setting(app, house)
  withdrawing(app, house)
}
