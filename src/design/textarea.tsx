import { describedByOf, LabelledGroup } from './form-group.tsx'
import type { LabelledField } from './form-group.tsx'
import { classNames } from './macro-options.ts'
import type { Decoration } from './macro-options.ts'

export type TextareaProps = LabelledField &
  Decoration & {
    readonly id?: string | undefined
    readonly name: string
    readonly value?: string | undefined
    readonly rows?: number | undefined
    readonly spellcheck?: boolean | undefined
    readonly disabled?: boolean | undefined
    readonly autocomplete?: string | undefined
  }

/** GOV.UK textarea. `id` falls back to `name`. */
export const Textarea = (props: TextareaProps) => {
  const id = props.id || props.name
  const error = Boolean(props.errorMessage)
  return (
    <LabelledGroup {...props} id={id}>
      <textarea
        class={classNames('govuk-textarea', error && 'govuk-textarea--error', props.classes)}
        id={id}
        name={props.name}
        rows={props.rows || 5}
        spellcheck={props.spellcheck}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        autocomplete={props.autocomplete || undefined}
        {...props.attributes}
      >
        {props.value}
      </textarea>
    </LabelledGroup>
  )
}
