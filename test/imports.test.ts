import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/**
 * Who may import whom:
 *   rooms → what the service stands on; what it stands on ↛ rooms
 *   room → another room's index.ts only, and no cycles between folders
 *   pages ↛ SQL; the pure file → time, types and other pure files only
 *   transactions are opened by db/ alone
 */
const standsOn = [
  'access',
  'approvals',
  'clocks',
  'db',
  'design',
  'events',
  'files',
  'questions',
  'start',
  'time',
  'web',
]
/** These put the house together and may see every room. */
const houseFiles = ['src/app.ts', 'src/main.ts', 'src/rooms.ts']

type Import = { from: string; to: string; isType: boolean }

const files = globSync('src/**/*.{ts,tsx}').filter(
  (file) => !/\.test\.tsx?$|\.test-data\.ts$|\/browser\//.test(file),
)
const importsOf = (file: string): Import[] =>
  [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'(\.[^']+)'/gm)].map(
    ([, isType, to]) => ({
      from: file,
      to: normalize(join(dirname(file), to ?? '')),
      isType: isType !== undefined,
    }),
  )
const imports = files.flatMap(importsOf)
const folderOf = (file: string): string => file.split('/')[1] ?? ''
const isHouse = (file: string): boolean =>
  houseFiles.includes(file) || !file.startsWith('src/') || file.split('/').length === 2
const between = imports.filter(
  ({ from, to }) => !isHouse(from) && !isHouse(to) && folderOf(from) !== folderOf(to),
)
const said = (broken: readonly Import[]): string[] => broken.map(({ from, to }) => `${from} → ${to}`)

test('there is something to check', () => expect(between.length).toBeGreaterThan(100))

test('what the service stands on knows no room', () => {
  expect(
    said(
      between.filter(({ from, to }) => standsOn.includes(folderOf(from)) && !standsOn.includes(folderOf(to))),
    ),
  ).toEqual([])
})

test('a room knows another room by its index alone', () => {
  expect(
    said(between.filter(({ to }) => !standsOn.includes(folderOf(to)) && to.split('/')[2] !== 'index.ts')),
  ).toEqual([])
})

test('no folder depends on itself by way of others', () => {
  const edges = new Map<string, Set<string>>()
  for (const { from, to, isType } of between) {
    if (!isType) edges.set(folderOf(from), (edges.get(folderOf(from)) ?? new Set()).add(folderOf(to)))
  }
  const cycles: string[] = []
  const walk = (folder: string, path: readonly string[]): void => {
    if (path.includes(folder))
      return void cycles.push([...path.slice(path.indexOf(folder)), folder].join(' → '))
    for (const next of edges.get(folder) ?? []) walk(next, [...path, folder])
  }
  for (const folder of edges.keys()) walk(folder, [])
  expect([...new Set(cycles)]).toEqual([])
})

test('pages never ask the database', () => {
  expect(
    said(
      imports.filter(
        ({ from, to, isType }) => from.includes('/pages/') && /\.sql\.ts$|\/db\//.test(to) && !isType,
      ),
    ),
  ).toEqual([])
})

/** What a pure file may stand on: time, types, and other files that are pure themselves. No package, no room's door. */
const pureFile = (file: string): boolean =>
  file.startsWith('src/time/') ||
  (!/\.(sql|routes)\.tsx?$|\.tsx$|\/index\.ts$|^src\/(db|web)\//.test(file) &&
    !/^import\s+(?!type\s)[^'"`;]*?from\s+'[^.]/m.test(readFileSync(file, 'utf8')) &&
    imports.filter(({ from, isType }) => from === file && !isType).every(({ to }) => pureFile(to)))

test('rules are pure: they know time, types and other pure files', () => {
  const rules = files.filter((file) => file.endsWith('.rule.ts'))
  expect(rules.length).toBeGreaterThan(2)
  expect(
    said(imports.filter(({ from, to, isType }) => from.endsWith('.rule.ts') && !isType && !pureFile(to))),
  ).toEqual([])
})

test('only db/ opens a transaction', () => {
  const opens = files.filter(
    (file) => !file.startsWith('src/db/') && /\.transaction\(\)|\bbegin;/.test(readFileSync(file, 'utf8')),
  )
  expect(opens).toEqual([])
})
