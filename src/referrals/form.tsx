import type { ComponentChildren } from 'preact'
import { ExitThisPage, PhoneLink } from '../design/index.ts'
import type { Writing } from './writing.ts'

type PublicFormProps = {
  writing: Writing
  action: string
  autosave?: string
  multipart?: boolean
  ticks?: string
  children: ComponentChildren
}

/** A form for somebody without an account: the guard, and which showing of the page it is. */
export const PublicForm = ({ writing, action, autosave, multipart, ticks, children }: PublicFormProps) => (
  <form
    method="post"
    action={action}
    novalidate
    enctype={multipart ? 'multipart/form-data' : undefined}
    data-autosave={autosave}
    data-submit-once
  >
    <input type="hidden" name="_csrf" value={writing.csrf} />
    <input type="hidden" name="_shown" value={String(writing.draft.revision)} />
    <input type="hidden" name="_page" value={crypto.randomUUID()} />
    {ticks !== undefined && <input type="hidden" name="_ticks" value={ticks} />}
    {children}
  </form>
)

/** Out of sight at once, for somebody watched at home. Professionals are at work and do not need it in their way. */
export const Exit = ({ writing }: { writing: Writing }) =>
  writing.draft.kept.answers['who'] === 'professional' ? null : <ExitThisPage />

/** Whom to ring, by council. */
export const Numbers = ({ writing }: { writing: Pick<Writing, 'councils'> }) => (
  <ul class="govuk-list govuk-list--bullet">
    {writing.councils.map((council) => (
      <li key={council.code}>
        {`${council.name}: `}
        <PhoneLink number={council.dayPhone} />
        {' in the day, '}
        <PhoneLink number={council.nightPhone} />
        {' at night, at weekends and on bank holidays'}
      </li>
    ))}
  </ul>
)

/** Lines short enough to read when tired. */
export const Narrow = ({ children }: { children: ComponentChildren }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">{children}</div>
  </div>
)
