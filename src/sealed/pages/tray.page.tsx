import { functionsInShort, isFn } from '../../access/index.ts'
import { CouncilLetter, TimeLeft, TrayHead } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { SealedLine } from '../sealed-search.sql.ts'

export type RuleNames = ReadonlyMap<string, string>

const councilOf = (visit: Visit, code: string) => visit.councils.find((each) => each.code === code)

export const hrefOf = ({ owner, id }: { owner: string; id: string }): string =>
  `/sealed-searches/${owner}/${id}`

/** "Wren Willow, acting for Peterborough, screening" */
export const whoAsked = (line: Pick<SealedLine, 'worker' | 'actingFor' | 'fn'>, visit: Visit): string =>
  [
    line.worker ?? 'The service itself, for a contact',
    `acting for ${councilOf(visit, line.actingFor)?.shortName ?? line.actingFor}`,
    ...(line.fn !== null && isFn(line.fn) ? [functionsInShort[line.fn]] : []),
  ].join(', ')

export const ClockOf = ({ line, visit, names }: { line: SealedLine; visit: Visit; names: RuleNames }) => (
  <TimeLeft
    startedAt={line.askedAt}
    dueAt={line.dueAt}
    now={visit.at}
    stoppedAt={line.answeredAt ?? undefined}
    ruleId={line.rule}
    ruleName={names.get(`${line.owner} ${line.rule}`) ?? 'Sealed record: answered by hand'}
    calendar={`${councilOf(visit, line.owner)?.shortName ?? 'council'} hours`}
  />
)

const Council = ({ owner, visit }: { owner: string; visit: Visit }) => {
  const council = councilOf(visit, owner)
  return council ? (
    <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />
  ) : null
}

const Waiting = ({ line, visit, names }: { line: SealedLine; visit: Visit; names: RuleNames }) => (
  <li class="lines__line">
    <p class="govuk-body">
      <Council owner={line.owner} visit={visit} />{' '}
      <a class="govuk-link" href={hrefOf(line)}>
        {`Asked ${nearTime(line.askedAt, visit.at)}`}
      </a>
      {` · ${whoAsked(line, visit)} `}
      <ClockOf line={line} visit={visit} names={names} />
    </p>
  </li>
)

type Shown = { waiting: readonly SealedLine[]; answered: readonly SealedLine[]; names: RuleNames }

/** Searches that met a sealed record, the least time left first. Nothing here says whose record it is. */
export const SealedTray = ({ visit, shown }: { visit: Visit; shown: Shown }) => (
  <>
    <TrayHead
      title="Searches that met a sealed record"
      counts={shown.waiting.length === 0 ? 'Nobody waits' : `${String(shown.waiting.length)} to answer`}
    />
    <p class="govuk-body">
      Whoever searched saw nothing and does not know that you were told. Decide whether a child needs them to
      know something; if so, ring them yourself. Write down what you said, or why you said nothing.
    </p>
    {shown.waiting.length === 0 ? (
      <p class="govuk-body">Nothing waits for an answer.</p>
    ) : (
      <ul class="lines">
        {shown.waiting.map((line) => (
          <Waiting key={line.id} line={line} visit={visit} names={shown.names} />
        ))}
      </ul>
    )}
    {shown.answered.length > 0 && (
      <section>
        <h2 class="govuk-heading-m">Answered</h2>
        <ul class="lines">
          {shown.answered.map((line) => (
            <li key={line.id} class="lines__line">
              <p class="govuk-body">
                <Council owner={line.owner} visit={visit} />{' '}
                <a class="govuk-link" href={hrefOf(line)}>
                  {`Asked ${nearTime(line.askedAt, visit.at)}`}
                </a>
                {` · ${whoAsked(line, visit)} · ${line.outcome === 'told' ? 'told by hand' : 'nobody needed to be told'} ${
                  line.answeredAt === null ? '' : nearTime(line.answeredAt, visit.at)
                }`}
              </p>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)
