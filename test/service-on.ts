import type { FastifyInstance } from 'fastify'
import { loadCounty } from '../demo/load.ts'
import { type Extension, loadOrganisation } from '../demo/organisation.ts'
import { people, type PersonKey } from '../demo/people.ts'
import { rememberRights } from '../src/access/index.ts'
import { buildApp } from '../src/app.ts'
import { rooms } from '../src/rooms.ts'
import { type Instant, instant } from '../src/time/index.ts'
import { type House, runDueJobs } from '../src/web/index.ts'
import type { TestDatabase } from './database.ts'
import { Visitor } from './visitor.ts'

/** The whole service on a database of its own, with the clock in the test's hands. */
export type TestService = {
  app: FastifyInstance
  house: House
  database: TestDatabase
  /** Sets the clock; it then stands still until set again. */
  setClock: (to: string) => void
  /** A browser of somebody's own: it keeps cookies, follows forms, and reads pages as text. */
  visitor: () => Visitor
  /** A browser in which this demo worker has signed in and, when named, put on a hat. */
  signedIn: (person: PersonKey, hat?: { authority: string; fn: string }) => Promise<Visitor>
  /** Runs follow-up work that is due by PostgreSQL's own clock or was queued for now. */
  runJobs: () => Promise<void>
  stop: () => Promise<void>
}

export type ServiceOptions = { now?: string; extension?: Extension; county?: number; isLoaded?: boolean }

/** On a database that is there already. `isLoaded`: organisation and county stand in it. */
export const serviceOn = async (
  database: TestDatabase,
  options: ServiceOptions = {},
): Promise<TestService> => {
  let now: Instant = instant(options.now ?? '2026-11-23T09:00:00Z')
  if (options.isLoaded !== true) await loadOrganisation(database.owner, options.extension)
  // With `county`, about that many contacts of the invented county are there already.
  if (options.county !== undefined)
    await loadCounty({ ownerUrl: database.ownerUrl, now, contacts: options.county })
  const house: House = {
    db: database.db,
    now: () => now,
    ...rememberRights(database.db),
    live: { subscribe: () => () => undefined },
    demoSignIn: true,
    passkeys: { domain: 'localhost', origin: 'http://localhost:3000' },
  }
  const app = await buildApp(house)
  const visitor = () => new Visitor(app)
  return {
    app,
    house,
    database,
    setClock: (to) => {
      now = instant(to)
    },
    visitor,
    signedIn: async (person, hat) => {
      const browser = visitor()
      await browser.send('/sign-in', { person: people[person].id })
      if (hat) {
        await browser.open('/acting-for')
        await browser.submit('/acting-for', { hat: `${hat.authority}/${hat.fn}` })
      }
      return browser
    },
    runJobs: () => runDueJobs(house, rooms, database.ownerUrl),
    stop: async () => {
      await app.close()
      await database.drop()
    },
  }
}
