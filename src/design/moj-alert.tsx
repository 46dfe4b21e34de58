import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'
import { alertIcons } from './moj-alert.icons.ts'

export type MojAlertProps = Content &
  Decoration & {
    readonly variant?: 'information' | 'success' | 'warning' | 'error' | undefined
    /** Read out after the variant: "warning: Two contacts are late". */
    readonly title: string
    readonly showTitleAsHeading?: boolean | undefined
    readonly headingTag?: 'h2' | 'h3' | 'h4' | undefined
    readonly role?: 'region' | 'alert' | 'status' | undefined
    readonly children?: ComponentChildren
  }

/** MoJ alert. It cannot be dismissed: what needs somebody stays until somebody has acted. */
export const MojAlert = (props: MojAlertProps) => {
  const variant = props.variant ?? 'information'
  const HeadingTag = props.headingTag ?? 'h2'
  const withHeading = props.showTitleAsHeading && hasContent(props)
  return (
    <div
      role={props.role ?? 'region'}
      class={classNames(
        'moj-alert',
        `moj-alert--${variant}`,
        withHeading && 'moj-alert--with-heading',
        props.classes,
      )}
      aria-label={`${variant}: ${props.title}`}
      data-module="moj-alert"
      {...props.attributes}
    >
      <div>
        <svg
          class="moj-alert__icon"
          role="presentation"
          focusable="false"
          xmlns="http://www.w3.org/2000/svg"
          viewBox="0 0 30 30"
          height="30"
          width="30"
        >
          <path
            fill-rule={variant === 'success' ? undefined : 'evenodd'}
            clip-rule={variant === 'success' ? undefined : 'evenodd'}
            d={alertIcons[variant]}
            fill="currentColor"
          />
        </svg>
      </div>
      <div class="moj-alert__content">
        {withHeading && <HeadingTag class="moj-alert__heading">{props.title}</HeadingTag>}
        {hasContent(props) ? contentOf(props) : props.title}
      </div>
    </div>
  )
}
