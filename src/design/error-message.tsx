import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type ErrorMessageOptions = Content & Decoration & { readonly visuallyHiddenText?: string | undefined }
export type ErrorMessageProps = ErrorMessageOptions & {
  readonly id?: string | undefined
  readonly children?: ComponentChildren
}

/** GOV.UK error message, read out as "Error: …" unless `visuallyHiddenText` says otherwise ('' for nothing). */
export const ErrorMessage = (props: ErrorMessageProps) => {
  const prefix = props.visuallyHiddenText ?? 'Error'
  return (
    <p
      id={props.id || undefined}
      class={classNames('govuk-error-message', props.classes)}
      {...props.attributes}
    >
      {prefix !== '' && <span class="govuk-visually-hidden">{prefix}:</span>}
      {prefix !== '' && ' '}
      {contentOf(props)}
    </p>
  )
}
