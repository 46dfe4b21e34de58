import type { AuthorityCard } from '../../access/index.ts'
import { CouncilLetter } from '../../design/index.ts'
import { dayOf, shortDay } from '../../time/index.ts'
import type { Connection, EarlierContact } from '../history.sql.ts'

const connectionWords: Readonly<Record<Connection, string>> = {
  child: 'this child',
  household: 'household',
  address: 'this address',
}

type Props = {
  lines: readonly EarlierContact[]
  councils: readonly AuthorityCard[]
  /** The name of an outcome, from the room that owns outcomes. */
  outcomeName: (outcome: string) => string
}

const outcomesInWords = ({ outcomes }: EarlierContact, name: Props['outcomeName']): string =>
  outcomes.length === 0 ? 'not decided yet' : outcomes.map(name).join('; ')

/** Earlier contacts, one line each, newest first: when, whose, what about, what came of it, and how it is connected. */
export const HistoryLines = ({ lines, councils, outcomeName }: Props) => {
  if (lines.length === 0) return <p class="govuk-body">No earlier contact in what you may see.</p>
  return (
    <ol class="govuk-list history">
      {lines.map((line) => {
        const council = councils.find((each) => each.code === line.owner)
        return (
          <li key={`${line.owner} ${line.id}`} class="history__line">
            {council && (
              <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />
            )}{' '}
            <span class="history__when">{shortDay(dayOf(line.receivedAt))}</span>{' '}
            <a class="govuk-link" href={`/contacts/${line.id}`}>
              {line.reference}
            </a>{' '}
            <span class="history__headline">{line.headline}</span>
            <span class="history__summary">{` · ${line.summary}`}</span>
            {!line.isRelative && (
              <span class="history__outcome">{` · ${outcomesInWords(line, outcomeName)}`}</span>
            )}
            <span class="history__connection">{` · ${connectionWords[line.connection]}`}</span>
          </li>
        )
      })}
    </ol>
  )
}
