/** May a single letter do something here? Not while somebody types, and not for people who turned it off. */
export const lettersAct = (event: KeyboardEvent): boolean => {
  const { target } = event
  if (document.body.dataset['keyShortcuts'] === 'off') return false
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  return !(
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  )
}
