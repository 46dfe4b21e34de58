import { sql } from 'kysely'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { KeptFile } from '../files/index.ts'
import { type Day, instant, type Instant } from '../time/index.ts'
import type { Governed } from './invariants.rule.ts'
import type { Claim, DecisionOnRecord, DocumentKept, SignatureOnRecord } from './draft.ts'

type Recorded = { recordedAt: Instant; recordedBy: string | null }

/** What stands beside an agreement, drafted or in force. */
export type AgreementRecord = {
  decisions: (DecisionOnRecord & Recorded)[]
  signatures: (SignatureOnRecord & Recorded & { organisationName: string })[]
  documents: (DocumentKept & Recorded & { owner: AuthorityCode; mediaType: string })[]
  claims: (Claim & Recorded & { owner: AuthorityCode })[]
  /** How its rows stood before, the latest first. */
  past: { table: string; rowId: string; recordedAt: Instant; replacedAt: Instant }[]
}

const by = sql`'recordedAt', x.recorded_at, 'recordedBy', (select s.name from staff s where s.id = x.recorded_by)`

/** Everything written beside one agreement, or what of it was known at a moment. One question. */
export const recordOf = async (
  tx: Tx,
  id: string,
  knownAt: Instant | null = null,
): Promise<AgreementRecord> => {
  const known = knownAt === null ? sql`true` : sql`x.recorded_at <= ${knownAt}`
  const { rows } = await sql<AgreementRecord>`
    select
      (select coalesce(json_agg(json_build_object('owner', x.owner, 'id', x.id, 'version', x.version, 'what', x.what,
          'decidedBy', x.decided_by, 'decidedOn', x.decided_on, 'reference', x.reference, 'regime', x.regime,
          'isKey', x.is_key, 'publishedOn', x.published_on, 'callIn', x.call_in, 'callInEndedOn', x.call_in_ended_on,
          'effectiveOn', x.effective_on, 'constitutionAmendedOn', x.constitution_amended_on, 'note', x.note, ${by})
          order by x.decided_on, x.recorded_at, x.id), '[]')
        from instrument_decision x where x.instrument_id = ${id} and ${known}) as decisions,
      (select coalesce(json_agg(json_build_object('owner', x.owner, 'id', x.id, 'version', x.version,
          'organisation', x.organisation, 'organisationName', o.name, 'signedBy', x.signed_by, 'capacity', x.capacity,
          'signedOn', x.signed_on, 'documentId', x.document_id, ${by}) order by x.signed_on, o.name, x.id), '[]')
        from instrument_signature x join organisation o on o.code = x.organisation
        where x.instrument_id = ${id} and ${known}) as signatures,
      (select coalesce(json_agg(json_build_object('owner', x.owner, 'id', x.id, 'title', x.title, 'name', x.name,
          'mediaType', x.media_type, 'size', x.size, 'sha256', x.sha256, ${by}) order by x.recorded_at, x.title, x.id), '[]')
        from instrument_document x where x.instrument_id = ${id} and ${known}) as documents,
      (select coalesce(json_agg(json_build_object('owner', x.owner, 'id', x.id, 'topic', x.topic, 'says', x.says,
          'saysFrom', x.says_from, 'saysTo', x.says_to, 'amountPence', x.amount_pence,
          'isApproximate', x.is_approximate, 'source', x.source, 'place', x.place, ${by})
          order by x.topic, x.recorded_at, x.source, x.id), '[]')
        from instrument_claim x where x.instrument_id = ${id} and ${known}) as claims,
      (select coalesce(json_agg(json_build_object('table', x.table_name, 'rowId', x.row_id, 'recordedAt', x.recorded_at,
          'replacedAt', x.replaced_at) order by x.replaced_at desc, x.id), '[]')
        from agreement_past x where x.instrument_id = ${id} and ${known}) as past`.execute(tx)
  const [found] = rows
  if (!found) throw new Error('A question without a from clause has one answer.')
  const dated = <T extends { recordedAt: Instant }>(each: T): T => ({
    ...each,
    recordedAt: instant(each.recordedAt),
  })
  return {
    ...found,
    decisions: found.decisions.map(dated),
    signatures: found.signatures.map(dated),
    documents: found.documents.map(dated),
    claims: found.claims.map(dated),
    past: found.past.map((each) => ({ ...dated(each), replacedAt: instant(each.replacedAt) })),
  }
}

export type DocumentFile = { name: string; mediaType: string; content: Buffer }

/** A paper as it was given, byte for byte; of this agreement alone. */
export const documentFile = async (
  tx: Tx,
  agreementId: string,
  documentId: string,
): Promise<DocumentFile | null> => {
  const row = await tx
    .selectFrom('instrument_document')
    .select(['name', 'media_type', 'content'])
    .where('instrument_id', '=', agreementId)
    .where('id', '=', documentId)
    .executeTakeFirst()
  return row ? { name: row.name, mediaType: row.media_type, content: row.content } : null
}

type Keeping = {
  owner: AuthorityCode
  agreementId: string
  id: string
  title: string
  file: KeptFile
  at: Instant
}

/** Adds a paper for good: the database refuses any change of it, to everybody. */
export const keepDocument = async (
  tx: Tx,
  { owner, agreementId, id, title, file, at }: Keeping,
): Promise<void> => {
  await tx
    .insertInto('instrument_document')
    .values({
      owner,
      id,
      instrument_id: agreementId,
      title,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      scan: file.scan,
      content: file.content,
      recorded_at: at,
      recorded_by: sql<string>`app.staff_id()`,
    })
    .execute()
}

/** How each council is governed on a day, for what the law asks of each (finding 5). */
export const councilsGoverned = async (tx: Tx, on: Day): Promise<Governed[]> => {
  const { rows } = await sql<Governed>`
    select a.code, coalesce((select g.model from governance_change g
        where g.authority = a.code and g.counts_from <= ${on} order by g.counts_from desc limit 1),
      a.governance_model) as "governanceModel",
      (select coalesce(json_agg(json_build_object('from', g.counts_from, 'model', g.model, 'before', a.governance_model)
          order by g.counts_from), '[]') from governance_change g where g.authority = a.code) as changes
    from authority a order by a.code`.execute(tx)
  return rows
}

/** Organisations that may be party to an agreement, by name. */
export const organisationsToChoose = async (tx: Tx): Promise<{ code: string; name: string }[]> =>
  tx.selectFrom('organisation').select(['code', 'name']).orderBy('name').execute()
