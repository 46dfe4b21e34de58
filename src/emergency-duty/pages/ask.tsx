import { Button, DateInput, Input, InsetText, Radios, Textarea } from '../../design/index.ts'
import { errorFor, Form, type FormState, type Visit } from '../../web/index.ts'
import { longTime } from '../../time/index.ts'
import { type Reach, reasons } from '../emergency-card.ts'

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

/** What was opened already tonight is a press away: no new reason, no new alarm. */
const OpenAlready = ({ visit, open }: { readonly visit: Visit; readonly open: readonly Reach[] }) =>
  open.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Open to you already</h2>
      {open.map(({ opening, personId, owner, openedAt, until }) => (
        <Form key={opening} visit={visit} action="/emergency-card">
          <input type="hidden" name="step" value="again" />
          <input type="hidden" name="opening" value={opening} />
          <input type="hidden" name="person" value={personId} />
          <p class="govuk-body">
            {`A household of ${visit.councils.find(({ code }) => code === owner)?.shortName ?? owner}, opened ${longTime(openedAt)}, until ${longTime(until)}. `}
          </p>
          <Button classes="govuk-button--secondary" preventDoubleClick>
            Open again<span class="govuk-visually-hidden">{` what was opened ${longTime(openedAt)}`}</span>
          </Button>
        </Form>
      ))}
    </section>
  )

type AskProps = { readonly visit: Visit; readonly form: FormState; readonly open: readonly Reach[] }

/** One form for whom and why, so that a card is three presses away: the menu, Find, Open. */
export const AskForCard = ({ visit, form, open }: AskProps) => (
  <>
    <h1 class="govuk-heading-l">Emergency card</h1>
    <p class="govuk-body">
      What keeps somebody safe tonight, for people of either council, whatever agreement is in force. You can
      read it and nothing more.
    </p>
    <InsetText text="Every look is recorded with your reason, and the privacy officers of both councils are told at once. A card opens the whole household’s cards to you for four hours." />
    <Form visit={visit} action="/emergency-card">
      <input type="hidden" name="step" value="find" />
      <Whom form={form} />
      <Why form={form} />
      <Button text="Find" preventDoubleClick />
    </Form>
    <OpenAlready visit={visit} open={open} />
  </>
)
