import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { binariesVersion } from '../src/db/embedded-binaries.ts'
import { startEmbedded } from '../src/db/embedded.ts'

/** With owners and modes. Copying an empty database is ten times as quick as making one. */
export const copyFolder = async (from: string, to: string): Promise<void> => {
  if (process.platform === 'win32') await cp(from, to, { recursive: true })
  else await promisify(execFile)('cp', ['-a', from, to])
}

const makeOnce = async (kept: string): Promise<void> => {
  const folder = await mkdtemp(`${kept}-`)
  await chmod(folder, 0o711)
  const dataFolder = join(folder, 'data')
  await (await startEmbedded({ dataFolder, log: () => undefined })).stop()
  await rename(dataFolder, kept).catch((error: unknown) => {
    if (!existsSync(kept)) throw error
  })
  await rm(folder, { recursive: true, force: true })
}

/** An empty database of this version of PostgreSQL, kept between runs for this user only, and copied into `folder`. */
export const keptCluster = async (folder: string): Promise<string> => {
  const { uid } = userInfo()
  const kept = join(tmpdir(), `front-door-kept-${uid}-${binariesVersion()}`)
  if (!existsSync(kept)) await makeOnce(kept)
  if (process.platform !== 'win32' && (await stat(kept)).uid !== uid)
    throw new Error(`${kept} belongs to somebody else.`)
  await chmod(folder, 0o711)
  await mkdir(folder, { recursive: true })
  await copyFolder(kept, join(folder, 'data'))
  return join(folder, 'data')
}
