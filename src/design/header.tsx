import type { ComponentChildren } from 'preact'
import { GenericHeader } from './generic-header.tsx'
import type { Decoration } from './macro-options.ts'

export type HeaderProps = Decoration & {
  /** The sign. Councils may not use the GOV.UK logo, so none is built in. */
  readonly logo?: ComponentChildren
  readonly productName?: string | undefined
  readonly homepageUrl?: string | undefined
  readonly containerClasses?: string | undefined
}

/** GOV.UK header as published. Front Door's own pages use the header of `Page` instead. */
export const Header = ({ logo, productName, homepageUrl, ...rest }: HeaderProps) => (
  <GenericHeader
    {...rest}
    namespace="govuk"
    url={homepageUrl || '//gov.uk'}
    logoHtml={
      <>
        {logo}
        {productName && <span class="govuk-header__product-name">{productName}</span>}
      </>
    }
  />
)
