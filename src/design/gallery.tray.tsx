import { PathwayTag, UrgencyTag } from './pathway-tag.tsx'
import { TimeLeft } from './time-left.tsx'
import { TrayHead } from './tray-head.tsx'
import { TrayTable } from './tray.tsx'
import type { TrayRow } from './tray.tsx'

export const now = '2018-11-20T15:10:00Z'
export const peterborough = { code: 'E06000031', name: 'Peterborough', letter: 'P' }
export const cambridgeshire = { code: 'E10000003', name: 'Cambridgeshire', letter: 'C' }

const rule = {
  ruleId: 'WT23-1',
  ruleName: 'Decide within one working day',
  calendar: 'working days in England',
}
const clock = (startedAt: string, dueAt: string, stoppedAt?: string) => ({
  ...rule,
  startedAt: `2018-11-${startedAt}:00Z`,
  dueAt: `2018-11-${dueAt}:00Z`,
  now,
  stoppedAt: stoppedAt && `2018-11-${stoppedAt}:00Z`,
})

const rows: readonly TrayRow[] = [
  {
    href: '#r1',
    reference: 'K7QM-3F9T',
    timeLeft: clock('20T09:12', '20T16:50'),
    council: peterborough,
    who: 'Maya T., 6 + 2 siblings',
    what: (
      <>
        <UrgencyTag urgency="immediate" /> Police 101: domestic, child in room
      </>
    ),
    note: '3rd in 12 months',
    openWith: { initials: 'PN', name: 'Priya Nair' },
    pinned: true,
  },
  {
    href: '#r2',
    reference: 'R2WX-8H4D',
    timeLeft: clock('19T09:12', '20T13:10'),
    council: cambridgeshire,
    who: 'Unborn, mother Ana K.',
    what: (
      <>
        <PathwayTag colour="amber" /> Midwife: concealed pregnancy
      </>
    ),
    note: 'known to Peterborough',
  },
  {
    href: '#r3',
    reference: 'B4NZ-6C2J',
    timeLeft: clock('20T12:10', '21T17:00'),
    council: peterborough,
    who: 'Theo and Isla R., 9 and 4',
    what: (
      <>
        <PathwayTag colour="green" /> School: often hungry, tired, no coat since half-term
      </>
    ),
  },
]

export const times = (
  <ul class="govuk-list">
    {[
      clock('20T09:12', '20T23:50'),
      clock('20T09:12', '20T16:50'),
      clock('19T09:12', '20T13:10'),
      clock('19T09:12', '19T16:50', '19T11:22'),
      clock('19T09:12', '19T16:50', '19T19:50'),
    ].map((face) => (
      <li key={face.dueAt + String(face.stoppedAt)}>
        <TimeLeft {...face} />
      </li>
    ))}
  </ul>
)

export const tray = (
  <>
    <TrayHead
      title="Screening"
      counts="32 waiting · oldest 5 h 58 min (Maya T., green) · 2 late"
      filters={[
        { href: '#all', text: 'All', count: 32, current: true },
        { href: '#immediate', text: 'Immediate', count: 1 },
        { href: '#today', text: 'Today', count: 9 },
        { href: '#not-urgent', text: 'Not urgent', count: 22 },
      ]}
    />
    <TrayTable caption="Screening, by time left" rows={rows} empty="" />
  </>
)
