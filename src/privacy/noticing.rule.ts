import { addMinutes, type Instant } from '../time/instant.ts'
import type { OpeningKind } from './opening.ts'
import type { ReviewKind } from './review.ts'

/** What is noticed in passing; a broken glass and a card are put before the officers when they happen. */
type NoticedKind = Exclude<ReviewKind, OpeningKind>

/**
 * Which looks a privacy officer should ask about. Self-claimed relationships and overrides must be looked into
 * (authorisation B5); looks at one's own family, and at very many records, are where curiosity and gathering show. Which
 * of them, and how many are many, is ours; nothing is published, so the numbers are each council's to set.
 */
export type LookedAt = {
  id: string
  staffId: string
  worker: string
  action: string
  subjectKind: string
  subjectId: string
  outcome: string
  /** The rule it was refused by, or allowed. */
  rule: string
  at: Instant
  /** The reason the worker gave that day for opening it. */
  reason: string | null
  /** Everybody on the record, as they are named there. */
  names: readonly { given: string; family: string }[]
  /** How many records the worker opened in the hour up to this look. */
  inTheHour: number
}

export type Thresholds = { recordsInAnHour: number }

/** Once for so long: the same worker and the same record are not put before anybody at each look. */
const notAgainFor: Readonly<Record<NoticedKind, number>> = {
  conflict: 24 * 60,
  'declared-reason': 24 * 60,
  'own-name': 30 * 24 * 60,
  'same-surname': 30 * 24 * 60,
  'many-looks': 60,
}

/** A look after this moment is the same matter as one raised for the same worker and record. */
export const sameMatterSince = (kind: NoticedKind, lookedAt: Instant): Instant =>
  addMinutes(lookedAt, -notAgainFor[kind])

/** Letters alone count: capitals, accents and apostrophes are spelt differently every time. */
const bare = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\s-]/gu, '')
    .toLowerCase()

const words = (name: string): string[] =>
  bare(name)
    .split(/[\s-]+/)
    .filter((word) => word.length > 1)

/** The last word of a worker's name, both halves of a double one. */
const surnamesOf = (worker: string): string[] => words(worker.trim().split(/\s+/).at(-1) ?? '')

const sharesSurname = (worker: string, { family }: { family: string }): boolean =>
  surnamesOf(worker).some((surname) => words(family).includes(surname))

const sharesName = (worker: string, name: { given: string; family: string }): boolean => {
  const [first] = words(worker)
  const [given] = words(name.given)
  return first !== undefined && first === given && sharesSurname(worker, name)
}

/** Opening, not being shown in a list; and not the emergency card, which is looked into on its own. */
const isOpening = ({ action, outcome }: LookedAt): boolean =>
  outcome === 'seen' && action.endsWith('.open') && action !== 'emergency-card.open'

const isVeryMany = ({ inTheHour }: Pick<LookedAt, 'inTheHour'>, { recordsInAnHour }: Thresholds): boolean =>
  inTheHour > recordsInAnHour

/** How often a privacy officer would be asked about very many records: looks in order of time, worker by worker. */
export const timesAskedAboutMany = (
  looks: readonly Pick<LookedAt, 'staffId' | 'at' | 'inTheHour'>[],
  thresholds: Thresholds,
): number => {
  const asked = new Map<string, Instant>()
  return looks.filter((look) => {
    const last = asked.get(look.staffId)
    const isNew = last === undefined || last <= sameMatterSince('many-looks', look.at)
    if (!isVeryMany(look, thresholds) || !isNew) return false
    asked.set(look.staffId, look.at)
    return true
  }).length
}

export type ToReview = { kind: NoticedKind; about: { kind: string; id: string } }

/** Everything about this look that somebody should ask about; nothing of most looks. */
export const toReview = (look: LookedAt, { recordsInAnHour }: Thresholds): ToReview[] => {
  const about = { kind: look.subjectKind, id: look.subjectId }
  if (look.outcome === 'refused')
    return look.rule === 'conflict-of-interest' ? [{ kind: 'conflict', about }] : []
  if (!isOpening(look)) return []
  const found: ToReview[] = []
  if (look.reason !== null) found.push({ kind: 'declared-reason', about })
  if (look.names.some((name) => sharesName(look.worker, name))) found.push({ kind: 'own-name', about })
  else if (look.names.some((name) => sharesSurname(look.worker, name)))
    found.push({ kind: 'same-surname', about })
  if (isVeryMany(look, { recordsInAnHour }))
    found.push({ kind: 'many-looks', about: { kind: 'staff', id: look.staffId } })
  return found
}
