import { outcomeRule } from '../../contacts/index.ts'
import { PhoneLink } from '../../design/index.ts'
import type { HandOver } from '../../hand-overs/index.ts'
import { nearTime } from '../../time/index.ts'
import type { FormState, Visit } from '../../web/index.ts'
import type { Disagreeing } from '../around.sql.ts'
import { RaiseForm } from './disagreement-forms.tsx'

export type FromTeamShown = {
  visit: Visit
  form: FormState
  handOver: HandOver
  phone: string
  raised: readonly Disagreeing[]
  /** The hand-over is with a team of this worker. */
  isTheirs: boolean
}

/** For the team that takes over: what it sees differently, straight onto the case. */
export const DisagreeFromTeamPage = ({ shown }: { shown: FromTeamShown }) => {
  const { visit, form, handOver, phone, raised, isTheirs } = shown
  return (
    <>
      <h1 class="govuk-heading-l">
        Disagree with what the MASH decided
        <span class="govuk-caption-m">{`${handOver.headline} · ${handOver.reference} · ${outcomeRule(handOver.outcome).name}`}</span>
      </h1>
      <p class="govuk-body">
        {'Speak first to whoever decided: '}
        <PhoneLink number={phone} />
        {
          '. What is written here stands on the case and goes up a rung by itself when it is not settled in time. The child’s safety waits for no rung, and the time of the hand-over goes on.'
        }
      </p>
      {raised.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Raised already</h2>
          <ul class="govuk-list govuk-list--bullet">
            {raised.map(({ id, raisedBy, rungName, raisedAt, resolvedAt }) => (
              <li key={id}>
                {`${raisedBy}, ${nearTime(raisedAt, visit.at)}: ${resolvedAt === null ? `with ${rungName.toLowerCase()}` : `settled ${nearTime(resolvedAt, visit.at)}`}`}
              </li>
            ))}
          </ul>
        </>
      )}
      {isTheirs ? (
        <RaiseForm
          visit={visit}
          form={form}
          action={`/hand-overs/${handOver.id}/disagree`}
          kept={null}
          isOpen
          asksWho={false}
          decideHref={null}
        />
      ) : (
        <p class="govuk-body">
          This is with another team. To disagree, ring the hub: what you say is written on the case.
        </p>
      )}
    </>
  )
}
