import { Button, FileUpload } from '../../design/index.ts'
import { kindsInWords, limits } from '../../files/index.ts'

export type FileRow = { id: string; name: string; size: number; scan: string }

const sizeInWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** Files so far, each with a button to take it off, and the field for more. */
export const FilesPart = ({
  files,
  errors = [],
}: {
  files: readonly FileRow[]
  errors?: readonly string[]
}) => (
  <>
    {files.length > 0 && (
      <ul class="govuk-list">
        {files.map((file) => (
          <li key={file.id}>
            {`${file.name}, ${sizeInWords(file.size)} `}
            <Button
              name="_take-off"
              value={file.id}
              classes="govuk-button--secondary govuk-!-margin-bottom-2"
            >
              Take off<span class="govuk-visually-hidden">{` ${file.name}`}</span>
            </Button>
          </li>
        ))}
      </ul>
    )}
    <FileUpload
      name="files"
      multiple
      label={{ text: 'Choose one or more files', classes: 'govuk-label--s' }}
      hint={`${kindsInWords}. Up to 10 MB each and ${String(limits.files)} files. We keep each as you send it, because it may be evidence: a photograph may say where and when it was taken`}
      errorMessage={errors.length > 0 ? { text: errors.join('. ') } : undefined}
    />
  </>
)
