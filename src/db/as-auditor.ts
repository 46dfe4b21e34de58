import pg from 'pg'
import { readAsOurs } from './connect.ts'
import { asConnectionLimits, timeLimits } from './time-limits.ts'

/**
 * For a council's own audit and export: the whole record as it stands at one moment, read and never written, as the owner
 * of the tables, who alone may set the mark that opens it (db/policies/proof.sql). Never for answering requests.
 */
export const asAuditor = async <A>(ownerUrl: string, work: (client: pg.Client) => Promise<A>): Promise<A> => {
  const client = new pg.Client({
    connectionString: ownerUrl,
    types: readAsOurs,
    ...asConnectionLimits(timeLimits.loading),
    application_name: 'front-door audit',
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`select set_config('app.proof', 'on', true)`)
    return await work(client)
  } finally {
    await client.end()
  }
}
