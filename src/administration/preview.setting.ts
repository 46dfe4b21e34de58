import type { AuthorityCode } from '../access/index.ts'
import {
  bookFor,
  clockSetting,
  lengthShape,
  mashBookFor,
  ruleInForce,
  rulesWith,
  settings,
  settingValue,
} from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { type Day, dayOf, isDay, plainDay, workingCalendar, type WorkingCalendar } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import { dueWith, lateInWords, lateUnder } from './late-under.ts'
import { ofCallIn, ofExtensionLead } from './preview.agreements.sql.ts'
import { type Asking, councilName, said, type Told } from './preview.asking.ts'
import {
  ofDormant,
  ofInvitations,
  ofLettingIn,
  ofLooks,
  ofSessions,
  ofTraining,
  ofTries,
} from './preview.doors.ts'
import { ofAttaching, ofDutyToShare, ofLadder, ofLinks, ofReplyShare, ofSilence } from './preview.hub.ts'
import { clocksBegunSince, lookedBackTo, repeatContacts } from './preview.sql.ts'
import { settingNamed } from './setting.ts'
import { settingRows } from './setting.sql.ts'

/** What another value of a setting would do: for lengths of clocks and hours, how many would have been late under it. */

type Setting = { authority: AuthorityCode; name: string; value: unknown }

export const ofSetting = async (asking: Asking, setting: Setting, from: Day): Promise<Told> => {
  const { authority, name } = setting
  // Another council's figures are not this reader's to see.
  if (authority !== asking.visit.actor.actingFor) return said('Only that council sees what it would do.')
  if (name.startsWith(clockSetting)) return ofClock(asking, setting)
  if (name === 'opening-hours' || name === 'mash-hours') return ofHours(asking, { ...setting, name })
  const counting = countedFor[name]
  return counting
    ? counting(asking, setting)
    : said(`It counts from ${plainDay(from)}. What has begun by then goes on as it began.`)
}

/** Of a value that has not begun: what holds from its day on without it. */
export const ofWithdrawn = async (
  { tx, visit }: Asking,
  { authority, name, from }: { authority: AuthorityCode; name: string; from: string },
): Promise<Told> => {
  const setting = settingNamed(authority, name)
  if (authority !== visit.actor.actingFor || !setting || !isDay(from))
    return said('The value that holds before that day goes on holding.')
  const rows = (await settingRows(tx, authority)).filter(
    (row) => row.name !== name || row.authority !== authority || row.effectiveFrom !== from,
  )
  return said(
    `The value that holds before that day goes on holding: ${setting.inWords(setting.inForce(rows, authority, from))}.`,
  )
}

const ofRepeats = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const today = dayOf(visit.at)
  const { contacts } = settings['repeat-contact'].shape.parse(value)
  const now = settingValue(await settingRows(tx, authority), authority, 'repeat-contact', today).contacts
  const since = lookedBackTo(today)
  const [then, before] = [
    await repeatContacts(tx, authority, since, contacts),
    await repeatContacts(tx, authority, since, now),
  ]
  return said(
    `Of the contacts received in the last 28 days ${String(then)} would have asked for a manager’s look as repeat contacts; ${String(before)} did. Earlier contacts are counted within the months that held then.`,
  )
}

const countedFor: Readonly<
  Record<string, ((asking: Asking, setting: Setting) => Promise<Told>) | undefined>
> = {
  'repeat-contact': ofRepeats,
  'attach-by-itself': ofAttaching,
  'mash-silence': ofSilence,
  'agency-reply-share': ofReplyShare,
  'agency-link-hours': ofLinks,
  'escalation-ladder': ofLadder,
  'duty-to-share-16la': ofDutyToShare,
  'session-limits': ofSessions,
  'passkey-invitation': ofInvitations,
  'tries-from-one-address': ofTries,
  'dormant-account': ofDormant,
  'training-reminder': ofTraining,
  'letting-in': ofLettingIn,
  'looks-to-review': ofLooks,
  'call-in-window': ofCallIn,
  'extension-lead': ofExtensionLead,
}

const ofClock = async ({ tx, visit }: Asking, { authority, name, value }: Setting): Promise<Told> => {
  const [id, today] = [name.slice(clockSetting.length), dayOf(visit.at)]
  const rule = ruleInForce(rulesWith(await settingRows(tx, authority)), id, authority, today)
  if (!rule) return said('No clock runs by this rule today.')
  const { calendar } = await bookCountedBy(tx, authority, id, visit)
  const clocks = await clocksBegunSince(tx, authority, [id], lookedBackTo(today))
  const late = lateUnder(clocks, dueWith(lengthShape.parse(value), rule, calendar), visit.at)
  return said(...lateInWords(late, councilName(visit, authority)))
}

/** Enquiries are counted by the hours of the MASH (clocks 4.3). */
const bookCountedBy = async (
  tx: Tx,
  authority: AuthorityCode,
  ruleId: string,
  { at }: Visit,
): Promise<{ calendar: WorkingCalendar }> =>
  ruleId.startsWith('MASH-') ? (await mashBookFor(tx, authority, at)).book : bookFor(tx, authority, at)

const countedByHours = new Set(['working-hours', 'working-minutes', 'open-days'])

const ofHours = async (
  { tx, visit }: Asking,
  { authority, name, value }: Setting & { name: 'opening-hours' | 'mash-hours' },
): Promise<Told> => {
  const today = dayOf(visit.at)
  const rows = await settingRows(tx, authority)
  const rules = rulesWith(rows)
  const ids = [...new Set(rules.map(({ id }) => id))].filter(
    (id) => id.startsWith('MASH-') === (name === 'mash-hours'),
  )
  const counting = ids.flatMap((id) => {
    const rule = ruleInForce(rules, id, authority, today)
    return rule && countedByHours.has(rule.length.unit) ? [rule] : []
  })
  const { calendar } = await bookFor(tx, authority, visit.at)
  const then = workingCalendar({ ...calendar, opening: settings[name].shape.parse(value) })
  const clocks = await clocksBegunSince(
    tx,
    authority,
    counting.map(({ id }) => id),
    lookedBackTo(today),
  )
  const late = lateUnder(
    clocks,
    (clock) => {
      const rule = counting.find(({ id }) => id === clock.rule)
      return rule ? dueWith(rule.length, rule, then)(clock) : clock.dueAt
    },
    visit.at,
  )
  return said(...lateInWords(late, councilName(visit, authority)))
}
