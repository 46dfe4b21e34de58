import { Button, DateInput, Input, SummaryList, Table } from '../../design/index.ts'
import type { SettingRow } from '../../clocks/index.ts'
import { type Day, longTime, plainDay } from '../../time/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import type { Changed } from '../change.sql.ts'
import type { Field, Setting } from '../setting.ts'
import { typedOf } from '../typed.ts'
import { DayField, WordsField, wrong } from './fields.tsx'

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

type Props = {
  readonly council: string
  readonly setting: Setting
  readonly rows: readonly SettingRow[]
  readonly inForce: unknown
  readonly changes: readonly Changed[]
  readonly visit: Visit
  readonly form: FormState
  readonly today: Day
}

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

const Values = ({ setting, rows, visit, today }: Pick<Props, 'setting' | 'rows' | 'visit' | 'today'>) =>
  rows.length === 0 ? (
    <p class="govuk-body">Nobody has set it: the value the service came with is in force.</p>
  ) : (
    <Table
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
              <Form visit={visit} action={`${hrefOf(setting)}/withdraw`}>
                <input type="hidden" name="from" value={row.effectiveFrom} />
                <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
                  Withdraw
                  <span class="govuk-visually-hidden">{` the value from ${plainDay(row.effectiveFrom)}`}</span>
                </Button>
              </Form>
            ) : (
              standing(row, rows, today)
            ),
        },
      ])}
    />
  )

export const SettingPage = ({ council, setting, rows, inForce, changes, visit, form, today }: Props) => {
  const shown = setting.show(inForce)
  return (
    <>
      <h1 class="govuk-heading-l">{`${setting.title}, ${council}`}</h1>
      <p class="govuk-body">{setting.why}</p>
      <p class="govuk-body">
        <strong>{`In force today: ${setting.inWords(inForce)}`}</strong>
      </p>
      <Values setting={setting} rows={rows} visit={visit} today={today} />
      <Form visit={visit} action={`${hrefOf(setting)}/set`}>
        <h2 class="govuk-heading-m">Set a new value</h2>
        <Boxes fields={setting.fields} form={form} shown={shown} />
        <DayField
          form={form}
          prefix="from"
          legend="From which day"
          hint="Clocks started from that day on are counted by it. Running clocks keep their time."
        />
        <WordsField form={form} name="reason" label="Why, or who decided it" />
        <Button text="Set it" preventDoubleClick />
      </Form>
      {changes.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Who changed it</h2>
          <ul class="govuk-list govuk-list--bullet">
            {changes.map((each) => (
              <li key={each.id}>
                {`${longTime(each.at)}: ${each.who} ${each.kind === 'setting-set' ? 'set' : 'withdrew'} the value from ${plainDay(String(each.detail['from']) as Day)}. ${each.reason}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
