import { Button, DateInput, InsetText, Pagination, Table } from '../../design/index.ts'
import type { SealedIn } from '../../proof/index.ts'
import { longTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { HistoryChoice, HistoryParams } from '../history.choice.ts'
import type { HistoryLine } from '../history.sql.ts'
import { sayAction, sayHat, sayKind, sayOutcome, sayWhy } from '../history.words.ts'

export type HistoryShown = {
  lines: readonly HistoryLine[]
  /** Where each line is sealed; none where it still waits. */
  sealed: ReadonlyMap<string, SealedIn>
  /** What each record is called, where it is in sight. */
  names: ReadonlyMap<string, string>
  choice: HistoryChoice
  params: HistoryParams
  path: string
  next: string | null
}

const notADay = 'Enter a real day, for example 21 11 2026, or leave all three boxes empty'

const Ends = ({ end, label, shown }: { end: 'from' | 'to'; label: string; shown: HistoryShown }) => (
  <DateInput
    id={end}
    namePrefix={end}
    fieldset={{ legend: { text: label, classes: 'govuk-fieldset__legend--s' } }}
    values={{
      [`${end}-day`]: shown.params[`${end}-day`],
      [`${end}-month`]: shown.params[`${end}-month`],
      [`${end}-year`]: shown.params[`${end}-year`],
    }}
    errorMessage={shown.choice.unreadable.includes(end) ? { text: notADay } : undefined}
  />
)

/** Which days: a plain form whose answers stand in the address. */
const Choose = ({ shown }: { shown: HistoryShown }) => (
  <form method="get" action={shown.path} class="history__choice">
    <Ends end="from" label="From" shown={shown} />
    <Ends end="to" label="To" shown={shown} />
    <Button text="Show these days" classes="govuk-button--secondary" />
  </form>
)

const Sealed = ({ line, shown }: { line: HistoryLine; shown: HistoryShown }) => {
  const place = shown.sealed.get(line.id)
  if (place === undefined) return <>Written, sealed within a minute</>
  return (
    <a class="govuk-link" href={`/proof-of-the-record/look/${line.id}`}>
      {place.checkpoint === null
        ? `Sealed as entry ${String(place.n)}, not signed yet`
        : `Sealed in checkpoint ${String(place.checkpoint)}`}
    </a>
  )
}

const Who = ({ line, visit, linked }: { line: HistoryLine; visit: Visit; linked: boolean }) => (
  <>
    {linked ? (
      <a class="govuk-link" href={`/access-history/staff/${line.staffId}`}>
        {line.worker}
      </a>
    ) : (
      line.worker
    )}
    {`, ${sayHat(line, visit.councils)}`}
  </>
)

const What = ({ line, shown, linked }: { line: HistoryLine; shown: HistoryShown; linked: boolean }) => {
  const name = shown.names.get(line.subjectId)
  const what = name ?? `${sayKind(line.subjectKind)}, not in your sight`
  return (
    <>
      {linked && (line.subjectKind === 'person' || line.subjectKind === 'record-stub') ? (
        <a class="govuk-link" href={`/access-history/person/${line.subjectId}`}>
          {what}
        </a>
      ) : (
        what
      )}
      {`: ${sayAction(line.action)}`}
    </>
  )
}

const Lines = ({ visit, shown, of }: { visit: Visit; shown: HistoryShown; of: 'person' | 'staff' }) => (
  <Table
    caption="The latest first"
    captionClasses="govuk-visually-hidden"
    head={[
      { text: 'When' },
      { text: of === 'person' ? 'Who, and for whom' : 'For whom' },
      { text: 'What' },
      { text: 'What came of it, and why' },
      { text: 'Proof' },
    ]}
    rows={shown.lines.map((line) => [
      { text: longTime(line.at) },
      {
        html:
          of === 'person' ? (
            <Who line={line} visit={visit} linked />
          ) : (
            <>{sayHat(line, visit.councils).replace(/^a/, 'A')}</>
          ),
      },
      { html: <What line={line} shown={shown} linked={of === 'staff'} /> },
      { text: `${sayOutcome(line.outcome)}: ${sayWhy(line)}` },
      { html: <Sealed line={line} shown={shown} /> },
    ])}
  />
)

const nobody = (of: 'person' | 'staff', { choice }: HistoryShown): string => {
  const days = choice.from !== null || choice.to !== null ? ' in these days' : ''
  return of === 'person' ? `Nobody looked${days}.` : `They looked at nothing of this council${days}.`
}

type Props = {
  visit: Visit
  shown: HistoryShown
  of: 'person' | 'staff'
  title: string
  note: string
}

/** Who looked, under which hat and why: of a child over everything about the child, or of a worker. */
export const HistoryPage = ({ visit, shown, of, title, note }: Props) => (
  <>
    <h1 class="govuk-heading-l">{title}</h1>
    <p class="govuk-body">{note}</p>
    <Choose shown={shown} />
    {shown.lines.length === 0 ? (
      <InsetText text={nobody(of, shown)} />
    ) : (
      // Five columns do not fit a narrow screen: the table scrolls by itself, with the keyboard too.
      <div class="history__lines" tabIndex={0} role="region" aria-label="Who looked, the latest first">
        <Lines visit={visit} shown={shown} of={of} />
      </div>
    )}
    {(shown.next !== null || shown.choice.after !== null) && (
      <Pagination
        landmarkLabel="Pages of the history"
        previous={shown.choice.after === null ? undefined : { href: shown.path, text: 'The latest' }}
        next={shown.next === null ? undefined : { href: shown.next, text: 'Earlier' }}
      />
    )}
  </>
)
