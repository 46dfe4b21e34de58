import { announce } from './announce.ts'
import { keepPlace } from './keep-place.ts'

const gather = 500
const atLatest = 60_000

const fetchFragment = async (url: string): Promise<string | undefined> => {
  try {
    const answer = await fetch(url, { headers: { accept: 'text/html' }, redirect: 'error' })
    return answer.ok ? await answer.text() : undefined
  } catch {
    return undefined
  }
}

const wallClock = (): string =>
  new Date().toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' })

// A list that silently stopped being renewed would look like a quiet afternoon.
const sayStale = (part: HTMLElement, since: string): void => {
  if (part.querySelector(':scope > .live__stale') !== null) return
  const warning = document.createElement('p')
  warning.className = 'live__stale'
  warning.textContent = `This has not been renewed since ${since}. Load the page again to see what is new.`
  part.prepend(warning)
}

type Renewed = (part: HTMLElement) => void

/** Nobody holds a selection longer than this to copy it; what is shown must not grow old behind one. */
const longestSelection = 120_000

// Words that are being marked to be copied are not pulled away from under the mouse.
const isMarkedIn = (part: HTMLElement): boolean => {
  const selection = document.getSelection()
  return selection !== null && !selection.isCollapsed && part.contains(selection.anchorNode)
}

/** A part that says its version is only spoken of when that changed: a clock that moved on is no news. */
const versionIn = (part: HTMLElement): string | undefined =>
  part.querySelector<HTMLElement>('[data-version]')?.dataset['version']

/** Gives a function that fetches the part and puts it in place; `because` an event came it is also said aloud. */
const renewer = (part: HTMLElement, renewed: Renewed) => {
  let since = wallClock()
  let shown: string | undefined
  let shownAt = Date.now()
  return async (because: 'event' | 'time'): Promise<void> => {
    const html = await fetchFragment(part.dataset['fragment'] ?? '')
    if (html === undefined) return sayStale(part, since)
    since = wallClock()
    part.querySelector(':scope > .live__stale')?.remove()
    if (html === shown) return
    if (isMarkedIn(part) && Date.now() - shownAt < longestSelection) return
    shown = html
    shownAt = Date.now()
    const before = versionIn(part)
    keepPlace(part, () => (part.innerHTML = html))
    renewed(part)
    const hasChanged = before === undefined || versionIn(part) !== before
    if (because === 'event' && hasChanged && part.dataset['announce']) announce(part.dataset['announce'])
  }
}

const keepTrue = (part: HTMLElement, renewed: Renewed): void => {
  const renew = renewer(part, renewed)
  let timer: ReturnType<typeof setTimeout> | undefined
  let source: EventSource | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void renew('event'), gather)
  }
  const listen = (): void => {
    source = new EventSource(part.dataset['live'] ?? '')
    source.addEventListener('changed', soon)
  }
  // A browser keeps few connections to one place, so tabs nobody looks at give theirs back.
  document.addEventListener('visibilitychange', () => {
    source?.close()
    if (document.visibilityState !== 'visible') return
    listen()
    void renew('time')
  })
  // Events may be lost behind a proxy or while the machine slept: look again at least once a minute.
  setInterval(() => document.visibilityState === 'visible' && void renew('time'), atLatest)
  listen()
}

/** `data-live="/events" data-fragment="/part"`: on "changed" the part is fetched again and replaced. */
export const startLive = (renewed: Renewed): void => {
  for (const part of document.querySelectorAll<HTMLElement>('[data-live]')) keepTrue(part, renewed)
}
