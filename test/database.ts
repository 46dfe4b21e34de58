import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { connect, type Db } from '../src/db/connect.ts'
import { grantDatabase } from '../src/db/migrate.ts'
import { appUrl } from '../src/db/roles.ts'
import { databaseUrl, onServer } from './database-server.ts'

export type TestDatabase = {
  /** As the service works: row-level security binds it. */
  db: Db
  /** As the owner of the tables, whom nothing binds: for preparing a scene and for looking behind it. */
  owner: Db
  /** Address for the runtime role. */
  url: string
  /** Address for the owner. */
  ownerUrl: string
  drop(): Promise<void>
}

/**
 * A migrated database of one's own, copied from the run's template: with nothing in it, or with the two councils, their
 * workers and agreements. Call `drop` when done, in afterAll or afterEach.
 */
export const freshDatabase = async (
  holding: 'nothing' | 'organisation' = 'nothing',
): Promise<TestDatabase> => {
  const template = inject(holding === 'nothing' ? 'databaseTemplate' : 'organisationTemplate')
  const templateName = new URL(template).pathname.slice(1)
  const name = `${templateName}_${randomBytes(4).toString('hex')}`
  const server = databaseUrl(template, 'postgres')
  await onServer(server, async (client) => {
    await client.query(`create database ${name} template ${templateName} strategy file_copy`)
    await grantDatabase(client, name)
  })
  const ownerUrl = databaseUrl(template, name)
  const url = appUrl(ownerUrl)
  const [db, owner] = [connect(url, { max: 8 }), connect(ownerUrl, { max: 3 })]
  const drop = async () => {
    await Promise.all([db.destroy(), owner.destroy()])
    await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
  return { db, owner, url, ownerUrl, drop }
}

/** A database with nothing in it, for trying migrations themselves. */
export const emptyDatabase = async (): Promise<{ ownerUrl: string; drop(): Promise<void> }> => {
  const template = inject('databaseTemplate')
  const name = `${new URL(template).pathname.slice(1)}_${randomBytes(4).toString('hex')}`
  const server = databaseUrl(template, 'postgres')
  await onServer(server, (client) =>
    client.query(`create database ${name} template template0 encoding 'UTF8'`),
  )
  const drop = () =>
    onServer(
      server,
      async (client) => void (await client.query(`drop database if exists ${name} with (force)`)),
    )
  return { ownerUrl: databaseUrl(template, name), drop }
}
