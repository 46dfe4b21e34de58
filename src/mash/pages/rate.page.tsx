import { Button, InsetText, Radios, SavedMark, Textarea } from '../../design/index.ts'
import { dueInWords, nearTime } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import { type Desk, stillOut, typedNow } from '../desk.ts'
import { ratingOf } from '../enquiry.ts'
import type { Possible } from '../rating.rule.ts'
import { ratingWords } from '../rating.words.ts'
import { BesideWriting, DeskHead, problem, whoDid } from './desk-parts.tsx'
import { RatingTag } from './rating-tag.tsx'

/** How it was rated so far, the latest first: whoever rates sees what it was based on. */
const SoFar = ({ desk }: { desk: Desk }) => {
  const { ratings } = desk.enquiry
  return ratings.length === 0 ? null : (
    <InsetText>
      <ul class="govuk-list">
        {ratings.toReversed().map((rated, nth) => (
          <li key={rated.at}>
            <RatingTag rating={rated.rating} />
            {` ${nth === 0 ? 'now, by' : 'by'} ${whoDid(desk, rated.by)}, ${nearTime(rated.at, desk.visit.at)}: `}
            <span class="as-told">{rated.because}</span>
          </li>
        ))}
      </ul>
    </InsetText>
  )
}

const WhatFollows = ({ desk }: { desk: Desk }) => {
  const out = stillOut(desk).length
  return out === 0 ? null : (
    <p class="govuk-body">
      {`${out === 1 ? 'One question to an agency is' : `${String(out)} questions to agencies are`} still out. More urgent, the answer is due sooner and never later; less urgent, its time counts from when it was asked.`}
    </p>
  )
}

/** Every rating has a written reason; a social worker raises it, a manager may lower it too (procedures 4.2). */
export const RatePage = ({
  desk,
  possible,
  isManager,
}: {
  desk: Desk
  possible: readonly Possible[]
  isManager: boolean
}) => {
  const { enquiry, visit, form } = desk
  const typed = typedNow(desk, {})
  const now = ratingOf(enquiry)
  return (
    <>
      <DeskHead desk={desk} title={now === null ? 'Rate this enquiry' : 'Rate it anew'} />
      <SoFar desk={desk} />
      <BesideWriting desk={desk} changed={null} />
      <Form
        visit={visit}
        action={`/enquiries/${enquiry.id}/rate`}
        autosave={`/enquiries/${enquiry.id}/keep/rate`}
      >
        <input type="hidden" name="seen" value={now ?? ''} />
        <Radios
          name="rating"
          value={one(typed, 'rating')}
          fieldset={{ legend: { text: 'How urgent is it?', classes: 'govuk-fieldset__legend--m' } }}
          hint={
            now === null || isManager
              ? undefined
              : { text: 'You can make it more urgent. Only the manager makes it less urgent.' }
          }
          items={possible.map(({ rating, dueAt }) => ({
            value: rating,
            text: ratingWords[rating].name,
            hint: {
              text: `${ratingWords[rating].means}${dueAt === null ? '' : `: ${dueInWords(dueAt, visit.at)}`}`,
            },
          }))}
          {...problem(form, 'rating')}
        />
        <Textarea
          name="because"
          rows={4}
          value={one(typed, 'because')}
          label={{ text: 'Why?' }}
          hint={{ text: 'The worry, the family’s history with us, what agencies have said so far.' }}
          {...problem(form, 'because')}
        />
        <WhatFollows desk={desk} />
        <SavedMark />
        <Button text="Record this rating" preventDoubleClick />
      </Form>
    </>
  )
}
