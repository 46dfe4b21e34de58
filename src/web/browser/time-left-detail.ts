const closed = 'time-left--closed'

/** Escape closes the detail of a clock without moving anything (WCAG 2.2, 1.4.13); it opens again on return. */
export const startTimeLeftDetail = (): void => {
  const reopen = (): void => {
    for (const clock of document.querySelectorAll(`.${closed}`)) clock.classList.remove(closed)
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape')
      for (const clock of document.querySelectorAll('[data-time-left]')) clock.classList.add(closed)
  })
  document.addEventListener('focusin', reopen)
  document.addEventListener('pointerover', (event) => {
    if (event.target instanceof Element && event.target.closest('[data-time-left]') === null) reopen()
  })
}
