import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Decoration } from './macro-options.ts'

export type GenericHeaderProps = Decoration & {
  readonly logoText?: string | undefined
  readonly logoHtml?: ComponentChildren
  readonly url?: string | undefined
  readonly containerClasses?: string | undefined
  /** Which family of classes: an organisation's own header, or the GOV.UK one built on it. */
  readonly namespace?: 'govuk-generic' | 'govuk' | undefined
}

/** GOV.UK generic header: for organisations that are not GOV.UK itself. */
export const GenericHeader = (props: GenericHeaderProps) => {
  const name = `${props.namespace ?? 'govuk-generic'}-header`
  return (
    <div class={classNames(name, props.classes)} {...props.attributes}>
      <div class={classNames(`${name}__container`, props.containerClasses || 'govuk-width-container')}>
        <div class={`${name}__logo`}>
          <a href={props.url || '/'} class={`${name}__homepage-link`}>
            {contentOf({ text: props.logoText, html: props.logoHtml })}
          </a>
        </div>
      </div>
    </div>
  )
}
