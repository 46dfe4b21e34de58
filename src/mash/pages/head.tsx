import {
  Button,
  CouncilLetter,
  MojBanner,
  NotificationBanner,
  TimeLeft,
  UrgencyTag,
} from '../../design/index.ts'
import { duration, longTime, minutesBetween, nearTime } from '../../time/index.ts'
import { type Enquiry, isLate, isOpen, ratingOf } from '../enquiry.ts'
import { askedSoFar, clockOf, type EnquiryView, nameOfAgency } from '../enquiry.view.ts'
import { nextStep, type NextStep } from '../next-step.rule.ts'
import { writingInWords } from '../presence.words.ts'
import { ratingWords } from '../rating.words.ts'
import { RatingTag } from './rating-tag.tsx'

const Title = ({ enquiry, council }: EnquiryView) => (
  <h1 class="govuk-heading-l">
    <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} /> {enquiry.headline}
    <span class="govuk-caption-m">{`Enquiry ${enquiry.reference} · ${council.shortName}`}</span>
  </h1>
)

const Rated = ({ enquiry, names, visit }: EnquiryView) => {
  const rating = ratingOf(enquiry)
  const rated = enquiry.ratings.at(-1)
  return (
    <p class="govuk-body">
      <RatingTag rating={rating} /> <UrgencyTag urgency={enquiry.urgency} />
      {rating !== null && rated && (
        <>
          {' '}
          <strong>{`${ratingWords[rating].name}: ${ratingWords[rating].means}.`}</strong>
          {` ${names.get(rated.by ?? '') ?? 'A worker'}, ${nearTime(rated.at, visit.at)}: `}
          <span class="as-told">{rated.because}</span>
        </>
      )}
    </p>
  )
}

const Clock = (view: EnquiryView) => {
  const clock = clockOf(view, view.visit.at)
  return (
    <p class="govuk-body">{clock === null ? 'No time limit at this colour.' : <TimeLeft {...clock} />}</p>
  )
}

/** The gap in front of the hub is what inspectors found nobody timing (clocks 4.3 a). */
const gapWords = ({ receivedAt, startedAt }: Enquiry): string => {
  const minutes = Math.max(0, minutesBetween(receivedAt, startedAt))
  return minutes < 1 ? 'at once' : `${duration(minutes)} later`
}

const withWhom = ({ enquiry, names, visit }: EnquiryView): string =>
  enquiry.taken === null
    ? 'Nobody has taken it on yet.'
    : `${names.get(enquiry.taken.allocatedTo) ?? 'A worker'} has it, since ${nearTime(enquiry.taken.at, visit.at)}.`

const Standing = (view: EnquiryView) => {
  const { enquiry, visit } = view
  const { receivedAt, startedAt } = enquiry
  return (
    <ul class="govuk-list enquiry-head__facts">
      <li>
        <strong>{withWhom(view)}</strong>
      </li>
      <li>{`At the front door ${longTime(receivedAt)}, in the MASH ${gapWords(enquiry)}, ${nearTime(startedAt, visit.at)}.`}</li>
      {isOpen(enquiry) && (
        <li>{`${duration(Math.max(0, minutesBetween(enquiry.lastActedAt, visit.at)))} since anybody did something.`}</li>
      )}
      {enquiry.waitingOn.map(({ agency, note, at }) => (
        <li
          key={`${agency} ${at}`}
        >{`Waiting on ${nameOfAgency(agency, view.organisations)} since ${nearTime(at, visit.at)}: ${note}`}</li>
      ))}
    </ul>
  )
}

/** Who else has it open now: two people on one enquiry see each other. */
const Here = ({ here }: EnquiryView) =>
  here.length === 0 ? null : (
    <ul class="govuk-list enquiry-head__here" aria-label="Who else has this open now">
      {here.map(({ staffId, name, writing }) => (
        <li key={staffId}>
          <strong>{name}</strong>
          {writing === '' ? ' has this open now' : ` is writing ${writingInWords(writing)} now`}
        </li>
      ))}
    </ul>
  )

const Banners = ({ enquiry, visit, contact, resource }: EnquiryView) => {
  if (enquiry.stage === 'decided') {
    const isUntold =
      contact?.feedbackAt === null && visit.may('contact.feedback', { ...resource, id: contact.id }).allowed
    return (
      <NotificationBanner>
        <p class="govuk-notification-banner__heading">
          {`Every child has an outcome. Closed ${longTime(enquiry.decidedAt ?? enquiry.startedAt)}.`}
        </p>
        {isUntold && (
          <p class="govuk-body">
            <a class="govuk-notification-banner__link" href={`/contacts/${enquiry.contactId}/feedback`}>
              Tell the referrer what happens next
            </a>
          </p>
        )}
      </NotificationBanner>
    )
  }
  if (enquiry.stage === 'handed-back')
    return (
      <NotificationBanner>
        <p class="govuk-notification-banner__heading">
          {`Handed back ${longTime(enquiry.decidedAt ?? enquiry.startedAt)}: the MASH has nothing left to do here.`}
        </p>
      </NotificationBanner>
    )
  return isLate(enquiry, visit.at) ? (
    <MojBanner
      type="warning"
      iconFallbackText="Late"
      text={`The time was up ${nearTime(enquiry.dueAt ?? visit.at, visit.at)}. Decide now, or say at the decision why it could not be done in time.`}
    />
  ) : null
}

const steps: Readonly<Record<NextStep, { text: string; href: (enquiry: Enquiry) => string }>> = {
  take: { text: 'Take it on', href: ({ children }) => `/hand-overs/${children[0]?.handOverId ?? ''}` },
  rate: { text: 'Rate it', href: ({ id }) => `/enquiries/${id}/rate` },
  ask: { text: 'Ask agencies', href: ({ id }) => `/enquiries/${id}/ask` },
  summary: { text: 'Write the summary', href: ({ id }) => `/enquiries/${id}/summary` },
  decide: { text: 'Decide', href: ({ id }) => `/enquiries/${id}/decide` },
}

type Way = { step?: NextStep; path: string; text: string; may: 'enquiry.rate' | 'enquiry.work' }

/** Everything that can be done, in the order it usually is. Each form is a page of its own and comes back here. */
const ways = ({ enquiry }: EnquiryView): readonly Way[] => [
  {
    step: 'rate',
    path: 'rate',
    text: ratingOf(enquiry) === null ? 'Rate it' : 'Rate it anew',
    may: 'enquiry.rate',
  },
  { path: 'agreement', text: 'Agreement', may: 'enquiry.work' },
  { step: 'ask', path: 'ask', text: 'Ask agencies', may: 'enquiry.work' },
  { path: 'waiting', text: 'Note who is waited on', may: 'enquiry.work' },
  { path: 'discussion', text: 'Discussion', may: 'enquiry.work' },
  { step: 'summary', path: 'summary', text: 'Summary', may: 'enquiry.work' },
  { step: 'decide', path: 'decide', text: 'Decide', may: 'enquiry.work' },
  { path: 'disagreements', text: 'Disagreements', may: 'enquiry.work' },
]

const Doing = (view: EnquiryView) => {
  const { enquiry, visit, resource, columns } = view
  if (!isOpen(enquiry)) return null
  if (!visit.may('enquiry.work', resource).allowed)
    return (
      <p class="govuk-body">Working on an enquiry belongs to those who are in the MASH for this council.</p>
    )
  const next = nextStep(enquiry, askedSoFar(columns, visit.at))
  const others = ways(view).filter(({ step, may }) => step !== next && visit.may(may, resource).allowed)
  return (
    <nav class="enquiry-do" aria-label="What to do">
      {next !== null && (
        <Button text={steps[next].text} href={steps[next].href(enquiry)} classes="enquiry-do__next" />
      )}
      <ul class="govuk-list enquiry-do__ways">
        {(next === null || next === 'take' ? ways(view) : others).map(({ path, text }) => (
          <li key={path}>
            <a class="govuk-link" href={`/enquiries/${enquiry.id}/${path}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Whose child, how urgent, how long is left, who has it, and what to do. */
export const Head = (view: EnquiryView) => (
  <header class="enquiry-head">
    <Title {...view} />
    <Banners {...view} />
    <Clock {...view} />
    <Rated {...view} />
    <Standing {...view} />
    <Here {...view} />
    <Doing {...view} />
  </header>
)
