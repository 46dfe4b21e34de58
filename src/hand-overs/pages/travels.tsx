import { type Answer, detailInWords, outcomeRule, type ToldChild } from '../../contacts/index.ts'
import { SummaryList, type SummaryRow } from '../../design/index.ts'
import { counted, instant, longTime, plainDay, shortTimeWithYear } from '../../time/index.ts'
import type { HandedChild, HandOver } from '../hand-over.ts'
import type { Travels } from '../travels.sql.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const row = (key: string, value: string | undefined): SummaryRow | false =>
  value !== undefined && value.trim() !== '' && { key: { text: key }, value: { text: value } }

const answered = (answer: Answer): string =>
  'known' in answer ? answer.known : `Not known: ${answer.notKnown}`

const born = (child: ToldChild): string => {
  if (child.bornOn !== null) return `${child.bornEstimated ? 'about ' : ''}${plainDay(child.bornOn)}`
  return child.expectedOn === null ? 'not known' : `unborn, expected ${plainDay(child.expectedOn)}`
}

/** What was told, in the words it was told in; the child's own words set apart. */
export const WhatWasTold = ({ handOver, travels }: { handOver: HandOver; travels: Travels }) => {
  const { told } = travels
  const handed = handOver.children.map(({ childId }) => childId)
  const children = told.children.filter(({ id }) => handed.includes(id))
  return (
    <section>
      <h2 class="govuk-heading-m">What was told</h2>
      <p class="govuk-body told-words">{told.whatHappened}</p>
      {children
        .filter((child) => child.ownWords !== '')
        .map((child) => (
          <blockquote key={child.id} class="govuk-inset-text">
            {`${child.givenNames}, in their own words: “${child.ownWords}”`}
          </blockquote>
        ))}
      <SummaryList
        rows={[
          ...children.map((child) => row(`${child.givenNames} ${child.familyName}`, `born ${born(child)}`)),
          row('Address', [told.address, told.postcode].filter((part) => part !== '').join(', ')),
          row('Where the child is now', told.whereNow),
          row('With whom', told.withWhom),
          row('When and where', told.whenAndWhere),
          row('Who saw it', told.whoSawIt),
          row('Injuries', told.injuries),
          row('What it does to the child', told.impact),
          row('History', answered(told.history)),
          row('Parents’ views', told.parentsViews),
          row('Risks to a visitor', answered(told.visitRisks)),
          row('Safe contact', told.safeContact),
          row('Who told us', whoTold(travels)),
          ...told.adults.map((adult) =>
            row(adult.relation === '' ? 'Adult' : capital(adult.relation), adult.name),
          ),
        ]}
      />
    </section>
  )
}

const whoTold = ({ told: { referrer } }: Travels): string =>
  referrer.isAnonymous
    ? 'Asked not to be named'
    : [referrer.name, referrer.role, referrer.agency].filter((part) => part !== '').join(', ')

const guidanceWords = (child: HandedChild, travels: Travels): string =>
  child.indicators
    .map((code) => travels.indicators.get(code))
    .flatMap((indicator) => (indicator ? [`${indicator.text} (level ${String(indicator.level)})`] : []))
    .join('; ')

/** The decision for each child, why, and what it was held against. */
export const Decisions = ({ handOver, travels }: { handOver: HandOver; travels: Travels }) => (
  <section>
    <h2 class="govuk-heading-m">What was decided, and why</h2>
    {handOver.children.map((child) => (
      <SummaryList
        key={child.childId}
        card={{ title: { text: child.name, headingLevel: 3 } }}
        rows={[
          row('Outcome', outcomeRule(child.outcome).name),
          row('Level of need', child.level === null ? '' : String(child.level)),
          row('Why', child.rationale),
          row('Indicators picked', guidanceWords(child, travels)),
          row('Guidance', travels.guidance ?? ''),
          ...Object.entries(child.detail).map(([name, text]) =>
            row(inWords(name), readable(detailInWords(name, text))),
          ),
        ]}
      />
    ))}
  </section>
)

/** Answers are kept as they were given; a moment among them is shown as people write it. */
const readable = (text: string): string =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? longTime(instant(text)) : text

const inWords = (name: string): string => {
  const spaced = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
  return capital(spaced)
}

const kilobytes = (size: number): string => counted(Math.max(1, Math.round(size / 1024)), 'kB', 'kB')

/** What is known from before, and what was attached. */
export const Before = ({ handOver, travels }: { handOver: HandOver; travels: Travels }) => (
  <section>
    <h2 class="govuk-heading-m">What we know already</h2>
    {travels.earlier.length === 0 ? (
      <p class="govuk-body">
        No earlier contact in this council is linked to these children. That is not to say that nobody knows
        them.
      </p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {travels.earlier.map((contact) => (
          <li key={contact.reference}>
            {`${shortTimeWithYear(contact.receivedAt)} ${contact.reference} ${contact.headline}${contact.came === '' ? '' : `: ${contact.came}`}`}
          </li>
        ))}
      </ul>
    )}
    <h2 class="govuk-heading-m">Attachments</h2>
    {travels.attachments.length === 0 ? (
      <p class="govuk-body">None.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {travels.attachments.map((file) => (
          <li key={file.id}>
            <a class="govuk-link" href={`/contacts/${handOver.contactId}/attachments/${file.id}`}>
              {file.name}
            </a>
            {` (${kilobytes(file.size)})`}
          </li>
        ))}
      </ul>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={`/contacts/${handOver.contactId}`}>
        {`Open the contact ${handOver.reference}`}
      </a>
    </p>
  </section>
)
