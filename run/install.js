// Makes sure node_modules is what package-lock.json says, before npm start and npm test. Plain JavaScript, Node 20, no packages.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.front-door-lock-hash')
const lock = join(root, '.build', 'installing')

const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const changedAt = (file) => {
  try {
    return statSync(file).mtimeMs
  } catch {
    return 0
  }
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')

/** By content; a folder that somebody filled with `npm ci` themselves is taken when it is newer than the lock file. */
const upToDate = () => {
  const noted = read(stamp)
  if (noted !== null) return noted === wanted
  return changedAt(join(modules, '.package-lock.json')) >= changedAt(join(root, 'package-lock.json'))
}

const alive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A folder can be made only once, so making it is the lock. One left by a process that is gone, or is half an hour old, is nobody's. */
const lockHolder = () => {
  const pid = Number(read(join(lock, 'pid')))
  const fresh = Date.now() - changedAt(lock) < 1_800_000
  if (pid > 0) return fresh && alive(pid) ? pid : null
  return Date.now() - changedAt(lock) < 5_000 ? -1 : null
}

const tryLock = () => {
  mkdirSync(dirname(lock), { recursive: true })
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/** Renamed first: of two that find it stale, one removes it and the other finds nothing to rename. */
const removeStaleLock = () => {
  try {
    renameSync(lock, `${lock}.${process.pid}`)
  } catch {
    return
  }
  rmSync(`${lock}.${process.pid}`, { recursive: true, force: true })
}

const takeLock = async () => {
  let told = false
  while (!tryLock()) {
    if (lockHolder() === null) removeStaleLock()
    else {
      if (!told) console.log('Another start is installing the packages; waiting for it.')
      told = true
      await pause(300)
    }
  }
}

const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|E40[137]|E50\d/

const fail = (output) => {
  console.error(output.trim().split('\n').slice(-25).join('\n'))
  console.error(
    unreachable.test(output)
      ? '\nThe packages could not be fetched: npm cannot reach its registry.\nCheck the network or proxy (npm config get registry; npm config get proxy), then run the same command again.'
      : '\nThe packages could not be installed. What npm said is above; after putting it right run the same command again.',
  )
  process.exitCode = 1
}

/** npm must not run on the Node inside the folder that it is about to replace. */
const pathWithoutOurs = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(modules))
    .join(delimiter)

const install = () => {
  console.log('Installing packages (only when package-lock.json has changed; about a minute) …')
  const began = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { status, stdout, stderr, error } = spawnSync(
    npm,
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
      maxBuffer: 64 * 1024 * 1024,
    },
  )
  if (status !== 0) return fail(`${stdout ?? ''}\n${stderr ?? ''}\n${error?.message ?? ''}`)
  writeFileSync(stamp, wanted)
  console.log(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.`)
}

if (!upToDate()) {
  await takeLock()
  try {
    if (!upToDate()) install()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}
