const pause = 150

const fieldsOf = (asking: Element): URLSearchParams => {
  const fields = asking.matches('input') ? [asking] : [...asking.querySelectorAll('input, select, textarea')]
  const query = new URLSearchParams()
  for (const field of fields)
    if (
      (field instanceof HTMLInputElement &&
        field.type !== 'hidden' &&
        (!/radio|checkbox/.test(field.type) || field.checked)) ||
      field instanceof HTMLSelectElement ||
      field instanceof HTMLTextAreaElement
    )
      if (field.name !== '' && field.value.trim() !== '') query.append(field.name, field.value.trim())
  return query
}

const watch = (asking: HTMLElement): void => {
  const target = document.getElementById(asking.dataset['suggestTarget'] ?? '')
  const url = asking.dataset['suggest']
  if (target === null || url === undefined) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = new AbortController()
  const ask = async (): Promise<void> => {
    asked.abort()
    asked = new AbortController()
    const { signal } = asked
    try {
      const answer = await fetch(`${url}?${fieldsOf(asking).toString()}`, { signal, redirect: 'error' })
      const html = answer.ok ? await answer.text() : undefined
      if (html !== undefined && !signal.aborted) target.innerHTML = html
    } catch {
      // Given up for a newer question, or no connection: what was found before stays, the form still works.
    }
  }
  asking.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), pause)
  })
}

/**
 * `data-suggest="/url"` on a field, or around several: what is typed is asked of that address, and the HTML it
 * answers goes into the element whose id is `data-suggest-target`. An older answer never overwrites a newer one.
 */
export const startSuggest = (scope: ParentNode): void => {
  for (const asking of scope.querySelectorAll<HTMLElement>('[data-suggest]')) watch(asking)
}
