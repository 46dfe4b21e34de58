import { dataCategories, type DataCategory } from '../../access/index.ts'
import { isOut } from '../../agency-requests/index.ts'
import { Button, Checkboxes, type CheckboxItem, Details, InsetText } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import type { AgencyToAsk } from '../agencies-to-ask.ts'
import type { Askings } from '../ask.show.ts'
import type { Desk } from '../desk.ts'
import { DeskHead } from './desk-parts.tsx'

type Props = { desk: Desk; askings: Askings; whyNot: string | null; needsAgreement: string | null }

const and = new Intl.ListFormat('en-GB')

const categoryWords = (categories: readonly DataCategory[]): string =>
  categories.map((each) => dataCategories[each].words).join(', ')

/** Those of whom the same is asked stand together. */
const proposal = ({ proposed }: AgencyToAsk, { people }: Askings): string => {
  const byWhat = new Map<string, string[]>()
  for (const { id, categories } of proposed) {
    const what = categoryWords(categories)
    const name = people.find((person) => person.id === id)?.name ?? ''
    byWhat.set(what, [...(byWhat.get(what) ?? []), name])
  }
  const lines = [...byWhat].map(([what, names]) => `${and.format(names)}: ${what}`)
  return lines.length === 0 ? '' : ` Proposed: ${lines.join('; ')}.`
}

const askedBefore = ({ asked }: AgencyToAsk, { visit }: Desk): string => {
  const last = asked.at(-1)
  if (!last) return ''
  const state = isOut(last) ? 'still out' : last.withdrawn === null ? 'answered' : 'taken back'
  return ` Asked ${nearTime(last.askedAt, visit.at)}, ${state}.`
}

const item = (agency: AgencyToAsk, { desk, askings }: Props): CheckboxItem => ({
  value: agency.code,
  text: agency.name,
  hint: {
    text: `${agency.holds === '' ? '' : `Holds ${agency.holds}.`}${proposal(agency, askings)}${askedBefore(agency, desk)}`.trim(),
  },
})

const canBeAsked = ({ agencies }: Askings) => agencies.filter(({ missing }) => missing === null)

/** A plain form whose answers stand in the address: only which agencies, nothing about anybody. */
const Choose = (props: Props) => {
  const { desk, askings } = props
  const likely = canBeAsked(askings).filter(({ proposed }) => proposed.length > 0)
  const others = canBeAsked(askings).filter(({ proposed }) => proposed.length === 0)
  return (
    <form method="get" action={`/enquiries/${desk.enquiry.id}/ask`}>
      {likely.length > 0 && (
        <Checkboxes
          name="agency"
          idPrefix="likely"
          fieldset={{
            legend: { text: 'Likely to hold something', classes: 'govuk-fieldset__legend--m' },
          }}
          hint={{
            text: 'Ask only those who are likely to hold something about this family. Several may be asked at once about the same people.',
          }}
          items={likely.map((agency) => item(agency, props))}
        />
      )}
      {others.length > 0 && (
        <Checkboxes
          name="agency"
          idPrefix="others"
          fieldset={{
            legend: {
              text: 'Only where something that was said points to them',
              classes: 'govuk-fieldset__legend--m',
            },
          }}
          items={others.map((agency) => item(agency, props))}
        />
      )}
      <Button text="Continue" />
    </form>
  )
}

const OtherWays = ({ desk, agency }: { desk: Desk; agency: AgencyToAsk }) => {
  const at = `/enquiries/${desk.enquiry.id}/ask/${agency.code}`
  return (
    <ul class="govuk-list agency__do">
      <li>
        <a class="govuk-link" href={`${at}/outside`}>
          {`Record that ${agency.name} was told outside the agreement`}
        </a>
      </li>
      <li>
        <a class="govuk-link" href={`${at}/not`}>
          {`Record that ${agency.name} is not asked, and why`}
        </a>
      </li>
    </ul>
  )
}

/** What exactly is missing, and the way out: an agreement is not the only way to tell. */
const CannotBeAsked = ({ desk, askings }: Props) => {
  const cannot = askings.agencies.filter(({ missing }) => missing !== null)
  return cannot.length === 0 ? null : (
    <section aria-labelledby="cannot">
      <h2 class="govuk-heading-m" id="cannot">
        Cannot be asked under an agreement
      </h2>
      {cannot.map((agency) => (
        <InsetText key={agency.code}>
          <h3 class="govuk-heading-s">{agency.name}</h3>
          <p class="govuk-body">{askings.sayMissing(agency)}</p>
          <OtherWays desk={desk} agency={agency} />
        </InsetText>
      ))}
    </section>
  )
}

const NotAsking = ({ desk, askings }: Props) => (
  <Details id="not-asking" summaryText="Decided not to ask one of them, or told by another way">
    <ul class="govuk-list">
      {canBeAsked(askings).map(({ code, name }) => (
        <li key={code}>
          {`${name}: `}
          <a class="govuk-link" href={`/enquiries/${desk.enquiry.id}/ask/${code}/not`}>
            not asked
            <span class="govuk-visually-hidden">{`: ${name}`}</span>
          </a>
          {' · '}
          <a class="govuk-link" href={`/enquiries/${desk.enquiry.id}/ask/${code}/outside`}>
            told by another way
            <span class="govuk-visually-hidden">{`: ${name}`}</span>
          </a>
        </li>
      ))}
    </ul>
  </Details>
)

const reasons: Readonly<Record<string, string>> = {
  'rate-first': 'Nobody has rated this enquiry yet. Rate it first: its colour says how long an agency has.',
  'blue-asks-nobody':
    'This enquiry is blue, so no agency is asked: universal services are enough. If you need to ask, rate it anew.',
}

const agreementReasons: Readonly<Record<string, string>> = {
  'agreement-refused':
    'The family did not agree to the checks. Agencies can be asked under section 47 where significant harm is likely, or the manager of the MASH can go on without agreement.',
  'agreement-not-sought':
    'Nobody has recorded whether the family agreed to the checks. Record it first. Agencies can be asked without under section 47 where significant harm is likely, or where the manager of the MASH goes on without agreement.',
}

export const NeedsAgreement = ({ desk, needs }: { desk: Desk; needs: string | null }) =>
  needs === null || agreementReasons[needs] === undefined ? null : (
    <InsetText>
      <p class="govuk-body">{agreementReasons[needs]}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/enquiries/${desk.enquiry.id}/agreement`}>
          Record agreement
        </a>
      </p>
    </InsetText>
  )

/** Which agencies to ask: those likely to hold something, and nobody else without a reason (procedures 4.4). */
export const AskPage = (props: Props) => {
  const { desk, askings, whyNot, needsAgreement } = props
  const children = askings.people.filter(({ isOfEnquiry }) => isOfEnquiry)
  return (
    <>
      <DeskHead desk={desk} title="Ask agencies" />
      <p class="govuk-body">{`About ${and.format(children.map(({ name }) => name))} and their family.`}</p>
      {whyNot === null ? (
        <>
          <NeedsAgreement desk={desk} needs={needsAgreement} />
          <Choose {...props} />
        </>
      ) : (
        <InsetText>
          <p class="govuk-body">{reasons[whyNot] ?? whyNot}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={`/enquiries/${desk.enquiry.id}/rate`}>
              Rate it
            </a>
          </p>
        </InsetText>
      )}
      <CannotBeAsked {...props} />
      <NotAsking {...props} />
    </>
  )
}
