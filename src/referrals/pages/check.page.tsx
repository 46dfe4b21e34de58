import { Button, ErrorSummary, InsetText, SummaryList } from '../../design/index.ts'
import {
  answerInWords,
  fieldsToReadBack,
  leftOpen,
  readingOf,
  visitedKey,
  wordsOf,
  type Step,
} from '../../questions/index.ts'
import { addresses, pageAt } from '../addresses.ts'
import { Exit, PublicForm } from '../form.tsx'
import type { Writing } from '../writing.ts'
import type { FileRow } from './files.page.tsx'
import { Trap } from './start.page.tsx'

/** What was said on one page, with a way to change it. */
const Answered = ({ writing, step, files }: { writing: Writing; step: Step; files: readonly FileRow[] }) => {
  const say = readingOf(writing.walked.asked, step.item)
  const fields = fieldsToReadBack(step.page.fields, say)
  const title = wordsOf(step.page.title, say)
  const change = (what: string) => ({
    items: [{ href: pageAt(step), text: 'Change', visuallyHiddenText: `${what}, ${title}` }],
  })
  const rows =
    step.page.drawnAs === 'files'
      ? [
          {
            key: { text: 'Files' },
            value: { text: files.map((file) => file.name).join(', ') || 'None' },
            actions: change('files'),
          },
        ]
      : fields.map((field) => {
          const label = wordsOf(field.label, say)
          const answer = answerInWords(field, say)
          return {
            key: { text: label },
            value: { text: answer ?? 'Not answered', classes: answer === null ? 'answer--open' : 'answer' },
            actions: change(label),
          }
        })
  if (rows.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <SummaryList rows={rows} />
    </section>
  )
}

/** Everything to read through before it is sent, with what is still open said first, and nothing of it in the way. */
export const CheckPage = ({
  writing,
  files,
  stops,
}: {
  writing: Writing
  files: readonly FileRow[]
  stops: readonly { text: string; href?: string }[]
}) => {
  const { walked, draft } = writing
  const open = leftOpen(walked, writing.at)
  const notSeen = walked.steps.filter(
    (step) => draft.kept.answers[visitedKey(step.address)] === undefined && step.page.drawnAs !== 'danger',
  )
  return (
    <>
      {stops.length > 0 && <ErrorSummary errorList={stops} />}
      <Exit writing={writing} />
      <h1 class="govuk-heading-l">Check what you are telling us</h1>
      {notSeen.length > 0 && (
        <InsetText>
          <p class="govuk-body">
            You have not been to these pages. You can, and you can also send it as it is.
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {notSeen.map((step) => (
              <li key={step.address}>
                <a class="govuk-link" href={pageAt(step)}>
                  {wordsOf(step.page.title, readingOf(walked.asked, step.item))}
                </a>
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      {open.length > 0 && notSeen.length === 0 && (
        <InsetText
          text={`${String(open.length)} ${open.length === 1 ? 'question is' : 'questions are'} still open. You can send it like this: we take it in now and ask you for the rest.`}
        />
      )}
      {walked.steps.map((step) => (
        <Answered key={step.address} writing={writing} step={step} files={files} />
      ))}
      <h2 class="govuk-heading-m">Send it</h2>
      <p class="govuk-body">
        By sending this you say that it is true as far as you know. You can be wrong; you cannot get into
        trouble for being worried.
      </p>
      <PublicForm writing={writing} action={addresses.send}>
        <Trap />
        <div class="govuk-button-group">
          <Button text="Send to the council" preventDoubleClick />
          <a class="govuk-link" href={addresses.later}>
            Stop and come back later
          </a>
        </div>
      </PublicForm>
    </>
  )
}
