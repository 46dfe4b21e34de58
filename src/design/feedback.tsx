import type { ComponentChildren } from 'preact'
import { Heading } from './heading.tsx'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration, HeadingLevel } from './macro-options.ts'

export type FeedbackProps = Content &
  Decoration & {
    readonly titleText?: string | undefined
    readonly titleHtml?: ComponentChildren
    readonly headingLevel?: HeadingLevel | undefined
    readonly children?: ComponentChildren
  }

const Body = (props: FeedbackProps) => (
  <div class="govuk-feedback__body">
    {hasContent({ html: props.html, children: props.children }) ? (
      contentOf(props)
    ) : (
      <p class="govuk-body">{props.text}</p>
    )}
  </div>
)

/** GOV.UK feedback: where to say what works and what does not. */
export const Feedback = (props: FeedbackProps) => (
  <div class={classNames('govuk-feedback govuk-width-container', props.classes)} {...props.attributes}>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Heading level={props.headingLevel ?? 2} class="govuk-feedback__title">
          {contentOf({ text: props.titleText, html: props.titleHtml })}
        </Heading>
        {hasContent(props) && <Body {...props} />}
      </div>
    </div>
  </div>
)
