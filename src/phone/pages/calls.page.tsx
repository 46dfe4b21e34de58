import { Button, InsetText } from '../../design/index.ts'
import { counted, nearTime } from '../../time/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import { headlineOf } from '../../contacts/index.ts'
import { dayOf } from '../../time/index.ts'
import type { Call } from '../call.sql.ts'
import { toldFrom } from '../tell.ts'

const CallLine = ({ call, visit }: { call: Call; visit: Visit }) => {
  const told = toldFrom(call.kept.answers)
  const isEmpty = call.revision === 0
  const who = told.referrer.name === '' ? '' : ` · from ${told.referrer.name}`
  return (
    <li class="calls__line">
      <a class="govuk-link" href={`/phone/${call.id}`}>
        {isEmpty ? 'A call with nothing written yet' : `${headlineOf(told.children, dayOf(visit.at))}${who}`}
      </a>
      <span class="govuk-hint calls__when">
        {`Began ${nearTime(call.startedAt, visit.at)} · saved ${nearTime(call.savedAt, visit.at)}`}
      </span>
      {isEmpty && (
        <Form visit={visit} action={`/phone/${call.id}/discard`}>
          <Button text="Take it off the list" classes="govuk-button--secondary call__small-button" />
        </Form>
      )}
    </li>
  )
}

/** Where a call is begun, and where one that was interrupted is found again. */
export const CallsPage = ({ calls, visit }: { calls: readonly Call[]; visit: Visit }) => (
  <>
    <h1 class="govuk-heading-l">Take a call</h1>
    <p class="govuk-body">
      For calls, and for police reports, e-mails, letters and visits: the same screen, and you say on it how
      the worry came.
    </p>
    <Form visit={visit} action="/phone">
      <Button text="Start" preventDoubleClick attributes={{ accesskey: 's' }} />
    </Form>
    {calls.length > 0 && (
      <>
        <h2 class="govuk-heading-m">{`${counted(calls.length, 'call')} you have not finished`}</h2>
        <InsetText text="No clock runs for these yet: nobody else knows of the child. Finish them first." />
        <ul class="govuk-list calls">
          {calls.map((call) => (
            <CallLine key={call.id} call={call} visit={visit} />
          ))}
        </ul>
      </>
    )}
  </>
)
