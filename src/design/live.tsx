import type { ComponentChildren } from 'preact'

type LiveProps = {
  /** Address of the server-sent events that say "changed". */
  readonly events: string
  /** Address that gives this part of the page again, as HTML. */
  readonly fragment: string
  /** What to say aloud when it changed, at most once a minute: "The tray has changed". */
  readonly announce?: string | undefined
  readonly children?: ComponentChildren
}

/** A part of the page that stays true while it is open. Without scripts it is as true as the page. */
export const Live = ({ events, fragment, announce, children }: LiveProps) => (
  <div data-live={events} data-fragment={fragment} data-announce={announce}>
    {children}
  </div>
)
