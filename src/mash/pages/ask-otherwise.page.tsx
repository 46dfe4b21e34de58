import { type Gateway, gateways } from '../../access/index.ts'
import { lawfulBases } from '../../contacts/index.ts'
import { Button, Checkboxes, InsetText, Input, Radios, SavedMark, Textarea } from '../../design/index.ts'
import { Form, many, one } from '../../web/index.ts'
import type { AgencyToAsk } from '../agencies-to-ask.ts'
import type { Askings } from '../ask.show.ts'
import { type Desk, typedNow } from '../desk.ts'
import { DeskHead, problem } from './desk-parts.tsx'

export type OtherwiseShown = { desk: Desk; askings: Askings; agency: AgencyToAsk }

const Decider = ({ desk, value }: { desk: Desk; value: string }) => (
  <Input
    name="decider"
    value={value}
    label={{ text: 'Who decided this?' }}
    hint={{ text: 'You, or whoever told you to: with their name.' }}
    classes="govuk-input--width-20"
    {...problem(desk.form, 'decider')}
  />
)

const WhatIsMissing = ({ askings, agency }: OtherwiseShown) =>
  agency.missing === null ? null : <InsetText text={askings.sayMissing(agency)} />

/** Today's duty to share only where it is in force (Children Act 2004 s.16LA). */
const powers = ({ dutyToShare }: Askings): Gateway[] =>
  (Object.keys(gateways) as Gateway[]).filter((each) => each !== 'ca2004-s16la' || dutyToShare)

/** Telling stays possible where no agreement carries it: by a decision that names its power and its reason. */
export const OutsidePage = (props: OtherwiseShown) => {
  const { desk, askings, agency } = props
  const { enquiry, visit, form } = desk
  const typed = typedNow(desk, {
    about: enquiry.children.map(({ childId }) => childId),
    decider: visit.actor.rights.name,
  })
  return (
    <>
      <DeskHead desk={desk} title={`${agency.name} told outside an agreement`} />
      <WhatIsMissing {...props} />
      <p class="govuk-body">
        Write down what you have told them, or are about to: on the telephone, in a meeting. Nothing is sent
        from here.
      </p>
      <Form
        visit={visit}
        action={`/enquiries/${enquiry.id}/ask/${agency.code}/outside`}
        autosave={`/enquiries/${enquiry.id}/keep/outside-${agency.code}`}
      >
        <Checkboxes
          name="about"
          classes="govuk-checkboxes--small"
          values={many(typed, 'about')}
          fieldset={{ legend: { text: 'About whom?', classes: 'govuk-fieldset__legend--s' } }}
          items={askings.people.map(({ id, name, relation }) => ({
            value: id,
            text: `${name}, ${relation}`,
          }))}
          {...problem(form, 'about')}
        />
        <Textarea
          name="told"
          rows={5}
          value={one(typed, 'told')}
          label={{ text: 'What were they told?' }}
          {...problem(form, 'told')}
        />
        <Textarea
          name="because"
          rows={3}
          value={one(typed, 'because')}
          label={{ text: 'Why did they have to be told?' }}
          hint={{ text: 'What the child needs, and why it cannot wait for an agreement.' }}
          {...problem(form, 'because')}
        />
        <Radios
          name="basis"
          classes="govuk-radios--small"
          value={one(typed, 'basis')}
          fieldset={{ legend: { text: 'On which lawful basis?', classes: 'govuk-fieldset__legend--s' } }}
          items={Object.entries(lawfulBases)
            .filter(([basis]) => basis !== 'legal-obligation-16la' || askings.dutyToShare)
            .map(([value, text]) => ({ value, text }))}
          {...problem(form, 'basis')}
        />
        <Radios
          name="gateway"
          classes="govuk-radios--small"
          value={one(typed, 'gateway')}
          fieldset={{ legend: { text: 'Under which power or duty?', classes: 'govuk-fieldset__legend--s' } }}
          items={powers(askings).map((value) => ({ value, text: gateways[value] }))}
          {...problem(form, 'gateway')}
        />
        <Decider desk={desk} value={one(typed, 'decider')} />
        <SavedMark />
        <Button text="Record that they were told" preventDoubleClick />
      </Form>
    </>
  )
}

/** Not asking, or not telling, is a decision as well: with a reason and somebody who made it. */
export const NotAskedPage = (props: OtherwiseShown) => {
  const { desk, askings, agency } = props
  const { enquiry, visit, form } = desk
  const typed = typedNow(desk, { decider: visit.actor.rights.name })
  return (
    <>
      <DeskHead desk={desk} title={`${agency.name} is not asked`} />
      <WhatIsMissing {...props} />
      <Form
        visit={visit}
        action={`/enquiries/${enquiry.id}/ask/${agency.code}/not`}
        autosave={`/enquiries/${enquiry.id}/keep/not-asked-${agency.code}`}
      >
        <Textarea
          name="because"
          rows={3}
          value={one(typed, 'because')}
          label={{ text: 'Why are they not asked or told?' }}
          {...problem(form, 'because')}
        />
        <Textarea
          name="detriment"
          rows={3}
          value={one(typed, 'detriment')}
          label={{ text: 'Would telling them do the child more harm than not telling? How?' }}
          hint={{
            text: askings.dutyToShare
              ? 'The duty to share is in force: what may help keep a child safe is told unless that would be worse for the child. Leave it empty where they are simply unlikely to hold anything.'
              : 'Leave it empty where they are simply unlikely to hold anything.',
          }}
          {...problem(form, 'detriment')}
        />
        <Decider desk={desk} value={one(typed, 'decider')} />
        <SavedMark />
        <Button text="Record that they are not asked" preventDoubleClick />
      </Form>
    </>
  )
}
