import type { AgencyRequest } from '../../agency-requests/index.ts'
import { Button, Details, PhoneLink, Radios, SavedMark, Textarea, TimeLeft } from '../../design/index.ts'
import { nearTime } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import { type Desk, typedNow } from '../desk.ts'
import { DeskHead, problem } from './desk-parts.tsx'

export type OfRequestShown = { desk: Desk; request: AgencyRequest; agency: string; title: string }

/** Which question it is about, and how long is left for it. */
export const Question = ({ desk, request }: OfRequestShown) => {
  const { visit, council } = desk
  return (
    <>
      <p class="govuk-body">
        {`Asked ${nearTime(request.askedAt, visit.at)} about ${request.subjects.map(({ name }) => name).join(', ')}. ${request.seenAt === null ? 'Not opened yet.' : `Opened ${nearTime(request.seenAt, visit.at)}.`}`}
      </p>
      <p class="govuk-body">
        <TimeLeft
          startedAt={request.askedAt}
          dueAt={request.dueAt}
          now={visit.at}
          stoppedAt={request.answeredAt ?? undefined}
          ruleId="AGENCY-REPLY"
          ruleName={desk.book.rule('AGENCY-REPLY', request.askedAt)?.name ?? 'Agency’s answer'}
          calendar={`${council.shortName}, its share of the time the colour allows`}
        />
      </p>
    </>
  )
}

/** The worry as the agency was told it. */
export const WhatWasAsked = ({ request }: OfRequestShown) => (
  <Details summaryText="What they were asked">
    <p class="govuk-body as-told">{request.worry}</p>
    {request.questions !== '' && <p class="govuk-body as-told">{request.questions}</p>}
  </Details>
)

const addressOf = ({ desk, request }: OfRequestShown, verb: string): string =>
  `/enquiries/${desk.enquiry.id}/requests/${request.id}/${verb}`

export const keptAt = ({ desk, request }: OfRequestShown, form: string): string =>
  `/enquiries/${desk.enquiry.id}/keep/${form}-${request.id}`

export const ChasePage = (shown: OfRequestShown & { phone: string }) => {
  const { desk, request, agency, title, phone } = shown
  const typed = typedNow(desk, {})
  return (
    <>
      <DeskHead desk={desk} title={title} />
      <Question {...shown} />
      {phone !== '' && (
        <p class="govuk-body">
          {`${agency} in the MASH: `}
          <PhoneLink number={phone} />
        </p>
      )}
      {request.chases.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {request.chases.map(({ at, by, how, note }) => (
            <li key={at}>
              {`Reminded ${nearTime(at, desk.visit.at)} by ${desk.names.get(by ?? '') ?? 'a worker'} (${how})${note === '' ? '' : `: ${note}`}`}
            </li>
          ))}
        </ul>
      )}
      <Form visit={desk.visit} action={addressOf(shown, 'chase')} autosave={keptAt(shown, 'chase')}>
        <Radios
          name="how"
          classes="govuk-radios--inline"
          value={one(typed, 'how')}
          fieldset={{ legend: { text: 'How did you remind them?', classes: 'govuk-fieldset__legend--m' } }}
          items={[
            { value: 'telephone', text: 'By telephone' },
            { value: 'message', text: 'By message' },
            { value: 'in-person', text: 'In person' },
          ]}
          {...problem(desk.form, 'how')}
        />
        <Textarea
          name="note"
          rows={3}
          value={one(typed, 'note')}
          label={{ text: 'Whom did you reach, and what did they say about when?' }}
          hint={{ text: 'You may leave this empty. An answer goes under “Write down an answer”.' }}
        />
        <SavedMark />
        <Button text="Record the reminder" preventDoubleClick />
      </Form>
    </>
  )
}

export const WithdrawPage = (shown: OfRequestShown) => {
  const { desk, agency, title } = shown
  return (
    <>
      <DeskHead desk={desk} title={title} />
      <Question {...shown} />
      <WhatWasAsked {...shown} />
      <p class="govuk-body">{`${agency} sees it no longer. What was answered already stays.`}</p>
      <Form visit={desk.visit} action={addressOf(shown, 'withdraw')} autosave={keptAt(shown, 'withdraw')}>
        <Textarea
          name="because"
          rows={3}
          value={one(typedNow(desk, {}), 'because')}
          label={{ text: 'Why is it taken back?' }}
          {...problem(desk.form, 'because')}
        />
        <SavedMark />
        <Button text="Take it back" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </>
  )
}
