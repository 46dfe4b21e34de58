import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../src/project-root.ts'

/**
 * What the whole code does that could be dangerous, and the only files that do it: whoever adds one says so here, and
 * somebody else reads it (ASVS 5.0 V1.2.4, V1.2.5, V1.2.9, V1.3.2, V1.3.6, V3.3.1, V3.5.5, V11.1.3, V11.4.1, V11.5.1).
 */

const files = globSync(['src/**/*.{ts,tsx}', 'run/*.js'], { cwd: projectRoot })
  .filter((file) => !/\.test\.tsx?$|\.test-data\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(projectRoot, file), 'utf8') }))

const filesWith = (what: RegExp): string[] =>
  files
    .filter(({ text }) => what.test(text))
    .map(({ file }) => file)
    .toSorted()

const rules: readonly (readonly [does: string, what: RegExp, only: readonly string[]])[] = [
  ['runs text as code', /\beval\(|new Function\(|node:vm/, []],
  [
    'starts a program',
    /node:child_process/,
    [
      'run/check.js',
      'run/install.js',
      'run/run.js',
      'src/db/embedded-account.ts',
      'src/db/embedded-binaries.ts',
      'src/db/embedded-cluster.ts',
      'src/db/embedded-lock.ts',
      'src/db/embedded-server.ts',
    ],
  ],
  [
    // Names of our own tables and columns, and two words about a savepoint: nothing that came in.
    'puts text into a query as it is',
    /\bsql\.raw\(|sql\.lit\(/,
    [
      'src/access/rights.sql.ts',
      'src/agency-requests/answering.ts',
      'src/authority-gaps/finding.sql.ts',
      'src/proof/entry.sql.ts',
    ],
  ],
  [
    // Of letters and figures alone, whatever was typed.
    'makes a pattern at run time',
    /new RegExp\(/,
    ['src/contacts/told-record.ts', 'src/people/hidden-words.ts', 'src/people/one-box.ts'],
  ],
  [
    'asks another machine',
    /(?<!\/browser\/.*)\bfetch\(|from 'node:https?'|from 'node:net'|from 'node:tls'|from 'openid-client'|NotifyClient\(/,
    [
      'src/db/embedded-server.ts',
      'src/design/in-the-browser.ts',
      'src/files/virus-check.ts',
      'src/messages/notify.ts',
      'src/proof/ask.ts',
      'src/web/browser/autosave.ts',
      'src/web/browser/live.ts',
      'src/web/browser/passkey.ts',
      'src/web/browser/suggest.ts',
      'src/web/provider.ts',
      'src/web/proxies.ts',
      'src/web/watch.ts',
    ],
  ],
  [
    'puts markup into a page of the browser',
    /innerHTML|insertAdjacentHTML|outerHTML\s*=|document\.write|dangerouslySetInnerHTML/,
    ['src/web/browser/live.ts', 'src/web/browser/suggest.ts'],
  ],
  [
    'compares the guard of a form so that time tells how near a guess came',
    /_csrf'\)\s*[!=]==|csrf\s*[!=]==/,
    [],
  ],
  ['listens to another window', /postMessage|addEventListener\('message'/, []],
  ['gives a browser a cookie', /\.setCookie\(|\.clearCookie\(/, ['src/web/cookies.ts']],
  ['draws a number by guessable chance', /Math\.random\(/, []],
  ['uses a hash that is broken', /createHash\(\s*['"](?!sha256)|\bmd5\(|\bsha1\(/i, []],
]

test.each(rules)('only the files listed here do what could be dangerous: %s', (_does, what, only) => {
  expect(filesWith(what)).toEqual(only)
})

test('every use of cryptography is in a file that is listed, with what it is for', () => {
  const listed = readFileSync(join(projectRoot, 'docs/asvs/security-decisions.md'), 'utf8')
  const using = filesWith(/from 'node:crypto'|crypto\.subtle|from 'jose'|@simplewebauthn\/server/)
  expect(using.filter((file) => !listed.includes(`\`${file}\``))).toEqual([])
})
