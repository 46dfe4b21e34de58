import { Button } from '../../design/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import { WordsField } from './fields.tsx'

type Props = { readonly name: string; readonly visit: Visit; readonly form: FormState }

export const SignOutPage = ({ name, visit, form }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`Sign ${name} out everywhere`}</h1>
    <p class="govuk-body">
      For a laptop or telephone that was lost, or a desk where somebody else may be sitting. Every browser
      they are signed in with is signed out at once; what they typed is kept for them. They can sign in again:
      where a passkey may be in other hands stop it too, and where their account at their employer’s sign-in
      may be, tell whoever runs that.
    </p>
    <Form visit={visit} action={visit.path}>
      <WordsField form={form} name="reason" label="Why" />
      <Button text="Sign them out everywhere" preventDoubleClick />
    </Form>
  </>
)
