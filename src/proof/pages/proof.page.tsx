import { InsetText, SummaryList, WarningText } from '../../design/index.ts'
import { counted, type Instant, longTime, minutesBetween, nearTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { KeptCheckpoint, Witnessed } from '../tree.sql.ts'

/** How far the record of one council is sealed, signed and witnessed. */
export type RecordState = {
  council: string
  sealed: number
  checkpoint: KeptCheckpoint | null
  witnesses: readonly Witnessed[]
  isSigned: boolean
}

const entries = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'entry' : 'entries'}`

const behind = (witness: Witnessed, state: RecordState, now: Instant): string => {
  const left = (state.checkpoint?.size ?? 0) - witness.size
  if (left <= 0) return 'everything that is signed'
  const minutes = Math.floor(minutesBetween(witness.witnessedAt, now))
  return `all but the last ${entries(left)}; it last signed ${counted(minutes, 'minute')} ago`
}

const rowsOf = (state: RecordState, visit: Visit) => [
  { key: { text: 'Sealed' }, value: { text: entries(state.sealed) } },
  {
    key: { text: 'Signed' },
    value: {
      text:
        state.checkpoint === null
          ? 'Nothing yet'
          : `${entries(state.checkpoint.size)}, checkpoint ${String(state.checkpoint.number)}, ${nearTime(state.checkpoint.madeAt, visit.at)}`,
    },
  },
  ...state.witnesses.map((witness) => ({
    key: { text: `Witness ${witness.witness}` },
    value: { text: `Has signed ${behind(witness, state, visit.at)}` },
  })),
]

const Council = ({ state, visit }: { state: RecordState; visit: Visit }) => (
  <section>
    <h2 class="govuk-heading-m">{state.council}</h2>
    <SummaryList rows={rowsOf(state, visit)} />
    {!state.isSigned && (
      <WarningText text="The record is sealed and not signed: this service was given no key. Without one, nothing shows that the seals are the first ones." />
    )}
    {state.witnesses.length === 0 && (
      <WarningText text="No witness has signed this council’s record. A seal is worth as much as those who compare it." />
    )}
  </section>
)

/** Whether the record can be relied on, for whoever answers for it. What is on it does not stand here. */
export const ProofPage = ({ visit, states }: { visit: Visit; states: readonly RecordState[] }) => (
  <>
    <h1 class="govuk-heading-l">Proof of the record</h1>
    <p class="govuk-body">
      Every event and every look is sealed within a minute, so that nothing on the record can be altered,
      taken away or slipped in without being found. Each council’s own witness, outside this service, compares
      what was signed and signs it in turn.
    </p>
    {states.map((state) => (
      <Council key={state.council} state={state} visit={visit} />
    ))}
    <InsetText text="This page says what the service knows. What your own witness and your own audit say counts for more." />
    <p class="govuk-body-s">{`As at ${longTime(visit.at)}.`}</p>
  </>
)
