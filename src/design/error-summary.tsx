import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Attributes, Content, Decoration } from './macro-options.ts'

export type ErrorSummaryItem = Content & {
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type ErrorSummaryProps = Decoration & {
  readonly titleText?: string | undefined
  readonly titleHtml?: ComponentChildren
  readonly descriptionText?: string | undefined
  readonly descriptionHtml?: ComponentChildren
  readonly errorList?: readonly ErrorSummaryItem[] | undefined
  readonly disableAutoFocus?: boolean | undefined
  readonly children?: ComponentChildren
}

const Item = ({ item }: { readonly item: ErrorSummaryItem }) => (
  <li>
    {item.href ? (
      <a href={item.href} {...item.attributes}>
        {contentOf(item)}
      </a>
    ) : (
      contentOf(item)
    )}
  </li>
)

/** GOV.UK error summary: every error of the page, each a link to its field. */
export const ErrorSummary = (props: ErrorSummaryProps) => {
  const description = { text: props.descriptionText, html: props.descriptionHtml, children: props.children }
  return (
    <div
      class={classNames('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      {/* The alert is a child, or the script that focuses the summary may cut off its announcement. */}
      <div role="alert">
        <h2 class="govuk-error-summary__title">
          {contentOf({ text: props.titleText ?? 'There is a problem', html: props.titleHtml })}
        </h2>
        <div class="govuk-error-summary__body">
          {hasContent(description) && <p>{contentOf(description)}</p>}
          {props.errorList?.length ? (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errorList.map((item, index) => (
                <Item key={index} item={item} />
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </div>
  )
}
