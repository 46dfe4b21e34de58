import type { Book } from '../../clocks/index.ts'
import {
  AgreementAsTold,
  type Attached,
  channelWords,
  type Contact,
  type EnquiryStanding,
  headlineOf,
  type NamedFact,
  outcomeRule,
  sayContactFact,
  type Sent,
  type ShownClock,
  stageOf,
  urgencyWords,
  Worry,
} from '../../contacts/index.ts'
import { SummaryList, Table } from '../../design/index.ts'
import { bornInWords } from '../../people/index.ts'
import { dayOf, type Instant, longTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { LetIn, Shows } from '../named.view.ts'
import type { Holder } from '../named.sql.ts'
import { AskElsewhere, ByWhat, Course } from './let-in.tsx'

type Props = {
  visit: Visit
  shows: Shows
  letIn: LetIn | null
  contact: Contact
  clocks: readonly ShownClock[]
  book: Book
  handOvers: readonly Sent[]
  enquiries: readonly EnquiryStanding[]
  facts: readonly NamedFact[]
  attachments: readonly Attached[]
  deciders: ReadonlyMap<string, string>
  holders: readonly Holder[] | null
}

const when = (at: Instant | null): string => (at === null ? 'not yet' : longTime(at))

const HowItWent = ({ contact, clocks, book, handOvers, enquiries, shows }: Props) => (
  <section>
    <h2 class="govuk-heading-m">How it went</h2>
    <SummaryList
      rows={[
        { key: { text: 'Stage' }, value: { text: stageOf(contact) } },
        {
          key: { text: 'Came' },
          value: { text: `${channelWords[contact.channel]}, ${longTime(contact.receivedAt)}` },
        },
        { key: { text: 'Urgency' }, value: { text: urgencyWords[contact.urgency] } },
        { key: { text: 'Opened' }, value: { text: when(contact.openedAt) } },
        { key: { text: 'Decided' }, value: { text: when(contact.decidedAt) } },
        ...handOvers.map((sent) => ({
          key: { text: `To ${sent.team ?? 'a team'}` },
          value: {
            text: [
              `${sent.stage}, sent ${longTime(sent.sentAt)}`,
              sent.acceptedAt === null ? '' : `accepted ${longTime(sent.acceptedAt)}`,
              shows.identity && sent.allocatedTo !== null ? `with ${sent.allocatedTo}` : '',
            ]
              .filter(Boolean)
              .join(', '),
          },
        })),
        ...enquiries.map((enquiry) => ({
          key: { text: 'In the MASH' },
          value: {
            text: `${enquiry.stage}${enquiry.rating === null ? '' : `, ${enquiry.rating}`}, since ${longTime(enquiry.startedAt)}, decided ${when(enquiry.decidedAt)}`,
          },
        })),
      ]}
    />
    <div class="named__lines">
      <Table
        caption="Clocks"
        captionClasses="govuk-table__caption--m"
        head={['Clock', 'Started', 'Due', 'Stopped'].map((text) => ({ text }))}
        rows={clocks.map((clock) => [
          { text: `${book.rule(clock.rule, clock.startedAt)?.name ?? clock.rule} (${clock.rule})` },
          { text: longTime(clock.startedAt) },
          { text: longTime(clock.dueAt) },
          { text: clock.stoppedAt === null ? 'runs' : longTime(clock.stoppedAt) },
        ])}
      />
    </div>
  </section>
)

const People = ({ contact, visit }: Props) => (
  <section>
    <h2 class="govuk-heading-m">Who</h2>
    <ul class="govuk-list govuk-list--bullet">
      {contact.children.map(({ id, told }) => (
        <li key={id}>
          {`${`${told.givenNames} ${told.familyName}`.trim() || 'Name not known'}, ${bornInWords({ ...told, isChild: true }, dayOf(visit.at))}`}
        </li>
      ))}
      {contact.adults.map(({ id, name, relation }) => (
        <li key={id}>{`${name || 'Name not known'}${relation === '' ? '' : `, ${relation}`}`}</li>
      ))}
    </ul>
  </section>
)

const Decisions = ({ contact, deciders }: Props) => (
  <section>
    <h2 class="govuk-heading-m">Decisions</h2>
    {contact.children.map(({ id, told, decided, afterEnquiry }) => (
      <div key={id}>
        <h3 class="govuk-heading-s">{`${told.givenNames} ${told.familyName}`.trim() || 'Name not known'}</h3>
        {decided === null ? (
          <p class="govuk-body">Nothing is decided yet.</p>
        ) : (
          <p class="govuk-body">
            <strong>{outcomeRule(decided.outcome).name}</strong>
            {`, ${longTime(decided.at)}, ${deciders.get(decided.by ?? '') ?? 'a worker'}. `}
            <span class="as-told">{decided.rationale}</span>
          </p>
        )}
        {afterEnquiry !== null && (
          <p class="govuk-body">
            <strong>{`After the MASH’s enquiry: ${outcomeRule(afterEnquiry.outcome).name}`}</strong>
            {`, ${longTime(afterEnquiry.at)}. `}
            <span class="as-told">{afterEnquiry.rationale}</span>
          </p>
        )}
      </div>
    ))}
  </section>
)

const Attachments = ({ attachments }: Props) =>
  attachments.length === 0 ? null : (
    <section>
      <h2 class="govuk-heading-m">Attached</h2>
      <p class="govuk-body">Files are not given out here. Ask whoever let you in to show you one.</p>
      <ul class="govuk-list govuk-list--bullet">
        {attachments.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </section>
  )

const Chronology = ({ facts }: Props) => (
  <div class="named__lines">
    <Table
      caption="What happened"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'When' }, { text: 'What' }, { text: 'Who' }]}
      rows={facts.map((named) => [
        { text: longTime(named.fact.at) },
        { html: <span class="as-told">{sayContactFact(named.fact)}</span> },
        { text: named.by },
      ])}
    />
  </div>
)

/** A named contact, to be read. Without its names and words it is how it went, and when. */
export const NamedContactPage = (props: Props) => {
  const { contact, shows, facts } = props
  return (
    <>
      <h1 class="govuk-heading-l">
        {shows.identity
          ? headlineOf(
              contact.children.map((child) => child.told),
              dayOf(contact.receivedAt),
            )
          : 'A contact named to you'}
        <span class="govuk-caption-m">{contact.reference}</span>
      </h1>
      <ByWhat letIn={props.letIn} />
      {shows.narrative && <Worry contact={contact} />}
      {shows.narrative && <AgreementAsTold told={contact.told} />}
      {shows.identity && <People {...props} />}
      {shows.narrative && <Decisions {...props} />}
      <HowItWent {...props} />
      <Attachments {...props} />
      {shows.narrative ? <Chronology {...props} /> : <Course facts={facts} />}
      <AskElsewhere holders={props.holders} />
    </>
  )
}
