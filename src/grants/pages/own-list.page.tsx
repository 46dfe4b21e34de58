import { InsetText } from '../../design/index.ts'
import { type Instant, longTime, nearTime, timeLeftInWords } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { OwnCase, ToFinish } from '../exit-list.sql.ts'

type Finishing = { until: Instant; work: readonly ToFinish[] }

/** After a lending ended, what was allocated before may be finished for a while (authorisation B8 no. 14). */
const Finish = ({ finishing: { until, work }, visit }: { finishing: Finishing; visit: Visit }) => (
  <section>
    <h2 class="govuk-heading-m">{`To finish until ${longTime(until)}`}</h2>
    <p class="govuk-body">
      {`Your lending has ended. What was allocated to you before may be finished (${timeLeftInWords(until, visit.at)}); nothing new is yours.`}
    </p>
    {work.length === 0 ? (
      <InsetText text="Nothing was allocated to you." />
    ) : (
      <ul class="lines">
        {work.map(({ id, headline, reference, acceptedAt }) => (
          <li key={id} class="lines__line">
            <p class="govuk-body">
              <a class="govuk-link" href={`/hand-overs/${id}`}>{`${headline} ${reference}`}</a>
              {` · accepted ${nearTime(acceptedAt, visit.at)}`}
            </p>
          </li>
        ))}
      </ul>
    )}
  </section>
)

type Props = { visit: Visit; cases: readonly OwnCase[]; finishing: Finishing | null }

/**
 * What is left to one worker after an agreement lapsed or a lending ended: their list to work from, because the tray is
 * closed to them.
 */
export const OwnListPage = ({ visit, cases, finishing }: Props) => {
  const council = visit.councils.find(({ code }) => code === visit.actor.actingFor)
  const isOnlyFinishing = finishing !== null && cases.length === 0
  return (
    <>
      <h1 class="govuk-heading-l">Left to you</h1>
      <p class="govuk-body">
        {isOnlyFinishing
          ? `Everything else is with ${council?.shortName ?? 'the council'}: `
          : `The agreement has ended. These cases of ${council?.shortName ?? 'the council'} are left to you by name until their hard stop; everything else is with that council: `}
        <strong>{council?.dutyPhone}</strong>.
      </p>
      {finishing !== null && <Finish finishing={finishing} visit={visit} />}
      {isOnlyFinishing ? null : cases.length === 0 ? (
        <InsetText text="Nothing is left to you now." />
      ) : (
        <ul class="lines">
          {cases.map((each) => (
            <li key={each.id} class="lines__line">
              <p class="govuk-body">
                <a class="govuk-link" href={`/contacts/${each.contactId}`}>
                  {each.headline === null
                    ? 'A contact not in your sight'
                    : `${each.headline} ${each.reference ?? ''}`}
                </a>
                {` · ${each.mayWrite ? 'to read and write' : 'to read'} · until ${longTime(each.stopsAt)} (${timeLeftInWords(each.stopsAt, visit.at)}) · ${each.title} `}
                {visit.actor.fn !== 'screening' &&
                  each.handOvers.map((id) => (
                    <span key={id}>
                      {' · '}
                      <a class="govuk-link" href={`/hand-overs/${id}`}>
                        hand-over
                      </a>
                    </span>
                  ))}
                {(visit.actor.fn === 'mash' || visit.actor.fn === 'emergency-duty') &&
                  each.enquiries.map((id) => (
                    <span key={id}>
                      {' · '}
                      <a class="govuk-link" href={`/enquiries/${id}`}>
                        enquiry
                      </a>
                    </span>
                  ))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
