import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import { bookFor, settings, settingValue } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { addCalendarMonths, callInEnds, counted, type Day, dayOf, startOfDay } from '../time/index.ts'
import { movedInWords, movedUnder } from './moved-under.ts'
import { type Asking, councilName, said, type Told } from './preview.asking.ts'
import type { Setting } from './preview.hub.ts'
import { settingRows } from './setting.sql.ts'

/** What another value would do to a council's decisions about its agreements (governance A2, A4). */

const publishedNotHolding = async (
  tx: Tx,
  owner: AuthorityCode,
  today: Day,
): Promise<{ publishedOn: Day; holdsFrom: Day }[]> =>
  (
    await sql<{ publishedOn: Day; holdsFrom: Day }>`
      select published_on as "publishedOn", effective_on as "holdsFrom" from agreement_decision
      where owner = ${owner} and published_on is not null and exempt_because is null and effective_on > ${today}`.execute(
      tx,
    )
  ).rows

export const ofCallIn = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const { workingDays } = settings['call-in-window'].shape.parse(value)
  // What is decided of an agreement is between the parties until it is carried out (db/policies/agreement_change.sql).
  if (visit.actor.fn !== 'oversight')
    return said(
      `Decisions that do not hold yet are not shown here: a director of ${councilName(visit, authority)} is shown how many of them it concerns.`,
    )
  const decisions = await publishedNotHolding(tx, authority, dayOf(visit.at))
  const kept = 'Decisions published already hold from the day that was said.'
  if (workingDays === null)
    return said(
      `${counted(decisions.length, 'decision')} of ${councilName(visit, authority)} ${decisions.length === 1 ? 'is' : 'are'} published and ${decisions.length === 1 ? 'does' : 'do'} not hold yet. Without a window a named officer would say the day of each.`,
      kept,
    )
  const { calendar } = await bookFor(tx, authority, visit.at)
  const moved = movedUnder(
    decisions.map(({ publishedOn, holdsFrom }) => ({
      now: () => startOfDay(holdsFrom),
      under: () => startOfDay(callInEnds(calendar, publishedOn, workingDays).effectiveOn),
    })),
    visit.at,
  )
  return said(
    ...movedInWords(moved, {
      one: 'published decision that does not hold yet',
      many: 'published decisions that do not hold yet',
      ofWhom: councilName(visit, authority),
      whenUp: 'in force',
    }),
    kept,
  )
}

const endsToCome = async (tx: Tx, party: AuthorityCode, today: Day): Promise<{ to: Day }[]> =>
  (
    await sql<{ to: Day }>`
      select i.valid_to as "to" from instrument i
      where i.valid_from <= ${today} and i.valid_to > ${today}
        and exists (select from instrument_party p where p.instrument_id = i.id and p.organisation = ${party})`.execute(
      tx,
    )
  ).rows

/** By when an extension should be decided: so many months before the end. */
export const ofExtensionLead = async (
  { tx, visit }: Asking,
  { authority, value }: Setting,
): Promise<Told> => {
  const today = dayOf(visit.at)
  const { months } = settings['extension-lead'].shape.parse(value)
  const now = settingValue(await settingRows(tx, authority), authority, 'extension-lead', today).months
  const leads = (before: number) => (to: Day) => startOfDay(addCalendarMonths(to, -before))
  const moved = movedUnder(
    (await endsToCome(tx, authority, today)).map(({ to }) => ({
      now: () => leads(now)(to),
      under: () => leads(months)(to),
    })),
    visit.at,
  )
  return said(
    ...movedInWords(moved, {
      one: 'agreement in force that ends',
      many: 'agreements in force that end',
      ofWhom: councilName(visit, authority),
      whenUp: 'due for a decision about its extension',
    }),
    'An extension decided already is counted too.',
  )
}
