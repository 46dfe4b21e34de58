import type { ComponentChildren } from 'preact'
import { classNames, contentOf, hasContent } from './macro-options.ts'
import type { Attributes, Content, Decoration } from './macro-options.ts'

export type PaginationLink = Content & {
  readonly href?: string | undefined
  readonly labelText?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type PaginationItem = {
  readonly number?: string | number | undefined
  readonly href?: string | undefined
  readonly current?: boolean | undefined
  readonly ellipsis?: boolean | undefined
  readonly visuallyHiddenText?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type PaginationProps = Decoration & {
  readonly items?: readonly (PaginationItem | null)[] | undefined
  readonly previous?: PaginationLink | undefined
  readonly next?: PaginationLink | undefined
  readonly landmarkLabel?: string | undefined
}

type Direction = 'prev' | 'next'

const arrows: Readonly<Record<Direction, string>> = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

const Arrow = ({ direction }: { readonly direction: Direction }) => (
  <svg
    class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d={arrows[direction]} />
  </svg>
)

type ArrowLinkProps = {
  readonly direction: Direction
  readonly link: PaginationLink
  /** No page numbers between: previous and next stand under each other as blocks. */
  readonly block: boolean
  readonly children?: ComponentChildren
}

const ArrowLink = ({ direction, link, block, children }: ArrowLinkProps) => (
  <div class={`govuk-pagination__${direction}`}>
    <a class="govuk-link govuk-pagination__link" href={link.href ?? ''} rel={direction} {...link.attributes}>
      {(block || direction === 'prev') && <Arrow direction={direction} />}
      <span
        class={classNames(
          'govuk-pagination__link-title',
          block && !link.labelText && 'govuk-pagination__link-title--decorated',
        )}
      >
        {hasContent(link) ? contentOf(link) : children}
      </span>
      {link.labelText && block && (
        <>
          {' '}
          <span class="govuk-visually-hidden">:</span>{' '}
          <span class="govuk-pagination__link-label">{link.labelText}</span>
        </>
      )}
      {!block && direction === 'next' && <Arrow direction={direction} />}
    </a>
  </div>
)

const PageNumber = ({ item }: { readonly item: PaginationItem }) => (
  <li
    class={classNames(
      'govuk-pagination__item',
      item.current && 'govuk-pagination__item--current',
      item.ellipsis && 'govuk-pagination__item--ellipsis',
    )}
  >
    {item.ellipsis ? (
      '⋯'
    ) : (
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href ?? ''}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    )}
  </li>
)

/** GOV.UK pagination. */
export const Pagination = ({ items, previous, next, ...props }: PaginationProps) => {
  const block = !items && Boolean(next ?? previous)
  return (
    <nav
      class={classNames('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel || 'Pagination'}
      {...props.attributes}
    >
      {previous?.href && (
        <ArrowLink direction="prev" link={previous} block={block}>
          Previous<span class="govuk-visually-hidden"> page</span>
        </ArrowLink>
      )}
      {items && (
        <ul class="govuk-pagination__list">
          {items.map(
            (item, index) => item && Object.keys(item).length > 0 && <PageNumber key={index} item={item} />,
          )}
        </ul>
      )}
      {next?.href && (
        <ArrowLink direction="next" link={next} block={block}>
          Next<span class="govuk-visually-hidden"> page</span>
        </ArrowLink>
      )}
    </nav>
  )
}
