import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type TagProps = Content & Decoration & { readonly children?: ComponentChildren }

/** GOV.UK tag: a status in a coloured box, the word carrying the meaning. */
export const Tag = (props: TagProps) => (
  <strong class={classNames('govuk-tag', props.classes)} {...props.attributes}>
    {contentOf(props)}
  </strong>
)
