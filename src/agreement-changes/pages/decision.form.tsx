import { Button, Checkboxes } from '../../design/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import type { Regime } from '../decision.rule.ts'
import { ChoiceField, DayField, LineField, WordsField } from './fields.tsx'

type Props = {
  readonly visit: Visit
  readonly form: FormState
  readonly action: string
  readonly kind: string
  readonly council: string
  readonly regime: Regime
}

const Kind = ({ kind }: { readonly kind: string }) => <input type="hidden" name="kind" value={kind} />

/** From when it holds: counted where the council has a window of call-in, else said by a named officer. */
const WhenItHolds = ({ form, regime, council }: Pick<Props, 'form' | 'regime' | 'council'>) =>
  regime.callIn === 'counted' ? (
    <>
      <p class="govuk-hint">
        {`${council}’s call-in is counted from publication: ${String(regime.workingDays)} working days, not counting the day itself. The day on which the decision holds is computed.`}
      </p>
      <Checkboxes
        name="exempt"
        values={one(form.typed, 'exempt') === 'yes' ? ['yes'] : []}
        items={[
          {
            value: 'yes',
            text: 'No call-in runs on this decision',
            hint: { text: 'For example, it was only noted, or special urgency was agreed' },
            conditional: {
              html: <LineField form={form} name="exempt-because" label="Why, and where that stands" />,
            },
          },
        ]}
        {...(errorFor(form, 'exempt') === undefined
          ? {}
          : { errorMessage: { text: errorFor(form, 'exempt') ?? '' } })}
      />
    </>
  ) : (
    <>
      <p class="govuk-hint">
        {`No window of call-in is set for ${council}, so no day is computed. Fill these in when it is published: a named officer says from when the decision holds.`}
      </p>
      <LineField form={form} name="officer" label="Which officer says so" hint="Name and post" />
      <DayField form={form} name="holds-from" label="From which day the decision holds" />
    </>
  )

/** A council's own decision; what it says of publication may follow later. */
export const DecisionForm = ({ visit, form, action, kind, council, regime }: Props) => (
  <Form visit={visit} action={`${action}/decide`}>
    <h2 class="govuk-heading-m" id="decide">{`${council} decides`}</h2>
    <Kind kind={kind} />
    <ChoiceField
      form={form}
      name="approves"
      label={`Does ${council} approve it?`}
      choices={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No', hint: 'Refused, it stays listed with its reason' },
      ]}
    />
    <WordsField form={form} name="reason" label="Why" />
    <LineField
      form={form}
      name="decided-by"
      label="Who decided it"
      hint="The cabinet member, the committee, or the officer under which delegation"
    />
    <LineField form={form} name="reference" label="Reference of the decision" width="govuk-input--width-20" />
    <DayField form={form} name="decided-on" label="When it was decided" hint="For example, 13 12 2018" />
    <DayField
      form={form}
      name="published-on"
      label="When it was published"
      hint="Leave this empty while it is not. You can add it later; until then it does not hold."
    />
    <WhenItHolds form={form} regime={regime} council={council} />
    <Button text="Write down the decision" preventDoubleClick />
  </Form>
)

export const PublishForm = ({ visit, form, action, kind, council, regime }: Props) => (
  <Form visit={visit} action={`${action}/publish`}>
    <h2 class="govuk-heading-m" id="publish">{`${council} published its decision`}</h2>
    <Kind kind={kind} />
    <DayField form={form} name="published-on" label="When it was published" hint="For example, 13 12 2018" />
    <WhenItHolds form={form} regime={regime} council={council} />
    <Button text="Write down publication" preventDoubleClick />
  </Form>
)

type Plain = Omit<Props, 'regime'>

export const CallInForm = ({ visit, form, action, kind, council }: Plain) => (
  <Form visit={visit} action={`${action}/call-in`}>
    <h2 class="govuk-heading-m" id="call-in">{`${council}’s decision was called in`}</h2>
    <Kind kind={kind} />
    <p class="govuk-body">
      Two members of the scrutiny committee have asked: it is not carried out until it is decided again.
    </p>
    <DayField form={form} name="called-in-on" label="On which day" />
    <Button text="Write down the call-in" classes="govuk-button--secondary" preventDoubleClick />
  </Form>
)

export const ReconsiderForm = ({ visit, form, action, kind, council }: Plain) => (
  <Form visit={visit} action={`${action}/reconsider`}>
    <h2 class="govuk-heading-m" id="reconsider">{`${council} decided again after call-in`}</h2>
    <Kind kind={kind} />
    <ChoiceField
      form={form}
      name="stands"
      label="Does the decision stand?"
      choices={[
        { value: 'yes', text: 'Yes, it stands' },
        { value: 'no', text: 'No, it is taken back' },
      ]}
    />
    <DayField form={form} name="reconsidered-on" label="When it was decided again" />
    <WordsField form={form} name="reconsidered-because" label="Why" />
    <Button text="Write it down" preventDoubleClick />
  </Form>
)

export const WithdrawForm = ({ visit, form, action, kind }: Plain) => (
  <Form visit={visit} action={`${action}/withdraw`}>
    <h2 class="govuk-heading-m" id="withdraw">
      Take it back
    </h2>
    <Kind kind={kind} />
    <WordsField form={form} name="because" label="Why it is taken back" rows={2} />
    <Button text="Take it back" classes="govuk-button--warning" preventDoubleClick />
  </Form>
)

export const AssessForm = ({ visit, form, action, council }: Plain) => (
  <Form visit={visit} action={`${action}/assess`}>
    <h2 class="govuk-heading-m" id="assess">{`${council} assesses it`}</h2>
    <WordsField
      form={form}
      name="assessment"
      label={`What it means for ${council}`}
      hint="Work, people, money, risk. The other council reads it."
      rows={5}
    />
    <Button text="Write down the assessment" preventDoubleClick />
  </Form>
)

export const MoveForm = ({ visit, form, action }: Plain) => (
  <Form visit={visit} action={`${action}/move`}>
    <h2 class="govuk-heading-m" id="move">
      Ask for another day
    </h2>
    <p class="govuk-body">
      An earlier day waives part of the notice, a later one lengthens it. Either counts only when every party
      has signed it.
    </p>
    <DayField form={form} name="to-day" label="On which day it should take effect" />
    <Button text="Ask all parties to sign this day" classes="govuk-button--secondary" preventDoubleClick />
  </Form>
)

export const CarryOutForm = ({ visit, action, kind }: Plain) => (
  <Form visit={visit} action={`${action}/carry-out`}>
    <h2 class="govuk-heading-m" id="carry-out">
      Carry it out
    </h2>
    <Kind kind={kind} />
    <p class="govuk-body">Exactly what is written above takes effect, together, and nothing else.</p>
    <Button text="Carry it out" preventDoubleClick />
  </Form>
)
