import { addCalendarMonths, type Day } from '../time/index.ts'
import { type AgreementContent, delegatingKinds, type DraftedFunction } from './draft.content.ts'
import { isNotDelegable } from './not-delegable.ts'
import { checkReferences, hasExecutive, isSection101Alone } from './statute.rule.ts'

/** What the rules need to know besides the content itself. */
export type Around = {
  parties: readonly string[]
  /** The councils here, with how each is governed. */
  councils: readonly Governed[]
  /** Every term on record, of any agreement. */
  terms: readonly Held[]
}

/** How a council is governed today, and from which days otherwise. */
export type Governed = {
  code: string
  governanceModel: string
  changes: readonly { from: Day; model: string; before: string }[]
}

/** How a council is governed on a day, by its dated changes (governance finding 5). */
export const modelOn = ({ governanceModel, changes }: Governed, on: Day): string => {
  const inOrder = changes.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  return inOrder.findLast(({ from }) => from <= on)?.model ?? inOrder[0]?.before ?? governanceModel
}

/** A term as far as "one discharger" asks. */
export type Held = Pick<DraftedFunction, 'fn' | 'clientGroup' | 'holder' | 'geography' | 'from' | 'to'> & {
  endedOn: Day | null
}

/** A reason why an agreement cannot stand as it is drafted (governance A2). `nth`: which of its functions. */
export type Amiss = { refused: InvariantName; nth?: number }

export type InvariantName =
  | 'one-party'
  | 'no-council'
  | 'ends-before-it-begins'
  | 'extends-before-its-end'
  | 'extends-over-five-years'
  | 'short-notice-without-reason'
  | 'nothing-delegated'
  | 'kind-does-not-delegate'
  | 'holder-discharges'
  | 'not-a-party'
  | 'contractor-discharges'
  | 'not-delegable'
  | 'outside-the-agreement'
  | 'one-discharger'
  | 'section-101-alone'
  | 'no-power'
  | 'no-statutory-basis'
  | 'statute-slip'
  | 'statute-unreadable'
  | 'schedule-twice'
  | 'no-processor'
  | 'sharing-not-said'
  | 'tier-1-needed'
  | 'tier-1-limits'
  | 'review-before-it-begins'
  | 'signatory-not-said'
  | 'signatory-is-no-party'
  | 'flow-between-others'
  | 'no-flow'
  | 'opens-no-flow'

/** An extension is for five years at most, all together (governance A2, decision DEC18/CMDN/61). */
const longestExtension = 60

const endOf = ({ to, endedOn }: Pick<Held, 'to' | 'endedOn'>): Day =>
  endedOn !== null && endedOn < to ? endedOn : to

/** Two terms by which the holder's function would be with two others at once, for some place on some day. */
export const collides = (one: Held, other: Held): boolean =>
  one.holder === other.holder &&
  one.fn === other.fn &&
  one.clientGroup === other.clientGroup &&
  (one.geography.length === 0 ||
    other.geography.length === 0 ||
    one.geography.some((area) => other.geography.includes(area))) &&
  [one.from, other.from].every((from) => from < endOf(one) && from < endOf(other))

const statutes = (text: string, missing: InvariantName): InvariantName[] => {
  if (text.trim() === '') return [missing]
  const found = checkReferences(text)
  return [
    ...(found.some(({ kind }) => kind === 'typo') ? (['statute-slip'] as const) : []),
    ...(found.some(({ kind }) => kind === 'unreadable') ? (['statute-unreadable'] as const) : []),
  ]
}

const oneFunction = (content: AgreementContent, term: DraftedFunction, around: Around): InvariantName[] => {
  const { parties, councils } = around
  const holder = councils.find(({ code }) => code === term.holder)
  const amiss: InvariantName[] = []
  if (isNotDelegable(term.fn)) amiss.push('not-delegable')
  if (term.holder === term.discharger) amiss.push('holder-discharges')
  if (!parties.includes(term.holder) || !parties.includes(term.discharger)) amiss.push('not-a-party')
  if (!councils.some(({ code }) => code === term.discharger)) amiss.push('contractor-discharges')
  if (term.to <= term.from) amiss.push('ends-before-it-begins')
  if (term.from < content.from || (content.to !== null && term.to > content.to))
    amiss.push('outside-the-agreement')
  if (holder && hasExecutive(modelOn(holder, term.from)) && isSection101Alone(term.enablingPower))
    amiss.push('section-101-alone')
  amiss.push(
    ...statutes(term.enablingPower, 'no-power'),
    ...statutes(term.statutoryBasis, 'no-statutory-basis'),
  )
  return [...new Set(amiss)]
}

const ofFunctions = (content: AgreementContent, around: Around): Amiss[] => {
  const { functions, kind } = content
  if (!delegatingKinds.includes(kind))
    return functions.length === 0 ? [] : [{ refused: 'kind-does-not-delegate' }]
  if (functions.length === 0) return [{ refused: 'nothing-delegated' }]
  const held = functions.map((term): Held => ({ ...term, endedOn: null }))
  return functions.flatMap((term, nth) => {
    const others = [...held.filter((_, other) => other !== nth), ...around.terms]
    const collision = others.some((other) => collides({ ...term, endedOn: null }, other))
    return [...oneFunction(content, term, around), ...(collision ? (['one-discharger'] as const) : [])].map(
      (refused): Amiss => ({ refused, nth }),
    )
  })
}

const ofWhole = (content: AgreementContent, { parties, councils }: Around): InvariantName[] => {
  const { from, to, mayExtendTo, schedules } = content
  const amiss: InvariantName[] = []
  const ours = parties.filter((party) => councils.some(({ code }) => code === party))
  if (new Set(parties).size < 2) amiss.push('one-party')
  if (ours.length === 0) amiss.push('no-council')
  if (to !== null && to <= from) amiss.push('ends-before-it-begins')
  if (mayExtendTo !== null && (to === null || mayExtendTo < to)) amiss.push('extends-before-its-end')
  if (to !== null && mayExtendTo !== null && mayExtendTo > addCalendarMonths(to, longestExtension))
    amiss.push('extends-over-five-years')
  if ((content.shortNoticeMonths === null) !== (content.shortNoticeWhen === null))
    amiss.push('short-notice-without-reason')
  if (new Set(schedules.map(({ number }) => number)).size < schedules.length) amiss.push('schedule-twice')
  if (content.kind === 'processor-contract' && ours.length === parties.length) amiss.push('no-processor')
  return amiss
}

/** What an information sharing agreement needs besides (governance A3). */
const ofSharing = ({ kind, sharing, from }: AgreementContent, { parties }: Around): InvariantName[] => {
  if (kind !== 'information-sharing-agreement') return []
  if (sharing === null) return ['sharing-not-said']
  const { tier, parentId, minimisation, retention, reviewDue, signatories, flows } = sharing
  const signing = signatories.map(({ organisation }) => organisation)
  const amiss: [boolean, InvariantName][] = [
    [tier === 2 && parentId === null, 'tier-1-needed'],
    [tier === 1 && (minimisation === null || retention === null), 'tier-1-limits'],
    [reviewDue <= from, 'review-before-it-begins'],
    [parties.some((party) => !signing.includes(party)), 'signatory-not-said'],
    [signing.some((each) => !parties.includes(each)), 'signatory-is-no-party'],
    [
      flows.some((flow) => [flow.from, flow.to].some((each) => !parties.includes(each))),
      'flow-between-others',
    ],
    [tier === 2 && flows.length === 0, 'no-flow'],
    [tier === 1 && flows.length > 0, 'opens-no-flow'],
  ]
  return amiss.flatMap(([isSo, name]) => (isSo ? [name] : []))
}

/** Everything amiss in a draft, in the order of its page; nothing when it may be decided and signed as it is. */
export const everythingAmiss = (content: AgreementContent, around: Around): Amiss[] => [
  ...ofWhole(content, around).map((refused): Amiss => ({ refused })),
  ...ofSharing(content, around).map((refused): Amiss => ({ refused })),
  ...ofFunctions(content, around),
]

export const amissInWords: Readonly<Record<InvariantName, string>> = {
  'one-party': 'An agreement needs two parties',
  'no-council': 'One of the parties must be a council that works with this service',
  'ends-before-it-begins': 'It must end after it begins',
  'extends-before-its-end': 'It can only be extended beyond its own end',
  'extends-over-five-years': 'All extensions together may be five years at most (governance A2)',
  'short-notice-without-reason': 'Say both the shorter notice and in which circumstances it counts',
  'nothing-delegated': 'Say which functions are delegated',
  'kind-does-not-delegate':
    'An agreement of this kind cannot delegate a function: that needs a delegation agreement or a run-on agreement',
  'holder-discharges': 'A council cannot discharge a function for itself: choose two councils',
  'not-a-party': 'Both councils must be parties of the agreement',
  'contractor-discharges':
    'Only a council can discharge another’s function: a contractor needs a processor contract (governance A1)',
  'not-delegable': 'No council may have another do this for it',
  'outside-the-agreement': 'A function can only be delegated within the days of the agreement',
  'one-discharger':
    'Another agreement has this function done for this council on some of these days: there can be one at a time',
  'section-101-alone':
    'Section 101 of the Local Government Act 1972 alone does not reach what an executive does: name section 9EA of the Local Government Act 2000 as well (finding 5)',
  'no-power': 'Say by which power it is delegated',
  'no-statutory-basis': 'Say which duties or powers are delegated',
  'statute-slip': 'A reference to a statute has a known slip in it: see what is meant',
  'statute-unreadable': 'Name each Act with its year and sections, for example Children Act 1989 s.47',
  'schedule-twice': 'Each schedule needs a number of its own',
  'no-processor': 'A processor contract needs a party that is no council',
  'sharing-not-said': 'Say of which tier it is, when it is reviewed, and how little is shared',
  'tier-1-needed': 'A tier 2 needs the tier 1 it stands under (governance A3)',
  'tier-1-limits': 'A tier 1 must say how little is shared and how long it is kept: each tier 2 adopts that',
  'review-before-it-begins': 'The review must be due after its first day',
  'signatory-not-said':
    'Say of every party as what it signs, who is responsible and whom to ring when data was lost',
  'signatory-is-no-party': 'Somebody is named as a signatory who is no party',
  'flow-between-others': 'A flow can only be agreed between parties',
  'no-flow': 'Say who may tell whom what: a tier 2 opens flows',
  'opens-no-flow': 'A tier 1 sets the baseline and opens no flow: put flows into a tier 2 under it',
}
