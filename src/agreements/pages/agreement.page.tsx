import { SummaryList, type SummaryRow, WarningText } from '../../design/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import { type Agreement, functionInWords, type FunctionTerm, kindsInWords } from '../agreement.ts'
import { standsInWords } from '../state.words.ts'
import { stretchInWords, type Timeline } from '../timeline.ts'
import { TimelinePicture } from './timeline.tsx'

type Names = (code: string) => string

export type AgreementPageProps = {
  readonly agreement: Agreement
  readonly timeline: Timeline
  /** Contacts taken in without authority for the council acted for, under functions of this agreement. */
  readonly gaps: number
  readonly actingFor: string
  readonly nameOf: Names
}

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

export const decisionInWords = (agreement: Agreement): string =>
  [
    agreement.decidedBy,
    agreement.decidedOn === null ? null : plainDay(agreement.decidedOn),
    agreement.decisionRef === null ? null : `reference ${agreement.decisionRef}`,
  ]
    .filter(Boolean)
    .join(', ') || 'Not recorded here'

/** Terms of several functions that say the same are said once. */
const termsTogether = (terms: readonly FunctionTerm[]): (readonly [FunctionTerm, string[]])[] => {
  const together = new Map<string, [FunctionTerm, string[]]>()
  for (const term of terms) {
    const { id: _id, fn: _fn, extends: _extends, recordedAt: _recordedAt, teams: _teams, ...same } = term
    const key = JSON.stringify(same)
    const known = together.get(key)
    if (known) known[1].push(functionInWords(term.fn))
    else together.set(key, [term, [functionInWords(term.fn)]])
  }
  return [...together.values()]
}

const Term = ({
  term,
  names,
  today,
  nameOf,
}: {
  term: FunctionTerm
  names: readonly string[]
  today: Day
  nameOf: Names
}) => (
  <SummaryList
    card={{
      title: {
        text: `${term.extends === null ? 'First term' : 'Extension'}: ${stretchInWords(term)}`,
        headingLevel: 3,
      },
    }}
    rows={[
      fact('Stands today', standsInWords(term, [], today)),
      fact('Functions', names.join('; ')),
      fact('For whom', `${nameOf(term.discharger)} for ${nameOf(term.holder)}, ${term.clientGroup} only`),
      fact(
        'Decided',
        [term.decidedBy, term.decidedOn === null ? null : plainDay(term.decidedOn)]
          .filter(Boolean)
          .join(', ') || 'Not recorded here',
      ),
      fact('Call-in ended', term.effectiveOn === null ? 'Still running' : plainDay(term.effectiveOn)),
      fact('Power', term.enablingPower),
      fact('Duties', term.statutoryBasis),
    ]}
  />
)

export const AgreementPage = ({ agreement, timeline, gaps, actingFor, nameOf }: AgreementPageProps) => (
  <>
    <h1 class="govuk-heading-l">{agreement.title}</h1>
    {gaps > 0 && (
      <WarningText
        text={`${String(gaps)} ${gaps === 1 ? 'contact was' : 'contacts were'} taken in for ${actingFor} with no agreement in force. Each was kept; the days are marked in red below.`}
      />
    )}
    <SummaryList
      rows={[
        fact('What it is', kindsInWords[agreement.kind] ?? agreement.kind),
        fact('Between', agreement.parties.join(' and ')),
        fact('Decided', decisionInWords(agreement)),
        fact('Signed', plainDay(agreement.signedOn)),
        fact(
          'First agreed for',
          agreement.to === null
            ? `From ${plainDay(agreement.from)}, until ended by notice`
            : stretchInWords({ from: agreement.from, to: agreement.to }),
        ),
      ]}
    />
    <h2 class="govuk-heading-m">When it gave the right to act</h2>
    <TimelinePicture timeline={timeline} title={agreement.title} />
    {agreement.functions.length > 0 && (
      <>
        <h2 class="govuk-heading-m">Terms, and who decided them</h2>
        {termsTogether(agreement.functions).map(([term, names]) => (
          <Term key={term.id} term={term} names={names} today={timeline.today} nameOf={nameOf} />
        ))}
      </>
    )}
    {agreement.placements.length > 0 && (
      <>
        <h2 class="govuk-heading-m">Who is lent</h2>
        <ul class="govuk-list govuk-list--bullet">
          {agreement.placements.map((lent) => (
            <li key={`${lent.name} ${lent.from}`}>
              {`${lent.name}, by ${nameOf(lent.employer)} to ${nameOf(lent.host)} for ${lent.fns.map(functionInWords).join(', ')}, from ${plainDay(lent.from)}. Asked on ${plainDay(lent.consultedOn)}.`}
            </li>
          ))}
        </ul>
      </>
    )}
    {agreement.terms.length > 0 && (
      <>
        <h2 class="govuk-heading-m">What it says, in plain words</h2>
        <SummaryList rows={agreement.terms.map(({ title, words }) => fact(title, words))} />
      </>
    )}
  </>
)
