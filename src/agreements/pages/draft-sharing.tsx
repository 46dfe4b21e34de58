import {
  article10,
  article6,
  article9,
  dataCategories,
  gateways,
  purposes,
  schedule1,
  signatoryRoles,
  subjects,
} from '../../access/index.ts'
import { SummaryList, type SummaryRow } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { OpenedDraft } from '../draft.open.ts'
import { TakeOut } from './take-out.tsx'

type Props = {
  readonly opened: OpenedDraft
  readonly names: ReadonlyMap<string, string>
  readonly mayRecord: boolean
  readonly visit: Visit
}

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

type Sharing = NonNullable<OpenedDraft['draft']['content']['sharing']>

const flowRows = (flow: Sharing['flows'][number]): SummaryRow[] => [
  fact('For what', flow.purposes.map((each) => purposes[each]).join('; ')),
  fact('What', flow.categories.map((each) => dataCategories[each].words).join('; ')),
  fact('About whom', flow.subjects.map((each) => subjects[each]).join('; ')),
  fact(
    'Basis',
    [
      article6[flow.article6],
      flow.article9 && article9[flow.article9].words,
      flow.schedule1 && schedule1[flow.schedule1],
      flow.article10 && article10[flow.article10],
    ]
      .filter(Boolean)
      .join('; '),
  ),
  fact('Gateways', flow.gateways.map((each) => gateways[each]).join('; ') || 'None named'),
  ...(flow.lawEnforcement
    ? [fact('Held for law enforcement', flow.section36 ?? 'Not authorised yet: it cannot be used')]
    : []),
]

/** Who signs as what, and who may tell whom what: none of it counts before it is on record. */
export const SharingDrafted = (props: Props) => {
  const { sharing, kind } = props.opened.draft.content
  if (sharing === null || kind !== 'information-sharing-agreement') return null
  const nameOf = (code: string): string => props.names.get(code) ?? code
  return (
    <>
      <h2 class="govuk-heading-m">{`Sharing: tier ${String(sharing.tier)}`}</h2>
      <SummaryList
        rows={[
          ...(sharing.tier === 1
            ? []
            : [
                fact(
                  'Stands under',
                  props.opened.tierOnes.find(({ value }) => value === sharing.parentId)?.text ??
                    'Not on record',
                ),
              ]),
          fact('Review due', plainDay(sharing.reviewDue)),
          fact('How little', sharing.minimisation ?? 'As its tier 1 says'),
          fact('How long kept', sharing.retention ?? 'As its tier 1 says'),
        ]}
      />
      {sharing.signatories.map((each, nth) => (
        <section key={each.organisation}>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{nameOf(each.organisation)}</h3>
          <p class="govuk-body">
            {`Signs as ${signatoryRoles[each.role]}. Responsible: ${each.responsibleOfficer}. If data was lost, ring ${each.breachContact}.`}
          </p>
          <TakeOut {...props} part="signatories" nth={nth} what={nameOf(each.organisation)} />
        </section>
      ))}
      {sharing.flows.map((flow, nth) => {
        const title = `${nameOf(flow.from)} tells ${nameOf(flow.to)}`
        return (
          <section key={`${title} ${String(nth)}`}>
            <SummaryList card={{ title: { text: title, headingLevel: 3 } }} rows={flowRows(flow)} />
            <TakeOut {...props} part="flows" nth={nth} what={title} />
          </section>
        )
      })}
    </>
  )
}
