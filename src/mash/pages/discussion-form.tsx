import { agencyName, shareLevels } from '../../agency-requests/index.ts'
import { Checkboxes, DateInput, Input, Textarea } from '../../design/index.ts'
import { type Body, many, one } from '../../web/index.ts'
import { answersIn } from '../considered.rule.ts'
import type { Desk } from '../desk.ts'
import { nameAtTable, otherRows, type Seat } from '../discussion.form.ts'
import { whoIs } from '../enquiry.view.ts'
import { problem } from './desk-parts.tsx'
import { assertionWords, saidInWords } from './said-lines.tsx'

export type DiscussionShown = {
  desk: Desk
  /** What stands in the form now. */
  typed: Body
  /** The version this was begun on; where it is not the latest, a colleague has saved meanwhile. */
  began: number
  seats: readonly Seat[]
  whyNot: string | null
}

const AtTable = ({ shown: { desk, typed }, seat }: { shown: DiscussionShown; seat: Seat }) => (
  <div class="seat">
    <h3 class="govuk-heading-s">{seat.name}</h3>
    <Checkboxes
      idPrefix={`present-${seat.key}`}
      name="present"
      classes="govuk-checkboxes--small"
      values={many(typed, 'present')}
      items={[{ value: seat.key, text: `Took part for ${seat.name}` }]}
      {...problem(desk.form, `present-${seat.key}`)}
    />
    <Input
      name={`name-${seat.key}`}
      label="Who"
      value={one(typed, `name-${seat.key}`)}
      spellcheck={false}
      autocomplete="off"
      {...problem(desk.form, `name-${seat.key}`)}
    />
    <Textarea
      name={`view-${seat.key}`}
      label="Their view, in your words"
      rows={2}
      value={one(typed, `view-${seat.key}`)}
      {...problem(desk.form, `view-${seat.key}`)}
    />
  </div>
)

const Others = ({ shown: { desk, typed } }: { shown: DiscussionShown }) => (
  <>
    {Array.from({ length: otherRows(typed) }, (_, index) => `other-${String(index + 1)}`).map(
      (row, index) => (
        <div key={row} class="seat">
          <h3 class="govuk-heading-s">{`Somebody else, ${String(index + 1)}`}</h3>
          <Input
            name={`${row}-agency`}
            label="For which agency or service"
            hint={index === 0 ? 'A school, a GP, a voluntary service' : undefined}
            value={one(typed, `${row}-agency`)}
            autocomplete="off"
            {...problem(desk.form, `${row}-agency`)}
          />
          <Input
            name={`${row}-name`}
            label="Who"
            value={one(typed, `${row}-name`)}
            spellcheck={false}
            autocomplete="off"
            {...problem(desk.form, `${row}-name`)}
          />
          <Textarea
            name={`${row}-view`}
            label="Their view, in your words"
            rows={2}
            value={one(typed, `${row}-view`)}
            {...problem(desk.form, `${row}-view`)}
          />
        </div>
      ),
    )}
  </>
)

/** What may be read here, to tick. */
const toTick = ({ desk }: DiscussionShown) =>
  desk.said.map((item) => ({
    value: item.id,
    text: `${agencyName(item.agency)} about ${item.aboutName}: ${saidInWords(item)}`,
    hint: {
      text: [
        assertionWords(item),
        shareLevels[item.level].name,
        item.context === '' ? '' : `To understand it: ${item.context}`,
      ]
        .filter(Boolean)
        .join(' · '),
    },
  }))

/** What may not be read here is there all the same; whether it was weighed is for a manager to tick, and stays. */
const NotReadable = ({ desk }: { desk: Desk }) => {
  const ticked = desk.enquiry.discussion?.considered ?? []
  const hidden = answersIn(desk.requests).filter(({ id }) => !desk.said.some((item) => item.id === id))
  return hidden.length === 0 ? null : (
    <ul class="govuk-list">
      {hidden.map(({ id, agency, about }) => (
        <li key={id} class="held-back">
          {`${nameAtTable(agency, desk.organisations)} about ${whoIs({ enquiry: desk.enquiry, contact: null }, about)}: there is something you may not read. `}
          <strong>
            {ticked.includes(id) ? 'A manager has ticked it.' : 'The hub’s manager can tick it.'}
          </strong>
        </li>
      ))}
    </ul>
  )
}

const Considered = ({ shown }: { shown: DiscussionShown }) => {
  const items = toTick(shown)
  return (
    <>
      {items.length > 0 && (
        <Checkboxes
          name="considered"
          classes="govuk-checkboxes--small considered"
          values={many(shown.typed, 'considered')}
          fieldset={{ legend: { text: 'What was considered', classes: 'govuk-fieldset__legend--m' } }}
          hint={{ text: 'Tick what was before you all. It is kept by its number: nothing is copied.' }}
          items={items}
        />
      )}
      {answersIn(shown.desk.requests).length === 0 && (
        <>
          <h2 class="govuk-heading-m">What was considered</h2>
          <p class="govuk-body">No agency has answered yet.</p>
        </>
      )}
      <NotReadable desk={shown.desk} />
    </>
  )
}

const When = ({ shown: { desk, typed } }: { shown: DiscussionShown }) => (
  <div class="held-when">
    <DateInput
      id="heldOn"
      namePrefix="heldOn"
      fieldset={{ legend: { text: 'When was it held?', classes: 'govuk-fieldset__legend--m' } }}
      values={Object.fromEntries(
        ['day', 'month', 'year'].map((part) => [`heldOn-${part}`, one(typed, `heldOn-${part}`)]),
      )}
      {...problem(desk.form, 'heldOn-day')}
    />
    <Input
      name="heldTime"
      label="At what time"
      hint="14:30"
      classes="govuk-input--width-5"
      value={one(typed, 'heldTime')}
      autocomplete="off"
      {...problem(desk.form, 'heldTime')}
    />
  </div>
)

const Concluding = ({ shown: { desk, typed } }: { shown: DiscussionShown }) => (
  <>
    <Textarea
      name="conclusion"
      label={{ text: 'What you concluded together', classes: 'govuk-label--m' }}
      hint="In your words. What police mark sensitive is never written here: the whole hub reads this."
      rows={6}
      value={one(typed, 'conclusion')}
      {...problem(desk.form, 'conclusion')}
    />
    <Textarea
      name="disagreement"
      label={{ text: 'Who saw it differently, and how', classes: 'govuk-label--m' }}
      hint="Leave it empty where all agreed. A difference is kept, never smoothed over."
      rows={3}
      value={one(typed, 'disagreement')}
      {...problem(desk.form, 'disagreement')}
    />
  </>
)

/** When it was held, who took part, what was weighed, and what was concluded. */
export const DiscussionFields = ({ shown }: { shown: DiscussionShown }) => (
  <>
    <When shown={shown} />
    <h2 class="govuk-heading-m">Who took part, and what they thought</h2>
    <p class="govuk-body">The agencies asked stand here. One that was not there is left unticked.</p>
    <div class="seats" id="attendees">
      {shown.seats.map((seat) => (
        <AtTable key={seat.key} shown={shown} seat={seat} />
      ))}
      <Others shown={shown} />
    </div>
    <Considered shown={shown} />
    <Concluding shown={shown} />
  </>
)
