type TextField = HTMLInputElement | HTMLTextAreaElement

const isTextField = (element: Element | null): element is TextField =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(text|search|tel|url|password)$/.test(element.type))

const quoted = (name: string, value: string): string => `[${name}="${CSS.escape(value)}"]`

// How to find the same element in the new content: by id, name or address, in that order.
const addressOf = (element: Element): string | undefined => {
  const name = ['id', 'name', 'href'].find((candidate) => element.getAttribute(candidate))
  return name && `${element.tagName.toLowerCase()}${quoted(name, element.getAttribute(name) ?? '')}`
}

/** Replaces the content of a part and puts back the focus, the caret, what was typed, and what was unfolded. */
export const keepPlace = (part: HTMLElement, replace: () => void): void => {
  const focused = document.activeElement
  const address = focused !== null && part.contains(focused) ? addressOf(focused) : undefined
  const typed = isTextField(focused)
    ? { value: focused.value, start: focused.selectionStart, end: focused.selectionEnd }
    : undefined
  const unfolded = [...part.querySelectorAll('details[open][id]')].map(({ id }) => id)
  replace()
  for (const id of unfolded) part.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '')
  const again = address === undefined ? null : part.querySelector<HTMLElement>(address)
  again?.focus({ preventScroll: true })
  if (typed !== undefined && isTextField(again)) {
    again.value = typed.value
    again.setSelectionRange(typed.start, typed.end)
  }
}
