import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type ButtonProps = Content &
  Decoration & {
    readonly id?: string | undefined
    readonly name?: string | undefined
    readonly value?: string | undefined
    readonly type?: 'submit' | 'button' | 'reset' | undefined
    /** A link that looks like a button. */
    readonly href?: string | undefined
    readonly disabled?: boolean | undefined
    readonly preventDoubleClick?: boolean | undefined
    readonly isStartButton?: boolean | undefined
    readonly children?: ComponentChildren
  }

const StartIcon = () => (
  <svg
    class="govuk-button__start-icon"
    xmlns="http://www.w3.org/2000/svg"
    width="17.5"
    height="19"
    viewBox="0 0 33 40"
    aria-hidden="true"
    focusable="false"
  >
    <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
  </svg>
)

// The start button is a flex box, which would swallow the spaces between elements of rich content.
const Words = (props: ButtonProps) =>
  props.isStartButton && hasContent({ html: props.html, children: props.children }) ? (
    <span>{contentOf(props)}</span>
  ) : (
    <>{contentOf(props)}</>
  )

/** GOV.UK button; with `href` a link in the shape of a button. */
export const Button = (props: ButtonProps) => {
  const className = classNames('govuk-button', props.classes, props.isStartButton && 'govuk-button--start')
  const content = (
    <>
      <Words {...props} />
      {props.isStartButton && <StartIcon />}
    </>
  )
  if (props.href)
    return (
      <a
        href={props.href}
        role="button"
        draggable={false}
        class={className}
        data-module="govuk-button"
        {...props.attributes}
        id={props.id || undefined}
      >
        {content}
      </a>
    )
  return (
    <button
      type={props.type || 'submit'}
      value={props.value || undefined}
      name={props.name || undefined}
      disabled={props.disabled}
      aria-disabled={props.disabled || undefined}
      data-prevent-double-click={props.preventDoubleClick}
      class={className}
      data-module="govuk-button"
      {...props.attributes}
      id={props.id || undefined}
    >
      {content}
    </button>
  )
}
