import { classNames, hasContent, numbered } from './macro-options.ts'
import type { Attributes, Content, Decoration, Listed } from './macro-options.ts'

export type TabItem = {
  readonly id?: string | undefined
  readonly label: string
  readonly attributes?: Attributes | undefined
  readonly panel: Content & { readonly attributes?: Attributes | undefined }
}

export type TabsProps = Decoration & {
  readonly id?: string | undefined
  readonly idPrefix?: string | undefined
  readonly title?: string | undefined
  readonly items?: Listed<TabItem> | undefined
}

type PartProps = { readonly item: TabItem; readonly id: string; readonly number: number }

const TabLink = ({ item, id, number }: PartProps) => (
  <li class={classNames('govuk-tabs__list-item', number === 1 && 'govuk-tabs__list-item--selected')}>
    <a class="govuk-tabs__tab" href={`#${id}`} {...item.attributes}>
      {item.label}
    </a>
  </li>
)

const TabPanel = ({ item, id, number }: PartProps) => (
  <div
    class={classNames('govuk-tabs__panel', number > 1 && 'govuk-tabs__panel--hidden')}
    id={id}
    {...item.panel.attributes}
  >
    {hasContent({ html: item.panel.html })
      ? item.panel.html
      : hasContent(item.panel) && <p class="govuk-body">{item.panel.text}</p>}
  </div>
)

/** GOV.UK tabs; without scripts, a list of links to sections. */
export const Tabs = (props: TabsProps) => {
  const tabs = numbered(props.items).map(({ item, number }) => ({
    item,
    number,
    id: item.id || `${props.idPrefix ?? ''}-${number}`,
  }))
  return (
    <div
      id={props.id || undefined}
      class={classNames('govuk-tabs', props.classes)}
      {...props.attributes}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {tabs.length > 0 && (
        <ul class="govuk-tabs__list">
          {tabs.map((tab) => (
            <TabLink key={tab.number} {...tab} />
          ))}
        </ul>
      )}
      {tabs.map((tab) => (
        <TabPanel key={tab.number} {...tab} />
      ))}
    </div>
  )
}
