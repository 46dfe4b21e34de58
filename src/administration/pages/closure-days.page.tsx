import { Button } from '../../design/index.ts'
import { type Day, longDay, plainDay } from '../../time/index.ts'
import type { FormState } from '../../web/index.ts'
import { mayRemove } from '../bank-holidays.ts'
import type { Holiday } from '../calendar.sql.ts'
import { DayField, WordsField } from './fields.tsx'
import { LabelledTable } from './labelled-table.tsx'

type Props = {
  readonly council: string
  readonly days: readonly Holiday[]
  readonly today: Day
}

const path = '/administration/closure-days'

export const ClosureDaysPage = ({ council, days, today }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`Closure days of ${council}`}</h1>
    <p class="govuk-body">
      Days on which the council is closed and the law does not make a holiday. They are working days for every
      statutory clock; only working hours stand still. One person sets them alone.
    </p>
    {days.length === 0 ? (
      <p class="govuk-body">None is set.</p>
    ) : (
      <LabelledTable
        head={[
          { text: 'Day' },
          { text: 'Name' },
          { html: <span class="govuk-visually-hidden">Take back</span> },
        ]}
        rows={days.map(({ day, title }) => [
          { text: longDay(day) },
          { text: title },
          {
            html: mayRemove(day, today) ? (
              <a class="govuk-link" href={`${path}/${day}/remove`}>
                Take back<span class="govuk-visually-hidden">{` ${plainDay(day)}`}</span>
              </a>
            ) : (
              ''
            ),
          },
        ])}
      />
    )}
    <Button text="Add a closure day" href={`${path}/add`} />
  </>
)

export const AddClosureDay = ({ form }: { readonly form: FormState }) => (
  <>
    <DayField form={form} prefix="on" legend="Which day" hint="For example, 29 12 2026" />
    <WordsField form={form} name="title" label="Name" hint="For example, Christmas closure" />
    <WordsField form={form} name="reason" label="Who decided it, and when" />
  </>
)
