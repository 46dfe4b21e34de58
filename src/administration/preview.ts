import { aroundChange, councilsConcerned, needsSecondPerson, type What } from '../approvals/index.ts'
import type { Tx } from '../db/index.ts'
import { counted, type Day, dayOf, longTime, plainDay } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import { letterTo } from './letters.ts'
import { type Asking, councilName, said, type Told } from './preview.asking.ts'
import { ofSetting, ofWithdrawn } from './preview.setting.ts'
import type { Preview } from './preview.shape.ts'
import {
  clocksRunningPast,
  decidedWith,
  endedRow,
  lookedBackTo,
  openWorkOf,
  teamAround,
  teamLoad,
} from './preview.sql.ts'
import { beyond, hatsInWords, morningOf, openTo, rightsAfter } from './rights-after.ts'

type Coming = { what: What; countsFrom: Day }

/** A day that has passed before everybody agreed counts as today: nothing reaches back. */
const effective = ({ countsFrom }: Coming, today: Day): Day => (countsFrom < today ? today : countsFrom)

export const previewOf = async (asking: Asking, coming: Coming): Promise<Preview> => {
  const { tx, visit } = asking
  const today = dayOf(visit.at)
  const told = await toldOf(asking, { ...coming, countsFrom: effective(coming, today) })
  return { ...told, ...(await whoMustAgree(tx, visit, coming, today)) }
}

const whoMustAgree = async (
  tx: Tx,
  visit: Visit,
  { what, countsFrom }: Coming,
  today: Day,
): Promise<Pick<Preview, 'who' | 'byOne'>> => {
  const around = await aroundChange(tx, what, visit.actor.actingFor ?? '', today)
  const byOne = !needsSecondPerson({ kind: what.kind, countsFrom, today, isOwn: around.isOwn })
  if (byOne) return { byOne, who: 'You may do this alone.' }
  const names = councilsConcerned(what.kind, around).map((code) => councilName(visit, code))
  return {
    byOne,
    who: `A second person must agree: somebody of ${names.join(', and somebody of ')}.`,
  }
}

const toldOf = async (asking: Asking, coming: Coming): Promise<Told> => {
  const { what } = coming
  switch (what.kind) {
    case 'worker-added':
      return said('By itself it gives no right: a role, a team and, for the other council, an agreement do.')
    case 'employment-begun':
      return said('By itself it gives no right to anybody’s record: a role and a team do.')
    case 'employment-ended':
    case 'role-given':
    case 'role-ended':
    case 'membership-given':
    case 'membership-ended':
    case 'placement-begun':
    case 'placement-ended':
    case 'training-recorded':
      return ofWorker(asking, coming, what.payload.staffId)
    case 'team-opened':
      return said('It receives work from that day on. It has nobody in it yet: add its people next.')
    case 'team-closed':
    case 'team-serving-begun':
    case 'team-serving-ended':
      return ofTeam(asking, what.payload.teamId)
    case 'guidance-published':
      return ofGuidance(asking, what.payload)
    case 'setting-set':
      return ofSetting(asking, what.payload, coming.countsFrom)
    case 'setting-withdrawn':
      return ofWithdrawn(asking, what.payload)
    case 'bank-holiday-added':
    case 'bank-holiday-removed':
      return ofBankHoliday(asking, what)
    case 'calendar-extended':
      return said('Clocks may then be counted up to that day. Add the bank holidays of those years next.')
    case 'closure-day-added':
    case 'closure-day-removed':
      return said(
        'No statutory clock stands still on it; only working hours do. Clocks already running keep their time.',
      )
    case 'wording-set':
      return ofWording(asking, what.payload)
    case 'wording-withdrawn':
      return said(
        'The words that hold before that day go on holding; where there are none, the service words it.',
      )
  }
}

const rowIdIn = ({ payload }: What): string | null => {
  if ('employmentId' in payload) return payload.employmentId
  if ('roleId' in payload) return payload.roleId
  return 'placementId' in payload ? payload.placementId : null
}

const ofWorker = async (
  { tx, house, visit }: Asking,
  { what, countsFrom }: Coming,
  staffId: string,
): Promise<Told> => {
  const rights = await house.rightsOf(staffId)
  if (!rights) return said('They are not there any more.')
  const teamId = 'teamId' in what.payload ? what.payload.teamId : null
  const around = { ended: await endedRow(tx, rowIdIn(what)), team: await teamAround(tx, teamId) }
  const name = (code: string): string => councilName(visit, code)
  const at = morningOf(countsFrom)
  const [before, after] = [openTo(rights, at), openTo(rightsAfter(rights, what, countsFrom, around), at)]
  const [lost, gained] = [beyond(before, after, name), beyond(after, before, name)]
  const council = visit.actor.actingFor ?? ''
  const work = await openWorkOf(tx, staffId, council)
  const isLoss = what.kind.endsWith('-ended')
  const first = rights.name
  return {
    sentences: [
      ...(gained.hats.length > 0
        ? [`${first} may then also act for ${hatsInWords(gained.hats, name)}.`]
        : []),
      ...(lost.hats.length > 0 ? [`${first} may no longer act for ${hatsInWords(lost.hats, name)}.`] : []),
      ...(gained.doings.length > 0 ? [`It opens ${counted(gained.doings.length, 'thing')} to them.`] : []),
      ...(lost.doings.length > 0 ? [`It takes ${counted(lost.doings.length, 'thing')} from them.`] : []),
      ...(gained.doings.length + lost.doings.length === 0
        ? ['It changes nothing they may do on that day.']
        : []),
      ...(isLoss ? [workInWords(first, work.total, name(council))] : []),
    ],
    lists: [
      ...listed('What they may then also do', gained.doings),
      ...listed('What they may no longer do', lost.doings),
      ...(isLoss
        ? listed(
            `What is with ${first} now`,
            work.shown.map(
              ({ kind, reference, since }) => `${kindNames[kind]} ${reference}, since ${longTime(since)}`,
            ),
          )
        : []),
    ],
  }
}

const kindNames = { contact: 'Contact', 'hand-over': 'Accepted hand-over of', enquiry: 'Enquiry of' } as const

const listed = (heading: string, items: readonly string[]): Preview['lists'] =>
  items.length === 0 ? [] : [{ heading: `${heading} (${String(items.length)})`, items }]

const workInWords = (who: string, total: number, council: string): string =>
  total === 0
    ? `Nothing of ${council} is with ${who} now.`
    : `${counted(total, 'piece')} of work of ${council} ${total === 1 ? 'is' : 'are'} with ${who} now, and must go to somebody else.`

const ofTeam = async ({ tx, visit }: Asking, teamId: string): Promise<Told> => {
  const council = visit.actor.actingFor ?? ''
  const load = await teamLoad(tx, teamId, council, dayOf(visit.at))
  return said(
    `${counted(load.people, 'person is', 'people are')} in the team today.`,
    `${counted(load.waiting, 'hand-over')} of ${councilName(visit, council)} ${load.waiting === 1 ? 'waits' : 'wait'} for it now, and it has accepted ${String(load.open)}.`,
  )
}

const ofGuidance = async (
  { tx, visit }: Asking,
  { gone, added }: { gone: readonly string[]; added: readonly unknown[] },
): Promise<Told> => {
  const council = visit.actor.actingFor ?? ''
  const { decided, withThem } = await decidedWith(tx, council, gone, lookedBackTo(dayOf(visit.at)))
  return said(
    `${counted(gone.length, 'indicator goes', 'indicators go')} and ${counted(added.length, 'indicator comes', 'indicators come')}.`,
    `Of ${counted(decided, 'contact')} of ${councilName(visit, council)} received in the last 28 days and decided, ${String(withThem)} ${withThem === 1 ? 'was' : 'were'} decided with an indicator that goes.`,
    'What was decided keeps the version it was decided under.',
  )
}

const ofBankHoliday = async (
  { tx, visit }: Asking,
  what: Extract<What, { kind: 'bank-holiday-added' | 'bank-holiday-removed' }>,
): Promise<Told> => {
  const council = visit.actor.actingFor ?? ''
  const on = what.payload.day as Day
  const running = await clocksRunningPast(tx, council, on)
  const later = what.kind === 'bank-holiday-added' ? 'later' : 'earlier'
  return said(
    `Clocks of working days that begin after it is agreed and run over ${plainDay(on)} are due a working day ${later}, for every council.`,
    `${counted(running, 'clock')} of ${councilName(visit, council)} already ${running === 1 ? 'runs' : 'run'} past that day and ${running === 1 ? 'keeps its' : 'keep their'} time.`,
  )
}

const ofWording = (
  { visit }: Asking,
  { authority, letter, textClass, body }: Extract<What, { kind: 'wording-set' }>['payload'],
): Told => {
  const council = visit.councils.find(({ code }) => code === authority)
  const read = council && letterTo(letter, textClass)?.sample(textClass, council, body)
  return {
    sentences: [
      'What is sent or shown from that day on is worded so. What has gone out already stays as it is.',
    ],
    lists:
      read === undefined
        ? []
        : [{ heading: 'How it would read', items: read.split(/\n{2,}/), isLetter: true }],
  }
}
