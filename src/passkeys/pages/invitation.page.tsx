import { Button, ErrorMessage, Input, InsetText, SummaryList } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import type { Invitation } from '../invitation.ts'
import { Ceremony } from './ceremony.tsx'

type Props = { invitation: Invitation; path: string; errors: Readonly<Record<string, string>> }

const Who = ({ invitation }: { invitation: Invitation }) => (
  <SummaryList
    rows={[
      { key: { text: 'For' }, value: { text: invitation.name } },
      { key: { text: 'Of' }, value: { text: invitation.organisationName } },
      {
        key: { text: 'Invited by' },
        value: { text: `${invitation.invitedByName}, ${invitation.actingForName}` },
      },
      { key: { text: 'Until' }, value: { text: longTime(invitation.endsAt) } },
    ]}
  />
)

const messageFor = (errors: Props['errors'], field: string) =>
  errors[field] === undefined ? {} : { errorMessage: { text: errors[field] } }

/** Who invites whom to what, before anything is asked; and the code that was told by telephone. */
export const OpenedPage = ({ invitation, path, errors }: Props) => (
  <>
    <h1 class="govuk-heading-l">You are invited to sign in to Front Door</h1>
    <Who invitation={invitation} />
    <p class="govuk-body">
      If you are not this person, or did not expect this, close the page and tell whoever sent you the link.
    </p>
    <form method="post" action={path} novalidate data-submit-once>
      <Input
        name="code"
        label={{ text: `The code ${invitation.invitedByName} told you`, classes: 'govuk-label--m' }}
        hint={{ text: 'Eight letters and figures, for example ACDE-3467. It is in no e-mail.' }}
        classes="govuk-input--width-10"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        {...messageFor(errors, 'code')}
      />
      <Button text="Continue" preventDoubleClick />
    </form>
  </>
)

/** The code was right: now the passkey itself. */
export const MakePage = ({
  invitation,
  path,
  errors,
  code,
  typed,
}: Props & { code: string; typed: string }) => (
  <>
    <h1 class="govuk-heading-l">Make your passkey</h1>
    <p class="govuk-body">
      A passkey is a key your device keeps for you. From now on you sign in with your fingerprint, your face
      or your device’s PIN, and there is no password to forget or to give away.
    </p>
    <InsetText text="Make it on a device that is yours alone at work. You can add a second one afterwards, so that a lost device does not keep you out." />
    {errors['answer'] !== undefined && (
      <div id="answer">
        <ErrorMessage text={errors['answer']} />
      </div>
    )}
    <Ceremony does="make" begin={`${path}/begin`} action={`${path}/passkey`} button="Make the passkey">
      <input type="hidden" name="code" value={code} />
      <Input
        name="name"
        label={{ text: 'What do you call this device?' }}
        hint={{ text: 'So that you know which passkey is which.' }}
        value={typed}
        classes="govuk-input--width-20"
        autocomplete="off"
        {...messageFor(errors, 'name')}
      />
    </Ceremony>
    <Who invitation={invitation} />
  </>
)
