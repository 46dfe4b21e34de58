import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Attributes, Content, Decoration } from './macro-options.ts'

export type FooterLink = {
  readonly text?: string | undefined
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type FooterSection = {
  readonly title?: string | undefined
  readonly columns?: number | undefined
  readonly width?: string | undefined
  readonly items?: readonly FooterLink[] | undefined
}

export type FooterProps = Decoration & {
  readonly containerClasses?: string | undefined
  /** The sign above everything. Councils may not use the crown, so none is built in. */
  readonly crown?: ComponentChildren
  readonly navigation?: readonly FooterSection[] | undefined
  readonly meta?:
    | (Content & {
        readonly visuallyHiddenTitle?: string | undefined
        readonly items?: readonly FooterLink[] | undefined
      })
    | undefined
  /** `null` for no licence line. */
  readonly contentLicence?: Content | null | undefined
  readonly copyright?: Content | undefined
}

const Link = ({ item }: { readonly item: FooterLink }) => (
  <a class="govuk-footer__link" href={item.href ?? ''} {...item.attributes}>
    {item.text}
  </a>
)

const Section = ({ section }: { readonly section: FooterSection }) => (
  <div class={`govuk-footer__section govuk-grid-column-${section.width || 'full'}`}>
    <h2 class="govuk-footer__heading govuk-heading-m">{section.title}</h2>
    {section.items?.length ? (
      <ul
        class={classNames(
          'govuk-footer__list',
          section.columns !== undefined && `govuk-footer__list--columns-${section.columns}`,
        )}
      >
        {section.items.map(
          (item, index) =>
            item.href &&
            item.text && (
              <li key={index} class="govuk-footer__list-item">
                <Link item={item} />
              </li>
            ),
        )}
      </ul>
    ) : null}
  </div>
)

const Navigation = ({ sections }: { readonly sections: readonly FooterSection[] }) => (
  <>
    <div class="govuk-footer__navigation">
      {sections.map((section, index) => (
        <Section key={index} section={section} />
      ))}
    </div>
    <hr class="govuk-footer__section-break" />
  </>
)

const Meta = ({ meta }: { readonly meta: NonNullable<FooterProps['meta']> }) => (
  <>
    <h2 class="govuk-visually-hidden">{meta.visuallyHiddenTitle || 'Support links'}</h2>
    {meta.items?.length ? (
      <ul class="govuk-footer__inline-list">
        {meta.items.map((item, index) => (
          <li key={index} class="govuk-footer__inline-list-item">
            <Link item={item} />
          </li>
        ))}
      </ul>
    ) : null}
    {hasContent(meta) && <div class="govuk-footer__meta-custom">{contentOf(meta)}</div>}
  </>
)

const LicenceLogo = () => (
  <svg
    aria-hidden="true"
    focusable="false"
    class="govuk-footer__licence-logo"
    xmlns="http://www.w3.org/2000/svg"
    viewBox="0 0 483.2 195.7"
    height="17"
    width="41"
  >
    <path
      fill="currentColor"
      d="M421.5 142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27.2A97.63 97.63 0 0 0 268.1 0c-36.5 0-68.3 20.1-85.1 49.7A98 98 0 0 0 97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 85.1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5zM97.8 145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2 47S123.8 145 97.8 145"
    />
  </svg>
)

const openGovernmentLicence = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
const crownCopyright =
  'https://www.nationalarchives.gov.uk/information-management/re-using-public-sector-information/uk-government-licensing-framework/crown-copyright/'

const Licence = ({ licence }: { readonly licence: Content | undefined }) => (
  <>
    <LicenceLogo />
    <span class="govuk-footer__licence-description">
      {hasContent(licence) ? (
        contentOf(licence ?? {})
      ) : (
        <>
          {'All content is available under the '}
          <a class="govuk-footer__link" href={openGovernmentLicence} rel="license">
            Open Government Licence v3.0
          </a>
          , except where otherwise stated
        </>
      )}
    </span>
  </>
)

/** GOV.UK footer as published. Front Door's own pages use the footer of `Page` instead. */
export const Footer = (props: FooterProps) => (
  <div class={classNames('govuk-footer', props.classes)} {...props.attributes}>
    <div class={classNames('govuk-width-container', props.containerClasses)}>
      {props.crown}
      {props.navigation?.length ? <Navigation sections={props.navigation} /> : null}
      <div class="govuk-footer__meta">
        <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
          {props.meta && <Meta meta={props.meta} />}
          {props.contentLicence !== null && <Licence licence={props.contentLicence} />}
        </div>
        <div class="govuk-footer__meta-item">
          <a class="govuk-footer__link govuk-footer__copyright-logo" href={crownCopyright}>
            {hasContent(props.copyright) ? contentOf(props.copyright ?? {}) : '© Crown copyright'}
          </a>
        </div>
      </div>
    </div>
  </div>
)
