import { dataCategories, gateways, purposes } from '../../access/index.ts'
import {
  CouncilLetter,
  type CouncilMark,
  PathwayTag,
  PhoneLink,
  SummaryList,
  TimeLeft,
} from '../../design/index.ts'
import { counted, nearTime, plainDay, shortTimeWithYear } from '../../time/index.ts'
import { agencyName } from '../agencies.ts'
import type { AgencyRequest, Subject } from '../request.ts'
import { consentWords, lawfulBasisInWords, ratingWords } from '../words.ts'
import { replyTime, type Seen } from './lines.tsx'

export type AskedShown = {
  request: AgencyRequest
  seen: Seen
  council: CouncilMark | undefined
  askedBy: string | null
  /** Of the hub that asks. */
  phone: string
}

const howChased: Readonly<Record<string, string>> = {
  telephone: 'by telephone',
  message: 'by message',
  'in-person': 'in person',
}

/** Whose child, how urgent, and how long is left. */
export const AskedHead = ({ shown: { request, seen, council } }: { shown: AskedShown }) => (
  <>
    <h1 class="govuk-heading-l request__title">
      {council && <CouncilLetter {...council} />} {`${request.headline} · ${request.reference}`}
    </h1>
    <p class="govuk-body">
      <PathwayTag colour={request.rating} text={ratingWords[request.rating]} />
      {` ${council?.name ?? 'The council'} asks ${agencyName(request.agency)} about ${counted(request.subjects.length, 'person', 'people')}.`}
    </p>
    <p class="govuk-body">
      <TimeLeft {...replyTime(request, seen)} />
    </p>
  </>
)

export const Worry = ({ request }: { request: AgencyRequest }) => (
  <section>
    <h2 class="govuk-heading-m">What the hub is worried about</h2>
    <p class="govuk-body request__words">{request.worry}</p>
    {request.questions.trim() !== '' && (
      <>
        <h3 class="govuk-heading-s">What it asks you in particular</h3>
        <p class="govuk-body request__words">{request.questions}</p>
      </>
    )}
  </section>
)

const Reminders = ({ shown: { request, seen } }: { shown: AskedShown }) =>
  request.chases.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-s">Reminders</h2>
      <ul class="govuk-list">
        {request.chases.map((chase) => (
          <li key={chase.at}>
            {`${nearTime(chase.at, seen.now)}, ${howChased[chase.how] ?? chase.how}${chase.note.trim() === '' ? '' : `: ${chase.note}`}`}
          </li>
        ))}
      </ul>
    </>
  )

/** By whom and on what footing the agency is asked: what somebody needs who wonders whether they may answer. */
export const Footing = ({ shown }: { shown: AskedShown }) => {
  const { request, askedBy, council, phone } = shown
  const by = [askedBy, council ? `${council.name} MASH` : 'the MASH']
    .filter((each) => each !== null)
    .join(', ')
  return (
    <section>
      <h2 class="govuk-heading-s">On what footing you are asked</h2>
      <SummaryList
        classes="request__footing"
        rows={[
          {
            key: { text: 'Asked by' },
            value: {
              html: (
                <>
                  {`${by}, ${shortTimeWithYear(request.askedAt)}. Ring `}
                  <PhoneLink number={phone} />
                </>
              ),
            },
          },
          { key: { text: 'For' }, value: { text: purposes[request.purpose] } },
          { key: { text: 'Lawful basis' }, value: { text: lawfulBasisInWords(request.lawfulBasis) } },
          {
            key: { text: 'Power to share' },
            value: { html: request.gateways.map((gateway) => <div key={gateway}>{gateways[gateway]}</div>) },
          },
          { key: { text: 'Agreement of the family' }, value: { text: consentWords[request.consent] } },
          { key: { text: 'Under' }, value: { text: request.flow.instrument.title } },
        ]}
      />
      <Reminders shown={shown} />
    </section>
  )
}

const bornInWords = ({ bornOn }: Subject): string =>
  bornOn === null ? 'date of birth not known' : `born ${plainDay(bornOn)}`

/** One of the people asked about, and why this agency is asked about them. */
export const AboutWhom = ({ subject, agency }: { subject: Subject; agency: string }) => (
  <dl class="request__about">
    <div>
      <dt>Who</dt>
      <dd>{[subject.relation, bornInWords(subject)].filter((each) => each !== '').join(', ')}</dd>
    </div>
    <div>
      <dt>Address</dt>
      <dd>{subject.address === '' ? 'not given' : subject.address}</dd>
    </div>
    <div>
      <dt>Asked for</dt>
      <dd>{subject.categories.map((category) => dataCategories[category].words).join('; ')}</dd>
    </div>
    <div>
      <dt>{`Why ${agencyName(agency)}`}</dt>
      <dd>{subject.because}</dd>
    </div>
    {subject.adultHealthBecause.trim() !== '' && (
      <div>
        <dt>Why an adult’s health</dt>
        <dd>{subject.adultHealthBecause}</dd>
      </div>
    )}
  </dl>
)
