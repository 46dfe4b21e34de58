import { lettersAct } from './keys.ts'

/** "/" goes to the search box, from anywhere nobody is typing. */
export const startShortcut = (): void => {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || !lettersAct(event)) return
    const box = document.querySelector('[data-shortcut="/"]')
    if (!(box instanceof HTMLInputElement)) return
    event.preventDefault()
    box.focus()
    box.select()
  })
}
