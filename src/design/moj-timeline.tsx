import { Heading } from './heading.tsx'
import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration, HeadingLevel } from './macro-options.ts'

export type TimelineItem = Content &
  Decoration & {
    readonly label: Content
    readonly byline?: Content | undefined
    /** `timestamp` for machines, `text` as people read it. */
    readonly datetime: { readonly timestamp: string; readonly text: string }
  }

export type MojTimelineProps = Decoration & {
  readonly headingLevel?: HeadingLevel | undefined
  readonly items: readonly TimelineItem[]
}

const Item = ({ item, level }: { readonly item: TimelineItem; readonly level: HeadingLevel }) => (
  <div class={classNames('moj-timeline__item', item.classes)} {...item.attributes}>
    <div class="moj-timeline__header">
      <Heading level={level} class="moj-timeline__title">
        {contentOf(item.label)}
      </Heading>{' '}
      {item.byline && <p class="moj-timeline__byline">by {contentOf(item.byline)}</p>}
    </div>
    <p class="moj-timeline__date">
      <time dateTime={item.datetime.timestamp}>{item.datetime.text}</time>
    </p>
    <div class="moj-timeline__description">{contentOf(item)}</div>
  </div>
)

/** MoJ timeline: what happened, one thing after another. */
export const MojTimeline = (props: MojTimelineProps) => (
  <div class={classNames('moj-timeline', props.classes)} {...props.attributes}>
    {props.items.map((item, index) => (
      <Item key={index} item={item} level={props.headingLevel ?? 2} />
    ))}
  </div>
)
