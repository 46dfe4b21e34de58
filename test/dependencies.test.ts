import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '../src/project-root.ts'

/** What this service is made of beside its own code: package-lock.json is the list, and npm holds every package to it. */

const read = (file: string): unknown => JSON.parse(readFileSync(join(projectRoot, file), 'utf8'))

const versions = z.record(z.string(), z.string())
const own = z
  .object({ dependencies: versions, optionalDependencies: versions, devDependencies: versions })
  .parse(read('package.json'))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        resolved: z.string().optional(),
        link: z.boolean().optional(),
      }),
    ),
  })
  .parse(read('package-lock.json'))

const packages = Object.entries(lock.packages).filter(([where]) => where !== '')

describe('the packages', () => {
  test('every package has a version and a hash of its own, and comes from no place of its own', () => {
    expect(packages.length).toBeGreaterThan(100)
    for (const [where, { version, integrity, resolved, link }] of packages) {
      expect([where, version]).toEqual([where, expect.stringMatching(/^\d+\.\d+\.\d+/)])
      expect([where, integrity]).toEqual([where, expect.stringMatching(/^sha512-[A-Za-z0-9+/]{86}==$/)])
      expect([where, link]).toEqual([where, undefined])
      // Without an address npm takes the package from the one place it is set to; with one, that place would be asked.
      expect([where, resolved]).toEqual([where, undefined])
    }
  })

  test('those we name are named by one exact version', () => {
    for (const [name, version] of Object.entries({
      ...own.dependencies,
      ...own.optionalDependencies,
      ...own.devDependencies,
    }))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+(-[\w.]+)?$/)])
  })
})
