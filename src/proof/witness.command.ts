import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { askOverHttp } from './ask.ts'
import { keyLine, verifierOf } from './note.ts'
import { openDatabase } from '../start/database.ts'
import { keyInFile } from './record-key.ts'
import { RowsRound } from './rows-round.ts'
import { Witness } from './witness.ts'
import { exitCodeOf, sayRows, sayWhatWasSeen } from './witness.words.ts'

/**
 * `npm run witness -- --council E06000031 --keep FILE [--from http://127.0.0.1:3000] [--key FILE] [--name NAME]
 * [--service-key LINE] [--rows] [--every SECONDS]`: checks what the service has signed of a council's record against what this
 * witness kept in FILE, signs it in turn, and says in words what it found. Ends with 0 when all is well, 1 when the record
 * was tampered with, 2 when nothing could be compared. `--every` goes on until it is stopped or finds something wrong.
 * `--rows` also reads the rows themselves (DATABASE_URL, as for npm run audit-record) and holds them against the hashes
 * this witness keeps: all of them, or with `--every` the next ten thousand at each look.
 */
const usage =
  'npm run witness -- --council CODE --keep FILE [--from ADDRESS] [--key FILE] [--name NAME] [--service-key LINE] [--rows] [--every SECONDS]'

const options = () => {
  const { values } = parseArgs({
    options: {
      council: { type: 'string' },
      keep: { type: 'string' },
      from: { type: 'string', default: 'http://127.0.0.1:3000' },
      key: { type: 'string' },
      name: { type: 'string' },
      'service-key': { type: 'string' },
      every: { type: 'string' },
      rows: { type: 'boolean', default: false },
    },
  })
  const { council, keep } = values
  const every = values.every === undefined ? null : Number(values.every)
  if (council === undefined || !/^E\d{8}$/.test(council) || keep === undefined) throw new Error(usage)
  if (every !== null && !(every >= 1)) throw new Error('--every takes a number of seconds, 1 or more.')
  return { ...values, council, keep, every }
}

type Rows = { look: () => Promise<boolean>; stop: () => Promise<void> }

/** What reads the rows, where that was asked for; says what it found, and whether anything is wrong. */
const rowsOf = async (council: string, file: string, isRound: boolean): Promise<Rows | null> => {
  const database = await openDatabase(process.env, console.error, console.error)
  const round = new RowsRound({ ownerUrl: database.ownerUrl, council, file })
  return {
    look: async () => {
      const looked = isRound ? await round.next() : await round.all()
      for (const line of sayRows(council, looked)) console.log(line)
      return looked.wrong.length > 0
    },
    stop: () => database.stop(),
  }
}

const run = async (): Promise<void> => {
  const { council, keep, from, key, name, every, rows, 'service-key': serviceKey } = options()
  const signer = {
    name: name ?? `witness.${council.toLowerCase()}`,
    key: await keyInFile(key ?? `${keep}.key`),
  }
  console.log(`This witness’s key: ${keyLine(verifierOf(signer, 'cosignature'))}`)
  const ask = askOverHttp(from)
  const witness = new Witness({ council, file: keep, signer, serviceKey: serviceKey ?? null, ask })
  const reading = rows ? await rowsOf(council, keep, every !== null) : null
  try {
    for (;;) {
      const seen = await witness.look(Math.floor(Date.now() / 1000))
      for (const line of sayWhatWasSeen(council, seen)) console.log(line)
      const isAltered = (await reading?.look()) ?? false
      process.exitCode = isAltered ? 1 : exitCodeOf(seen)
      if (every === null || process.exitCode === 1) return
      await pause(every * 1000)
    }
  } finally {
    await reading?.stop()
  }
}

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
