import { Button } from '../../design/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import { WordsField } from './fields.tsx'

type Props = { readonly name: string; readonly visit: Visit; readonly form: FormState }

export const WakePage = ({ name, visit, form }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`Wake the account of ${name}`}</h1>
    <p class="govuk-body">
      Nobody has signed in with it for long, so it signs nobody in. Be sure that it is still theirs: speak to
      them, on a number you had before.
    </p>
    <Form visit={visit} action={visit.path}>
      <WordsField form={form} name="reason" label="Why, and how you know that it is them" />
      <Button text="Wake it" preventDoubleClick />
    </Form>
  </>
)
