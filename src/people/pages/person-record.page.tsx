import { actions, type AuthorityCard, functions, isFn } from '../../access/index.ts'
import { Table } from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import type { NamedPersonFact, PersonLook } from '../looks.sql.ts'
import { fullName, type Names } from '../names.ts'
import { personSentence } from '../person.sentence.ts'

const outcomes: Readonly<Record<string, string>> = {
  seen: 'Saw it',
  refused: 'Was refused',
  'asked-to-switch': 'Tried it for another council',
}

const isAction = (text: string): text is keyof typeof actions => Object.hasOwn(actions, text)

type Props = {
  person: Names
  facts: readonly NamedPersonFact[]
  looks: readonly PersonLook[]
  councils: readonly AuthorityCard[]
}

const councilName = (councils: readonly AuthorityCard[], code: string | null): string =>
  code === null ? '' : `, acting for ${councils.find((each) => each.code === code)?.shortName ?? code}`

const under = (fn: string | null): string => (isFn(fn) ? ` (${functions[fn]})` : '')

const whoDid = ({ fact, by }: NamedPersonFact, councils: readonly AuthorityCard[]): string =>
  fact.by.kind === 'staff' ? `${by}${councilName(councils, fact.by.actingFor)}${under(fact.by.fn)}` : by

/** What happened on the record in plain sentences, and everybody who looked, refusals included; the latest first. */
export const PersonRecordPage = ({ person, facts, looks, councils }: Props) => (
  <>
    <h1 class="govuk-heading-l">
      What happened, and who looked
      <span class="govuk-caption-m">{fullName(person)}</span>
    </h1>
    <Table
      caption="What happened"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'When' }, { text: 'What' }, { text: 'Who' }]}
      rows={facts.map((named) => [
        { text: longTime(named.fact.at) },
        { html: <span class="as-told">{personSentence(named.fact)}</span> },
        { text: whoDid(named, councils) },
      ])}
    />
    <Table
      caption="Who looked"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'When' }, { text: 'Who' }, { text: 'What came of it' }]}
      rows={looks.map((look) => [
        { text: longTime(look.at) },
        { text: `${look.name}${councilName(councils, look.actingFor)}${under(look.fn)}` },
        {
          text: `${outcomes[look.outcome] ?? look.outcome}: ${isAction(look.action) ? actions[look.action].words : look.action}`,
        },
      ])}
    />
  </>
)
