import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type InsetTextProps = Content &
  Decoration & { readonly id?: string | undefined; readonly children?: ComponentChildren }

/** GOV.UK inset text: words set apart from the rest. */
export const InsetText = (props: InsetTextProps) => (
  <div id={props.id || undefined} class={classNames('govuk-inset-text', props.classes)} {...props.attributes}>
    {contentOf(props)}
  </div>
)
