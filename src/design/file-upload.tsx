import type { ComponentChildren } from 'preact'
import { describedByOf, LabelledGroup } from './form-group.tsx'
import type { LabelledField } from './form-group.tsx'
import { classNames, translation } from './macro-options.ts'
import type { Attributes, Decoration } from './macro-options.ts'

export type FileUploadProps = LabelledField &
  Decoration & {
    readonly id?: string | undefined
    readonly name: string
    readonly disabled?: boolean | undefined
    readonly multiple?: boolean | undefined
    /** Drag and drop, where scripts run. */
    readonly javascript?: boolean | undefined
    readonly wrapperClasses?: string | undefined
    readonly wrapperAttributes?: Attributes | undefined
    readonly chooseFilesButtonText?: string | undefined
    readonly noFileChosenText?: string | undefined
    readonly multipleFilesChosenText?: Readonly<Record<string, string>> | undefined
    readonly dropInstructionText?: string | undefined
    readonly enteredDropZoneText?: string | undefined
    readonly leftDropZoneText?: string | undefined
  }

type DropZoneProps = { readonly upload: FileUploadProps; readonly children?: ComponentChildren }

const DropZone = ({ upload, children }: DropZoneProps) => (
  <div
    class={classNames('govuk-file-upload-wrapper', upload.wrapperClasses)}
    data-module="govuk-file-upload"
    {...translation('choose-files-button', upload.chooseFilesButtonText)}
    {...translation('no-file-chosen', upload.noFileChosenText)}
    {...translation('multiple-files-chosen', upload.multipleFilesChosenText)}
    {...translation('drop-instruction', upload.dropInstructionText)}
    {...translation('entered-drop-zone', upload.enteredDropZoneText)}
    {...translation('left-drop-zone', upload.leftDropZoneText)}
    {...upload.wrapperAttributes}
  >
    {children}
  </div>
)

/** GOV.UK file upload. `id` falls back to `name`. */
export const FileUpload = (props: FileUploadProps) => {
  const id = props.id || props.name
  const input = (
    <input
      class={classNames('govuk-file-upload', props.classes, props.errorMessage && 'govuk-file-upload--error')}
      id={id}
      name={props.name}
      type="file"
      disabled={props.disabled}
      multiple={props.multiple}
      aria-describedby={describedByOf(id, props)}
      {...props.attributes}
    />
  )
  return (
    <LabelledGroup {...props} id={id}>
      {props.javascript ? <DropZone upload={props}>{input}</DropZone> : input}
    </LabelledGroup>
  )
}
