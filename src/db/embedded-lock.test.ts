import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { holderOf, takeLock, type Holder, type Lock } from './embedded-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'front-door-lock-'))
})
afterEach(() => rm(folder, { recursive: true }))

const isLock = (one: Lock | Holder): one is Lock => 'release' in one

const note = (holder: Partial<Holder>) =>
  writeFile(
    join(folder, 'running.json'),
    JSON.stringify({ began: '1', databasePort: 1, address: null, ...holder }),
  )

describe('one data folder', () => {
  it('is taken by one, however many ask at once; the others learn who has it', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => takeLock(folder)))
    expect(all.filter(isLock)).toHaveLength(1)
    expect(all.filter((one) => !isLock(one) && one.pid === process.pid)).toHaveLength(19)
    expect(await readdir(folder)).toEqual(['running.json'])
  })

  it('is free again when released', async () => {
    const lock = await takeLock(folder)
    if (isLock(lock)) await lock.release()
    expect(await holderOf(folder)).toBeNull()
    expect(isLock(await takeLock(folder))).toBe(true)
  })

  it('tells where the service answers', async () => {
    const lock = await takeLock(folder)
    if (isLock(lock)) await lock.tell({ address: 'http://localhost:3000', databasePort: 5555 })
    expect(await holderOf(folder)).toMatchObject({
      pid: process.pid,
      address: 'http://localhost:3000',
      databasePort: 5555,
    })
  })

  it('is not held by a process that is dead', async () => {
    const child = spawn(process.execPath, ['--version'])
    await once(child, 'exit')
    await note({ pid: child.pid ?? 0 })
    expect(isLock(await takeLock(folder))).toBe(true)
  })

  it('is not held by another process that happens to have the number of a dead one', async () => {
    await note({ pid: process.pid, began: 'another time' })
    expect(isLock(await takeLock(folder))).toBe(true)
  })
})
