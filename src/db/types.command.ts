import { writeFile } from 'node:fs/promises'
import { connect } from './connect.ts'
import { startTemporary } from './embedded.ts'
import { generateTypes, typesFile } from './generate-types.ts'
import { migrate } from './migrate.ts'

/** Made from the migrations alone, on a database of its own, so that what somebody tried out locally stays out. */
const { ownerUrl, stop } = await startTemporary({ log: console.error })
try {
  await migrate({ ownerUrl })
  const db = connect(ownerUrl, { max: 1 })
  await writeFile(typesFile, await generateTypes(db))
  await db.destroy()
  console.log('Wrote src/db/types.ts')
} finally {
  await stop()
}
