import { Button, Details, InsetText, SavedMark, SummaryList } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import { answersIn } from '../considered.rule.ts'
import type { Desk } from '../desk.ts'
import { nameAtTable, textsOf } from '../discussion.form.ts'
import type { Discussion } from '../enquiry.ts'
import { BesideWriting, DeskHead, Differing, LiveBeside, Overtaken, whoDid } from './desk-parts.tsx'
import { DiscussionFields, type DiscussionShown } from './discussion-form.tsx'

const row = (key: string, value: string) =>
  value.trim() !== '' && {
    key: { text: key },
    value: { html: <span class="as-told">{value}</span> },
  }

/** A recorded discussion to read. */
export const Recorded = ({ discussion, desk }: { discussion: Discussion; desk: Desk }) => {
  const name = (agency: string): string => nameAtTable(agency, desk.organisations)
  const there = discussion.attendees.filter(({ isPresent }) => isPresent)
  const notThere = discussion.attendees.filter(({ isPresent }) => !isPresent)
  return (
    <SummaryList
      rows={[
        row('Held', longTime(discussion.heldAt)),
        row('Took part', there.map((each) => `${each.name} (${name(each.agency)})`).join('; ')),
        row('Not there', notThere.map(({ agency }) => name(agency)).join('; ')),
        row(
          'Considered',
          `${String(discussion.considered.length)} of ${String(answersIn(desk.requests).length)} answers`,
        ),
        ...discussion.views.map(({ agency, view }) => row(`View: ${name(agency)}`, view)),
        row('Concluded', discussion.conclusion),
        row('Seen differently', discussion.disagreement),
      ]}
    />
  )
}

const Theirs = ({ shown }: { shown: DiscussionShown }) => {
  const { desk, typed } = shown
  const latest = desk.enquiry.discussion
  if (latest === null) return null
  return (
    <Overtaken desk={desk} latest={latest}>
      <h3 class="govuk-heading-s">{`What ${whoDid(desk, latest.by)} saved`}</h3>
      <Recorded discussion={latest} desk={desk} />
      <h3 class="govuk-heading-s">Where the conclusions differ</h3>
      <Differing theirs={latest.conclusion} yours={one(typed, 'conclusion')} />
    </Overtaken>
  )
}

const Doing = ({ shown, isOvertaken }: { shown: DiscussionShown; isOvertaken: boolean }) => (
  <>
    <SavedMark />
    <div class="govuk-button-group">
      <Button preventDoubleClick>
        {isOvertaken ? 'I have read both: save mine in its place' : 'Save the record'}
      </Button>
      {(isOvertaken || shown.desk.kept !== null) && (
        <Button name="do" value="let-go" classes="govuk-button--secondary" preventDoubleClick>
          Let mine go
        </Button>
      )}
    </div>
  </>
)

const Writing = ({ shown }: { shown: DiscussionShown }) => {
  const { desk, began } = shown
  const { enquiry, visit } = desk
  const version = enquiry.discussion?.version ?? 0
  const isOvertaken = began !== version
  return (
    <>
      {isOvertaken && <Theirs shown={shown} />}
      <LiveBeside desk={desk} form="discussion" began={String(version)}>
        <BesideWriting desk={desk} changed={null} />
      </LiveBeside>
      <Form
        visit={visit}
        action={`/enquiries/${enquiry.id}/discussion`}
        autosave={`/enquiries/${enquiry.id}/keep/discussion`}
      >
        <input type="hidden" name="basedOn" value={String(version)} />
        <input type="hidden" name="began" value={String(began)} />
        <DiscussionFields shown={shown} />
        <Doing shown={shown} isOvertaken={isOvertaken} />
      </Form>
    </>
  )
}

/** Holding the discussion of the agencies and writing down what was said, by whom, on what, and where they differed. */
export const DiscussionPage = ({ shown }: { shown: DiscussionShown }) => {
  const { desk, whyNot } = shown
  const { discussion } = desk.enquiry
  return (
    <>
      <DeskHead desk={desk} title="Discussion of the agencies" />
      <p class="govuk-body">
        A strategy discussion never waits for this: where a child may be suffering significant harm,{' '}
        <a class="govuk-link" href={`/enquiries/${desk.enquiry.id}/decide`}>
          decide that now
        </a>
        .
      </p>
      {whyNot === null ? (
        <Writing shown={shown} />
      ) : (
        <>
          <p class="govuk-body">{whyNot}</p>
          {'conclusion' in desk.form.typed && (
            <InsetText>
              <strong>What you had typed, which is not saved: </strong>
              <span class="as-told">
                {Object.values(textsOf(desk.form.typed))
                  .filter((text) => text !== '')
                  .join('\n')}
              </span>
            </InsetText>
          )}
          {discussion && <Recorded discussion={discussion} desk={desk} />}
        </>
      )}
      {whyNot === null && discussion !== null && (
        <Details summaryText={`The record as it is saved, version ${String(discussion.version)}`}>
          <Recorded discussion={discussion} desk={desk} />
        </Details>
      )}
    </>
  )
}
