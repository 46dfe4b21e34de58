import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

/** Version of graphile-worker, whose tables change only with it. */
export const jobTablesVersion = async (): Promise<string> => {
  const text = await readFile(join(projectRoot, 'node_modules/graphile-worker/package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** Makes or updates graphile-worker's own tables. Loaded only when needed: it is a tenth of a second of a start. */
export const makeJobTables = async (ownerUrl: string): Promise<void> => {
  const { Logger, runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) })
}
