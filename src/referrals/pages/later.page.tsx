import { Button, InsetText, Input, Panel } from '../../design/index.ts'
import { addresses } from '../addresses.ts'
import { Exit, PublicForm } from '../form.tsx'
import type { Writing } from '../writing.ts'

type Said = { typed: Readonly<Record<string, string>>; errors: Readonly<Record<string, string | undefined>> }

const errorFor = (said: Said, name: string) => {
  const text = said.errors[name]
  return text === undefined ? undefined : { text }
}

/** Stop now, come back within 30 days. */
export const LaterPage = ({ writing, said }: { writing: Writing; said: Said }) => (
  <>
    <Exit writing={writing} />
    <h1 class="govuk-heading-l">Stop and come back later</h1>
    <p class="govuk-body">
      What you typed is saved. To open it again, on this or another device, you need a reference, which we
      show you next, and a code, which we send to your email address when you come back. We keep it for 30
      days.
    </p>
    <InsetText text="Give an address that nobody else reads, if it would be dangerous for somebody to know. The message does not say what it is about." />
    <PublicForm writing={writing} action={addresses.later}>
      <Input
        name="email"
        type="email"
        autocomplete="email"
        spellcheck={false}
        label={{ text: 'Email address', classes: 'govuk-label--s' }}
        value={said.typed['email']}
        errorMessage={errorFor(said, 'email')}
      />
      <div class="govuk-button-group">
        <Button text="Save it and show my reference" preventDoubleClick />
        <a class="govuk-link" href={addresses.start}>
          Go back
        </a>
      </div>
    </PublicForm>
  </>
)

export const SavedPage = ({ writing }: { writing: Writing }) => (
  <>
    <Exit writing={writing} />
    <Panel titleText="It is saved">
      Reference to come back with
      <br />
      <strong>{writing.draft.reference}</strong>
    </Panel>
    <p class="govuk-body">
      Write the reference down. <strong>Nobody has been told anything yet:</strong> what you wrote is read
      only after you send it. If a child is in danger meanwhile, ring 999.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={addresses.comeBack}>
        Come back with your reference
      </a>
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={addresses.check}>
        Go on now after all
      </a>
    </p>
  </>
)

/** Coming back, first page: which draft, and where its code goes. */
export const ReturnPage = ({ said }: { said: Said }) => (
  <>
    <h1 class="govuk-heading-l">Come back to something you began</h1>
    <form method="post" action={addresses.comeBack} novalidate data-submit-once>
      <Input
        name="reference"
        label={{ text: 'Your reference', classes: 'govuk-label--s' }}
        hint="It looks like D-K7QM-3F9T"
        classes="govuk-input--width-10"
        autocomplete="off"
        spellcheck={false}
        value={said.typed['reference']}
        errorMessage={errorFor(said, 'reference')}
      />
      <Input
        name="email"
        type="email"
        autocomplete="email"
        spellcheck={false}
        label={{ text: 'The email address you gave', classes: 'govuk-label--s' }}
        value={said.typed['email']}
        errorMessage={errorFor(said, 'email')}
      />
      <Button text="Send me a code" preventDoubleClick />
    </form>
    <p class="govuk-body">
      Lost the reference?{' '}
      <a class="govuk-link" href={addresses.start}>
        Begin again
      </a>
      , or ring the council.
    </p>
  </>
)

/** Coming back, second page: the six figures. */
export const CodePage = ({
  reference,
  said,
  isTrial,
}: {
  reference: string
  said: Said
  isTrial: boolean
}) => (
  <>
    <h1 class="govuk-heading-l">Enter the code we sent you</h1>
    <p class="govuk-body">
      If the reference and the email address belong together, an email with six figures is on its way. It
      works for ten minutes, once.
    </p>
    {isTrial && (
      <InsetText text="This is a trial: no email leaves it. The message is in the outbox, which a contact adviser can read." />
    )}
    <form method="post" action={addresses.code} novalidate data-submit-once>
      <input type="hidden" name="reference" value={reference} />
      <Input
        name="code"
        label={{ text: 'Six-figure code', classes: 'govuk-label--s' }}
        classes="govuk-input--width-5"
        inputmode="numeric"
        autocomplete="one-time-code"
        errorMessage={errorFor(said, 'code')}
      />
      <Button text="Open what I began" preventDoubleClick />
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={addresses.comeBack}>
        Send another code
      </a>
    </p>
  </>
)
