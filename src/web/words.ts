/** What a browser sent in a form, made safe to store: one string per name, or several. */
export type Body = Readonly<Record<string, string | string[] | undefined>>

/**
 * Text as people meant it. PostgreSQL cannot hold NUL, other control characters are never typed on purpose, and half
 * a surrogate pair (a cut emoji, a wrong encoding) would break JSON. Composed form, so that é is found however typed.
 */
export const cleanText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\ufeff]/g, '')
    .normalize('NFC')

/** A form's fields, cleaned; everything that is not text is left out. */
export const cleanBody = (body: unknown): Body => {
  if (typeof body !== 'object' || body === null) return {}
  const entries = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, cleanText(value)]]
    if (Array.isArray(value)) return [[name, value.filter((each) => typeof each === 'string').map(cleanText)]]
    return []
  })
  return Object.fromEntries(entries)
}

/** The one value of a field, trimmed; empty when absent. */
export const one = (body: Body, name: string): string => {
  const value = body[name]
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

/** Every value of a field, for checkboxes. */
export const many = (body: Body, name: string): string[] => {
  const value = body[name]
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).filter((each) => each !== '')
}
