import type { KeyObject } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Remembered } from '../access/index.ts'
import type { Db } from '../db/index.ts'
import type { Reaction } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { SignInWith } from './issuers.ts'

/** What every room is given: the database, the clock, and what is known of workers and councils. */
export type House = Remembered & {
  db: Db
  now: () => Instant
  /** Tells open trays that a council's tray changed. Returns how to stop listening. */
  live: { subscribe: (listener: (authority: string) => void) => () => void }
  /** Sign-in by choosing an invented person: for trial and tests only. */
  demoSignIn: boolean
  /** The database holds the invented county: every page says so. Where not said, as demoSignIn. */
  isTrial?: boolean
  /** A trial seen at another time than today: every page says which. */
  isClockSet?: boolean
  /** Where people come to, as PUBLIC_URL says; absent in a trial on this machine. */
  publicUrl?: string
  /** Which passkeys belong here; absent where nobody can say by which address people come. */
  passkeys?: PasskeyPlace
  /** Each employer's own sign-in; absent in a trial that has none. */
  signInWith?: SignInWith
  /** How the record is signed; absent where no key was given. */
  record?: RecordSigning
}

/** The name of this installation, the key its record is signed with, and the keys of the witnesses it listens to. */
export type RecordSigning = { name: string; key: KeyObject; witnesses: readonly string[] }

/** A passkey is made for one domain and works on its pages alone. */
export type PasskeyPlace = { domain: string; origin: string }

/** Follow-up work, run after the fact that asked for it. The payload holds ids only. */
export type Task = (payload: Readonly<Record<string, string>>, house: House) => Promise<void>

/** A room of the service: its pages and actions, its follow-up work, and what it does when others' facts happen. */
export type Room = {
  name: string
  routes: (app: FastifyInstance, house: House) => void
  tasks?: Readonly<Record<string, Task>>
  /** Those of its tasks that are asked for whenever the service starts. */
  atStart?: readonly string[]
  /** Those of its tasks that are asked for each minute, by one process of all. */
  everyMinute?: readonly string[]
  reactions?: readonly Reaction[]
}
