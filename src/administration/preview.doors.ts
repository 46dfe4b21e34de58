import { booksOfCouncils, settings, type SettingValue, settingValue } from '../clocks/index.ts'
import { timesAskedAboutMany } from '../privacy/index.ts'
import { addDays, addHours, counted, dayOf, startOfDay } from '../time/index.ts'
import { isDormant, trainingNotice } from '../web/gates.rule.ts'
import { movedInWords, movedUnder } from './moved-under.ts'
import { type Asking, councilName, said, type Told } from './preview.asking.ts'
import {
  accountsLastUsed,
  busyLooks,
  invitationsOut,
  letInUnder,
  trainingOf,
  triedLately,
} from './preview.doors.sql.ts'
import type { Setting } from './preview.hub.ts'
import { signedInNow } from './preview.sql.ts'
import { settingRows } from './setting.sql.ts'

/** What another value would do to who gets in and for how long, and to who is asked about it. */

const is = (n: number): string => (n === 1 ? 'is' : 'are')

export const ofSessions = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const limits = settings['session-limits'].shape.parse(value)
  const signedIn = await signedInNow(tx, authority, visit.at, limits)
  return said(
    `${counted(signedIn.now, 'session')} of people of ${councilName(visit, authority)} ${is(signedIn.now)} open now; held to it today, ${String(signedIn.over)} would be over.`,
    'What people were typing is kept when a session ends.',
  )
}

export const ofInvitations = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const { hours } = settings['passkey-invitation'].shape.parse(value)
  const moved = movedUnder(
    (await invitationsOut(tx, authority, visit.at)).map(({ madeAt, endsAt }) => ({
      now: () => endsAt,
      under: () => addHours(madeAt, hours),
    })),
    visit.at,
  )
  return said(
    ...movedInWords(moved, {
      one: 'invitation that can be used',
      many: 'invitations that can be used',
      ofWhom: councilName(visit, authority),
      whenUp: 'over',
    }),
    'Invitations sent already keep their time.',
  )
}

export const ofDormant = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const { at } = visit
  const { days } = settings['dormant-account'].shape.parse(value)
  const now = settingValue(await settingRows(tx, authority), authority, 'dormant-account', dayOf(at)).days
  const accounts = await accountsLastUsed(tx, authority, dayOf(at))
  const asleep = (after: number): number => accounts.filter((last) => isDormant(last.at, at, after)).length
  return said(
    `Of ${counted(accounts.length, 'account')} of people of ${councilName(visit, authority)}, ${String(asleep(days))} would be asleep today; by the value in force ${String(asleep(now))} ${is(asleep(now))}.`,
    'Whoever is asleep signs in again once an administrator has woken the account.',
  )
}

export const ofTraining = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const today = dayOf(visit.at)
  const { days } = settings['training-reminder'].shape.parse(value)
  const now = settingValue(await settingRows(tx, authority), authority, 'training-reminder', today).days
  const valid = await trainingOf(tx, authority, today)
  const told = (before: number): number =>
    valid.filter(({ to }) => trainingNotice(to, today, before) !== null).length
  return said(
    `Of ${counted(valid.length, 'person', 'people')} of ${councilName(visit, authority)} whose training holds, ${String(told(days))} would be told today that it ends; by the value in force ${String(told(now))} ${is(told(now))}.`,
  )
}

export const ofLettingIn = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const limits = settings['letting-in'].shape.parse(value)
  const let_ = await letInUnder(tx, authority, limits, visit.at)
  const council = councilName(visit, authority)
  return said(
    `${counted(let_.now, 'worker is', 'workers are')} let in to single records of ${council} now or will be; ${String(let_.longer)} of them for longer than it would allow.`,
    `${counted(let_.cases, 'case')} of ${council} ${is(let_.cases)} on an exit list; ${String(let_.casesLonger)} of them for longer than it would allow.`,
    'Whoever is let in already stays so until the end that was said.',
  )
}

/** Looks are many and each is compared with the hour before it: a week of them says as much as a month. */
const daysOfLooks = 7

export const ofLooks = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const today = dayOf(visit.at)
  const under = settings['looks-to-review'].shape.parse(value)
  const now = settingValue(await settingRows(tx, authority), authority, 'looks-to-review', today)
  const least = Math.min(under.recordsInAnHour, now.recordsInAnHour) + 1
  const looks = await busyLooks(tx, authority, startOfDay(addDays(today, -daysOfLooks)), least)
  return said(
    `In the last ${String(daysOfLooks)} days privacy officers of ${councilName(visit, authority)} would have been asked ${counted(timesAskedAboutMany(looks, under), 'time')} about very many records; by the value in force ${counted(timesAskedAboutMany(looks, now), 'time')}.`,
    'Sealed records are not counted here.',
  )
}

/** Of several councils the smallest holds, as the limiter has it (web/tries-set.ts). */
export const ofTries = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const { setting } = await booksOfCouncils(tx, visit.at)
  const others = visit.councils
    .filter(({ code }) => code !== authority)
    .map(({ code }) => setting(code, 'tries-from-one-address'))
  const smallest = (own: Tries): Tries => others.reduce((one, other) => smaller(one, other), own)
  const now = smallest(setting(authority, 'tries-from-one-address'))
  const under = smallest(settings['tries-from-one-address'].shape.parse(value))
  const tried = await triedLately(tx, now, under)
  return said(
    `Counted together for all councils: tries from ${counted(tried.addresses, 'address', 'addresses')} count now. Under it ${String(tried.under)} would have to wait; by the values in force ${String(tried.now)} ${tried.now === 1 ? 'does' : 'do'}.`,
    ...(others.length > 0 && JSON.stringify(now) === JSON.stringify(under)
      ? ['It would change nothing yet: another council’s value is as small or smaller.']
      : []),
  )
}

type Tries = SettingValue<'tries-from-one-address'>

const smaller = (one: Tries, other: Tries): Tries => ({
  referralsBegun: Math.min(one.referralsBegun, other.referralsBegun),
  referralsSent: Math.min(one.referralsSent, other.referralsSent),
  codesAsked: Math.min(one.codesAsked, other.codesAsked),
  codesTried: Math.min(one.codesTried, other.codesTried),
  linksGuessed: Math.min(one.linksGuessed, other.linksGuessed),
  signInsBegun: Math.min(one.signInsBegun, other.signInsBegun),
  passkeysWrong: Math.min(one.passkeysWrong, other.passkeysWrong),
})
