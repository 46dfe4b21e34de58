import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type LabelOptions = Content & Decoration & { readonly isPageHeading?: boolean | undefined }
export type LabelProps = LabelOptions & {
  readonly for?: string | undefined
  readonly children?: ComponentChildren
}

/** GOV.UK label. Without words there is no label at all. */
export const Label = (props: LabelProps) => {
  if (!hasContent(props)) return null
  const label = (
    <label
      class={classNames('govuk-label', props.classes)}
      {...props.attributes}
      for={props.for || undefined}
    >
      {contentOf(props)}
    </label>
  )
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}
