import { Button, DateInput, Input, InsetText, Radios, Textarea } from '../../design/index.ts'
import { errorFor, Form, type FormState, type Visit } from '../../web/index.ts'
import { reasons } from '../emergency-card.ts'

const typedOf = (form: FormState, field: string): string => {
  const value = form.typed[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

const wrong = (form: FormState, field: string): { errorMessage?: { text: string } } => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

const Why = ({ form }: { readonly form: FormState }) => (
  <>
    <Radios
      name="reason"
      idPrefix="reason"
      classes="govuk-radios--small"
      fieldset={{ legend: { text: 'Why now', classes: 'govuk-fieldset__legend--s' } }}
      {...wrong(form, 'reason')}
      items={Object.entries(reasons).map(([value, text]) => ({
        value,
        text,
        checked: typedOf(form, 'reason') === value,
      }))}
    />
    <Textarea
      name="words"
      id="words"
      rows={2}
      label={{ text: 'In your own words', classes: 'govuk-label--s' }}
      hint={{ text: 'For example: found alone in Cathedral Square, police with her.' }}
      value={typedOf(form, 'words')}
      {...wrong(form, 'words')}
    />
  </>
)

const Whom = ({ form }: { readonly form: FormState }) => (
  <>
    <Input
      name="name"
      label={{ text: 'Name, as far as you know it', classes: 'govuk-label--s' }}
      classes="govuk-input--width-20"
      autocomplete="off"
      spellcheck={false}
      value={typedOf(form, 'name')}
      {...wrong(form, 'name')}
    />
    <DateInput
      id="born"
      namePrefix="born"
      fieldset={{ legend: { text: 'Date of birth, if you know it', classes: 'govuk-fieldset__legend--s' } }}
      values={{
        'born-day': typedOf(form, 'born-day'),
        'born-month': typedOf(form, 'born-month'),
        'born-year': typedOf(form, 'born-year'),
      }}
      {...wrong(form, 'born-day')}
    />
  </>
)

/** One form for whom and why, so that a card is three presses away: the menu, Find, Open. */
export const AskForCard = ({ visit, form }: { readonly visit: Visit; readonly form: FormState }) => (
  <>
    <h1 class="govuk-heading-l">Emergency card</h1>
    <p class="govuk-body">
      What keeps somebody safe tonight, for people of either council, whatever agreement is in force. You can
      read it and nothing more.
    </p>
    <InsetText text="Every look is recorded with your reason, and the privacy officers of both councils are told at once." />
    <Form visit={visit} action="/emergency-card">
      <input type="hidden" name="step" value="find" />
      <Whom form={form} />
      <Why form={form} />
      <Button text="Find" preventDoubleClick />
    </Form>
  </>
)
