import { Table } from '../../design/index.ts'
import { duration, type Instant, nearTime, plainDay } from '../../time/index.ts'
import type { Overseen, Waiting, WaitsFor } from '../waiting.sql.ts'
import { ShareBar } from './share-bar.tsx'

/** For those who oversee a council: whose enquiries wait and for whom, and how long the way to the hub was. */

const forWhom: Readonly<Record<WaitsFor, string>> = {
  rating: 'The hub, to rate it',
  agencies: 'Agencies, to answer',
  decision: 'The hub, to decide: nothing is out',
}

const order: readonly WaitsFor[] = ['rating', 'agencies', 'decision']

const WaitingTable = ({ waiting, now }: { waiting: readonly Waiting[]; now: Instant }) => {
  const all = waiting.reduce((sum, { open }) => sum + open, 0)
  return (
    <Table
      caption="Whom the open enquiries wait for"
      captionClasses="govuk-table__caption--s"
      classes="figures"
      firstCellIsHeader
      head={[{ text: 'For' }, { text: 'Enquiries' }, { text: 'Late' }, { text: 'The first came in' }]}
      rows={order.map((waitsFor) => {
        const found = waiting.find((each) => each.waitsFor === waitsFor)
        return [
          { text: forWhom[waitsFor] },
          {
            html: (
              <>
                <ShareBar part={found?.open ?? 0} whole={all} kind="in-time" /> {String(found?.open ?? 0)}
              </>
            ),
          },
          { text: String(found?.late ?? 0) },
          { text: found === undefined ? 'nobody' : nearTime(found.oldestAt, now) },
        ]
      })}
    />
  )
}

const GapTable = ({ weeks }: Pick<Overseen, 'weeks'>) => {
  const most = Math.max(1, ...weeks.map(({ gap }) => gap?.ninetieth ?? 0))
  return (
    <Table
      caption="From the front door to the hub, week by week"
      captionClasses="govuk-table__caption--s"
      classes="figures"
      firstCellIsHeader
      head={[
        { text: 'Week from Monday' },
        { text: 'Enquiries' },
        { text: 'Half came within' },
        { text: 'Nine in ten within' },
        { text: 'The longest' },
      ]}
      rows={weeks.map(({ week, gap }) =>
        gap === null
          ? [{ text: plainDay(week) }, { text: 'none', colspan: 4 }]
          : [
              { text: plainDay(week) },
              { text: String(gap.enquiries) },
              { text: duration(gap.median) },
              {
                html: (
                  <>
                    <ShareBar part={gap.ninetieth} whole={most} kind="late" /> {duration(gap.ninetieth)}
                  </>
                ),
              },
              { text: duration(gap.longest) },
            ],
      )}
    />
  )
}

export const OverseenPart = ({ overseen, now }: { overseen: Overseen; now: Instant }) => (
  <section aria-labelledby="overseen">
    <h2 class="govuk-heading-m" id="overseen">
      Where children of this council wait
    </h2>
    <WaitingTable waiting={overseen.waiting} now={now} />
    <GapTable weeks={overseen.weeks} />
    <p class="govuk-body-s">
      Counted from the moment a contact came in until the hand-over to the hub was sent. This week counts so
      far.
    </p>
  </section>
)
