import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import { hasExecutive, isSection101Alone } from '../agreements/index.ts'
import type { Fact, Happening, Refusal } from '../events/index.ts'
import { type Day, plainDay } from '../time/index.ts'

/**
 * A council changes how it is governed (governance finding 5: the power to delegate is another then). Every delegation in
 * which it is holder or discharging council gives no right from that day until both councils have confirmed it
 * (authorisation B8 no. 22). Pure.
 */

export const models = {
  'leader-cabinet': 'A leader and a cabinet',
  committee: 'Committees',
  mayor: 'An elected mayor',
} as const
export type Model = keyof typeof models
export const isModel = (text: string): text is Model => Object.hasOwn(models, text)

/** A delegation that must be confirmed, and which side has done so when. */
export type ToConfirm = {
  functionId: string
  fn: string
  instrumentId: string
  instrument: string
  clientGroup: string
  holder: AuthorityCode
  discharger: AuthorityCode
  to: Day
  enablingPower: string
  confirmedBy: readonly { party: AuthorityCode; on: Day; reference: string }[]
}

export type GovernanceChange = {
  id: string
  authority: AuthorityCode
  model: Model
  from: Day
  reference: string
  toConfirm: readonly ToConfirm[]
}

/** What one council does about such a change; each council has its own facts under the same id. */
export type GoverningEvent = Happening & { others: readonly AuthorityCode[] } & (
    | { type: 'recorded'; model: Model; from: Day; reference: string }
    | { type: 'confirmed'; functionIds: readonly string[]; reference: string; on: Day }
  )

export type Governing = { owner: AuthorityCode; id: string; happened: readonly GoverningEvent[] }

export const evolveGoverning = (
  before: Governing | undefined,
  { owner, id, event }: Fact<GoverningEvent>,
): Governing => ({ owner, id, happened: [...(before?.happened ?? []), event] })

export const governingResource = ({ owner, id }: Governing): Resource =>
  councilsRecord('governance-change', { owner, id })

export const governingSentence = ({ event }: Fact<GoverningEvent>): string =>
  event.type === 'recorded'
    ? `Governed by ${models[event.model].toLowerCase()} from ${plainDay(event.from)}`
    : `Confirmed ${String(event.functionIds.length)} delegations, ${event.reference}`

/** Those this council still has to confirm. */
export const openFor = (change: GovernanceChange, party: AuthorityCode): ToConfirm[] =>
  change.toConfirm.filter(
    ({ holder, discharger, confirmedBy }) =>
      [holder, discharger].includes(party) && !confirmedBy.some((each) => each.party === party),
  )

export const isConfirmed = ({ holder, discharger, confirmedBy }: ToConfirm): boolean =>
  [holder, discharger].every((party) => confirmedBy.some((each) => each.party === party))

/** Written down by the council itself; on a later day than another of its own, and not as it is governed already. */
export const whyNotRecorded = (
  asked: { model: Model; from: Day },
  now: Model,
  earlier: readonly Pick<GovernanceChange, 'from'>[],
): Refusal | null => {
  if (earlier.some(({ from }) => from >= asked.from)) return { refused: 'recorded-later-already' }
  return asked.model === now ? { refused: 'governed-so-already' } : null
}

export const confirm = (
  change: GovernanceChange,
  party: AuthorityCode,
  chosen: readonly string[],
  reference: string,
  today: Day,
): readonly GoverningEvent[] | Refusal => {
  const open = openFor(change, party)
  const functionIds = open.map(({ functionId }) => functionId).filter((id) => chosen.includes(id))
  if (open.length === 0) return { refused: 'nothing-to-confirm' }
  if (functionIds.length === 0) return { refused: 'choose-some' }
  const isWithoutPower = open.some(
    ({ functionId, holder, enablingPower }) =>
      functionIds.includes(functionId) &&
      holder === change.authority &&
      hasExecutive(change.model) &&
      isSection101Alone(enablingPower),
  )
  // Confirming lends no power (governance finding 5).
  if (isWithoutPower) return { refused: 'section-101-alone' }
  const others = new Set(open.flatMap(({ holder, discharger }) => [holder, discharger]))
  return [
    {
      type: 'confirmed',
      functionIds,
      reference,
      on: today,
      others: [...others].filter((each) => each !== party),
    },
  ]
}
