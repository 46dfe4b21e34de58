import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded, type Embedded } from '../db/embedded.ts'
import { refusePlainConnection } from '../db/encrypted.ts'
import { appUrl } from '../db/roles.ts'
import { projectRoot } from '../project-root.ts'

export type Database = Embedded & {
  /** For answering requests: the role that row-level security binds. */
  appUrl: string
  isEmbedded: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** Debian 12 ships 15; nothing older has what the migrations use. */
const oldest = 15

const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value)

/** Says so at the start, in words, rather than at the first request, in codes. */
const refuseUnlessUsable = async (url: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  const { host } = URL.parse(url) ?? { host: '?' }
  try {
    await client.connect()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw new Error(
      `The database of DATABASE_URL (${host}) cannot be opened: ${message === '' ? code : message}`,
      { cause: error },
    )
  }
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  await client.end()
  const version = Math.floor(Number(rows[0]?.server_version_num) / 10_000)
  if (version < oldest)
    throw new Error(
      `The database of DATABASE_URL (${host}) is PostgreSQL ${version}; ${oldest} or newer is needed.`,
    )
}

/** Where a trial on one machine keeps what it has. */
export const dataFolderOf = (env: Environment): string =>
  given(env['FRONT_DOOR_DATA_FOLDER']) ?? join(projectRoot, '.data')

const named = async (ownerUrl: string, env: Environment): Promise<Database> => {
  const forRequests = appUrl(ownerUrl, env['DATABASE_APP_URL'])
  // In a trial everybody is invented.
  if (env['DEMO'] !== '1') {
    refusePlainConnection('DATABASE_URL', ownerUrl)
    refusePlainConnection('DATABASE_APP_URL', forRequests)
  }
  await refuseUnlessUsable(ownerUrl)
  return {
    ownerUrl,
    appUrl: forRequests,
    isEmbedded: false,
    alreadyRunning: null,
    announce: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  }
}

/**
 * The database that the environment names: DATABASE_URL (as the owner of the tables; DATABASE_APP_URL may name the
 * connection for requests), or the embedded one on FRONT_DOOR_DATA_FOLDER, by default `.data` in the project.
 */
export const openDatabase = async (
  env: Environment,
  say: (line: string) => void,
  onLost: (why: string) => void,
): Promise<Database> => {
  const url = given(env['DATABASE_URL'])
  if (url !== undefined) return named(url, env)
  const embedded = await startEmbedded({ dataFolder: dataFolderOf(env), log: say, onLost })
  return { ...embedded, appUrl: appUrl(embedded.ownerUrl), isEmbedded: true }
}
