/**
 * The machine's own clock may be wrong, the server's is not: counts on from the time the page was made. Milliseconds
 * since 1970.
 */
export const countOnFromServer = (): (() => number) => {
  const made = Date.parse(document.body.dataset['madeAt'] ?? '')
  const ahead = Number.isNaN(made) ? 0 : made - Date.now()
  return () => Date.now() + ahead
}
