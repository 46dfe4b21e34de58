import { Button, Checkboxes, InsetText } from '../../design/index.ts'
import { type Day, longDay, plainDay } from '../../time/index.ts'
import type { FormState } from '../../web/index.ts'
import { isWeekend, mayRemove, type Published } from '../bank-holidays.ts'
import type { Holiday } from '../calendar.sql.ts'
import { DayField, WordsField, wrong } from './fields.tsx'
import { LabelledTable } from './labelled-table.tsx'

type Props = {
  readonly list: Published
  readonly year: string
  readonly holidays: readonly Holiday[]
  readonly today: Day
}

const path = '/administration/bank-holidays'

const Years = ({ list, year }: Pick<Props, 'list' | 'year'>) => {
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

const List = ({ year, holidays, today }: Props) => (
  <LabelledTable
    caption={`Bank holidays of ${year}`}
    captionClasses="govuk-table__caption--m"
    head={[{ text: 'Day' }, { text: 'Name' }, { html: <span class="govuk-visually-hidden">Take back</span> }]}
    rows={holidays
      .filter(({ day }) => day.startsWith(year))
      .map(({ day, title }) => [
        { text: `${longDay(day)}${isWeekend(day) ? ' (weekend)' : ''}` },
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
)

export const BankHolidaysPage = (props: Props) => (
  <>
    <h1 class="govuk-heading-l">Bank holidays</h1>
    <p class="govuk-body">
      {`Of England and Wales, for both councils, so somebody of each agrees to every change. Version ${props.list.version}, complete until ${plainDay(props.list.to)}. A change counts for clocks that start after it; clocks already running keep their time.`}
    </p>
    <Years list={props.list} year={props.year} />
    <List {...props} />
    <div class="govuk-button-group">
      <Button text="Add a bank holiday" href={`${path}/add`} />
      <Button text="Extend the list" href={`${path}/extend`} classes="govuk-button--secondary" />
    </div>
  </>
)

type FormProps = { readonly form: FormState }

export const WhyField = ({ form }: FormProps) => (
  <WordsField
    form={form}
    name="reason"
    label="Why"
    hint="For example, royal proclamation, and where it is published"
  />
)

export const AddHoliday = ({ form }: FormProps) => (
  <>
    <DayField form={form} prefix="on" legend="Which day" hint="For example, 19 9 2022" />
    <WordsField form={form} name="title" label="Name" hint="As proclaimed" />
    <WhyField form={form} />
    {(form.errors.some(({ field }) => field === 'weekend') || form.typed['weekend'] !== undefined) && (
      <Checkboxes
        name="weekend"
        idPrefix="weekend"
        {...wrong(form, 'weekend')}
        values={form.typed['weekend'] === undefined ? [] : ['yes']}
        items={[
          {
            value: 'yes',
            text: 'Add it all the same: it is a Saturday or Sunday and changes no working day',
          },
        ]}
      />
    )}
  </>
)

export const ExtendList = ({ form, list }: FormProps & { readonly list: Published }) => (
  <>
    <p class="govuk-body">
      {`It is complete until ${plainDay(list.to)}. Past that day nothing is counted: the service refuses rather than guesses.`}
    </p>
    <InsetText text="First say until when the government has published, then add each bank holiday of those years." />
    <DayField form={form} prefix="to" legend="Published until" hint="For example, 31 12 2029" />
    <WordsField form={form} name="reason" label="Where it is published" />
  </>
)
