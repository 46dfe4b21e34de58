import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Stories through the whole service take longest: begun first, none of them is left alone at the end. */
const isLong = ({ moduleId }: TestSpecification): boolean => /\/(test|demo)\//.test(moduleId)
const isLongest = ({ moduleId }: TestSpecification): boolean => /-secrets\.test/.test(moduleId)

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => (isLongest(file) ? 0 : isLong(file) ? 1 : 2)
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}

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
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
