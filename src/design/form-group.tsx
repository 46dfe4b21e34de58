import type { ComponentChildren } from 'preact'
import { ErrorMessage } from './error-message.tsx'
import type { ErrorMessageOptions } from './error-message.tsx'
import { Hint } from './hint.tsx'
import type { HintOptions } from './hint.tsx'
import { Label } from './label.tsx'
import type { LabelOptions } from './label.tsx'
import { classNames, contentOf, optionsFrom } from './macro-options.ts'
import type { Content, Decoration, WordsOr } from './macro-options.ts'

/** What stands around one field: its group, hint and error. */
export type FieldSurroundings = {
  readonly hint?: WordsOr<HintOptions> | undefined
  readonly errorMessage?: WordsOr<ErrorMessageOptions> | undefined
}

export type LabelledField = FieldSurroundings & {
  readonly label?: WordsOr<LabelOptions> | undefined
  /** Ids of elements that already describe the field, separated by spaces. */
  readonly describedBy?: string | undefined
  readonly formGroup?: FormGroupOptions | undefined
}

export type FormGroupOptions = Decoration & {
  readonly beforeInput?: Content | undefined
  readonly afterInput?: Content | undefined
}

export type FormGroupOfChoices = Decoration & {
  readonly beforeInputs?: Content | undefined
  readonly afterInputs?: Content | undefined
}

type FormGroupProps = Decoration & {
  readonly error?: boolean | undefined
  readonly children?: ComponentChildren
}

/** The block that holds one question with its label, hint, error and field. */
export const FormGroup = ({ error, classes, attributes, children }: FormGroupProps) => (
  <div class={classNames('govuk-form-group', error && 'govuk-form-group--error', classes)} {...attributes}>
    {children}
  </div>
)

/** The ids for aria-describedby: what was given, then the hint, then the error. */
export const describedByOf = (
  id: string,
  { describedBy, hint, errorMessage }: FieldSurroundings & { readonly describedBy?: string | undefined },
): string | undefined =>
  classNames(describedBy, hint && `${id}-hint`, errorMessage && `${id}-error`) || undefined

export const HintAndError = ({ id, hint, errorMessage }: FieldSurroundings & { readonly id: string }) => (
  <>
    {hint && <Hint {...optionsFrom(hint)} id={`${id}-hint`} />}
    {errorMessage && <ErrorMessage {...optionsFrom(errorMessage)} id={`${id}-error`} />}
  </>
)

type LabelledGroupProps = LabelledField & { readonly id: string; readonly children?: ComponentChildren }

/** A form group with label, hint, error and whatever belongs before and after the field. */
export const LabelledGroup = ({ id, label, formGroup, children, ...field }: LabelledGroupProps) => (
  <FormGroup
    error={Boolean(field.errorMessage)}
    classes={formGroup?.classes}
    attributes={formGroup?.attributes}
  >
    <Label {...optionsFrom(label)} for={id} />
    <HintAndError id={id} {...field} />
    {formGroup?.beforeInput && contentOf(formGroup.beforeInput)}
    {children}
    {formGroup?.afterInput && contentOf(formGroup.afterInput)}
  </FormGroup>
)
