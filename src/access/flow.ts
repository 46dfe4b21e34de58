import type { Day } from '../time/index.ts'
import { about, type Candidate, checks, everythingMissing, firstOf, hasSigned } from './flow-checks.ts'
import type { Purpose } from './flow.words.ts'
import type { Missing } from './missing.ts'
import { covers, type InstrumentRef } from './rights.ts'
import {
  type SharingQuestion,
  type Limits,
  limitsOf,
  type Flow,
  type SharingAgreement,
  type SignedAgreement,
} from './sharing-agreement.ts'

export type Permitted = { flow: Flow; instrument: InstrumentRef; limits: Limits }

/** The more particular agreement first, of its flows the narrowest, then the newest, then by id: never by chance. */
const inOrder = (one: Candidate, other: Candidate): number =>
  other.agreement.tier - one.agreement.tier ||
  one.flow.categories.length - other.flow.categories.length ||
  compare(other.flow.from, one.flow.from) ||
  compare(one.agreement.instrument.id, other.agreement.instrument.id) ||
  compare(one.flow.id, other.flow.id)

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const flowsBetween = (agreements: readonly SharingAgreement[], from: string, to: string): Candidate[] =>
  agreements.flatMap((agreement) =>
    agreement.flows
      .filter((flow) => flow.fromOrganisation === from && flow.toOrganisation === to)
      .map((flow) => ({ agreement, flow })),
  )

type Miss = Candidate & { passed: number; lacking: number; missing: Missing | null }

/** How far a flow gets with what is asked, and how much of it lies outside the flow. */
const tried = (candidate: Candidate, asked: SharingQuestion): Miss => {
  const found = checks.map((check) => check(candidate, asked))
  const passed = found.findIndex((each) => each !== null)
  const missing = firstOf(found)
  const lacking =
    missing === null
      ? 0
      : 'categories' in missing
        ? missing.categories.length
        : 'subjects' in missing
          ? missing.subjects.length
          : 0
  return { ...candidate, passed: passed === -1 ? checks.length : passed, lacking, missing }
}

/**
 * Under which flow of which agreement may this be told, on that day, or what exactly is missing (governance A3)? An
 * agreement and the tier 1 above it, both signatures of both, and the flow are compared with the day asked about. Where
 * several flows will do, always the same one; where none will, the nearest miss: of the flows between the two for that
 * purpose, the one that passes most checks, and of equals the one outside which least lies. Consent is never a basis.
 */
export const flowFor = (
  agreements: readonly SharingAgreement[],
  asked: SharingQuestion,
): Permitted | { missing: Missing } => {
  const between = flowsBetween(agreements, asked.from, asked.to)
  const nearest = between
    .filter(({ flow }) => flow.purpose === asked.purpose)
    .map((candidate) => tried(candidate, asked))
    .toSorted(
      (one, other) => other.passed - one.passed || one.lacking - other.lacking || inOrder(one, other),
    )[0]
  if (nearest === undefined) return { missing: noSuchFlow(agreements, asked) }
  const { agreement, flow, missing } = nearest
  return missing === null
    ? { flow, instrument: agreement.instrument, limits: limitsOf(agreement, flow) }
    : { missing }
}

const holdsBetween = (agreement: SignedAgreement, { from, to, on }: SharingQuestion): boolean =>
  covers(agreement, on) && [from, to].every((by) => hasSigned(by, agreement, on))

/** No flow for the purpose: either they have agreed something else, or nothing at all. */
const noSuchFlow = (agreements: readonly SharingAgreement[], asked: SharingQuestion): Missing => {
  const { from, to, on } = asked
  const nearest = agreements
    .filter((agreement) => flowsBetween([agreement], from, to).length > 0 || holdsBetween(agreement, asked))
    .toSorted(
      (one, other) =>
        other.tier - one.tier ||
        compare(other.from, one.from) ||
        compare(one.instrument.id, other.instrument.id),
    )[0]
  if (nearest === undefined) return { ...about(asked), missing: 'no-agreement' }
  const agreedFor = [...new Set(flowsBetween(agreements, from, to).map(({ flow }) => flow.purpose))]
    .filter((purpose) => canShareAtAll(agreements, from, to, purpose, on))
    .toSorted()
  return { ...about(asked), missing: 'not-for-this-purpose', agreedFor, instrument: nearest.instrument }
}

/**
 * May the one tell the other anything for this purpose on this day: does a flow hold that has all that ordinary personal
 * data need? The floor under every query, so never narrower than flowFor. Its twin in the database is app.flow_in_force;
 * a property test keeps them together.
 */
export const canShareAtAll = (
  agreements: readonly SharingAgreement[],
  from: string,
  to: string,
  purpose: Purpose,
  on: Day,
): boolean => {
  const asked: SharingQuestion = { from, to, purpose, categories: [], subjects: [], on }
  return flowsBetween(agreements, from, to).some(
    ({ agreement, flow }) =>
      flow.purpose === purpose && everythingMissing(agreement, flow, asked).length === 0,
  )
}
