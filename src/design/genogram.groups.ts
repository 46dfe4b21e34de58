/** Groups whose members are joined by any chain of pairs. The smallest member names a group. */
export const groupsOf = (pairs: readonly (readonly [string, string])[]): ((of: string) => string) => {
  const head = new Map<string, string>()
  const headOf = (of: string): string => {
    const next = head.get(of)
    return next === undefined || next === of ? of : headOf(next)
  }
  for (const [one, other] of pairs) {
    const [a, b] = [headOf(one), headOf(other)].toSorted()
    if (a !== undefined && b !== undefined && a !== b) head.set(b, a)
  }
  return headOf
}

/** Everything with the same key together, in the order in which it came. */
export const grouped = <T>(all: readonly T[], key: (of: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const each of all) groups.set(key(each), [...(groups.get(key(each)) ?? []), each])
  return groups
}
