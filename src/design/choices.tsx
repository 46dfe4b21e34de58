import type { ComponentChildren } from 'preact'
import { Fieldset } from './fieldset.tsx'
import type { FieldsetOptions } from './fieldset.tsx'
import { describedByOf, FormGroup, HintAndError } from './form-group.tsx'
import type { FieldSurroundings, FormGroupOfChoices } from './form-group.tsx'
import { Hint } from './hint.tsx'
import type { HintOptions } from './hint.tsx'
import { Label } from './label.tsx'
import { classNames, contentOf, hasContent, optionsFrom } from './macro-options.ts'
import type { Attributes, Content, Decoration, WordsOr } from './macro-options.ts'

/** One thing that can be ticked: what radios and checkboxes have in common. */
export type Choice = Content & {
  readonly id?: string | undefined
  readonly value?: string | number | undefined
  readonly label?: Decoration | undefined
  readonly hint?: WordsOr<HintOptions> | undefined
  readonly checked?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** Shown only while this item is ticked; always shown without scripts. */
  readonly conditional?: { readonly html?: ComponentChildren } | undefined
  readonly attributes?: Attributes | undefined
  /** A word between items ("or"). An item with a divider is nothing else. */
  readonly divider?: string | undefined
}

type ChoiceItemProps = {
  readonly kind: 'radios' | 'checkboxes'
  readonly id: string
  readonly name: string
  readonly item: Choice
  readonly checked: boolean
  readonly describedBy?: string | undefined
  readonly behaviour?: string | undefined
}

const Tick = ({ kind, id, name, item, checked, describedBy, behaviour }: ChoiceItemProps) => {
  const hint = optionsFrom(item.hint)
  const hintId = hasContent(hint) && `${id}-item-hint`
  return (
    <div class={`govuk-${kind}__item`}>
      <input
        class={`govuk-${kind}__input`}
        id={id}
        name={name}
        type={kind === 'radios' ? 'radio' : 'checkbox'}
        value={item.value ?? ''}
        checked={checked}
        disabled={item.disabled}
        data-aria-controls={item.conditional?.html ? `conditional-${id}` : undefined}
        data-behaviour={behaviour || undefined}
        aria-describedby={classNames(describedBy, hintId) || undefined}
        {...item.attributes}
      />
      <Label
        text={item.text}
        html={item.html}
        classes={classNames(`govuk-${kind}__label`, item.label?.classes)}
        attributes={item.label?.attributes}
        for={id}
      />
      {hintId && <Hint {...hint} id={hintId} classes={classNames(`govuk-${kind}__hint`, classesOf(hint))} />}
    </div>
  )
}

const classesOf = (options: object | undefined): string | undefined =>
  options !== undefined && 'classes' in options && typeof options.classes === 'string'
    ? options.classes
    : undefined

/** One radio or checkbox with its label, hint and conditional part; or a divider. */
export const ChoiceItem = (props: ChoiceItemProps) => {
  const { kind, id, item, checked } = props
  if (item.divider) return <div class={`govuk-${kind}__divider`}>{item.divider}</div>
  return (
    <>
      <Tick {...props} />
      {item.conditional?.html && (
        <div
          class={classNames(`govuk-${kind}__conditional`, !checked && `govuk-${kind}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {item.conditional.html}
        </div>
      )}
    </>
  )
}

type ChoiceGroupProps = FieldSurroundings & {
  readonly idPrefix: string
  readonly describedBy?: string | undefined
  readonly fieldset?: FieldsetOptions | undefined
  readonly formGroup?: FormGroupOfChoices | undefined
  readonly role?: 'group' | undefined
  readonly children?: ComponentChildren
}

/** Hint, error and fields of a question with several inputs, inside a fieldset when one is given. */
export const FieldsetGroup = ({
  idPrefix,
  fieldset,
  formGroup,
  role,
  children,
  ...field
}: ChoiceGroupProps) => {
  const inside = (
    <>
      <HintAndError id={idPrefix} {...field} />
      {children}
    </>
  )
  const describedBy = describedByOf(idPrefix, {
    ...field,
    describedBy: fieldset?.describedBy || field.describedBy,
  })
  return (
    <FormGroup
      error={Boolean(field.errorMessage)}
      classes={formGroup?.classes}
      attributes={formGroup?.attributes}
    >
      {fieldset ? (
        <Fieldset {...fieldset} role={role} describedBy={describedBy}>
          {inside}
        </Fieldset>
      ) : (
        inside
      )}
    </FormGroup>
  )
}

type AroundInputsProps = {
  readonly formGroup?: FormGroupOfChoices | undefined
  readonly children?: ComponentChildren
}

export const AroundInputs = ({ formGroup, children }: AroundInputsProps) => (
  <>
    {formGroup?.beforeInputs && contentOf(formGroup.beforeInputs)}
    {children}
    {formGroup?.afterInputs && contentOf(formGroup.afterInputs)}
  </>
)
