import { Button, CouncilLetter, TrayHead } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import { alertHref, alertWords } from '../alert.ts'
import type { AlertLine } from '../alert.sql.ts'

const Own = ({ alert, visit }: { alert: AlertLine; visit: Visit }) => {
  const council = visit.councils.find(({ code }) => code === alert.owner)
  const href = alertHref(alert.subjectKind, alert.subjectId, alert.owner, visit.actor.fn)
  return (
    <li class="lines__line">
      <p class="govuk-body">
        {council && <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />}{' '}
        <strong>{alertWords(alert.kind)}</strong>{' '}
        {href !== null && (
          <a class="govuk-link" href={href}>
            Open it
            <span class="govuk-visually-hidden">{`: ${alertWords(alert.kind)}`}</span>
          </a>
        )}
        {` · ${nearTime(alert.raisedAt, visit.at)}`}
      </p>
      {alert.owner === visit.actor.actingFor ? (
        <Form visit={visit} action={`/alerts/own/${alert.id}/seen`}>
          <Button classes="govuk-button--secondary" preventDoubleClick>
            I have seen this
            <span class="govuk-visually-hidden">{`: ${alertWords(alert.kind)}`}</span>
          </Button>
        </Form>
      ) : (
        <p class="govuk-hint">Switch to that council to say you have seen it.</p>
      )}
    </li>
  )
}

/** What turned out to be wrong after this worker had read it. */
export const OwnAlertsPage = ({ alerts, visit }: { alerts: readonly AlertLine[]; visit: Visit }) => (
  <>
    <TrayHead
      title="For you"
      counts={alerts.length === 0 ? 'Nothing unseen' : `${String(alerts.length)} unseen`}
    />
    {alerts.length === 0 ? (
      <p class="govuk-body">Nothing waits to be seen.</p>
    ) : (
      <ul class="lines">
        {alerts.map((alert) => (
          <Own key={alert.id} alert={alert} visit={visit} />
        ))}
      </ul>
    )}
  </>
)
