import { Button, FileUpload, Table } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import { errorFor, Form, type FormState, type Visit } from '../../web/index.ts'
import type { ImportLine } from '../people-import.sql.ts'

const stages: Readonly<Record<string, string>> = {
  arriving: 'Did not arrive whole',
  arrived: 'Arrived: say what its columns hold',
  mapped: 'Columns said: check it',
  checking: 'Being checked',
  checked: 'Checked: nothing is brought in yet',
  'bringing-in': 'Being brought in',
  done: 'Brought in',
  'given-up': 'Given up',
}

type Props = { lines: readonly ImportLine[]; visit: Visit; form: FormState }

/** Files of the council's existing people, and the way to send another. */
export const ImportsPage = ({ lines, visit, form }: Props) => {
  const council = visit.councils.find(({ code }) => code === visit.actor.actingFor)?.shortName ?? ''
  return (
    <>
      <h1 class="govuk-heading-l">{`Bring in ${council}’s people`}</h1>
      <p class="govuk-body">
        The children and adults your old system knew, so that a caller is not asked what the council knows
        already. You say what the columns hold, see what the file would do, and only then bring it in. The
        same file, or a newer one, can be brought in again: nobody is registered twice.
      </p>
      <Form visit={visit} action="/administration/people" multipart uploadProgress>
        <FileUpload
          name="file"
          label={{ text: 'Send a file', classes: 'govuk-label--m' }}
          hint="CSV, with the names of the columns in the first line. Any number of rows."
          errorMessage={errorFor(form, 'file')}
          attributes={{ accept: '.csv,text/csv,text/plain' }}
        />
        <progress class="upload__bar" max="1" value="0" aria-label="Sent so far" hidden />
        <p class="govuk-body" data-upload-words aria-live="polite" />
        <Button text="Send" preventDoubleClick />
      </Form>
      {lines.length > 0 && (
        <Table
          caption="Files"
          captionClasses="govuk-table__caption--m"
          head={[{ text: 'File' }, { text: 'From' }, { text: 'Sent' }, { text: 'Where it stands' }]}
          rows={lines.map((line) => [
            {
              html: (
                <a class="govuk-link" href={`/administration/people/${line.id}`}>
                  {line.name}
                </a>
              ),
            },
            { text: line.source ?? '' },
            { text: `${longTime(line.begunAt)}${line.begunBy === null ? '' : `, ${line.begunBy}`}` },
            { text: `${line.isStopped ? 'Stopped. ' : ''}${stages[line.stage] ?? line.stage}` },
          ])}
        />
      )}
    </>
  )
}
