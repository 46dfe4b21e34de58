import { globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  answerOf,
  pageFile,
  type Read,
  readProject,
  type Requirement,
  requirementsOf,
  staleIn,
  testsIn,
  traceabilityIn,
} from './asvs.ts'
import { pageWith } from './asvs.page.ts'
import { projectRoot } from '../src/project-root.ts'

/** What docs/asvs says to each requirement of ASVS 5.0.0 is whole, right, and still true. */

/**
 * The standard's own list: its chapters, and the level of each requirement of each section in order, so that '112' are the
 * first three of a section (OWASP ASVS 5.0.0, English edition; 345 requirements in 80 sections).
 */
const standard: readonly (readonly [chapter: string, name: string, sections: readonly string[]])[] = [
  ['V1', 'Encoding and Sanitization', ['22', '1111122223', '112222222223', '222', '123']],
  ['V2', 'Validation and Business Logic', ['122', '112', '12223', '23']],
  ['V3', 'Web Frontend Security', ['3', '113', '12223', '11222233', '11122333', '3', '22333']],
  ['V4', 'API and Web Service', ['12233', '23333', '22', '1222']],
  ['V5', 'File Handling', ['2', '112333', '113', '222']],
  ['V6', 'Authentication', ['122', '111111112222', '11223333', '112233', '22222333', '2223', '33', '2222']],
  ['V7', 'Session Management', ['222', '1111', '22', '11222', '223', '22']],
  ['V8', 'Authorization', ['1233', '1123', '133', '23']],
  ['V9', 'Self-contained Tokens', ['111', '1222']],
  ['V10', 'OAuth and OIDC', ['22', '223', '22223', '1111122222233333', '22222', '22', '222']],
  ['V11', 'Cryptography', ['2233', '22233', '11233', '1222', '23', '23', '33']],
  ['V12', 'Secure Communication', ['12233', '11', '22223']],
  ['V13', 'Configuration', ['2333', '222223', '2233', '1222233']],
  ['V14', 'Data Protection', ['22', '12223333', '122']],
  ['V15', 'Secure Coding and Architecture', ['12233', '12233', '1222222', '3333']],
  ['V16', 'Security Logging and Error Handling', ['2', '22222', '2222', '222', '2223']],
  ['V17', 'WebRTC', ['23', '22223333', '22']],
]
const all = traceabilityIn(readProject)
const requirements = requirementsOf(all)
const find = (id: string): Requirement => {
  const found = requirements.find((each) => each.id === id)
  if (!found) throw new Error(`${id} is not there`)
  return found
}

describe('every requirement of ASVS 5.0.0', () => {
  test('is there once, in its chapter and section, with its level', () => {
    const expected = standard.flatMap(([chapter, name, sections]) =>
      sections.flatMap((levels, section) =>
        [...levels].map((level, nth) => [
          `${chapter} ${name}`,
          `${chapter}.${String(section + 1)}.${String(nth + 1)}`,
          Number(level),
        ]),
      ),
    )
    const written = all.chapters.flatMap((chapter) =>
      chapter.sections.flatMap((section) =>
        section.requirements.map(({ id, level }) => {
          expect(id.startsWith(`${section.id}.`)).toBe(true)
          return [`${chapter.id} ${chapter.name}`, id, level]
        }),
      ),
    )
    expect(written).toEqual(expected)
    expect(written).toHaveLength(345)
    expect([1, 2, 3].map((level) => requirements.filter((each) => each.level === level).length)).toEqual([
      70, 183, 92,
    ])
  })

  test('has one answer, whose tests and documents are there by those very names', () => {
    expect(staleIn(requirements, readProject)).toEqual([])
  })

  test('was read a second time beside its tests, at every level', () => {
    const { on, levels } = all.secondReading
    expect(levels).toEqual([1, 2, 3])
    expect(on >= '2026-11-29').toBe(true)
  })

  test('is on the readable page, which says what the data says (otherwise: npm run asvs)', () => {
    const page = readProject(pageFile) ?? ''
    expect(page).toBe(pageWith(all, page))
  })
})

describe('an answer is found to be stale', () => {
  const shown = find('V7.2.4')
  const named = shown.applies?.tests[0] ?? ''
  const [file = '', name = ''] = named.split(' › ')

  /** The project as it is, but for one file. */
  const withChanged =
    (changed: string, change: (text: string) => string | null): Read =>
    (asked) =>
      asked === changed ? change(readProject(changed) ?? '') : readProject(asked)

  test('when the test it names was renamed', () => {
    const renamed = withChanged(file, (text) => text.replace(name, `${name}, or so`))
    expect(staleIn([shown], readProject)).toEqual([])
    expect(staleIn([shown], renamed)).toEqual([`V7.2.4: ${file} has nothing called “${name}”`])
  })

  test('when the test it names is skipped, or only spoken of', () => {
    const skipped = withChanged(file, (text) => text.replace(`test('${name}'`, `test.skip('${name}'`))
    const spokenOf = withChanged(file, () => `// test('${name}')\nconst words = "${name}"`)
    for (const changed of [skipped, spokenOf]) expect(staleIn([shown], changed)).toHaveLength(1)
  })

  test('when its file is gone', () => {
    expect(
      staleIn(
        [shown],
        withChanged(file, () => null),
      ),
    ).toContain(`V7.2.4: ${file} is not there`)
  })

  test('when the heading it names was renamed', () => {
    const written = find('V7.1.2')
    const document = 'docs/asvs/security-decisions.md'
    const renamed = withChanged(document, (text) => text.replace('## Sessions side by side', '## Sessions'))
    expect(staleIn([written], readProject)).toEqual([])
    expect(staleIn([written], renamed)).toEqual([
      `V7.1.2: ${document} has nothing called “Sessions side by side”`,
    ])
  })

  test('when it is none, or two', () => {
    const { applies: _, ...none } = shown
    const two = { ...shown, reason: { says: 'does not apply' } }
    expect([answerOf(none), answerOf(two)]).toEqual([null, null])
    expect(staleIn([none], readProject)).toHaveLength(1)
    expect(staleIn([two], readProject)).toHaveLength(1)
  })
})

describe('the threat model', () => {
  const text = readProject('docs/threat-model.md') ?? ''
  const codes = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  const named = [
    ...text
      .replaceAll(/`[^`\n]+`/g, '')
      .replaceAll('**', '')
      .matchAll(/\*([^*\n]+)\*/g),
  ].map(([, name = '']) => name)

  test('names tests that are there by those very names', () => {
    expect(named.length).toBeGreaterThan(30)
    const files = globSync(['{src,test,bench}/**/*.test.{ts,tsx}'], { cwd: projectRoot }).map((file) => ({
      file,
      text: readProject(file) ?? '',
    }))
    const written = (name: string): string[] => [`'${name}'`, `"${name}"`]
    const lost = named.filter(
      (name) =>
        !files.some(
          ({ file, text }) =>
            written(name).some((each) => text.includes(each)) && testsIn(text, file).has(name),
        ),
    )
    expect(lost).toEqual([])
  })

  test('names files and folders that are there', () => {
    const paths = codes.filter((code) => /^(src|db|test|docs)\//.test(code))
    expect(paths.length).toBeGreaterThan(30)
    const lost = paths.filter((path) => globSync([path, `${path}*`], { cwd: projectRoot }).length === 0)
    expect(lost).toEqual([])
  })
})

test('names of tests are read in every way they are written here', () => {
  const text = `
    test('plain', () => {})
    it("in other marks", async () => {})
    test.each([['a'], ['b']])('%s of several', () => {})
    it.each<[string]>([['a']])(\`in backticks\`, () => {})
    describe('a group', () => { it('inside', () => {}, 1000) })
    test.skip('put off', () => {})
    describe.skip('a group put off', () => { it('inside what is put off', () => {}) })
    it.todo('to do')
    request.test('not ours')
    const generic = <T>(one: T): T => one
    test('after what only looks like JSX', () => {})
  `
  expect([...testsIn(text, 'some.test.ts')]).toEqual([
    'plain',
    'in other marks',
    '%s of several',
    'in backticks',
    'inside',
    'after what only looks like JSX',
  ])
})
