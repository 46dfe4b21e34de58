import { Button, InsetText, SummaryList, WarningText } from '../../design/index.ts'
import { dayOf, longTime, plainDay, type Instant } from '../../time/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import type { Candidate } from '../invitation.sql.ts'
import { type Invitation, type InvitationState, stateOf, type WhyNotInvited } from '../invitation.ts'
import type { Passkey, Stopped } from '../passkey.ts'
import { keptBy, lastUse } from './own.page.tsx'

const howFar = ({ working, copied, hasOwnSignIn }: Candidate): string => {
  if (hasOwnSignIn) return 'signs in with their employer’s own sign-in'
  const has = working === 0 ? 'no passkey' : working === 1 ? 'one passkey' : `${String(working)} passkeys`
  return copied > 0 ? `${has}; one was stopped because it looked copied` : has
}

type ListProps = { people: readonly Candidate[]; next: string | null }

export const InvitationsPage = ({ people, next }: ListProps) => (
  <>
    <h1 class="govuk-heading-l">Passkeys by invitation</h1>
    <p class="govuk-body">
      People whose employer has no sign-in of its own use passkeys. Choose somebody to invite them, or to stop
      a passkey that was lost.
    </p>
    {people.length === 0 && (
      <InsetText text="There is nobody you may invite: the people of agencies that work with your council are listed here once they are registered." />
    )}
    <ul class="govuk-list own-list">
      {people.map((person) => (
        <li key={`${person.staffId} ${person.employer}`} class="own-list__item">
          <div>
            <a class="govuk-link" href={`/invitations/${person.staffId}`}>
              {person.name}
            </a>
            <p class="govuk-hint own-list__more">
              {`${person.jobTitle}, ${person.employerName}: ${howFar(person)}`}
            </p>
          </div>
        </li>
      ))}
    </ul>
    {next !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={next}>
          More people
        </a>
      </p>
    )}
  </>
)

const stateWords: Readonly<Record<InvitationState, string>> = {
  open: 'waiting to be used',
  used: 'used',
  withdrawn: 'taken back',
  guessed: 'ended: the code was wrong too often',
  over: 'ended without being used',
}

const stoppedWords: Readonly<Record<Stopped, string>> = {
  removed: 'removed by its owner',
  lost: 'stopped as lost',
  copied: 'stopped because it looked copied',
}

const whyNotWords: Readonly<Record<WhyNotInvited, string>> = {
  yourself: 'Somebody else must invite you.',
  'has-own-sign-in': 'Their employer has a sign-in of its own here, so they need no passkey.',
  'not-yours': 'They can be invited by an administrator, or by whoever manages their team.',
}

const Passkeys = ({
  visit,
  passkeys,
  mayStop,
}: {
  visit: Visit
  passkeys: readonly Passkey[]
  mayStop: boolean
}) => (
  <ul class="govuk-list own-list">
    {passkeys.map((passkey) => (
      <li key={passkey.id} class="own-list__item">
        <div>
          <strong>{passkey.name}</strong>
          <p class="govuk-hint own-list__more">
            {passkey.stopped
              ? `Added ${plainDay(dayOf(passkey.addedAt))}, ${stoppedWords[passkey.stopped.because]} ${longTime(passkey.stopped.at)}.`
              : `Added ${plainDay(dayOf(passkey.addedAt))}, ${keptBy(passkey)}. ${lastUse(passkey)}`}
          </p>
        </div>
        {!passkey.stopped && mayStop && (
          <Form visit={visit} action={`/invitations/${passkey.staffId}/stop`}>
            <input type="hidden" name="passkey" value={passkey.id} />
            <button class="govuk-button govuk-button--warning own-list__button" type="submit">
              Stop it: lost
              <span class="govuk-visually-hidden">{`: ${passkey.name}`}</span>
            </button>
          </Form>
        )}
      </li>
    ))}
  </ul>
)

const History = ({ invitations, at }: { invitations: readonly Invitation[]; at: Instant }) => (
  <ul class="govuk-list govuk-list--bullet">
    {invitations.map((invitation) => (
      <li key={invitation.id}>
        {`${longTime(invitation.madeAt)} by ${invitation.invitedByName} (${invitation.actingForName}): ${stateWords[stateOf(invitation, at)]}`}
      </li>
    ))}
  </ul>
)

export type OneShown = {
  person: Candidate
  whyNot: WhyNotInvited | null
  invitations: readonly Invitation[]
  passkeys: readonly Passkey[]
  /** Whether e-mail is sent here; where not, the link is shown once, to be handed over. */
  isSent: boolean
  hours: number
}

/** The first step: whom, for which organisation, and how it reaches them. The second makes it. */
export const OnePersonPage = ({ visit, shown }: { visit: Visit; shown: OneShown }) => {
  const { person, whyNot, invitations, passkeys, isSent, hours } = shown
  const isOpen = invitations.some((each) => stateOf(each, visit.at) === 'open')
  return (
    <>
      <h1 class="govuk-heading-l">{person.name}</h1>
      <SummaryList
        rows={[
          { key: { text: 'Works for' }, value: { text: person.employerName } },
          { key: { text: 'As' }, value: { text: person.jobTitle } },
          { key: { text: 'E-mail' }, value: { text: person.email } },
        ]}
      />
      {passkeys.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Passkeys</h2>
          <Passkeys visit={visit} passkeys={passkeys} mayStop={whyNot === null} />
        </>
      )}
      <h2 class="govuk-heading-m">Invite {person.name}</h2>
      {whyNot === null ? (
        <>
          <p class="govuk-body">
            {isSent
              ? `A link goes to ${person.email}. A code is shown to you, once: tell it to them by telephone, on a number you know. With both they can make a passkey within ${String(hours)} hours.`
              : `No e-mail is sent from here, so link and code are shown to you, once. Hand over the link and tell the code separately. With both they can make a passkey within ${String(hours)} hours.`}
          </p>
          {isOpen && <InsetText text="An invitation is waiting already. A new one takes its place." />}
          <Form visit={visit} action={`/invitations/${person.staffId}/invite`}>
            <Button text={`Invite ${person.name} for ${person.employerName}`} preventDoubleClick />
          </Form>
          {isOpen && (
            <Form visit={visit} action={`/invitations/${person.staffId}/withdraw`}>
              <Button text="Take the invitation back" classes="govuk-button--secondary" preventDoubleClick />
            </Form>
          )}
        </>
      ) : (
        <p class="govuk-body">{whyNotWords[whyNot]}</p>
      )}
      {invitations.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Invitations so far</h2>
          <History invitations={invitations} at={visit.at} />
        </>
      )}
    </>
  )
}

export type MadeShown = {
  name: string
  email: string
  code: string
  link: string | null
  failure: string | null
}

/** Shown once: nobody can come back to it. */
export const InvitedPage = ({ name, email, code, link, failure }: MadeShown) => (
  <>
    <h1 class="govuk-heading-l">{`${name} is invited`}</h1>
    {link === null ? (
      <p class="govuk-body">{`The link is on its way to ${email}.`}</p>
    ) : (
      <>
        {failure !== null && <WarningText text={`The e-mail could not be sent. ${failure}`} />}
        <p class="govuk-body">{`Hand this link to ${name}:`}</p>
        <p class="govuk-body invitation-secret">{link}</p>
      </>
    )}
    <p class="govuk-body">{`Tell ${name} this code by telephone, on a number you know:`}</p>
    <p class="govuk-heading-l invitation-secret">{code}</p>
    <InsetText text="This is shown only now. If it is lost, invite them again: the earlier invitation then works no longer." />
    <p class="govuk-body">
      <a class="govuk-link" href="/invitations">
        Passkeys by invitation
      </a>
    </p>
  </>
)
