import { Heading } from './heading.tsx'
import { classNames, contentOf, hasContent, numbered, translation } from './macro-options.ts'
import type { Content, Decoration, HeadingLevel, Listed } from './macro-options.ts'

export type AccordionItem = {
  readonly heading: Content
  readonly summary?: Content | undefined
  readonly content: Content
  readonly expanded?: boolean | undefined
}

export type AccordionProps = Decoration & {
  readonly id: string
  readonly items: Listed<AccordionItem>
  readonly headingLevel?: HeadingLevel | undefined
  readonly rememberExpanded?: boolean | undefined
  readonly hideAllSectionsText?: string | undefined
  readonly hideSectionText?: string | undefined
  readonly hideSectionAriaLabelText?: string | undefined
  readonly showAllSectionsText?: string | undefined
  readonly showSectionText?: string | undefined
  readonly showSectionAriaLabelText?: string | undefined
}

type SectionProps = {
  readonly id: string
  readonly item: AccordionItem
  readonly number: number
  readonly level: HeadingLevel
}

const Section = ({ id, item, number, level }: SectionProps) => (
  <div class={classNames('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}>
    <div class="govuk-accordion__section-header">
      <Heading level={level} class="govuk-accordion__section-heading">
        <span class="govuk-accordion__section-button" id={`${id}-heading-${number}`}>
          {contentOf(item.heading)}
        </span>
      </Heading>
      {hasContent(item.summary) && (
        <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${number}`}>
          {contentOf(item.summary ?? {})}
        </div>
      )}
    </div>
    <div id={`${id}-content-${number}`} class="govuk-accordion__section-content">
      {hasContent({ html: item.content.html })
        ? item.content.html
        : hasContent(item.content) && <p class="govuk-body">{item.content.text}</p>}
    </div>
  </div>
)

/** GOV.UK accordion: sections that open and close. */
export const Accordion = (props: AccordionProps) => (
  <div
    class={classNames('govuk-accordion', props.classes)}
    data-module="govuk-accordion"
    id={props.id}
    {...translation('hide-all-sections', props.hideAllSectionsText)}
    {...translation('hide-section', props.hideSectionText)}
    {...translation('hide-section-aria-label', props.hideSectionAriaLabelText)}
    {...translation('show-all-sections', props.showAllSectionsText)}
    {...translation('show-section', props.showSectionText)}
    {...translation('show-section-aria-label', props.showSectionAriaLabelText)}
    data-remember-expanded={props.rememberExpanded}
    {...props.attributes}
  >
    {numbered(props.items).map(({ item, number }) => (
      <Section key={number} id={props.id} item={item} number={number} level={props.headingLevel ?? 2} />
    ))}
  </div>
)
