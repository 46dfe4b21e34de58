import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { databaseUrl, onServer } from './database-server.ts'
import { keptCluster } from './database-kept.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseTemplate: string
  }
}

type Server = { url: string; stop(): Promise<void> }

/** Nothing here outlives the run, so nothing needs to reach the disk before the next query may start. */
const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '128MB' }

const embeddedServer = async (): Promise<Server> => {
  const folder = await mkdtemp(join(tmpdir(), 'front-door-test-'))
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
