import {
  Button,
  Details,
  Input,
  InsetText,
  PhoneLink,
  SideBySide,
  TwoRecords,
  WarningText,
} from '../../design/index.ts'
import type { PairWeighed } from '../../matching/index.ts'
import { dayOf, longTime, nearTime } from '../../time/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import type { EarlierContact } from '../history.sql.ts'
import { bewareOf, partsOf } from '../match-words.ts'
import type { MatchReview } from '../review.ts'
import type { Side } from '../side.sql.ts'
import { sureOf } from '../sureness.rule.ts'
import { bornInWords, FlagTags } from './cards.tsx'
import { HistoryLines } from './history.tsx'
import { Waterfall } from './waterfall.tsx'

/** Somebody on record whom the one told of may be, as far as the reader may see them. */
export type ToldCandidate = {
  side: Side
  pair: PairWeighed
  /** What the service weighed when the contact came, where it did. */
  weightThen: number | null
  history: readonly EarlierContact[]
}

export type ToldView = {
  review: MatchReview
  name: string
  contactId: string
  reference: string
  /** Already recognised as somebody meanwhile. */
  personId: string | null
  candidates: readonly ToldCandidate[]
  /** Records that exist and may not be seen here: whom to ring. */
  hidden: number
  visit: Visit
}

const councilOf = ({ councils }: Visit, code: string) => {
  const council = councils.find((each) => each.code === code)
  return { code, name: council?.shortName ?? 'another council', letter: council?.letter ?? '?' }
}

const sure = ({ pair }: ToldCandidate) =>
  sureOf({ band: pair.band, weight: pair.weighed.weight, conflicts: pair.weighed.conflicts })

const warnsOf = ({ pair: { weighed } }: ToldCandidate): boolean =>
  weighed.conflicts.length > 0 || weighed.likeliest === 'sibling' || weighed.likeliest === 'twin'

const Say = ({ view, candidate }: { view: ToldView; candidate: ToldCandidate }) => {
  const { side } = candidate
  const path = (what: string): string => `/contacts/${view.contactId}/who/${view.review.subject.id}/${what}`
  const whom = (
    <>
      <input type="hidden" name="person" value={side.id} />
      <input type="hidden" name="owner" value={side.owner} />
      <input type="hidden" name="then" value="review" />
      {view.review.kind === 'recognised-while-merged' && <input type="hidden" name="instead" value="yes" />}
    </>
  )
  return (
    <div class="same-as__doing">
      <Form visit={view.visit} action={path('same')}>
        {whom}
        {warnsOf(candidate) && (
          <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
              <input
                class="govuk-checkboxes__input"
                type="checkbox"
                id={`seen-${side.id}`}
                name="seen"
                value="yes"
              />
              <label class="govuk-label govuk-checkboxes__label" for={`seen-${side.id}`}>
                I have seen what differs, and it is still the same person
              </label>
            </div>
          </div>
        )}
        <Button preventDoubleClick>{`Same person as ${side.name}`}</Button>
      </Form>
      {view.review.kind === 'contact-match' && (
        <Form visit={view.visit} action={path('different')}>
          {whom}
          <Input id={`because-${side.id}`} name="because" label="Why not, if you know" />
          <Button preventDoubleClick classes="govuk-button--secondary">{`Not ${side.name}`}</Button>
        </Form>
      )}
    </div>
  )
}

const Candidate = ({ view, candidate }: { view: ToldView; candidate: ToldCandidate }) => {
  const { side, pair, weightThen, history } = candidate
  const beware = bewareOf({ ...pair.weighed, reasons: pair.reasons, isChild: side.isChild })
  return (
    <section aria-labelledby={`may-be-${side.id}`}>
      <h2 class="govuk-heading-m" id={`may-be-${side.id}`}>
        <a class="govuk-link" href={`/people/${side.id}`} dir="auto">
          {side.name}
        </a>
        {` · ${councilOf(view.visit, side.owner).name}`}
      </h2>
      <p class="govuk-body">
        {bornInWords(side, dayOf(view.visit.at))} <FlagTags held={side.flags} />
        {side.siblings.length > 0 &&
          ` Brothers and sisters on record: ${side.siblings.map(({ name }) => name).join(', ')}.`}
      </p>
      {beware !== undefined && <WarningText text={beware} iconFallbackText="Warning" />}
      <TwoRecords
        title="Part by part"
        one={{ name: `${view.name}, as told` }}
        other={{ name: side.name, council: councilOf(view.visit, side.owner) }}
        sure={sure(candidate)}
        parts={partsOf(pair)}
      />
      <Waterfall pair={pair} id={side.id} />
      {weightThen !== null && Math.abs(weightThen - pair.weighed.weight) > 0.5 && (
        <p class="govuk-hint">
          {`When the contact came it weighed ${weightThen.toFixed(1)} bits, now ${pair.weighed.weight.toFixed(1)}: names on record are rarer or commoner, or the record has changed.`}
        </p>
      )}
      <Say view={view} candidate={candidate} />
      <Details summaryText={`Contacts of ${side.name}`}>
        <HistoryLines
          lines={history}
          councils={view.visit.councils}
          outcomeName={(outcome) => outcome.replaceAll('-', ' ')}
        />
      </Details>
    </section>
  )
}

const Hidden = ({ view }: { view: ToldView }) => {
  const council = view.visit.councils.find(({ code }) => code === view.review.owner)
  return view.hidden === 0 || !council ? null : (
    <InsetText>
      <strong>A record exists here that you can’t see.</strong>
      {` Ring the ${council.shortName} duty manager: `}
      <PhoneLink number={council.dutyPhone} />
    </InsetText>
  )
}

const NobodyKnown = ({ view }: { view: ToldView }) => (
  <Form visit={view.visit} action={`/contacts/${view.contactId}/who/${view.review.subject.id}/nobody`}>
    <input type="hidden" name="then" value="review" />
    <Button preventDoubleClick classes="govuk-button--secondary">
      None of these: register somebody new
    </Button>
  </Form>
)

const Leave = ({ view }: { view: ToldView }) => (
  <Form visit={view.visit} action={`/contacts/${view.contactId}/who/${view.review.subject.id}/later`}>
    <input type="hidden" name="then" value="review" />
    <Input
      id="because"
      name="because"
      label="Leave it for later: what would settle it?"
      value={view.review.left?.because ?? ''}
    />
    <Button preventDoubleClick classes="govuk-button--secondary">
      Leave for later
    </Button>
  </Form>
)

/** Somebody told of on a contact beside everybody they may be: which of them, or none? */
export const ToldPage = (view: ToldView) => {
  const { review, candidates, visit } = view
  return (
    <>
      <h1 class="govuk-heading-l">{`Who is ${view.name}?`}</h1>
      <p class="govuk-body">
        {'Told of on contact '}
        <a class="govuk-link" href={`/contacts/${view.contactId}`}>
          {view.reference}
        </a>
        {` · asked ${nearTime(review.askedAt ?? review.raisedAt, visit.at)}`}
        {review.left !== null && ` · left ${longTime(review.left.at)}. ${review.left.because}`}
      </p>
      {review.because !== '' && <InsetText text={review.because} />}
      <Hidden view={view} />
      {view.personId !== null && review.kind === 'contact-match' ? (
        <p class="govuk-body">Somebody has said meanwhile who this is.</p>
      ) : (
        <>
          {candidates.length === 0 && (
            <p class="govuk-body">Nobody whom you may see here looks like them any more.</p>
          )}
          {candidates.length > 1 && (
            <>
              <h2 class="govuk-heading-m">Beside each other</h2>
              <SideBySide
                title="What tells them apart"
                heardTitle="Told"
                people={candidates.map((candidate) => ({
                  id: candidate.side.id,
                  name: candidate.side.name,
                  href: `/people/${candidate.side.id}`,
                  council: councilOf(visit, candidate.side.owner),
                  sure: sure(candidate),
                  parts: partsOf(candidate.pair),
                }))}
              />
            </>
          )}
          {candidates.map((candidate) => (
            <Candidate key={candidate.side.id} view={view} candidate={candidate} />
          ))}
          {review.kind === 'contact-match' && <NobodyKnown view={view} />}
          <Leave view={view} />
        </>
      )}
    </>
  )
}
