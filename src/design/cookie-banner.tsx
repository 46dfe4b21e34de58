import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type CookieBannerAction = Decoration & {
  readonly text: string
  readonly type?: 'button' | 'submit' | undefined
  readonly href?: string | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
}

export type CookieBannerMessage = Content &
  Decoration & {
    readonly headingText?: string | undefined
    readonly headingHtml?: ComponentChildren
    readonly actions?: readonly CookieBannerAction[] | undefined
    readonly hidden?: boolean | undefined
    readonly role?: 'alert' | undefined
  }

export type CookieBannerProps = Decoration & {
  readonly ariaLabel?: string | undefined
  readonly hidden?: boolean | undefined
  readonly messages: readonly CookieBannerMessage[]
}

const Action = (action: CookieBannerAction) =>
  !action.href || action.type === 'button' ? (
    <Button {...action} type={action.type || 'button'} />
  ) : (
    <a class={classNames('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
    </a>
  )

const Words = (message: CookieBannerMessage) => {
  const heading = { text: message.headingText, html: message.headingHtml }
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {hasContent(heading) && (
          <h2 class="govuk-cookie-banner__heading govuk-heading-m">{contentOf(heading)}</h2>
        )}
        <div class="govuk-cookie-banner__content">
          {hasContent({ html: message.html })
            ? message.html
            : hasContent(message) && <p class="govuk-body">{message.text}</p>}
        </div>
      </div>
    </div>
  )
}

const Message = (message: CookieBannerMessage) => (
  <div
    class={classNames('govuk-cookie-banner__message', message.classes, 'govuk-width-container')}
    role={message.role || undefined}
    {...message.attributes}
    hidden={message.hidden}
  >
    <Words {...message} />
    {message.actions && (
      <div class="govuk-button-group">
        {message.actions.map((action, index) => (
          <Action key={index} {...action} />
        ))}
      </div>
    )}
  </div>
)

/** GOV.UK cookie banner. */
export const CookieBanner = (props: CookieBannerProps) => (
  <div
    class={classNames('govuk-cookie-banner', props.classes)}
    data-nosnippet=""
    role="region"
    aria-label={props.ariaLabel || 'Cookie banner'}
    hidden={props.hidden}
    {...props.attributes}
  >
    {props.messages.map((message, index) => (
      <Message key={index} {...message} />
    ))}
  </div>
)
