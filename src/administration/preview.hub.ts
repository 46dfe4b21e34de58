import { linkEndsAfter } from '../agency-requests/index.ts'
import type { AuthorityCode } from '../access/index.ts'
import { bookFor, mashBookFor, settings, settingValue } from '../clocks/index.ts'
import { answerDue, type Ladder, rungAt, rungDue, silentAtLatest } from '../mash/index.ts'
import { counted, dayOf, plainDay } from '../time/index.ts'
import { movedInWords, movedUnder } from './moved-under.ts'
import { type Asking, councilName, said, type Told } from './preview.asking.ts'
import { disputed, linksOut, openEnquiries, questionsOut, wouldHaveBeenAttached } from './preview.hub.sql.ts'
import { daysLookedBack } from './late-under.ts'
import { lookedBackTo } from './preview.sql.ts'
import { settingRows } from './setting.sql.ts'

/** What another value of one of the hub's settings would do to what is open there, by the hub's own rules. */

export type Setting = { authority: AuthorityCode; value: unknown }

/** When silence would first have been noticed of what is open, counted from the last thing anybody did. */
export const ofSilence = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const now = settingValue(await settingRows(tx, authority), authority, 'mash-silence', dayOf(visit.at))
  const under = settings['mash-silence'].shape.parse(value)
  const { calendar } = (await mashBookFor(tx, authority, visit.at)).book
  const moved = movedUnder(
    (await openEnquiries(tx, authority)).map(({ rating, lastActedAt }) => ({
      now: () => silentAtLatest(rating, lastActedAt, now, calendar),
      under: () => silentAtLatest(rating, lastActedAt, under, calendar),
    })),
    visit.at,
  )
  return said(
    ...movedInWords(moved, {
      one: 'open enquiry',
      many: 'open enquiries',
      ofWhom: councilName(visit, authority),
      whenUp: 'silent for too long',
    }),
    'Alarms set already keep their time until somebody acts.',
  )
}

export const ofReplyShare = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const now = settingValue(await settingRows(tx, authority), authority, 'agency-reply-share', dayOf(visit.at))
  const under = settings['agency-reply-share'].shape.parse(value)
  const { timing } = await mashBookFor(tx, authority, visit.at)
  const moved = movedUnder(
    (await questionsOut(tx, authority)).map((question) => ({
      now: () => answerDue({ timing, share: now[question.rating] }, question),
      under: () => answerDue({ timing, share: under[question.rating] }, question),
    })),
    visit.at,
  )
  return said(
    ...movedInWords(moved, {
      one: 'question that is out at an agency',
      many: 'questions that are out at agencies',
      ofWhom: councilName(visit, authority),
      whenUp: 'late',
    }),
    'Questions asked already keep their time.',
  )
}

export const ofLadder = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const now: Ladder = settingValue(
    await settingRows(tx, authority),
    authority,
    'escalation-ladder',
    dayOf(visit.at),
  )
  const under: Ladder = settings['escalation-ladder'].shape.parse(value)
  const { calendar } = await bookFor(tx, authority, visit.at)
  const open = await disputed(tx, authority)
  const moved = movedUnder(
    open.flatMap(({ rung, since, dueAt }) => {
      const [is, would] = [rungAt(now, rung), rungAt(under, rung)]
      return would === undefined
        ? []
        : [
            {
              now: () => (is === undefined ? dueAt : rungDue(calendar, since, is)),
              under: () => rungDue(calendar, since, would),
            },
          ]
    }),
    visit.at,
  )
  const above = open.filter(({ rung }) => rungAt(under, rung) === undefined).length
  return said(
    ...movedInWords(moved, {
      one: 'disagreement not settled',
      many: 'disagreements not settled',
      ofWhom: councilName(visit, authority),
      whenUp: 'escalated to the next rung',
    }),
    ...(above === 0
      ? []
      : [
          `${counted(above, 'disagreement stands', 'disagreements stand')} on a rung the new ladder has not.`,
        ]),
    'A disagreement under way keeps the ladder it began on.',
  )
}

export const ofLinks = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const { hours } = settings['agency-link-hours'].shape.parse(value)
  const moved = movedUnder(
    (await linksOut(tx, authority)).map(({ dueAt, madeAt, endsAt }) => ({
      now: () => endsAt,
      under: () => linkEndsAfter(hours, dueAt, madeAt),
    })),
    visit.at,
  )
  return said(
    ...movedInWords(moved, {
      one: 'link that opens',
      many: 'links that open',
      ofWhom: councilName(visit, authority),
      whenUp: 'over',
    }),
    'Links sent already keep their time.',
  )
}

export const ofDutyToShare = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const { from } = settings['duty-to-share-16la'].shape.parse(value)
  const rows = await settingRows(tx, authority)
  const { from: now } = settingValue(rows, authority, 'duty-to-share-16la', dayOf(visit.at))
  const out = await questionsOut(tx, authority)
  const asked = (first: string): number => out.filter(({ dueAt }) => dayOf(dueAt) >= first).length
  return said(
    `${counted(out.length, 'question')} of ${councilName(visit, authority)} ${out.length === 1 ? 'is' : 'are'} out at agencies. Of ${String(asked(from))} the answer is due on ${plainDay(from)} or later: an agency that does not share would be asked what harm telling would do. By the day in force it is ${String(asked(now))}.`,
  )
}

export const ofAttaching = async ({ tx, visit }: Asking, { authority, value }: Setting): Promise<Told> => {
  const { on } = settings['attach-by-itself'].shape.parse(value)
  const { raised, attached } = await wouldHaveBeenAttached(tx, authority, lookedBackTo(dayOf(visit.at)))
  return said(
    `Of ${counted(raised, 'person', 'people')} told of on contacts of ${councilName(visit, authority)} in the last ${String(daysLookedBack)} days whose likely records were noted, ${String(attached)} ${on ? 'would have been recognised by the service itself' : 'would be left to a worker'}.`,
  )
}
