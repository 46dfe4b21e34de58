import { Button, FileUpload, InsetText, PhoneLink, Radios } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import { errorFor, type FormState, one } from '../../web/index.ts'
import type { AnswerFile } from '../files.sql.ts'
import type { HubPhone } from '../finding.sql.ts'
import type { Subject } from '../request.ts'
import { type ShareLevel, shareLevels } from '../share-level.rule.ts'
import type { Doorway } from './doorway.tsx'
import { Unsent } from './request.page.tsx'
import { Files } from './said.tsx'

/** "Nothing known" about everybody in one go: first it says about whom. */
export const NothingKnownPage = ({
  agency,
  subjects,
  hasTyped,
  door,
}: {
  agency: string
  subjects: readonly Subject[]
  hasTyped: boolean
  door: Doorway
}) => (
  <>
    <h1 class="govuk-heading-l">{`${agency}: nothing known about anybody?`}</h1>
    <p class="govuk-body">You are about to say that your agency holds nothing about:</p>
    <ul class="govuk-list govuk-list--bullet">
      {subjects.map((subject) => (
        <li key={subject.id}>
          <strong>{subject.name}</strong>
          {`, ${subject.bornOn === null ? 'date of birth not known' : `born ${plainDay(subject.bornOn)}`}`}
        </li>
      ))}
    </ul>
    {hasTyped && (
      <InsetText text="You have begun to write an answer. It is not sent with this, and is dropped." />
    )}
    <door.Frame action={`${door.base}/nothing-known`}>
      <div class="govuk-button-group">
        <Button text="Send: nothing known about these people" preventDoubleClick />
        <a class="govuk-link" href={door.base}>
          Go back to the answer
        </a>
      </div>
    </door.Frame>
  </>
)

export type FilesShown = {
  files: readonly AnswerFile[]
  levels: readonly ShareLevel[]
  kinds: string
  form: FormState
}

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

/** A file beside the answer, at a level of its own. The level stands first: it is read before the file arrives. */
export const FilesPage = ({ shown, door }: { shown: FilesShown; door: Doorway }) => (
  <>
    <h1 class="govuk-heading-l">Attach a file</h1>
    {shown.files.length > 0 && (
      <>
        <h2 class="govuk-heading-s">Attached</h2>
        <Files files={shown.files} base={door.isLink ? null : door.base} />
      </>
    )}
    <door.Frame action={`${door.base}/files`} multipart>
      <Radios
        name="level"
        classes="govuk-radios--small"
        value={one(shown.form.typed, 'level')}
        fieldset={{ legend: { text: 'How far may it travel?', classes: 'govuk-fieldset__legend--s' } }}
        items={shown.levels.map((level) => ({
          value: level,
          text: shareLevels[level].name,
          hint: { text: shareLevels[level].means },
        }))}
        {...errorOf(shown.form, 'level')}
      />
      <FileUpload
        name="file"
        label={{ text: 'The file', classes: 'govuk-label--s' }}
        hint={{
          text: `${shown.kinds}, up to 10 MB. It goes to the MASH at once and stays with your answer, as you send it: a photograph may say where and when it was taken.`,
        }}
        {...errorOf(shown.form, 'file')}
      />
      <div class="govuk-button-group">
        <Button text="Attach it" preventDoubleClick />
        <a class="govuk-link" href={door.base}>
          Go back to the answer
        </a>
      </div>
    </door.Frame>
  </>
)

/** Whom to ring, by council. */
export const HubNumbers = ({ phones }: { phones: readonly HubPhone[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {phones.map(({ code, council, phone }) => (
      <li key={code}>
        {`${council} MASH: `}
        <PhoneLink number={phone} />
      </li>
    ))}
  </ul>
)

/** It closed, or was taken back, while somebody was writing. */
export const NotSentPage = ({ words, phones }: { words: readonly string[]; phones: readonly HubPhone[] }) => (
  <>
    <h1 class="govuk-heading-l">This can no longer be answered here</h1>
    <p class="govuk-body">
      The enquiry has closed, the question was taken back, or no agreement is in force any more.
    </p>
    <Unsent words={words} />
    <HubNumbers phones={phones} />
    <p class="govuk-body">
      <a class="govuk-link" href="/requests">
        Back to what you are asked
      </a>
    </p>
  </>
)
