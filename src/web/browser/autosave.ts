import { savedMarkWords } from '../../design/saved-mark.words.ts'
import type { SavedState } from '../../design/saved-mark.words.ts'
import { dropAllCopies, dropCopy, keepCopy, restoreCopy } from './draft-copy.ts'

const afterTypingStops = 1000
const whileTyping = 5000
const longestRetry = 30_000

const showMark = (form: HTMLFormElement, saved: SavedState): void => {
  for (const mark of form.querySelectorAll('[data-saved-mark]')) {
    mark.className = `saved-mark saved-mark--${saved.state}`
    mark.textContent = savedMarkWords(saved)
  }
}

const bodyOf = (form: HTMLFormElement): URLSearchParams =>
  new URLSearchParams(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )

const savedAt = async (answer: Response): Promise<string> => {
  try {
    const said: unknown = await answer.json()
    if (typeof said === 'object' && said !== null && 'savedAt' in said && typeof said.savedAt === 'string')
      return said.savedAt
  } catch {
    // A receipt without a time of its own: it was saved now.
  }
  return new Date().toISOString()
}

// A page that says what went wrong is also an answer; only JSON or nothing at all is a receipt.
const isReceipt = (answer: Response): boolean =>
  answer.status === 204 || (answer.ok && (answer.headers.get('content-type') ?? '').includes('json'))

// 0 is a redirect that was not followed: the way to the sign-in page.
const signedOut: readonly number[] = [0, 401]

/** Saved only if the server said so. A redirect means signed out; a broken connection or server means try again. */
const send = async (form: HTMLFormElement): Promise<SavedState> => {
  try {
    const answer = await fetch(form.dataset['autosave'] ?? '', {
      method: 'POST',
      body: bodyOf(form),
      headers: { accept: 'application/json' },
      redirect: 'manual',
    })
    if (isReceipt(answer)) return { state: 'saved', at: await savedAt(answer) }
    if (answer.status >= 500) return { state: 'no-connection' }
    return { state: signedOut.includes(answer.status) ? 'signed-out' : 'not-accepted' }
  } catch {
    return { state: 'no-connection' }
  }
}

class Draft {
  private changes = 0
  private savedChanges = 0
  private firstUnsaved: number | undefined
  private failures = 0
  private isSending = false
  private isLeaving = false
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly form: HTMLFormElement

  constructor(form: HTMLFormElement) {
    this.form = form
    form.addEventListener('input', () => this.changed())
    form.addEventListener('change', () => this.changed())
    form.addEventListener('submit', (event) => this.submitted(event))
    window.addEventListener('online', () => this.hasUnsaved() && this.saveIn(0))
    window.addEventListener('pageshow', () => (this.isLeaving = false))
    window.addEventListener('beforeunload', (event) => {
      if (this.hasUnsaved() && !this.isLeaving) event.preventDefault()
    })
    if (restoreCopy(form)) this.changed()
  }

  private hasUnsaved(): boolean {
    return this.changes > this.savedChanges
  }

  private changed(): void {
    this.changes += 1
    this.firstUnsaved ??= Date.now()
    keepCopy(this.form)
    if (this.failures > 0) return
    showMark(this.form, { state: 'saving' })
    this.saveIn(Math.max(0, Math.min(afterTypingStops, this.firstUnsaved + whileTyping - Date.now())))
  }

  // The whole form goes with it, so nothing is lost by leaving; the copy stays until the server has it.
  private submitted(event: SubmitEvent): void {
    if (event.defaultPrevented) return
    this.isLeaving = true
    clearTimeout(this.timer)
  }

  private saveIn(milliseconds: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.save(), milliseconds)
  }

  private async save(): Promise<void> {
    if (this.isSending) return
    this.isSending = true
    const sending = this.changes
    const outcome = await send(this.form)
    this.isSending = false
    if (outcome.state === 'saved') this.saved(sending, outcome)
    else this.failed(outcome)
  }

  private saved(sent: number, outcome: SavedState): void {
    this.savedChanges = sent
    this.failures = 0
    this.firstUnsaved = undefined
    if (this.hasUnsaved()) return this.changed()
    dropCopy(this.form)
    showMark(this.form, outcome)
  }

  private failed(outcome: SavedState): void {
    this.failures += 1
    showMark(this.form, outcome)
    this.saveIn(Math.min(longestRetry, 1000 * 2 ** this.failures))
  }
}

/**
 * Forms with `data-autosave="/url"` save themselves as people type, and say truthfully whether they did.
 * The address must be one per draft: the copy kept in the tab is found again by it.
 */
export const startAutosave = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) new Draft(form)
  // Whoever signs out, or has answered by a link, leaves nothing behind for the next person at this machine.
  document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', dropAllCopies)
  if (document.querySelector('[data-drop-copies]') !== null) dropAllCopies()
}
