import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent, optionsFrom } from './macro-options.ts'
import type { Content, Decoration, WordsOr } from './macro-options.ts'

export type LegendOptions = Content & {
  readonly classes?: string | undefined
  readonly isPageHeading?: boolean | undefined
}

export type FieldsetOptions = Decoration & {
  readonly legend?: WordsOr<LegendOptions> | undefined
  readonly describedBy?: string | undefined
  readonly role?: 'group' | 'presentation' | undefined
}

export type FieldsetProps = FieldsetOptions & {
  readonly html?: ComponentChildren
  readonly children?: ComponentChildren
}

const Legend = (legend: LegendOptions) => (
  <legend class={classNames('govuk-fieldset__legend', legend.classes)}>
    {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{contentOf(legend)}</h1> : contentOf(legend)}
  </legend>
)

/** GOV.UK fieldset: questions that belong together under one legend. */
export const Fieldset = (props: FieldsetProps) => {
  const legend = optionsFrom(props.legend)
  return (
    <fieldset
      class={classNames('govuk-fieldset', props.classes)}
      role={props.role || undefined}
      aria-describedby={props.describedBy || undefined}
      {...props.attributes}
    >
      {hasContent(legend) && <Legend {...legend} />}
      {contentOf({ html: props.html, children: props.children })}
    </fieldset>
  )
}
