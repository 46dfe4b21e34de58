import { functionInWords, reservedInWords } from '../../agreements/index.ts'
import { Table, type TableCell } from '../../design/index.ts'
import type { Variation } from '../change.ts'
import type { Altered, ClauseChange } from '../variation.rule.ts'

/** What a variation alters, as it stood when that was asked for beside what becomes of it. */
type Row = { readonly what: string; readonly before: string; readonly after: string }

const listed = (all: readonly string[], none: string): string => (all.length === 0 ? none : all.join('; '))

type Named = keyof Altered

const namedInWords: Readonly<Record<Named, string>> = {
  clientGroup: 'for whom',
  reserved: 'kept back',
  exclusions: 'not included',
  teams: 'teams',
  geography: 'where',
}

const valueInWords = (named: Named, of: Altered, whole: string): string => {
  switch (named) {
    case 'clientGroup':
      return of.clientGroup
    case 'reserved':
      return listed(of.reserved.map(reservedInWords), 'Nothing')
    case 'exclusions':
      return listed(of.exclusions, 'Nothing')
    case 'teams':
      return listed(of.teams, 'Not said')
    case 'geography':
      return listed(of.geography, whole)
  }
}

const order: readonly Named[] = ['clientGroup', 'reserved', 'exclusions', 'teams', 'geography']

const functionRows = ({ functions }: Variation, nameOf: (code: string) => string): Row[] =>
  functions.flatMap((each) => {
    if (each.what !== 'alters') return []
    const whole = `The whole of ${nameOf(each.holder)}`
    const after = { ...each.was, ...each.becomes }
    return order
      .filter((named) => named in each.becomes)
      .map((named) => ({
        what: `${functionInWords(each.fn)}, for ${nameOf(each.holder)}’s ${each.clientGroup}: ${namedInWords[named]}`,
        before: valueInWords(named, each.was, whole),
        after: valueInWords(named, after, whole),
      }))
  })

export const clauseTitle = ({
  part,
  number,
  title,
}: Pick<ClauseChange, 'part' | 'number' | 'title'>): string => {
  if (part === 'schedule') return `Schedule ${String(number)}: ${title}`
  if (part === 'term') return title
  const [fn = '', group = ''] = title.split('/')
  return `What it is about: ${functionInWords(fn)}, ${group}`
}

const clauseRows = ({ clauses }: Variation): Row[] =>
  clauses.map((each) => ({
    what: clauseTitle(each),
    before: each.was ?? 'Nothing',
    after: each.words ?? 'Taken out',
  }))

const head = ['What', 'When it was asked for', 'With this change']

const cells = ({ what, before, after }: Row): TableCell[] => [
  { text: what },
  { text: before, attributes: { 'data-label': head[1] ?? '' } },
  { text: after, attributes: { 'data-label': head[2] ?? '' } },
]

/** Side by side, on a small screen one under the other. Shown also of what was refused: nothing of it is forgotten. */
export const BeforeAndAfter = ({
  change,
  nameOf,
}: {
  readonly change: Variation
  readonly nameOf: (code: string) => string
}) => {
  const rows = [...functionRows(change, nameOf), ...clauseRows(change)]
  return rows.length === 0 ? null : (
    <Table
      caption="Before and after, side by side"
      captionClasses="govuk-table__caption--m"
      classes="labelled before-and-after"
      firstCellIsHeader
      head={head.map((text) => ({ text }))}
      rows={rows.map(cells)}
    />
  )
}
