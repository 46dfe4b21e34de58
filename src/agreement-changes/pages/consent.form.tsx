import { paperHint } from '../../agreements/index.ts'
import { Button, FileUpload } from '../../design/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import { ChoiceField, DayField, LineField, WordsField, wrong } from './fields.tsx'

/** What a party says that nobody signs in for here: its signed paper, written down by the council's own officer. */
export const ConsentForm = ({
  visit,
  form,
  action,
  kind,
  council,
  parties,
}: {
  readonly visit: Visit
  readonly form: FormState
  readonly action: string
  readonly kind: string
  readonly council: string
  readonly parties: readonly { readonly value: string; readonly text: string }[]
}) => (
  <Form visit={visit} action={`${action}/consent`} multipart>
    <h2 class="govuk-heading-m" id="consent">
      What a party says that nobody signs in for here
    </h2>
    <p class="govuk-body">
      {`${council} writes it down with the paper that party signed. The paper is kept with its mark, and nobody can change it.`}
    </p>
    <input type="hidden" name="kind" value={kind} />
    <ChoiceField form={form} name="organisation" label="Which party" choices={parties} />
    <ChoiceField
      form={form}
      name="consents"
      label="Does it approve it?"
      choices={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No', hint: 'Refused, it stays listed with its reason' },
      ]}
    />
    <WordsField form={form} name="consent-reason" label="Why, as the paper says" />
    <LineField form={form} name="signed-by" label="Who signed it" />
    <LineField form={form} name="capacity" label="In what capacity" hint="For example, Chief Officer" />
    <DayField form={form} name="signed-on" label="When it was signed" hint="For example, 13 12 2018" />
    <FileUpload
      name="file"
      label={{ text: 'The signed paper', classes: 'govuk-label--s' }}
      hint={{ text: paperHint }}
      {...wrong(form, 'file')}
    />
    <Button text="Write it down" preventDoubleClick />
  </Form>
)
