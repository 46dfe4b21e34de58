import { type Agreement, TimelinePicture, type Timeline } from '../../agreements/index.ts'
import { InsetText, SummaryList, type SummaryRow, Tag } from '../../design/index.ts'
import { addDays, type Day, plainDay } from '../../time/index.ts'
import type { FormState, Visit } from '../../web/index.ts'
import {
  type Change,
  isMoveOpen,
  isOver,
  noticeStandsAt,
  revisionOf,
  serviceMethods,
  stateOf,
  type ToDo,
  turnsOf,
} from '../change.ts'
import { decisionOf, type PartyDecision, type Regime, whyNotCalledIn } from '../decision.rule.ts'
import { poundsInWords } from '../money.rule.ts'
import {
  decisionInWords,
  grounds,
  stateColours,
  stateInWords,
  titleOf,
  turnInWords,
  whyThatDay,
} from '../words.ts'
import { BeforeAndAfter } from './before-and-after.tsx'
import { ConsentForm } from './consent.form.tsx'
import {
  AssessForm,
  CallInForm,
  CarryOutForm,
  DecisionForm,
  MoveForm,
  PublishForm,
  ReconsiderForm,
  WithdrawForm,
} from './decision.form.tsx'
import { dependantInWords, DispositionForm, dispositionInWords } from './disposition.form.tsx'

export type ChangeShown = {
  readonly change: Change
  readonly agreement: Agreement
  readonly today: Day
  readonly nameOf: (code: string) => string
  /** What it does, sentence by sentence. */
  readonly effect: readonly string[]
  /** The picture of the agreement with and without it; null where nothing would look otherwise. */
  readonly timeline: Timeline | null
  readonly regime: Regime
  /** Variations of this agreement and those under it that all have agreed to. */
  readonly variations: readonly Change[]
  /** The council the reader may act for here; null for whoever only reads. */
  readonly acts: string | null
  /** Whether it may carry out alone what its own notice has ended. */
  readonly mayCarryOutAlone: boolean
}

type Props = { readonly shown: ChangeShown; readonly visit: Visit; readonly form: FormState }

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

const ofItsKind = (change: Change, nameOf: ChangeShown['nameOf']): SummaryRow[] => {
  switch (change.kind) {
    case 'extension':
      return [
        fact('Holds now to', plainDay(addDays(change.oldTo, -1))),
        fact('Would hold to', plainDay(addDays(change.newTo, -1))),
      ]
    case 'variation':
      return [
        fact('Counts from', plainDay(change.effectiveFrom)),
        fact(
          'Money',
          change.financialEffect === null ? 'None' : `${poundsInWords(change.financialEffect)} a year`,
        ),
        ...change.assessments.map(({ by, on, words }) =>
          fact(`Assessed by ${nameOf(by)}`, `${words} (${plainDay(on)})`),
        ),
      ]
    case 'notice': {
      const day = noticeStandsAt(change)
      return [
        fact('Ground', grounds[change.ground]),
        ...(change.clause === null ? [] : [fact('Defined in the agreement', change.clause)]),
        ...(change.circumstance === null ? [] : [fact('Here', change.circumstance)]),
        fact('Given', `${plainDay(change.givenOn)}. ${serviceMethods[change.service]}`),
        ...(change.computedOn === null ? [] : [fact('Computed day', plainDay(change.computedOn))]),
        fact('Takes effect', day === null ? 'On no day yet: all must sign one' : plainDay(day)),
        ...change.moves.map(({ number, toDay, movedBy, movedOn }) =>
          fact(
            `Other day ${String(number)}`,
            `${plainDay(toDay)}, asked for by ${nameOf(movedBy)} on ${plainDay(movedOn)}`,
          ),
        ),
      ]
    }
    case 'termination':
      return [fact('The first day it no longer holds', plainDay(change.endsOn))]
  }
}

const decidedInWords = (decided: PartyDecision, today: Day): string =>
  [
    `${decisionInWords(decided, today)}.`,
    decided.paper === undefined
      ? `${decided.decidedBy}, ${plainDay(decided.decidedOn)}, reference ${decided.reference}.`
      : `${decided.decidedBy}, ${plainDay(decided.decidedOn)}, by its signed paper.`,
    decided.reason.replace(/\.?$/, '.'),
    ...(whyThatDay(decided) === null ? [] : [`${whyThatDay(decided) ?? ''}.`]),
    ...(decided.calledInOn === null ? [] : [`Called in on ${plainDay(decided.calledInOn)}.`]),
    ...(decided.reconsideredOn === null ? [] : [`Decided again on ${plainDay(decided.reconsideredOn)}.`]),
  ].join(' ')

const Decisions = ({ change, today, nameOf }: Pick<ChangeShown, 'change' | 'today' | 'nameOf'>) => {
  if (change.kind === 'notice' && change.moves.length === 0) return null
  const earlier = change.decisions.filter((each) => each.revision !== revisionOf(change))
  return (
    <>
      <h2 class="govuk-heading-m">What each party has decided</h2>
      <SummaryList
        rows={change.parties.map((party) => {
          const decided = decisionOf(change.decisions, party, revisionOf(change))
          if (decided?.paper === undefined)
            return fact(nameOf(party), decided ? decidedInWords(decided, today) : 'Has not decided.')
          const paper = `/agreements/${change.instrumentId}/documents/${decided.paper}`
          return {
            key: { text: nameOf(party) },
            value: {
              html: (
                <>
                  {`${decidedInWords(decided, today)} `}
                  <a class="govuk-link" href={paper}>
                    The signed paper
                  </a>
                </>
              ),
            },
          }
        })}
      />
      {earlier.length > 0 && (
        <p class="govuk-body">
          {`Decided on an earlier state of it, and counts no longer: ${earlier
            .map((each) => `${nameOf(each.party)} on ${plainDay(each.decidedOn)}, ${each.reference}`)
            .join('; ')}.`}
        </p>
      )}
    </>
  )
}

const Dispositions = ({ change, variations }: Pick<ChangeShown, 'change' | 'variations'>) =>
  change.kind !== 'termination' || change.dependants.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">Everything that hangs on it</h2>
      <SummaryList
        rows={change.dependants.map((dependant) =>
          fact(
            dependantInWords(dependant),
            dispositionInWords(
              change.dispositions.find((each) => each.dependant === dependant.id),
              variations,
            ),
          ),
        )}
      />
    </>
  )

/** The way from the top of the page to the form for it. */
const goTo: Readonly<Record<ToDo, string>> = {
  assess: 'Assess it',
  dispose: 'Say what becomes of each',
  decide: 'Write down the decision',
  publish: 'Write down publication',
  reconsider: 'Write down what was decided again',
  'carry-out': 'Carry it out',
}

/** What may follow an ended agreement: each is an instrument of its own, with its own end. */
const Afterwards = ({ change, acts }: Pick<ChangeShown, 'change' | 'acts'>) =>
  change.kind !== 'termination' ? null : (
    <InsetText>
      If work must go on for a while, the councils make a run-on agreement, and for the parting itself an exit
      agreement. Each is a new agreement with its own end and its own decisions; this one does not go on.
      {acts !== null && (
        <>
          {' '}
          <a class="govuk-link" href="/agreements/drafts/new">
            Draft such an agreement
          </a>
        </>
      )}
    </InsetText>
  )

/** Parties that nobody signs in for here, of which it is not written down yet what they say. */
const toConsent = ({ change, today }: Pick<ChangeShown, 'change' | 'today'>): string[] =>
  change.outside.filter((party) =>
    turnsOf(change, today).some((each) => each.party === party && each.toDo === 'decide'),
  )

const Steps = ({ shown, visit, form }: Props) => {
  const { change, acts, today, nameOf, regime } = shown
  if (acts === null) return null
  const mine = turnsOf(change, today)
    .filter(({ party }) => party === acts)
    .map(({ toDo }) => toDo)
  const plain = {
    visit,
    form,
    action: `/agreement-changes/${change.id}`,
    kind: change.kind,
    council: nameOf(acts),
  }
  const state = stateOf(change, today)
  const own = decisionOf(change.decisions, acts, revisionOf(change))
  const has = (toDo: ToDo): boolean => mine.includes(toDo)
  const mayRefuse =
    change.kind === 'variation' && own === undefined && change.begunBy !== acts && !isOver(state)
  return (
    <>
      {change.kind === 'variation' && has('assess') && <AssessForm {...plain} />}
      {change.kind === 'termination' && !isOver(state) && (
        <DispositionForm {...plain} change={change} variations={shown.variations} />
      )}
      {(has('decide') || mayRefuse) && <DecisionForm {...plain} regime={regime} />}
      {toConsent(shown).length > 0 && (
        <ConsentForm
          {...plain}
          parties={toConsent(shown).map((party) => ({ value: party, text: nameOf(party) }))}
        />
      )}
      {has('publish') && <PublishForm {...plain} regime={regime} />}
      {has('reconsider') && <ReconsiderForm {...plain} />}
      {(has('carry-out') || shown.mayCarryOutAlone) && <CarryOutForm {...plain} />}
      {change.kind === 'notice' && !isMoveOpen(change) && (noticeStandsAt(change) ?? '9999') > today && (
        <MoveForm {...plain} />
      )}
      {!isOver(state) && whyNotCalledIn(own, today) === null && <CallInForm {...plain} />}
      {change.kind !== 'notice' && change.begunBy === acts && !isOver(state) && state !== 'decided' && (
        <WithdrawForm {...plain} />
      )}
    </>
  )
}

export const ChangePage = ({ shown, visit, form }: Props) => {
  const { change, agreement, today, nameOf, timeline } = shown
  const state = stateOf(change, today)
  const turns = turnsOf(change, today)
  return (
    <>
      <span class="govuk-caption-l">{agreement.title}</span>
      <h1 class="govuk-heading-l">{titleOf(change)}</h1>
      <p class="govuk-body">
        <Tag text={stateInWords(change, state)} classes={stateColours[state]} />
      </p>
      {!isOver(state) && !(change.kind === 'notice' && turns.length === 0) && (
        <p class="govuk-body">
          <strong>Whose turn: </strong>
          {`${turnInWords(turns, nameOf)}. `}
          {turns
            .filter(({ party }) => party === shown.acts)
            .map(({ toDo }) => (
              <a key={toDo} class="govuk-link" href={`#${toDo}`}>
                {goTo[toDo]}
              </a>
            ))}
        </p>
      )}
      {change.withdrawn && (
        <p class="govuk-body">
          {`Taken back on ${plainDay(change.withdrawn.on)}: ${change.withdrawn.because}`}
        </p>
      )}
      {change.carriedOutOn !== null && (
        <p class="govuk-body">{`Carried out on ${plainDay(change.carriedOutOn)}.`}</p>
      )}
      <h2 class="govuk-heading-m">What it does</h2>
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        {shown.effect.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <SummaryList
        rows={[
          fact(
            change.kind === 'notice' ? 'Given by' : 'Asked for by',
            `${nameOf(change.begunBy)}, ${change.begunByName}, on ${plainDay(change.begunOn)}`,
          ),
          fact('Why', change.why),
          ...ofItsKind(change, nameOf),
        ]}
      />
      {change.kind === 'variation' && <BeforeAndAfter change={change} nameOf={nameOf} />}
      <Decisions {...shown} />
      <Dispositions {...shown} />
      {timeline && (
        <>
          <h2 class="govuk-heading-m">With and without it</h2>
          <TimelinePicture timeline={timeline} title={`${agreement.title}, with and without this change`} />
        </>
      )}
      <Afterwards {...shown} />
      <Steps shown={shown} visit={visit} form={form} />
    </>
  )
}
