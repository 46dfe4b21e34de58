import { functions as names } from '../../access/index.ts'
import { longDay } from '../../time/index.ts'
import { dayOf } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { EndingFunction } from '../exit-list.sql.ts'

type Props = { visit: Visit; functions: readonly EndingFunction[] }

/** Every agreement by which another council works for this one, with what ends when. */
export const ExitListsPage = ({ visit, functions }: Props) => {
  const agreements = Map.groupBy(functions, ({ instrumentId }) => instrumentId)
  return (
    <>
      <h1 class="govuk-heading-l">Exit lists</h1>
      <p class="govuk-body">
        When an agreement lapses, the other council’s workers can open nothing of yours any more. What they
        have in hand can be left to them by name for a while, until a hard stop.
      </p>
      {agreements.size === 0 && (
        <p class="govuk-body">No other council exercises functions of this one under an agreement.</p>
      )}
      {[...agreements].map(([id, [first, ...more]]) => (
        <section key={id}>
          <h2 class="govuk-heading-m">
            <a class="govuk-link" href={`/exit-lists/${id}`}>
              {first?.title}
            </a>
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {[...(first ? [first] : []), ...more].map(({ fn, discharger, lapsesOn }) => (
              <li key={fn}>
                {`${names[fn]}, by ${discharger}: ${lapsesOn <= dayOf(visit.at) ? 'lapsed on' : 'lapses on'} ${longDay(lapsesOn)}`}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
