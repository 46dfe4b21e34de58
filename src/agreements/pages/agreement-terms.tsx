import { SummaryList, type SummaryRow } from '../../design/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import { endOf, functionInWords, type FunctionTerm } from '../agreement.ts'
import { reservedInWords } from '../function.form.ts'
import { standsInWords } from '../state.words.ts'
import { stretchInWords } from '../timeline.ts'
import type { Names } from './sharing-flows.tsx'

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

/** Terms of several functions that say the same are said once. */
const termsTogether = (terms: readonly FunctionTerm[]): (readonly [FunctionTerm, FunctionTerm[]])[] => {
  const together = new Map<string, [FunctionTerm, FunctionTerm[]]>()
  for (const term of terms) {
    const { id: _id, fn: _fn, extends: _extends, recordedAt: _recordedAt, teams: _teams, ...same } = term
    const key = JSON.stringify(same)
    const known = together.get(key)
    if (known) known[1].push(term)
    else together.set(key, [term, [term]])
  }
  return [...together.values()]
}

const callInInWords = ({ callIn, callInEndedOn, effectiveOn }: FunctionTerm): string => {
  if (callIn === 'waived') return 'Exempt'
  if (callIn === 'none') return effectiveOn === null ? 'None' : `None: counts from ${plainDay(effectiveOn)}`
  return callInEndedOn === null ? 'Still running' : plainDay(callInEndedOn)
}

const acceptedInWords = ({ acceptedBy, acceptedOn, acceptanceRef }: FunctionTerm): string =>
  acceptedOn === null
    ? 'Not recorded here: until it is, this gives nothing'
    : [acceptedBy, `counts from ${plainDay(acceptedOn)}`, acceptanceRef && `reference ${acceptanceRef}`]
        .filter(Boolean)
        .join(', ')

const listed = (all: readonly string[], none: string): string => (all.length === 0 ? none : all.join('; '))

type TermProps = {
  readonly term: FunctionTerm
  readonly same: readonly FunctionTerm[]
  readonly all: readonly FunctionTerm[]
  readonly today: Day
  /** How the row is called that says how it stands on that day. */
  readonly stands: string
  readonly nameOf: Names
}

const Term = ({ term, same, all, today, stands, nameOf }: TermProps) => (
  <SummaryList
    card={{
      title: {
        text: `${term.extends === null ? 'First term' : 'Extension'}${term.variedOn === null ? '' : ', as varied'}: ${stretchInWords({ from: term.from, to: endOf(term) })}`,
        headingLevel: 3,
      },
    }}
    rows={[
      fact(stands, standsInWords(term, all, today)),
      fact('Functions', same.map(({ fn }) => functionInWords(fn)).join('; ')),
      fact('Teams', listed([...new Set(same.flatMap(({ teams }) => teams))], 'Not said')),
      fact('For whom', `${nameOf(term.discharger)} for ${nameOf(term.holder)}, ${term.clientGroup} only`),
      fact(
        'Whose it stays',
        `${nameOf(term.holder)}’s: its own staff may still do it. ${nameOf(term.discharger)} discharges it.`,
      ),
      fact(
        'Decided',
        [term.decidedBy, term.decidedOn === null ? null : plainDay(term.decidedOn)]
          .filter(Boolean)
          .join(', ') || 'Not recorded here',
      ),
      fact('Call-in ended', callInInWords(term)),
      fact(`Accepted by ${nameOf(term.discharger)}`, acceptedInWords(term)),
      fact(
        'Constitution amended',
        term.constitutionAmendedOn === null
          ? 'Not recorded here: until it is, this gives nothing'
          : plainDay(term.constitutionAmendedOn),
      ),
      fact('Power', term.enablingPower),
      fact('Duties', term.statutoryBasis),
      fact(
        'Where',
        [
          term.serviceArea,
          term.geography.length > 0 &&
            `${term.geography.join(', ')}. The service does not hold anybody to these areas: whoever may act does so for the whole of ${nameOf(term.holder)}`,
        ]
          .filter(Boolean)
          .join(' · ') || `The whole of ${nameOf(term.holder)}`,
      ),
      fact('Not included', listed(term.exclusions, 'Nothing')),
      fact('Kept back', listed(term.reserved.map(reservedInWords), 'Nothing')),
      fact('Onward delegation', term.onwardAllowed ? 'Allowed' : 'Not allowed'),
    ]}
  />
)

type TermsProps = {
  readonly functions: readonly FunctionTerm[]
  readonly all: readonly FunctionTerm[]
  readonly today: Day
  /** How the row is called that says how it stands on that day. */
  readonly stands: string
  readonly nameOf: Names
}

/** Every delegated function with its power, its duties, and what it still waits for or keeps out. */
export const Terms = ({ functions, all, today, stands, nameOf }: TermsProps) =>
  functions.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Terms, and who decided them</h2>
      {termsTogether(functions).map(([term, same]) => (
        <Term key={term.id} term={term} same={same} all={all} today={today} stands={stands} nameOf={nameOf} />
      ))}
    </>
  )
