import { parseArgs } from 'node:util'
import { access } from './access.ts'
import { bringIn } from './bring-in.ts'
import { type Say, sayTo } from './figures.ts'
import { intake } from './intake.ts'
import { mash } from './mash.ts'
import { match } from './match.ts'
import { people } from './people.ts'
import { sealed } from './sealed.ts'
import { sealing } from './sealing.ts'
import { start } from './start.ts'
import { trays } from './trays.ts'
import { truth } from './truth/truth.ts'

/** `npm run bench -- NAME [--size N] [--json]`. Each brings its own database and data, on this machine only, and ends. */
const benches: Readonly<Record<string, (say: Say, size: number | null) => Promise<void>>> = {
  trays,
  intake,
  access,
  start,
  mash,
  match,
  people,
  'bring-in': bringIn,
  sealed,
  sealing,
  truth,
}

const names = Object.keys(benches).join(', ')

const asked = () => {
  const { values, positionals } = parseArgs({
    options: { size: { type: 'string' }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const name = positionals[0] ?? ''
  const run = benches[name]
  const size = values.size === undefined ? null : Number(values.size)
  if (!run) throw new Error(`Which one? npm run bench -- NAME, one of: ${names}`)
  if (size !== null && !(Number.isInteger(size) && size > 0))
    throw new Error('--size takes a whole number above 0.')
  return { run, size, say: sayTo(values.json) }
}

try {
  const { run, size, say } = asked()
  await run(say, size)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
