import { agencyName, isAgencyKind } from '../agency-requests/index.ts'
import { at, day, dayOf, type Instant, isDay, londonTime } from '../time/index.ts'
import { type Body, type FieldError, many, one } from '../web/index.ts'
import type { Attendee, Discussion } from './enquiry.ts'

/** How the form of a discussion is filled and read. Field names carry the agency's code. */

/** An agency with a place of its own on the form: under which key, kept as what, and called what. */
export type Seat = { key: string; agency: string; name: string }

/** The council's own social workers in the hub take part as one of the agencies. */
export const socialCare: Seat = { key: 'social-care', agency: 'Social care', name: 'Social care, MASH' }

export const nameAtTable = (agency: string, organisations: ReadonlyMap<string, string>): string => {
  if (agency === socialCare.agency) return socialCare.name
  return isAgencyKind(agency) ? agencyName(agency) : (organisations.get(agency) ?? agency)
}

/** Social care and every agency that was asked, each once, in the order they were asked. */
export const seatsFor = (asked: readonly string[], organisations: ReadonlyMap<string, string>): Seat[] => [
  socialCare,
  ...[...new Set(asked)].map((agency) => ({
    key: agency,
    agency,
    name: nameAtTable(agency, organisations),
  })),
]

/** Rows for somebody from elsewhere: a school, a GP, a voluntary service. */
export const mostOthers = 8
const blankRows = 2

export const otherRows = (body: Body): number =>
  Math.min(
    mostOthers,
    blankRows +
      Array.from({ length: mostOthers }, (_, index) => index + 1).filter(
        (row) =>
          one(body, `other-${String(row)}-agency`) !== '' || one(body, `other-${String(row)}-name`) !== '',
      ).length,
  )

const twoDigits = (text: string): string => text.padStart(2, '0')

const heldIn = (moment: Instant): Body => {
  const on = dayOf(moment)
  return {
    'heldOn-day': String(Number(on.slice(8))),
    'heldOn-month': String(Number(on.slice(5, 7))),
    'heldOn-year': on.slice(0, 4),
    heldTime: londonTime(moment).slice(0, 5),
  }
}

const viewOf = ({ views }: Pick<Discussion, 'views'>, agency: string): string =>
  views.find((each) => each.agency === agency)?.view ?? ''

/** A discussion as the form shows it. */
export const bodyOf = (discussion: Discussion, seats: readonly Seat[]): Body => {
  const attendeeOf = (agency: string) => discussion.attendees.find((each) => each.agency === agency)
  const others = discussion.attendees.filter(({ agency }) => !seats.some((seat) => seat.agency === agency))
  return {
    ...heldIn(discussion.heldAt),
    present: seats.filter(({ agency }) => attendeeOf(agency)?.isPresent === true).map(({ key }) => key),
    ...Object.fromEntries(
      seats.flatMap(({ key, agency }) => [
        [`name-${key}`, attendeeOf(agency)?.name ?? ''],
        [`view-${key}`, viewOf(discussion, agency)],
      ]),
    ),
    ...Object.fromEntries(
      others.flatMap(({ agency, name }, index) => {
        const row = `other-${String(index + 1)}`
        return [
          [`${row}-agency`, agency],
          [`${row}-name`, name],
          [`${row}-view`, viewOf(discussion, agency)],
        ]
      }),
    ),
    considered: [...discussion.considered],
    conclusion: discussion.conclusion,
    disagreement: discussion.disagreement,
  }
}

/** Nothing recorded yet: held now, whoever writes took part, and everything they may read was before them. */
export const blankDiscussion = (now: Instant, writer: string): Body => ({
  ...heldIn(now),
  present: [socialCare.key],
  [`name-${socialCare.key}`]: writer,
})

const heldAtIn = (body: Body, now: Instant): { heldAt: Instant } | { errors: FieldError[] } => {
  const [d, m, y] = ['day', 'month', 'year'].map((part) => one(body, `heldOn-${part}`))
  const on = `${y ?? ''}-${twoDigits(m ?? '')}-${twoDigits(d ?? '')}`
  if (!isDay(on))
    return { errors: [{ field: 'heldOn-day', text: 'Enter the day it was held, as 27 3 2026' }] }
  const time = /^(\d{1,2})[:.]?(\d\d)$/.exec(one(body, 'heldTime'))
  if (!time || Number(time[1]) > 23 || Number(time[2]) > 59)
    return { errors: [{ field: 'heldTime', text: 'Enter the time it was held, as 14:30' }] }
  const heldAt = at(day(on), `${twoDigits(time[1] ?? '')}:${time[2] ?? ''}`)
  return heldAt > now
    ? { errors: [{ field: 'heldOn-day', text: 'It was held in the past. Check the day and the time' }] }
    : { heldAt }
}

type Taken = { agency: string; attendee: Attendee | null; view: string; errors: FieldError[] }

const seatIn = (body: Body, { key, agency, name }: Seat): Taken => {
  const isPresent = many(body, 'present').includes(key)
  const who = one(body, `name-${key}`)
  return {
    agency,
    // An agency that was asked and was not there is written down as well: that is what is looked for afterwards.
    attendee: key === socialCare.key && !isPresent ? null : { agency, name: who, isPresent },
    view: one(body, `view-${key}`),
    errors:
      isPresent && who === ''
        ? [{ field: `name-${key}`, text: `Write who took part for ${name}, or untick it` }]
        : [],
  }
}

const otherIn = (body: Body, row: string): Taken | null => {
  const [agency, name, view] = ['agency', 'name', 'view'].map((part) => one(body, `${row}-${part}`))
  if (!agency && !name && !view) return null
  return {
    agency: agency ?? '',
    attendee: { agency: agency ?? '', name: name ?? '', isPresent: true },
    view: view ?? '',
    errors: [
      ...(agency ? [] : [{ field: `${row}-agency`, text: 'Write for which agency or service' }]),
      ...(name ? [] : [{ field: `${row}-name`, text: 'Write who took part' }]),
    ],
  }
}

/** Longer than this is a report: attach it to an answer instead. */
export const longestRecord = 20_000

const tooLong = (body: Body): FieldError[] =>
  Object.keys(body)
    .filter((name) => /^(view-|other-\d-view|conclusion|disagreement)/.test(name))
    .filter((name) => one(body, name).length > longestRecord)
    .map((field) => ({
      field,
      text: `Shorten this to ${longestRecord.toLocaleString('en-GB')} characters`,
    }))

/** What the form sends, read. What was weighed is read elsewhere, since not everybody may tick everything. */
export const readDiscussion = (
  body: Body,
  seats: readonly Seat[],
  now: Instant,
): { discussion: Discussion } | { errors: FieldError[] } => {
  const held = heldAtIn(body, now)
  const seated = seats.map((seat) => seatIn(body, seat))
  const others = Array.from({ length: mostOthers }, (_, index) =>
    otherIn(body, `other-${String(index + 1)}`),
  ).filter((other) => other !== null)
  const all = [...seated, ...others]
  const errors = [
    ...('errors' in held ? held.errors : []),
    ...all.flatMap((taken) => taken.errors),
    ...tooLong(body),
  ]
  if (errors.length > 0 || 'errors' in held) return { errors }
  return {
    discussion: {
      heldAt: held.heldAt,
      attendees: all.flatMap(({ attendee }) => attendee ?? []),
      considered: [],
      views: all.flatMap(({ agency, view }) => (view === '' ? [] : [{ agency, view }])),
      conclusion: one(body, 'conclusion'),
      disagreement: one(body, 'disagreement'),
    },
  }
}

/** Where each text stands on the form, so that what is wrong with it is said beside it. */
export const textsOf = (body: Body): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.keys(body)
      .filter((name) => /^(name-|view-|other-\d-|conclusion$|disagreement$)/.test(name))
      .map((name) => [name, one(body, name)]),
  )
