import { DateInput, Input } from '../../design/index.ts'
import { errorFor, type FormState, one } from '../../web/index.ts'

export const wrong = (form: FormState, field: string): { errorMessage?: { text: string } } => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

type DayProps = { form: FormState; prefix: string; legend: string; hint?: string }

/** A day in three boxes, as typed. */
export const DayBoxes = ({ form, prefix, legend, hint }: DayProps) => (
  <DateInput
    id={prefix}
    namePrefix={prefix}
    fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--s' } }}
    {...(hint === undefined ? {} : { hint: { text: hint } })}
    values={Object.fromEntries(
      ['day', 'month', 'year'].map((part) => [`${prefix}-${part}`, one(form.typed, `${prefix}-${part}`)]),
    )}
    {...wrong(form, `${prefix}-day`)}
  />
)

/** A day and a time beside it. */
export const MomentBoxes = (props: DayProps) => (
  <>
    <DayBoxes {...props} />
    <Input
      name={`${props.prefix}-time`}
      label={{ text: `${props.legend}: time` }}
      hint={{ text: 'On the 24-hour clock, for example 17:00. Left empty: as that day begins' }}
      classes="govuk-input--width-5"
      value={one(props.form.typed, `${props.prefix}-time`)}
      {...wrong(props.form, `${props.prefix}-time`)}
    />
  </>
)
