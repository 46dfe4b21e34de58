import type { ComponentChildren } from 'preact'
import { dataCategories, gateways, subjects } from '../../access/index.ts'
import { type AgencyRequest, isOut, type SaidItem, shareLevels } from '../../agency-requests/index.ts'
import { isLawfulBasis, lawfulBases } from '../../contacts/index.ts'
import { Details, PhoneLink, Tag, TimeLeft } from '../../design/index.ts'
import { counted, duration, londonTime, minutesBetween, nearTime, plainDay } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { Asked, Card, Column } from '../came-back.ts'
import { isOpen } from '../enquiry.ts'
import { askedSoFar, type EnquiryView, nameOfAgency } from '../enquiry.view.ts'

const replyClock = (view: EnquiryView, request: AgencyRequest) => ({
  startedAt: request.askedAt,
  dueAt: request.dueAt,
  now: view.visit.at,
  stoppedAt: request.answeredAt ?? request.closedAt ?? undefined,
  ruleId: 'AGENCY-REPLY',
  ruleName: view.book.rule('AGENCY-REPLY', request.askedAt)?.name ?? 'Agency’s answer',
  calendar: `${view.council.shortName}, its share of the time the colour allows`,
})

type State = { text: string; classes: string }

const stateOf = (request: AgencyRequest, now: Visit['at']): State => {
  switch (request.stage) {
    case 'answered':
      return { text: 'Answered', classes: 'govuk-tag--green' }
    case 'withdrawn':
      return { text: 'Taken back', classes: 'govuk-tag--grey' }
    case 'closed':
      return { text: 'Closed without an answer', classes: 'govuk-tag--grey' }
    case 'asked':
    case 'part-answered': {
      if (request.dueAt < now) return { text: 'Late', classes: 'govuk-tag--red' }
      return request.stage === 'asked'
        ? { text: 'Still out', classes: 'govuk-tag--orange' }
        : { text: 'Answered in part', classes: 'govuk-tag--orange' }
    }
  }
}

const about = ({ subjects: people }: AgencyRequest): string => people.map(({ name }) => name).join(', ')

/** Whom nobody has answered for yet, where somebody was answered for. */
const stillToAnswer = ({ subjects: people, answers }: AgencyRequest): string =>
  answers.length === 0
    ? ''
    : people
        .filter(({ id }) => answers.every(({ subjectId }) => subjectId !== id))
        .map(({ name }) => name)
        .join(', ')

const silence = (request: AgencyRequest, now: Visit['at']): string => {
  const rest = stillToAnswer(request)
  const waited = duration(Math.max(0, minutesBetween(request.askedAt, now)))
  return rest === '' ? `no answer for ${waited}` : `still to answer about ${rest}, for ${waited}`
}

const ways = { telephone: 'by telephone', message: 'by message', 'in-person': 'in person' } as const
const wayInWords = (how: string): string => (Object.hasOwn(ways, how) ? ways[how as keyof typeof ways] : how)

/** Nobody waits for an answer that cannot come: what is missing, and the way that is left. */
const CannotAnswer = ({ view, agency }: { view: EnquiryView; agency: string }) => {
  const missing = view.cannotAnswer.get(agency)
  return missing === undefined ? null : (
    <li>
      <strong>{`${missing} It cannot answer here.`}</strong>{' '}
      {'Ring them. What you have to tell them all the same: '}
      <a class="govuk-link" href={`/enquiries/${view.enquiry.id}/ask/${agency}/outside`}>
        record it as told outside the agreement
      </a>
    </li>
  )
}

const Happened = ({ view, request }: { view: EnquiryView; request: AgencyRequest }) => {
  const { names, visit } = view
  const last = request.chases.at(-1)
  return (
    <ul class="govuk-list agency__facts">
      <li>{`Asked ${nearTime(request.askedAt, visit.at)} by ${names.get(request.askedBy ?? '') ?? 'the hub'} about ${about(request)}`}</li>
      <li>
        {request.seenAt === null ? 'Not opened yet' : `Opened ${nearTime(request.seenAt, visit.at)}`}
        {isOut(request) && `, ${silence(request, visit.at)}`}
      </li>
      {last && (
        <li>
          {`Reminded ${counted(request.chases.length, 'time')}, last ${nearTime(last.at, visit.at)} ${wayInWords(last.how)}${last.note === '' ? '' : `: ${last.note}`}`}
        </li>
      )}
      {request.links.map((link) => (
        <li key={link.id}>
          {`One-time link for ${link.sentTo}, ${link.openedAt === null ? 'not opened' : `opened ${nearTime(link.openedAt, visit.at)}`}, ends ${nearTime(link.endsAt, visit.at)}`}
        </li>
      ))}
      {isOut(request) && <CannotAnswer view={view} agency={request.agency} />}
      {request.withdrawn && <li>{`Taken back: ${request.withdrawn.because}`}</li>}
    </ul>
  )
}

/** The whole of what the agency was told, so that nobody has to ask. */
const Question = ({ request }: { request: AgencyRequest }) => (
  <Details id={`asked-${request.id}`} summaryText="What it was asked">
    <p class="govuk-body as-told">{request.worry}</p>
    {request.questions !== '' && <p class="govuk-body as-told">{request.questions}</p>}
    <ul class="govuk-list govuk-list--bullet">
      {request.subjects.map((subject) => (
        <li key={subject.id}>
          <strong>{subject.name}</strong>
          {` (${subjects[subject.part]}): ${subject.categories.map((each) => dataCategories[each].words).join('; ')}. Why: ${subject.because}`}
          {subject.adultHealthBecause === '' ? '' : ` Health: ${subject.adultHealthBecause}`}
        </li>
      ))}
    </ul>
    <p class="govuk-body">
      {`${isLawfulBasis(request.lawfulBasis) ? lawfulBases[request.lawfulBasis] : request.lawfulBasis}. ${request.gateways.map((each) => gateways[each]).join('; ')}. Under ${request.flow.instrument.title}, version ${String(request.flow.instrument.version)}.`}
    </p>
  </Details>
)

const kinds = { fact: 'Fact', opinion: 'Opinion' } as const

const kindOf = (item: SaidItem): string => {
  if (item.kind === 'nothing-known') return 'Nothing known'
  if (item.kind === 'declined') return 'Not shared'
  return item.assertion === null ? 'Known' : kinds[item.assertion]
}

const beware: readonly SaidItem['level'][] = ['police-sensitive', 'victim-safe', 'mash-only']

const SaidCard = ({ item }: { item: SaidItem }) => (
  <article class={`reply-card reply-card--${item.kind}`}>
    <p class="reply-card__about">
      <strong>{item.aboutName}</strong>
      {item.aboutBorn === null ? '' : `, born ${plainDay(item.aboutBorn)}`} · <strong>{kindOf(item)}</strong>
    </p>
    {item.words !== '' && <p class="reply-card__words as-told">{item.words}</p>}
    {item.kind === 'declined' ? (
      <p class="reply-card__context">
        {`Decided by ${item.decidedBy ?? 'the agency'}.`}
        {item.context === '' ? '' : ` What telling would do to the child: ${item.context}`}
      </p>
    ) : (
      item.context !== '' && <p class="reply-card__context as-told">{item.context}</p>
    )}
    <p class="reply-card__from">
      {beware.includes(item.level) ? (
        <Tag text={shareLevels[item.level].name} classes="tag--small govuk-tag--red" />
      ) : (
        shareLevels[item.level].name
      )}
      {` · ${item.answeredName}, ${londonTime(item.answeredAt)}${item.reusedFrom === null ? '' : ' · said before, used again'}`}
    </p>
  </article>
)

/** It exists, whose it is, whom to ring: nothing more, and never nothing. */
const Hidden = ({ agency, phone }: { agency: string; phone: string }) => (
  <div class="stub">
    <p class="stub__words">
      <strong>{`${agency} said something here that you can’t read.`}</strong>
      {' Ask the manager of the MASH, or whoever has the enquiry: '}
      <PhoneLink number={phone} />
    </p>
  </div>
)

const CameBack = ({ card, agency, phone }: { card: Card; agency: string; phone: string }) =>
  card.kind === 'said' ? <SaidCard item={card.item} /> : <Hidden agency={agency} phone={phone} />

const Files = ({ view, asked, agency }: { view: EnquiryView; asked: Asked; agency: string }) => (
  <>
    {asked.files.length > 0 && (
      <ul class="govuk-list agency__files">
        {asked.files.map((file) => (
          <li key={file.id}>
            <a class="govuk-link" href={`/enquiries/${view.enquiry.id}/files/${file.id}`}>
              {file.name}
            </a>
            {` ${String(Math.max(1, Math.round(file.size / 1024)))} kB · ${shareLevels[file.level].name}${file.scan === 'not-scanned' ? ' · not checked for viruses' : ''}`}
          </li>
        ))}
      </ul>
    )}
    {asked.hiddenFiles > 0 && (
      <Hidden agency={`${agency} attached ${counted(asked.hiddenFiles, 'file')} and`} phone={view.hubPhone} />
    )}
  </>
)

const Doing = ({ view, request }: { view: EnquiryView; request: AgencyRequest }) => {
  const { enquiry, visit, resource } = view
  if (!isOpen(enquiry) || request.closedAt !== null || !visit.may('enquiry.work', resource).allowed)
    return null
  const at = `/enquiries/${enquiry.id}/requests/${request.id}`
  const link = (path: string, text: string) => (
    <li>
      <a class="govuk-link" href={`${at}/${path}`}>
        {text}
        <span class="govuk-visually-hidden">{`: ${nameOfAgency(request.agency, view.organisations)}`}</span>
      </a>
    </li>
  )
  return (
    <ul class="govuk-list agency__do">
      {isOut(request) && link('chase', 'Remind')}
      {link('write-down', 'Write down an answer')}
      {isOut(request) && !view.cannotAnswer.has(request.agency) && link('link', 'Make a one-time link')}
      {isOut(request) && link('withdraw', 'Take it back')}
    </ul>
  )
}

const AskedOnce = ({ view, asked, agency }: { view: EnquiryView; asked: Asked; agency: string }) => {
  const { request, cards } = asked
  return (
    <div class="agency__asked">
      {request.withdrawn === null && (
        <p class="govuk-body-s">
          <TimeLeft {...replyClock(view, request)} />
        </p>
      )}
      <Happened view={view} request={request} />
      {cards.map((card) => (
        <CameBack
          key={card.kind === 'said' ? card.item.id : card.id}
          card={card}
          agency={agency}
          phone={view.hubPhone}
        />
      ))}
      <Files view={view} asked={asked} agency={agency} />
      <Question request={request} />
      <Doing view={view} request={request} />
    </div>
  )
}

const AgencyColumn = ({ view, column }: { view: EnquiryView; column: Column }) => {
  const agency = nameOfAgency(column.agency, view.organisations)
  const id = `agency-${column.agency}`
  const last = column.asked.at(-1)
  const state = last && stateOf(last.request, view.visit.at)
  return (
    <section class="agency" aria-labelledby={id}>
      <h3 class="govuk-heading-s" id={id}>
        {agency} {state && <Tag text={state.text} classes={`tag--small ${state.classes}`} />}
      </h3>
      {column.asked.map((asked) => (
        <AskedOnce key={asked.request.id} view={view} asked={asked} agency={agency} />
      ))}
    </section>
  )
}

const soFar = (view: EnquiryView): string => {
  const { asked, out, late } = askedSoFar(view.columns, view.visit.at)
  if (asked === 0) return 'No agency has been asked yet.'
  return [
    `${String(asked)} asked`,
    out === 0 ? 'none still out' : `${String(out)} still out`,
    late === 0 ? '' : `${String(late)} late`,
  ]
    .filter(Boolean)
    .join(' · ')
}

const Section = ({ title, id, children }: { title: string; id: string; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h2 class="govuk-heading-m" id={id}>
      {title}
    </h2>
    {children}
  </section>
)

/** One column for each agency: when asked, by when, answer or silence, and what came back. */
export const Agencies = (view: EnquiryView) => (
  <Section title="Agencies" id="agencies">
    <p class="govuk-body">
      <strong>{soFar(view)}</strong>
    </p>
    <div class="agencies">
      {view.columns.map((column) => (
        <AgencyColumn key={column.agency} view={view} column={column} />
      ))}
    </div>
  </Section>
)
