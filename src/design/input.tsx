import type { JSX } from 'preact'
import { describedByOf, LabelledGroup } from './form-group.tsx'
import type { LabelledField } from './form-group.tsx'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Attributes, Content, Decoration } from './macro-options.ts'

export type Affix = Content & Decoration

/** Kinds of text; numbers are text with `inputmode: 'numeric'`, as GOV.UK advises. */
type InputType = 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | 'time' | 'date' | 'number'

export type InputProps = LabelledField &
  Decoration & {
    readonly id?: string | undefined
    readonly name: string
    readonly type?: InputType | undefined
    readonly value?: string | number | undefined
    readonly inputmode?: JSX.IntrinsicElements['input']['inputmode'] | undefined
    readonly autocomplete?: string | undefined
    readonly autocapitalize?: 'none' | 'sentences' | 'words' | 'characters' | undefined
    readonly pattern?: string | undefined
    readonly spellcheck?: boolean | undefined
    readonly disabled?: boolean | undefined
    readonly prefix?: Affix | undefined
    readonly suffix?: Affix | undefined
    readonly inputWrapper?: Decoration | undefined
  }

const Field = (props: InputProps) => {
  const id = props.id || props.name
  // Apart from the rest, because preact types <input> by its kind, which is not known here.
  const kind: Attributes = { type: props.type || 'text' }
  return (
    <input
      {...kind}
      class={classNames('govuk-input', props.classes, props.errorMessage && 'govuk-input--error')}
      id={id}
      name={props.name}
      spellcheck={props.spellcheck}
      value={props.value}
      disabled={props.disabled}
      aria-describedby={describedByOf(id, props)}
      autocomplete={props.autocomplete}
      autocapitalize={props.autocapitalize}
      pattern={props.pattern}
      inputmode={props.inputmode}
      {...props.attributes}
    />
  )
}

const AffixItem = ({
  affix,
  kind,
}: {
  readonly affix: Affix | undefined
  readonly kind: 'prefix' | 'suffix'
}) =>
  affix && hasContent(affix) ? (
    <div class={classNames(`govuk-input__${kind}`, affix.classes)} aria-hidden="true" {...affix.attributes}>
      {contentOf(affix)}
    </div>
  ) : null

/** GOV.UK text input. `id` falls back to `name`. */
export const Input = (props: InputProps) => {
  const { beforeInput, afterInput, ...group } = props.formGroup ?? {}
  const wrapped = [props.prefix, props.suffix, beforeInput, afterInput].some((part) => hasContent(part))
  return (
    <LabelledGroup {...props} id={props.id || props.name} formGroup={group}>
      {wrapped ? (
        <div
          class={classNames('govuk-input__wrapper', props.inputWrapper?.classes)}
          {...props.inputWrapper?.attributes}
        >
          {beforeInput && contentOf(beforeInput)}
          <AffixItem affix={props.prefix} kind="prefix" />
          <Field {...props} />
          <AffixItem affix={props.suffix} kind="suffix" />
          {afterInput && contentOf(afterInput)}
        </div>
      ) : (
        <Field {...props} />
      )}
    </LabelledGroup>
  )
}
