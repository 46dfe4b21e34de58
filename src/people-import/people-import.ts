import type { AuthorityCode } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import { type Mapping, type MappingProblem, problemsWith } from './columns.ts'

/** A file of a council's existing people on its way in. Pure: what it is, what may happen to it, what follows. */

export type Encoding = 'utf-8' | 'windows-1252'

export type Arrived = {
  size: number
  sha256: string
  encoding: Encoding
  separator: string
  heading: readonly string[]
  /** The first rows, so that people see what stands in a column they choose. */
  sample: readonly (readonly string[])[]
}

export type Counts = {
  rows: number
  registered: number
  changed: number
  unchanged: number
  leftOut: number
  /** Rows brought in with a remark, and how often each. */
  remarked: Readonly<Record<string, number>>
  /** Why rows were left out, and how often. */
  reasons: Readonly<Record<string, number>>
  /** Rows whose NHS number or UPN somebody else in the index has: to be looked at, never joined. */
  sameNumber: number
  related: number
  /** Parents named in the file that are neither in it nor brought in before. */
  parentsMissing: number
}

export const noCounts: Counts = {
  rows: 0,
  registered: 0,
  changed: 0,
  unchanged: 0,
  leftOut: 0,
  remarked: {},
  reasons: {},
  sameNumber: 0,
  related: 0,
  parentsMissing: 0,
}

export type Stage =
  'arriving' | 'arrived' | 'mapped' | 'checking' | 'checked' | 'bringing-in' | 'done' | 'given-up'

export type PeopleImport = {
  owner: AuthorityCode
  id: string
  name: string
  stage: Stage
  /** Somebody stopped the work; it goes on where it stood. */
  isStopped: boolean
  arrived: Arrived | null
  /** The system the file comes from. Its numbers for people mean something only together with it. */
  source: string
  mapping: Mapping
  begunAt: Instant
  begunBy: string | null
  checked: Counts | null
  broughtIn: Counts | null
}

export type PeopleImportEvent = Happening &
  (
    | { type: 'begun'; name: string }
    | { type: 'arrived'; arrived: Arrived }
    | { type: 'mapped'; source: string; mapping: Mapping }
    | { type: 'check-asked' }
    | { type: 'checked'; counts: Counts }
    | { type: 'bring-in-asked' }
    | { type: 'brought-in'; counts: Counts }
    | { type: 'stopped' }
    | { type: 'taken-up-again' }
    | { type: 'given-up' }
  )

export type PeopleImportFact = Fact<PeopleImportEvent>

export const evolveImport = (before: PeopleImport | undefined, fact: PeopleImportFact): PeopleImport => {
  const { event } = fact
  if (event.type === 'begun') {
    return {
      owner: fact.owner,
      id: fact.id,
      name: event.name,
      stage: 'arriving',
      isStopped: false,
      arrived: null,
      source: '',
      mapping: {},
      begunAt: fact.at,
      begunBy: fact.by.kind === 'staff' ? fact.by.staffId : null,
      checked: null,
      broughtIn: null,
    }
  }
  if (before === undefined) throw new Error(`Bringing people in begins with a file, not with ${event.type}.`)
  switch (event.type) {
    case 'arrived':
      return { ...before, stage: 'arrived', arrived: event.arrived }
    case 'mapped':
      return { ...before, stage: 'mapped', source: event.source, mapping: event.mapping, checked: null }
    case 'check-asked':
      return { ...before, stage: 'checking', isStopped: false, checked: null }
    case 'checked':
      return { ...before, stage: 'checked', checked: event.counts }
    case 'bring-in-asked':
      return { ...before, stage: 'bringing-in', isStopped: false }
    case 'brought-in':
      return { ...before, stage: 'done', broughtIn: event.counts }
    case 'stopped':
      return { ...before, isStopped: true }
    case 'taken-up-again':
      return { ...before, isStopped: false }
    case 'given-up':
      return { ...before, stage: 'given-up', isStopped: false }
  }
}

export const importSentence = ({ event }: PeopleImportFact): string => {
  switch (event.type) {
    case 'begun':
      return 'A file of people began to arrive.'
    case 'arrived':
      return 'The file arrived whole.'
    case 'mapped':
      return `What its columns hold was said; it comes from ${event.source}.`
    case 'check-asked':
      return 'A check was asked for. Nothing is brought in by it.'
    case 'checked':
      return `Checked: ${String(event.counts.rows)} rows, ${String(event.counts.leftOut)} would be left out.`
    case 'bring-in-asked':
      return 'Bringing the people in was asked for.'
    case 'brought-in':
      return `Brought in: ${String(event.counts.registered)} registered, ${String(event.counts.changed)} changed, ${String(event.counts.leftOut)} rows left out.`
    case 'stopped':
      return 'Stopped. What was brought in stays, and it can go on where it stood.'
    case 'taken-up-again':
      return 'Went on where it stood.'
    case 'given-up':
      return 'Given up. The file was taken away.'
  }
}

type Refused = { refused: string }
const refuse = (refused: string): Refused => ({ refused })

/** The columns can be said, and said anew, until the file has been brought in. */
export const map = (
  it: PeopleImport,
  source: string,
  mapping: Mapping,
): PeopleImportEvent[] | Refused | { problems: readonly MappingProblem[] } => {
  if (it.arrived === null) return refuse('not-arrived')
  if (it.stage === 'bringing-in' || it.stage === 'checking') return refuse('at-work')
  if (it.stage === 'done' || it.stage === 'given-up') return refuse('over')
  if (source === '') return refuse('no-source')
  const problems = problemsWith(mapping, it.arrived.heading)
  return problems.length > 0 ? { problems } : [{ type: 'mapped', source, mapping }]
}

export const askCheck = (it: PeopleImport): PeopleImportEvent[] | Refused => {
  if (it.stage !== 'mapped' && it.stage !== 'checked')
    return refuse(it.stage === 'checking' ? 'at-work' : 'not-mapped')
  return [{ type: 'check-asked' }]
}

/** Nothing is brought in that was not checked first: people see what a file would do before it does it. */
export const askBringIn = (it: PeopleImport): PeopleImportEvent[] | Refused => {
  if (it.stage === 'bringing-in') return refuse('at-work')
  if (it.stage !== 'checked') return refuse('not-checked')
  return [{ type: 'bring-in-asked' }]
}

const isAtWork = ({ stage }: PeopleImport): boolean => stage === 'checking' || stage === 'bringing-in'

export const stop = (it: PeopleImport): PeopleImportEvent[] | Refused =>
  isAtWork(it) && !it.isStopped ? [{ type: 'stopped' }] : refuse('not-at-work')

/** Also for work that nobody stopped and that stands still, because the process that did it is gone. */
export const goOn = (it: PeopleImport): PeopleImportEvent[] | Refused =>
  isAtWork(it) ? [{ type: 'taken-up-again' }] : refuse('not-at-work')

/** The file can be taken away whenever nobody is at work on it; what was brought in stays. */
export const giveUp = (it: PeopleImport): PeopleImportEvent[] | Refused => {
  if (isAtWork(it) && !it.isStopped) return refuse('at-work')
  return it.stage === 'done' || it.stage === 'given-up' ? refuse('over') : [{ type: 'given-up' }]
}
