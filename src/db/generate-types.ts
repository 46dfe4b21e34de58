import { generate, PostgresDialect } from 'kysely-codegen'
import { format, resolveConfig } from 'prettier'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import type { Db } from './connect.ts'

export const typesFile = join(projectRoot, 'src/db/types.ts')

/** What `connect` really delivers: see its parsers. */
const typeMapping = { date: 'Day', timestamptz: 'Instant', int8: 'number', numeric: 'number' }
const customImports = { Day: '../time/day.ts#Day', Instant: '../time/instant.ts#Instant' }

/** The tables of a migrated database as TypeScript, written as `npm run format` would write it. */
export const generateTypes = async (db: Db): Promise<string> => {
  const text = await generate({
    db,
    dialect: new PostgresDialect(),
    typeMapping,
    customImports,
    defaultSchemas: ['public'],
    includePattern: 'public.*',
    outFile: null,
  })
  return format(text, { ...(await resolveConfig(typesFile)), filepath: typesFile })
}
