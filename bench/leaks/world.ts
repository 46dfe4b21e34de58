import { symbols } from 'pino'
import { loadCounty } from '../../demo/load.ts'
import { connect } from '../../src/db/index.ts'
import { startTemporary } from '../../src/db/embedded.ts'
import { grantDatabase, migrate } from '../../src/db/migrate.ts'
import { appUrl } from '../../src/db/roles.ts'
import { instant } from '../../src/time/index.ts'
import type { TestDatabase } from '../../test/database.ts'
import { databaseUrl, onServer } from '../../test/database-server.ts'
import { now } from './drawing.ts'
import { serviceOn, type TestService } from '../../test/service-on.ts'

/** The service on an embedded database, and copies of it that are equal to the last byte. */

const countyContacts = 60

export type World = TestService & {
  /** Every line the service logged, at the level that says most. */
  logged: string[]
}

export type Server = {
  /** The world that everything is planted in. Called first, and once. */
  first: () => Promise<World>
  /** Ends the first world and keeps its database to copy from. */
  keep: (world: World) => Promise<void>
  /** A world of its own, as the first was when it was kept. */
  copy: () => Promise<World>
  stop: () => Promise<void>
}

const databaseAt = (ownerUrl: string, drop: () => Promise<void>): TestDatabase => {
  const url = appUrl(ownerUrl)
  const [db, owner] = [connect(url, { max: 6 }), connect(ownerUrl, { max: 2 })]
  return {
    db,
    owner,
    url,
    ownerUrl,
    drop: async () => {
      await Promise.all([db.destroy(), owner.destroy()])
      await drop()
    },
  }
}

const listened = async (database: TestDatabase, isLoaded: boolean): Promise<World> => {
  const service = await serviceOn(database, { now, isLoaded })
  const logged: string[] = []
  Object.assign(service.app.log, {
    level: 'debug',
    [symbols.streamSym]: { write: (line: string) => logged.push(line) },
  })
  return Object.assign(service, { logged })
}

export const startServer = async (): Promise<Server> => {
  const embedded = await startTemporary({ log: () => undefined })
  const kept = new URL(embedded.ownerUrl).pathname.slice(1)
  const elsewhere = databaseUrl(embedded.ownerUrl, 'postgres')
  await migrate({ ownerUrl: embedded.ownerUrl })
  let copies = 0
  return {
    first: async () => {
      const world = await listened(
        databaseAt(embedded.ownerUrl, async () => undefined),
        false,
      )
      await loadCounty({ ownerUrl: embedded.ownerUrl, now: instant(now), contacts: countyContacts })
      return world
    },
    keep: (world) => world.stop(),
    copy: async () => {
      copies += 1
      const name = `${kept}_${String(copies)}`
      await onServer(elsewhere, (client) => client.query(`create database "${name}" template "${kept}"`))
      const ownerUrl = databaseUrl(embedded.ownerUrl, name)
      await onServer(ownerUrl, (client) => grantDatabase(client, name))
      const drop = async () =>
        void (await onServer(elsewhere, (client) =>
          client.query(`drop database if exists "${name}" with (force)`),
        ))
      return listened(databaseAt(ownerUrl, drop), true)
    },
    stop: () => embedded.stop(),
  }
}
