import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type BackLinkProps = Content &
  Decoration & { readonly href?: string | undefined; readonly children?: ComponentChildren }

/** GOV.UK back link. */
export const BackLink = (props: BackLinkProps) => (
  <a href={props.href || '#'} class={classNames('govuk-back-link', props.classes)} {...props.attributes}>
    {hasContent(props) ? contentOf(props) : 'Back'}
  </a>
)
