import pg from 'pg'

const here = new Set(['127.0.0.1', 'localhost', '::1'])

/** Whether what goes to this database is encrypted for it alone, as the driver itself reads the address; or never leaves this machine. */
export const isKeptFromOthers = (url: string): boolean => {
  const client = new pg.Client({ connectionString: url })
  const ssl: unknown = client.ssl
  const isHere = client.host.startsWith('/') || here.has(client.host)
  if (isHere) return true
  if (ssl === true) return true
  return (
    typeof ssl === 'object' &&
    ssl !== null &&
    !('rejectUnauthorized' in ssl && ssl.rejectUnauthorized === false)
  )
}

/** Names, addresses and worries about children go over this connection: never readable on the way, never to a stranger. */
export const refusePlainConnection = (variable: string, url: string): void => {
  if (isKeptFromOthers(url)) return
  throw new Error(
    `The connection of ${variable} to ${URL.parse(url)?.host ?? 'the database'} would not be encrypted, or to nobody knows whom: add sslmode=verify-full to it, with sslrootcert where the authority is your own. See docs/running.md.`,
  )
}
