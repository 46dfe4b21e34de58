import { ActingFor } from './acting-for.tsx'
import { Button } from './button.tsx'
import { CouncilLetter } from './council-letter.tsx'
import type { Example } from './gallery.tsx'
import { Hops } from './hops.tsx'
import { Input } from './input.tsx'
import { MatchCard } from './match-card.tsx'
import { MojAlert } from './moj-alert.tsx'
import { MojBadge } from './moj-badge.tsx'
import { MojBanner } from './moj-banner.tsx'
import { MojNotificationBadge } from './moj-notification-badge.tsx'
import { MojSubNavigation } from './moj-sub-navigation.tsx'
import { PathwayTag, UrgencyTag } from './pathway-tag.tsx'
import { SavedMark } from './saved-mark.tsx'
import { CallTimer, PhoneScreen } from './screen-layouts.tsx'
import { Stub } from './stub.tsx'
import { Textarea } from './textarea.tsx'
import { TimeLeft } from './time-left.tsx'
import { TrayHead } from './tray-head.tsx'
import { TrayTable } from './tray.tsx'
import type { TrayRow } from './tray.tsx'

const now = '2018-11-20T15:10:00Z'
const peterborough = { code: 'E06000031', name: 'Peterborough', letter: 'P' }
const cambridgeshire = { code: 'E10000003', name: 'Cambridgeshire', letter: 'C' }

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

const times = (
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

const hops = (
  <Hops
    now={now}
    waitingFor="a manager’s decision"
    hops={[
      { what: 'Received', at: '2018-11-20T09:12:00Z', by: 'online form', detail: 'From a school' },
      { what: 'Opened', at: '2018-11-20T09:40:00Z', by: 'Priya Nair' },
      { what: 'Recommended: Early Help Hub', at: '2018-11-20T12:05:00Z', by: 'Priya Nair' },
    ]}
  />
)

const match = (
  <MatchCard
    name="Maya Thornbury"
    href="#maya"
    born="born 14 Mar 2012, 6"
    address="3 Mill Row, Whittlesey"
    council={peterborough}
    likeness="very likely"
    because={['same birth date', 'name sounds alike', 'same household in 2017']}
    against={['family name spelt another way']}
    known="2 contacts, open to Early Help"
  >
    <Button classes="govuk-button--secondary" text="The same child" />
    <Button classes="govuk-button--secondary" text="Not the same" />
  </MatchCard>
)

const call = (
  <PhoneScreen
    asideLabel="People this may be"
    aside={
      <>
        <h3 class="govuk-heading-s">People this may be</h3>
        {match}
        <Stub council="Peterborough" dutyPhone="01632 960 123" />
      </>
    }
    foot={
      <>
        <CallTimer beganAt="2018-11-20T15:02:00Z" beganWords="15:02" />
        <SavedMark saved={{ state: 'saved', at: '2018-11-20T15:09:31Z' }} />
        <Button text="Finish" />
      </>
    }
  >
    <Input name="caller" label="Who is calling?" />
    <Input name="ring-back" label="Number to ring back" type="tel" classes="govuk-input--width-20" />
    <Textarea name="happened" label="What happened, in their words?" />
  </PhoneScreen>
)

const tray = (
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

const marks = (
  <p class="govuk-body">
    <CouncilLetter {...peterborough} /> <CouncilLetter {...cambridgeshire} />{' '}
    <UrgencyTag urgency="immediate" /> <UrgencyTag urgency="today" /> <UrgencyTag urgency="not-urgent" />{' '}
    <PathwayTag colour="green" /> <PathwayTag colour="amber" /> <PathwayTag colour="pink" />{' '}
    <PathwayTag colour="red" /> <PathwayTag colour="blue" />{' '}
    <MojBadge classes="moj-badge--red" text="Protection plan" />{' '}
    <MojNotificationBadge count={3} visuallyHiddenText="alerts" />
  </p>
)

const savedMarks = (
  <>
    <SavedMark saved={{ state: 'saved', at: '2018-11-20T14:02:31Z' }} />
    <SavedMark saved={{ state: 'saving' }} />
    <SavedMark saved={{ state: 'no-connection' }} />
    <SavedMark saved={{ state: 'refused' }} />
  </>
)

const actingForOther = (
  <ActingFor
    name="Cambridgeshire"
    code="E10000003"
    employer="Cambridgeshire County Council"
    under="own employment (screening)"
  />
)

/** Front Door's own pieces. */
export const ownExamples: readonly Example[] = [
  { name: 'Tray', look: tray },
  {
    name: 'Empty tray',
    look: <TrayTable caption="" rows={[]} empty="Nobody is waiting. Last contact 14:02." />,
  },
  { name: 'Time left', look: times },
  { name: 'Acting-for banner', look: actingForOther },
  { name: 'Phone screen', look: call },
  { name: 'Stub', look: <Stub council="Peterborough" dutyPhone="01632 960 123" /> },
  { name: 'Marks', look: marks },
  { name: 'Saved mark', look: savedMarks },
  { name: 'Match card', look: match },
  { name: 'Hops', look: hops },
  {
    name: 'Sub-navigation',
    look: (
      <MojSubNavigation
        label="Parts of the contact"
        items={[
          { text: 'Worries', href: '#worries', active: true },
          { text: 'Who', href: '#who' },
        ]}
      />
    ),
  },
  { name: 'MoJ banner', look: <MojBanner type="warning" text="This address is confidential." /> },
  {
    name: 'MoJ alert',
    look: (
      <MojAlert variant="warning" title="Two contacts are late" showTitleAsHeading>
        Both wait for a manager.
      </MojAlert>
    ),
  },
]
