import type { Agreement } from '../../agreements/index.ts'
import { functionInWords } from '../../agreements/index.ts'
import { functions, type Fn } from '../../access/index.ts'
import { Button, Checkboxes, InsetText, Select } from '../../design/index.ts'
import { addDays, type Day, plainDay } from '../../time/index.ts'
import { errorFor, Form, type FormState, many, type Visit } from '../../web/index.ts'
import { serviceMethods } from '../change.ts'
import type { Ends } from '../extension.rule.ts'
import type { NoticeTerm } from '../notice.rule.ts'
import { typedOf } from '../typed.ts'
import { AlteringFields } from './altering.form.tsx'
import { ChoiceField, DayField, LineField, WordsField, wrong } from './fields.tsx'

type Common = {
  readonly agreement: Agreement
  readonly visit: Visit
  readonly form: FormState
  readonly nameOf: (code: string) => string
}

const Heading = ({ agreement, text }: { readonly agreement: Agreement; readonly text: string }) => (
  <>
    <span class="govuk-caption-l">{agreement.title}</span>
    <h1 class="govuk-heading-l">{text}</h1>
  </>
)

const Why = ({ form }: { readonly form: FormState }) => (
  <WordsField form={form} name="why" label="Why" hint="The other council reads this first" />
)

/** Asked for by one council: nothing of it counts before each has decided. */
const nothingYet =
  'Asking changes nothing yet: every council that is a party decides on it, and the other is told at once.'

export const ExtensionBegin = ({
  agreement,
  visit,
  form,
  ends,
  latest,
}: Common & { readonly ends: Ends; readonly latest: Day }) => (
  <>
    <Heading agreement={agreement} text="Ask to extend the agreement" />
    <p class="govuk-body">
      {`It holds to ${plainDay(addDays(ends.to, -1))} now. It may be extended to ${plainDay(addDays(latest, -1))} at most. ${nothingYet}`}
    </p>
    <Form visit={visit} action={`/agreements/${agreement.id}/changes/extension`}>
      <DayField
        form={form}
        name="new-to"
        label="The day on which it would end"
        hint={`The first day it no longer holds, for example ${plainDay(latest)}`}
      />
      <Why form={form} />
      <Button text="Ask for the extension" preventDoubleClick />
    </Form>
  </>
)

export const NoticeBegin = ({
  agreement,
  visit,
  form,
  terms,
}: Common & { readonly terms: readonly NoticeTerm[] }) => {
  const choices = [
    ...terms.map(({ ground, months, circumstances }) => ({
      value: ground,
      text:
        ground === 'general'
          ? `General: ${String(months)} calendar months`
          : `In defined circumstances: ${String(months)} calendar months`,
      ...(circumstances === null ? {} : { hint: circumstances }),
    })),
    {
      value: 'mutual',
      text: 'By agreement of all parties',
      hint: 'No day is computed: it takes effect on the day that all of them sign',
    },
  ]
  return (
    <>
      <Heading agreement={agreement} text="Give notice" />
      {terms.length === 0 && (
        <InsetText text="What this agreement says of notice is not recorded here, so notice can be given by agreement of all parties alone." />
      )}
      <p class="govuk-body">
        The day it takes effect is computed from the day it was served and the months the agreement names. It
        ends nothing by itself.
      </p>
      <Form visit={visit} action={`/agreements/${agreement.id}/changes/notice`}>
        <ChoiceField form={form} name="ground" label="On which ground" choices={choices} />
        {terms.some(({ ground }) => ground === 'defined') && (
          <LineField
            form={form}
            name="circumstance"
            label="In defined circumstances: which of them"
            hint="Leave this empty for the general ground"
          />
        )}
        <DayField form={form} name="given-on" label="When it was served" hint="For example, 15 6 2022" />
        <ChoiceField
          form={form}
          name="service"
          label="How it was served"
          choices={Object.entries(serviceMethods).map(([value, text]) => ({ value, text }))}
        />
        <Why form={form} />
        <Button text="Write down the notice" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </>
  )
}

export const TerminationBegin = ({
  agreement,
  visit,
  form,
  notices,
}: Common & { readonly notices: readonly { id: string; words: string }[] }) => (
  <>
    <Heading agreement={agreement} text="Ask to end the agreement" />
    <p class="govuk-body">
      {`You will be shown everything that hangs on it. Nothing ends by itself: each needs an answer, and every council decides on all of them. ${nothingYet}`}
    </p>
    <Form visit={visit} action={`/agreements/${agreement.id}/changes/termination`}>
      <ChoiceField
        form={form}
        name="notice"
        label="What it rests on"
        choices={[
          ...notices.map(({ id, words }) => ({ value: id, text: words })),
          { value: 'mutual', text: 'All parties agree on a day', hint: 'Enter the day below' },
        ]}
      />
      <DayField
        form={form}
        name="ends-on"
        label="Where all agree: the first day it no longer holds"
        hint="Leave this empty where it rests on a notice: the day is the notice’s"
      />
      <Why form={form} />
      <Button text="Go on to what hangs on it" preventDoubleClick />
    </Form>
  </>
)

const notToBegin: readonly Fn[] = [
  'navigator',
  'oversight',
  'administration',
  'inspection',
  'technical-support',
]

export const VariationBegin = ({
  agreement,
  visit,
  form,
  nameOf,
  endable,
  mayBegin,
  today,
}: Common & {
  readonly today: Day
  readonly endable: readonly { value: string; text: string }[]
  /** Whether an agreement of this kind delegates functions at all. */
  readonly mayBegin: boolean
}) => {
  const councils = agreement.partyCodes.map((code) => ({ value: code, text: nameOf(code) }))
  return (
    <>
      <Heading agreement={agreement} text="Ask for a variation" />
      <p class="govuk-body">{`A variation changes what it names and nothing else. ${nothingYet}`}</p>
      <Form visit={visit} action={`/agreements/${agreement.id}/changes/variation`}>
        <WordsField form={form} name="words" label="What changes, in plain words" rows={4} />
        <DayField form={form} name="from" label="From which day" />
        <ChoiceField
          form={form}
          name="money"
          label="Does it cost or save anything?"
          choices={[
            { value: 'none', text: 'No' },
            { value: 'costs', text: 'It costs' },
            { value: 'saves', text: 'It saves' },
          ]}
        />
        <LineField
          form={form}
          name="amount"
          label="How much a year, in pounds"
          hint="For example, 141,472.00. Leave this empty where it costs nothing"
          width="govuk-input--width-10"
        />
        {endable.length > 0 && (
          <Checkboxes
            name="ends"
            fieldset={{
              legend: { text: 'Functions that end by it', classes: 'govuk-fieldset__legend--s' },
            }}
            hint={{ text: 'Leave all empty where none ends' }}
            values={many(form.typed, 'ends')}
            items={endable.map(({ value, text }) => ({ value, text }))}
            {...(errorFor(form, 'ends') === undefined
              ? {}
              : { errorMessage: { text: errorFor(form, 'ends') ?? '' } })}
          />
        )}
        {mayBegin && (
          <details class="govuk-details" open={typedOf(form, 'begins') !== ''}>
            <summary class="govuk-details__summary">
              <span class="govuk-details__summary-text">A function that begins by it</span>
            </summary>
            <div class="govuk-details__text">
              <Select
                name="begins"
                label={{ text: 'Which function' }}
                value={typedOf(form, 'begins')}
                items={[
                  { value: '', text: 'None' },
                  ...(Object.keys(functions) as Fn[])
                    .filter((fn) => !notToBegin.includes(fn))
                    .map((fn) => ({ value: fn, text: functionInWords(fn) })),
                ]}
                {...wrong(form, 'begins')}
              />
              <Select
                name="client-group"
                label={{ text: 'For whom' }}
                value={typedOf(form, 'client-group') || 'children'}
                items={[
                  { value: 'children', text: 'Children' },
                  { value: 'adults', text: 'Adults' },
                ]}
              />
              <Select
                name="holder"
                label={{ text: 'Whose function it is' }}
                value={typedOf(form, 'holder')}
                items={councils}
                {...wrong(form, 'holder')}
              />
              <Select
                name="discharger"
                label={{ text: 'Which council does it for them' }}
                value={typedOf(form, 'discharger')}
                items={councils}
                {...wrong(form, 'discharger')}
              />
              <LineField
                form={form}
                name="power"
                label="The power that allows it"
                hint="For example, Local Government Act 2000 s.9EA"
              />
              <LineField
                form={form}
                name="basis"
                label="The duties it covers"
                hint="For example, Children Act 1989 s.17"
              />
            </div>
          </details>
        )}
        <AlteringFields agreement={agreement} today={today} form={form} nameOf={nameOf} />
        <Why form={form} />
        <Button text="Ask for the variation" preventDoubleClick />
      </Form>
    </>
  )
}
