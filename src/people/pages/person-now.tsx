import { CouncilLetter, TimeLeft } from '../../design/index.ts'
import { shortTimeWithYear } from '../../time/index.ts'
import type { OpenWork } from '../open-work.sql.ts'
import type { PersonView } from '../person.view.ts'
import { Section } from './held-part.tsx'

const contactWaits: Readonly<Record<string, string>> = {
  screener: 'Waits for a screener',
  manager: 'Waits for a manager’s decision',
  referrer: 'Waits for the referrer to answer',
  'other-council': 'Waits for another council to accept',
}

const placeOf: Readonly<Record<OpenWork['kind'], string>> = {
  contact: '/contacts',
  'hand-over': '/hand-overs',
  enquiry: '/enquiries',
}

const sinceWhen = (work: OpenWork): string => {
  switch (work.kind) {
    case 'contact':
      return `received ${shortTimeWithYear(work.receivedAt)}${work.isChildOnIt ? '' : ' · as an adult around the child'}`
    case 'hand-over':
      return `sent ${shortTimeWithYear(work.sentAt)}`
    case 'enquiry':
      return `received there ${shortTimeWithYear(work.startedAt)}`
  }
}

/** Who waits for whom, in words. */
export const waitInWords = (work: OpenWork): string => {
  if (work.kind === 'contact') {
    const waits = contactWaits[work.waitingFor] ?? `Waits for ${work.waitingFor}`
    return work.openedBy === null ? waits : `${waits}; ${work.openedBy} has it open`
  }
  if (work.kind === 'enquiry')
    return `Waits for the MASH to decide: ${work.rating === null ? 'not rated yet' : `rated ${work.rating}`}`
  const team = work.team ?? 'a team'
  switch (work.stage) {
    case 'no-team':
      return 'No team was found: waits for screening to send it on'
    case 'queried':
      return `${team} asked a question: waits for screening to answer`
    default:
      return `Sent to ${team}: waits for them to accept`
  }
}

const Clocks = ({ work, view }: { work: OpenWork; view: PersonView }) => {
  const book = view.books.get(work.owner)
  return (
    <>
      {work.clocks.map((clock) => {
        const name = book?.rule(clock.rule, clock.startedAt)?.name ?? clock.rule
        return (
          <p key={clock.rule} class="person-now__clock">
            <span class="person__small">{`${name}: `}</span>
            <TimeLeft
              startedAt={clock.startedAt}
              dueAt={clock.dueAt}
              now={view.visit.at}
              ruleId={clock.rule}
              ruleName={name}
              calendar={clock.calendarVersion}
            />
          </p>
        )
      })}
    </>
  )
}

/** Where this person is in our hands now, and who is waiting for whom. */
export const PersonNow = ({ view }: { view: PersonView }) => (
  <Section id="now" title="Waiting now" isWide>
    {view.openWork.length === 0 ? (
      <p class="govuk-body">Nobody is waiting for anybody about this person, in what you may see.</p>
    ) : (
      <ul class="govuk-list person-now">
        {view.openWork.map((work) => {
          const council = view.visit.councils.find(({ code }) => code === work.owner)
          return (
            <li key={`${work.kind} ${work.id}`} class="person-now__work">
              <p class="person-now__wait">
                {council && (
                  <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />
                )}{' '}
                <strong>{waitInWords(work)}</strong>
              </p>
              <p class="person-now__what">
                <a class="govuk-link" href={`${placeOf[work.kind]}/${work.id}`}>
                  {work.reference}
                </a>
                {` ${work.headline} · ${sinceWhen(work)}`}
              </p>
              <Clocks work={work} view={view} />
            </li>
          )
        })}
      </ul>
    )}
  </Section>
)
