import type { ComponentChildren } from 'preact'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'
import { Tag } from './tag.tsx'

export type PhaseBannerProps = Content &
  Decoration & {
    readonly tag?: (Content & { readonly classes?: string | undefined }) | undefined
    readonly children?: ComponentChildren
  }

/** GOV.UK phase banner. */
export const PhaseBanner = (props: PhaseBannerProps) => (
  <div class={classNames('govuk-phase-banner govuk-width-container', props.classes)} {...props.attributes}>
    <p class="govuk-phase-banner__content">
      <Tag
        text={props.tag?.text}
        html={props.tag?.html}
        classes={classNames('govuk-phase-banner__content__tag', props.tag?.classes)}
      />{' '}
      <span class="govuk-phase-banner__text">{contentOf(props)}</span>
    </p>
  </div>
)
