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
import { counted, type Day, dayOf, plainDay, workingCalendar, type WorkingCalendar } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import { dueWith, lateInWords, lateUnder } from './late-under.ts'
import { type Asking, councilName, said, type Told } from './preview.asking.ts'
import { clocksBegunSince, lookedBackTo, repeatContacts, signedInNow } from './preview.sql.ts'
import { settingRows } from './setting.sql.ts'

/** What another value of a setting would do: for lengths of clocks and hours, how many would have been late under it. */

type Setting = { authority: AuthorityCode; name: string; value: unknown }

export const ofSetting = async (asking: Asking, setting: Setting, from: Day): Promise<Told> => {
  const { tx, visit } = asking
  const { authority, name, value } = setting
  const today = dayOf(visit.at)
  // Another council's figures are not this reader's to see.
  if (authority !== visit.actor.actingFor) return said('Only that council sees what it would do.')
  if (name.startsWith(clockSetting)) return ofClock(asking, setting)
  if (name === 'opening-hours' || name === 'mash-hours') return ofHours(asking, { ...setting, name })
  if (name === 'repeat-contact') {
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
  if (name === 'session-limits') {
    const limits = settings['session-limits'].shape.parse(value)
    const signedIn = await signedInNow(tx, authority, visit.at, limits)
    return said(
      `${counted(signedIn.now, 'session')} of people of ${councilName(visit, authority)} ${signedIn.now === 1 ? 'is' : 'are'} open now; held to it today, ${String(signedIn.over)} would be over.`,
      'What people were typing is kept when a session ends.',
    )
  }
  return said(`It counts from ${plainDay(from)}. What has begun by then goes on as it began.`)
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
