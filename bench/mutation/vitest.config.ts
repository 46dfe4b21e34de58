import { defineConfig } from 'vitest/config'

/**
 * Only the tables and scenarios that judge rights: a changed rule is tried against all of them, some thousand times over,
 * so they must take milliseconds. Properties, the truth table and the database see more, and take seconds.
 */
export default defineConfig({
  test: {
    include: ['src/access/*.test.ts'],
    exclude: ['src/access/*.sql.test.ts', 'src/access/*.property.test.ts'],
    maxWorkers: 1,
    testTimeout: 60_000,
  },
})
