import { AttachedFiles } from './attached.tsx'
import type { ComponentChildren } from 'preact'
import {
  Button,
  Details,
  InsetText,
  NotificationBanner,
  PathwayTag,
  TimeLeft,
  TwoColumns,
  UrgencyTag,
} from '../../design/index.ts'
import { longTime, shortTime } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import type { ContactView } from '../contact.view.ts'
import { awaitsReply, type ChildOnContact, headlineOf, lastDecidedAt, stageOf } from '../contact.ts'
import { outcomeRule } from '../outcome.ts'
import { receivedOn } from '../arrive.ts'
import { Answered, OtherActions } from './actions.tsx'
import { DecideForChild } from './decide.tsx'
import { InTheHub } from './in-the-hub.tsx'
import { EveryHop, Known } from './known.tsx'
import { childName, Who } from './who.tsx'
import { Agreement, Worry } from './worry.tsx'

export const titleOf = ({ contact }: ContactView): string =>
  `${headlineOf(
    contact.children.map((child) => child.told),
    receivedOn(contact),
  )} ${contact.reference}`

/** Those that run, and the decision's own when it has stopped. A contact that came back has stopped ones beside them. */
const clocksShown = ({ clocks }: ContactView) => {
  const running = clocks.filter(({ stoppedAt }) => stoppedAt === null)
  const decision = clocks.filter(({ rule }) => rule === 'WT23-1').at(-1)
  return decision === undefined || running.some(({ rule }) => rule === decision.rule)
    ? running
    : [...running, decision]
}

const Clocks = (view: ContactView) => {
  const { visit, book, council } = view
  return (
    <ul class="govuk-list contact-clocks">
      {clocksShown(view).map((clock) => (
        <li key={clock.rule}>
          <span class="govuk-body-s">{`${book.rule(clock.rule, clock.startedAt)?.name ?? clock.rule}: `}</span>
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
}

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
          {child.afterEnquiry && (
            <>
              {' '}
              <strong>{`After the MASH’s enquiry: ${outcomeRule(child.afterEnquiry.outcome).name}`}</strong>
              {`, ${shortTime(child.afterEnquiry.at)}. ${child.afterEnquiry.rationale}`}
            </>
          )}
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

/** Brothers and sisters wait folded up, or three forms would bury one another; "the same for" decides them together. */
const OneAtATime = ({
  view,
  child,
  isFirst,
  children,
}: {
  view: ContactView
  child: ChildOnContact
  isFirst: boolean
  children: ComponentChildren
}) => {
  const { typed } = view.form
  const isOpen = '_child' in typed ? one(typed, '_child') === child.id : isFirst
  if (isOpen) return <>{children}</>
  return (
    <Details
      summaryText={`Decide for ${childName(child)}${child.recommended ? ` (recommended: ${outcomeRule(child.recommended.outcome).name})` : ''}`}
    >
      {children}
    </Details>
  )
}

/** Decided since the referrer was last told, by screening or by the MASH. */
const isUntold = ({ contact }: ContactView): boolean =>
  contact.feedbackAt === null || contact.feedbackAt < (lastDecidedAt(contact) ?? contact.feedbackAt)

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
      <InTheHub {...view} />
      <Answered {...view} />
      {waiting.length > 0 && because !== null && <p class="govuk-body">{because}</p>}
      {waiting.length > 0 &&
        because === null &&
        waiting.map((child, nth) => (
          <OneAtATime key={child.id} view={view} child={child} isFirst={nth === 0}>
            <DecideForChild view={view} child={child} />
          </OneAtATime>
        ))}
      {stageOf(view.contact) === 'decided' &&
        isUntold(view) &&
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
      <AttachedFiles attachments={view.attachments} contactId={view.contact.id} title="Attached" />
      <Decide {...view} />
      <OtherActions {...view} />
    </TwoColumns>
  </>
)
