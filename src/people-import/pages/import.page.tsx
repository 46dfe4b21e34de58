import { Button, InsetText, Live, SummaryList, Table } from '../../design/index.ts'
import { counted, longTime, minutesBetween } from '../../time/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import type { Mapping } from '../columns.ts'
import type { Counts, PeopleImport } from '../people-import.ts'
import type { Progress } from '../people-import.sql.ts'
import { inWords } from '../read-row.ts'
import { Columns } from './columns.tsx'

const number = (value: number): string => value.toLocaleString('en-GB')

const Act = ({
  visit,
  it,
  path,
  words,
  isQuiet,
}: {
  visit: Visit
  it: PeopleImport
  path: string
  words: string
  isQuiet?: boolean
}) => (
  <Form visit={visit} action={`/administration/people/${it.id}/${path}`}>
    <Button text={words} classes={isQuiet ? 'govuk-button--secondary' : ''} preventDoubleClick />
  </Form>
)

const Reasons = ({ counts }: { counts: Counts }) => {
  const lines = Object.entries({ ...counts.reasons, ...counts.remarked })
  if (lines.length === 0) return null
  return (
    <Table
      caption="Rows to look at"
      captionClasses="govuk-table__caption--s"
      head={[{ text: 'A row that' }, { text: 'Rows', format: 'numeric' }]}
      rows={lines.map(([reason, rows]) => [
        { text: inWords(reason) },
        { text: number(rows), format: 'numeric' },
      ])}
    />
  )
}

const Report = ({ it, counts, isForReal }: { it: PeopleImport; counts: Counts; isForReal: boolean }) => {
  const would = isForReal ? '' : 'would be '
  const toLookAt =
    counts.leftOut + counts.sameNumber + Object.values(counts.remarked).reduce((a, b) => a + b, 0)
  return (
    <>
      <SummaryList
        rows={[
          { key: { text: 'Rows' }, value: { text: number(counts.rows) } },
          {
            key: { text: 'People new to this index' },
            value: { text: `${number(counts.registered)} ${would}registered` },
          },
          {
            key: { text: 'Here already, changed since' },
            value: { text: `${number(counts.changed)} ${would}changed` },
          },
          { key: { text: 'Here already, as they are' }, value: { text: number(counts.unchanged) } },
          { key: { text: 'Left out' }, value: { text: number(counts.leftOut) } },
          {
            key: { text: 'Same NHS number or UPN as somebody else' },
            value: { text: `${number(counts.sameNumber)}: nobody is joined by it; look at both` },
          },
          ...(isForReal
            ? [
                { key: { text: 'Parents and children related' }, value: { text: number(counts.related) } },
                {
                  key: { text: 'Parents named who are not in the file' },
                  value: { text: number(counts.parentsMissing) },
                },
              ]
            : []),
        ]}
      />
      <Reasons counts={counts} />
      {toLookAt > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/administration/people/${it.id}/rows-to-look-at.csv`}>
            {`${counted(toLookAt, 'row')} to look at, as CSV`}
          </a>
        </p>
      )}
    </>
  )
}

/** Nothing has moved for this long: the process that was at work is gone. */
const stillAfterMinutes = 3

const AtWork = ({ it, progress, visit }: { it: PeopleImport; progress: Progress; visit: Visit }) => {
  const { rowsDone, rowsTotal, phase } = progress
  const what =
    it.stage === 'checking'
      ? 'Checking'
      : phase === 'families'
        ? 'Relating parents and children'
        : 'Bringing people in'
  const isStill = !it.isStopped && minutesBetween(progress.movedAt, visit.at) >= stillAfterMinutes
  return (
    <>
      <h2 class="govuk-heading-m">{it.isStopped ? `Stopped: ${what.toLowerCase()}` : what}</h2>
      <p class="govuk-body" role="status">
        {rowsTotal === null
          ? `${number(rowsDone)} rows so far`
          : `${number(rowsDone)} of ${number(rowsTotal)} rows`}
      </p>
      {rowsTotal !== null && rowsTotal > 0 && (
        <progress class="upload__bar" max={rowsTotal} value={rowsDone} aria-label={`${what}: rows done`} />
      )}
      {isStill && (
        <InsetText
          text={`Nothing has moved since ${longTime(progress.movedAt)}. It can go on where it stood.`}
        />
      )}
      {it.isStopped || isStill ? (
        <Act visit={visit} it={it} path="go-on" words="Go on where it stood" />
      ) : (
        <Act visit={visit} it={it} path="stop" words="Stop" isQuiet />
      )}
      <Report it={it} counts={progress.counts} isForReal={it.stage === 'bringing-in'} />
    </>
  )
}

type PartProps = { it: PeopleImport; progress: Progress | null; visit: Visit }

/** Where the work stands; renewed by itself while it runs. */
export const ImportProgress = ({ it, progress, visit }: PartProps) => {
  switch (it.stage) {
    case 'arriving':
      return <p class="govuk-body">The file has not arrived whole. Give it up and send it again.</p>
    case 'checking':
    case 'bringing-in':
      return progress && <AtWork it={it} progress={progress} visit={visit} />
    case 'checked':
      return (
        <>
          <h2 class="govuk-heading-m">What this file would do</h2>
          <p class="govuk-body">Nothing has been brought in yet.</p>
          {it.checked && <Report it={it} counts={it.checked} isForReal={false} />}
          <Act visit={visit} it={it} path="bring-in" words="Bring these people in" />
        </>
      )
    case 'done':
      return (
        <>
          <h2 class="govuk-heading-m">Brought in</h2>
          {it.broughtIn && <Report it={it} counts={it.broughtIn} isForReal />}
          <p class="govuk-body">The file itself was taken away.</p>
        </>
      )
    case 'given-up':
      return <p class="govuk-body">Given up. The file was taken away.</p>
    case 'mapped':
      return (
        <>
          <h2 class="govuk-heading-m">Check the file</h2>
          <p class="govuk-body">
            You will see who would be registered, who would change, and which rows would be left out and why.
            A check brings nothing in.
          </p>
          <Act visit={visit} it={it} path="check" words="Check" />
        </>
      )
    case 'arrived':
      return null
  }
}

type Props = PartProps & { offered: { source: string; mapping: Mapping }; form: FormState }

export const ImportPage = ({ it, progress, offered, visit, form }: Props) => {
  const canSayColumns = it.stage === 'arrived' || it.stage === 'mapped' || it.stage === 'checked'
  const canGiveUp = it.stage !== 'done' && it.stage !== 'given-up'
  return (
    <>
      <h1 class="govuk-heading-l">{it.name}</h1>
      <Live
        events="/administration/people/changes"
        fragment={`/administration/people/${it.id}/progress`}
        announce="The work on the file has moved on"
      >
        <ImportProgress it={it} progress={progress} visit={visit} />
      </Live>
      {canSayColumns && it.arrived && (
        <Columns it={it} arrived={it.arrived} offered={offered} visit={visit} form={form} />
      )}
      {canGiveUp && <Act visit={visit} it={it} path="give-up" words="Give this file up" isQuiet />}
    </>
  )
}
