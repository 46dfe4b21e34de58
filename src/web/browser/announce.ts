const notMoreOftenThan = 60_000
let last = -notMoreOftenThan

// The same words twice are only read out again when the region was empty between.
const put = (words: string): void => {
  const region = document.querySelector('[data-announcements]')
  if (region === null) return
  region.textContent = ''
  setTimeout(() => (region.textContent = words), 100)
}

/** Says something to people who listen to the page, at most once a minute: a busy tray must not talk without end. */
export const announce = (words: string): void => {
  if (performance.now() - last < notMoreOftenThan) return
  last = performance.now()
  put(words)
}

const quiet = 1000
let waiting: ReturnType<typeof setTimeout> | undefined

/** Says what came of typing once a second has passed without anything newer: nobody is talked over while they type. */
export const sayWhenQuiet = (words: string): void => {
  clearTimeout(waiting)
  waiting = setTimeout(() => put(words), quiet)
}
