import { SummaryList } from '../../design/index.ts'
import { kindsInWords } from '../agreement.ts'
import type { Draft } from '../draft.ts'

type Props = {
  readonly drafts: readonly Draft[]
  readonly names: ReadonlyMap<string, string>
  readonly mayBegin: boolean
}

export const DraftsPage = ({ drafts, names, mayBegin }: Props) => (
  <>
    <h1 class="govuk-heading-l">Agreements being drafted</h1>
    <p class="govuk-body">
      A draft gives nobody a right. Both councils read it; each writes down its own decision and signature.
    </p>
    {mayBegin && (
      <p class="govuk-body">
        <a class="govuk-link" href="/agreements/drafts/new">
          Draft an agreement
        </a>
      </p>
    )}
    {drafts.length === 0 ? (
      <p class="govuk-body">Nothing is being drafted.</p>
    ) : (
      <SummaryList
        rows={drafts.map(({ id, content, parties, version }) => ({
          key: {
            html: (
              <a class="govuk-link" href={`/agreements/drafts/${id}`}>
                {content.title}
              </a>
            ),
          },
          value: {
            text: `${kindsInWords[content.kind] ?? content.kind}, between ${parties.map((code) => names.get(code) ?? code).join(' and ')}, version ${String(version)}`,
          },
        }))}
      />
    )}
  </>
)
