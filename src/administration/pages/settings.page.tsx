import { Button, DateInput, Input, SummaryList } from '../../design/index.ts'
import type { SettingRow } from '../../clocks/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import type { FormState } from '../../web/index.ts'
import type { Field, Setting } from '../setting.ts'
import { typedOf } from '../typed.ts'
import { ChangeTable, type Listed } from './changes.page.tsx'
import { wrong } from './fields.tsx'
import { LabelledTable } from './labelled-table.tsx'

const path = '/administration/settings'

export const hrefOf = (setting: Setting): string => `${path}/${encodeURIComponent(setting.name)}`

type ListProps = {
  readonly council: string
  readonly settings: readonly { setting: Setting; now: string; next: string | null }[]
}

export const SettingsPage = ({ council, settings }: ListProps) => (
  <>
    <h1 class="govuk-heading-l">{`Settings of ${council}`}</h1>
    <p class="govuk-body">
      What this council may set for itself. Limits of statute and statutory guidance are not among them.
    </p>
    <SummaryList
      rows={settings.map(({ setting, now, next }) => ({
        key: { text: setting.title },
        value: {
          html:
            next === null ? (
              now
            ) : (
              <>
                {now}
                <br />
                {next}
              </>
            ),
        },
        actions: {
          items: [{ href: hrefOf(setting), text: 'Change', visuallyHiddenText: setting.title.toLowerCase() }],
        },
      }))}
    />
  </>
)

type BoxesProps = {
  readonly fields: readonly Field[]
  readonly form: FormState
  readonly shown: Readonly<Record<string, string>>
}

const valueOf = ({ name }: Field, { form, shown }: BoxesProps): string =>
  Object.keys(form.typed).length > 0 ? typedOf(form, name) : (shown[name] ?? '')

const Box = ({ field, ...props }: BoxesProps & { readonly field: Field }) => (
  <Input
    name={field.name}
    label={{ text: field.label, classes: 'govuk-label--s' }}
    classes={`govuk-input--width-${String(field.width)}`}
    inputmode={field.isNumber ? 'numeric' : undefined}
    value={valueOf(field, props)}
    {...wrong(props.form, field.name)}
  />
)

/** Boxes side by side under their own heading, as the parts of a date stand. */
const Group = ({ group, ...props }: BoxesProps & { readonly group: string }) => {
  const fields = props.fields.filter((field) => field.group === group)
  const first = fields.find((field) => wrong(props.form, field.name).errorMessage)
  return (
    <DateInput
      id={group.toLowerCase().replaceAll(' ', '-')}
      fieldset={{ legend: { text: group, classes: 'govuk-fieldset__legend--s' } }}
      items={fields.map((field) => ({
        id: field.name,
        name: field.name,
        label: field.label,
        classes: `govuk-input--width-${String(field.width)}`,
        inputmode: field.isNumber ? 'numeric' : 'text',
        value: valueOf(field, props),
      }))}
      {...(first ? wrong(props.form, first.name) : {})}
    />
  )
}

const Boxes = (props: BoxesProps) => (
  <>
    {props.fields
      .filter((field) => field.group === undefined)
      .map((field) => (
        <Box key={field.name} field={field} {...props} />
      ))}
    {[...new Set(props.fields.flatMap(({ group }) => group ?? []))].map((group) => (
      <Group key={group} group={group} {...props} />
    ))}
  </>
)

const standing = (row: SettingRow, rows: readonly SettingRow[], today: Day): string => {
  if (row.effectiveFrom > today) return 'To come'
  const own = row.authority !== null
  const later = rows.some(
    (each) =>
      (each.authority !== null) === own &&
      each.effectiveFrom <= today &&
      each.effectiveFrom > row.effectiveFrom,
  )
  const covered = !own && rows.some((each) => each.authority !== null && each.effectiveFrom <= today)
  return later || covered ? 'Past' : 'In force'
}

type Props = {
  readonly council: string
  readonly setting: Setting
  readonly rows: readonly SettingRow[]
  readonly inForce: unknown
  readonly changes: readonly Listed[]
  readonly today: Day
}

const Values = ({ setting, rows, today }: Pick<Props, 'setting' | 'rows' | 'today'>) =>
  rows.length === 0 ? (
    <p class="govuk-body">Nobody has set it: the value the service came with is in force.</p>
  ) : (
    <LabelledTable
      caption="Every value"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'From' }, { text: 'Value' }, { text: 'Why' }, { text: 'Stands' }]}
      rows={rows.map((row) => [
        { text: plainDay(row.effectiveFrom) },
        { text: setting.inWords(row.value) },
        { text: `${row.reason}${row.authority === null ? ' (for every council)' : ''}` },
        {
          html:
            row.effectiveFrom > today && row.authority !== null ? (
              <a class="govuk-link" href={`${hrefOf(setting)}/${row.effectiveFrom}/withdraw`}>
                Withdraw
                <span class="govuk-visually-hidden">{` the value from ${plainDay(row.effectiveFrom)}`}</span>
              </a>
            ) : (
              standing(row, rows, today)
            ),
        },
      ])}
    />
  )

export const SettingBoxes = ({
  setting,
  form,
  inForce,
}: {
  readonly setting: Setting
  readonly form: FormState
  readonly inForce: unknown
}) => <Boxes fields={setting.fields} form={form} shown={setting.show(inForce)} />

export const SettingPage = ({ council, setting, rows, inForce, changes, today }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`${setting.title}, ${council}`}</h1>
    <p class="govuk-body">{setting.why}</p>
    <p class="govuk-body">
      <strong>{`In force today: ${setting.inWords(inForce)}`}</strong>
    </p>
    <Values setting={setting} rows={rows} today={today} />
    <Button text="Propose a new value" href={`${hrefOf(setting)}/set`} />
    {changes.length > 0 && (
      <>
        <h2 class="govuk-heading-m">What was proposed</h2>
        <ChangeTable changes={changes} />
      </>
    )}
  </>
)
