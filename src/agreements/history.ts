import { type Instant, plainDay } from '../time/index.ts'
import { type Agreement, functionInWords } from './agreement.ts'
import type { AgreementRecord } from './record.sql.ts'

/** One thing the service came to know of an agreement, and when. */
export type Known = { at: Instant; words: string; by: string | null }

const pastInWords: Readonly<Record<string, string>> = {
  instrument: 'The agreement was recorded otherwise than before',
  delegated_function: 'A delegated function was recorded otherwise than before',
  s113_placement: 'A lending was recorded otherwise than before',
  instrument_term: 'What it says was recorded otherwise than before',
  instrument_schedule: 'A schedule was recorded otherwise than before',
  instrument_scope: 'What it is about was recorded otherwise than before',
}

/** Rows written at one moment are told in one line. */
const together = (all: readonly Known[]): Known[] => {
  const lines = new Map<string, Known & { count: number }>()
  for (const each of all) {
    const key = `${each.at} ${each.words}`
    const known = lines.get(key)
    lines.set(key, { ...each, count: (known?.count ?? 0) + 1 })
  }
  return [...lines.values()].map(({ at, by, words, count }) => ({
    at,
    by,
    words: count > 1 ? `${words} (${String(count)} times)` : words,
  }))
}

/** What was written down of an agreement and when, the latest first: the history of the record, not of the agreement. */
export const historyOf = (agreement: Agreement, record: AgreementRecord): Known[] => {
  const termsBy = new Map<string, string[]>()
  for (const term of agreement.functions) {
    const key = `${term.recordedAt}|${plainDay(term.from)}`
    termsBy.set(key, [...(termsBy.get(key) ?? []), functionInWords(term.fn)])
  }
  const known: Known[] = [
    { at: agreement.recordedAt, words: `${agreement.title} was put on record`, by: null },
    ...[...termsBy].map(([key, fns]): Known => {
      const [at = '', from = ''] = key.split('|')
      return { at: at as Instant, words: `From ${from}: ${fns.join(', ')}`, by: null }
    }),
    ...agreement.placements.map((lent): Known => ({
      at: lent.recordedAt,
      words: `The lending of ${lent.name} from ${plainDay(lent.from)}`,
      by: null,
    })),
    ...record.decisions.map((each): Known => ({
      at: each.recordedAt,
      words: `A decision of ${plainDay(each.decidedOn)}: ${each.decidedBy}`,
      by: each.recordedBy,
    })),
    ...record.signatures.map((each): Known => ({
      at: each.recordedAt,
      words: `A signature of ${plainDay(each.signedOn)}: ${each.signedBy} for ${each.organisationName}`,
      by: each.recordedBy,
    })),
    ...record.documents.map((each): Known => ({
      at: each.recordedAt,
      words: `A document: ${each.title}`,
      by: each.recordedBy,
    })),
    ...record.claims.map((each): Known => ({
      at: each.recordedAt,
      words: `What a source says on ${each.topic}: ${each.source}`,
      by: each.recordedBy,
    })),
    ...record.past.map((each): Known => ({
      at: each.replacedAt,
      words: pastInWords[each.table] ?? each.table,
      by: null,
    })),
  ]
  return together(known).toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))
}
