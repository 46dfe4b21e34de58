import { Button, Input, InsetText, WarningText } from '../../design/index.ts'
import { longTime, plainDay, dayOf } from '../../time/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import { longestName, type Passkey } from '../passkey.ts'
import { Ceremony } from './ceremony.tsx'

export const keptBy = ({ mayBeSynced }: Passkey): string =>
  mayBeSynced ? 'copied to its owner’s other devices by its maker' : 'on one device only'

export const lastUse = ({ lastUsedAt }: Passkey): string =>
  lastUsedAt === null ? 'Not used since.' : `Last used ${longTime(lastUsedAt)}.`

const typedName = (form: FormState): string => one(form.typed, 'name')

const nameField = (form: FormState, value: string) => (
  <Input
    name="name"
    label={{ text: 'Name of this passkey' }}
    hint={{ text: 'For example “work laptop” or “blue key”.' }}
    value={value}
    classes="govuk-input--width-20"
    autocomplete="off"
    attributes={{ maxlength: longestName }}
    {...(errorFor(form, 'name') === undefined
      ? {}
      : { errorMessage: { text: errorFor(form, 'name') ?? '' } })}
  />
)

type OwnProps = { visit: Visit; form: FormState; passkeys: readonly Passkey[] }

export const OwnPasskeysPage = ({ visit, form, passkeys }: OwnProps) => (
  <>
    <h1 class="govuk-heading-l">Your passkeys</h1>
    {passkeys.length === 0 ? (
      <InsetText text="You have none. The first one is made by invitation: people whose employer has a sign-in of its own need none." />
    ) : (
      <ul class="govuk-list own-list">
        {passkeys.map((passkey) => (
          <li key={passkey.id} class="own-list__item">
            <div>
              <strong>{passkey.name}</strong>
              <p class="govuk-hint own-list__more">
                {`Added ${plainDay(dayOf(passkey.addedAt))}, ${keptBy(passkey)}. ${lastUse(passkey)}`}
              </p>
            </div>
            <a class="govuk-link" href={`/passkeys/${passkey.id}`}>
              Rename or remove
              <span class="govuk-visually-hidden">{`: ${passkey.name}`}</span>
            </a>
          </li>
        ))}
      </ul>
    )}
    {passkeys.length === 1 && (
      <p class="govuk-body">
        Add a second one on another device or a security key: if you lose the only one, you are kept out until
        you are invited again.
      </p>
    )}
    {passkeys.length > 0 && (
      <>
        <h2 class="govuk-heading-m">Add a passkey</h2>
        <Ceremony
          does="make"
          begin="/passkeys/begin"
          action="/passkeys/add"
          button="Add a passkey"
          visit={visit}
        >
          {nameField(form, typedName(form))}
        </Ceremony>
      </>
    )}
  </>
)

type OneProps = { visit: Visit; form: FormState; passkey: Passkey; isOnly: boolean }

export const OnePasskeyPage = ({ visit, form, passkey, isOnly }: OneProps) => (
  <>
    <h1 class="govuk-heading-l">{passkey.name}</h1>
    <p class="govuk-body">
      {`Added ${plainDay(dayOf(passkey.addedAt))}, ${keptBy(passkey)}. ${lastUse(passkey)}`}
    </p>
    <Form visit={visit} action={`/passkeys/${passkey.id}/name`}>
      {nameField(form, typedName(form) === '' ? passkey.name : typedName(form))}
      <Button text="Keep this name" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
    <h2 class="govuk-heading-m">Remove it</h2>
    {isOnly ? (
      <p class="govuk-body">
        This is your only passkey. Add another one first: without any you could not sign in again.
      </p>
    ) : (
      <Form visit={visit} action={`/passkeys/${passkey.id}/remove`}>
        <WarningText text="It will never work here again. Remove it from your device too." />
        <Button text="Remove this passkey" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    )}
  </>
)
