import { lettersAct } from './keys.ts'

const step = (event: KeyboardEvent): 'next' | 'previous' | 'first' | 'last' | undefined => {
  switch (event.key) {
    case 'ArrowDown':
      return 'next'
    case 'ArrowUp':
      return 'previous'
    case 'Home':
      return 'first'
    case 'End':
      return 'last'
    case 'j':
      return lettersAct(event) ? 'next' : undefined
    case 'k':
      return lettersAct(event) ? 'previous' : undefined
    default:
      return undefined
  }
}

const linksOf = (tray: Element): HTMLAnchorElement[] =>
  [...tray.querySelectorAll('[data-tray-row]')].flatMap((row) => row.querySelector('a') ?? [])

/** In a tray the arrow keys, j and k move from row to row. The row's link has the focus, so Enter opens it. */
export const startTrayKeys = (): void => {
  document.addEventListener('keydown', (event) => {
    const { target } = event
    const tray = target instanceof Element ? target.closest('[data-tray]') : null
    const movement = step(event)
    if (tray === null || movement === undefined || !(target instanceof HTMLAnchorElement)) return
    const links = linksOf(tray)
    const here = links.indexOf(target)
    const there = { next: here + 1, previous: here - 1, first: 0, last: links.length - 1 }[movement]
    links[Math.min(links.length - 1, Math.max(0, there))]?.focus()
    event.preventDefault()
  })
}
