import { urgencyWords } from '../../contacts/index.ts'
import { Details, PhoneLink } from '../../design/index.ts'
import type { AuthorityCard } from '../../access/index.ts'
import { callers, channels, kinds, sources } from '../words.ts'
import { type At, Ask, Choose, Line, LooksBeside, OneOf, Tick, yesNo, yesNoNotKnown } from './fields.tsx'

/** Shown as soon as somebody says "immediate": what to do now. It never stands in the way of anything. */
export const DangerStrip = ({ councils }: { councils: readonly AuthorityCard[] }) => (
  <div class="danger-strip" role="note">
    <p class="danger-strip__words">
      <strong>Danger now.</strong> Ask the caller to ring 999 and stay on the line with them, or ring 999
      yourself. Then tell the duty manager:{' '}
      {councils.map((council, index) => (
        <span key={council.code}>
          {index > 0 && ' · '}
          {`${council.shortName} `}
          <PhoneLink number={council.dutyPhone} />
        </span>
      ))}
      . Write afterwards; nothing here has to be filled in first.
    </p>
  </div>
)

export const Urgency = ({ at }: { at: At }) => (
  <>
    <Ask>Is the child in danger right now? Is anyone with the child?</Ask>
    <OneOf at={at} name="urgency" label="How urgent is it?" options={urgencyWords} />
  </>
)

/** 4-7 of the form. Who is telling us, and how to ring back when the line drops. */
export const Caller = ({ at }: { at: At }) => (
  <>
    <Ask>Can I take your name and a number, in case we are cut off?</Ask>
    <OneOf at={at} name="who" label="The caller is" options={callers} />
    <div class="call__row">
      <Line at={at} name="caller-name" label="Caller’s name" names />
      <LooksBeside>
        <Line at={at} name="caller-phone" label="Number to ring back" kind="tel" />
      </LooksBeside>
      <Choose at={at} name="source" label="Where the worry comes from" options={sources} blank="Choose" />
    </div>
    <div class="call__row">
      <Line at={at} name="caller-role" label="Role" />
      <Line at={at} name="caller-agency" label="Agency, school, ward" />
      <Line at={at} name="caller-email" label="E-mail" kind="email" />
    </div>
    <div class="call__row">
      <Line at={at} name="relationship" label="How do they know the child?" />
      <Line at={at} name="known-for" label="For how long?" />
    </div>
    <div class="call__row">
      <OneOf at={at} name="ring-back" label="Safe to ring back?" options={yesNo} />
      <Line at={at} name="ring-back-when" label="Best and safest time" />
    </div>
    <Tick
      at={at}
      name="anonymous"
      label="Does not want the family to know who told us, or gives no name (not for professionals)"
    />
    <Details id="caller-more" summaryText="More about the caller, and contacts that did not come by phone">
      <div class="call__row">
        <Line at={at} name="caller-team" label="Team" />
        <Line at={at} name="caller-address" label="Address" />
      </div>
      <div class="call__row">
        <OneOf
          at={at}
          name="lead-consulted"
          label="Safeguarding lead of their agency consulted?"
          options={yesNoNotKnown}
        />
        <Line at={at} name="lead-name" label="Lead’s name" />
      </div>
      <div class="call__row">
        <Choose at={at} name="channel" label="How it reached us" options={channels} blank={null} />
        <Choose at={at} name="kind" label="What it is" options={kinds} blank={null} />
        <Line at={at} name="concern-arose" label="When the worry arose" hint="Date and time, as told" />
      </div>
    </Details>
  </>
)
