import { Button, Details, InsetText, Radios, Textarea, WarningText } from '../../design/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import type { Contact } from '../../contacts/index.ts'
import type { Letter } from '../letter.ts'
import { longestAddition } from '../feedback.ts'
import { reasonsToWithhold, waysOf } from '../telling.ts'
import { type TextClass, textClasses } from '../text-class.ts'

export type FeedbackShown = {
  contact: Contact
  /** The words of each class this referrer may have, the fullest first. */
  letters: readonly { textClass: TextClass; letter: Letter }[]
  suggested: TextClass
}

const errorOf = (form: FormState, field: string) => {
  const text = errorFor(form, field)
  return text === undefined ? {} : { errorMessage: { text } }
}

const Preview = ({ letter }: { letter: Letter }) => (
  <div class="letter">
    <p class="govuk-body">
      <strong>{letter.subject}</strong>
    </p>
    {letter.body.split('\n\n').map((paragraph) => (
      <p key={paragraph} class="govuk-body">
        {paragraph}
      </p>
    ))}
  </div>
)

const Who = ({ contact: { told } }: FeedbackShown) => {
  const { referrer } = told
  const name =
    referrer.isAnonymous || referrer.name === '' ? 'somebody who did not give a name' : referrer.name
  return (
    <>
      <p class="govuk-body">{`Told by ${[name, referrer.role, referrer.agency].filter((part) => part !== '').join(', ')}.`}</p>
      {(told.safeContact !== '' || referrer.safeToRingBack === 'no') && (
        <WarningText
          text={`Before you contact them: ${referrer.safeToRingBack === 'no' ? 'they said it is not safe to ring back. ' : ''}${told.safeContact}`}
        />
      )}
    </>
  )
}

const SendForm = ({ shown, visit, form }: { shown: FeedbackShown; visit: Visit; form: FormState }) => {
  const { contact, letters, suggested } = shown
  const ways = waysOf(contact.told)
  if (ways.length === 0)
    return <InsetText text="They gave no way to reach them. Record below that they could not be told." />
  return (
    <Form visit={visit} action={`/contacts/${contact.id}/feedback`}>
      <input type="hidden" name="do" value="send" />
      <Radios
        name="textClass"
        value={one(form.typed, 'textClass') || suggested}
        fieldset={{ legend: { text: 'How much may they know?', classes: 'govuk-fieldset__legend--m' } }}
        hint={{ text: 'You may tell less than suggested, never more.' }}
        items={letters.map(({ textClass }) => ({
          value: textClass,
          text: `${textClasses[textClass]}${textClass === suggested ? ' (suggested)' : ''}`,
        }))}
        {...errorOf(form, 'textClass')}
      />
      {letters.map(({ textClass, letter }) => (
        <Details
          key={textClass}
          summaryText={`Read: ${textClasses[textClass]}`}
          open={textClass === suggested}
        >
          <Preview letter={letter} />
        </Details>
      ))}
      <Textarea
        name="added"
        rows={4}
        value={one(form.typed, 'added')}
        label={{ text: 'Anything to add (optional)', classes: 'govuk-label--m' }}
        hint={{
          text: `At most ${String(longestAddition)} characters. No names: somebody else may read it. Nothing is added to what the public is told.`,
        }}
        {...errorOf(form, 'added')}
      />
      <Radios
        name="channel"
        value={
          one(form.typed, 'channel') || (contact.told.safeContact === '' ? (ways[0]?.channel ?? '') : '')
        }
        fieldset={{ legend: { text: 'How?', classes: 'govuk-fieldset__legend--m' } }}
        items={ways.map(({ channel, words }) => ({ value: channel, text: words }))}
        {...errorOf(form, 'channel')}
      />
      <Button text="Tell them" preventDoubleClick />
    </Form>
  )
}

const WithholdForm = ({ shown, visit, form }: { shown: FeedbackShown; visit: Visit; form: FormState }) => (
  <Details summaryText="Do not tell them, with a reason" open={errorFor(form, 'reason') !== undefined}>
    <Form visit={visit} action={`/contacts/${shown.contact.id}/feedback`}>
      <input type="hidden" name="do" value="withhold" />
      <Radios
        name="reason"
        value={one(form.typed, 'reason')}
        classes="govuk-radios--small"
        fieldset={{ legend: { text: 'Why not?', classes: 'govuk-fieldset__legend--s' } }}
        items={Object.entries(reasonsToWithhold).map(([value, text]) => ({ value, text }))}
        {...errorOf(form, 'reason')}
      />
      <Textarea
        name="note"
        rows={2}
        value={one(form.typed, 'note')}
        label={{ text: 'Anything more (optional)' }}
      />
      <Button text="Record that they are not told" classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  </Details>
)

/** Telling the referrer what was decided: the words first, then how, then send or say why not. */
export const FeedbackPage = ({
  shown,
  visit,
  form,
}: {
  shown: FeedbackShown
  visit: Visit
  form: FormState
}) => (
  <>
    <h1 class="govuk-heading-l">{`Tell the referrer: ${shown.contact.reference}`}</h1>
    <Who {...shown} />
    {shown.contact.decidedAt === null ? (
      <InsetText text="Not every child on this contact has a decision yet. When all have, the referrer can be told here." />
    ) : (
      <>
        <SendForm shown={shown} visit={visit} form={form} />
        <WithholdForm shown={shown} visit={visit} form={form} />
      </>
    )}
  </>
)
