import { SummaryList } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import { isReason, type Opening, reasons } from '../emergency-card.ts'

const reasonWords = (reason: string): string => (isReason(reason) ? reasons[reason] : reason)

/** What a privacy officer looks into. No name of the person: whoever reviews asks the worker first. */
export const OpeningsPage = ({
  visit,
  openings,
}: {
  readonly visit: Visit
  readonly openings: readonly Opening[]
}) => {
  const nameOf = (code: string): string =>
    visit.councils.find((each) => each.code === code)?.shortName ?? code
  return (
    <>
      <h1 class="govuk-heading-l">Emergency cards opened</h1>
      <p class="govuk-body">
        Look into each within one working day: was there an emergency, and was this the person it was about?
        What you find is written down under{' '}
        <a class="govuk-link" href="/privacy-reviews?kind=emergency-card">
          looks to ask about
        </a>
        .
      </p>
      {openings.length === 0 ? (
        <p class="govuk-body">None has been opened.</p>
      ) : (
        <SummaryList
          rows={openings.map((opening) => ({
            key: { text: longTime(opening.openedAt) },
            value: {
              html: (
                <>
                  <strong>{`${opening.worker}, ${opening.employer ?? 'employer not recorded'}`}</strong>
                  {`, acting for ${nameOf(opening.actingFor)}, opened the card of somebody known to ${nameOf(opening.cardOwner)}${opening.isRestricted ? ', a restricted record' : ''}. `}
                  {`${reasonWords(opening.reason)}: ${opening.words}`}
                </>
              ),
            },
          }))}
        />
      )}
    </>
  )
}
