import { Details } from '../../design/index.ts'
import { Ask, type At, Choose, Line, OneOf, Words, yesNo, yesNoNotKnown } from './fields.tsx'
import { consentReasons } from '../words.ts'

/** 27, 29 and 30 of the form. In whose words, first of all. */
export const WhatHappened = ({ at }: { at: At }) => (
  <>
    <Ask>Tell me what happened, in your own words. Who saw it or said it? When, and where?</Ask>
    <Words
      at={at}
      name="what-happened"
      label="What happened"
      hint="In the caller’s words. Say so where they are somebody else’s."
      rows={6}
    />
    <div class="call__row">
      <Line at={at} name="when-where" label="When and where" />
      <Line at={at} name="who-saw" label="Who saw it or said it" />
      <OneOf at={at} name="first-hand" label="Did the caller see it themselves?" options={yesNoNotKnown} />
    </div>
    <Words at={at} name="injuries" label="Injuries: what, where on the body, how said to have happened" />
    <Ask>What is it like for the child, day by day?</Ask>
    <Words at={at} name="impact" label="Effect on the child" />
  </>
)

/** 31-35, 40-42 of the form. */
export const DoneSoFar = ({ at }: { at: At }) => (
  <>
    <Ask>What have you done already? Has anything like this happened before? What goes well at home?</Ask>
    <Words at={at} name="support" label="What the caller and others have done" />
    <Words at={at} name="history" label="Earlier worries and events" />
    <div class="call__row">
      <Words at={at} name="strengths" label="What is good and protects the child" />
      <Words at={at} name="wants" label="What the caller wants to happen" />
    </div>
    <div class="call__row">
      <Line at={at} name="agencies" label="Other agencies involved" />
      <OneOf at={at} name="early-help" label="Early help assessment?" options={yesNoNotKnown} />
    </div>
    <Ask>Do you feel safe? Is there anything we should know before somebody visits?</Ask>
    <div class="call__row">
      <Line at={at} name="visit-risks" label="Risks to staff: dogs, weapons, violence" />
      <Line
        at={at}
        name="safe-contact"
        label="Safe way to contact"
        hint="Number, time, code word; leave no message?"
      />
    </div>
    <Details id="threshold" summaryText="Level of the threshold guidance the caller relies on">
      <div class="call__row">
        <Choose
          at={at}
          name="threshold-level"
          label="Level"
          options={{ '1': '1', '2': '2', '3': '3', '4': '4' }}
        />
        <Line at={at} name="threshold-section" label="Section" />
      </div>
    </Details>
  </>
)

const answers = { given: 'Given', refused: 'Refused', 'not-sought': 'Not sought' }

/** 36-39 of the form. Asking for consent must never hold a worry up where harm is likely. */
export const Family = ({ at }: { at: At }) => (
  <>
    <Ask>Does the family know you are ringing? Have they agreed? Does the person it is about know?</Ask>
    <div class="call__row">
      <OneOf at={at} name="parent-told" label="Has a parent been told?" options={yesNo} />
      <Line at={at} name="parent-told-how" label="By whom and when" />
    </div>
    <div class="call__row">
      <Choose at={at} name="consent-referral" label="Agreement to tell us" options={answers} />
      <Choose
        at={at}
        name="consent-agency-checks"
        label="Agreement to ask other agencies"
        options={answers}
      />
      <Line at={at} name="consent-person" label="Who agreed or refused" />
    </div>
    <div class="call__row">
      <Choose at={at} name="consent-how" label="How" options={{ verbal: 'Spoken', written: 'In writing' }} />
      <Choose
        at={at}
        name="consent-reason"
        label="If not sought or overridden, why"
        options={consentReasons}
        blank="Not needed"
      />
      <Line at={at} name="consent-reason-text" label="In words" />
    </div>
    <div class="call__row">
      <Words at={at} name="parents-views" label="What the parents say" />
      <Line at={at} name="parents-views-why" label="Or why they were not asked" />
    </div>
    <Words at={at} name="notes" label="Your own notes" rows={3} />
  </>
)
