import { InsetText, SummaryList } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import type { ContactView } from '../contact.view.ts'
import type { Answer, Consent, Told } from '../told.ts'

const answered = (answer: Answer): string =>
  'known' in answer ? answer.known : `Not known: ${answer.notKnown}`
const row = (key: string, value: string) =>
  value.trim() === '' ? false : { key: { text: key }, value: { html: <span class="as-told">{value}</span> } }

const yesNo = { yes: 'Yes', no: 'No', 'not-known': 'Not known', '': '' } as const

/** What we are worried about, in the referrer's words; the child's own words set apart. */
export const Worry = ({ contact }: Pick<ContactView, 'contact'>) => {
  const { told } = contact
  return (
    <section aria-labelledby="worry">
      <h2 class="govuk-heading-m" id="worry">
        What we are worried about
      </h2>
      <p class="govuk-body as-told">{told.whatHappened}</p>
      {contact.children
        .filter((child) => child.told.ownWords !== '')
        .map((child) => (
          <InsetText key={child.id}>
            <strong>{`${child.told.givenNames || 'The child'} said: `}</strong>
            <q class="as-told">{child.told.ownWords.replace(/^[“"‘']+|[”"’']+$/g, '')}</q>
          </InsetText>
        ))}
      <SummaryList
        rows={[
          row('When and where', told.whenAndWhere),
          row('Who saw or said it', `${told.whoSawIt}${told.isFirstHand === 'yes' ? ' (first-hand)' : ''}`),
          row('Injuries', told.injuries),
          row('What it means for the child', told.impact),
          row('Where the child is now', told.whereNow),
          row('With whom', told.withWhom),
          row('How the child is', told.condition),
          row('History', answered(told.history)),
          row('Support already given', answered(told.supportGiven)),
          row('Early help assessment', yesNo[told.earlyHelpAssessment]),
          row('Strengths', answered(told.strengths)),
          row('What the referrer wants', told.wants),
          row(
            'Threshold the referrer relies on',
            [told.thresholdLevel && `Level ${told.thresholdLevel}`, told.thresholdSection]
              .filter(Boolean)
              .join(', '),
          ),
          row('Risks to staff visiting', answered(told.visitRisks)),
          row('Safe contact', told.safeContact),
          row('Notes', told.notes),
        ]}
      />
    </section>
  )
}

const purposes: Readonly<Record<Consent['purpose'], string>> = {
  referral: 'to being referred',
  'agency-checks': 'to checks with agencies',
  'early-help': 'to early help',
}
const answers: Readonly<Record<Consent['answer'], string>> = {
  given: 'agreed',
  refused: 'refused',
  'not-sought': 'not asked',
}

const saidOf = (consent: Consent): string =>
  [
    `${consent.person || 'Not said who'}: ${answers[consent.answer]} ${purposes[consent.purpose]}`,
    consent.on === null ? '' : ` on ${plainDay(consent.on)}`,
    consent.how === '' ? '' : ` (${consent.how})`,
    consent.reasonText === '' ? '' : `. ${consent.reasonText}`,
  ].join('')

/** Agreement to a service and the lawful basis to share are two things; this is the first (procedures 2.9). */
export const Agreement = ({ told }: { told: Told }) => (
  <section aria-labelledby="agreement">
    <h2 class="govuk-heading-m" id="agreement">
      Agreement
    </h2>
    <p class="govuk-body">
      {`Parent told of this: ${yesNo[told.parentTold]}${told.parentToldHow === '' ? '' : ` (${told.parentToldHow})`}.`}
      {told.parentsViews === '' ? '' : ` Their view: ${told.parentsViews}`}
      {told.parentsViewsNotSoughtBecause === ''
        ? ''
        : ` Their view was not sought: ${told.parentsViewsNotSoughtBecause}`}
    </p>
    {told.consents.length === 0 ? (
      <p class="govuk-body">
        Nothing was said about agreement. Early help needs it; protecting a child does not.
      </p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {told.consents.map((consent) => (
          <li key={saidOf(consent)}>{saidOf(consent)}</li>
        ))}
      </ul>
    )}
  </section>
)
