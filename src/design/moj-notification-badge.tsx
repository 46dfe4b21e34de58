import { classNames } from './macro-options.ts'
import type { Decoration } from './macro-options.ts'

export type MojNotificationBadgeProps = Decoration & {
  readonly count: number
  /** What is counted: "alerts" */
  readonly visuallyHiddenText?: string | undefined
}

/** MoJ notification badge: how many wait, beside a link. Nothing at all for none. */
export const MojNotificationBadge = (props: MojNotificationBadgeProps) =>
  props.count > 0 ? (
    <span class={classNames('moj-notification-badge', props.classes)} {...props.attributes}>
      <span aria-hidden="true">{props.count >= 99 ? '99+' : props.count}</span>{' '}
      <span class="govuk-visually-hidden">
        {`(${props.count >= 99 ? '99 or more' : props.count}${props.visuallyHiddenText ? ` ${props.visuallyHiddenText}` : ''})`}
      </span>
    </span>
  ) : null
