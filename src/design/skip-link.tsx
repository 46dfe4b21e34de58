import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type SkipLinkProps = Content &
  Decoration & { readonly href?: string | undefined; readonly children?: ComponentChildren }

/** GOV.UK skip link: past the header, for people who use the keyboard. */
export const SkipLink = (props: SkipLinkProps) => (
  <a
    href={props.href || '#content'}
    class={classNames('govuk-skip-link', props.classes)}
    {...props.attributes}
    data-module="govuk-skip-link"
  >
    {contentOf(props)}
  </a>
)
