/** A code of its own for a new indicator: the level, an N for new, and the next number nobody has had. */
export const newCode = (level: number, used: readonly string[]): string => {
  const taken = new Set(used)
  for (let nth = 1; ; nth += 1) {
    const code = `${String(level)}N${String(nth)}`
    if (!taken.has(code)) return code
  }
}
