import { defineConfig } from 'vitest/config'

/** Tests sit beside the code they judge. Three workers for the two cores that check a change: one often waits for PostgreSQL. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'bench/**/*.test.ts'],
    globalSetup: ['test/database.setup.ts'],
    setupFiles: ['test/properties.setup.ts'],
    // Tests are refused on purpose, thousands of times; those that read the log say so themselves.
    env: { LOG_LEVEL: 'error' },
    maxWorkers: 3,
    // Modules are loaded once for all files of a worker: what a test changes it must put back.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
