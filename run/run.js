// Builds one entry of the source and runs it: node run/run.js src/main.ts [arguments]
// Plain JavaScript that any Node from 20 on can read; what it starts runs on the Node 26 of the lock file.
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const build = join(root, '.build')
const [entry, ...rest] = process.argv.slice(2)

if (entry === undefined) {
  console.error('Usage: node run/run.js src/main.ts [arguments]')
  process.exit(2)
}

const enough = Number(process.versions.node.split('.')[0]) >= 26

/** Node reads `--enable-source-maps` only at its own start; the same switch can be set from inside. */
const inThisNode = async (file) => {
  process.setSourceMapsEnabled(true)
  process.argv = [process.argv[0], file, ...rest]
  await import(pathToFileURL(file).href)
}

/** Signals are passed on, and the pipe tells the child when we are killed and cannot pass on anything. */
const inNode26 = () => {
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const child = spawn(node, [...process.execArgv, fileURLToPath(import.meta.url), entry, ...rest], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, FRONT_DOOR_FOLLOWS: '1' },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Node 26 could not be started (${error.message}). Run: node run/install.js`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === 'SIGINT' ? 2 : 15)))
}

const followTheOneAbove = () => {
  if (process.env.FRONT_DOOR_FOLLOWS === undefined || process.channel === undefined) return
  delete process.env.FRONT_DOOR_FOLLOWS
  process.channel.unref()
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}

/** npm starts us through a shell; killed, npm takes the shell with it and leaves us behind without a keeper. */
const followNpm = () => {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const keeper = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === keeper) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

/** Secrets may be kept as files, where a vault puts them: NAME_FILE names the file. */
const readSecretFiles = () => {
  for (const name of ['DATABASE_URL', 'DATABASE_APP_URL', 'NOTIFY_API_KEY']) {
    const file = process.env[`${name}_FILE`]
    if (file === undefined || file === '') continue
    try {
      process.env[name] = readFileSync(file, 'utf8').trim()
    } catch (error) {
      console.error(`${name}_FILE cannot be read: ${error.message}`)
      process.exit(1)
    }
  }
}

/** Every start has a file of its own, so two starts at once never read half of one another's. Old ones are swept up. */
const sweep = () => {
  const anHourAgo = Date.now() - 3_600_000
  for (const name of readdirSync(build)) {
    const file = join(build, name)
    try {
      if (statSync(file).mtimeMs < anHourAgo) rmSync(file)
    } catch {
      // Another start swept it.
    }
  }
}

const bundle = async () => {
  const esbuild = await import('esbuild')
  mkdirSync(build, { recursive: true })
  sweep()
  const name = basename(entry).replace(/\.tsx?$/, '')
  const unfinished = join(build, `${name}.${process.pid}.part.mjs`)
  const file = join(build, `${name}.${process.pid}.mjs`)
  await esbuild.build({
    entryPoints: [join(root, entry)],
    outfile: unfinished,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node26',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'warning',
  })
  await esbuild.stop()
  renameSync(unfinished, file)
  return file
}

if (enough) {
  followTheOneAbove()
  followNpm()
  readSecretFiles()
  const file = await bundle().catch((error) => {
    if (error.errors === undefined) console.error(error.message)
    process.exit(1)
  })
  await inThisNode(file)
} else inNode26()
