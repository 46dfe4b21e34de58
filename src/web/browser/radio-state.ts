/**
 * The script of GOV.UK Frontend says on a radio whether what it reveals is open, with an attribute that radios may not
 * carry (WAI-ARIA 1.2: aria-expanded is for other roles). Assistive technology announces the radio's own state; what
 * is revealed follows it in the page.
 */
export const sayNothingRadiosMayNot = (): void => {
  const take = (radio: Element): void => radio.removeAttribute('aria-expanded')
  for (const radio of document.querySelectorAll(
    'input[type="radio"][data-aria-controls], input[type="radio"][aria-controls]',
  )) {
    take(radio)
    new MutationObserver(() => {
      if (radio.hasAttribute('aria-expanded')) take(radio)
    }).observe(radio, { attributes: true, attributeFilter: ['aria-expanded'] })
  }
}
