import { functionInWords } from '../../agreements/index.ts'
import { Button, Checkboxes, SummaryList, Table, Tag, WarningText } from '../../design/index.ts'
import { addDays, counted, type Day, plainDay } from '../../time/index.ts'
import { errorFor, Form, type FormState, many, type Visit } from '../../web/index.ts'
import {
  type GovernanceChange,
  isConfirmed,
  type Model,
  models,
  openFor,
  type ToConfirm,
} from '../governing.ts'
import { ChoiceField, DayField, LineField } from './fields.tsx'

type Common = { readonly nameOf: (code: string) => string; readonly visit: Visit; readonly form: FormState }

const leftIn = ({ toConfirm }: GovernanceChange): string => {
  const left = toConfirm.filter((each) => !isConfirmed(each)).length
  return left === 0 ? 'Nothing is left to confirm' : `${counted(left, 'delegation')} to confirm`
}

export const GoverningPage = ({
  councils,
  changes,
  own,
  nameOf,
  visit,
  form,
}: Common & {
  readonly councils: readonly { name: string; model: Model | null }[]
  readonly changes: readonly GovernanceChange[]
  /** The reader's own council, where they may write its changes down; else null. */
  readonly own: string | null
}) => (
  <>
    <h1 class="govuk-heading-l">How councils are governed</h1>
    <p class="govuk-body">
      The power to have another council act depends on it. When a council is governed otherwise, what was
      delegated on either side gives no right from that day until both have confirmed it.
    </p>
    <SummaryList
      rows={councils.map(({ name, model }) => ({
        key: { text: name },
        value: { text: model === null ? 'Not recorded' : models[model] },
      }))}
    />
    <h2 class="govuk-heading-m">Changes</h2>
    {changes.length === 0 ? (
      <p class="govuk-body">None is recorded.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {changes.map((change) => (
          <li key={change.id}>
            <a class="govuk-link" href={`/ways-of-governing/${change.id}`}>
              {`${nameOf(change.authority)}: ${models[change.model].toLowerCase()}, from ${plainDay(change.from)}`}
            </a>
            {`. ${leftIn(change)}.`}
          </li>
        ))}
      </ul>
    )}
    {own !== null && (
      <Form visit={visit} action="/ways-of-governing">
        <h2 class="govuk-heading-m">{`${own} will be governed otherwise`}</h2>
        <ChoiceField
          form={form}
          name="model"
          label="How"
          choices={(Object.keys(models) as Model[]).map((model) => ({ value: model, text: models[model] }))}
        />
        <DayField form={form} name="from" label="From which day" />
        <LineField
          form={form}
          name="reference"
          label="Reference of the decision"
          width="govuk-input--width-20"
        />
        <WarningText text="From that day the other council may not act for yours, nor yours for it, until both have confirmed each delegation. Both are told at once." />
        <Button text="Write it down" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    )}
  </>
)

const sides = (each: ToConfirm, nameOf: Common['nameOf']): string =>
  [each.holder, each.discharger]
    .map((party) => {
      const confirmed = each.confirmedBy.find((by) => by.party === party)
      return confirmed
        ? `${nameOf(party)} confirmed it on ${plainDay(confirmed.on)}, ${confirmed.reference}`
        : `${nameOf(party)} has not confirmed it`
    })
    .join('; ')

const named = (each: ToConfirm, nameOf: Common['nameOf']): string =>
  `${functionInWords(each.fn)}, ${nameOf(each.discharger)} for ${nameOf(each.holder)}’s ${each.clientGroup}, to ${plainDay(addDays(each.to, -1))}`

export const GovernanceChangePage = ({
  change,
  acts,
  today,
  nameOf,
  visit,
  form,
}: Common & {
  readonly change: GovernanceChange
  /** The council the reader acts for here; null for whoever only reads. */
  readonly acts: string | null
  readonly today: Day
}) => {
  const open = acts === null ? [] : openFor(change, acts)
  const left = change.toConfirm.filter((each) => !isConfirmed(each)).length
  const error = errorFor(form, 'confirm')
  return (
    <>
      <h1 class="govuk-heading-l">Delegations to confirm</h1>
      <p class="govuk-body">
        {`${nameOf(change.authority)} is governed by ${models[change.model].toLowerCase()} from ${plainDay(change.from)}, reference ${change.reference}.`}
      </p>
      {left > 0 && (
        <WarningText
          text={
            change.from <= today
              ? `${counted(left, 'delegation gives', 'delegations give')} no right until both councils confirm.`
              : `${counted(left, 'delegation gives', 'delegations give')} no right from ${plainDay(change.from)} unless both councils confirm by then.`
          }
        />
      )}
      {change.toConfirm.length === 0 ? (
        <p class="govuk-body">No delegation that still runs is touched by it.</p>
      ) : (
        <Table
          caption="Every delegation it touches"
          captionClasses="govuk-table__caption--m"
          firstCellIsHeader
          head={[{ text: 'Function' }, { text: 'How it stands' }]}
          rows={change.toConfirm.map((each) => [
            {
              html: (
                <>
                  {named(each, nameOf)}
                  {', under '}
                  <a class="govuk-link" href={`/agreements/${each.instrumentId}`}>
                    {each.instrument}
                  </a>
                </>
              ),
            },
            {
              html: (
                <>
                  {isConfirmed(each) ? (
                    <Tag text="Confirmed by both" classes="govuk-tag--green" />
                  ) : (
                    <Tag text="Must be confirmed" classes="govuk-tag--red" />
                  )}
                  <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">{`${sides(each, nameOf)}.`}</p>
                </>
              ),
            },
          ])}
        />
      )}
      {open.length > 0 && acts !== null && (
        <Form visit={visit} action={`/ways-of-governing/${change.id}/confirm`}>
          <Checkboxes
            name="confirm"
            fieldset={{
              legend: {
                text: `Which of them ${nameOf(acts)} confirms`,
                classes: 'govuk-fieldset__legend--m',
              },
            }}
            values={many(form.typed, 'confirm')}
            items={open.map((each) => ({ value: each.functionId, text: named(each, nameOf) }))}
            {...(error === undefined ? {} : { errorMessage: { text: error } })}
          />
          <LineField
            form={form}
            name="reference"
            label="Reference of the decision that confirms them"
            width="govuk-input--width-20"
          />
          <Button text="Confirm" preventDoubleClick />
        </Form>
      )}
    </>
  )
}
