import { Button, Table } from '../../design/index.ts'
import { type Day, longDay, plainDay } from '../../time/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import { mayRemove } from '../bank-holidays.ts'
import type { Holiday } from '../calendar.sql.ts'
import { DayField, WordsField } from './fields.tsx'

type Props = {
  readonly council: string
  readonly days: readonly Holiday[]
  readonly visit: Visit
  readonly form: FormState
  readonly today: Day
}

const path = '/administration/closure-days'

export const ClosureDaysPage = ({ council, days, visit, form, today }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`Closure days of ${council}`}</h1>
    <p class="govuk-body">
      Days on which the council is closed and the law does not make a holiday. They are working days for every
      statutory clock; only working hours stand still.
    </p>
    {days.length === 0 ? (
      <p class="govuk-body">None is set.</p>
    ) : (
      <Table
        head={[{ text: 'Day' }, { text: 'Name' }]}
        rows={days.map(({ day, title }) => [
          { text: longDay(day) },
          {
            html: (
              <>
                {title}
                {mayRemove(day, today) && (
                  <Form visit={visit} action={`${path}/remove`}>
                    <input type="hidden" name="day" value={day} />
                    <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
                      Remove<span class="govuk-visually-hidden">{` ${plainDay(day)}`}</span>
                    </Button>
                  </Form>
                )}
              </>
            ),
          },
        ])}
      />
    )}
    <Form visit={visit} action={`${path}/add`}>
      <h2 class="govuk-heading-m">Add a closure day</h2>
      <DayField form={form} prefix="on" legend="Which day" hint="For example, 29 12 2026" />
      <WordsField form={form} name="title" label="Name" hint="For example, Christmas closure" />
      <WordsField form={form} name="reason" label="Who decided it, and when" />
      <Button text="Add" preventDoubleClick />
    </Form>
  </>
)
