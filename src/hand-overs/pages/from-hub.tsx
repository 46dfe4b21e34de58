import { agencyName, type SaidItem } from '../../agency-requests/index.ts'
import type { DisagreementStanding } from '../../contacts/index.ts'
import { InsetText, PhoneLink, Tag } from '../../design/index.ts'
import { counted, nearTime, shortTimeWithYear } from '../../time/index.ts'
import type { FromEnquiry } from '../hand-over.ts'
import type { HandOverShown } from './hand-over.page.tsx'

/** What the MASH found, as it came with the children: its summary, what agencies said, and what is held back. */

const Phone = ({ phone }: Pick<FromEnquiry, 'phone'>) =>
  phone === '' ? null : (
    <>
      {' Ring the MASH: '}
      <PhoneLink number={phone} />
    </>
  )

/** Strongest of all marks on the page: whoever copies this into a letter could bring somebody to harm. */
const VictimSafe = () => (
  <p class="victim-safe__mark">
    <strong>Safe for the victim alone: not in anything the household may see</strong>
  </p>
)

const said = (item: SaidItem): string =>
  item.kind === 'declined' ? `Not shared, decided by ${item.decidedBy ?? 'them'}: ${item.words}` : item.words

const Item = ({ item }: { item: SaidItem }) => (
  <li class={`lines__line ${item.level === 'victim-safe' ? 'victim-safe' : ''}`}>
    {item.level === 'victim-safe' && <VictimSafe />}
    <p class="govuk-body">
      <strong>{`${agencyName(item.agency)} about ${item.aboutName}`}</strong>{' '}
      {item.assertion !== null && (
        <Tag
          text={item.assertion === 'fact' ? 'Fact' : 'Opinion'}
          classes={`tag--small ${item.assertion === 'fact' ? 'govuk-tag--grey' : 'govuk-tag--yellow'}`}
        />
      )}
      {` ${shortTimeWithYear(item.answeredAt)}`}
      {item.level === 'professionals' && ' · professionals only, never told to the family'}
    </p>
    <p class="govuk-body as-told">{said(item)}</p>
    {item.context !== '' && <p class="govuk-body as-told">{`To understand it: ${item.context}`}</p>}
  </li>
)

const nothingKnown = (items: readonly SaidItem[]): string =>
  items
    .filter(({ kind }) => kind === 'nothing-known')
    .map(({ agency, aboutName }) => `${agencyName(agency)} about ${aboutName}`)
    .join('; ')

const Agencies = ({ shown, from }: { shown: HandOverShown; from: FromEnquiry }) => {
  const { items, unread } = shown.travels.gathered
  const told = items.filter(({ kind }) => kind !== 'nothing-known')
  const nothing = nothingKnown(items)
  return (
    <>
      <h3 class="govuk-heading-s">What agencies said</h3>
      {told.length > 0 && (
        <ul class="lines">
          {told.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      {nothing !== '' && <p class="govuk-body">{`Nothing known: ${nothing}.`}</p>}
      {unread > 0 && (
        <p class="govuk-body held-back">
          {`${counted(unread, 'thing')} agencies said went with the child, for the team that takes over to read.`}
        </p>
      )}
      {from.heldBack.map((agency) => (
        <p key={agency} class="govuk-body held-back">
          <strong>{`${agency} holds more, which cannot be written here.`}</strong>
          <Phone phone={from.phone} />
        </p>
      ))}
      {from.said.length === 0 && from.heldBack.length === 0 && (
        <p class="govuk-body">No agency had said anything when it was decided.</p>
      )}
    </>
  )
}

const Summary = ({ from, isReceiver }: { from: FromEnquiry; isReceiver: boolean }) => {
  if (from.summary === '') return <p class="govuk-body">It was decided at once, without a summary.</p>
  return isReceiver ? (
    <p class="govuk-body as-told">{from.summary}</p>
  ) : (
    <p class="govuk-body held-back">
      A summary went with the child, for the team that takes over to read.
      <Phone phone={from.phone} />
    </p>
  )
}

const inWords = (each: DisagreementStanding, { seen }: HandOverShown): string =>
  `${each.raisedBy}, ${nearTime(each.raisedAt, seen.now)}: ${
    each.resolvedAt === null
      ? `not settled, with ${each.rungName.toLowerCase()} until ${nearTime(each.dueAt, seen.now)}`
      : `settled ${nearTime(each.resolvedAt, seen.now)}`
  }`

/** Who sees the decision differently, and the way to say so: visible on the case (procedures 11.5). */
const Disagreements = ({ shown }: { shown: HandOverShown }) => {
  const { disagreements } = shown.travels
  const open = disagreements.filter(({ resolvedAt }) => resolvedAt === null).length
  return (
    <>
      {disagreements.length > 0 && (
        <InsetText>
          <strong>
            {`${counted(disagreements.length, 'disagreement')} with what the MASH decided, ${open === 0 ? 'all settled' : `${String(open)} not settled`}`}
          </strong>
          <ul class="govuk-list govuk-list--bullet">
            {disagreements.map((each) => (
              <li key={each.id}>{inWords(each, shown)}</li>
            ))}
          </ul>
        </InsetText>
      )}
      {shown.may.query && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/hand-overs/${shown.handOver.id}/disagree`}>
            Disagree with what the MASH decided
          </a>
        </p>
      )}
    </>
  )
}

export const FromHub = ({ shown }: { shown: HandOverShown }) => {
  const { fromEnquiry } = shown.handOver
  return fromEnquiry === null ? null : (
    <section aria-labelledby="from-hub">
      <h2 class="govuk-heading-m" id="from-hub">
        What the MASH found
      </h2>
      <Summary from={fromEnquiry} isReceiver={shown.isReceiver} />
      <Agencies shown={shown} from={fromEnquiry} />
      <Disagreements shown={shown} />
    </section>
  )
}
