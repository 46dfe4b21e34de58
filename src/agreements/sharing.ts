import {
  covers,
  everythingMissing,
  type Flow,
  type Missing,
  type Purpose,
  type SharingAgreement,
  type Signature,
  type SignedAgreement,
} from '../access/index.ts'
import type { Day } from '../time/index.ts'

/** Whether a flow can be used on a day: for all it carries, for part of it, or not at all. */
export type FlowStands = 'usable' | 'in-part' | 'not-usable'

/** Flows that say the same of several organisations or purposes, told once. */
export type ToldOnce = {
  /** Of the first of them, to lead to. */
  id: string
  from: readonly string[]
  to: readonly string[]
  purposes: readonly Purpose[]
  flow: Flow
  stands: FlowStands
  /** Everything that is missing to any of them. */
  missing: readonly Missing[]
}

/** Without these a flow still carries what needs no such basis. */
const inPartWithout: readonly Missing['missing'][] = ['no-article-9-condition', 'no-article-10-basis']

const standsWith = (missing: readonly Missing[]): FlowStands =>
  missing.length === 0
    ? 'usable'
    : missing.every((each) => inPartWithout.includes(each.missing))
      ? 'in-part'
      : 'not-usable'

const toldAlone = (agreement: SharingAgreement, flow: Flow, on: Day): ToldOnce => {
  const { fromOrganisation: from, toOrganisation: to, purpose, categories, subjects } = flow
  const missing = everythingMissing(agreement, flow, { from, to, purpose, categories, subjects, on })
  return {
    id: flow.id,
    from: [from],
    to: [to],
    purposes: [purpose],
    flow,
    stands: standsWith(missing),
    missing,
  }
}

/** What must be the same for two flows to be told as one: everything but who, to whom and for what. */
const contentOf = ({ flow, missing }: ToldOnce): unknown => {
  const { id: _id, fromOrganisation: _from, toOrganisation: _to, purpose: _purpose, ...content } = flow
  return [content, missing.map(({ from: _f, to: _t, purpose: _p, ...what }) => what)]
}

type Gathered = 'purposes' | 'to' | 'from'

/** Those that differ in this alone become one. */
const gather = (all: readonly ToldOnce[], by: Gathered): ToldOnce[] => {
  const together = new Map<string, ToldOnce>()
  for (const each of all) {
    const { purposes, to, from } = each
    const key = JSON.stringify([contentOf(each), { purposes, to, from, [by]: null }])
    const known = together.get(key)
    together.set(
      key,
      known
        ? { ...known, [by]: [...known[by], ...each[by]], missing: [...known.missing, ...each.missing] }
        : each,
    )
  }
  return [...together.values()]
}

/** Every flow of an agreement as it stands on a day, those that say the same told once, in the order agreed. */
export const flowsTold = (agreement: SharingAgreement, on: Day): ToldOnce[] =>
  (['purposes', 'to', 'from'] as const).reduce<ToldOnce[]>(
    gather,
    agreement.flows.map((flow) => toldAlone(agreement, flow, on)),
  )

export type Signatory = {
  organisation: string
  /** From the first to the last. */
  signatures: readonly Signature[]
  stands: 'signed' | 'withdrawn' | 'not-yet'
}

/** Who signed an agreement, each once, by name, and how each stands on a day. */
export const signatoriesOf = (
  { signatures }: SignedAgreement,
  nameOf: (organisation: string) => string,
  on: Day,
): Signatory[] => {
  const inOrder = signatures.toSorted((one, other) => (one.signedOn < other.signedOn ? -1 : 1))
  const organisations = [...new Set(inOrder.map(({ organisation }) => organisation))]
  return organisations
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'en-GB'))
    .map((organisation) => {
      const own = inOrder.filter((each) => each.organisation === organisation)
      const isSigned = own.some(({ signedOn, withdrawnOn }) =>
        covers({ from: signedOn, to: withdrawnOn }, on),
      )
      const hasBegun = own.some(({ signedOn }) => signedOn <= on)
      return {
        organisation,
        signatures: own,
        stands: isSigned ? 'signed' : hasBegun ? 'withdrawn' : 'not-yet',
      }
    })
}
