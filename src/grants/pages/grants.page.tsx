import type { ComponentChildren } from 'preact'
import { Button, InsetText, Pagination, Table, Tag } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import { givenKinds, grantStateAt, type GrantState } from '../grant.ts'
import type { GrantLine } from '../grant.sql.ts'

const states: Readonly<Record<GrantState, { text: string; classes: string }>> = {
  waits: { text: 'Waits for a second person', classes: 'govuk-tag--yellow' },
  'to-come': { text: 'To come', classes: 'govuk-tag--light-blue' },
  'in-force': { text: 'In force', classes: 'govuk-tag--green' },
  over: { text: 'Over', classes: 'govuk-tag--grey' },
  withdrawn: { text: 'Ended early', classes: 'govuk-tag--grey' },
}

export const StateTag = ({ state }: { state: GrantState }) => <Tag {...states[state]} />

const rowOf = (line: GrantLine, visit: Visit) => [
  {
    html: (
      <a class="govuk-link" href={`/grants/${line.id}`}>
        {givenKinds[line.kind].name}
      </a>
    ),
  },
  { text: `${line.worker}, ${line.employer}` },
  { text: String(line.records) },
  { text: `${longTime(line.from)} to ${longTime(line.until)}` },
  { html: <StateTag state={grantStateAt(line, visit.at)} /> },
  { text: [line.givenBy ?? '', line.approvedBy ?? ''].filter(Boolean).join(' and ') },
]

const Lines = ({
  title,
  lines,
  visit,
  none,
}: {
  title: string
  lines: readonly GrantLine[]
  visit: Visit
  none: ComponentChildren
}) => (
  <section>
    <h2 class="govuk-heading-m">{title}</h2>
    {lines.length === 0 ? (
      <p class="govuk-body">{none}</p>
    ) : (
      <div class="named__lines">
        <Table
          caption={title}
          captionClasses="govuk-visually-hidden"
          head={['What for', 'Who', 'Records', 'When', 'How it stands', 'Given by'].map((text) => ({ text }))}
          rows={lines.map((line) => rowOf(line, visit))}
        />
      </div>
    )}
  </section>
)

type Props = {
  visit: Visit
  notOver: readonly GrantLine[]
  over: readonly GrantLine[]
  isFurther: boolean
  more: string | null
}

/** Who is let in to single records of this council, and who was. */
export const GrantsPage = ({ visit, notOver, over, isFurther, more }: Props) => (
  <>
    <h1 class="govuk-heading-l">Let in to single records</h1>
    <p class="govuk-body">
      Auditors, inspectors, a supplier’s engineers and whoever answers subject access requests read what is
      named to them here, and nothing else.
    </p>
    {visit.may('grant.give').allowed && <Button text="Let somebody in" href="/grants/new" />}
    {!isFurther && <Lines title="Now" lines={notOver} visit={visit} none="Nobody is let in now." />}
    {isFurther && over.length === 0 ? (
      <InsetText text="Nothing further on." />
    ) : (
      <Lines title="Over" lines={over} visit={visit} none="Nobody has been let in before." />
    )}
    {(more !== null || isFurther) && (
      <Pagination
        landmarkLabel="Pages of the list"
        previous={isFurther ? { href: '/grants', text: 'From the start' } : undefined}
        next={more === null ? undefined : { href: more, text: 'Next 50' }}
      />
    )}
  </>
)
