import { parseArgs } from 'node:util'
import { sayTo } from '../figures.ts'
import { leaks } from './leaks.ts'

/** `npm run leaks [-- --budget SECONDS] [--seed N] [--json]`. Ends with 1 when something was found. */

const whole = (name: string, given: string, from: number): number => {
  const value = Number(given)
  if (!Number.isInteger(value) || value < from)
    throw new Error(`--${name} takes a whole number from ${String(from)}.`)
  return value
}

try {
  const { values } = parseArgs({
    options: {
      budget: { type: 'string', default: '120' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  })
  const found = await leaks(sayTo(values.json), {
    seconds: whole('budget', values.budget, 10),
    seed: whole('seed', values.seed, 0),
  })
  if (found > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
