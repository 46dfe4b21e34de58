import { Details, InsetText, MojBanner, MojTimeline, type TimelineItem } from '../../design/index.ts'
import { longTime, shortTimeWithYear } from '../../time/index.ts'
import { disagreeing, type Disagreement, rungName } from '../disagreement.ts'
import type { Desk } from '../desk.ts'
import { DeskHead } from './desk-parts.tsx'
import { RaiseForm, ReplyForm, SettleForm, TakeUpForm } from './disagreement-forms.tsx'
import { LadderDrawn } from './ladder.tsx'

export type DisagreementsShown = {
  desk: Desk
  disagreements: readonly Disagreement[]
  /** Names of who wrote, by id. */
  names: ReadonlyMap<string, string>
  whyNot: string | null
}

const moment = (at: Disagreement['raisedAt']) => ({ timestamp: at, text: shortTimeWithYear(at) })

/** What happened on the way up, in order. */
const happened = (disagreement: Disagreement, names: ReadonlyMap<string, string>): TimelineItem[] => {
  const by = (id: string | null) => {
    const name = names.get(id ?? '')
    return name === undefined ? {} : { byline: { text: name } }
  }
  const { settled } = disagreement
  return [
    {
      label: { text: 'Raised' },
      datetime: moment(disagreement.raisedAt),
      ...by(disagreement.writtenBy),
      text: `By ${disagreement.raisedBy.who}`,
    },
    ...disagreement.rungs.flatMap(({ rung, since, because, replies }): TimelineItem[] => [
      ...(rung === 1
        ? []
        : [
            {
              label: { text: `Up to ${rungName(disagreement, rung).toLowerCase()}` },
              datetime: moment(since),
              text: because,
            },
          ]),
      ...replies.map((each): TimelineItem => ({
        label: { text: `${each.from} answered` },
        datetime: moment(each.at),
        ...by(each.by),
        text: each.text,
      })),
    ]),
    ...(disagreement.overdueNoticedAt === null
      ? []
      : [
          {
            label: { text: 'Not settled at the topmost rung in time' },
            datetime: moment(disagreement.overdueNoticedAt),
            text: 'The hub’s manager and the council’s director were told.',
          },
        ]),
    ...(settled === null
      ? []
      : [
          {
            label: {
              text: settled.decisionChanges
                ? 'Settled: the decision changes'
                : 'Settled: the decision stands',
            },
            datetime: moment(settled.at),
            ...by(settled.by),
            html: (
              <>
                <p class="govuk-body as-told">{settled.response}</p>
                <p class="govuk-body as-told">
                  <strong>For the child: </strong>
                  {settled.effect}
                </p>
              </>
            ),
          },
        ]),
  ]
}

const Doing = ({ shown, disagreement }: { shown: DisagreementsShown; disagreement: Disagreement }) =>
  disagreement.settled !== null || shown.whyNot !== null ? null : (
    <>
      <SettleForm desk={shown.desk} disagreement={disagreement} />
      <ReplyForm desk={shown.desk} disagreement={disagreement} />
      <TakeUpForm desk={shown.desk} disagreement={disagreement} />
    </>
  )

const One = ({ shown, disagreement }: { shown: DisagreementsShown; disagreement: Disagreement }) => {
  const { desk, names } = shown
  const { raisedBy, risk, isRiskNow, doneAtOnce, id } = disagreement
  return (
    <section class="disagreement" aria-labelledby={`d-${id}`}>
      <h2 class="govuk-heading-m" id={`d-${id}`}>
        {`${raisedBy.who} disagrees`}
        <span class="govuk-caption-m">{`${disagreeing[raisedBy.kind]} · raised ${longTime(disagreement.raisedAt)}`}</span>
      </h2>
      {isRiskNow && disagreement.settled === null && (
        <MojBanner
          type="warning"
          iconFallbackText="A child at risk now"
          text={`They say a child is at risk now. Done at once: ${doneAtOnce}`}
        />
      )}
      <p class="govuk-body as-told">
        <strong>They disagree with: </strong>
        {disagreement.about}
      </p>
      <p class="govuk-body as-told">
        <strong>The risk to the child: </strong>
        {risk}
      </p>
      <LadderDrawn disagreement={disagreement} visit={desk.visit} council={desk.council.shortName} />
      <Details summaryText="What happened so far" open={disagreement.settled !== null}>
        <MojTimeline headingLevel={3} items={happened(disagreement, names)} />
      </Details>
      <Doing shown={shown} disagreement={disagreement} />
    </section>
  )
}

/** Who saw it differently, where it stands on the ladder, and what came of it; open for as long as anybody disagrees. */
export const DisagreementsPage = ({ shown }: { shown: DisagreementsShown }) => {
  const { desk, disagreements, whyNot } = shown
  const open = disagreements.filter(({ settled }) => settled === null)
  const settled = disagreements.filter((each) => each.settled !== null)
  return (
    <>
      <DeskHead desk={desk} title="Disagreements" />
      <p class="govuk-body">
        Challenge is a duty and is held against nobody. It is settled on the lowest rung that can, and goes up
        by itself when the time of a rung is over. A child’s safety waits for no rung.
      </p>
      {disagreements.length === 0 && <InsetText text="Nobody has disagreed so far." />}
      {open.map((disagreement) => (
        <One key={disagreement.id} shown={shown} disagreement={disagreement} />
      ))}
      {whyNot === null ? (
        <RaiseForm
          visit={desk.visit}
          form={desk.form}
          action={`/enquiries/${desk.enquiry.id}/disagreements`}
          autosave={`/enquiries/${desk.enquiry.id}/keep/disagree`}
          kept={desk.kept}
          isOpen={disagreements.length === 0}
          decideHref={`/enquiries/${desk.enquiry.id}/decide`}
          asksWho
        />
      ) : (
        <p class="govuk-body">{whyNot}</p>
      )}
      {settled.map((disagreement) => (
        <One key={disagreement.id} shown={shown} disagreement={disagreement} />
      ))}
    </>
  )
}
