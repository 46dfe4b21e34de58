import { isRole, roles } from '../../access/index.ts'
import { Button, CouncilLetter, Details, TrayHead } from '../../design/index.ts'
import { duration, type Instant, minutesBetween, nearTime } from '../../time/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import { alertHref, alertWords } from '../alert.ts'
import type { AlertLine } from '../alert.sql.ts'

export type AlertsShown = {
  unseen: readonly AlertLine[]
  /** What waits for another office that shares this function. */
  forOthers: readonly AlertLine[]
  seen: readonly AlertLine[]
  more: string | null
}

const ago = (from: Instant, to: Instant): string => `${duration(Math.max(0, minutesBetween(from, to)))} ago`

const forWhom = (role: string): string => (isRole(role) ? roles[role].toLowerCase() : role)

const Council = ({ owner, visit }: { owner: string; visit: Visit }) => {
  const council = visit.councils.find((each) => each.code === owner)
  return council ? (
    <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />
  ) : null
}

const Subject = ({ alert, visit }: { alert: AlertLine; visit: Visit }) => {
  const href = alertHref(alert.subjectKind, alert.subjectId, alert.owner, visit.actor.fn)
  const text = alert.reference ?? 'Open it'
  return href === null ? (
    <>{alert.reference ?? ''}</>
  ) : (
    <a class="govuk-link" href={href}>
      {text}
      <span class="govuk-visually-hidden">{`: ${alertWords(alert.kind)}`}</span>
    </a>
  )
}

const Unseen = ({ alert, visit }: { alert: AlertLine; visit: Visit }) => (
  <li class="lines__line">
    <p class="govuk-body">
      <Council owner={alert.owner} visit={visit} /> <strong>{alertWords(alert.kind)}</strong>{' '}
      <Subject alert={alert} visit={visit} />
      {raisedInWords(alert, visit)}
    </p>
    {alert.owner === visit.actor.actingFor ? (
      <Form visit={visit} action={`/alerts/${alert.id}/seen`}>
        <Button classes="govuk-button--secondary" preventDoubleClick>
          I have seen this
          <span class="govuk-visually-hidden">{`: ${alert.reference ?? alertWords(alert.kind)}`}</span>
        </Button>
      </Form>
    ) : (
      <p class="govuk-hint">Switch to that council to say you have seen it.</p>
    )}
  </li>
)

const raisedInWords = ({ raisedAt, forRole }: AlertLine, { at }: Visit): string =>
  ` · raised ${nearTime(raisedAt, at)}, ${ago(raisedAt, at)} · for the ${forWhom(forRole)}`

/** What waits for another office here: so that it can be asked after, not to be seen to by anybody else. */
const ForOthers = ({ alerts, visit }: { alerts: readonly AlertLine[]; visit: Visit }) =>
  alerts.length === 0 ? null : (
    <Details summaryText={`For others here: ${String(alerts.length)} unseen`}>
      <ul class="lines">
        {alerts.map((alert) => (
          <li key={alert.id} class="lines__line">
            <p class="govuk-body">
              <Council owner={alert.owner} visit={visit} /> {alertWords(alert.kind)}
              {raisedInWords(alert, visit)}
            </p>
          </li>
        ))}
      </ul>
    </Details>
  )

/** What somebody must know, until they say they do. */
export const AlertsPage = ({ shown, visit }: { shown: AlertsShown; visit: Visit }) => (
  <>
    <TrayHead
      title="Alerts"
      counts={
        shown.unseen.length === 0
          ? 'Nothing unseen'
          : `${String(shown.unseen.length)}${shown.more === null ? '' : ' or more'} unseen`
      }
    />
    {shown.unseen.length === 0 ? (
      <p class="govuk-body">Nothing waits to be seen.</p>
    ) : (
      <ul class="lines">
        {shown.unseen.map((alert) => (
          <Unseen key={alert.id} alert={alert} visit={visit} />
        ))}
      </ul>
    )}
    {shown.more !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={shown.more}>
          More that came later
        </a>
      </p>
    )}
    <ForOthers alerts={shown.forOthers} visit={visit} />
    {shown.seen.length > 0 && (
      <section>
        <h2 class="govuk-heading-m">Seen</h2>
        <ul class="lines">
          {shown.seen.map((alert) => (
            <li key={alert.id} class="lines__line">
              <p class="govuk-body">
                <Council owner={alert.owner} visit={visit} /> {alertWords(alert.kind)}{' '}
                <Subject alert={alert} visit={visit} />
                {` · raised ${nearTime(alert.raisedAt, visit.at)}, ${alert.seenBy === null ? 'no longer true' : `seen by ${alert.seenBy}`} ${alert.seenAt === null ? '' : nearTime(alert.seenAt, visit.at)}`}
              </p>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)
