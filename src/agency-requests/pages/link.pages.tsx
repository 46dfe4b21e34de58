import type { ComponentChildren } from 'preact'
import { Button, Input, Panel } from '../../design/index.ts'
import { counted, longTime, shortTimeWithYear, type Instant } from '../../time/index.ts'
import { errorFor, type FormState, one } from '../../web/index.ts'
import { agencyName } from '../agencies.ts'
import type { HubPhone } from '../finding.sql.ts'
import { Unsent } from './request.page.tsx'
import { HubNumbers } from './smaller.pages.tsx'
import type { Doorway } from './doorway.tsx'

const Narrow = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">{children}</div>
  </div>
)

const Ring = ({ phones }: { phones: readonly HubPhone[] }) => (
  <>
    <p class="govuk-body">To tell or ask something, ring the MASH:</p>
    <HubNumbers phones={phones} />
    <p class="govuk-body">If a child is in danger now, ring 999.</p>
  </>
)

/** A page that opens nothing: what to do instead, and what was typed and could not be sent. */
export const PlainPage = ({
  title,
  text,
  phones,
  unsent = [],
}: {
  title: string
  text: string
  phones: readonly HubPhone[]
  unsent?: readonly string[]
}) => (
  <Narrow>
    <h1 class="govuk-heading-l">{title}</h1>
    <p class="govuk-body">{text}</p>
    <Unsent words={unsent} />
    <Ring phones={phones} />
  </Narrow>
)

/** Before it is opened: who asks whom until when, and nothing of anybody. Machines that look at letters see only this. */
export const StartPage = ({
  council,
  agency,
  dueAt,
  phones,
  door,
}: {
  council: string
  agency: string
  dueAt: Instant
  phones: readonly HubPhone[]
  door: Doorway
}) => (
  <Narrow>
    <h1 class="govuk-heading-l">{`${council} asks ${agencyName(agency)}`}</h1>
    <p class="govuk-body">
      {'The Multi-Agency Safeguarding Hub asks for an answer by '}
      <strong>{longTime(dueAt)}</strong>.
    </p>
    <p class="govuk-body">
      The question opens once, in the browser in which you press the button. Open it where you will write the
      answer, and do not send this link on.
    </p>
    <door.Frame action={`${door.base}/open`}>
      <Button text="Open the question" preventDoubleClick />
    </door.Frame>
    <Ring phones={phones} />
  </Narrow>
)

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

/** Who is about to read and to answer: kept with the answer, and with the fact that it was read. */
export const WhoPage = ({ form, agency, door }: { form: FormState; agency: string; door: Doorway }) => (
  <Narrow>
    <h1 class="govuk-heading-l">Who is answering?</h1>
    <p class="govuk-body">{`The MASH keeps who at ${agencyName(agency)} read the question and answered it.`}</p>
    <door.Frame action={`${door.base}/who`}>
      <Input
        name="name"
        value={one(form.typed, 'name')}
        label={{ text: 'Your name', classes: 'govuk-label--s' }}
        autocomplete="name"
        {...errorOf(form, 'name')}
      />
      <Input
        name="role"
        value={one(form.typed, 'role')}
        label={{ text: 'Your role', classes: 'govuk-label--s' }}
        hint={{ text: 'For example: designated safeguarding lead' }}
        autocomplete="organization-title"
        {...errorOf(form, 'role')}
      />
      <Button text="Continue" preventDoubleClick />
    </door.Frame>
  </Narrow>
)

export type Sent = { at: Instant; name: string; people: number; files: number }

/** It is sent, in numbers: nothing of it can be read here again. */
export const SentPage = ({ sent, phones }: { sent: Sent; phones: readonly HubPhone[] }) => (
  <Narrow>
    <Panel titleText="Your answer is with the MASH">{shortTimeWithYear(sent.at)}</Panel>
    <p class="govuk-body">
      {`Sent by ${sent.name}: about ${counted(sent.people, 'person', 'people')}${sent.files === 0 ? '' : `, with ${counted(sent.files, 'file')}`}.`}
    </p>
    <p class="govuk-body" data-drop-copies>
      The link is used up and opens nothing any more. What you wrote is not kept in this browser. To add or
      correct something, ring the MASH.
    </p>
    <Ring phones={phones} />
  </Narrow>
)
