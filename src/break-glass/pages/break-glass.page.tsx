import { Button, Radios, Textarea, WarningText } from '../../design/index.ts'
import { reasons } from '../../emergency-duty/index.ts'
import { counted, type Instant, longTime } from '../../time/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import type { GlassReach } from '../break-glass.ts'

const recordsInWords = ({ people, contacts }: GlassReach): string =>
  [people > 0 && counted(people, 'person', 'people'), contacts > 0 && counted(contacts, 'contact')]
    .filter((words) => words !== false)
    .join(' and ')

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

type Props = {
  readonly visit: Visit
  readonly form: FormState
  readonly reach: GlassReach
  readonly of: { of: string; id: string }
  readonly until: Instant
}

/** One reason, a few words, one press: what it opens and for how long is said before (authorisation B5). */
export const BreakGlassPage = ({ visit, form, reach, of, until }: Props) => {
  const council = visit.councils.find(({ code }) => code === visit.actor.actingFor)
  const total = reach.people + reach.contacts
  return (
    <>
      <h1 class="govuk-heading-l">Break the glass</h1>
      <p class="govuk-body">
        {`This opens one household of ${council?.shortName ?? 'your council'} to you, to read: `}
        <strong>{recordsInWords(reach)}</strong>
        {`, until `}
        <strong>{longTime(until)}</strong>
        {reach.isRestricted ? '. The record is restricted to workers named on it.' : '.'}
      </p>
      <WarningText
        text="The privacy officers are told at once and look into why within one working day."
        iconFallbackText="Warning"
      />
      <Form visit={visit} action={`/break-glass/${of.of}/${of.id}`}>
        <Radios
          name="reason"
          idPrefix="reason"
          classes="govuk-radios--small"
          fieldset={{ legend: { text: 'Why now', classes: 'govuk-fieldset__legend--s' } }}
          items={Object.entries(reasons).map(([value, text]) => ({
            value,
            text,
            checked: one(form.typed, 'reason') === value,
          }))}
          {...errorOf(form, 'reason')}
        />
        <Textarea
          name="words"
          id="words"
          rows={2}
          label={{ text: 'In your own words', classes: 'govuk-label--s' }}
          hint={{ text: 'For example: police are at the door and ask who else lives there.' }}
          value={one(form.typed, 'words')}
          {...errorOf(form, 'words')}
        />
        <Button
          text={`Open ${counted(total, 'record')}`}
          classes="govuk-button--warning"
          preventDoubleClick
        />
      </Form>
    </>
  )
}
