const patience = 10_000

/**
 * A second press of the button within ten seconds is the same press. The button stays enabled for assistive
 * technology and works again after that, because a sending may have been lost on the way.
 */
export const startSubmitOnce = (): void => {
  const sent = new WeakMap<HTMLFormElement, number>()
  document.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !('submitOnce' in form.dataset)) return
    const before = sent.get(form)
    if (before !== undefined && event.timeStamp - before < patience) event.preventDefault()
    else if (!event.defaultPrevented) sent.set(form, event.timeStamp)
  })
  // Back from the next page: the form is as it was, and may be sent again.
  window.addEventListener('pageshow', () => {
    for (const form of document.forms) sent.delete(form)
  })
}
