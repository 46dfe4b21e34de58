import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const commandOf = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8')

const descendants = (root: number): number[] => {
  const pairs = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const below = (pid: number): number[] =>
    pairs
      .filter(([, parent]) => parent === pid)
      .flatMap(([child]) => (child === undefined ? [] : [child, ...below(child)]))
  return below(root)
}

const residentOf = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)

/** Megabytes of the server process itself, Linux only: of the Node processes that npm started, the one that took most. */
export const serverMemory = (npm: number): number | null => {
  if (process.platform !== 'linux') return null
  const nodes = descendants(npm).filter((pid) => /^\S*node\0/.test(commandOf(pid)))
  return Math.max(...nodes.map(residentOf)) / 1024
}

/** Megabytes of everything that npm started, Linux only. Each process's own pages and its share of those it shares (PSS), npm and its shell left out. */
export const memoryBelow = (npm: number): number | null => {
  if (process.platform !== 'linux') return null
  const kilobytes = descendants(npm)
    .filter((pid) => !commandOf(pid).startsWith('npm'))
    .map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0))
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}
