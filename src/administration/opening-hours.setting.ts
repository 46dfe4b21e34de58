import type { AuthorityCode } from '../access/index.ts'
import { settingInForce, settings } from '../clocks/index.ts'
import { type Weekday, weekdays } from '../time/index.ts'
import { one } from '../web/index.ts'
import type { Field, Setting } from './setting.ts'

/** When somebody is there: hours of a week, which working hours are counted by. */

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type KeptHours = Partial<Record<Weekday, 'closed' | readonly [string, string]>>
type HoursName = 'opening-hours' | 'mash-hours'

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Hours not kept yet but our own: in the form in which they would be. */
const ownHours = (name: HoursName, authority: AuthorityCode): KeptHours => {
  const hours = settings[name].otherwise(authority)
  return Object.fromEntries(
    weekdays.map((day) => {
      const open = hours[day]
      return [day, open === 'closed' ? open : [clockTime(open.from), clockTime(open.to)]]
    }),
  )
}

const hoursOf = (value: unknown, day: Weekday): readonly [string, string] => {
  const open = (value as KeptHours)[day]
  return open === undefined || open === 'closed' ? ['', ''] : open
}

const how = 'Write times such as 08:00, and leave both boxes of a day empty when it is closed.'

const hoursSetting = (name: HoursName, title: string, why: string): Setting => ({
  name,
  title,
  why: `${why} ${how}`,
  fields: weekdays.flatMap((day): Field[] => [
    { name: `${day}-from`, label: 'Opens', width: 5, isNumber: false, group: capital(day) },
    { name: `${day}-to`, label: 'Closes', width: 5, isNumber: false, group: capital(day) },
  ]),
  read: (body) =>
    Object.fromEntries(
      weekdays.map((day) => {
        const [from, to] = [one(body, `${day}-from`), one(body, `${day}-to`)]
        return [day, from === '' && to === '' ? 'closed' : [from, to]]
      }),
    ),
  show: (value) =>
    Object.fromEntries(
      weekdays.flatMap((day) => {
        const [from, to] = hoursOf(value, day)
        return [
          [`${day}-from`, from],
          [`${day}-to`, to],
        ]
      }),
    ),
  inWords: (value) =>
    weekdays
      .map((day) => {
        const [from, to] = hoursOf(value, day)
        return `${capital(day).slice(0, 3)} ${from === '' ? 'closed' : `${from} to ${to}`}`
      })
      .join(', '),
  inForce: (rows, authority, on) =>
    settingInForce(rows, authority, name, on)?.value ?? ownHours(name, authority),
  wrong: (value) => {
    const checked = settings[name].shape.safeParse(value)
    if (!checked.success) {
      const day = String(checked.error.issues[0]?.path[0] ?? 'monday')
      return {
        field: `${day}-from`,
        text: `${capital(day)}: enter times such as 08:00 and 18:00, or leave both empty`,
      }
    }
    return weekdays.every((day) => checked.data[day] === 'closed')
      ? { field: 'monday-from', text: 'A service that never opens has no working hours to count' }
      : null
  },
})

export const csCentreHours = hoursSetting(
  'opening-hours',
  'Opening hours of the Customer Service Centre',
  'Working hours are counted by them; outside them emergency duty takes over (procedures 2.1, 8).',
)

export const mashHours = hoursSetting(
  'mash-hours',
  'Hours of the MASH',
  'Amber and green enquiries are counted by them, and so is silence on them; red runs past closing, and emergency duty is told (clocks 4.3).',
)
