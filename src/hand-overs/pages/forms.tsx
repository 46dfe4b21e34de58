import { Button, Details, InsetText, Radios, Select, Textarea } from '../../design/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import type { Team, Worker } from '../team.sql.ts'

type On = { visit: Visit; form: FormState; id: string }

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

/** Taking it on: a named worker of the team, in one press. */
export const AcceptForm = ({
  visit,
  form,
  id,
  workers,
  makesReferral,
}: On & { workers: readonly Worker[]; makesReferral: boolean }) => (
  <Form visit={visit} action={`/hand-overs/${id}/accept`}>
    <h2 class="govuk-heading-m">Accept and allocate</h2>
    {makesReferral && (
      <p class="govuk-body">When you accept it, the contact becomes a referral, dated today, in your name.</p>
    )}
    <Radios
      name="worker"
      classes="govuk-radios--small"
      value={one(form.typed, 'worker')}
      fieldset={{ legend: { text: 'Who will take it on?', classes: 'govuk-fieldset__legend--s' } }}
      items={workers.map((worker) => ({
        value: worker.id,
        text: `${worker.name}, ${worker.jobTitle}${worker.id === visit.actor.rights.staffId ? ' (you)' : ''}`,
      }))}
      {...errorOf(form, 'worker')}
    />
    <Button text="Accept and allocate" preventDoubleClick />
  </Form>
)

export const QueryForm = ({ visit, form, id }: On) => (
  <Details summaryText="Query it instead" open={errorFor(form, 'reason') !== undefined}>
    <Form visit={visit} action={`/hand-overs/${id}/query`}>
      <Textarea
        name="reason"
        rows={3}
        value={one(form.typed, 'reason')}
        label={{ text: 'What stops you from accepting it?' }}
        hint={{ text: 'It goes back into the screeners’ sight. The time goes on running.' }}
        {...errorOf(form, 'reason')}
      />
      <Button text="Send the query" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  </Details>
)

export const AnswerForm = ({ visit, form, id }: On) => (
  <Form visit={visit} action={`/hand-overs/${id}/answer`}>
    <h2 class="govuk-heading-m">Answer the query</h2>
    <Textarea
      name="text"
      rows={3}
      value={one(form.typed, 'text')}
      label={{ text: 'Your answer' }}
      hint={{ text: 'The team has it again as soon as you send this.' }}
      {...errorOf(form, 'text')}
    />
    <Button text="Send the answer" preventDoubleClick />
  </Form>
)

export const SendOnForm = ({
  visit,
  form,
  id,
  teams,
  toTeam,
}: On & { teams: readonly Team[]; toTeam: string | null }) => {
  const open =
    toTeam === null || errorFor(form, 'team') !== undefined || errorFor(form, 'because') !== undefined
  return (
    <Details summaryText="Send it to another team" open={open}>
      {teams.length === 0 ? (
        <InsetText text="No team receives work for this council today. Ring the duty manager." />
      ) : (
        <Form visit={visit} action={`/hand-overs/${id}/send-on`}>
          <Select
            name="team"
            label={{ text: 'Which team?' }}
            value={one(form.typed, 'team')}
            items={[
              { value: '', text: 'Choose a team' },
              ...teams
                .filter((team) => team.id !== toTeam)
                .map((team) => ({ value: team.id, text: `${team.name} (${team.phone})` })),
            ]}
            {...errorOf(form, 'team')}
          />
          <Textarea
            name="because"
            rows={2}
            value={one(form.typed, 'because')}
            label={{ text: 'Why this team?' }}
            hint={{ text: 'The time goes on running: the child has waited since it was first sent.' }}
            {...errorOf(form, 'because')}
          />
          <Button text="Send it on" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
    </Details>
  )
}

export const WithdrawForm = ({ visit, form, id }: On) => (
  <Details summaryText="Withdraw it" open={errorFor(form, 'withdrawal') !== undefined}>
    <Form visit={visit} action={`/hand-overs/${id}/withdraw`}>
      <Textarea
        name="withdrawal"
        rows={2}
        value={one(form.typed, 'withdrawal')}
        label={{ text: 'Why?' }}
        hint={{
          text: 'Only where every child on it is on another hand-over: no child is left waiting for nobody.',
        }}
        {...errorOf(form, 'withdrawal')}
      />
      <Button text="Withdraw this hand-over" classes="govuk-button--warning" preventDoubleClick />
    </Form>
  </Details>
)
