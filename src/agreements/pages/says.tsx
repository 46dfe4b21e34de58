import { covers, type Range } from '../../access/index.ts'
import { Details, SummaryList, type SummaryRow } from '../../design/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import { type Agreement, functionInWords } from '../agreement.ts'
import { stretchInWords } from '../timeline.ts'

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

type Worded = { readonly key: string; readonly words: string; readonly range: Range }

const rowsOf = (all: readonly Worded[], today: Day): SummaryRow[] =>
  all.filter(({ range }) => covers(range, today)).map(({ key, words }) => fact(key, words))

/** Wordings of other days: nothing an agreement once said is written over (governance A2). */
const OtherWordings = ({ all, today }: { readonly all: readonly Worded[]; readonly today: Day }) => {
  const others = all.filter(({ range }) => !covers(range, today) && range.from !== range.to)
  return others.length === 0 ? null : (
    <Details summaryText="What it said before, or is to say later">
      <SummaryList
        rows={others.map(({ key, words, range: { from, to } }) =>
          fact(key, `${to === null ? `From ${plainDay(from)}` : stretchInWords({ from, to })}: ${words}`),
        )}
      />
    </Details>
  )
}

const Part = ({
  title,
  all,
  today,
}: {
  readonly title: string
  readonly all: readonly Worded[]
  readonly today: Day
}) =>
  all.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <SummaryList rows={rowsOf(all, today)} />
      <OtherWordings all={all} today={today} />
    </>
  )

const paragraphs = (terms: Agreement['terms']): Worded[] =>
  terms.map((each) => ({ key: each.title, words: each.words, range: each }))

/** What an agreement says in its paragraphs alone. */
export const Paragraphs = ({
  title,
  terms,
  today,
}: {
  readonly title: string
  readonly terms: Agreement['terms']
  readonly today: Day
}) => <Part title={title} all={paragraphs(terms)} today={today} />

/** What an agreement says on a day, and what it said before or is to say later. */
export const Says = ({ agreement, today }: { readonly agreement: Agreement; readonly today: Day }) => {
  const scope = agreement.scope.map((each) => ({
    key: `${functionInWords(each.fn)}, ${each.clientGroup}`,
    words: each.words,
    range: each,
  }))
  const schedules = agreement.schedules.map((each) => ({
    key: `Schedule ${String(each.number)}: ${each.title}`,
    words: each.words,
    range: each,
  }))
  const parts = [
    { title: 'What it is about, giving no right', all: scope },
    { title: `Schedules of ${agreement.title}`, all: schedules },
    { title: 'What it says, in plain words', all: paragraphs(agreement.terms) },
  ]
  return (
    <>
      {parts.map(({ title, all }) => (
        <Part key={title} title={title} all={all} today={today} />
      ))}
    </>
  )
}
