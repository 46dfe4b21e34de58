import {
  article10,
  article6,
  article9,
  dataCategories,
  gateways,
  needsOf,
  purposes,
  sayWhatIsMissing,
  schedule1,
  type SharingAgreement,
  subjects,
} from '../../access/index.ts'
import { SummaryList, type SummaryRow, Tag } from '../../design/index.ts'
import { addDays, plainDay } from '../../time/index.ts'
import type { FlowStands, ToldOnce } from '../sharing.ts'

export type Names = (organisation: string) => string

type FlowsProps = {
  readonly told: readonly ToldOnce[]
  readonly agreement: SharingAgreement
  readonly nameOf: Names
}

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const or = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "The police tells Cambridgeshire or Peterborough". */
const whoTellsWhom = ({ from, to }: ToldOnce, nameOf: Names): string =>
  `${or.format(from.map(nameOf))} tells ${or.format(to.map(nameOf))}`

const forWhat = ({ purposes: named }: ToldOnce): string => or.format(named.map((each) => purposes[each]))

const standsInWords: Readonly<Record<FlowStands, string>> = {
  usable: 'Can be used',
  'in-part': 'Can be used in part',
  'not-usable': 'Cannot be used',
}

const tagColour: Readonly<Record<FlowStands, string>> = {
  usable: 'govuk-tag--green',
  'in-part': 'govuk-tag--yellow',
  'not-usable': 'govuk-tag--red',
}

const StandsTag = ({ stands }: { readonly stands: FlowStands }) => (
  <Tag text={standsInWords[stands]} classes={tagColour[stands]} />
)

/** Each reason once, though it may be missing to several of the flows told together. */
const reasonsOf = ({ missing }: ToldOnce, nameOf: Names): string[] => [
  ...new Set(missing.map((each) => sayWhatIsMissing(each, nameOf))),
]

const Lines = ({ of }: { readonly of: readonly string[] }) => (
  <ul class="govuk-list">
    {of.map((each) => (
      <li key={each}>{each}</li>
    ))}
  </ul>
)

/** What cannot be used today, and exactly why; the words of a recorded decision for meanwhile. */
export const CannotBeUsed = ({ told, agreement, nameOf, meanwhile }: FlowsProps & { meanwhile: string }) => {
  const shut = told.filter(({ stands }) => stands !== 'usable')
  if (told.length === 0)
    return (
      <p class="govuk-body">
        {agreement.tier === 1
          ? 'It opens no flow by itself: the agreements under it do, each for its purposes.'
          : 'No flow is agreed in it yet, so nothing may be told under it.'}
      </p>
    )
  if (shut.length === 0) return <p class="govuk-body">Everything agreed here can be used today.</p>
  return (
    <>
      <ul class="govuk-list govuk-list--bullet govuk-list--spaced">
        {shut.map((each) => (
          <li key={each.id}>
            <a class="govuk-link" href={`#flow-${each.id}`}>
              {`${whoTellsWhom(each, nameOf)}, for ${forWhat(each)}`}
            </a>
            {each.stands === 'in-part' ? ' (only in part): ' : ': '}
            {reasonsOf(each, nameOf).join(' ')}
          </li>
        ))}
      </ul>
      <p class="govuk-body">{meanwhile}</p>
    </>
  )
}

/** Each basis the law asks for of what is carried; one that is not named is said to be missing. */
const bases = ({ flow }: ToldOnce): string[] => {
  const carries = (needs: 'article-9' | 'article-10') =>
    flow.categories.some((each) => needsOf(each) === needs)
  const special =
    flow.article9 === null
      ? carries('article-9') && 'UK GDPR Article 9: none named'
      : `${article9[flow.article9].words}${flow.schedule1 === null ? '' : `; with ${schedule1[flow.schedule1]}`}`
  const crime =
    flow.article10 === null
      ? carries('article-10') && 'UK GDPR Article 10: none named'
      : article10[flow.article10]
  return [
    flow.article6 === null ? 'UK GDPR Article 6: none named' : article6[flow.article6],
    ...(special ? [special] : []),
    ...(crime ? [crime] : []),
  ]
}

/** Only where this flow has a word of its own; else what the agreement says holds, and stands above. */
const ownRows = ({ flow }: ToldOnce, agreement: SharingAgreement): SummaryRow[] => [
  ...(flow.lawEnforcement
    ? [
        fact(
          'Held for law enforcement',
          flow.section36 === null
            ? 'Nothing authorises it to leave that (Data Protection Act 2018 section 36(4)).'
            : `May leave that (Data Protection Act 2018 section 36(4)) by: ${flow.section36}.`,
        ),
      ]
    : []),
  ...(flow.minimisation === null ? [] : [fact('How little', flow.minimisation)]),
  ...(flow.retention === null ? [] : [fact('How long kept', flow.retention)]),
  ...(flow.from === agreement.from && flow.to === agreement.to
    ? []
    : [
        fact(
          'Agreed for',
          flow.to === null
            ? `From ${plainDay(flow.from)}`
            : `${plainDay(flow.from)} to ${plainDay(addDays(flow.to, -1))}`,
        ),
      ]),
]

type FlowCardProps = { readonly told: ToldOnce; readonly agreement: SharingAgreement; readonly nameOf: Names }

const FlowCard = ({ told, agreement, nameOf }: FlowCardProps) => {
  const { flow, stands } = told
  return (
    <SummaryList
      card={{
        attributes: { id: `flow-${told.id}` },
        title: { text: whoTellsWhom(told, nameOf), headingLevel: 3 },
      }}
      rows={[
        {
          key: { text: 'Today' },
          value: {
            html: (
              <>
                <StandsTag stands={stands} />
                {stands !== 'usable' && ` ${reasonsOf(told, nameOf).join(' ')}`}
              </>
            ),
          },
        },
        fact('For', capital(forWhat(told))),
        fact('What', capital(and.format(flow.categories.map((each) => dataCategories[each].words)))),
        fact('About', capital(and.format(flow.subjects.map((each) => subjects[each])))),
        { key: { text: 'On what basis' }, value: { html: <Lines of={bases(told)} /> } },
        {
          key: { text: 'By what power or duty' },
          value:
            flow.gateways.length === 0
              ? { text: 'None named' }
              : { html: <Lines of={flow.gateways.map((each) => gateways[each])} /> },
        },
        ...ownRows(told, agreement),
      ]}
    />
  )
}

/** Who may tell whom: first in one line each, then every flow with its basis. */
export const Flows = ({ told, agreement, nameOf }: FlowsProps) => (
  <>
    <ul class="govuk-list govuk-list--spaced">
      {told.map((each) => (
        <li key={each.id}>
          <StandsTag stands={each.stands} />{' '}
          <a class="govuk-link" href={`#flow-${each.id}`}>
            {whoTellsWhom(each, nameOf)}
          </a>
        </li>
      ))}
    </ul>
    {told.map((each) => (
      <FlowCard key={each.id} told={each} agreement={agreement} nameOf={nameOf} />
    ))}
  </>
)
