import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

/** Brings the database up to date without starting the service: DATABASE_URL, or the embedded one. */
const named = process.env['DATABASE_URL']
const embedded =
  named === undefined || named === ''
    ? await startEmbedded({
        dataFolder: process.env['FRONT_DOOR_DATA_FOLDER'] ?? join(projectRoot, '.data'),
        log: console.error,
      })
    : null

try {
  const { applied, policiesApplied } = await migrate({
    ownerUrl: embedded?.ownerUrl ?? named ?? '',
    appUrl: process.env['DATABASE_APP_URL'],
  })
  for (const name of applied) console.log(`Applied ${name}`)
  if (policiesApplied) console.log('Applied policies and grants')
  if (applied.length === 0 && !policiesApplied) console.log('The database is up to date.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await embedded?.stop()
}
