import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type MojBadgeProps = Content & Decoration & { readonly children?: ComponentChildren }

/** MoJ badge: a small outlined mark. Colours: moj-badge--red, --green, --blue, --purple, --grey, … */
export const MojBadge = (props: MojBadgeProps) => (
  <span class={classNames('moj-badge', props.classes)} {...props.attributes}>
    {contentOf(props)}
  </span>
)
