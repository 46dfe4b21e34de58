import { type Agreement } from '../../agreements/index.ts'
import { InsetText, SummaryList, Tag, WarningText } from '../../design/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import { type Change, stateOf, turnsOf, isOver } from '../change.ts'
import { stateColours, stateInWords, titleOf, turnInWords } from '../words.ts'

export type ChangesShown = {
  readonly agreement: Agreement
  readonly changes: readonly Change[]
  readonly today: Day
  readonly nameOf: (code: string) => string
  /** By when all should have decided on an extension; null where there is no end or one follows. */
  readonly decideBy: { on: Day; to: Day; months: number } | null
  /** What may be begun, with its address; empty for whoever may not, or where no council is a party. */
  readonly beginnings: readonly { href: string; text: string }[]
  readonly decidesElsewhere: boolean
}

const Line = ({ change, today, nameOf }: { change: Change } & Pick<ChangesShown, 'today' | 'nameOf'>) => {
  const state = stateOf(change, today)
  const turns = turnsOf(change, today)
  return (
    <>
      <Tag text={stateInWords(change, state)} classes={stateColours[state]} />
      <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">
        {`Asked for by ${nameOf(change.begunBy)} on ${plainDay(change.begunOn)}. `}
        {isOver(state) || (change.kind === 'notice' && turns.length === 0) ? (
          'Nothing is waited for.'
        ) : (
          <>
            <strong>Whose turn: </strong>
            {`${turnInWords(turns, nameOf)}.`}
          </>
        )}
      </p>
    </>
  )
}

const List = ({ changes, today, nameOf }: Pick<ChangesShown, 'changes' | 'today' | 'nameOf'>) => (
  <SummaryList
    rows={changes.map((change) => ({
      key: {
        html: (
          <a class="govuk-link" href={`/agreement-changes/${change.id}`}>
            {titleOf(change)}
          </a>
        ),
      },
      value: { html: <Line change={change} today={today} nameOf={nameOf} /> },
    }))}
  />
)

/** Every change of one agreement: what is open and whose turn it is, and what was refused, taken back or carried out. */
export const ChangesPage = (shown: ChangesShown) => {
  const { agreement, changes, today, decideBy } = shown
  const open = changes.filter((each) => !isOver(stateOf(each, today)))
  const over = changes.filter((each) => isOver(stateOf(each, today)))
  return (
    <>
      <span class="govuk-caption-l">{agreement.title}</span>
      <h1 class="govuk-heading-l">Changes to this agreement</h1>
      {decideBy && <DecideBy decideBy={decideBy} today={today} />}
      <h2 class="govuk-heading-m">Under way</h2>
      {open.length === 0 ? (
        <p class="govuk-body">Nothing is under way.</p>
      ) : (
        <List {...shown} changes={open} />
      )}
      <h2 class="govuk-heading-m">Carried out, refused or taken back</h2>
      {over.length === 0 ? (
        <p class="govuk-body">Nothing yet. What is refused will stay listed here, with its reason.</p>
      ) : (
        <List {...shown} changes={over} />
      )}
      {shown.decidesElsewhere && (
        <p class="govuk-body">No council is a party to this agreement, so nobody changes it here.</p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/ways-of-governing">
          How each council is governed, on which the power to delegate depends
        </a>
      </p>
      {shown.beginnings.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Ask for a change</h2>
          <p class="govuk-body">Nothing of a change counts before every council has decided on it.</p>
          <ul class="govuk-list">
            {shown.beginnings.map(({ href, text }) => (
              <li key={href}>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const DecideBy = ({ decideBy, today }: { decideBy: NonNullable<ChangesShown['decideBy']>; today: Day }) => {
  const until = `It ends on ${plainDay(decideBy.to)}, and nothing decided follows. ${String(decideBy.months)} months before, by ${plainDay(decideBy.on)}, an extension should be decided by all, so that notice can still be given.`
  return today >= decideBy.on ? (
    <WarningText text={`${until} That day is past.`} />
  ) : (
    <InsetText text={until} />
  )
}
