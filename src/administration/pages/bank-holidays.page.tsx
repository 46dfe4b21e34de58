import { Button, Checkboxes, InsetText, Table } from '../../design/index.ts'
import { type Day, longDay, plainDay } from '../../time/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import { isWeekend, mayRemove, type Published } from '../bank-holidays.ts'
import type { Holiday } from '../calendar.sql.ts'
import { typedOf } from '../typed.ts'
import { DayField, WordsField, wrong } from './fields.tsx'

export type BankHolidaysShown = {
  readonly list: Published
  readonly year: string
  readonly holidays: readonly Holiday[]
}

type Props = {
  readonly shown: BankHolidaysShown
  readonly visit: Visit
  readonly form: FormState
  readonly today: Day
}

const path = '/administration/bank-holidays'

const Years = ({ list, year }: Pick<BankHolidaysShown, 'list' | 'year'>) => {
  const [first, last] = [Number(list.from.slice(0, 4)), Number(list.to.slice(0, 4))]
  const years = Array.from({ length: last - first + 1 }, (_, nth) => String(first + nth))
  return (
    <nav aria-label="Years">
      <p class="govuk-body">
        {years.map((each) => (
          <span key={each}>
            {each === year ? (
              <strong>{each}</strong>
            ) : (
              <a class="govuk-link" href={`${path}?year=${each}`}>
                {each}
              </a>
            )}{' '}
          </span>
        ))}
      </p>
    </nav>
  )
}

/** The why of a removal is asked in the row itself: whoever takes one back does it once in years. */
const Remove = ({
  holiday,
  visit,
  form,
}: {
  readonly holiday: Holiday
  readonly visit: Visit
  readonly form: FormState
}) => (
  <Form visit={visit} action={`${path}/remove`}>
    <input type="hidden" name="day" value={holiday.day} />
    <WordsField
      form={typedOf(form, 'day') === holiday.day ? form : { errors: [], typed: {} }}
      name={`why-${holiday.day}`}
      label={`Why remove ${plainDay(holiday.day)}`}
    />
    <Button text="Remove" classes="govuk-button--warning" preventDoubleClick />
  </Form>
)

const List = ({ shown, visit, form, today }: Props) => (
  <Table
    caption={`Bank holidays of ${shown.year}`}
    captionClasses="govuk-table__caption--m"
    head={[{ text: 'Day' }, { text: 'Name' }]}
    rows={shown.holidays
      .filter(({ day }) => day.startsWith(shown.year))
      .map((holiday) => [
        { text: `${longDay(holiday.day)}${isWeekend(holiday.day) ? ' (weekend)' : ''}` },
        {
          html: (
            <>
              {holiday.title}
              {mayRemove(holiday.day, today) && (
                <details
                  class="govuk-details govuk-!-margin-bottom-0"
                  open={typedOf(form, 'day') === holiday.day}
                >
                  <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">
                      Remove<span class="govuk-visually-hidden">{` ${plainDay(holiday.day)}`}</span>
                    </span>
                  </summary>
                  <div class="govuk-details__text">
                    <Remove holiday={holiday} visit={visit} form={form} />
                  </div>
                </details>
              )}
            </>
          ),
        },
      ])}
  />
)

const Add = ({ visit, form }: Pick<Props, 'visit' | 'form'>) => (
  <Form visit={visit} action={`${path}/add`}>
    <h2 class="govuk-heading-m">Add a bank holiday</h2>
    <DayField form={form} prefix="on" legend="Which day" hint="For example, 19 9 2022" />
    <WordsField form={form} name="title" label="Name" hint="As proclaimed" />
    <WordsField
      form={form}
      name="reason"
      label="Why"
      hint="For example, royal proclamation, and where it is published"
    />
    {form.errors.some(({ field }) => field === 'weekend') && (
      <Checkboxes
        name="weekend"
        idPrefix="weekend"
        {...wrong(form, 'weekend')}
        items={[
          {
            value: 'yes',
            text: 'Add it all the same: it is a Saturday or Sunday and changes no working day',
          },
        ]}
      />
    )}
    <Button text="Add" preventDoubleClick />
  </Form>
)

const Extend = ({ visit, form, list }: Pick<Props, 'visit' | 'form'> & { readonly list: Published }) => (
  <Form visit={visit} action={`${path}/extend`}>
    <h2 class="govuk-heading-m">Extend the list</h2>
    <p class="govuk-body">
      {`It is complete until ${plainDay(list.to)}. Past that day nothing is counted: the service refuses rather than guesses.`}
    </p>
    <InsetText text="First say until when the government has published, then add each bank holiday of those years." />
    <DayField form={form} prefix="to" legend="Published until" hint="For example, 31 12 2029" />
    <WordsField form={form} name="extend-reason" label="Where it is published" />
    <Button text="Extend" classes="govuk-button--secondary" preventDoubleClick />
  </Form>
)

export const BankHolidaysPage = (props: Props) => (
  <>
    <h1 class="govuk-heading-l">Bank holidays</h1>
    <p class="govuk-body">
      {`Of England and Wales, for both councils. Version ${props.shown.list.version}. A change counts for clocks that start after it; clocks already running keep their time.`}
    </p>
    <Years list={props.shown.list} year={props.shown.year} />
    <List {...props} />
    <Add visit={props.visit} form={props.form} />
    <Extend visit={props.visit} form={props.form} list={props.shown.list} />
  </>
)
