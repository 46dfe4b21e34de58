import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { classNames, contentOf, hasContent, translation } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type ExitThisPageProps = Content &
  Decoration & {
    readonly id?: string | undefined
    readonly redirectUrl?: string | undefined
    readonly activatedText?: string | undefined
    readonly timedOutText?: string | undefined
    readonly pressTwoMoreTimesText?: string | undefined
    readonly pressOneMoreTimeText?: string | undefined
    readonly children?: ComponentChildren
  }

/** GOV.UK exit this page: out of sight at once, for somebody who is watched at home. */
export const ExitThisPage = (props: ExitThisPageProps) => (
  <div
    id={props.id || undefined}
    class={classNames('govuk-exit-this-page', props.classes)}
    data-module="govuk-exit-this-page"
    {...props.attributes}
    {...translation('activated', props.activatedText)}
    {...translation('timed-out', props.timedOutText)}
    {...translation('press-two-more-times', props.pressTwoMoreTimesText)}
    {...translation('press-one-more-time', props.pressOneMoreTimeText)}
  >
    <Button
      classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
      href={props.redirectUrl || 'https://www.bbc.co.uk/weather'}
      attributes={{ rel: 'nofollow noreferrer' }}
    >
      {hasContent(props) ? (
        contentOf(props)
      ) : (
        <>
          <span class="govuk-visually-hidden">Emergency</span> Exit this page
        </>
      )}
    </Button>
  </div>
)
