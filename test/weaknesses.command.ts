import { spawnSync } from 'node:child_process'
import { projectRoot } from '../src/project-root.ts'
import { finding } from './weaknesses.ts'

/**
 * `npm run weaknesses`: asks the place npm is set to which of our packages have known weaknesses. Ends with 0: none is known;
 * 1: some are; 2: it could not be asked, so nothing is known. Not part of `npm test`: it needs the network, and what it
 * answers changes without a change of ours.
 */
const isWindows = process.platform === 'win32'
const { stdout, error } = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['audit', '--json'], {
  cwd: projectRoot,
  encoding: 'utf8',
  shell: isWindows,
  timeout: 120_000,
  maxBuffer: 64 * 1024 * 1024,
})

const { lines, code } = finding(error ? '' : stdout)
for (const line of lines) console.log(line)
process.exitCode = code
