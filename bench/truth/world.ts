import type { Grant, InstrumentRef } from '../../src/access/index.ts'
import { addMinutes, type Instant } from '../../src/time/index.ts'
import { type Case, dimensions } from './cases.ts'

/** The councils of a case. Agreements and successions are between councils, so each state of both has a pair of its own. */
export type Pair = { holder: string; discharger: string; other: string; agency: string }

export const hatFns = dimensions.fn

/** No council may have another oversee its records for it: the database refuses such a delegation. */
export const delegable = hatFns.filter((fn) => fn !== 'oversight')

export const instrument: InstrumentRef = {
  id: '00000000-0000-4000-8000-000000000003',
  title: 'An agreement',
  version: 1,
}

export const successions = ['none', 'successor', 'successor-tomorrow'] as const

export const successionOf = ({ besides }: Pick<Case, 'besides'>): (typeof successions)[number] =>
  besides === 'successor' || besides === 'successor-tomorrow' ? besides : 'none'

export const pairOf = (asked: Pick<Case, 'agreement' | 'besides'>): Pair => {
  const nth = dimensions.agreement.indexOf(asked.agreement) * 3 + successions.indexOf(successionOf(asked))
  const numbered = (first: number): string => `E${String(first + nth)}`
  return {
    holder: numbered(11_000_000),
    discharger: numbered(12_000_000),
    other: 'E13000000',
    agency: 'an-agency',
  }
}

const uuid = (group: number, number: number): string =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`

/** One record for each council, sensitivity, and whether the worker is named on it: the one asked about. */
export const recordOf = (
  { sensitivity, named }: Pick<Case, 'sensitivity' | 'named'>,
  owner: string,
): string =>
  uuid(700 + dimensions.sensitivity.indexOf(sensitivity) * 2 + Number(named), Number(owner.slice(1)))

export const otherRecord = uuid(699, 1)

/** Each combination of facts about the worker alone is one worker. */
const aboutTheWorker = [
  'employment',
  'agreement',
  'besides',
  'training',
  'competent',
  'inATeam',
  'sensitivity',
  'named',
] as const

export const staffOf = (asked: Case): string =>
  uuid(
    600,
    aboutTheWorker.reduce((number, name) => {
      const all: readonly unknown[] = dimensions[name]
      return number * all.length + all.indexOf(asked[name])
    }, 0),
  )

export const teamOf = (asked: Case, fn: Case['fn']): string =>
  uuid(500 + hatFns.indexOf(fn), Number(pairOf(asked).holder.slice(1)))

/** The grants of a worker: of an audit, and of support, which a second person must have approved. */
export const granted = (asked: Case, { holder }: Pair, at: Instant): Grant[] => {
  const { besides } = asked
  const isGlass = besides === 'glass-broken' || besides === 'glass-broken-for-another-record'
  if (!besides.startsWith('grant') && !isGlass) return []
  const isElsewhere = besides.endsWith('another-record')
  const kinds = isGlass ? (['break-glass'] as const) : (['audit', 'support'] as const)
  return kinds.map((kind, nth) => ({
    id: uuid(400 + nth, Number(staffOf(asked).slice(-12))),
    kind,
    authority: holder,
    from: besides === 'grant-begins-a-second-later' ? addMinutes(at, 1 / 60) : addMinutes(at, -60),
    until: besides === 'grant-over-now' ? at : addMinutes(at, 60),
    withdrawnAt: besides === 'grant-withdrawn-now' ? at : null,
    isApproved: besides !== 'grant-not-approved',
    records: [isElsewhere ? otherRecord : recordOf(asked, holder)],
  }))
}
