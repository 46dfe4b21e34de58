// What `npm test` runs: types, lint and layout at once, then the tests. Ends with one line that counts the tests.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = join(root, 'node_modules', '.bin')
const modules = join(root, 'node_modules')
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node')

/** Signals reach the children by themselves (one process group); nothing of theirs may outlive this. */
const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exitCode = 130
  })

/** Resolves with the code and, unless the output goes straight to the terminal, all that was said. */
const run = (script, args, shown) =>
  new Promise((resolve) => {
    const child = spawn(node, [join(modules, script), ...args], {
      cwd: root,
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}` },
    })
    let said = ''
    child.stdout?.on('data', (part) => (said += part))
    child.stderr?.on('data', (part) => (said += part))
    running.add(child)
    child.on('error', (error) => resolve({ code: 1, said: error.message }))
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, said })
    })
  })

const step = async (name, script, args) => {
  const began = performance.now()
  const { code, said } = await run(script, args, false)
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(9)} ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
  return { name, code, said }
}

const checks = async () => {
  const done = await Promise.all([
    step('types', 'typescript/bin/tsc', ['--noEmit']),
    step('lint', 'eslint/bin/eslint.js', ['.']),
    step('layout', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
  ])
  return done.filter(({ code }) => code !== 0)
}

const tests = async () => {
  const report = join(tmpdir(), `front-door-tests-${process.pid}.json`)
  const began = performance.now()
  const { code } = await run(
    'vitest/vitest.mjs',
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
    true,
  )
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} tests     ${((performance.now() - began) / 1000).toFixed(1)} s`,
  )
  const counted = countIn(report)
  rmSync(report, { force: true })
  return { code, ...counted }
}

/** A file that could not even be loaded has no tests to count, so it counts as one that failed. */
const countIn = (report) => {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length
    return { passed: numPassedTests, failed: numFailedTests + broken }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

const failedChecks = await checks()
for (const { name, said } of failedChecks) console.log(`\n${name}:\n${said.trim()}\n`)
if (failedChecks.length > 0) {
  console.log(`0 passed, ${failedChecks.length} failed`)
  process.exitCode = 1
} else {
  const { code, passed, failed } = await tests()
  console.log(`${passed} passed, ${failed === 0 && code !== 0 ? 1 : failed} failed`)
  process.exitCode ||= code
}
