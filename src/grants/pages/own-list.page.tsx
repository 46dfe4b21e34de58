import { InsetText } from '../../design/index.ts'
import { longTime, timeLeftInWords } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { OwnCase } from '../exit-list.sql.ts'

/** What is left to one worker after an agreement lapsed: their list to work from, because the tray is closed to them. */
export const OwnListPage = ({ visit, cases }: { visit: Visit; cases: readonly OwnCase[] }) => {
  const council = visit.councils.find(({ code }) => code === visit.actor.actingFor)
  return (
    <>
      <h1 class="govuk-heading-l">Left to you</h1>
      <p class="govuk-body">
        {`The agreement has ended. These cases of ${council?.shortName ?? 'the council'} are left to you by name until their hard stop; everything else is with that council: `}
        <strong>{council?.dutyPhone}</strong>.
      </p>
      {cases.length === 0 ? (
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
