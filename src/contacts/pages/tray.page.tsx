import { Live, Pagination, TrayFilters, TrayHead, TrayTable } from '../../design/index.ts'
import { type Instant, nearTime } from '../../time/index.ts'
import { addressOf, narrows, usual, type After, type TrayChoice } from '../tray-choice.ts'
import type { TrayCounts, TrayLine } from '../tray.sql.ts'
import { ChoiceForm } from './tray-choice.form.tsx'
import { rowOf, type Seen, waited } from './tray-row.tsx'

export type TrayShown = Seen & {
  choice: TrayChoice
  counts: TrayCounts
  /** The child who has waited longest, pinned whatever was chosen; null when nobody waits. */
  oldest: TrayLine | null
  lines: readonly TrayLine[]
  next: After | null
  /** Asked only when nobody waits. */
  lastContactAt: Instant | null
}

/** 32 waiting · oldest 5 h 12 min (Maya T., 6, green) · 2 late */
export const headInWords = ({ counts, oldest, now }: TrayShown): string =>
  oldest === null
    ? 'Nobody is waiting'
    : [
        `${String(counts.waiting)} waiting`,
        `oldest ${waited(oldest, now)} (${oldest.headline}${oldest.colour === null ? '' : `, ${oldest.colour}`})`,
        `${String(counts.late)} late`,
      ].join(' · ')

const urgencyTabs = ({ choice, counts }: TrayShown) => {
  const tab = (urgency: TrayChoice['urgency'], text: string, count: number) => ({
    href: addressOf({ ...choice, urgency, after: null }),
    text,
    count,
    current: choice.urgency === urgency,
  })
  return [
    tab('', 'All', counts.chosen),
    tab('immediate', 'Immediate', counts.immediate),
    tab('today', 'Today', counts.today),
    tab('not-urgent', 'Not urgent', counts.chosen - counts.immediate - counts.today),
  ]
}

/** Those who wait for somebody else are not in the usual view; that they wait is said all the same. */
const Elsewhere = ({ shown: { choice, counts } }: { shown: TrayShown }) => {
  if (choice.waiting !== 'us' || counts.referrer + counts.otherCouncil === 0) return null
  return (
    <p class="govuk-body-s tray-elsewhere">
      Also waiting:{' '}
      {counts.referrer > 0 && (
        <a class="govuk-link" href={addressOf({ ...usual, waiting: 'referrer' })}>
          {`${String(counts.referrer)} for the referrer`}
        </a>
      )}
      {counts.referrer > 0 && counts.otherCouncil > 0 && ', '}
      {counts.otherCouncil > 0 && (
        <a class="govuk-link" href={addressOf({ ...usual, waiting: 'other-council' })}>
          {`${String(counts.otherCouncil)} for another council`}
        </a>
      )}
    </p>
  )
}

const nobodyWaits = ({ lastContactAt, now }: TrayShown): string =>
  lastContactAt === null
    ? 'Nobody is waiting. No contact has come yet.'
    : `Nobody is waiting. Last contact ${nearTime(lastContactAt, now).replace('today ', '')}.`

const NobodyElse = ({ shown: { lines, choice, oldest } }: { shown: TrayShown }) => {
  if (lines.length > 0 || oldest === null) return null
  if (choice.after !== null) return <p class="govuk-body">Nobody further on. Go back to the first 50.</p>
  if (!narrows(choice)) return null
  return (
    <p class="govuk-body">
      {oldest.isChosen ? 'Nobody else matches what you chose. ' : 'Nobody matches what you chose. '}
      <a class="govuk-link" href="/screening">
        See everybody
      </a>
    </p>
  )
}

const Pages = ({ shown: { choice, next } }: { shown: TrayShown }) => {
  if (choice.after === null && next === null) return null
  const first = { href: addressOf({ ...choice, after: null }), text: 'First 50' }
  return (
    <Pagination
      landmarkLabel="Pages of the tray"
      previous={choice.after === null ? undefined : first}
      next={next === null ? undefined : { href: addressOf({ ...choice, after: next }), text: 'Next 50' }}
    />
  )
}

/** The part that is fetched again whenever something changes. */
export const TrayPart = ({ shown }: { shown: TrayShown }) => (
  <>
    <div class="tray-head">
      <p class="tray-head__counts">{headInWords(shown)}</p>
      <div class="tray-head__line">
        <TrayFilters filters={urgencyTabs(shown)} />
        <Elsewhere shown={shown} />
      </div>
    </div>
    <TrayTable
      caption={`Screening, by ${shown.choice.sort === 'longest' ? 'longest waiting' : 'time left'}`}
      rows={[...(shown.oldest === null ? [] : [shown.oldest]), ...shown.lines].map((line) =>
        rowOf(line, shown),
      )}
      empty={nobodyWaits(shown)}
    />
    <NobodyElse shown={shown} />
    <Pages shown={shown} />
  </>
)

/** The choosing stands outside the live part: a change elsewhere must not undo what somebody is just picking. */
export const Tray = ({ shown }: { shown: TrayShown }) => (
  <>
    <TrayHead
      title="Screening"
      counts={
        <a class="govuk-link" href={addressOf(shown.choice)}>
          Refresh
        </a>
      }
    />
    <ChoiceForm choice={shown.choice} councils={shown.councils} />
    <Live
      events="/screening/events"
      fragment={addressOf(shown.choice, '/screening/rows')}
      announce="The tray has changed"
    >
      <TrayPart shown={shown} />
    </Live>
  </>
)
