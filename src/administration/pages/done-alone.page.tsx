import { Button } from '../../design/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import { WordsField } from './fields.tsx'

/** What the page of one such act says: its heading, what it does and is for, what is asked, and the button. */
export type AloneWords = {
  readonly heading: (name: string) => string
  readonly lead: string
  readonly why: string
  readonly button: string
}

type Props = {
  readonly words: AloneWords
  readonly name: string
  readonly visit: Visit
  readonly form: FormState
}

export const DoneAlonePage = ({ words, name, visit, form }: Props) => (
  <>
    <h1 class="govuk-heading-l">{words.heading(name)}</h1>
    <p class="govuk-body">{words.lead}</p>
    <Form visit={visit} action={visit.path}>
      <WordsField form={form} name="reason" label={words.why} />
      <Button text={words.button} preventDoubleClick />
    </Form>
  </>
)
