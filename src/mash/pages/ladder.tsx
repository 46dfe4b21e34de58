import { TimeLeft } from '../../design/index.ts'
import { counted, nearTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import { type Disagreement, rungNow } from '../disagreement.ts'

type Props = { disagreement: Disagreement; visit: Visit; council: string }

/** The ladder as it is climbed: which rungs were tried, where it stands now and for how long, and what lies above. */
export const LadderDrawn = ({ disagreement, visit, council }: Props) => {
  const now = rungNow(disagreement)
  return (
    <ol class="ladder">
      {disagreement.ladder.map(({ name, days }, index) => {
        const rung = index + 1
        const tried = disagreement.rungs.find((each) => each.rung === rung)
        const isNow = now.rung === rung && disagreement.settled === null
        const isWhereSettled = now.rung === rung && disagreement.settled !== null
        return (
          <li
            key={name}
            class={`ladder__rung ${isNow ? 'ladder__rung--now' : tried ? 'ladder__rung--tried' : ''}`}
            aria-current={isNow ? 'step' : undefined}
          >
            <strong>{name}</strong>
            {`, ${counted(days, 'working day')}. `}
            {tried &&
              !isNow &&
              !isWhereSettled &&
              `From ${nearTime(tried.since, visit.at)}, not settled here.`}
            {isWhereSettled && `Settled here, ${nearTime(disagreement.settled?.at ?? now.since, visit.at)}.`}
            {!tried && 'Not reached.'}
            {isNow && (
              <TimeLeft
                startedAt={now.since}
                dueAt={now.dueAt}
                now={visit.at}
                ruleId="ESCALATION"
                ruleName={`Settled by ${name.toLowerCase()}`}
                calendar={`${council} working days`}
              />
            )}
          </li>
        )
      })}
    </ol>
  )
}
