import { type Agreement, functionInWords, reservable } from '../../agreements/index.ts'
import { Checkboxes, Input, Select, Textarea } from '../../design/index.ts'
import type { Day } from '../../time/index.ts'
import { type FormState, many } from '../../web/index.ts'
import { alteredOf, clauseKey, clausesOn, endable, functionKey } from '../altering.ts'
import { typedOf } from '../typed.ts'
import { clauseTitle } from './before-and-after.tsx'
import { ChoiceField, LineField, WordsField, wrong } from './fields.tsx'

type Term = Agreement['functions'][number]

type Shown = { readonly form: FormState; readonly nameOf: (code: string) => string }

/** What was typed, or, where the form is new, what stands. */
const shownIn = (form: FormState, name: string, stands: string): string =>
  form.typed[name] === undefined ? stands : typedOf(form, name)

const Lines = ({
  form,
  name,
  label,
  hint,
  stands,
}: {
  readonly form: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly stands: readonly string[]
}) => (
  <Textarea
    name={name}
    label={{ text: label, classes: 'govuk-label--s' }}
    {...(hint === undefined ? {} : { hint: { text: hint } })}
    rows={Math.max(2, stands.length)}
    value={shownIn(form, name, stands.join('\n'))}
    {...wrong(form, name)}
  />
)

const OneFunction = ({ term, at, form, nameOf }: Shown & { readonly term: Term; readonly at: string }) => {
  const stands = alteredOf(term)
  const isTyped = form.typed[at] !== undefined
  const isWrong = form.errors.some(({ field }) => field.startsWith(`${at}-`))
  return (
    <details class="govuk-details" open={isWrong}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {`${functionInWords(term.fn)}, for ${nameOf(term.holder)}’s ${term.clientGroup}`}
        </span>
      </summary>
      <div class="govuk-details__text">
        <input type="hidden" name={at} value={functionKey(term)} />
        <Checkboxes
          name={`${at}-reserved`}
          fieldset={{
            legend: {
              text: `Decisions ${nameOf(term.holder)} keeps for itself`,
              classes: 'govuk-fieldset__legend--s',
            },
          }}
          values={isTyped ? many(form.typed, `${at}-reserved`) : stands.reserved}
          items={Object.entries(reservable).map(([value, text]) => ({ value, text }))}
        />
        <Lines
          form={form}
          name={`${at}-exclusions`}
          label="What is not included, one a line"
          stands={stands.exclusions}
        />
        <Lines form={form} name={`${at}-teams`} label="Teams that do it, one a line" stands={stands.teams} />
        <Lines
          form={form}
          name={`${at}-geography`}
          label="Only for these areas"
          hint={`Codes of the Office for National Statistics, one a line. Empty for the whole of ${nameOf(term.holder)}`}
          stands={stands.geography}
        />
        <Select
          name={`${at}-group`}
          label={{ text: 'For whom', classes: 'govuk-label--s' }}
          hint={{
            text: 'For others than now it needs a power and duties of its own, and gives nothing before the constitution says so',
          }}
          value={shownIn(form, `${at}-group`, stands.clientGroup)}
          items={[
            { value: 'children', text: 'Children' },
            { value: 'adults', text: 'Adults' },
          ]}
        />
        <Input
          name={`${at}-power`}
          label={{ text: 'For others than now: the power that allows it' }}
          value={typedOf(form, `${at}-power`)}
          {...wrong(form, `${at}-power`)}
        />
        <Input
          name={`${at}-basis`}
          label={{ text: 'For others than now: the duties it covers' }}
          value={typedOf(form, `${at}-basis`)}
          {...wrong(form, `${at}-basis`)}
        />
      </div>
    </details>
  )
}

const NewClause = ({ form }: { readonly form: FormState }) => (
  <details class="govuk-details" open={typedOf(form, 'new-words') !== '' || typedOf(form, 'new-part') !== ''}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Something it says for the first time</span>
    </summary>
    <div class="govuk-details__text">
      <ChoiceField
        form={form}
        name="new-part"
        label="What it is"
        choices={[
          { value: 'term', text: 'A paragraph' },
          { value: 'schedule', text: 'A schedule' },
        ]}
      />
      <LineField form={form} name="new-number" label="Number, of a schedule" width="govuk-input--width-5" />
      <LineField form={form} name="new-title" label="Title" />
      <WordsField form={form} name="new-words" label="In plain words" />
    </div>
  </details>
)

/**
 * The functions and paragraphs of an agreement as they stand, to be written otherwise. What is left as it is stays.
 */
export const AlteringFields = ({
  agreement,
  today,
  form,
  nameOf,
}: Shown & { readonly agreement: Agreement; readonly today: Day }) => {
  const terms = endable(agreement, today)
  const clauses = clausesOn(agreement, today)
  const isClauseWrong = form.errors.some(({ field }) => field.startsWith('clause-'))
  return (
    <>
      <input type="hidden" name="agreement-version" value={String(agreement.version)} />
      {terms.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Functions that go on otherwise</h2>
          <p class="govuk-body">Each is shown as it stands. What you leave as it is stays as it is.</p>
          {terms.map((term, nth) => (
            <OneFunction
              key={functionKey(term)}
              term={term}
              at={`alter-${String(nth)}`}
              form={form}
              nameOf={nameOf}
            />
          ))}
        </>
      )}
      <h2 class="govuk-heading-m">What it says</h2>
      {clauses.length > 0 && (
        <details class="govuk-details" open={isClauseWrong}>
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              Paragraphs and schedules as they stand, to be worded otherwise
            </span>
          </summary>
          <div class="govuk-details__text">
            <p class="govuk-body">Empty one to take it out.</p>
            {clauses.map((held, nth) => {
              const at = `clause-${String(nth)}`
              return (
                <div key={clauseKey(held)}>
                  <input type="hidden" name={at} value={clauseKey(held)} />
                  <Textarea
                    name={`${at}-words`}
                    label={{ text: clauseTitle(held), classes: 'govuk-label--s' }}
                    rows={3}
                    value={shownIn(form, `${at}-words`, held.words)}
                    {...wrong(form, `${at}-words`)}
                  />
                </div>
              )
            })}
          </div>
        </details>
      )}
      <NewClause form={form} />
    </>
  )
}
