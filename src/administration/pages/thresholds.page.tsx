import { Button, Checkboxes, Details } from '../../design/index.ts'
import { type Day, addDays, plainDay } from '../../time/index.ts'
import { type FormState, many } from '../../web/index.ts'
import type { Indicator, Version } from '../guidance.sql.ts'
import { typedOf } from '../typed.ts'
import { ChangeTable, type Listed } from './changes.page.tsx'
import { FromAndWhy, SelectField, WordsField, wrong } from './fields.tsx'
import { LabelledTable } from './labelled-table.tsx'

export const domains: Readonly<Record<Indicator['domain'], string>> = {
  child: 'The child',
  parenting: 'Parenting',
  family: 'Family and home',
  'extra-familial': 'Harm outside the family',
}

/** Level and route go together: level 4 is either section 17 or section 47 (procedures 3.1). */
export const routesOfLevel: readonly {
  value: string
  level: Indicator['level']
  route: Indicator['route']
  text: string
}[] = [
  { value: '1', level: 1, route: 'universal', text: 'Level 1: universal' },
  { value: '2', level: 2, route: 'early-help', text: 'Level 2: early help' },
  { value: '3', level: 3, route: 'targeted', text: 'Level 3: targeted' },
  { value: '4-s17', level: 4, route: 's17', text: 'Level 4: section 17' },
  { value: '4-s47', level: 4, route: 's47', text: 'Level 4: section 47' },
]

const routeName = ({ level, route }: Indicator): string =>
  routesOfLevel.find((each) => each.level === level && each.route === route)?.text ?? `Level ${String(level)}`

const range = ({ from, to }: { from: Day; to: Day | null }): string =>
  `From ${plainDay(from)}${to === null ? '' : ` to ${plainDay(addDays(to, -1))}`}`

type Props = {
  readonly council: string
  readonly versions: readonly Version[]
  readonly inForce: Version | null
  readonly indicators: readonly Indicator[]
  readonly changes: readonly Listed[]
}

export const ThresholdsPage = ({ council, versions, inForce, indicators, changes }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`Threshold guidance of ${council}`}</h1>
    {versions.length === 0 ? (
      <p class="govuk-body">None is published.</p>
    ) : (
      <LabelledTable
        caption="Every version"
        captionClasses="govuk-table__caption--m"
        head={[
          { text: 'Version' },
          { text: 'Title' },
          { text: 'Holds' },
          { text: 'Indicators', format: 'numeric' },
        ]}
        rows={versions.map((each) => [
          { text: `${String(each.version)}${each.version === inForce?.version ? ', in force' : ''}` },
          { text: each.title },
          { text: range(each) },
          { text: String(each.indicators), format: 'numeric' },
        ])}
      />
    )}
    <Button text="Propose a new version" href="/administration/thresholds/new" />
    {indicators.length > 0 && (
      <Details summaryText="The indicators in force">
        <LabelledTable
          head={[{ text: 'Code' }, { text: 'Level' }, { text: 'About' }, { text: 'Indicator' }]}
          rows={indicators.map((each) => [
            { text: each.code },
            { text: routeName(each) },
            { text: domains[each.domain] },
            { text: each.text },
          ])}
        />
      </Details>
    )}
    {changes.length > 0 && (
      <>
        <h2 class="govuk-heading-m">What was proposed</h2>
        <ChangeTable changes={changes} />
      </>
    )}
  </>
)

export const newRows = ['1', '2', '3', '4', '5'] as const

type NewProps = {
  readonly newest: Version | null
  readonly indicators: readonly Indicator[]
  readonly form: FormState
}

const NewIndicator = ({ nth, form }: { readonly nth: string; readonly form: FormState }) => (
  <fieldset class="govuk-fieldset govuk-!-margin-bottom-6">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{`New indicator ${nth} (optional)`}</legend>
    <WordsField form={form} name={`text-${nth}`} label="What screeners read" />
    <SelectField form={form} name={`route-${nth}`} label="Level" choices={routesOfLevel} />
    <SelectField
      form={form}
      name={`domain-${nth}`}
      label="What it is about"
      choices={Object.entries(domains).map(([value, text]) => ({ value, text }))}
    />
  </fieldset>
)

export const NewVersion = ({ newest, indicators, form }: NewProps) => {
  const titled = Object.keys(form.typed).length > 0 ? typedOf(form, 'title') : (newest?.title ?? '')
  return (
    <>
      <WordsField form={{ errors: form.errors, typed: { title: titled } }} name="title" label="Title" />
      {indicators.length > 0 && (
        <Checkboxes
          name="gone"
          idPrefix="gone"
          classes="govuk-checkboxes--small"
          fieldset={{
            legend: { text: 'Tick the indicators that go', classes: 'govuk-fieldset__legend--s' },
          }}
          items={indicators.map((each) => ({
            value: each.code,
            text: `${each.code} · ${routeName(each)} · ${each.text}`,
          }))}
          values={many(form.typed, 'gone')}
          {...wrong(form, 'gone')}
        />
      )}
      {newRows.map((nth) => (
        <NewIndicator key={nth} nth={nth} form={form} />
      ))}
      <FromAndWhy form={form} legend="In force from" />
    </>
  )
}
