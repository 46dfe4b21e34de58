import type { ComponentChildren } from 'preact'
import { hatOf, type Visit } from './visit.ts'

type FormProps = {
  visit: Visit
  action: string
  autosave?: string
  multipart?: boolean
  /** Says how much of a file has been sent, where scripts run. */
  uploadProgress?: boolean
  id?: string
  class?: string
  children: ComponentChildren
}

/** A form for workers. Carries the guard against forgery, the hat it was opened under, and a once-only token. */
export const Form = ({
  visit,
  action,
  autosave,
  multipart,
  uploadProgress,
  id,
  class: className,
  children,
}: FormProps) => (
  <form
    method="post"
    action={action}
    novalidate
    id={id}
    class={className}
    enctype={multipart ? 'multipart/form-data' : undefined}
    data-autosave={autosave}
    data-submit-once
    data-upload-progress={uploadProgress}
  >
    <input type="hidden" name="_csrf" value={visit.csrf} />
    <input type="hidden" name="_hat" value={hatOf(visit)} />
    <input type="hidden" name="_once" value={visit.once} />
    {visit.bringsBackTyped && <input type="hidden" name="_typed" value="kept" />}
    {children}
  </form>
)
