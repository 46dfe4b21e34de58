import { gateways, isGateway } from '../../access/index.ts'
import { Details, Table } from '../../design/index.ts'
import { nearTime, shortTimeWithYear } from '../../time/index.ts'
import type { Told } from '../around.sql.ts'
import type { Line } from '../chronology.ts'
import { type EnquiryView, whoIs } from '../enquiry.view.ts'

const aboutWhom = (view: EnquiryView, { about }: Told): string =>
  about.map((id) => whoIs(view, id)).join(', ')

const NotToldLine = ({ view, told }: { view: EnquiryView; told: Told }) => (
  <li>
    <strong>
      {told.direction === 'from-agency' ? `${told.from} did not share` : `${told.to} was not asked or told`}
    </strong>
    {` (${aboutWhom(view, told)}), ${nearTime(told.at, view.visit.at)}: ${told.because}. Decided by ${told.decidedBy ?? 'the service'}.`}
    {told.detriment === null || told.direction === 'from-agency'
      ? ''
      : ` Harm that telling would do: ${told.detriment}.`}
  </li>
)

/** What was not told is as much a decision as what was: with its reason, and who made it (governance A3). */
export const NotTold = (view: EnquiryView) => {
  const not = view.told.filter(({ outcome }) => outcome === 'not-shared')
  return not.length === 0 ? null : (
    <section aria-labelledby="not-told">
      <h2 class="govuk-heading-m" id="not-told">
        Not asked, not shared
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {not.map((told) => (
          <NotToldLine key={told.id} view={view} told={told} />
        ))}
      </ul>
    </section>
  )
}

const footing = ({ instrument, gateways: named }: Told): string =>
  [
    instrument === null ? 'outside an agreement' : instrument,
    ...named.map((each) => (isGateway(each) ? gateways[each] : each)),
  ].join('; ')

/** Who told whom what, and on what footing. */
export const WhoWasTold = (view: EnquiryView) => {
  const told = view.told.filter(({ outcome }) => outcome !== 'not-shared')
  return told.length === 0 ? null : (
    <Details id="who-was-told" summaryText={`Who was told what: ${String(told.length)}`}>
      <Table
        caption="Who was told what"
        captionClasses="govuk-visually-hidden"
        classes="enquiry-table"
        head={[
          { text: 'When' },
          { text: 'Who told whom' },
          { text: 'About' },
          { text: 'On what footing' },
          { text: 'Why' },
        ]}
        rows={told.map((each) => [
          { text: shortTimeWithYear(each.at) },
          {
            text:
              each.direction === 'to-team'
                ? 'The MASH told the team that takes over'
                : `${each.from} told ${each.to}`,
          },
          { text: aboutWhom(view, each) },
          { text: each.direction === 'to-team' ? 'within the council' : footing(each) },
          { html: <span class="as-told">{each.because}</span> },
        ])}
      />
    </Details>
  )
}

const latest = 5

const Lines = ({ lines }: { lines: readonly Line[] }) => (
  <ul class="govuk-list chronology">
    {lines.map(({ at, what, by }, nth) => (
      <li key={`${at} ${String(nth)}`}>
        <span class="chronology__when">{shortTimeWithYear(at)}</span> <span class="as-told">{what}</span>
        {` · ${by}`}
      </li>
    ))}
  </ul>
)

/** Every fact in a sentence, with who and when: the latest at once, the whole below. */
export const Chronology = (view: EnquiryView) => {
  const { chronology, enquiry, visit, resource } = view
  return (
    <section aria-labelledby="chronology">
      <h2 class="govuk-heading-m" id="chronology">
        Chronology
      </h2>
      {chronology.length > latest && (
        <Details id="whole-chronology" summaryText={`All ${String(chronology.length)} entries`}>
          <Lines lines={chronology.slice(0, -latest)} />
        </Details>
      )}
      <Lines lines={chronology.slice(-latest)} />
      {visit.may('record.read', resource).allowed && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/enquiries/${enquiry.id}/record`}>
            Who looked at this enquiry
          </a>
        </p>
      )}
    </section>
  )
}
