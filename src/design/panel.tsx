import { Fragment } from 'preact'
import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Heading } from './heading.tsx'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration, HeadingLevel } from './macro-options.ts'

export type PanelAction = Decoration & {
  readonly text: string
  readonly type?: 'button' | 'submit' | undefined
  readonly href?: string | undefined
}

export type PanelProps = Content &
  Decoration & {
    readonly titleText?: string | undefined
    readonly titleHtml?: ComponentChildren
    readonly headingLevel?: HeadingLevel | undefined
    /** Only an interruption panel (class govuk-panel--interruption) has actions. */
    readonly actions?: (Decoration & { readonly items?: readonly PanelAction[] | undefined }) | undefined
    readonly children?: ComponentChildren
  }

const Action = (action: PanelAction) =>
  !action.href || action.type === 'button' ? (
    <Button
      text={action.text}
      type={action.type || 'button'}
      classes={classNames('govuk-button--inverse', action.classes)}
      href={action.href}
      attributes={action.attributes}
    />
  ) : (
    <a
      class={classNames('govuk-link govuk-link--inverse', action.classes)}
      href={action.href}
      {...action.attributes}
    >
      {action.text}
    </a>
  )

const Actions = (actions: NonNullable<PanelProps['actions']>) => (
  <div class={classNames('govuk-panel__actions', actions.classes)} {...actions.attributes}>
    {actions.items?.length ? (
      <div class="govuk-button-group">
        {actions.items.map((action, index) => (
          <Fragment key={index}>
            <Action {...action} />{' '}
          </Fragment>
        ))}
      </div>
    ) : null}
  </div>
)

/** GOV.UK panel: it is done (confirmation), or stop and think (interruption). */
export const Panel = (props: PanelProps) => {
  const interruption = Boolean(props.classes?.includes('govuk-panel--interruption'))
  return (
    <div
      class={classNames('govuk-panel', !interruption && 'govuk-panel--confirmation', props.classes)}
      {...props.attributes}
    >
      <Heading level={props.headingLevel ?? 1} class="govuk-panel__title">
        {contentOf({ text: props.titleText, html: props.titleHtml })}
      </Heading>
      {hasContent(props) && <div class="govuk-panel__body">{contentOf(props)}</div>}
      {interruption && props.actions && <Actions {...props.actions} />}
    </div>
  )
}
