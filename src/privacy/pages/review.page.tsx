import { Button, InsetText, Radios, SummaryList, Textarea } from '../../design/index.ts'
import type { SealedIn } from '../../proof/index.ts'
import { counted, longTime, nearTime } from '../../time/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import { sayHat, sayKind, sayWhy } from '../history.words.ts'
import type { HistoryLine } from '../history.sql.ts'
import { isReason, reasons } from '../../emergency-duty/index.ts'
import {
  findings,
  findingsOf,
  isOpeningKind,
  type PrivacyReview,
  reviewKinds,
  reviewResource,
} from '../review.ts'
import type { ReviewLine } from '../review.sql.ts'
import { ClockOf, type RuleName } from './review-tray.page.tsx'

export type ReviewShown = {
  review: PrivacyReview
  line: ReviewLine
  /** The look it began with; null where it is hidden by now. */
  look: HistoryLine | null
  /** What the record is called, where it is in sight. */
  name: string | null
  sealed: SealedIn | null
  reviewer: string | null
  asker: string | null
  ruleName: RuleName
}

type Row = { key: { text: string }; value: { html: preact.VNode } | { text: string } }

const RecordOf = ({ shown: { review, name } }: { shown: ReviewShown }) => {
  const what = name ?? `${sayKind(review.subjectKind)}, not in your sight`
  if (review.subjectKind !== 'person') return <>{what}</>
  return (
    <a class="govuk-link" href={`/access-history/person/${review.subjectId}`}>
      {what}
    </a>
  )
}

const rowsOf = (visit: Visit, shown: ReviewShown): Row[] => {
  const { review, line, look, sealed } = shown
  return [
    {
      key: { text: 'Worker' },
      value: {
        html: (
          <a class="govuk-link" href={`/access-history/staff/${review.staffId}`}>
            {line.worker}
          </a>
        ),
      },
    },
    ...(look
      ? [
          {
            key: { text: 'Acting for' },
            value: { text: sayHat(look, visit.councils).replace(/^acting for /, '') },
          },
        ]
      : []),
    { key: { text: 'When' }, value: { text: longTime(review.lookedAt) } },
    { key: { text: 'Record' }, value: { html: <RecordOf shown={shown} /> } },
    ...openingRows(visit, review),
    ...(review.records === null
      ? []
      : [
          {
            key: { text: 'How many' },
            value: {
              text: `${counted(review.records, 'record')}${isOpeningKind(review.kind) ? ' opened' : ' within the hour'}`,
            },
          },
        ]),
    ...(review.said === null ? [] : [{ key: { text: 'They said' }, value: { text: review.said } }]),
    ...(look
      ? [
          {
            key: { text: look.outcome === 'refused' ? 'Why it was refused' : 'By what right' },
            value: { text: sayWhy({ ...look, reason: null }) },
          },
        ]
      : []),
    ...(sealed
      ? [
          {
            key: { text: 'Proof' },
            value: {
              html: (
                <a class="govuk-link" href={`/proof-of-the-record/look/${review.lookId}`}>
                  {sealed.checkpoint === null
                    ? `Sealed as entry ${String(sealed.n)}`
                    : `Sealed in checkpoint ${String(sealed.checkpoint)}`}
                </a>
              ),
            },
          },
        ]
      : []),
  ]
}

/** Of a broken glass or a card: whose record it was, which reason was chosen, and for how long. */
const openingRows = (visit: Visit, { opening }: PrivacyReview): Row[] => {
  if (!opening) return []
  const council = visit.councils.find(({ code }) => code === opening.recordOwner)
  const whose = `${council?.name ?? opening.recordOwner}${opening.isRestricted ? ', restricted to named workers' : ''}`
  return [
    { key: { text: 'Whose record' }, value: { text: whose } },
    {
      key: { text: 'Reason chosen' },
      value: { text: isReason(opening.reason) ? reasons[opening.reason] : opening.reason },
    },
    ...(opening.until === null
      ? []
      : [{ key: { text: 'Open until' }, value: { text: longTime(opening.until) } }]),
  ]
}

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

const AskForm = ({ visit, form, shown }: { visit: Visit; form: FormState; shown: ReviewShown }) => (
  <Form visit={visit} action={`/privacy-reviews/${shown.review.id}/review`}>
    <Radios
      name="finding"
      value={one(form.typed, 'finding')}
      fieldset={{ legend: { text: 'What did you find?', classes: 'govuk-fieldset__legend--m' } }}
      items={[
        ...findingsOf(shown.review.kind).map((value) => ({ value, text: findings[value] })),
        ...(isOpeningKind(shown.review.kind)
          ? [
              {
                value: 'needs-asking',
                text: 'Needs asking: I am asking the worker, and come back to this',
              },
            ]
          : []),
      ]}
      {...errorOf(form, 'finding')}
    />
    <Textarea
      name="words"
      rows={4}
      label={{ text: 'In a sentence or two' }}
      hint={{ text: 'Whom you asked and what they said. Only oversight reads it.' }}
      value={one(form.typed, 'words')}
      {...errorOf(form, 'words')}
    />
    <Button text="Write it down" preventDoubleClick />
  </Form>
)

const Found = ({ visit, shown }: { visit: Visit; shown: ReviewShown }) => {
  const { reviewed } = shown.review
  if (reviewed === null) return null
  return (
    <InsetText>
      <p class="govuk-body">
        {`${findings[reviewed.finding]}. ${shown.reviewer ?? 'A privacy officer'}, ${nearTime(reviewed.at, visit.at)}.`}
      </p>
      <p class="govuk-body as-told">{reviewed.words}</p>
    </InsetText>
  )
}

/** Somebody is being asked: it stays in the tray until it is known what it was. */
const Asking = ({ visit, shown }: { visit: Visit; shown: ReviewShown }) => {
  const { asking, reviewed } = shown.review
  if (asking === null || reviewed !== null) return null
  return (
    <InsetText>
      <p class="govuk-body">
        {`Needs asking. ${shown.asker ?? 'A privacy officer'}, ${nearTime(asking.at, visit.at)}.`}
      </p>
      <p class="govuk-body as-told">{asking.words}</p>
    </InsetText>
  )
}

/** One look, or several, that somebody should ask about: what is known of it, and what came of asking. */
export const ReviewPage = ({ visit, form, shown }: { visit: Visit; form: FormState; shown: ReviewShown }) => {
  const { review, line } = shown
  const mayDecide = visit.may('privacy-review.decide', reviewResource(review)).allowed
  return (
    <>
      <h1 class="govuk-heading-l">{reviewKinds[review.kind]}</h1>
      <p class="govuk-body">
        <ClockOf line={line} visit={visit} ruleName={shown.ruleName} />
      </p>
      <SummaryList rows={rowsOf(visit, shown)} />
      <Asking visit={visit} shown={shown} />
      <Found visit={visit} shown={shown} />
      {review.reviewed === null && review.staffId === visit.actor.rights.staffId && (
        <InsetText text="This is about you: a colleague must look into it." />
      )}
      {review.reviewed === null && review.staffId !== visit.actor.rights.staffId && mayDecide && (
        <AskForm visit={visit} form={form} shown={shown} />
      )}
      {review.reviewed === null && !mayDecide && (
        <InsetText text="A privacy officer writes down what they found." />
      )}
    </>
  )
}
