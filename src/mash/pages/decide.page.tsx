import { levelNames, outcomeRule } from '../../contacts/index.ts'
import {
  Button,
  Checkboxes,
  InsetText,
  MojBanner,
  Radios,
  SavedMark,
  Select,
  Textarea,
  TwoColumns,
} from '../../design/index.ts'
import { counted, nearTime } from '../../time/index.ts'
import { type Body, Form, many, noForm, one } from '../../web/index.ts'
import { breachReasons } from '../breach.rule.ts'
import { answersIn } from '../considered.rule.ts'
import { mustExplain, wasLateUnexplained } from '../deciding.rule.ts'
import { isStrategyForm } from '../decision.form.ts'
import { type Desk, stillOut } from '../desk.ts'
import { type EnquiryChild, isOpen, ratingOf, type Recommended, undecidedChildren } from '../enquiry.ts'
import { nameOfAgency } from '../enquiry.view.ts'
import { enquiryOutcomes } from '../outcomes.rule.ts'
import { outcomeMeans, stillNeeds } from '../outcomes.words.ts'
import { ratingInWords } from '../rating.words.ts'
import { BesideWriting, DeskHead, LiveBeside, problem, whoDid } from './desk-parts.tsx'
import { SaidLine } from './said-lines.tsx'

export type DecideShown = {
  desk: Desk
  /** What stands in the long form now. */
  typed: Body
  /** May this worker decide? Else they recommend. */
  mayDecide: boolean
  /** Why there is no form at all, said where it would be. */
  whyNot: string | null
  recommended: Recommended | null
}

const childItems = (children: readonly EnquiryChild[]) =>
  children.map(({ childId, name }) => ({ value: childId, text: name }))

/** One child needs no choosing; of several nobody is meant unsaid. */
const Children = ({ shown, prefix, values }: { shown: DecideShown; prefix: string; values: string[] }) => {
  const children = undecidedChildren(shown.desk.enquiry)
  const [only] = children
  if (children.length === 1 && only) return <input type="hidden" name="child" value={only.childId} />
  return (
    <Checkboxes
      idPrefix={`${prefix}child`}
      name="child"
      classes="govuk-checkboxes--small"
      values={values}
      fieldset={{ legend: { text: 'For which children?', classes: 'govuk-fieldset__legend--s' } }}
      items={childItems(children)}
      {...problem(shown.desk.form, `${prefix}child`)}
    />
  )
}

const target = ({ desk, mayDecide }: DecideShown): string =>
  `/enquiries/${desk.enquiry.id}/${mayDecide ? 'decide' : 'recommend'}`

/** At the top, because it waits for nothing: no rating, no summary, no answer, no reason for being late. */
const StrategyNow = ({ shown }: { shown: DecideShown }) => {
  const { desk, mayDecide, recommended } = shown
  const { form, visit } = desk
  const sent = isStrategyForm(form.typed) ? form.typed : noForm.typed
  const rationale =
    'rationale' in sent
      ? one(sent, 'rationale')
      : recommended?.outcome === 'strategy-s47'
        ? recommended.rationale
        : ''
  return (
    <section class="strategy-now" aria-labelledby="strategy">
      <h2 class="govuk-heading-m" id="strategy">
        Is a child suffering significant harm, or likely to?
      </h2>
      <p class="govuk-body">
        {mayDecide
          ? 'Then hold a strategy discussion at once. It waits for no rating, no answer and no summary.'
          : 'Then ring the hub’s manager now, and send this: it waits for no rating, no answer and no summary. In danger at this moment, ring 999 first.'}
      </p>
      <Form
        visit={visit}
        action={`/enquiries/${desk.enquiry.id}/${mayDecide ? 'strategy' : 'strategy-recommended'}`}
      >
        <input type="hidden" name="_form" value="strategy" />
        <input type="hidden" name="outcome" value="strategy-s47" />
        <input type="hidden" name="level" value="4" />
        <input type="hidden" name="seen" value={ratingOf(desk.enquiry) ?? ''} />
        <Children
          shown={shown}
          prefix="strategy-"
          values={
            'child' in sent
              ? many(sent, 'child')
              : recommended?.outcome === 'strategy-s47'
                ? [...recommended.childIds]
                : []
          }
        />
        <Textarea
          id="strategy-rationale"
          name="rationale"
          label="Why the threshold is met"
          rows={3}
          value={rationale}
          {...problem(form, 'strategy-rationale')}
        />
        <Button classes="govuk-button--warning" preventDoubleClick>
          {mayDecide ? 'Strategy discussion now' : 'Put a strategy discussion to the manager'}
        </Button>
      </Form>
    </section>
  )
}

const Needs = ({ desk }: DecideShown) => {
  const needs = new Map(
    enquiryOutcomes.flatMap((outcome) => stillNeeds(desk.enquiry, outcome)).map((need) => [need.href, need]),
  )
  return needs.size === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">Before some of these can be decided</h3>
      <ul class="govuk-list govuk-list--bullet">
        {[...needs.values()].map(({ href, link, what }) => (
          <li key={href}>
            <a class="govuk-link" href={href}>
              {link}
            </a>
            {`: ${what} is not there yet`}
          </li>
        ))}
      </ul>
    </>
  )
}

const Outcomes = ({ shown: { desk, typed } }: { shown: DecideShown }) => (
  <Radios
    name="outcome"
    classes="govuk-radios--small"
    value={one(typed, 'outcome')}
    fieldset={{ legend: { text: 'What should happen?', classes: 'govuk-fieldset__legend--m' } }}
    items={enquiryOutcomes.map((outcome) => {
      const needs = stillNeeds(desk.enquiry, outcome).map(({ what }) => what)
      return {
        value: outcome,
        text: outcomeRule(outcome).name,
        hint: {
          html: (
            <>
              {outcomeMeans[outcome]}
              {needs.length > 0 && (
                <strong>{` Still needs ${new Intl.ListFormat('en-GB').format(needs)}.`}</strong>
              )}
            </>
          ),
        },
      }
    })}
    {...problem(desk.form, 'outcome')}
  />
)

const Out = ({ shown: { desk, typed, mayDecide } }: { shown: DecideShown }) => {
  const out = stillOut(desk)
  if (out.length === 0 || !mayDecide) return null
  return (
    <>
      <h3 class="govuk-heading-s">Answers still out</h3>
      <ul class="govuk-list govuk-list--bullet">
        {out.map(({ id, agency, dueAt }) => (
          <li key={id}>
            {`${nameOfAgency(agency, desk.organisations)}, ${dueAt < desk.visit.at ? 'was due' : 'due'} ${nearTime(dueAt, desk.visit.at)}`}
          </li>
        ))}
      </ul>
      <Textarea
        name="notWaitingBecause"
        label="Why you do not wait for them"
        hint="Not needed for a strategy discussion."
        rows={2}
        value={one(typed, 'notWaitingBecause')}
        {...problem(desk.form, 'notWaitingBecause')}
      />
    </>
  )
}

const BreachFields = ({ desk, typed, isLast }: { desk: Desk; typed: Body; isLast: boolean }) => (
  <div class="breach">
    <Radios
      name="breach"
      classes="govuk-radios--small"
      value={one(typed, 'breach')}
      fieldset={{ legend: { text: 'Why is it late?', classes: 'govuk-fieldset__legend--m' } }}
      hint={{
        text: `It was due ${desk.enquiry.dueAt === null ? '' : nearTime(desk.enquiry.dueAt, desk.visit.at)}.${isLast ? '' : ' Needed with the decision for the last child.'}`,
      }}
      items={Object.entries(breachReasons).map(([value, text]) => ({ value, text }))}
      {...problem(desk.form, 'breach')}
    />
    <Textarea
      name="breachNote"
      label="Anything to add (optional)"
      rows={2}
      value={one(typed, 'breachNote')}
      {...problem(desk.form, 'breachNote')}
    />
  </div>
)

const Level = ({ typed }: { typed: Body }) => (
  <Select
    name="level"
    label="Level of need, in your judgement"
    value={one(typed, 'level')}
    items={[
      { value: '', text: 'Not judged' },
      ...([1, 2, 3, 4] as const).map((level) => ({
        value: String(level),
        text: `${String(level)} ${levelNames[level]}`,
      })),
    ]}
  />
)

const Judging = ({ shown }: { shown: DecideShown }) => {
  const { desk, typed, mayDecide } = shown
  const { enquiry, visit, form } = desk
  return (
    <Form visit={visit} action={target(shown)} autosave={`/enquiries/${enquiry.id}/keep/decide`} id="judging">
      <input type="hidden" name="seen" value={ratingOf(enquiry) ?? ''} />
      <Children shown={shown} prefix="" values={many(typed, 'child')} />
      <Outcomes shown={shown} />
      <Needs {...shown} />
      <Level typed={typed} />
      <Textarea
        name="rationale"
        label={{ text: 'Why', classes: 'govuk-label--m' }}
        hint="What you weighed, and what it means for the child. It goes with the child, and stands on the contact."
        rows={5}
        value={one(typed, 'rationale')}
        {...problem(form, 'rationale')}
      />
      <Out shown={shown} />
      {mayDecide && mustExplain(enquiry, visit.at) && (
        <BreachFields desk={desk} typed={typed} isLast={undecidedChildren(enquiry).length === 1} />
      )}
      <SavedMark />
      <Button preventDoubleClick>{mayDecide ? 'Decide' : 'Recommend this to the manager'}</Button>
    </Form>
  )
}

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
