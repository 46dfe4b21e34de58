import { savedMarkWords } from './saved-mark.words.ts'
import type { SavedState } from './saved-mark.words.ts'

export type SavedMarkProps = { readonly saved?: SavedState | undefined }

/** "Saved 14:02:31". Stands in the form that saves itself; the browser keeps it true. */
export const SavedMark = ({ saved = { state: 'untouched' } }: SavedMarkProps) => (
  <p class={`saved-mark saved-mark--${saved.state}`} data-saved-mark aria-live="polite">
    {savedMarkWords(saved)}
  </p>
)
