import { z } from 'zod'
import type { AuthorityCode } from '../access/index.ts'
import {
  day,
  isDay,
  openBetween,
  openMondayToFriday,
  weekdays,
  type Day,
  type OpeningHours,
} from '../time/index.ts'
import { publishedDayHours } from './day-hours.ts'
import type { Length } from './rule.ts'

/** What a council, or the law for all of them, has set from a day on: a row of the table `setting`. */
export type SettingRow = {
  readonly authority: AuthorityCode | null
  readonly name: string
  readonly effectiveFrom: Day
  readonly value: unknown
  readonly reason: string
}

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const dayHours = z.union([
  z.literal('closed'),
  z.tuple([time, time]).refine(([from, to]) => from < to, 'Hours must end after they begin.'),
])

/** As kept: each weekday `["08:00", "18:00"]` or `"closed"`. */
const openingHours = z.record(z.enum(weekdays), dayHours).transform((hours): OpeningHours => {
  const of = (name: (typeof weekdays)[number]) => {
    const kept = hours[name]
    return kept === 'closed' ? kept : openBetween(...kept)
  }
  return {
    monday: of('monday'),
    tuesday: of('tuesday'),
    wednesday: of('wednesday'),
    thursday: of('thursday'),
    friday: of('friday'),
    saturday: of('saturday'),
    sunday: of('sunday'),
  }
})

const whole = z.number().int().min(0)
const share = z.number().gt(0).max(1)
const hours = z.number().gt(0)

/** The length of a clock, as a council may set it: `{"unit": "working-hours", "n": 2}`. */
export const lengthShape: z.ZodType<Length> = z.discriminatedUnion('unit', [
  z.object({ unit: z.literal('working-days'), n: whole }),
  z.object({ unit: z.literal('clear-days'), n: whole }),
  z.object({ unit: z.literal('days-with-the-first'), n: whole.min(1) }),
  z.object({ unit: z.literal('calendar-months'), n: whole }),
  z.object({ unit: z.literal('working-hours'), n: whole }),
  z.object({ unit: z.literal('working-minutes'), n: whole }),
  z.object({ unit: z.literal('open-days'), n: whole }),
  z.object({ unit: z.literal('clock-hours'), n: whole }),
  z.object({ unit: z.literal('next-working-day-by'), time }),
])

type Setting<T> = { readonly shape: z.ZodType<T>; readonly otherwise: (authority: AuthorityCode) => T }

const setting = <T>(shape: z.ZodType<T>, otherwise: (authority: AuthorityCode) => T): Setting<T> => ({
  shape,
  otherwise,
})

/** Peterborough, by its GSS code. */
const peterborough: AuthorityCode = 'E06000031'

// Hours published by the two Customer Service Centres, by the council's GSS code (procedures 2.1).
const hoursPublishedBy: Readonly<Record<AuthorityCode, OpeningHours>> = {
  E10000003: publishedDayHours.cambridgeshire,
  E06000031: publishedDayHours.peterborough,
}

/**
 * Every setting by name, with its shape and the value that holds where nobody has set one. Lengths of clocks are
 * settings too, named `clock.<rule id>`; their starting values are the rules themselves (rules.ts).
 */
export const settings = {
  /** When the Customer Service Centre is staffed: what working hours are counted by (procedures 2.1, 8). */
  'opening-hours': setting(
    openingHours,
    (authority) => hoursPublishedBy[authority] ?? openMondayToFriday('09:00', '17:00'),
  ),
  /**
   * When the MASH is staffed: what amber and green are counted by (clocks 4.3). Not published; the default closes when
   * the worked case of Appendix A 3 does.
   */
  'mash-hours': setting(openingHours, () => openMondayToFriday('08:30', '17:30')),
  /**
   * How much of the time a colour allows an agency has for its answer (procedures 4.4: red two of four hours, amber half
   * the window; green is ours).
   */
  'agency-reply-share': setting(z.object({ red: share, amber: share, green: share }), () => ({
    red: 0.5,
    amber: 0.5,
    green: 0.5,
  })),
  /**
   * For how many real hours after an answer is due the one-time link still opens that was sent to an agency without an
   * account. Ours; nothing is published.
   */
  'agency-link-hours': setting(z.object({ hours }), () => ({ hours: 48 })),
  /**
   * After how many hours in which nothing happened the hub is told: red in real hours, the others in MASH hours. Measured
   * against the time each colour allows it is strictest where children were harmed by delay, on green and then amber
   * (procedures 0B.4). Ours; nothing is published.
   */
  'mash-silence': setting(z.object({ red: hours, amber: hours, green: hours, blue: hours }), () => ({
    red: 2,
    amber: 3,
    green: 4,
    blue: 9,
  })),
  /**
   * The ladder by which professionals settle a disagreement, each rung with its working days (procedures 11.5). Not
   * published locally; the default is the common four, the longer time where a range is given.
   */
  'escalation-ladder': setting(
    z.array(z.object({ name: z.string().min(1), days: whole.min(1) })).min(1),
    () => [
      { name: 'Practitioners', days: 1 },
      { name: 'Managers', days: 2 },
      { name: 'Senior managers', days: 5 },
      { name: 'Board and executive', days: 5 },
    ],
  ),
  /** The repeat-contact rule: so many contacts within so many months ask for a manager's look (procedures 2.6). */
  'repeat-contact': setting(z.object({ contacts: whole.min(2), months: whole.min(1) }), () => ({
    contacts: 3,
    months: 12,
  })),
  /**
   * Whether somebody told of on a contact is recognised by the service itself where the match is as good as certain
   * (matching 6, band A). Off: what it would have done is only noted, so that it can be judged before it is trusted.
   */
  'attach-by-itself': setting(z.object({ on: z.boolean() }), () => ({ on: false })),
  /**
   * How long a session lasts unattended, how long at most, and for how long after proving who they are somebody may do
   * what asks for a fresh sign-in (ASVS 5.0 V7.3.1, V7.3.2, V7.5.3). Ours; nothing is published. Whoever's employer is
   * no council has what holds for all.
   */
  'session-limits': setting(
    z.object({
      idleMinutes: whole.min(5).max(240),
      longestHours: whole.min(1).max(24),
      freshMinutes: whole.min(1).max(60),
    }),
    () => ({ idleMinutes: 60, longestHours: 12, freshMinutes: 15 }),
  ),
  /**
   * For how many days before the training ends that opens records (authorisation B3 step 1) every page says so. Ours;
   * nothing is published (UNCERTAIN). Set by the worker's employer.
   */
  'training-reminder': setting(z.object({ days: whole.max(365) }), () => ({ days: 30 })),
  /**
   * After how many days without a sign-in an account is asleep (authorisation B3 step 1). Ours; nothing is published for
   * either council (UNCERTAIN). Set by the worker's employer.
   */
  'dormant-account': setting(z.object({ days: whole.min(7).max(730) }), () => ({ days: 90 })),
  /**
   * How much may be tried from one address before somebody has to wait: referrals, codes and links each hour, signing in
   * each quarter of an hour (ASVS 5.0 V2.4.1, V6.3.1). Ours; nothing is published. How many people share an address is not
   * for a program to know, so it is set; the bounds keep it from being switched off, and a hospital from being shut out.
   * What one account, one passkey, one draft and one code may do stays a constant: nobody needs more, wherever they sit.
   */
  'tries-from-one-address': setting(
    z.object({
      referralsBegun: whole.min(20).max(2000),
      referralsSent: whole.min(20).max(1000),
      codesAsked: whole.min(5).max(200),
      codesTried: whole.min(10).max(200),
      linksGuessed: whole.min(5).max(200),
      signInsBegun: whole.min(100).max(10_000),
      passkeysWrong: whole.min(10).max(300),
    }),
    () => ({
      referralsBegun: 100,
      referralsSent: 60,
      codesAsked: 30,
      codesTried: 60,
      linksGuessed: 30,
      signInsBegun: 1000,
      passkeysWrong: 60,
    }),
  ),
  /**
   * How many searches a worker may make within an hour: more than anybody types in an hour of calls, far less than it takes
   * to copy a council's people out one by one. Ours; nothing is published.
   */
  'searches-in-an-hour': setting(z.object({ searches: whole.min(100).max(5000) }), () => ({
    searches: 1000,
  })),
  /** For how many hours an invitation to make a passkey can be used. Ours; nothing is published. */
  'passkey-invitation': setting(z.object({ hours: whole.min(1).max(336) }), () => ({ hours: 72 })),
  /**
   * The first day of the duty to share information (Children Act 2004 s.16LA). When it began is UNCERTAIN: the day comes
   * from a partnership's notice, not from the commencement regulations (governance (l); authorisation, last table).
   */
  'duty-to-share-16la': setting(z.object({ from: z.string().refine(isDay, 'Not a day.') }), () => ({
    from: day('2026-09-30'),
  })),
  /**
   * How a council's decisions come to hold after publication: the working days of its call-in, or null where none are set
   * and a named officer says the day. Peterborough's three are published; Cambridgeshire's window is UNCERTAIN (governance
   * A4, item d).
   */
  'call-in-window': setting(z.object({ workingDays: whole.min(1).nullable() }), (authority) => ({
    workingDays: authority === peterborough ? 3 : null,
  })),
  /**
   * How many months before an agreement ends its extension should be decided by all, so that notice can still be given.
   * UNCERTAIN; the default is what governance A2 proposes.
   */
  'extension-lead': setting(z.object({ months: whole.min(1).max(60) }), () => ({ months: 18 })),
  /**
   * How many months after an information sharing agreement begins it is to be reviewed, where the agreement names no day
   * itself. UNCERTAIN; the default is what governance A3 and A13 propose.
   */
  'sharing-review': setting(z.object({ months: whole.min(1).max(60) }), () => ({ months: 12 })),
  /** Opening more records than this in an hour is put before a privacy officer. Ours; nothing is published. */
  'looks-to-review': setting(z.object({ recordsInAnHour: whole.min(1) }), () => ({ recordsInAnHour: 40 })),
  /**
   * For how long at most somebody is let in to single records (authorisation B8 no. 15-18), and cases are left to named
   * workers after an agreement lapsed (R7) where no run-on agreement says. UNCERTAIN; ours. The database holds them too
   * (db/policies/access_grant.sql).
   */
  'letting-in': setting(
    z.object({
      auditDays: whole.min(1).max(92),
      inspectionDays: whole.min(1).max(92),
      supportHours: whole.min(1).max(24),
      subjectAccessMonths: whole.min(1).max(12),
      runOffDays: whole.min(1).max(183),
    }),
    () => ({ auditDays: 14, inspectionDays: 14, supportHours: 4, subjectAccessMonths: 3, runOffDays: 28 }),
  ),
} as const

export type SettingName = keyof typeof settings
export type SettingValue<N extends SettingName> = ReturnType<(typeof settings)[N]['otherwise']>

/** The row that holds on a day: the council's own before the general one, and of several the latest. */
export const settingInForce = (
  rows: readonly SettingRow[],
  authority: AuthorityCode,
  name: string,
  on: Day,
): SettingRow | undefined => {
  const latest = (of: AuthorityCode | null): SettingRow | undefined =>
    rows
      .filter((row) => row.name === name && row.authority === of && row.effectiveFrom <= on)
      .reduce<SettingRow | undefined>((a, b) => (a && a.effectiveFrom > b.effectiveFrom ? a : b), undefined)
  return latest(authority) ?? latest(null)
}

/** The value in force. Throws (zod) where the stored value is not of the setting's shape: better than a wrong clock. */
export const settingValue = <N extends SettingName>(
  rows: readonly SettingRow[],
  authority: AuthorityCode,
  name: N,
  on: Day,
): SettingValue<N> => {
  const { shape, otherwise } = settings[name] as Setting<SettingValue<N>>
  const row = settingInForce(rows, authority, name, on)
  return row === undefined ? otherwise(authority) : shape.parse(row.value)
}
