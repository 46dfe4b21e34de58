import { Button, InsetText, Input, Radios, SavedMark, Textarea } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import { type Body, Form, one } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { overrideReasons } from '../enquiry.ts'
import { BesideWriting, DeskHead, problem, whoDid } from './desk-parts.tsx'

const Now = ({ desk }: { desk: Desk }) => {
  const { agreement, override, earlyHelpAgreement } = desk.enquiry
  const when = (at: Parameters<typeof nearTime>[0]) => nearTime(at, desk.visit.at)
  return (
    <InsetText>
      <ul class="govuk-list">
        <li>
          {agreement === null && 'Nobody has said yet whether the family agreed to the checks.'}
          {agreement?.state === 'given' && `${agreement.who} agreed to the checks, ${when(agreement.at)}.`}
          {agreement?.state === 'refused' &&
            `${agreement.who} did not agree to the checks, ${when(agreement.at)}.`}
          {agreement?.state === 'not-sought' &&
            `Nobody was asked, ${when(agreement.at)}: ${agreement.because}`}
        </li>
        {override && (
          <li>
            {`Checks go on without: ${overrideReasons[override.because].toLowerCase()}. ${whoDid(desk, override.by)}, ${when(override.at)}: ${override.words}`}
          </li>
        )}
        {earlyHelpAgreement && (
          <li>{`${earlyHelpAgreement.who} agreed to early help, ${when(earlyHelpAgreement.at)}.`}</li>
        )}
      </ul>
    </InsetText>
  )
}

type FormProps = { desk: Desk; typed: Body }

const autosave = ({ enquiry }: Desk, form: string): string => `/enquiries/${enquiry.id}/keep/${form}`

const ToChecks = ({ desk, typed }: FormProps) => (
  <Form
    visit={desk.visit}
    action={`/enquiries/${desk.enquiry.id}/agreement`}
    autosave={autosave(desk, 'agreement')}
  >
    <Radios
      name="state"
      value={one(typed, 'state')}
      fieldset={{
        legend: {
          text: 'Did the family agree to us asking agencies?',
          classes: 'govuk-fieldset__legend--m',
        },
      }}
      hint={{
        text: 'Agreement is how the family was asked. It is never the lawful basis of asking: that goes with each question.',
      }}
      items={[
        { value: 'given', text: 'Yes' },
        { value: 'refused', text: 'No' },
        {
          value: 'not-sought',
          text: 'Nobody was asked',
          conditional: {
            html: (
              <Textarea
                name="notSought"
                rows={2}
                value={one(typed, 'notSought')}
                label={{ text: 'Why was nobody asked?' }}
                {...problem(desk.form, 'notSought')}
              />
            ),
          },
        },
      ]}
      {...problem(desk.form, 'state')}
    />
    <Input
      name="who"
      value={one(typed, 'who')}
      label={{ text: 'Who said yes or no?' }}
      hint={{ text: 'A parent, or a young person who can decide for themselves.' }}
      classes="govuk-input--width-20"
      {...problem(desk.form, 'who')}
    />
    <SavedMark />
    <Button text="Record what they said" preventDoubleClick />
  </Form>
)

const Without = ({ desk, typed, isManager }: FormProps & { isManager: boolean }) => (
  <section aria-labelledby="without">
    <h2 class="govuk-heading-m" id="without">
      Go on without agreement
    </h2>
    {isManager ? (
      <Form
        visit={desk.visit}
        action={`/enquiries/${desk.enquiry.id}/agreement/override`}
        autosave={autosave(desk, 'override')}
      >
        <Radios
          name="overrideReason"
          value={one(typed, 'overrideReason')}
          fieldset={{ legend: { text: 'Why are the checks needed all the same?' } }}
          items={Object.entries(overrideReasons).map(([value, text]) => ({ value, text }))}
          {...problem(desk.form, 'overrideReason')}
        />
        <Textarea
          name="overrideWords"
          rows={3}
          value={one(typed, 'overrideWords')}
          label={{ text: 'Why is that proportionate for this child?' }}
          {...problem(desk.form, 'overrideWords')}
        />
        <SavedMark />
        <Button text="Go on without agreement" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    ) : (
      <p class="govuk-body">
        {`Only the manager of the MASH goes on without agreement, and writes down why. Where significant harm is likely, agencies are asked under section 47 and nobody’s agreement is needed.`}
      </p>
    )}
  </section>
)

const ToEarlyHelp = ({ desk, typed }: FormProps) => (
  <section aria-labelledby="early-help">
    <h2 class="govuk-heading-m" id="early-help">
      Early help
    </h2>
    <Form
      visit={desk.visit}
      action={`/enquiries/${desk.enquiry.id}/agreement/early-help`}
      autosave={autosave(desk, 'early-help')}
    >
      <Input
        name="earlyHelpWho"
        value={one(typed, 'earlyHelpWho')}
        label={{ text: 'Who in the family agreed to early help?' }}
        hint={{ text: 'Early help is only given to a family that agrees.' }}
        classes="govuk-input--width-20"
        {...problem(desk.form, 'earlyHelpWho')}
      />
      <SavedMark />
      <Button
        text="Record that they agreed to early help"
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </Form>
  </section>
)

/** What the family agreed to; and the manager's decision to go on without (procedures 2.9). */
export const AgreementPage = ({ desk, isManager, typed }: FormProps & { isManager: boolean }) => (
  <>
    <DeskHead desk={desk} title="Agreement to this enquiry" />
    <Now desk={desk} />
    <BesideWriting desk={desk} changed={null} />
    <ToChecks desk={desk} typed={typed} />
    <Without desk={desk} typed={typed} isManager={isManager} />
    <ToEarlyHelp desk={desk} typed={typed} />
  </>
)
