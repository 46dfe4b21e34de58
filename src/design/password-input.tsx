import { Button } from './button.tsx'
import { Input } from './input.tsx'
import type { InputProps } from './input.tsx'
import { classNames, contentOf, translation } from './macro-options.ts'

export type PasswordInputProps = Pick<
  InputProps,
  | 'id'
  | 'name'
  | 'label'
  | 'hint'
  | 'errorMessage'
  | 'value'
  | 'disabled'
  | 'describedBy'
  | 'autocomplete'
  | 'formGroup'
  | 'classes'
  | 'attributes'
> & {
  readonly button?: { readonly classes?: string | undefined } | undefined
  readonly showPasswordText?: string | undefined
  readonly hidePasswordText?: string | undefined
  readonly showPasswordAriaLabelText?: string | undefined
  readonly hidePasswordAriaLabelText?: string | undefined
  readonly passwordShownAnnouncementText?: string | undefined
  readonly passwordHiddenAnnouncementText?: string | undefined
}

const ShowButton = ({ id, props }: { readonly id: string; readonly props: PasswordInputProps }) => (
  <Button
    type="button"
    classes={classNames(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      props.button?.classes,
    )}
    text={props.showPasswordText ?? 'Show'}
    attributes={{
      'aria-controls': id,
      'aria-label': props.showPasswordAriaLabelText ?? 'Show password',
      hidden: true,
    }}
  />
)

const groupAttributes = (props: PasswordInputProps) => ({
  'data-module': 'govuk-password-input',
  ...translation('show-password', props.showPasswordText),
  ...translation('hide-password', props.hidePasswordText),
  ...translation('show-password-aria-label', props.showPasswordAriaLabelText),
  ...translation('hide-password-aria-label', props.hidePasswordAriaLabelText),
  ...translation('password-shown-announcement', props.passwordShownAnnouncementText),
  ...translation('password-hidden-announcement', props.passwordHiddenAnnouncementText),
  ...props.formGroup?.attributes,
})

/** GOV.UK password input: a password that can be shown while it is typed, where scripts run. */
export const PasswordInput = ({ button, ...props }: PasswordInputProps) => {
  const id = props.id || props.name
  const afterInput = (
    <>
      <ShowButton id={id} props={{ ...props, button }} />
      {props.formGroup?.afterInput && contentOf(props.formGroup.afterInput)}
    </>
  )
  return (
    <Input
      name={props.name}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      value={props.value}
      disabled={props.disabled}
      describedBy={props.describedBy}
      attributes={props.attributes}
      id={id}
      type="password"
      spellcheck={false}
      autocapitalize="none"
      autocomplete={props.autocomplete || 'current-password'}
      classes={classNames('govuk-password-input__input govuk-js-password-input-input', props.classes)}
      inputWrapper={{ classes: 'govuk-password-input__wrapper' }}
      formGroup={{
        classes: classNames('govuk-password-input', props.formGroup?.classes),
        attributes: groupAttributes(props),
        beforeInput: props.formGroup?.beforeInput,
        afterInput: { html: afterInput },
      }}
    />
  )
}
