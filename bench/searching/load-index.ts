import pg from 'pg'
import { copyInto, copyLine } from '../../demo/copy.ts'
import { wordKey } from '../../src/matching/keys.ts'
import { everybody, type Register } from '../register/register.ts'
import { councils, rowsOf } from './rows.ts'

/**
 * Puts a whole register into the index and the table of people, as owner and by COPY: what remembering them one by one
 * writes, without asking for each what was there before. Keys are put in order once, at the end.
 */

const columns = {
  person:
    'owner id given_names family_name known_as born_on born_precision born_estimated expected_on sex is_child nhs_number upn phone search_text registered_at',
  document: 'number council person_id sensitivity place version document',
  stored: 'number keys words word_keys',
}
const columnsOf = (table: keyof typeof columns): string[] => columns[table].split(' ')

const batch = 10_000

/** Lines for the tables of one batch: nothing else of a register is held. */
class Batch {
  people = 0
  private person: string[] = []
  private document: string[] = []
  private stored: string[] = []
  private key: string[] = []
  private readonly client: pg.Client

  constructor(client: pg.Client) {
    this.client = client
  }

  add({ person, document, stored, keys }: ReturnType<typeof rowsOf>): void {
    this.people += 1
    this.person.push(copyLine(columnsOf('person'), person))
    this.document.push(copyLine(columnsOf('document'), document))
    this.stored.push(copyLine(columnsOf('stored'), stored))
    const [number, council] = [String(document['number']), String(document['council'])]
    for (const key of keys) this.key.push(`${String(key)}\t${council}\t${number}\n`)
  }

  async write(): Promise<void> {
    const into = (table: string, names: readonly string[], lines: readonly string[]): Promise<void> =>
      copyInto(this.client, table, names, [Buffer.from(lines.join(''))])
    await this.client.query('set search_path = public')
    await into('person', columnsOf('person'), this.person)
    await this.client.query('set search_path = matching')
    await into('document', columnsOf('document'), this.document)
    await into('stored', columnsOf('stored'), this.stored)
    await into('key', ['key', 'council', 'number'], this.key)
    this.people = 0
    this.person = []
    this.document = []
    this.stored = []
    this.key = []
  }
}

const forms = (word: string): string[] =>
  word.length < 4 || word.length > 24
    ? [word]
    : [...new Set([word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))])]

const writeWords = async (client: pg.Client, words: ReadonlySet<string>): Promise<void> => {
  const all = [...words]
  await copyInto(
    client,
    'word',
    ['word', 'key'],
    [
      Buffer.from(
        all.map((word) => copyLine(['word', 'key'], { word, key: String(wordKey(word)) })).join(''),
      ),
    ],
  )
  const lines = all.flatMap((word) => forms(word).map((form) => copyLine(['form', 'word'], { form, word })))
  await copyInto(client, 'word_form', ['form', 'word'], [Buffer.from(lines.join(''))])
}

/** Gives how many people are in it now. */
export const loadIndex = async (
  ownerUrl: string,
  register: Register,
  tell: (people: number) => void = () => undefined,
): Promise<number> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("set maintenance_work_mem = '512MB'")
    await client.query('alter table matching.key drop constraint key_pkey')
    for (const code of councils) await client.query('insert into matching.council (code) values ($1)', [code])
    const some = new Batch(client)
    const words = new Set<string>()
    let number = 0
    for (const registered of everybody(register)) {
      const rows = rowsOf(register, (number += 1), registered)
      some.add(rows)
      for (const word of rows.words) words.add(word)
      if (some.people < batch) continue
      await some.write()
      tell(number)
    }
    await some.write()
    await writeWords(client, words)
    await client.query('alter table key add primary key (key, council, number)')
    await client.query(`alter table document alter column number restart with ${String(number + 1)}`)
    await client.query('vacuum analyze')
    return number
  } finally {
    await client.end()
  }
}
