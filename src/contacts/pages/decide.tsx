import type { ComponentChildren } from 'preact'
import {
  Button,
  Checkboxes,
  Details,
  Input,
  InsetText,
  Radios,
  Select,
  Textarea,
} from '../../design/index.ts'
import { longTime } from '../../time/index.ts'
import { errorFor, Form, many, noForm, one } from '../../web/index.ts'
import { signs, tickedSigns } from '../close-alone.rule.ts'
import type { ChildOnContact } from '../contact.ts'
import { type ContactView, signsSeen } from '../contact.view.ts'
import { lawfulBases } from '../consent.rule.ts'
import { levelNames, suggestedLevel } from '../guidance.rule.ts'
import { tickedBefore } from '../screening.ts'
import { type Outcome, outcomeNames, outcomeRule, type Requirement } from '../outcome.ts'
import { childName } from './who.tsx'

/** The form of one child. Several stand on a page, so ids carry which child; names do not. */
type Part = {
  view: ContactView
  child: ChildOnContact
  id: (name: string) => string
  typed: (name: string) => string
  error: (name: string) => string | undefined
}

const partOf = (view: ContactView, child: ChildOnContact): Part => {
  // Only the form that was sent shows what was typed in it and what is wrong with it.
  const form = one(view.form.typed, '_child') === child.id ? view.form : noForm
  const recommended = child.recommended
  const before: Readonly<Record<string, string>> = recommended
    ? {
        outcome: recommended.outcome,
        level: String(recommended.level ?? ''),
        rationale: recommended.rationale,
        ...recommended.detail,
      }
    : {}
  const id = (name: string): string => `${name}-${child.id}`
  return {
    view,
    child,
    id,
    typed: (name) => (form === noForm ? (before[name] ?? '') : one(form.typed, name)),
    error: (name) => errorFor(form, id(name)),
  }
}

const problem = (text: string | undefined) => (text === undefined ? {} : { errorMessage: { text } })

const TextField = ({
  part,
  name,
  label,
  hint,
}: {
  part: Part
  name: string
  label: string
  hint?: string
}) => (
  <Input
    id={part.id(name)}
    name={name}
    label={label}
    hint={hint}
    value={part.typed(name)}
    {...problem(part.error(name))}
  />
)

/** What each requirement asks, standing under the outcome that asks it. */
const asks: Readonly<Record<Requirement, (part: Part, outcome: Outcome) => ComponentChildren>> = {
  agreement: (part) => (
    <Radios
      idPrefix={part.id('agreement')}
      name="agreement"
      value={part.typed('agreement')}
      fieldset={{ legend: 'Does the family agree to early help? It cannot go there without.' }}
      items={[
        { value: 'given', text: 'Yes, they agree' },
        { value: 'refused', text: 'No, they refuse' },
        { value: 'not-sought', text: 'Not asked yet' },
      ]}
      {...problem(part.error('agreement'))}
    />
  ),
  'service-named': (part) => <TextField part={part} name="service" label="Which service?" />,
  reason: (part, outcome) => (
    <Textarea
      id={part.id(`reason-${outcome}`)}
      name={`reason-${outcome}`}
      label="Reason"
      rows={2}
      value={
        part.typed(`reason-${outcome}`) || (part.typed('outcome') === outcome ? part.typed('reason') : '')
      }
      {...problem(part.error(`reason-${outcome}`))}
    />
  ),
  'reply-by': (part) => (
    <p class="govuk-hint">{`If they do not answer by ${longTime(part.view.book.start('RETURNED-REPLY', part.view.visit.at).dueAt)}, the manager is told. Silence is not closure.`}</p>
  ),
  'council-named': (part) => (
    <>
      <TextField part={part} name="council" label="Which council?" />
      <TextField part={part} name="urgentAction" label="What was done at once, if anything" />
      <p class="govuk-hint">It stays open here until that council’s acceptance is recorded.</p>
    </>
  ),
  'worker-named': (part) => <TextField part={part} name="worker" label="Allocated worker or team" />,
  'reference-named': (part) => (
    <TextField part={part} name="otherReference" label="Reference of the other contact" />
  ),
  'police-reference': (part) => (
    <TextField part={part} name="policeReference" label="Police incident reference" />
  ),
}

/** Agreement to a service and the basis on which it is shared are two things, and asked apart (procedures 2.9). */
const Basis = ({ part, outcome }: { part: Part; outcome: Outcome }) => (
  <Select
    id={part.id(`lawfulBasis-${outcome}`)}
    name={`lawfulBasis-${outcome}`}
    label="On what lawful basis is it shared?"
    hint="Not the same as whether the family agrees."
    value={
      part.typed(`lawfulBasis-${outcome}`) ||
      (part.typed('outcome') === outcome ? part.typed('lawfulBasis') : '')
    }
    items={[
      { value: '', text: 'Not recorded' },
      ...Object.entries(lawfulBases).map(([value, text]) => ({ value, text })),
    ]}
  />
)

const Outcomes = ({ part }: { part: Part }) => (
  <Radios
    idPrefix={part.id('outcome')}
    name="outcome"
    value={part.typed('outcome')}
    classes="govuk-radios--small"
    fieldset={{ legend: { text: 'What should happen?', classes: 'govuk-fieldset__legend--s' } }}
    items={outcomeNames.map((outcome) => {
      const { name, requires, to } = outcomeRule(outcome)
      const isShared = to !== null && outcome !== 'early-help-hub'
      return {
        value: outcome,
        text: name,
        ...((requires.length > 0 || isShared) && {
          conditional: {
            html: (
              <>
                {requires.map((requirement) => (
                  <div key={requirement}>{asks[requirement](part, outcome)}</div>
                ))}
                {isShared && <Basis part={part} outcome={outcome} />}
              </>
            ),
          },
        }),
      }
    })}
    {...problem(part.error('outcome'))}
  />
)

const domains = {
  child: 'Child',
  parenting: 'Parenting',
  family: 'Family and surroundings',
  'extra-familial': 'Harm outside the home',
} as const

/** The council's own guidance, version and all, beside the decision. */
const Guidance = ({ part }: { part: Part }) => {
  const { guidance, council, form } = part.view
  if (!guidance)
    return (
      <InsetText
        text={`${council.shortName} has published no threshold guidance for today. Say in the reasons what you rely on.`}
      />
    )
  const sent = one(form.typed, '_child') === part.child.id
  const picked = sent ? many(form.typed, 'indicator') : [...(part.child.recommended?.indicators ?? [])]
  const suggested = suggestedLevel(guidance.indicators.filter(({ code }) => picked.includes(code)))
  return (
    <fieldset class="govuk-fieldset guidance" id={part.id('indicator')}>
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
        {`Against ${council.shortName}’s guidance: ${guidance.title}, version ${String(guidance.version)}`}
      </legend>
      <p class="govuk-hint">Pick what you see. Picking never decides.</p>
      {part.error('indicator') && <p class="govuk-error-message">{part.error('indicator')}</p>}
      {([1, 2, 3, 4] as const).map((level) => {
        const here = guidance.indicators.filter((indicator) => indicator.level === level)
        const open = here.some(({ code }) => picked.includes(code))
        return (
          <Details key={level} summaryText={`Level ${String(level)}: ${levelNames[level]}`} open={open}>
            <Checkboxes
              name="indicator"
              idPrefix={`${part.id('indicator')}-${String(level)}`}
              classes="govuk-checkboxes--small"
              values={picked}
              fieldset={{
                legend: { text: `Indicators of level ${String(level)}`, classes: 'govuk-visually-hidden' },
              }}
              items={here.map(({ code, text, domain }) => ({
                value: code,
                text: `${text} (${domains[domain].toLowerCase()})`,
              }))}
            />
          </Details>
        )
      })}
      {suggested !== null && (
        <p class="govuk-body">
          {`What is picked points to level ${String(suggested)}, ${levelNames[suggested].toLowerCase()}. You judge.`}
        </p>
      )}
      <Select
        id={part.id('level')}
        name="level"
        label="Level of need, in your judgement"
        value={part.typed('level')}
        items={[
          { value: '', text: 'Not judged' },
          ...([1, 2, 3, 4] as const).map((level) => ({
            value: String(level),
            text: `${String(level)} ${levelNames[level]}`,
          })),
        ]}
      />
    </fieldset>
  )
}

const Signs = ({ part }: { part: Part }) => {
  const { view, child } = part
  const seen = signsSeen(view, child)
  const sent = one(view.form.typed, '_child') === child.id
  return (
    <Checkboxes
      idPrefix={part.id('sign')}
      name="sign"
      classes="govuk-checkboxes--small"
      values={sent ? many(view.form.typed, 'sign') : tickedBefore(child)}
      fieldset={{ legend: { text: 'Is any of this so?', classes: 'govuk-fieldset__legend--s' } }}
      hint={{
        text:
          seen.length > 0
            ? `Already seen: ${seen.map((sign) => signs[sign].toLowerCase()).join('; ')}. A manager decides whether this may be closed.`
            : 'With any of these, a manager decides whether the contact may be closed.',
      }}
      items={tickedSigns.map((sign) => ({ value: sign, text: signs[sign] }))}
    />
  )
}

/** Brothers and sisters often go the same way: said once, decided for each, on the record of each. */
const SameFor = ({ part }: { part: Part }) => {
  const others = part.view.contact.children.filter(
    ({ id, decided }) => id !== part.child.id && decided === null,
  )
  if (others.length === 0) return null
  const sent = one(part.view.form.typed, '_child') === part.child.id
  return (
    <Checkboxes
      idPrefix={part.id('same')}
      name="same"
      classes="govuk-checkboxes--small"
      values={sent ? many(part.view.form.typed, 'same') : []}
      fieldset={{ legend: { text: 'The same for', classes: 'govuk-fieldset__legend--s' } }}
      items={others.map((other) => ({ value: other.id, text: childName(other) }))}
    />
  )
}

/** Nobody is registered a second time in silence: whoever decides says that a child is none of the people shown. */
const NobodyKnown = ({ part }: { part: Part }) => {
  const { view, child } = part
  const waiting = view.contact.children.filter(({ id, decided, personId }) => {
    const who = view.who.get(id)
    return personId === null && decided === null && who !== undefined && who.isLikely && !who.isLeft
  })
  if (waiting.length === 0) return null
  const sent = one(view.form.typed, '_child') === child.id
  return (
    <Checkboxes
      idPrefix={part.id('nobody')}
      name="nobody"
      classes="govuk-checkboxes--small"
      values={sent ? many(view.form.typed, 'nobody') : []}
      fieldset={{ legend: { text: 'Likely somebody already known', classes: 'govuk-fieldset__legend--s' } }}
      hint={{
        text: 'Say under “Who” which of the people shown it is, or leave it for the review queue there. Only if it is none of them:',
      }}
      items={waiting.map((each) => ({
        value: each.id,
        text: `${childName(each)} is none of these: register somebody new with this decision`,
      }))}
      {...problem(part.error('nobody'))}
    />
  )
}

const buttons = ({ view, child }: Part) => (
  <div class="govuk-button-group">
    <Button name="what" value="decide" preventDoubleClick>
      {`Decide for ${child.told.givenNames || 'this child'}`}
    </Button>
    {!view.isManager && (
      <Button name="what" value="recommend" classes="govuk-button--secondary" preventDoubleClick>
        Recommend to the manager
      </Button>
    )}
  </div>
)

const Recommended = ({ child }: { child: ChildOnContact }) =>
  child.recommended && (
    <InsetText>
      <strong>{`Recommended: ${outcomeRule(child.recommended.outcome).name}`}</strong>
      {`, ${longTime(child.recommended.at)}. ${child.recommended.rationale}`}
      {tickedBefore(child).length > 0 &&
        ` Ticked: ${tickedBefore(child)
          .map((sign) => signs[sign].toLowerCase())
          .join('; ')}.`}
    </InsetText>
  )

export const DecideForChild = ({ view, child }: { view: ContactView; child: ChildOnContact }) => {
  const part = partOf(view, child)
  return (
    <section class="decide" aria-labelledby={part.id('decide')}>
      <h3 class="govuk-heading-s" id={part.id('decide')}>
        {childName(child)}
      </h3>
      <Recommended child={child} />
      <Form
        visit={view.visit}
        action={`/contacts/${view.contact.id}/children/${child.id}/decide`}
        id={part.id('form')}
      >
        <input type="hidden" name="_child" value={child.id} />
        <Guidance part={part} />
        <Signs part={part} />
        <Outcomes part={part} />
        <Textarea
          id={part.id('rationale')}
          name="rationale"
          label={{ text: 'Why', classes: 'govuk-label--s' }}
          hint="What you weighed, and what it means for the child. It goes with the child to whoever works with them next."
          rows={4}
          value={part.typed('rationale')}
          {...problem(part.error('rationale'))}
        />
        <SameFor part={part} />
        <NobodyKnown part={part} />
        {buttons(part)}
        {!view.isManager && signsSeen(view, child).length > 0 && (
          <p class="govuk-hint">
            You may send this on, but not close it alone:{' '}
            {signsSeen(view, child)
              .map((sign) => signs[sign].toLowerCase())
              .join('; ')}
            . To close it, recommend it to the manager.
          </p>
        )}
      </Form>
    </section>
  )
}
