import { classNames, contentOf } from './macro-options.ts'
import type { Attributes, Content, Decoration } from './macro-options.ts'

export type Breadcrumb = Content & {
  readonly href?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type BreadcrumbsProps = Decoration & {
  readonly items?: readonly Breadcrumb[] | undefined
  readonly collapseOnMobile?: boolean | undefined
  readonly labelText?: string | undefined
}

const Item = ({ item }: { readonly item: Breadcrumb }) =>
  item.href ? (
    <li class="govuk-breadcrumbs__list-item">
      <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
        {contentOf(item)}
      </a>
    </li>
  ) : (
    <li class="govuk-breadcrumbs__list-item" aria-current="page">
      {contentOf(item)}
    </li>
  )

/** GOV.UK breadcrumbs: where this page stands; an item without `href` is the page itself. */
export const Breadcrumbs = (props: BreadcrumbsProps) => (
  <nav
    class={classNames(
      'govuk-breadcrumbs',
      props.classes,
      props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
    )}
    aria-label={props.labelText ?? 'Breadcrumb'}
    {...props.attributes}
  >
    <ol class="govuk-breadcrumbs__list">
      {props.items?.map((item, index) => (
        <Item key={index} item={item} />
      ))}
    </ol>
  </nav>
)
