import type { Day } from '../time/index.ts'
import { article9, needsOf, type Schedule1 } from './flow.words.ts'
import type { Missing } from './missing.ts'
import { covers, type InstrumentRef, type Range } from './rights.ts'
import type { SharingQuestion, Flow, SharingAgreement, SignedAgreement } from './sharing-agreement.ts'

export type Candidate = { agreement: SharingAgreement; flow: Flow }
type Check = (candidate: Candidate, asked: SharingQuestion) => Missing | null

export const about = ({ from, to, purpose, on }: SharingQuestion) => ({ from, to, purpose, on })

/** The agreement of the flow and the tier 1 it stands under: both must hold. */
const bothTiers = ({ agreement }: Candidate): SignedAgreement[] =>
  agreement.parent === null ? [agreement] : [agreement, agreement.parent]

const outOfRange = (
  range: Range,
  what: 'agreement' | 'flow',
  instrument: InstrumentRef,
  asked: SharingQuestion,
): Missing | null => {
  if (asked.on < range.from)
    return { ...about(asked), missing: 'not-begun', what, instrument, begins: range.from }
  if (range.to !== null && range.to <= asked.on)
    return { ...about(asked), missing: 'lapsed', what, instrument, ended: range.to }
  return null
}

/** Is this organisation's signature of this agreement in force on this day? */
export const hasSigned = (by: string, { signatures }: SignedAgreement, on: Day): boolean =>
  signatures.some(
    ({ organisation, signedOn, withdrawnOn }) =>
      organisation === by && covers({ from: signedOn, to: withdrawnOn }, on),
  )

/** How an organisation's signatures of an agreement stand on a day: signed, not yet or never, or withdrawn. */
const signatureMissing = (by: string, agreement: SignedAgreement, asked: SharingQuestion): Missing | null => {
  const { instrument } = agreement
  if (hasSigned(by, agreement, asked.on)) return null
  const own = agreement.signatures.filter(({ organisation }) => organisation === by)
  const ends = own.flatMap(({ withdrawnOn }) =>
    withdrawnOn !== null && withdrawnOn <= asked.on ? [withdrawnOn] : [],
  )
  const since = ends.toSorted().at(-1)
  if (since !== undefined) return { ...about(asked), missing: 'withdrawn', by, since, instrument }
  const signsOn = own.map(({ signedOn }) => signedOn).toSorted()[0] ?? null
  return { ...about(asked), missing: 'not-signed', by, signsOn, instrument }
}

export const firstOf = (found: readonly (Missing | null)[]): Missing | null =>
  found.find((each) => each !== null) ?? null

const agreementsInRange: Check = (candidate, asked) =>
  firstOf(
    bothTiers(candidate).map((agreement) => outOfRange(agreement, 'agreement', agreement.instrument, asked)),
  )

const signatures = (candidate: Candidate, asked: SharingQuestion): (Missing | null)[] =>
  bothTiers(candidate).flatMap((agreement) =>
    [asked.from, asked.to].map((by) => signatureMissing(by, agreement, asked)),
  )

const everSigned: Check = (candidate, asked) =>
  firstOf(signatures(candidate, asked).filter((each) => each?.missing === 'not-signed'))

const notWithdrawn: Check = (candidate, asked) =>
  firstOf(signatures(candidate, asked).filter((each) => each?.missing === 'withdrawn'))

const flowInRange: Check = ({ agreement, flow }, asked) =>
  outOfRange(flow, 'flow', agreement.instrument, asked)

const aboutSuchSubjects: Check = ({ agreement: { instrument }, flow }, asked) => {
  const subjects = asked.subjects.filter((each) => !flow.subjects.includes(each))
  return subjects.length === 0
    ? null
    : { ...about(asked), missing: 'not-about-such-subjects', subjects, instrument }
}

const ofTheseCategories: Check = ({ agreement: { instrument }, flow }, asked) => {
  const categories = asked.categories.filter((each) => !flow.categories.includes(each))
  return categories.length === 0
    ? null
    : { ...about(asked), missing: 'not-these-categories', categories, instrument }
}

const article6Basis: Check = ({ agreement: { instrument }, flow }, asked) =>
  flow.article6 === null ? { ...about(asked), missing: 'no-article-6-basis', instrument } : null

/** What the Article 9 condition lacks: itself, or the condition of Schedule 1 it counts with (DPA 2018 s.10(3)). */
const article9Lacks = (flow: Flow): 'condition' | 'schedule-1' | null => {
  if (flow.article9 === null) return 'condition'
  const fitting: readonly Schedule1[] = article9[flow.article9].schedule1
  return fitting.length === 0 || fitting.some((each) => each === flow.schedule1) ? null : 'schedule-1'
}

const article9Condition: Check = ({ agreement: { instrument }, flow }, asked) => {
  const categories = asked.categories.filter((each) => needsOf(each) === 'article-9')
  const lacks = article9Lacks(flow)
  return categories.length === 0 || lacks === null
    ? null
    : { ...about(asked), missing: 'no-article-9-condition', categories, lacks, instrument }
}

const article10Basis: Check = ({ agreement: { instrument }, flow }, asked) => {
  const categories = asked.categories.filter((each) => needsOf(each) === 'article-10')
  return categories.length === 0 || flow.article10 !== null
    ? null
    : { ...about(asked), missing: 'no-article-10-basis', categories, instrument }
}

const policeAuthorisation: Check = ({ agreement: { instrument }, flow }, asked) =>
  flow.lawEnforcement && flow.section36 === null
    ? { ...about(asked), missing: 'no-police-authorisation', instrument }
    : null

/**
 * In the order of nearness: the further down the first that fails, the less is needed before information may flow. First
 * that the agreement holds, then what it allows, then on which basis.
 */
export const checks: readonly Check[] = [
  agreementsInRange,
  everSigned,
  notWithdrawn,
  flowInRange,
  aboutSuchSubjects,
  ofTheseCategories,
  article6Basis,
  article9Condition,
  article10Basis,
  policeAuthorisation,
]

/** Everything that keeps this one flow from being used for what is asked; empty where it may be. */
export const everythingMissing = (
  agreement: SharingAgreement,
  flow: Flow,
  asked: SharingQuestion,
): Missing[] => checks.flatMap((check) => check({ agreement, flow }, asked) ?? [])
