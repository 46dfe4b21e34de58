import { parseArgs } from 'node:util'
import { authorities } from '../access/index.ts'
import { connect, type Db } from '../db/index.ts'
import { migrate } from '../db/migrate.ts'
import { countNames } from '../matching/index.ts'
import { openDatabase } from '../start/database.ts'
import { counted, nowInstant } from '../time/index.ts'
import { rebuildCouncil } from './match-rebuild.ts'

/**
 * `npm run match:rebuild`: puts everybody into the match index whom it does not hold yet, or holds in an older shape,
 * and counts names again. Broken off, it goes on where it was. `--all` makes every document again; `--council CODE
 * --after ID` goes on from the last line it printed.
 */
const say = (line: string): void => console.log(line)

const options = () => {
  const { values } = parseArgs({
    options: { all: { type: 'boolean' }, council: { type: 'string' }, after: { type: 'string' } },
  })
  return { all: values.all === true, council: values.council, after: values.after }
}

const rebuild = async (db: Db): Promise<void> => {
  const { all, council, after } = options()
  const at = nowInstant()
  for (const { code, shortName } of await authorities(db)) {
    if (council !== undefined && council !== code) continue
    let said = performance.now()
    const began = said
    const done = await rebuildCouncil(db, code, {
      at,
      all,
      ...(after === undefined ? {} : { after }),
      tell: ({ looked, made, last }) => {
        if (performance.now() - said < 5_000) return
        said = performance.now()
        const rate = Math.round((looked * 1000) / (said - began))
        say(
          `  ${counted(looked, 'person', 'people')}, ${String(made)} made, ${String(rate)} a second (after ${last})`,
        )
      },
    })
    say(
      `${shortName}: ${counted(done.looked, 'person', 'people')} looked at, ${String(done.made)} put into the index.`,
    )
    await countNames(db, code, at)
  }
}

const run = async (): Promise<void> => {
  const database = await openDatabase(process.env, console.error, say)
  if (database.alreadyRunning !== null)
    throw new Error('Front Door is running on this data: it puts people into the index by itself.')
  try {
    await migrate({ ownerUrl: database.ownerUrl, appUrl: process.env['DATABASE_APP_URL'] })
    const db = connect(database.appUrl, { max: 2, limits: 'loading' })
    await rebuild(db)
    await db.destroy()
  } finally {
    await database.stop()
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
