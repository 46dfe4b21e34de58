import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { clean } from './clean.ts'
import { documentVersion } from './cleaned.ts'
import type { Described } from './described.ts'
import { boxKeysOf, wordsOf } from './box-keys.ts'
import { keysOf, wordKey } from './keys.ts'

export type ToRemember = {
  owner: AuthorityCode
  id: string
  /** All their names, births, places and numbers, past ones too; HIDDEN addresses are never passed in. */
  described: Described
  sensitivity: 'open' | 'restricted' | 'sealed'
  namedAccess: readonly string[]
  /** The person of the same council they were merged into. */
  mergedInto: string | null
}

/** 64-bit keys travel as text: a JavaScript number cannot hold them. */
export const asTexts = (keys: readonly bigint[]): string[] => keys.map(String)

type Remembered = {
  owner: AuthorityCode
  id: string
  sensitivity: ToRemember['sensitivity']
  named: readonly string[]
  merged: string | null
  document: string
  keys: readonly string[]
  words: readonly string[]
  word_keys: readonly string[]
}

const rememberedAs = ({
  owner,
  id,
  described,
  sensitivity,
  namedAccess,
  mergedInto,
}: ToRemember): Remembered => {
  const document = clean(described)
  const words = wordsOf(document)
  return {
    owner,
    id,
    sensitivity,
    named: namedAccess,
    merged: mergedInto,
    document: JSON.stringify(document),
    keys: asTexts([...new Set([...keysOf(document), ...boxKeysOf(document)])]),
    words,
    word_keys: asTexts(words.map(wordKey)),
  }
}

/** As rememberForMatching, for very many at once. */
export const rememberManyForMatching = async (tx: Tx, people: readonly ToRemember[]): Promise<void> => {
  if (people.length === 0) return
  await sql`
    select app.match_remember(p.owner, p.id, p.sensitivity, p.named, p.merged, p.document, ${documentVersion},
      p.keys, p.words, p.word_keys)
    from json_to_recordset(${JSON.stringify(people.map(rememberedAs))}::json) p (owner text, id uuid, sensitivity text,
      named uuid[], merged uuid, document text, keys bigint[], words text[], word_keys bigint[])`.execute(tx)
}

/**
 * Puts somebody into the match index, or puts right what it holds of them: called by personStream.save on every change,
 * and for everybody whose parents, brothers or sisters changed. Within the same transaction as the change; of somebody
 * whose document stays the same nothing is written.
 */
export const rememberForMatching = (tx: Tx, person: ToRemember): Promise<void> =>
  rememberManyForMatching(tx, [person])
