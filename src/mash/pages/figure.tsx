import type { ComponentChildren } from 'preact'

/** A figure in a table of many columns: narrow, where the columns stand under one another, its heading is said again. */
export const Figure = ({ label, children }: { label: string; children?: ComponentChildren }) => (
  <>
    <span class="figures__label">{`${label}: `}</span>
    {children}
  </>
)
