import type { ComponentChildren } from 'preact'
import { classNames } from './macro-options.ts'

export type TrayFilter = {
  readonly href: string
  readonly text: string
  readonly count?: number | undefined
  readonly current?: boolean | undefined
}

export type TrayHeadProps = {
  readonly title: string
  /** 32 waiting · oldest 5 h 12 min (Maya T., green) · 2 late */
  readonly counts?: ComponentChildren
  readonly filters?: readonly TrayFilter[] | undefined
  /** Sorting and further filters: a form. */
  readonly children?: ComponentChildren
}

const Filter = ({ href, text, count, current }: TrayFilter) => (
  <li class={classNames('tray-head__filter', current && 'tray-head__filter--current')}>
    <a class="tray-head__filter-link" href={href} aria-current={current ? 'true' : undefined}>
      {text}
      {count !== undefined && (
        <>
          {' '}
          <span class="tray-head__count">{count}</span>
        </>
      )}
    </a>
  </li>
)

/** Ways to see part of a tray, each with how many are in it. */
export const TrayFilters = ({ filters }: { readonly filters: readonly TrayFilter[] }) => (
  <nav aria-label="Show">
    <ul class="tray-head__filters">
      {filters.map((filter) => (
        <Filter key={filter.href} {...filter} />
      ))}
    </ul>
  </nav>
)

/** The top of a tray: what it is, how much waits, and ways to see part of it. */
export const TrayHead = ({ title, counts, filters, children }: TrayHeadProps) => (
  <div class="tray-head">
    <div class="tray-head__line">
      <h1 class="govuk-heading-l tray-head__title">{title}</h1>
      {counts && <p class="tray-head__counts">{counts}</p>}
    </div>
    <div class="tray-head__line">
      {filters && filters.length > 0 && <TrayFilters filters={filters} />}
      {children}
    </div>
  </div>
)
