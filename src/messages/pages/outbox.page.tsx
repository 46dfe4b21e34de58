import { Button, CouncilLetter, Details, Tag, TrayHead } from '../../design/index.ts'
import { counted, nearTime, type Instant } from '../../time/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import type { DraftMessage } from '../draft-outbox.sql.ts'
import type { Kind, Message } from '../outbox.sql.ts'
import { textClasses } from '../text-class.ts'

export type OutboxShown = {
  messages: readonly Message[]
  codes: readonly DraftMessage[]
  more: string | null
  /** Whether anything leaves this service by itself. */
  sendsByNotify: boolean
}

const kinds: Readonly<Record<Kind, string>> = {
  acknowledgement: 'Acknowledgement',
  feedback: 'What was decided',
  'more-needed': 'Question to the referrer',
}

type State = { text: string; colour: 'green' | 'red' | 'orange' | 'grey' | 'blue' }

export const stateOf = (
  message: Pick<Message, 'sentAt' | 'failure' | 'withheldBecause' | 'channel'>,
  sendsByNotify: boolean,
): State => {
  if (message.sentAt !== null) return { text: 'Sent', colour: 'green' }
  if (message.withheldBecause !== null) return { text: 'Held back', colour: 'orange' }
  if (message.failure !== null) return { text: 'Not sent', colour: 'red' }
  if (message.channel === 'phone') return { text: 'To be rung', colour: 'orange' }
  if (message.channel === 'post') return { text: 'To be posted', colour: 'orange' }
  return sendsByNotify ? { text: 'Being sent', colour: 'blue' } : { text: 'In outbox', colour: 'grey' }
}

const Body = ({ text }: { text: string }) => (
  <div class="letter">
    {text.split('\n\n').map((paragraph) => (
      <p key={paragraph} class="govuk-body">
        {paragraph}
      </p>
    ))}
  </div>
)

const Small = ({
  visit,
  action,
  text,
  secondary,
}: {
  visit: Visit
  action: string
  text: string
  secondary?: boolean
}) => (
  <Form visit={visit} action={action}>
    <Button text={text} classes={secondary ? 'govuk-button--secondary' : ''} preventDoubleClick />
  </Form>
)

/** What a person can do about a message that does not go by itself. Only for the council they act for. */
const Doing = ({ message, visit }: { message: Message; visit: Visit }) => {
  if (message.sentAt !== null || message.owner !== visit.actor.actingFor) return null
  const to = (verb: string): string => `/outbox/${message.id}/${verb}`
  if (message.withheldBecause !== null)
    return (
      <div class="lines__doing">
        {message.channel === 'email' && (
          <Small visit={visit} action={to('release')} text="It is safe: send it" />
        )}
        <Small visit={visit} action={to('told')} text="I have told them" secondary />
        {message.kind === 'acknowledgement' && (
          <Small visit={visit} action={to('withhold')} text="Do not tell them" secondary />
        )}
      </div>
    )
  if (message.channel !== 'email') return <Small visit={visit} action={to('told')} text="I have told them" />
  if (message.failure !== null) return <Small visit={visit} action={to('again')} text="Try again" secondary />
  return null
}

const Council = ({ owner, visit }: { owner: string; visit: Visit }) => {
  const council = visit.councils.find((each) => each.code === owner)
  return council ? (
    <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />
  ) : null
}

const Line = ({
  message,
  visit,
  sendsByNotify,
}: {
  message: Message
  visit: Visit
  sendsByNotify: boolean
}) => {
  const state = stateOf(message, sendsByNotify)
  return (
    <li class="lines__line">
      <p class="govuk-body">
        <Council owner={message.owner} visit={visit} />{' '}
        <Tag text={state.text} classes={`tag--small govuk-tag--${state.colour}`} />{' '}
        <strong>{message.subject}</strong>
        {` · ${kinds[message.kind]} · to ${message.recipient} · ${nearTime(message.sentAt ?? message.queuedAt, visit.at)}`}
      </p>
      {message.failure !== null && message.sentAt === null && (
        <p class="govuk-error-message">{`${message.failure} Tried ${counted(message.tries, 'time')}, last ${when(message.failedAt, visit)}.`}</p>
      )}
      {message.withheldBecause !== null && <p class="govuk-body">{message.withheldBecause}</p>}
      <Details summaryText="Read it">
        <p class="govuk-hint">{textClasses[message.textClass]}</p>
        <Body text={message.body} />
        <p class="govuk-body">
          <a class="govuk-link" href={`/contacts/${message.contactId}`}>
            Open the contact
          </a>
        </p>
      </Details>
      <Doing message={message} visit={visit} />
    </li>
  )
}

const when = (at: Instant | null, visit: Visit): string => (at === null ? '' : nearTime(at, visit.at))

const Codes = ({
  codes,
  visit,
  sendsByNotify,
}: {
  codes: readonly DraftMessage[]
  visit: Visit
  sendsByNotify: boolean
}) =>
  codes.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Codes to go on with a referral not sent yet</h2>
      <ul class="lines">
        {codes.map((code) => {
          const state = stateOf({ ...code, withheldBecause: null, channel: 'email' }, sendsByNotify)
          return (
            <li key={code.id} class="lines__line">
              <p class="govuk-body">
                <Tag text={state.text} classes={`tag--small govuk-tag--${state.colour}`} />{' '}
                <strong>{code.subject}</strong>
                {` · to ${code.recipient} · ${nearTime(code.sentAt ?? code.queuedAt, visit.at)}`}
              </p>
              {code.failure !== null && code.sentAt === null && (
                <p class="govuk-error-message">{code.failure}</p>
              )}
              <Details summaryText="Read it">
                <Body text={code.body} />
              </Details>
            </li>
          )
        })}
      </ul>
    </section>
  )

const explained = (sendsByNotify: boolean): string =>
  sendsByNotify
    ? 'E-mail goes by GOV.UK Notify. What failed, and what somebody has to ring or post, waits here.'
    : 'No key for GOV.UK Notify is set, so nothing leaves this service: what would have been sent is read here.'

/** What was, will be or could not be said to people outside. */
export const OutboxPage = ({ shown, visit }: { shown: OutboxShown; visit: Visit }) => (
  <>
    <TrayHead title="Outbox" />
    <p class="govuk-body">{explained(shown.sendsByNotify)}</p>
    <Codes codes={shown.codes} visit={visit} sendsByNotify={shown.sendsByNotify} />
    <h2 class="govuk-heading-m">Messages to referrers</h2>
    {shown.messages.length === 0 ? (
      <p class="govuk-body">Nothing has been written yet.</p>
    ) : (
      <ul class="lines">
        {shown.messages.map((message) => (
          <Line key={message.id} message={message} visit={visit} sendsByNotify={shown.sendsByNotify} />
        ))}
      </ul>
    )}
    {shown.more !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={shown.more}>
          Older messages
        </a>
      </p>
    )}
  </>
)
