import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type DetailsProps = Content &
  Decoration & {
    readonly id?: string | undefined
    readonly summaryText?: string | undefined
    readonly summaryHtml?: ComponentChildren
    readonly open?: boolean | undefined
    readonly children?: ComponentChildren
  }

/** GOV.UK details: more to read for those who need it. */
export const Details = (props: DetailsProps) => (
  <details
    id={props.id || undefined}
    class={classNames('govuk-details', props.classes)}
    {...props.attributes}
    open={props.open}
  >
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">
        {contentOf({ text: props.summaryText, html: props.summaryHtml })}
      </span>
    </summary>
    <div class="govuk-details__text">{contentOf(props)}</div>
  </details>
)
