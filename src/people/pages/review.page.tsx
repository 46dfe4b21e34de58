import { CouncilLetter, TrayHead } from '../../design/index.ts'
import { duration, type Instant, minutesBetween, nearTime, plainDay } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import type { QueueLine } from '../review-queue.sql.ts'
import { reviewKinds } from '../review.ts'

type Props = { lines: readonly QueueLine[]; more: string | null; visit: Visit }

const waited = (from: Instant, to: Instant): string => duration(Math.max(0, minutesBetween(from, to)))

const sure = { attach: 'very likely', confirm: 'likely', possible: 'possible', unlikely: 'unlikely' } as const

const councilOf = ({ councils }: Visit, code: string | null) => councils.find((each) => each.code === code)

const mayBe = (line: QueueLine, visit: Visit): string => {
  const other = councilOf(visit, line.otherOwner)?.shortName
  switch (line.kind) {
    case 'contact-match':
      return line.band === null ? 'who is it?' : `may be somebody on record: ${sure[line.band]}`
    case 'link-asked':
      return `the same as a record of ${other ?? 'another council'}?`
    case 'link-reopened':
    case 'pair-left':
    case 'merge-proposed':
      return line.otherOwner === line.owner
        ? 'the same as another record here?'
        : `the same as a record of ${other ?? 'another council'}?`
    case 'recognised-while-merged':
      return 'which of two records is it?'
  }
}

const Line = ({ line, visit }: { line: QueueLine; visit: Visit }) => {
  const council = councilOf(visit, line.owner)
  return (
    <li class="lines__line">
      <p class="govuk-body">
        {council && <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />}{' '}
        {line.name === null && line.subjectKind === 'person' ? (
          <>
            <strong>A record exists here that you can’t see.</strong>
            {` Ring the duty manager: ${council?.dutyPhone ?? ''}`}
          </>
        ) : (
          <a class="govuk-link" href={`/people/review/${line.id}`}>
            <strong dir="auto">{line.name ?? 'Name not known'}</strong>
          </a>
        )}
        {line.bornOn === null ? '' : `, born ${plainDay(line.bornOn)}`}
        {`: ${mayBe(line, visit)}`}
      </p>
      <p class="govuk-body-s">
        {[
          reviewKinds[line.kind],
          line.reference === null ? '' : `contact ${line.reference}`,
          `waiting ${waited(line.askedAt, visit.at)}, since ${nearTime(line.askedAt, visit.at)}`,
          line.leftBy === null ? '' : `left by ${line.leftBy}`,
          line.because,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}

/** Who may be who: questions nobody has answered yet, the oldest first. */
export const ReviewPage = ({ lines, more, visit }: Props) => {
  const [oldest] = lines
  return (
    <>
      <TrayHead
        title="Same person?"
        counts={
          oldest === undefined
            ? 'Nothing waits'
            : `${String(lines.length)}${more === null ? '' : ' or more'} waiting · the oldest ${waited(oldest.askedAt, visit.at)}`
        }
      />
      {oldest === undefined ? (
        <p class="govuk-body">
          Nobody waits. People who may be the same, and about whom nobody has said so yet, appear here.
        </p>
      ) : (
        <ul class="lines">
          {lines.map((line) => (
            <Line key={`${line.owner} ${line.id}`} line={line} visit={visit} />
          ))}
        </ul>
      )}
      {more !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={more}>
            More that came later
          </a>
        </p>
      )}
    </>
  )
}
