import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { loadOrganisation } from '../demo/organisation.ts'
import { connect } from '../src/db/connect.ts'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { folderForDatabases } from './database-folder.ts'
import { databaseUrl, onServer } from './database-server.ts'
import { keptCluster } from './database-kept.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseTemplate: string
    organisationTemplate: string
  }
}

type Server = { url: string; stop(): Promise<void> }

/**
 * Nothing here outlives the run, so nothing needs to reach the disk before the next query may start; and tests that
 * need statistics ask for them.
 */
const quick = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  autovacuum: 'off',
}

const embeddedServer = async (): Promise<Server> => {
  const folder = await folderForDatabases()
  const dataFolder = await keptCluster(folder)
  const { ownerUrl, stop } = await startEmbedded({ dataFolder, log: () => undefined, settings: quick })
  return {
    url: ownerUrl,
    stop: async () => {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** TEST_DATABASE_URL names a server instead, as a role that may create databases and roles and is a superuser. */
const namedServer = (url: string): Server => ({ url, stop: () => Promise.resolve() })

const loadedWithOrganisation = async (ownerUrl: string): Promise<void> => {
  const owner = connect(ownerUrl, { max: 1 })
  try {
    await loadOrganisation(owner)
  } finally {
    await owner.destroy()
  }
}

const named = process.env['TEST_DATABASE_URL']

/** Once per run: a server, and one migrated database from which each test takes its own copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = named === undefined || named === '' ? await embeddedServer() : namedServer(named)
  const template = `front_door_test_${randomBytes(4).toString('hex')}`
  await onServer(server.url, (client) =>
    client.query(`create database ${template} template template0 encoding 'UTF8'`),
  )
  const url = databaseUrl(server.url, template)
  await migrate({ ownerUrl: url })
  project.provide('databaseTemplate', url)
  // Most tests want the two councils, their workers and agreements: they are put in once, not a thousand times.
  const organisation = `${template}_organisation`
  await onServer(server.url, (client) => client.query(`create database ${organisation} template ${template}`))
  const organisationUrl = databaseUrl(server.url, organisation)
  await loadedWithOrganisation(organisationUrl)
  project.provide('organisationTemplate', organisationUrl)
  return async () => {
    await onServer(server.url, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        'select datname from pg_database where datname like $1',
        [`${template}%`],
      )
      for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
    })
    await server.stop()
  }
}
