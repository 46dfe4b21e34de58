import {
  Button,
  InsetText,
  NotificationBanner,
  PathwayTag,
  TimeLeft,
  TwoColumns,
  UrgencyTag,
} from '../../design/index.ts'
import { longTime, shortTime } from '../../time/index.ts'
import { Form } from '../../web/index.ts'
import type { ContactView } from '../contact.view.ts'
import { awaitsReply, headlineOf, stageOf } from '../contact.ts'
import { outcomeRule } from '../outcome.ts'
import { receivedOn } from '../arrive.ts'
import { Answered, OtherActions } from './actions.tsx'
import { DecideForChild } from './decide.tsx'
import { EveryHop, Known } from './known.tsx'
import { childName, Who } from './who.tsx'
import { Agreement, Worry } from './worry.tsx'

export const titleOf = ({ contact }: ContactView): string =>
  `${headlineOf(
    contact.children.map((child) => child.told),
    receivedOn(contact),
  )} ${contact.reference}`

const Clocks = ({ clocks, visit, book, council }: ContactView) => (
  <ul class="govuk-list contact-clocks">
    {clocks
      .filter(({ stoppedAt, rule }) => stoppedAt === null || rule === 'WT23-1')
      .map((clock) => (
        <li key={clock.rule}>
          <TimeLeft
            startedAt={clock.startedAt}
            dueAt={clock.dueAt}
            now={visit.at}
            stoppedAt={clock.stoppedAt ?? undefined}
            ruleId={clock.rule}
            ruleName={book.rule(clock.rule, clock.startedAt)?.name ?? clock.rule}
            calendar={`${council.shortName}, ${clock.calendarVersion}`}
          />
        </li>
      ))}
  </ul>
)

const Head = (view: ContactView) => {
  const { contact, council, visit } = view
  return (
    <header class="contact-head">
      <h1 class="govuk-heading-l">
        {headlineOf(
          contact.children.map((child) => child.told),
          receivedOn(contact),
        )}
        <span class="govuk-caption-m">{`${council.shortName} · ${contact.reference} · received ${longTime(contact.receivedAt)}`}</span>
      </h1>
      <p class="govuk-body">
        <UrgencyTag urgency={contact.urgency} /> {contact.colour && <PathwayTag colour={contact.colour} />}
      </p>
      <Clocks {...view} />
      {contact.openedAt === null && !contact.moved && visit.may('contact.decide', view.resource).allowed && (
        <Form visit={visit} action={`/contacts/${contact.id}/open`}>
          <Button text="Start screening" preventDoubleClick />
        </Form>
      )}
    </header>
  )
}

const Standing = (view: ContactView) => {
  const { contact, others } = view
  if (contact.moved) {
    const to = others.find(({ code }) => code === contact.moved?.to)
    return (
      <NotificationBanner>
        <p class="govuk-notification-banner__heading">{`Moved to ${to?.shortName ?? 'the other council'} on ${longTime(contact.moved.at)}. It goes on there under the same reference.`}</p>
      </NotificationBanner>
    )
  }
  if (contact.movedFrom) {
    const from = others.find(({ code }) => code === contact.movedFrom)
    return (
      <InsetText
        text={`Moved here from ${from?.shortName ?? 'the other council'}, with its clocks running.`}
      />
    )
  }
  return null
}

const Decided = ({ contact }: ContactView) => (
  <>
    {contact.children
      .filter((child) => child.decided !== null)
      .map((child) => (
        <InsetText key={child.id}>
          <strong>{`${childName(child)}: ${outcomeRule(child.decided?.outcome ?? 'mash').name}`}</strong>
          {`, ${shortTime(child.decided?.at ?? contact.receivedAt)}. ${child.decided?.rationale ?? ''}`}
          {child.becameReferral && ` It became a referral on ${longTime(child.becameReferral.at)}.`}
        </InsetText>
      ))}
  </>
)

/** Why there is nothing to decide with, said where it would be. */
const whyNot = (view: ContactView): string | null => {
  const { contact, visit } = view
  const decision = visit.may('contact.decide', view.resource)
  if (contact.moved) return 'The other council decides now.'
  if (!decision.allowed) return 'Deciding belongs to those who screen for this council. You can read it here.'
  if (contact.openedAt === null)
    return 'Start screening first: from then on colleagues see that you are in it.'
  return null
}

const Decide = (view: ContactView) => {
  const waiting = view.contact.children.filter(
    (child) => child.decided === null || awaitsReply(view.contact, child),
  )
  const because = whyNot(view)
  return (
    <section aria-labelledby="decide">
      <h2 class="govuk-heading-m" id="decide">
        Decide
      </h2>
      <Decided {...view} />
      <Answered {...view} />
      {waiting.length > 0 && because !== null && <p class="govuk-body">{because}</p>}
      {waiting.length > 0 &&
        because === null &&
        waiting.map((child) => <DecideForChild key={child.id} view={view} child={child} />)}
      {stageOf(view.contact) === 'decided' &&
        view.contact.feedbackAt === null &&
        view.visit.may('contact.feedback', view.resource).allowed && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/contacts/${view.contact.id}/feedback`}>
              Tell the referrer what happens next
            </a>
          </p>
        )}
    </section>
  )
}

const Attachments = ({ attachments, contact }: ContactView) =>
  attachments.length === 0 ? null : (
    <section aria-labelledby="attached">
      <h2 class="govuk-heading-m" id="attached">
        Attached
      </h2>
      <ul class="govuk-list">
        {attachments.map((file) => (
          <li key={file.id}>
            <a class="govuk-link" href={`/contacts/${contact.id}/attachments/${file.id}`}>
              {file.name}
            </a>
            {` ${String(Math.max(1, Math.round(file.size / 1024)))} kB${file.scan === 'not-scanned' ? ', not checked for viruses' : ''}`}
          </li>
        ))}
      </ul>
    </section>
  )

/** One contact: what we are worried about, who, what we know, what to decide, and where the time went. */
export const ContactPage = (view: ContactView) => (
  <>
    <Head {...view} />
    <Standing {...view} />
    <TwoColumns
      asideLabel="Who it is about and what we know"
      aside={
        <>
          <Who {...view} />
          <Known {...view} />
          <EveryHop {...view} />
        </>
      }
    >
      <Worry {...view} />
      <Agreement told={view.contact.told} />
      <Attachments {...view} />
      <Decide {...view} />
      <OtherActions {...view} />
    </TwoColumns>
  </>
)
