import { Button, Input, Radios, Textarea } from '../../design/index.ts'
import { plainDay, dayOf } from '../../time/index.ts'
import { errorFor, type FormState } from '../../web/index.ts'
import type { Subject } from '../request.ts'
import type { SaidItem } from '../said.sql.ts'
import { type ShareLevel, shareLevels } from '../share-level.rule.ts'
import type { TypedThing } from '../typed-answer.ts'
import { kindWords } from '../words.ts'

export type FillingIn = {
  form: FormState
  levels: readonly ShareLevel[]
  /** The duty to share is in force: not sharing needs the harm that telling would do (Children Act 2004 s.16LA). */
  dutyToShare: boolean
  /** What the agency said before of each person, in the order they are asked about. */
  before: readonly (readonly SaidItem[])[]
}

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

const small = 'govuk-fieldset__legend--s'

type LevelProps = {
  name: string
  value: string
  legend: string
  levels: readonly ShareLevel[]
  form: FormState
}

const HowFar = ({ name, value, legend, levels, form }: LevelProps) => (
  <Radios
    name={name}
    classes="govuk-radios--small"
    value={value}
    fieldset={{ legend: { text: legend, classes: small } }}
    items={levels.map((level) => ({
      value: level,
      text: shareLevels[level].name,
      hint: { text: shareLevels[level].means },
    }))}
    {...errorOf(form, name)}
  />
)

type ThingProps = { thing: TypedThing; subject: Subject; filling: FillingIn }

const Known = ({ thing, subject, filling: { form, levels } }: ThingProps) => (
  <>
    <Textarea
      name={`${thing.at}-words`}
      rows={4}
      value={thing.words}
      label={{ text: `What is known about ${subject.name}`, classes: 'govuk-label--s' }}
      hint={{ text: 'In sentences somebody can act on: what, when, and who saw it.' }}
      {...errorOf(form, `${thing.at}-words`)}
    />
    <Radios
      name={`${thing.at}-assertion`}
      classes="govuk-radios--small govuk-radios--inline"
      value={thing.assertion}
      fieldset={{ legend: { text: 'Is that a fact or an opinion?', classes: small } }}
      items={[
        { value: 'fact', text: 'Fact' },
        { value: 'opinion', text: 'Opinion' },
      ]}
      {...errorOf(form, `${thing.at}-assertion`)}
    />
    <Textarea
      name={`${thing.at}-context`}
      rows={2}
      value={thing.context}
      label={{ text: 'What it takes to understand it rightly (optional)', classes: 'govuk-label--s' }}
      hint={{ text: 'How it is known, how old it is, what speaks against it.' }}
      {...errorOf(form, `${thing.at}-context`)}
    />
    <HowFar
      name={`${thing.at}-level`}
      value={thing.level}
      legend="How far may it travel?"
      levels={levels}
      form={form}
    />
  </>
)

const NotShared = ({ thing, subject, filling: { form, levels, dutyToShare } }: ThingProps) => (
  <>
    <Textarea
      name={`${thing.at}-because`}
      rows={3}
      value={thing.because}
      label={{ text: 'Why it is not shared', classes: 'govuk-label--s' }}
      {...errorOf(form, `${thing.at}-because`)}
    />
    <Input
      name={`${thing.at}-decider`}
      value={thing.decider}
      label={{ text: 'Who decided that', classes: 'govuk-label--s' }}
      hint={{ text: 'Name and role of somebody in your agency.' }}
      autocomplete="off"
      {...errorOf(form, `${thing.at}-decider`)}
    />
    {dutyToShare && (
      <Textarea
        name={`${thing.at}-harm`}
        rows={3}
        value={thing.harm}
        label={{ text: 'What harm telling would do to the child', classes: 'govuk-label--s' }}
        hint={{
          text: `What may help ${subject.part === 'child' ? subject.name : 'the child'} must be shared, unless telling would do the child more harm than not telling (Children Act 2004 section 16LA).`,
        }}
        {...errorOf(form, `${thing.at}-harm`)}
      />
    )}
    <HowFar
      name={`${thing.at}-because-level`}
      value={thing.becauseLevel}
      legend="How far may this reason travel?"
      levels={levels}
      form={form}
    />
  </>
)

const SaidBeforeNote = ({ thing, before }: { thing: TypedThing; before: readonly SaidItem[] }) => {
  const item = before.find(({ id }) => id === thing.reused)
  return item === undefined ? null : (
    <p class="govuk-body request__reused">
      {`Said again from ${plainDay(dayOf(item.answeredAt))}. Change it where it is no longer so.`}
      <input type="hidden" name={`${thing.at}-reused`} value={thing.reused} />
    </p>
  )
}

/** One thing that is said about a person: nothing, something known, or something that is not shared. */
export const Thing = ({
  first,
  mayBeNothing = first,
  before,
  ...props
}: ThingProps & { first: boolean; mayBeNothing?: boolean; before: readonly SaidItem[] }) => {
  const { thing, subject, filling } = props
  return (
    <div class="request__thing">
      <SaidBeforeNote thing={thing} before={before} />
      <Radios
        name={`${thing.at}-kind`}
        classes="govuk-radios--small"
        value={thing.kind}
        fieldset={{
          legend: {
            text: `What ${mayBeNothing ? '' : 'else '}is known about ${subject.name}?`,
            classes: small,
          },
        }}
        items={[
          ...(mayBeNothing ? [{ value: 'nothing-known', text: kindWords['nothing-known'] }] : []),
          { value: 'known', text: kindWords.known, conditional: { html: <Known {...props} /> } },
          {
            value: 'declined',
            text: 'Something is known and is not shared',
            conditional: { html: <NotShared {...props} /> },
          },
        ]}
        {...errorOf(filling.form, `${thing.at}-kind`)}
      />
      {!first && (
        <Button
          text="Leave this one out"
          classes="govuk-button--secondary request__small"
          name="_then"
          value={`drop:${thing.at}`}
        />
      )}
    </div>
  )
}
