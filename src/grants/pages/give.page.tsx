import { outcomeNames, outcomeRule } from '../../contacts/index.ts'
import { Button, Details, Input, Radios, Select, Textarea } from '../../design/index.ts'
import { Form, type FormState, one, type Visit } from '../../web/index.ts'
import { givenKinds, isGivenKind } from '../grant.ts'
import type { Candidate } from '../grant.sql.ts'
import { DayBoxes, MomentBoxes, wrong } from './fields.tsx'

type Props = { visit: Visit; form: FormState; offered: readonly Candidate[] }

const Sample = ({ form }: { form: FormState }) => (
  <Details
    summaryText="Have a sample drawn for an audit"
    open={one(form.typed, 'sample') !== '' || form.errors.some(({ field }) => field.startsWith('sample'))}
  >
    <p class="govuk-body">
      Drawn by chance among what was decided. How it was drawn is kept, so that anybody can draw it again and
      see that nobody chose.
    </p>
    <Input
      name="sample"
      label={{ text: 'How many contacts', classes: 'govuk-label--s' }}
      classes="govuk-input--width-3"
      inputmode="numeric"
      value={one(form.typed, 'sample')}
      {...wrong(form, 'sample')}
    />
    <DayBoxes form={form} prefix="sample-from" legend="Decided from" />
    <DayBoxes form={form} prefix="sample-to" legend="Decided to, this day included" />
    <Select
      name="outcome"
      label={{ text: 'With a child whose outcome was', classes: 'govuk-label--s' }}
      items={[
        { value: '', text: 'Any' },
        ...outcomeNames.map((outcome) => ({ value: outcome, text: outcomeRule(outcome).name })),
      ]}
      value={one(form.typed, 'outcome')}
    />
  </Details>
)

/** Whom, what for, until when, and which records: on one page, because one decision. */
export const GivePage = ({ visit, form, offered }: Props) => {
  const council =
    visit.councils.find(({ code }) => code === visit.actor.actingFor)?.shortName ?? 'the council'
  return (
    <Form visit={visit} action="/grants/new">
      <h1 class="govuk-heading-l">Let somebody in to single records</h1>
      <p class="govuk-body">
        {`They read the records of ${council} you name here, and nothing else, until it ends. Each look is on the record with this as its reason. They and the privacy officers are told.`}
      </p>
      <Radios
        name="kind"
        value={one(form.typed, 'kind')}
        fieldset={{ legend: { text: 'What is it for?', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(givenKinds).map(([value, { name, why }]) => ({
          value,
          text: name,
          hint: { text: why },
        }))}
        {...wrong(form, 'kind')}
      />
      <Select
        name="staff"
        label={{ text: 'Who', classes: 'govuk-label--s' }}
        hint={{ text: 'Workers who do this work for the council. An administrator adds others.' }}
        items={[
          { value: '', text: 'Choose' },
          ...offered.map(({ id, name, employer, kind }) => ({
            value: id,
            text: `${name}, ${employer}${isGivenKind(kind) ? ` (${givenKinds[kind].name.toLowerCase()})` : ''}`,
          })),
        ]}
        value={one(form.typed, 'staff')}
        {...wrong(form, 'staff')}
      />
      <Textarea
        name="reason"
        rows={3}
        label={{ text: 'Why', classes: 'govuk-label--s' }}
        hint={{ text: 'No name of a child: it is shown to the worker before they open anything.' }}
        value={one(form.typed, 'reason')}
        {...wrong(form, 'reason')}
      />
      <MomentBoxes form={form} prefix="from" legend="From" hint="Leave it empty to begin now" />
      <MomentBoxes
        form={form}
        prefix="until"
        legend="Until"
        hint="Leave it empty for the longest your council allows. Support: a few hours of a live incident"
      />
      <Textarea
        name="records"
        rows={5}
        label={{ text: 'Which records', classes: 'govuk-label--s' }}
        hint={{
          text: 'One to a line: a contact by its reference, a person by the address of their page. With a contact they read what hangs on it, not the records of the people on it',
        }}
        value={one(form.typed, 'records')}
        {...wrong(form, 'records')}
      />
      <Sample form={form} />
      <Button text="Let them in" preventDoubleClick />
    </Form>
  )
}
