import { actions, type AuthorityCard, functions, instrumentOf, isFn } from '../../access/index.ts'
import { Table } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import type { NamedFact, SeenBy } from '../around.sql.ts'
import type { Contact } from '../contact.ts'
import { sayContactFact } from '../contact.words.ts'

const outcomes: Readonly<Record<string, string>> = {
  seen: 'Saw it',
  refused: 'Was refused',
  'asked-to-switch': 'Tried it for another council',
}

const isAction = (text: string): text is keyof typeof actions => Object.hasOwn(actions, text)

/** By what right: the words of the access decision kept with the fact. */
const rightOf = ({ fact }: NamedFact, councils: readonly AuthorityCard[]): string => {
  if (fact.by.kind !== 'staff') return ''
  const { actingFor, fn } = fact.by
  const council = councils.find(({ code }) => code === actingFor)?.shortName ?? actingFor
  const instrument = 'standing' in fact.because ? instrumentOf(fact.because.standing) : null
  const under = instrument === null ? '' : `, under ${instrument.title} version ${String(instrument.version)}`
  return `acting for ${council} (${functions[fn]})${under}`
}

/** Everybody who looked at a record, refusals included, the latest first. */
export const WhoLooked = ({
  looks,
  councils,
}: {
  looks: readonly SeenBy[]
  councils: readonly AuthorityCard[]
}) => (
  <Table
    caption="Who looked at this record"
    captionClasses="govuk-visually-hidden"
    head={[{ text: 'When' }, { text: 'Who' }, { text: 'What came of it' }]}
    rows={looks.map((look) => [
      { text: longTime(look.at) },
      {
        text: `${look.name}${look.actingFor === null ? '' : `, acting for ${councils.find(({ code }) => code === look.actingFor)?.shortName ?? look.actingFor}`}${isFn(look.fn) ? ` (${functions[look.fn]})` : ''}`,
      },
      {
        text: `${outcomes[look.outcome] ?? look.outcome}: ${isAction(look.action) ? actions[look.action].words : look.action}`,
      },
    ])}
  />
)

/** The chronology in plain sentences, and everybody who looked, refusals included. */
export const RecordPage = ({
  contact,
  facts,
  looks,
  councils,
}: {
  contact: Contact
  facts: readonly NamedFact[]
  looks: readonly SeenBy[]
  councils: readonly AuthorityCard[]
}) => (
  <>
    <h1 class="govuk-heading-l">
      What happened
      <span class="govuk-caption-m">{contact.reference}</span>
    </h1>
    <Table
      caption="Chronology"
      captionClasses="govuk-visually-hidden"
      head={[{ text: 'When' }, { text: 'What' }, { text: 'Who' }]}
      rows={facts.map((named) => [
        { text: longTime(named.fact.at) },
        { html: <span class="as-told">{sayContactFact(named.fact)}</span> },
        { text: [named.by, rightOf(named, councils)].filter(Boolean).join(', ') },
      ])}
    />
    <h2 class="govuk-heading-m">Who looked</h2>
    <WhoLooked looks={looks} councils={councils} />
  </>
)
