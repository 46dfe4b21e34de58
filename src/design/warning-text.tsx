import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type WarningTextProps = Content &
  Decoration & { readonly iconFallbackText?: string | undefined; readonly children?: ComponentChildren }

/** GOV.UK warning text: what could go badly if it is not known. */
export const WarningText = (props: WarningTextProps) => (
  <div class={classNames('govuk-warning-text', props.classes)} {...props.attributes}>
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>{' '}
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{props.iconFallbackText || 'Warning'}</span> {contentOf(props)}
    </strong>
  </div>
)
