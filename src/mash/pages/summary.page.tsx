import { mayBeReadBy } from '../../agency-requests/index.ts'
import { Button, Details, InsetText, SavedMark, Textarea, TwoColumns } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import { type Body, Form, one } from '../../web/index.ts'
import type { Desk } from '../desk.ts'
import { nameOfAgency } from '../enquiry.view.ts'
import {
  BesideWriting,
  DeskHead,
  Differing,
  HeldBack,
  LiveBeside,
  Overtaken,
  problem,
  whoDid,
} from './desk-parts.tsx'
import { SaidLine } from './said-lines.tsx'

export type SummaryShown = {
  desk: Desk
  typed: Body
  /** The version this was begun on; where it is not the latest, a colleague has saved meanwhile. */
  began: number
  /** What stands in the box is a start the service made; nothing of it is saved. */
  isStart: boolean
  whyNot: string | null
}

/** Which agencies hold something that the team that takes over may not read, whoever looks. */
export const agenciesHoldingBack = ({ requests, organisations }: Desk): string[] => [
  ...new Set(
    requests
      .filter(({ answers }) => answers.some(({ level }) => !mayBeReadBy(level, 'receiving-team')))
      .map(({ agency }) => nameOfAgency(agency, organisations)),
  ),
]

/** Beside the box: what goes with the child by itself, and what may not be written into the summary. */
const Travelling = ({ desk }: { desk: Desk }) => {
  const goes = desk.said.filter(
    ({ level, kind }) => kind !== 'nothing-known' && mayBeReadBy(level, 'receiving-team'),
  )
  return (
    <>
      <h2 class="govuk-heading-m">Goes with the child by itself</h2>
      <p class="govuk-body">
        The team that takes over reads this as the agency said it. Refer to it; you need not copy it.
      </p>
      {goes.length === 0 ? (
        <p class="govuk-body">No agency has said anything that team may read.</p>
      ) : (
        <ul class="lines">
          {goes.map((item) => (
            <SaidLine key={item.id} item={item} desk={desk} />
          ))}
        </ul>
      )}
      <h2 class="govuk-heading-m">May not be written here</h2>
      {agenciesHoldingBack(desk).length === 0 ? (
        <p class="govuk-body">Nothing is held back from that team.</p>
      ) : (
        <HeldBack agencies={agenciesHoldingBack(desk)} phone={desk.phone} />
      )}
    </>
  )
}

const Theirs = ({ shown: { desk, typed } }: { shown: SummaryShown }) => {
  const latest = desk.enquiry.summary
  if (latest === null) return null
  return (
    <Overtaken desk={desk} latest={latest}>
      <div class="overtaken__texts">
        <div>
          <h3 class="govuk-heading-s">{`What ${whoDid(desk, latest.by)} saved`}</h3>
          <p class="govuk-body as-told">{latest.text}</p>
        </div>
        <div>
          <h3 class="govuk-heading-s">What differs</h3>
          <p class="govuk-hint">Struck through: only in theirs. Underlined: only in yours.</p>
          <Differing theirs={latest.text} yours={one(typed, 'text')} />
        </div>
      </div>
    </Overtaken>
  )
}

const Writing = ({ shown }: { shown: SummaryShown }) => {
  const { desk, typed, began, isStart } = shown
  const { enquiry, visit, form, kept } = desk
  const version = enquiry.summary?.version ?? 0
  const isOvertaken = began !== version
  return (
    <>
      {isOvertaken && <Theirs shown={shown} />}
      {isStart && (
        <InsetText text="A start, made from what was told, screened and answered. Change what you like. Nothing is saved until you save it." />
      )}
      {!isOvertaken && kept !== null && Object.keys(form.typed).length === 0 && (
        <InsetText
          text={`This is what you were typing ${nearTime(kept.savedAt, visit.at)}. It is not saved as the summary yet.`}
        />
      )}
      <LiveBeside desk={desk} form="summary" began={String(version)}>
        <BesideWriting desk={desk} changed={null} />
      </LiveBeside>
      <Form
        visit={visit}
        action={`/enquiries/${enquiry.id}/summary`}
        autosave={`/enquiries/${enquiry.id}/keep/summary`}
      >
        <input type="hidden" name="basedOn" value={String(version)} />
        <input type="hidden" name="began" value={String(began)} />
        <Textarea
          name="text"
          label={{ text: isOvertaken ? 'Your version' : 'The summary', classes: 'govuk-label--m' }}
          hint="What was found and what it means for the child. It goes with the child to the team that takes over."
          rows={20}
          classes="summary-text"
          value={one(typed, 'text')}
          spellcheck
          {...problem(form, 'text')}
        />
        <SavedMark />
        <div class="govuk-button-group">
          <Button preventDoubleClick>
            {isOvertaken ? 'I have read both: save mine in its place' : 'Save the summary'}
          </Button>
          {(isOvertaken || kept !== null) && (
            <Button name="do" value="let-go" classes="govuk-button--secondary" preventDoubleClick>
              Let mine go
            </Button>
          )}
        </div>
      </Form>
    </>
  )
}

/** The text that travels with the hand-over; beside it what travels by itself, and what is there and may not be written. */
export const SummaryPage = ({ shown }: { shown: SummaryShown }) => {
  const { desk, whyNot } = shown
  const { summary } = desk.enquiry
  const byWhom =
    summary === null
      ? 'Nobody has written one yet.'
      : `Version ${String(summary.version)}, ${whoDid(desk, summary.by)}, ${nearTime(summary.at, desk.visit.at)}.`
  return (
    <>
      <DeskHead desk={desk} title="Summary that goes with the child" />
      <p class="govuk-body">{byWhom}</p>
      <TwoColumns
        asideLabel="What goes with the child, and what may not be written"
        aside={<Travelling desk={desk} />}
      >
        {whyNot === null ? (
          <Writing shown={shown} />
        ) : (
          <>
            <p class="govuk-body">{whyNot}</p>
            {'text' in desk.form.typed && (
              <InsetText>
                <strong>What you had typed, which is not saved: </strong>
                <span class="as-told">{one(desk.form.typed, 'text')}</span>
              </InsetText>
            )}
            {summary && <p class="govuk-body as-told">{summary.text}</p>}
          </>
        )}
        {whyNot === null && summary !== null && (
          <Details summaryText="The summary as it is saved">
            <p class="govuk-body as-told">{summary.text}</p>
          </Details>
        )}
      </TwoColumns>
    </>
  )
}
