/** One measured number. Names stay the same once printed, so that figures can be compared over the years. */
export type Figure = {
  figure: string
  value: number
  unit: 'ms' | 's' | 'mb' | 'ratio' | 'per-s' | 'count'
  size: number
  /** Of matching: the set of people it was measured on. */
  set?: string
}

export type Say = {
  /** Prints a figure: a line for people, or one line of JSON. */
  figure: (figure: Figure, words: string) => void
  /** Anything else, for people only. */
  note: (line: string) => void
}

/** Accuracies near 1 differ in the fourth place. */
const rounded = ({ value, set }: Figure): number =>
  Number(set === undefined || value > 1 ? value.toPrecision(3) : value.toFixed(5))

export const sayTo = (asJson: boolean): Say => ({
  figure: (figure, words) => {
    if (asJson) console.log(JSON.stringify({ ...figure, value: rounded(figure) }))
    else
      console.log(
        `${figure.figure.padEnd(24)}${String(rounded(figure)).padStart(10)} ${figure.unit.padEnd(6)} ${
          figure.size === 0 ? '' : `at ${figure.size.toLocaleString('en-GB')}: `
        }${figure.set === undefined ? '' : `${figure.set}: `}${words}`,
      )
  },
  note: (line) => {
    if (!asJson) console.log(`  ${line}`)
  },
})

/** The value below which this share of all values lie; of nothing, NaN. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** How long one thing took, in milliseconds. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}
