import { sayWhenQuiet } from './announce.ts'
import { keepPlace } from './keep-place.ts'

const pause = 150

const namesIn = (parts: readonly HTMLElement[]): ReadonlySet<string> =>
  new Set(
    parts
      .flatMap((part) => [part, ...part.querySelectorAll('[name]')])
      .map((field) => field.getAttribute('name') ?? '')
      .filter((name) => !name.startsWith('_')),
  )

/** Every field of these parts, empty ones too: an empty row is somebody of whom nothing is known yet. */
const bodyOf = (parts: readonly HTMLElement[]): URLSearchParams => {
  const form = parts[0]?.closest('form')
  const body = new URLSearchParams()
  if (form === null || form === undefined) return body
  const names = namesIn(parts)
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && (name === '_csrf' || name === '_hat' || names.has(name)))
      body.append(name, value)
  return body
}

const words = 'This could not be renewed: what you see was found before. Send the page, or load it again.'

const sayStale = (target: HTMLElement): void => {
  if (target.querySelector(':scope > .live__stale') !== null) return
  const warning = document.createElement('p')
  warning.className = 'live__stale'
  warning.textContent = words
  target.prepend(warning)
  sayWhenQuiet(words)
}

const saidIn = (target: HTMLElement): readonly string[] =>
  [...target.querySelectorAll<HTMLElement>('[data-said]')].map(({ dataset }) => dataset['said'] ?? '')

/** Puts the answer in place; what is new in it is said aloud once nobody types any more. */
const show = (target: HTMLElement, html: string): void => {
  const before = saidIn(target)
  keepPlace(target, () => (target.innerHTML = html))
  const fresh = saidIn(target).filter((said) => said !== '' && !before.includes(said))
  if (fresh.length > 0) sayWhenQuiet(fresh.join(' '))
}

const askFor = async (url: string, body: URLSearchParams, signal: AbortSignal): Promise<string | null> => {
  try {
    const answer = await fetch(url, { method: 'POST', body, signal, redirect: 'error' })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}

/** Asks for everything that is typed towards one target: one question at a time, the last one counts. */
const watch = (url: string, target: HTMLElement, parts: readonly HTMLElement[]): void => {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = new AbortController()
  let shown = bodyOf(parts).toString()
  const ask = async (): Promise<void> => {
    asked.abort()
    const body = bodyOf(parts)
    if (body.toString() === shown) return target.querySelector(':scope > .live__stale')?.remove()
    asked = new AbortController()
    const { signal } = asked
    const html = await askFor(url, body, signal)
    if (signal.aborted) return
    if (html === null) return sayStale(target)
    shown = body.toString()
    show(target, html)
  }
  for (const part of parts)
    for (const event of ['input', 'change'])
      part.addEventListener(event, () => {
        clearTimeout(timer)
        timer = setTimeout(() => void ask(), pause)
      })
}

/**
 * `data-suggest="/url"` around fields: what is typed there is sent to that address, in the body and never in the
 * address, and the HTML it answers goes into the element whose id is `data-suggest-target`. Parts with the same target
 * are sent together. An older answer never overwrites a newer one, and nothing is asked twice.
 */
export const startSuggest = (scope: ParentNode): void => {
  const byTarget = new Map<string, HTMLElement[]>()
  for (const part of scope.querySelectorAll<HTMLElement>('[data-suggest]')) {
    const id = part.dataset['suggestTarget'] ?? ''
    byTarget.set(id, [...(byTarget.get(id) ?? []), part])
  }
  for (const [id, parts] of byTarget) {
    const target = document.getElementById(id)
    const url = parts[0]?.dataset['suggest']
    if (target !== null && url !== undefined) watch(url, target, parts)
  }
}
