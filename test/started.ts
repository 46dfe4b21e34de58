import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectRoot } from '../src/project-root.ts'

/** The service as somebody starts it at the keyboard: a process of its own, watched through what it says. */
export type Started = {
  child: ChildProcess
  said(): string
  /** Resolves when the text has been said; fails when the process ended without saying it. */
  says(text: string): Promise<void>
  /** Where it answers, once it says so. */
  address(): Promise<string>
  /** The exit code, once it ends. */
  ended(): Promise<number | null>
}

const patience = 30_000

/** A provider nobody asks: outside a trial the service does not start without one. */
const signIn = {
  PUBLIC_URL: 'https://front-door.example.org',
  OIDC_ISSUERS: JSON.stringify([
    {
      employer: 'E10000003',
      name: 'Cambridgeshire County Council',
      issuer: 'https://sign-in.example.org',
      clientId: 'front-door',
      clientSecret: 'only for tests',
      secondFactor: { amr: ['mfa'] },
    },
  ]),
}

export const startService = (env: Record<string, string>): Started => {
  const child = spawn(process.execPath, [join(projectRoot, 'run/run.js'), 'src/main.ts'], {
    cwd: projectRoot,
    env: { ...process.env, DATABASE_URL: '', DEMO: '0', ...signIn, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (part: Buffer) => {
    said += part.toString()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)

  const over = () => child.exitCode !== null || child.signalCode !== null
  const says = async (text: string): Promise<void> => {
    const giveUp = performance.now() + patience
    while (!said.includes(text)) {
      if (over() || performance.now() > giveUp) throw new Error(`It never said "${text}" but:\n${said}`)
      await pause(20)
    }
  }
  return {
    child,
    said: () => said,
    says,
    address: async () => {
      await says('Front Door is at ')
      return /Front Door is at (\S+)/.exec(said)?.[1] ?? ''
    },
    ended: async () => {
      if (!over()) await once(child, 'close')
      return child.exitCode
    },
  }
}
