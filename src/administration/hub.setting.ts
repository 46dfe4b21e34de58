import { type SettingName, settingInForce, settings } from '../clocks/index.ts'
import { isDay, plainDay } from '../time/index.ts'
import { one } from '../web/index.ts'
import { capital, mashHours } from './opening-hours.setting.ts'
import type { Field, Setting } from './setting.ts'
import { dayTyped, decimalTyped, numberTyped } from './typed.ts'

/** What a council sets for its hub. None of it is published; each says where the starting value comes from. */

const inForceOf =
  (name: SettingName): Setting['inForce'] =>
  (rows, authority, on) =>
    settingInForce(rows, authority, name, on)?.value ?? settings[name].otherwise(authority)

const shareColours = ['red', 'amber', 'green'] as const
const replyShare = settings['agency-reply-share'].shape

/** Typed and shown in per cent, kept as a share. */
const agencyReplyShare: Setting = {
  name: 'agency-reply-share',
  title: 'Time agencies have to answer',
  why: 'How much of the time its colour allows an enquiry an agency has for its answer, in per cent, from when it is asked. It is never due after the enquiry itself (procedures 4.4: red two of four hours, amber half; green is ours).',
  fields: shareColours.map((colour) => ({
    name: colour,
    label: `${capital(colour)}, per cent`,
    width: 3,
    isNumber: true,
  })),
  read: (body) =>
    Object.fromEntries(
      shareColours.map((colour) => {
        const typed = numberTyped(body, colour)
        return [colour, typeof typed === 'number' ? typed / 100 : typed]
      }),
    ),
  show: (value) => {
    const shares = replyShare.parse(value)
    return Object.fromEntries(
      shareColours.map((colour) => [colour, String(Math.round(100 * shares[colour]))]),
    )
  },
  inWords: (value) => {
    const shares = replyShare.parse(value)
    return shareColours.map((colour) => `${colour} ${String(Math.round(100 * shares[colour]))}%`).join(', ')
  },
  inForce: inForceOf('agency-reply-share'),
  wrong: (value) => {
    const checked = replyShare.safeParse(value)
    return checked.success
      ? null
      : {
          field: String(checked.error.issues[0]?.path[0] ?? 'red'),
          text: 'Enter a whole number of per cent, from 1 to 100',
        }
  },
}

const silenceColours = ['red', 'amber', 'green', 'blue'] as const
const silence = settings['mash-silence'].shape

/** Longer than this nobody would be told before the time is long up. */
const longestSilence = 100

const mashSilence: Setting = {
  name: 'mash-silence',
  title: 'Silence on an enquiry',
  why: 'After how many hours in which nobody did anything the hub’s managers are told, and from the second time in a row the director. Red, and those not rated, in real hours; the others in hours of the MASH. Measured against the time each colour allows, keep it strictest on green and then amber: there children were harmed by delay (procedures 0B.4).',
  fields: silenceColours.map((colour) => ({
    name: colour,
    label: `${capital(colour)}, hours`,
    width: 4,
    isNumber: true,
  })),
  read: (body) => Object.fromEntries(silenceColours.map((colour) => [colour, decimalTyped(body, colour)])),
  show: (value) => {
    const hours = silence.parse(value)
    return Object.fromEntries(silenceColours.map((colour) => [colour, String(hours[colour])]))
  },
  inWords: (value) => {
    const hours = silence.parse(value)
    return silenceColours.map((colour) => `${colour} ${String(hours[colour])} h`).join(', ')
  },
  inForce: inForceOf('mash-silence'),
  wrong: (value) => {
    const checked = silence.safeParse(value)
    const amiss = checked.success
      ? silenceColours.find((colour) => checked.data[colour] > longestSilence)
      : String(checked.error.issues[0]?.path[0] ?? 'red')
    return amiss === undefined
      ? null
      : { field: amiss, text: `Enter hours above 0 and up to ${String(longestSilence)}, such as 2 or 2.5` }
  },
}

const ladder = settings['escalation-ladder'].shape
const rungs = [1, 2, 3, 4, 5, 6] as const

type TypedRung = { name: string; days: number | string }

const escalationLadder: Setting = {
  name: 'escalation-ladder',
  title: 'The ladder for disagreements',
  why: 'The rungs by which professionals settle a disagreement about a child, each with the working days it has; after them it goes up (procedures 11.5). Leave the last boxes empty where there are fewer rungs. A disagreement under way keeps the ladder it began on.',
  fields: rungs.flatMap((rung): Field[] => [
    { name: `name-${String(rung)}`, label: 'Who', width: 20, isNumber: false, group: `Rung ${String(rung)}` },
    {
      name: `days-${String(rung)}`,
      label: 'Working days',
      width: 2,
      isNumber: true,
      group: `Rung ${String(rung)}`,
    },
  ]),
  read: (body) => {
    const typed = rungs.map((rung): TypedRung => ({
      name: one(body, `name-${String(rung)}`),
      days: numberTyped(body, `days-${String(rung)}`),
    }))
    return typed.slice(0, typed.findLastIndex(({ name, days }) => name !== '' || days !== '') + 1)
  },
  show: (value) => {
    const kept = ladder.parse(value)
    return Object.fromEntries(
      rungs.flatMap((rung) => {
        const at = kept[rung - 1]
        return [
          [`name-${String(rung)}`, at?.name ?? ''],
          [`days-${String(rung)}`, at === undefined ? '' : String(at.days)],
        ]
      }),
    )
  },
  inWords: (value) =>
    ladder
      .parse(value)
      .map(({ name, days }) => `${name} (${String(days)} ${days === 1 ? 'day' : 'days'})`)
      .join(', then '),
  inForce: inForceOf('escalation-ladder'),
  wrong: (value) => {
    const checked = ladder.safeParse(value)
    if (checked.success) return null
    const [at, what] = checked.error.issues[0]?.path ?? []
    const rung = typeof at === 'number' ? at + 1 : 1
    return what === 'days'
      ? { field: `days-${String(rung)}`, text: `Rung ${String(rung)}: enter whole working days, 1 or more` }
      : { field: `name-${String(rung)}`, text: `Rung ${String(rung)}: say who settles it there` }
  },
}

const link = settings['agency-link-hours'].shape
const longestLink = 336

const agencyLinkHours: Setting = {
  name: 'agency-link-hours',
  title: 'One-time links to agencies',
  why: 'For how many hours by the clock, after an answer is due, the link still opens that was sent to somebody at an agency who has no account. It ends with the answer, and with the enquiry, whatever is left of it.',
  fields: [{ name: 'hours', label: 'Hours', width: 4, isNumber: true }],
  read: (body) => ({ hours: decimalTyped(body, 'hours') }),
  show: (value) => ({ hours: String(link.parse(value).hours) }),
  inWords: (value) => `${String(link.parse(value).hours)} hours after the answer is due`,
  inForce: inForceOf('agency-link-hours'),
  wrong: (value) => {
    const checked = link.safeParse(value)
    return checked.success && checked.data.hours <= longestLink
      ? null
      : { field: 'hours', text: `Enter hours above 0 and up to ${String(longestLink)}, two weeks` }
  },
}

const duty = settings['duty-to-share-16la'].shape

const dutyToShare: Setting = {
  name: 'duty-to-share-16la',
  title: 'First day of the duty to share',
  why: 'From this day an agency that does not share must say what harm telling would do (Children Act 2004 s.16LA). When the duty begins is for the partnership’s notice to say.',
  fields: (['day', 'month', 'year'] as const).map((unit) => ({
    name: `duty-${unit}`,
    label: capital(unit),
    width: unit === 'year' ? 4 : 2,
    isNumber: true,
    group: 'First day',
  })),
  read: (body) => ({ from: dayTyped(body, 'duty') ?? '' }),
  show: (value) => {
    const [year = '', month = '', day = ''] = duty.parse(value).from.split('-')
    return { 'duty-day': String(Number(day)), 'duty-month': String(Number(month)), 'duty-year': year }
  },
  inWords: (value) => {
    const { from } = duty.parse(value)
    return isDay(from) ? `From ${plainDay(from)}` : from
  },
  inForce: inForceOf('duty-to-share-16la'),
  wrong: (value) =>
    duty.safeParse(value).success
      ? null
      : { field: 'duty-day', text: 'Enter a real day, with day, month and year' },
}

/** In the order the page shows them. */
export const hubSettings: readonly Setting[] = [
  mashHours,
  mashSilence,
  agencyReplyShare,
  agencyLinkHours,
  escalationLadder,
  dutyToShare,
]
