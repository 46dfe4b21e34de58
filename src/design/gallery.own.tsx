import { ActingFor } from './acting-for.tsx'
import { Button } from './button.tsx'
import { CouncilLetter } from './council-letter.tsx'
import { match, matchExamples } from './gallery.match.tsx'
import type { Example } from './gallery.tsx'
import { cambridgeshire, now, peterborough, times, tray } from './gallery.tray.tsx'
import { Hops } from './hops.tsx'
import { Input } from './input.tsx'
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
import { TrayTable } from './tray.tsx'

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
    <SavedMark saved={{ state: 'signed-out' }} />
    <SavedMark saved={{ state: 'not-accepted' }} />
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
  ...matchExamples,
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
