import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../time/index.ts'
import type { Band } from './band.ts'
import { allKeysToAsk } from './box-keys.ts'
import type { Cleaned } from './cleaned.ts'
import type { Field } from './compare.ts'
import { modelInForce } from './model.sql.ts'
import { type Candidate, ranked } from './ranking.ts'
import { asTexts } from './remember.sql.ts'
import { askVocabulary } from './vocabulary.sql.ts'

/** What somebody searched for, of whose sealed records nobody has looked yet. */
export type Question = {
  /** The council it was asked for. */
  owner: AuthorityCode
  staffId: string | null
  fn: string | null
  askedAt: Instant
  about: { kind: string; id: string } | null
  heard: Cleaned
}

type Row = Omit<Question, 'about' | 'heard'> & {
  aboutKind: string | null
  aboutId: string | null
  heard: string
}

/** Takes the oldest questions away; whoever takes them must tell the custodians in the same transaction. */
export const takeQuestions = async (tx: Tx, most: number): Promise<Question[]> => {
  const { rows } = await sql<Row>`
    select owner, staff_id as "staffId", fn, asked_at as "askedAt", about_kind as "aboutKind", about_id as "aboutId", heard
    from app.match_take_questions(${most}) order by asked_at`.execute(tx)
  return rows.map(({ aboutKind, aboutId, heard, ...row }) => ({
    ...row,
    about: aboutKind === null || aboutId === null ? null : { kind: aboutKind, id: aboutId },
    heard: JSON.parse(heard) as Cleaned,
  }))
}

export type SealedHit = {
  personId: string
  band: Band
  agreeing: readonly Field[]
  modelVersion: string
}

/** Sealed records, of the council in context, that a question was like enough for a worker to have been asked about. */
export const sealedHits = async (tx: Tx, { heard, staffId }: Question): Promise<SealedHit[]> => {
  const known = await askVocabulary(tx, heard)
  if (known === null) return []
  const keys = allKeysToAsk(heard, known.near)
  const { rows } = await sql<{ owner: string; shownId: string; summed: number; document: string }>`
    select owner, shown_id as "shownId", summed, document from app.match_find_sealed(
      ${asTexts(keys.map(({ key }) => key))}::bigint[], ${keys.map(({ weight }) => weight)}::real[], ${staffId}::uuid)`.execute(
    tx,
  )
  if (rows.length === 0) return []
  const model = await modelInForce(tx, known.modelVersion)
  const candidates = rows.map(({ document, ...row }): Candidate => ({
    ...row,
    part: 'seen',
    id: row.shownId,
    held: JSON.parse(document) as Cleaned,
    dutyPhone: null,
  }))
  return ranked(heard, candidates, known.frequencies, model)
    .filter(({ band }) => band === 'attach' || band === 'confirm')
    .map(({ shownId, band, agreeing }) => ({
      personId: shownId,
      band,
      agreeing,
      modelVersion: model.version,
    }))
}
