import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '../src/project-root.ts'
import { finding } from './weaknesses.ts'

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

describe('known weaknesses of packages', () => {
  const answer = (more: object) =>
    JSON.stringify({ vulnerabilities: {}, metadata: { dependencies: { total: 321 } }, ...more })
  const weak = (severity: string) => ({
    severity,
    isDirect: severity === 'high',
    via: ['another', { title: 'Reads past the end', url: 'https://example.org/a' }],
    fixAvailable: severity === 'high',
  })

  test('none known ends well, and says of how many packages', () => {
    expect(finding(answer({}))).toEqual({
      lines: ['321 packages: no weakness is known of any of them today.'],
      code: 0,
    })
  })

  test('those known are listed, the worst first, with how soon they must be mended', () => {
    const { lines, code } = finding(answer({ vulnerabilities: { mild: weak('low'), grave: weak('high') } }))
    expect([code, lines.length]).toEqual([1, 3])
    expect(lines[1]).toBe(
      'high     grave, named by us: a version mends it; 72 hours or 14 days. Reads past the end (https://example.org/a)',
    )
    expect(lines[2]).toContain('low      mild: no version mends it yet; the next release.')
  })

  test.each([
    ['no answer', ''],
    ['no JSON', '<html>'],
    ['null', 'null'],
    [
      'an error of the place asked',
      JSON.stringify({ message: '405 Method Not Allowed', error: { summary: '' } }),
    ],
    ['an answer about nothing', answer({ metadata: { dependencies: { total: 0 } } })],
    ['half an answer', JSON.stringify({ metadata: { dependencies: { total: 5 } } })],
  ])('%s is never “none known”', (_what, said) => {
    const { lines, code } = finding(said)
    expect(code).toBe(2)
    expect(lines[0]).toContain('Could not ask for known weaknesses')
  })
})
