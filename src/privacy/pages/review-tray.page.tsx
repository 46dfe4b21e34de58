import {
  CouncilLetter,
  InsetText,
  MojSubNavigation,
  Pagination,
  TimeLeft,
  TrayHead,
} from '../../design/index.ts'
import { counted, nearTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import { findings, type ReviewKind, reviewKinds, reviewRuleOf } from '../review.ts'
import type { ReviewLine } from '../review.sql.ts'

export type RuleName = (owner: string, kind: ReviewKind) => string

export type TrayShown = {
  waiting: readonly ReviewLine[]
  counts: ReadonlyMap<string, number>
  kind: ReviewKind | null
  isFurther: boolean
  next: string | null
  done: readonly ReviewLine[]
  ruleName: RuleName
}

const councilOf = (visit: Visit, code: string) => visit.councils.find((each) => each.code === code)

const Council = ({ owner, visit }: { owner: string; visit: Visit }) => {
  const council = councilOf(visit, owner)
  return council ? (
    <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />
  ) : null
}

export const ClockOf = ({
  line,
  visit,
  ruleName,
}: {
  line: ReviewLine
  visit: Visit
  ruleName: RuleName
}) => (
  <TimeLeft
    startedAt={line.raisedAt}
    dueAt={line.dueAt}
    now={visit.at}
    stoppedAt={line.reviewedAt ?? undefined}
    ruleId={reviewRuleOf(line.kind)}
    ruleName={ruleName(line.owner, line.kind)}
    calendar={`${councilOf(visit, line.owner)?.shortName ?? 'council'} working days`}
  />
)

const Waiting = ({ line, visit, ruleName }: { line: ReviewLine; visit: Visit; ruleName: RuleName }) => (
  <li class="lines__line">
    <p class="govuk-body">
      <Council owner={line.owner} visit={visit} />{' '}
      <a class="govuk-link" href={`/privacy-reviews/${line.id}`}>
        {reviewKinds[line.kind]}
      </a>
      {` · ${line.worker}, ${nearTime(line.lookedAt, visit.at)} `}
      {line.askingAt !== null && 'The worker is being asked · '}
      {line.escalatedAt !== null && <strong>The director was told </strong>}
      <ClockOf line={line} visit={visit} ruleName={ruleName} />
    </p>
  </li>
)

const kindsOffered = Object.keys(reviewKinds) as ReviewKind[]

const short: Readonly<Record<ReviewKind, string>> = {
  conflict: 'Related',
  'declared-reason': 'Reason given',
  'own-name': 'Own name',
  'same-surname': 'Same surname',
  'many-looks': 'Very many',
  'broken-glass': 'Broken glass',
  'emergency-card': 'Emergency card',
}

const Kinds = ({ shown }: { shown: TrayShown }) => (
  <MojSubNavigation
    label="Kinds of look"
    items={[
      { text: 'All', href: '/privacy-reviews', active: shown.kind === null },
      ...kindsOffered.map((kind) => ({
        text: `${short[kind]} (${String(shown.counts.get(kind) ?? 0)})`,
        href: `/privacy-reviews?kind=${kind}`,
        active: shown.kind === kind,
      })),
    ]}
  />
)

const Done = ({ shown, visit }: { shown: TrayShown; visit: Visit }) =>
  shown.done.length === 0 || shown.isFurther ? null : (
    <section>
      <h2 class="govuk-heading-m">Looked into</h2>
      <ul class="lines">
        {shown.done.map((line) => (
          <li key={line.id} class="lines__line">
            <p class="govuk-body">
              <Council owner={line.owner} visit={visit} />{' '}
              <a class="govuk-link" href={`/privacy-reviews/${line.id}`}>
                {reviewKinds[line.kind]}
              </a>
              {` · ${line.worker} · ${line.finding === null ? '' : findings[line.finding]}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )

/** What somebody should ask about, the least time left first. No name of a child: whoever looks into it opens it. */
export const ReviewTray = ({ visit, shown }: { visit: Visit; shown: TrayShown }) => {
  const waiting = [...shown.counts.values()].reduce((sum, n) => sum + n, 0)
  return (
    <>
      <TrayHead
        title="Looks to ask about"
        counts={waiting === 0 ? 'Nothing waits' : `${counted(waiting, 'look')} to look into`}
      />
      <p class="govuk-body">
        The service noticed these; it knows nothing of why. Look into each within one working day: after that
        the director is told. Most will be in order. A broken glass and an emergency card are put before you
        always.{' '}
        <a class="govuk-link" href="/emergency-card/openings">
          Emergency cards that were opened
        </a>{' '}
        stand on a page of their own too.
      </p>
      <Kinds shown={shown} />
      {shown.waiting.length === 0 ? (
        <InsetText text={shown.isFurther ? 'Nothing further on.' : 'Nothing waits to be looked into.'} />
      ) : (
        <ul class="lines">
          {shown.waiting.map((line) => (
            <Waiting key={line.id} line={line} visit={visit} ruleName={shown.ruleName} />
          ))}
        </ul>
      )}
      {(shown.next !== null || shown.isFurther) && (
        <Pagination
          landmarkLabel="Pages of the tray"
          previous={shown.isFurther ? { href: '/privacy-reviews', text: 'From the start' } : undefined}
          next={shown.next === null ? undefined : { href: shown.next, text: 'Next 50' }}
        />
      )}
      <Done shown={shown} visit={visit} />
    </>
  )
}
