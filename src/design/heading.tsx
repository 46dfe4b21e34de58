import type { ComponentChildren } from 'preact'
import type { HeadingLevel } from './macro-options.ts'

type HeadingProps = {
  readonly level: HeadingLevel
  readonly class: string
  readonly id?: string | undefined
  readonly children?: ComponentChildren
}

/** A heading whose level depends on where its component stands in the page. */
export const Heading = ({ level, class: className, id, children }: HeadingProps) => {
  const Tag = `h${level}` as const
  return (
    <Tag class={className} id={id}>
      {children}
    </Tag>
  )
}
