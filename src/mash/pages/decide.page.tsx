import { outcomeRule } from '../../contacts/index.ts'
import { Button, InsetText, MojBanner, TwoColumns } from '../../design/index.ts'
import { counted, nearTime } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import { answersIn } from '../considered.rule.ts'
import { wasLateUnexplained } from '../deciding.rule.ts'
import type { Desk } from '../desk.ts'
import { isOpen, ratingOf } from '../enquiry.ts'
import { ratingInWords } from '../rating.words.ts'
import { BreachFields, type DecideShown, Judging, StrategyNow } from './decide-form.tsx'
import { BesideWriting, DeskHead, LiveBeside, whoDid } from './desk-parts.tsx'
import { SaidLine } from './said-lines.tsx'

/** What a colleague put to the manager; it already stands in the form. */
const RecommendedBy = ({ shown: { desk, recommended } }: { shown: DecideShown }) => {
  if (recommended === null) return null
  const names = desk.enquiry.children
    .filter(({ childId }) => recommended.childIds.includes(childId))
    .map(({ name }) => name)
  return (
    <InsetText>
      <strong>{`${whoDid(desk, recommended.by)} recommends: ${outcomeRule(recommended.outcome).name}`}</strong>
      {` for ${new Intl.ListFormat('en-GB').format(names)}, ${nearTime(recommended.at, desk.visit.at)}. `}
      <span class="as-told">{recommended.rationale}</span>
    </InsetText>
  )
}

/** Rated anew while somebody had the form open: said loudly, with the reason, before they decide under it. */
const RatedMeanwhile = ({ shown: { desk, typed } }: { shown: DecideShown }) => {
  const { enquiry, visit } = desk
  const rated = enquiry.ratings.at(-1)
  if (!('seen' in typed) || !rated || one(typed, 'seen') === rated.rating) return null
  return (
    <MojBanner
      type="warning"
      iconFallbackText="Rated anew"
      text={`${whoDid(desk, rated.by)} rated it ${ratingInWords(rated.rating)}, ${nearTime(rated.at, visit.at)}; you had it before you as ${one(typed, 'seen') || 'not rated'}. Why: ${rated.because}`}
    />
  )
}

const Decided = ({ desk }: { desk: Desk }) => {
  const decided = desk.enquiry.children.filter((child) => child.decided !== null)
  return decided.length === 0 ? null : (
    <section aria-labelledby="decided">
      <h2 class="govuk-heading-m" id="decided">
        Decided already
      </h2>
      <ul class="lines">
        {decided.map(({ childId, name, decided: so }) =>
          so === null ? null : (
            <li key={childId} class="lines__line">
              <p class="govuk-body">
                <strong>{`${name}: ${outcomeRule(so.outcome).name}`}</strong>
                {`, ${whoDid(desk, so.by)}, ${nearTime(so.at, desk.visit.at)}`}
              </p>
              <p class="govuk-body as-told">{so.rationale}</p>
            </li>
          ),
        )}
      </ul>
    </section>
  )
}

/** Somebody was quicker: what was typed is not saved, and not lost either. */
const NotSaved = ({ desk: { form } }: { desk: Desk }) => {
  const rationale = one(form.typed, 'rationale')
  return rationale === '' ? null : (
    <InsetText>
      <strong>What you had typed, which is not saved: </strong>
      <span class="as-told">{rationale}</span>
    </InsetText>
  )
}

/** Decided late without a reason, as a strategy discussion may be: asked for now that the child is safe. */
const Explain = ({ desk }: { desk: Desk }) => (
  <Form visit={desk.visit} action={`/enquiries/${desk.enquiry.id}/why-late`}>
    <BreachFields desk={desk} typed={desk.form.typed} isLast />
    <Button preventDoubleClick>Record why it was late</Button>
  </Form>
)

const Next = ({ desk: { enquiry } }: { desk: Desk }) => (
  <>
    <h2 class="govuk-heading-m">What happens next</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>
        <a class="govuk-link" href={`/contacts/${enquiry.contactId}/feedback`}>
          Tell the referrer what was decided
        </a>
      </li>
      <li>The agencies that were asked can read what came of their answers.</li>
      <li>
        <a class="govuk-link" href={`/enquiries/${enquiry.id}/disagreements`}>
          Somebody disagrees
        </a>
      </li>
    </ul>
  </>
)

/** Answers whose words this reader may not read: there, and never to be taken for nothing. */
const unreadable = ({ requests, said }: Desk): number => answersIn(requests).length - said.length

const Aside = ({ shown: { desk } }: { shown: DecideShown }) => (
  <>
    <Decided desk={desk} />
    <h2 class="govuk-heading-m">What agencies said</h2>
    {desk.said.length === 0 && unreadable(desk) === 0 && (
      <p class="govuk-body">No agency has said anything.</p>
    )}
    <ul class="lines">
      {desk.said.map((item) => (
        <SaidLine key={item.id} item={item} desk={desk} />
      ))}
    </ul>
    {unreadable(desk) > 0 && (
      <p class="govuk-body held-back">
        {`${counted(unreadable(desk), 'more thing')} agencies said, which you may not read. The hub’s manager can.`}
      </p>
    )}
    <h2 class="govuk-heading-m">The summary</h2>
    {desk.enquiry.summary === null ? (
      <p class="govuk-body">Nobody has written one yet.</p>
    ) : (
      <p class="govuk-body as-told">{desk.enquiry.summary.text}</p>
    )}
    <h2 class="govuk-heading-m">What the agencies concluded</h2>
    {desk.enquiry.discussion === null ? (
      <p class="govuk-body">No discussion is recorded.</p>
    ) : (
      <>
        <p class="govuk-body as-told">{desk.enquiry.discussion.conclusion}</p>
        {desk.enquiry.discussion.disagreement !== '' && (
          <p class="govuk-body as-told">{`Seen differently: ${desk.enquiry.discussion.disagreement}`}</p>
        )}
      </>
    )}
  </>
)

const Deciding = ({ shown }: { shown: DecideShown }) => {
  const { desk, mayDecide } = shown
  return (
    <>
      <RatedMeanwhile shown={shown} />
      <LiveBeside desk={desk} form="decide" began={ratingOf(desk.enquiry) ?? ''}>
        <BesideWriting desk={desk} changed={null} />
      </LiveBeside>
      <StrategyNow shown={shown} />
      <h2 class="govuk-heading-m">{mayDecide ? 'Decide' : 'Recommend'}</h2>
      {!mayDecide && (
        <p class="govuk-body">
          The hub’s manager decides. What you recommend stands before them, filled in, with your name.
        </p>
      )}
      <RecommendedBy shown={shown} />
      <Judging shown={shown} />
    </>
  )
}

/** Deciding for the children of an enquiry, several the same way in one go; or recommending it to whoever decides. */
export const DecidePage = ({ shown }: { shown: DecideShown }) => {
  const { desk, whyNot } = shown
  const { enquiry } = desk
  return (
    <>
      <DeskHead desk={desk} title={isOpen(enquiry) ? 'Decide' : 'Decided'} />
      <TwoColumns asideLabel="What the decision rests on" aside={<Aside shown={shown} />}>
        {whyNot === null ? (
          <Deciding shown={shown} />
        ) : (
          <>
            <p class="govuk-body">{whyNot}</p>
            <NotSaved desk={desk} />
          </>
        )}
        {wasLateUnexplained(enquiry) && shown.mayDecide && <Explain desk={desk} />}
        {enquiry.stage === 'decided' && <Next desk={desk} />}
      </TwoColumns>
    </>
  )
}
