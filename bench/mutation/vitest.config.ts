import { defineConfig } from 'vitest/config'

/** Only what judges rights without a database: a changed rule is tried against all of it, some thousand times over. */
export default defineConfig({
  test: {
    include: ['src/access/*.test.ts', 'bench/truth/*.test.ts'],
    exclude: ['src/access/*.sql.test.ts'],
    setupFiles: ['test/properties.setup.ts'],
    maxWorkers: 1,
    testTimeout: 300_000,
  },
})
