import { Table } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import { functionInWords } from '../agreement.ts'
import type { Lapse } from '../lapsing.ts'
import type { OpenWork } from '../losing.sql.ts'
import type { Names } from './sharing-flows.tsx'

type NextProps = {
  readonly lapse: Lapse | null
  readonly work: readonly OpenWork[]
  readonly actingForCode: string
  readonly nameOf: Names
  /** Of another day than today nobody can say what work is open. */
  readonly isNow: boolean
}

const workInWords = ({ contacts, enquiries, handOvers }: OpenWork): string =>
  [
    contacts > 0 ? `${String(contacts)} open ${contacts === 1 ? 'contact' : 'contacts'}` : '',
    enquiries > 0 ? `${String(enquiries)} ${enquiries === 1 ? 'enquiry' : 'enquiries'} going on` : '',
    handOvers > 0
      ? `${String(handOvers)} ${handOvers === 1 ? 'hand-over' : 'hand-overs'} not yet accepted`
      : '',
  ]
    .filter(Boolean)
    .join(', ') || 'Nothing open'

const Losing = ({ lapse, work, actingForCode, nameOf }: NextProps & { lapse: Lapse }) => (
  <Table
    caption="What would lose its authority, as the work stands now"
    captionClasses="govuk-table__caption--s"
    firstCellIsHeader
    head={[{ text: 'Function' }, { text: 'For' }, { text: 'Open work' }]}
    rows={lapse.functions.map((term) => [
      { text: `${functionInWords(term.fn)}${term.clientGroup === 'adults' ? ', adults' : ''}` },
      { text: nameOf(term.holder) },
      {
        text:
          term.holder !== actingForCode
            ? `${nameOf(term.holder)}’s: not yours to count`
            : workInWords(
                work.find(({ owner, fn }) => owner === term.holder && fn === term.fn) ?? {
                  owner: term.holder,
                  fn: term.fn,
                  contacts: 0,
                  enquiries: 0,
                  handOvers: 0,
                },
              ),
      },
    ])}
  />
)

const nextInWords = ({ what, lapsesOn, functions }: Lapse): string =>
  what === 'functions'
    ? `${functions.length === 1 ? 'One function lapses' : `${String(functions.length)} functions lapse`} as ${plainDay(lapsesOn)} begins, with nothing decided to follow.`
    : what === 'placements'
      ? `The next lending ends as ${plainDay(lapsesOn)} begins.`
      : `The next review is due on ${plainDay(lapsesOn)}.`

/** What of an agreement lapses next, and what work would lose its authority. */
export const Next = (props: NextProps) => (
  <>
    <h2 class="govuk-heading-m">What lapses next</h2>
    {props.lapse === null ? (
      <p class="govuk-body">Nothing that is in force lapses on a day that is known.</p>
    ) : (
      <>
        <p class="govuk-body">{nextInWords(props.lapse)}</p>
        {props.isNow && props.lapse.what === 'functions' && <Losing {...props} lapse={props.lapse} />}
      </>
    )}
  </>
)
