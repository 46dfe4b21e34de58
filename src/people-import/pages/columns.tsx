import { Button, Details, Input, Select, Table } from '../../design/index.ts'
import { errorFor, Form, type FormState, type Visit } from '../../web/index.ts'
import { fields, type Field, type Mapping } from '../columns.ts'
import type { Arrived, PeopleImport } from '../people-import.ts'

type Props = {
  it: PeopleImport
  arrived: Arrived
  offered: { source: string; mapping: Mapping }
  visit: Visit
  form: FormState
}

const typed = (form: FormState, name: string): string | undefined => {
  const value = form.typed[name]
  return Array.isArray(value) ? value[0] : value
}

/** What stands in each column, and which of them holds what. Chosen once for a source; the next file finds it again. */
export const Columns = ({ it, arrived, offered, visit, form }: Props) => {
  const choose = (field: Field) => (
    <Select
      key={field}
      name={`column-${field}`}
      label={{ text: fields[field].name }}
      errorMessage={errorFor(form, `column-${field}`)}
      value={typed(form, `column-${field}`) ?? offered.mapping[field] ?? ''}
      items={[
        { value: '', text: 'Not in the file' },
        ...arrived.heading.map((column) => ({ value: column, text: column })),
      ]}
    />
  )
  const all = Object.keys(fields) as Field[]
  const isNeeded = (field: Field): boolean => 'isNeeded' in fields[field]
  return (
    <>
      <h2 class="govuk-heading-m">What the columns hold</h2>
      <Details summaryText={`The first ${String(arrived.sample.length)} rows`}>
        <div class="wide-table">
          <Table
            head={arrived.heading.map((text) => ({ text }))}
            rows={arrived.sample.map((cells) =>
              arrived.heading.map((_, at) => ({ text: (cells[at] ?? '').slice(0, 80) })),
            )}
          />
        </div>
      </Details>
      <Form visit={visit} action={`/administration/people/${it.id}/columns`}>
        <Input
          name="source"
          label={{ text: 'The system the file comes from' }}
          hint="Its numbers for people are known by this name. Give the same name each time."
          classes="govuk-input--width-20"
          value={typed(form, 'source') ?? offered.source}
          errorMessage={errorFor(form, 'source')}
        />
        <h3 class="govuk-heading-s">Needed</h3>
        <div class="columns-chosen">{all.filter(isNeeded).map(choose)}</div>
        <h3 class="govuk-heading-s">If the file has them</h3>
        <div class="columns-chosen">{all.filter((field) => !isNeeded(field)).map(choose)}</div>
        <Button text="These are the columns" preventDoubleClick />
      </Form>
    </>
  )
}
