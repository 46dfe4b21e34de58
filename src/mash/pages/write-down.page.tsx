import { levelsFor, thingsTyped, Thing } from '../../agency-requests/index.ts'
import { Button, InsetText, Input, SavedMark } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import { typedNow } from '../desk.ts'
import { DeskHead, problem } from './desk-parts.tsx'
import { keptAt, type OfRequestShown, Question, WhatWasAsked } from './request.pages.tsx'

/** An answer given on the telephone, with the agency's own fields: what is known, fact or opinion, how far it may travel. */
export const WriteDownPage = (shown: OfRequestShown & { dutyToShare: boolean }) => {
  const { desk, request, agency, title, dutyToShare } = shown
  const typed = typedNow(desk, {})
  const things = thingsTyped(request.subjects, typed)
  const filling = { form: desk.form, levels: levelsFor(request.agency), dutyToShare, before: [] }
  return (
    <>
      <DeskHead desk={desk} title={title} />
      <Question {...shown} />
      <WhatWasAsked {...shown} />
      <InsetText
        text={`Read it back to them. Ask how far each thing may travel: ${agency} decides that, not you. What is recorded is not changed afterwards; a correction is added beside it.`}
      />
      <Form
        visit={desk.visit}
        action={`/enquiries/${desk.enquiry.id}/requests/${request.id}/write-down`}
        autosave={keptAt(shown, 'write-down')}
      >
        <Input
          name="saidBy"
          value={one(typed, 'saidBy')}
          label={{ text: `Who at ${agency} said so?`, classes: 'govuk-label--m' }}
          hint={{ text: 'Name and role. The answer stands in their name, written down by you.' }}
          autocomplete="off"
          classes="govuk-input--width-20"
          {...problem(desk.form, 'saidBy')}
        />
        {request.subjects.map((subject, index) => (
          <section key={subject.id} aria-labelledby={`about-${subject.id}`}>
            <h2 class="govuk-heading-m" id={`about-${subject.id}`}>
              {`${subject.name}${subject.bornOn === null ? '' : `, born ${plainDay(subject.bornOn)}`}`}
            </h2>
            {(things[index] ?? []).slice(0, 1).map((thing) => (
              <Thing key={thing.at} thing={thing} subject={subject} filling={filling} first before={[]} />
            ))}
          </section>
        ))}
        <p class="govuk-body">
          Leave out whoever they said nothing about yet. For a second thing about somebody, record this and
          write down another answer.
        </p>
        <SavedMark />
        <Button text="Record this answer" preventDoubleClick />
      </Form>
    </>
  )
}
