import type { ComponentChildren, VNode } from 'preact'
import { Form, type Visit } from '../../web/index.ts'

type FrameProps = { action: string; autosave?: string; multipart?: boolean; children: ComponentChildren }

/**
 * By which door somebody came to a request: signed in as a navigator, or by a one-time link. The forms are the same; what
 * guards them, and where they lead, is the door's.
 */
export type Doorway = {
  /** `/requests/…` or `/answer/…`, to which what is done is added. */
  base: string
  Frame: (props: FrameProps) => VNode
  isLink: boolean
}

export const staffDoorway = (visit: Visit, id: string): Doorway => ({
  base: `/requests/${id}`,
  isLink: false,
  Frame: ({ children, ...form }) => (
    <Form visit={visit} {...form}>
      {children}
    </Form>
  ),
})

/** A form for somebody without an account: guarded by what only their browser's cookie tells. */
export const linkDoorway = (base: string, guard: string, once: string): Doorway => ({
  base,
  isLink: true,
  Frame: ({ action, autosave, multipart, children }) => (
    <form
      method="post"
      action={action}
      novalidate
      enctype={multipart ? 'multipart/form-data' : undefined}
      data-autosave={autosave}
      data-submit-once
    >
      <input type="hidden" name="_csrf" value={guard} />
      <input type="hidden" name="_once" value={once} />
      {children}
    </form>
  ),
})
