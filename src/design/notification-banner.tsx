import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration, HeadingLevel } from './macro-options.ts'

export type NotificationBannerProps = Content &
  Decoration & {
    readonly type?: 'success' | undefined
    readonly role?: 'alert' | 'region' | undefined
    readonly titleText?: string | undefined
    readonly titleHtml?: ComponentChildren
    readonly titleId?: string | undefined
    readonly titleHeadingLevel?: HeadingLevel | undefined
    readonly disableAutoFocus?: boolean | undefined
    readonly children?: ComponentChildren
  }

// Rich content keeps its own shape; a single line is set as a heading.
const Body = (props: NotificationBannerProps) =>
  hasContent({ html: props.html, children: props.children }) ? (
    <>{contentOf(props)}</>
  ) : hasContent(props) ? (
    <p class="govuk-notification-banner__heading">{props.text}</p>
  ) : null

/** GOV.UK notification banner. Success is an alert, read out at once; the rest is a landmark. */
export const NotificationBanner = (props: NotificationBannerProps) => {
  const success = props.type === 'success'
  const titleId = props.titleId || 'govuk-notification-banner-title'
  const title = { text: props.titleText || (success ? 'Success' : 'Important'), html: props.titleHtml }
  return (
    <div
      class={classNames(
        'govuk-notification-banner',
        success && 'govuk-notification-banner--success',
        props.classes,
      )}
      role={props.role || (success ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={props.titleHeadingLevel ?? 2} class="govuk-notification-banner__title" id={titleId}>
          {contentOf(title)}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        <Body {...props} />
      </div>
    </div>
  )
}
