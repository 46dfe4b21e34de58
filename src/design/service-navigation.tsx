import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent, numbered } from './macro-options.ts'
import type { Attributes, Content, Decoration, Listed } from './macro-options.ts'

export type NavigationItem = Content & {
  readonly href?: string | undefined
  /** This very page. */
  readonly current?: boolean | undefined
  /** A page under this one. */
  readonly active?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

type EndSlot = { readonly html?: ComponentChildren; readonly align?: 'inline' | undefined }

export type ServiceNavigationProps = Decoration & {
  readonly serviceName?: string | undefined
  readonly serviceUrl?: string | undefined
  readonly ariaLabel?: string | undefined
  readonly menuButtonText?: string | undefined
  readonly menuButtonLabel?: string | undefined
  readonly navigation?: Listed<NavigationItem> | undefined
  readonly navigationId?: string | undefined
  readonly navigationLabel?: string | undefined
  readonly navigationClasses?: string | undefined
  readonly collapseNavigationOnMobile?: boolean | undefined
  readonly slots?:
    | {
        readonly start?: ComponentChildren
        readonly end?: EndSlot | undefined
        readonly navigationStart?: ComponentChildren
        readonly navigationEnd?: ComponentChildren
      }
    | undefined
}

const ServiceName = ({ serviceName, serviceUrl }: ServiceNavigationProps) =>
  serviceName ? (
    <span class="govuk-service-navigation__service-name">
      {serviceUrl ? (
        <a href={serviceUrl} class="govuk-service-navigation__link">
          {serviceName}
        </a>
      ) : (
        <span class="govuk-service-navigation__text">{serviceName}</span>
      )}
    </span>
  ) : null

const ariaCurrent = (item: NavigationItem) => {
  if (item.current) return 'page'
  return item.active ? 'true' : undefined
}

// <strong> marks where you are even for people who replace colours or styles.
const Words = ({ item }: { readonly item: NavigationItem }) =>
  item.active || item.current ? (
    <strong class="govuk-service-navigation__active-fallback">{contentOf(item)}</strong>
  ) : (
    <>{contentOf(item)}</>
  )

const Item = ({ item }: { readonly item: NavigationItem }) => (
  <li
    class={classNames(
      'govuk-service-navigation__item',
      (item.active || item.current) && 'govuk-service-navigation__item--active',
    )}
  >
    {item.href ? (
      <a
        class="govuk-service-navigation__link"
        href={item.href}
        aria-current={ariaCurrent(item)}
        {...item.attributes}
      >
        <Words item={item} />
      </a>
    ) : (
      hasContent(item) && (
        <span class="govuk-service-navigation__text" aria-current={ariaCurrent(item)}>
          <Words item={item} />
        </span>
      )
    )}
  </li>
)

type ToggleProps = { readonly words: string; readonly label: string | undefined; readonly controls: string }

const Toggle = ({ words, label, controls }: ToggleProps) => (
  <button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    aria-controls={controls}
    aria-label={label && label !== words ? label : undefined}
    hidden
    aria-hidden="true"
  >
    {words}
  </button>
)

const Navigation = (props: ServiceNavigationProps) => {
  const items = numbered(props.navigation)
  const { navigationStart, navigationEnd } = props.slots ?? {}
  const words = props.menuButtonText || 'Menu'
  const id = props.navigationId || 'navigation'
  if (items.length === 0 && !navigationStart && !navigationEnd) return null
  return (
    <nav
      aria-label={props.navigationLabel || words}
      class={classNames('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        <Toggle words={words} label={props.menuButtonLabel} controls={id} />
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {navigationStart}
        {items.map(({ item, number }) => (
          <Item key={number} item={item} />
        ))}
        {navigationEnd}
      </ul>
    </nav>
  )
}

/** GOV.UK service navigation: the service's name and its main places. */
export const ServiceNavigation = (props: ServiceNavigationProps) => {
  const { start, end } = props.slots ?? {}
  const inside = (
    <div
      class={classNames(
        'govuk-width-container',
        end?.align === 'inline' && 'govuk-service-navigation__inlining-container',
      )}
    >
      {start}
      <div class="govuk-service-navigation__container">
        <ServiceName {...props} />
        <Navigation {...props} />
      </div>
      {end?.html}
    </div>
  )
  const shell = {
    class: classNames('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  }
  // Without a service name or slots the <nav> alone is landmark enough.
  return props.serviceName || start || end?.html ? (
    <section aria-label={props.ariaLabel ?? 'Service information'} {...shell}>
      {inside}
    </section>
  ) : (
    <div {...shell}>{inside}</div>
  )
}
