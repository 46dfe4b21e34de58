import { Button, FileUpload } from '../../design/index.ts'
import { errorFor, Form, type FormState, type Visit } from '../../web/index.ts'
import { type Question, QuestionField } from './fields.tsx'

export type StepPageProps = {
  readonly title: string
  readonly lead?: string | undefined
  readonly action: string
  readonly button: string
  readonly questions: readonly Question[]
  readonly visit: Visit
  readonly form: FormState
  /** The version of the draft this is filled in for. */
  readonly version?: number
  /** The label of a file to be sent with it. */
  readonly file?: { readonly label: string; readonly hint: string }
}

/** One form about an agreement: its questions one below the other. */
export const StepPage = (props: StepPageProps) => {
  const { title, lead, action, button, questions, visit, form, version, file } = props
  const wrong = errorFor(form, 'file')
  return (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      {lead !== undefined && <p class="govuk-body">{lead}</p>}
      <Form visit={visit} action={action} multipart={file !== undefined}>
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {questions.map((question) => (
          <QuestionField key={question.name} question={question} form={form} />
        ))}
        {file && (
          <FileUpload
            name="file"
            label={{ text: file.label, classes: 'govuk-label--s' }}
            hint={{ text: file.hint }}
            {...(wrong === undefined ? {} : { errorMessage: { text: wrong } })}
          />
        )}
        <Button text={button} preventDoubleClick />
      </Form>
    </>
  )
}
