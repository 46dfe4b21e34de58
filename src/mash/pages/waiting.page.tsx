import { Button, InsetText, Radios, SavedMark, Textarea } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import { type Desk, stillOut, typedNow } from '../desk.ts'
import { nameOfAgency } from '../enquiry.view.ts'
import { othersWaitedOn } from '../waiting.words.ts'
import { DeskHead, problem } from './desk-parts.tsx'

/** Waiting is said, and counted; it stops nothing (clocks 4.3 d). */
export const WaitingPage = ({ desk }: { desk: Desk }) => {
  const { enquiry, visit, form, organisations } = desk
  const typed = typedNow(desk, {})
  const out = [...new Set(stillOut(desk).map(({ agency }) => agency))]
  return (
    <>
      <DeskHead desk={desk} title="Who is waited on" />
      <InsetText text="The clock of the enquiry goes on. This says who holds it up, so that it can be seen and counted." />
      {enquiry.waitingOn.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {enquiry.waitingOn.map(({ agency, note, at }) => (
            <li key={`${agency} ${at}`}>
              {`${nameOfAgency(agency, organisations)}, since ${nearTime(at, visit.at)}: ${note}`}
            </li>
          ))}
        </ul>
      )}
      <Form
        visit={visit}
        action={`/enquiries/${enquiry.id}/waiting`}
        autosave={`/enquiries/${enquiry.id}/keep/waiting`}
      >
        <Radios
          name="agency"
          classes="govuk-radios--small"
          value={one(typed, 'agency')}
          fieldset={{ legend: { text: 'Who is waited on?', classes: 'govuk-fieldset__legend--m' } }}
          items={[
            ...out.map((code) => ({ value: code, text: nameOfAgency(code, organisations) })),
            ...othersWaitedOn.map((who) => ({
              value: who,
              text: who.charAt(0).toUpperCase() + who.slice(1),
            })),
          ]}
          {...problem(form, 'agency')}
        />
        <Textarea
          name="note"
          rows={3}
          value={one(typed, 'note')}
          label={{ text: 'What for?' }}
          {...problem(form, 'note')}
        />
        <SavedMark />
        <Button text="Note it" preventDoubleClick />
      </Form>
    </>
  )
}
