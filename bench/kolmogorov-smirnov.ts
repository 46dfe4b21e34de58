/** The greatest distance between the two shares of values below any value. */
const distance = (some: readonly number[], others: readonly number[]): number => {
  const [one, other] = [some.toSorted((a, b) => a - b), others.toSorted((a, b) => a - b)]
  let [here, there, most] = [0, 0, 0]
  while (here < one.length && there < other.length) {
    const at = Math.min(one[here] ?? 0, other[there] ?? 0)
    while (here < one.length && (one[here] ?? 0) <= at) here += 1
    while (there < other.length && (other[there] ?? 0) <= at) there += 1
    most = Math.max(most, Math.abs(here / one.length - there / other.length))
  }
  return most
}

const terms = 100

/**
 * The Kolmogorov-Smirnov test of two samples: how likely they are to differ so much, or more, where both are drawn from
 * the same. By the limit for large samples, with Stephens' correction.
 */
export const likelyAlike = (some: readonly number[], others: readonly number[]): number => {
  if (some.length === 0 || others.length === 0) return Number.NaN
  const root = Math.sqrt((some.length * others.length) / (some.length + others.length))
  const lambda = (root + 0.12 + 0.11 / root) * distance(some, others)
  if (lambda < 0.2) return 1
  let sum = 0
  for (let nth = 1; nth <= terms; nth += 1)
    sum += (nth % 2 === 1 ? 2 : -2) * Math.exp(-2 * nth * nth * lambda * lambda)
  return Math.min(1, Math.max(0, sum))
}
