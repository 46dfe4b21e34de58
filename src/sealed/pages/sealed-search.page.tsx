import {
  Button,
  InsetText,
  MojBanner,
  PhoneLink,
  Radios,
  SummaryList,
  Textarea,
  Input,
} from '../../design/index.ts'
import { longTime, nearTime } from '../../time/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import type { SealedSearch } from '../sealed-search.ts'
import type { Searcher, SealedLine, SealedRecord } from '../sealed-search.sql.ts'
import { ClockOf, hrefOf, type RuleNames, whoAsked } from './tray.page.tsx'

export type SearchShown = {
  search: SealedSearch
  line: SealedLine
  searcher: Searcher | null
  /** Whose record it is, and what may be answered; null where this reader is not named on it. */
  record: SealedRecord | null
  /** The contact that the search was for. */
  reference: string | null
  names: RuleNames
}

const likeness: Readonly<Record<SealedSearch['band'], string>> = {
  attach: 'Very like',
  confirm: 'Like',
  possible: 'A little like',
  unlikely: 'Hardly like',
}

const fields: Readonly<Record<SealedSearch['agreeing'][number], string>> = {
  forename: 'first name',
  middle: 'middle name',
  surname: 'family name',
  birth: 'date of birth',
  generation: 'being a child, or an adult',
  expected: 'expected date',
  sex: 'sex',
  place: 'address',
  phone: 'telephone',
  nhs: 'NHS number',
  upn: 'unique pupil number',
  parent: 'a parent',
  sibling: 'a brother or sister',
  multiple: 'being a twin',
}

const likenessOf = ({ band, agreeing }: SealedSearch): string =>
  agreeing.length === 0
    ? likeness[band]
    : `${likeness[band]}: the same ${agreeing.map((field) => fields[field]).join(', ')}`

const Whom = ({ searcher }: { searcher: Searcher | null }) =>
  searcher === null ? (
    <>The service compared a contact that came in. Ring the screening manager of that council.</>
  ) : (
    <>
      {searcher.name}
      {searcher.team !== null && ` · ${searcher.team}`}
      {searcher.phone !== null && (
        <>
          {' · '}
          <PhoneLink number={searcher.phone} />
        </>
      )}
      {` · ${searcher.email}`}
    </>
  )

const About = ({ search, reference }: Pick<SearchShown, 'search' | 'reference'>) => {
  if (search.about === null) return <>No contact: the worker searched by hand</>
  if (search.about.kind !== 'contact') return <>The record of another person</>
  return <>{reference === null ? 'A contact of another council' : `Contact ${reference}`}</>
}

const Facts = ({ visit, shown }: { visit: Visit; shown: SearchShown }) => {
  const { search, line } = shown
  const rows: { key: { text: string }; value: { html: preact.VNode } | { text: string } }[] = [
    {
      key: { text: 'Sealed record' },
      value: {
        html:
          shown.record === null ? (
            <>You are not named on it: it is hidden from you too</>
          ) : (
            <a class="govuk-link" href={`/people/${search.personId}/custody`}>
              {shown.record.name}
            </a>
          ),
      },
    },
    ...(shown.record?.note
      ? [{ key: { text: 'What may be answered' }, value: { text: shown.record.note } }]
      : []),
    { key: { text: 'Searched for' }, value: { text: search.heard.join(' · ') } },
    { key: { text: 'How like' }, value: { text: likenessOf(search) } },
    { key: { text: 'Who searched' }, value: { text: whoAsked(line, visit) } },
    { key: { text: 'Whom to ring' }, value: { html: <Whom searcher={shown.searcher} /> } },
    { key: { text: 'What for' }, value: { html: <About search={search} reference={shown.reference} /> } },
    {
      key: { text: 'When' },
      value: {
        text:
          search.times === 1
            ? longTime(search.askedAt)
            : `${longTime(search.askedAt)}, last ${nearTime(search.askedLastAt, visit.at)} (${String(search.times)} times, as somebody types)`,
      },
    },
  ]
  return <SummaryList rows={rows} />
}

const Answered = ({ visit, search }: { visit: Visit; search: SealedSearch }) => {
  const { answer } = search
  if (answer === null) return null
  return (
    <InsetText
      text={
        answer.outcome === 'told'
          ? `${answer.whom} was told ${nearTime(answer.at, visit.at)}: ${answer.what}`
          : `Nobody was told, ${nearTime(answer.at, visit.at)}: ${answer.because}`
      }
    />
  )
}

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

const AnswerForm = ({ visit, form, shown }: { visit: Visit; form: FormState; shown: SearchShown }) => (
  <Form visit={visit} action={`${hrefOf(shown.search)}/answer`}>
    <Radios
      name="outcome"
      value={one(form.typed, 'outcome')}
      fieldset={{ legend: { text: 'What did you do?', classes: 'govuk-fieldset__legend--m' } }}
      items={[
        {
          value: 'told',
          text: 'I told somebody what they need to know',
          conditional: {
            html: (
              <>
                <Input
                  name="whom"
                  label={{ text: 'Whom did you tell?' }}
                  value={one(form.typed, 'whom') || (shown.searcher?.name ?? '')}
                  {...errorOf(form, 'whom')}
                />
                <Textarea
                  name="what"
                  rows={3}
                  label={{ text: 'What did you tell them?' }}
                  hint={{
                    text: 'As little as keeps the child safe. It is kept here, where only custodians read it.',
                  }}
                  value={one(form.typed, 'what')}
                  {...errorOf(form, 'what')}
                />
              </>
            ),
          },
        },
        {
          value: 'nothing',
          text: 'Nobody needs to be told',
          conditional: {
            html: (
              <Textarea
                name="because"
                rows={3}
                label={{ text: 'Why not?' }}
                hint={{ text: 'For example: another child of that name, rung and checked.' }}
                value={one(form.typed, 'because')}
                {...errorOf(form, 'because')}
              />
            ),
          },
        },
      ]}
      {...errorOf(form, 'outcome')}
    />
    <Button text="Write it down" preventDoubleClick />
  </Form>
)

/** One search that met a sealed record: what was asked, by whom, and what the custodian did about it. */
export const SealedSearchPage = ({
  visit,
  form,
  shown,
}: {
  visit: Visit
  form: FormState
  shown: SearchShown
}) => (
  <>
    <MojBanner
      type="information"
      text="Whoever searched saw nothing, and must not learn from you that a record is sealed unless a child needs it."
    />
    <h1 class="govuk-heading-l">{`A search met a sealed record, ${nearTime(shown.search.askedAt, visit.at)}`}</h1>
    <p class="govuk-body">
      <ClockOf line={shown.line} visit={visit} names={shown.names} />
    </p>
    <Facts visit={visit} shown={shown} />
    {shown.search.answer === null ? (
      <AnswerForm visit={visit} form={form} shown={shown} />
    ) : (
      <Answered visit={visit} search={shown.search} />
    )}
  </>
)
