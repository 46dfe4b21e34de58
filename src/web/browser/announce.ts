const notMoreOftenThan = 60_000
let last = -notMoreOftenThan

/** Says something to people who listen to the page, at most once a minute: a busy tray must not talk without end. */
export const announce = (words: string): void => {
  const region = document.querySelector('[data-announcements]')
  if (region === null || performance.now() - last < notMoreOftenThan) return
  last = performance.now()
  // The same words twice are only read out again when the region was empty between.
  region.textContent = ''
  setTimeout(() => (region.textContent = words), 100)
}
