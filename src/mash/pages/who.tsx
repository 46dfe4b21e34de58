import type { Contact } from '../../contacts/index.ts'
import { CouncilLetter, Details, InsetText, PhoneLink, Stub, SummaryList } from '../../design/index.ts'
import { bornInWords, FlagTags, HistoryLines } from '../../people/index.ts'
import { isOutcome, outcomeRule } from '../../contacts/index.ts'
import { dayOf, plainDay } from '../../time/index.ts'
import type { SameReport } from '../around.sql.ts'
import type { EnquiryView } from '../enquiry.view.ts'
import { ratingInWords } from '../rating.words.ts'

type Child = Contact['children'][number]
type Adult = Contact['adults'][number]

const Name = ({ name, personId }: { name: string; personId: string | null }) =>
  personId === null ? (
    <>{name}</>
  ) : (
    <a class="govuk-link" href={`/people/${personId}`}>
      {name}
    </a>
  )

const elsewhere = ({ enquiry }: EnquiryView, { id }: Child): string =>
  enquiry.children.some(({ childId }) => childId === id) ? '' : 'not part of this enquiry'

const ChildLine = ({ view, child }: { view: EnquiryView; child: Child }) => {
  const { told, personId } = child
  const held = (view.flags.get(personId ?? '') ?? []) as Parameters<typeof FlagTags>[0]['held']
  const words = [
    bornInWords({ ...told, isChild: true }, dayOf(view.visit.at)),
    'known' in told.school ? told.school.known : '',
    'known' in told.language ? `first language ${told.language.known}` : '',
    'known' in told.disability ? told.disability.known : '',
    personId === null ? 'not matched with a record yet' : '',
    elsewhere(view, child),
  ]
  return (
    <li>
      <strong>
        <Name name={`${told.givenNames} ${told.familyName}`.trim() || 'Name not known'} personId={personId} />
      </strong>
      {` · ${words.filter(Boolean).join(' · ')} `}
      <FlagTags held={held} />
    </li>
  )
}

const partWords: Readonly<Record<Adult['part'], string>> = {
  household: 'lives there',
  parent: 'parent',
  visitor: 'visits',
  'wider-family': 'wider family',
  alleged: 'said to have done it',
}

const AdultLine = ({ adult }: { adult: Adult }) => (
  <li>
    <strong>
      <Name name={adult.name || 'Name not known'} personId={adult.personId} />
    </strong>
    {` · ${[
      adult.relation,
      partWords[adult.part],
      adult.bornOn === null ? '' : `born ${plainDay(adult.bornOn)}`,
      adult.hasParentalResponsibility === 'yes' ? 'has parental responsibility' : '',
      adult.worksWithChildren === 'yes' ? 'WORKS WITH CHILDREN: tell the Designated Officer' : '',
      adult.needs,
    ]
      .filter(Boolean)
      .join(' · ')}`}
  </li>
)

/** Who it is about, as screening took them down and recognised them. */
export const Who = (view: EnquiryView) => {
  const { contact, council } = view
  if (contact === null) return <Stub council={council.shortName} dutyPhone={council.dutyPhone} />
  const { referrer } = contact.told
  return (
    <section aria-labelledby="who">
      <h2 class="govuk-heading-m" id="who">
        Who
      </h2>
      <ul class="govuk-list">
        {contact.children.map((child) => (
          <ChildLine key={child.id} view={view} child={child} />
        ))}
        {contact.adults.map((adult) => (
          <AdultLine key={adult.id} adult={adult} />
        ))}
      </ul>
      <SummaryList
        rows={[
          {
            key: { text: 'Address' },
            value: {
              text: [contact.told.address, contact.told.postcode].filter(Boolean).join(', ') || 'Not known',
            },
          },
          {
            key: { text: 'Told by' },
            value: {
              text: referrer.isAnonymous
                ? 'Somebody who wishes to stay anonymous'
                : [referrer.name, referrer.role, referrer.agency, referrer.phone]
                    .filter(Boolean)
                    .join(' · ') || 'Not said',
            },
          },
        ]}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={`/contacts/${contact.id}`}>
          {`The contact ${contact.reference}: who they may be, and what screening decided`}
        </a>
      </p>
    </section>
  )
}

const councilOf = ({ councils }: EnquiryView, owner: string) => councils.find(({ code }) => code === owner)

const stages = {
  new: 'nobody has taken it on yet',
  open: 'open',
  decided: 'decided',
  'handed-back': 'handed back',
} as const

const standing = (same: Extract<SameReport, { seen: true }>): string =>
  same.stage === null
    ? 'no enquiry there'
    : [
        ratingInWords(same.rating),
        stages[same.stage],
        same.allocatedTo === null ? '' : `${same.allocatedTo} has it`,
      ]
        .filter(Boolean)
        .join(', ')

/** One report about children of two councils is two enquiries: each council decides for its own child. */
const SameReportLine = ({ view, same }: { view: EnquiryView; same: SameReport }) => {
  const council = councilOf(view, same.owner)
  const name = council?.shortName ?? 'another council'
  if (!same.seen)
    return (
      <li>
        {`The same report is about a child of ${name}, which you may not see. Ring their duty manager: `}
        <PhoneLink number={same.phone} />
      </li>
    )
  const href = same.enquiryId === null ? `/contacts/${same.contactId}` : `/enquiries/${same.enquiryId}`
  return (
    <li>
      {council && <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />}{' '}
      {'The same report: '}
      <a class="govuk-link" href={href}>
        {same.reference}
      </a>
      {` ${same.headline}, ${standing(same)}. ${name} duty manager: `}
      <PhoneLink number={same.phone} />
    </li>
  )
}

const outcomeName = (outcome: string): string => (isOutcome(outcome) ? outcomeRule(outcome).name : outcome)

/** Enough to see a pattern; the rest opens below. */
const atOnce = 6

/** What is known from before, in both councils as far as the reader may see, and the other half of the same report. */
export const Known = (view: EnquiryView) => {
  const { history, sameReport, councils } = view
  return (
    <section aria-labelledby="known">
      <h2 class="govuk-heading-m" id="known">
        What we know already
      </h2>
      {sameReport.length > 0 && (
        <InsetText>
          <ul class="govuk-list same-report">
            {sameReport.map((same) => (
              <SameReportLine key={same.owner} view={view} same={same} />
            ))}
          </ul>
        </InsetText>
      )}
      {history === null ? (
        <p class="govuk-body">You cannot search earlier contacts in the function you are acting in.</p>
      ) : (
        <>
          <HistoryLines lines={history.slice(0, atOnce)} councils={councils} outcomeName={outcomeName} />
          {history.length > atOnce && (
            <Details id="earlier" summaryText={`${String(history.length - atOnce)} earlier`}>
              <HistoryLines lines={history.slice(atOnce)} councils={councils} outcomeName={outcomeName} />
            </Details>
          )}
        </>
      )}
    </section>
  )
}
