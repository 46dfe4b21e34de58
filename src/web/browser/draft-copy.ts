/** What a form holds, by name. Guards and once-only tokens are left out: they belong to one showing of the page. */
export type Typed = readonly (readonly [name: string, value: string])[]

const isOurs = (name: string): boolean => !name.startsWith('_')

export const typedIn = (form: HTMLFormElement): Typed =>
  [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && isOurs(name) ? [[name, value] as const] : [],
  )

const keyOf = (form: HTMLFormElement): string => `front-door draft ${form.dataset['autosave'] ?? ''}`

/** Keeps a copy in this tab, so that a lost connection or a reload loses nothing. Gone when the tab is closed. */
export const keepCopy = (form: HTMLFormElement): void => {
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(typedIn(form)))
  } catch {
    // No room or not allowed: the page itself still holds the text.
  }
}

export const dropCopy = (form: HTMLFormElement): void => sessionStorage.removeItem(keyOf(form))

export const dropAllCopies = (): void => {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith('front-door draft ')) sessionStorage.removeItem(key)
}

const isPair = (pair: unknown): pair is [string, string] =>
  Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string')

export const isTyped = (copy: unknown): copy is Typed => Array.isArray(copy) && copy.every(isPair)

const copyOf = (form: HTMLFormElement): Typed | undefined => {
  const text = sessionStorage.getItem(keyOf(form))
  if (text === null) return undefined
  const copy: unknown = JSON.parse(text)
  return Array.isArray(copy) ? copy.filter(isPair) : undefined
}

export const putBack = (form: HTMLFormElement, copy: Typed): void => {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
      field.checked = copy.some(([name, value]) => name === field.name && value === field.value)
    else if (
      (field instanceof HTMLInputElement && !/^(hidden|file|submit|button)$/.test(field.type)) ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement
    ) {
      const value = copy.find(([name]) => name === field.name)?.[1]
      if (value !== undefined) field.value = value
    }
  }
}

/** Puts a copy that was never saved back into the form. True when there was one. */
export const restoreCopy = (form: HTMLFormElement): boolean => {
  const copy = copyOf(form)
  if (copy !== undefined) putBack(form, copy)
  return copy !== undefined
}
