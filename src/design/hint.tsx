import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type HintOptions = Content & Decoration
export type HintProps = HintOptions & {
  readonly id?: string | undefined
  readonly children?: ComponentChildren
}

/** GOV.UK hint: grey words that help to answer a question. */
export const Hint = (props: HintProps) => (
  <div id={props.id || undefined} class={classNames('govuk-hint', props.classes)} {...props.attributes}>
    {contentOf(props)}
  </div>
)
