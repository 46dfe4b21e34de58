import { levelNames, outcomeRule } from '../../contacts/index.ts'
import { Button, Checkboxes, Radios, SavedMark, Select, Textarea } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import { type Body, Form, many, noForm, one } from '../../web/index.ts'
import { breachReasons } from '../breach.rule.ts'
import { mustExplain } from '../deciding.rule.ts'
import { isStrategyForm } from '../decision.form.ts'
import { type Desk, stillOut } from '../desk.ts'
import { type EnquiryChild, ratingOf, type Recommended, undecidedChildren } from '../enquiry.ts'
import { nameOfAgency } from '../enquiry.view.ts'
import { enquiryOutcomes } from '../outcomes.rule.ts'
import { outcomeMeans, stillNeeds } from '../outcomes.words.ts'
import { problem } from './desk-parts.tsx'

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
export const StrategyNow = ({ shown }: { shown: DecideShown }) => {
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

export const BreachFields = ({ desk, typed, isLast }: { desk: Desk; typed: Body; isLast: boolean }) => (
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

export const Judging = ({ shown }: { shown: DecideShown }) => {
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
