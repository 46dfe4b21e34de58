import { SummaryList, Table } from '../../design/index.ts'
import {
  bornInWords,
  flags,
  fullName,
  type NamedPersonFact,
  nameUses,
  particularKinds,
  personSentence,
  type PersonShown,
  addressUses,
  sexes,
} from '../../people/index.ts'
import { type Day, longTime, plainDay } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { Holder } from '../named.sql.ts'
import type { LetIn, Shows } from '../named.view.ts'
import { AskElsewhere, ByWhat, Course } from './let-in.tsx'

type Props = {
  visit: Visit
  shows: Shows
  today: Day
  letIn: LetIn | null
  person: PersonShown
  facts: readonly NamedPersonFact[]
  holders: readonly Holder[] | null
}

const between = ({ from, to }: { from: Day | null; to: Day | null }): string =>
  from === null && to === null
    ? ''
    : ` (${from === null ? 'until' : `from ${plainDay(from)}`}${to === null ? '' : `${from === null ? '' : ' to'} ${plainDay(to)}`})`

const Held = ({ person, today }: Props) => (
  <SummaryList
    rows={[
      { key: { text: 'Born' }, value: { text: bornInWords(person, today) } },
      { key: { text: 'Sex' }, value: { text: sexes[person.sex] } },
      ...person.names.map((name) => ({
        key: { text: nameUses[name.use] },
        value: { text: `${`${name.givenNames} ${name.familyName}`.trim()}${between(name)}` },
      })),
      ...person.addresses.map((address) => ({
        key: { text: `Address, ${addressUses[address.use].toLowerCase()}` },
        value: {
          text: address.isHidden
            ? `Kept hidden${between(address)}`
            : `${[address.line, address.postcode].filter(Boolean).join(', ')}${between(address)}`,
        },
      })),
      ...person.identifiers.map((number) => ({
        key: { text: `Number (${number.scheme})` },
        value: { text: `${number.value}${between(number)}` },
      })),
      ...person.particulars.map((particular) => ({
        key: { text: particularKinds[particular.kind] },
        value: { html: <span class="as-told">{`${particular.text}${between(particular)}`}</span> },
      })),
      ...person.flagSpans.map((span) => ({
        key: { text: `Flag: ${flags[span.flag]}` },
        value: { html: <span class="as-told">{`${span.because}${between(span)}`}</span> },
      })),
    ]}
  />
)

const Chronology = ({ facts }: Props) => (
  <div class="named__lines">
    <Table
      caption="What happened, the latest first"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'When' }, { text: 'What' }, { text: 'Who' }]}
      rows={facts.map((named) => [
        { text: longTime(named.fact.at) },
        { html: <span class="as-told">{personSentence(named.fact)}</span> },
        { text: named.by },
      ])}
    />
  </div>
)

/** A named person, to be read: what this council holds of them. Without names and words, how the record went. */
export const NamedPersonPage = (props: Props) => {
  const { person, shows, facts } = props
  return (
    <>
      <h1 class="govuk-heading-l">{shows.identity ? fullName(person) : 'A record named to you'}</h1>
      <ByWhat letIn={props.letIn} />
      {shows.identity && shows.narrative ? <Held {...props} /> : null}
      {!shows.identity && <p class="govuk-body">{`On record since ${longTime(person.registeredAt)}.`}</p>}
      {shows.narrative ? <Chronology {...props} /> : <Course facts={facts} />}
      <AskElsewhere holders={props.holders} />
    </>
  )
}
