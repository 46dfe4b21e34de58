import {
  type ClockRule,
  clockSetting,
  type Length,
  lengthInWords,
  lengthShape,
  ruleInForce,
  rulesWith,
  settingInForce,
  type SettingRow,
  settings,
} from '../clocks/index.ts'
import type { AuthorityCode } from '../access/index.ts'
import type { Day } from '../time/index.ts'
import { type Body, one } from '../web/index.ts'
import { hubSettings } from './hub.setting.ts'
import { csCentreHours } from './opening-hours.setting.ts'
import { privacySettings } from './privacy.setting.ts'
import { agreementSettings, signInSettings } from './sign-in.setting.ts'
import { numberTyped } from './typed.ts'

/** One thing a council may set, as its form needs it. */
export type Setting = {
  name: string
  title: string
  why: string
  fields: readonly Field[]
  /** The value as it is kept, from what was typed; its shape is checked afterwards. */
  read: (body: Body) => unknown
  /** What the boxes hold for a kept value. */
  show: (value: unknown) => Readonly<Record<string, string>>
  inWords: (value: unknown) => string
  /** The value in force, kept or our own. */
  inForce: (rows: readonly SettingRow[], authority: AuthorityCode, on: Day) => unknown
  /** Null when the value is of the right shape, else what is wrong with it, beside which field. */
  wrong: (value: unknown) => { field: string; text: string } | null
}

export type Field = {
  name: string
  label: string
  width: 2 | 3 | 4 | 5 | 20
  isNumber: boolean
  /** Boxes that belong together stand side by side under these words. */
  group?: string
}

const repeatContact: Setting = {
  name: 'repeat-contact',
  title: 'Repeat contacts',
  why: 'So many contacts about one child, household or address within so many months ask for a manager’s look (procedures 2.6).',
  fields: [
    { name: 'contacts', label: 'Contacts', width: 2, isNumber: true },
    { name: 'months', label: 'Within how many months', width: 2, isNumber: true },
  ],
  read: (body) => ({ contacts: numberTyped(body, 'contacts'), months: numberTyped(body, 'months') }),
  show: (value) => {
    const { contacts, months } = settings['repeat-contact'].shape.parse(value)
    return { contacts: String(contacts), months: String(months) }
  },
  inWords: (value) => {
    const { contacts, months } = settings['repeat-contact'].shape.parse(value)
    return `${String(contacts)} contacts within ${String(months)} ${months === 1 ? 'month' : 'months'}`
  },
  inForce: (rows, authority, on) =>
    settingInForce(rows, authority, 'repeat-contact', on)?.value ??
    settings['repeat-contact'].otherwise(authority),
  wrong: (value) => {
    const checked = settings['repeat-contact'].shape.safeParse(value)
    if (checked.success) return null
    return checked.error.issues[0]?.path[0] === 'months'
      ? { field: 'months', text: 'Enter a whole number of months, 1 or more' }
      : { field: 'contacts', text: 'Enter a whole number of contacts, 2 or more' }
  },
}

const attachByItself: Setting = {
  name: 'attach-by-itself',
  title: 'Recognising people without a worker',
  why: 'Somebody told of on a contact is recognised by the service itself where the match is as good as certain (matching 6, band A). While it is off, what it would have done is only noted. It never merges two records, and every recognition can be taken back.',
  fields: [{ name: 'on', label: 'Switched on, yes or no', width: 3, isNumber: false }],
  read: (body) => {
    const typed = one(body, 'on').toLowerCase()
    return { on: typed === 'yes' ? true : typed === 'no' ? false : typed }
  },
  show: (value) => ({ on: settings['attach-by-itself'].shape.parse(value).on ? 'yes' : 'no' }),
  inWords: (value) => (settings['attach-by-itself'].shape.parse(value).on ? 'Switched on' : 'Switched off'),
  inForce: (rows, authority, on) =>
    settingInForce(rows, authority, 'attach-by-itself', on)?.value ??
    settings['attach-by-itself'].otherwise(authority),
  wrong: (value) =>
    settings['attach-by-itself'].shape.safeParse(value).success
      ? null
      : { field: 'on', text: 'Enter yes or no' },
}

/** Statute and statutory guidance are not a council's to set; everything softer is. */
const isCouncilsOwn = (rule: ClockRule, authority: AuthorityCode): boolean =>
  rule.force !== 'statute' &&
  rule.force !== 'statutory-guidance' &&
  (rule.owner === null || rule.owner === authority)

const numberOf = (length: Length): string => ('time' in length ? length.time : String(length.n))

const unitInWords = (length: Length): string =>
  'time' in length
    ? 'Time on the next working day'
    : `How many ${length.unit === 'clock-hours' ? 'hours by the clock' : length.unit.replaceAll('-', ' ')}`

const clockSettingOf = (rule: ClockRule): Setting => ({
  name: `${clockSetting}${rule.id}`,
  title: rule.name,
  why: `${rule.id}: from when ${rule.startsAt} until ${rule.stopsAt}. ${rule.citation}.`,
  fields: [
    {
      name: 'length',
      label: unitInWords(rule.length),
      width: 5,
      isNumber: !('time' in rule.length),
    },
  ],
  read: (body) =>
    'time' in rule.length
      ? { ...rule.length, time: one(body, 'length') }
      : { ...rule.length, n: numberTyped(body, 'length') },
  show: (value) => ({ length: numberOf(lengthShape.parse(value)) }),
  inWords: (value) => lengthInWords(lengthShape.parse(value)),
  inForce: (rows, authority, on) => (ruleInForce(rulesWith(rows), rule.id, authority, on) ?? rule).length,
  wrong: (value) =>
    lengthShape.safeParse(value).success
      ? null
      : {
          field: 'length',
          text: 'time' in rule.length ? 'Enter a time such as 10:00' : 'Enter a whole number',
        },
})

/** Everything this council may set, in the order the page shows it. */
export const settingsOf = (authority: AuthorityCode): Setting[] => {
  const rules = new Map<string, ClockRule>()
  for (const rule of rulesWith([])) if (isCouncilsOwn(rule, authority)) rules.set(rule.id, rule)
  return [
    csCentreHours,
    repeatContact,
    attachByItself,
    ...hubSettings,
    ...privacySettings,
    ...signInSettings,
    ...agreementSettings,
    ...[...rules.values()].map(clockSettingOf),
  ]
}

export const settingNamed = (authority: AuthorityCode, name: string): Setting | undefined =>
  settingsOf(authority).find((each) => each.name === name)
