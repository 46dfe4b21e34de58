import { Button, InsetText, Input, Panel, Radios, SavedMark } from '../../design/index.ts'
import { type Instant, longTime, nearTime } from '../../time/index.ts'
import { Form, one } from '../../web/index.ts'
import { typedNow } from '../desk.ts'
import type { AgencyLetter } from '../letter.sql.ts'
import { DeskHead, problem } from './desk-parts.tsx'
import { keptAt, type OfRequestShown, Question } from './request.pages.tsx'

type Props = OfRequestShown & {
  endsAt: Instant
  letters: readonly AgencyLetter[]
  isSentByNotify: boolean
  /** The link just made to be passed on by hand; empty otherwise. */
  link: string
}

const Made = ({ desk, link, endsAt }: Props) => (
  <>
    <Panel titleText="The link is made" headingLevel={2} text="It is shown here once" />
    <InsetText>
      <p class="govuk-body link-made">{link}</p>
      <p class="govuk-body">{`It opens this one question, in the browser that opens it first, until ${longTime(endsAt)}. Give it to nobody but the person it is for.`}</p>
    </InsetText>
    <p class="govuk-body">
      <a class="govuk-link" href={`/enquiries/${desk.enquiry.id}`}>
        Back to the enquiry
      </a>
    </p>
  </>
)

const letterState = (letter: AgencyLetter, now: Instant, isSentByNotify: boolean): string => {
  if (letter.sentAt !== null) return `sent ${nearTime(letter.sentAt, now)}`
  if (letter.failure !== null) return `not sent: ${letter.failure}`
  return isSentByNotify
    ? 'being sent'
    : 'not sent: e-mail is not switched on here. Read it to them, or copy it'
}

const Letters = ({ letters, isSentByNotify, desk }: Props) =>
  letters.length === 0 ? null : (
    <section aria-labelledby="letters">
      <h2 class="govuk-heading-m" id="letters">
        Letters with a link
      </h2>
      {letters.map((letter) => (
        <InsetText key={letter.id}>
          <p class="govuk-body">
            <strong>{`To ${letter.recipient}, ${nearTime(letter.queuedAt, desk.visit.at)}: ${letterState(letter, desk.visit.at, isSentByNotify)}`}</strong>
          </p>
          {!isSentByNotify && letter.sentAt === null && letter.failure === null && (
            <div class="letter">
              {letter.body.split('\n\n').map((paragraph) => (
                <p key={paragraph} class="govuk-body link-made">
                  {paragraph}
                </p>
              ))}
            </div>
          )}
        </InsetText>
      ))}
    </section>
  )

const Make = (shown: Props) => {
  const { desk, request, endsAt } = shown
  const typed = typedNow(desk, {})
  return (
    <Form
      visit={desk.visit}
      action={`/enquiries/${desk.enquiry.id}/requests/${request.id}/link`}
      autosave={keptAt(shown, 'link')}
    >
      <Input
        name="sentTo"
        value={one(typed, 'sentTo')}
        label={{ text: 'Who is it for?' }}
        hint={{ text: 'Their work e-mail address; or their name, where you pass it on yourself.' }}
        autocomplete="off"
        {...problem(desk.form, 'sentTo')}
      />
      <Radios
        name="way"
        value={one(typed, 'way')}
        fieldset={{ legend: { text: 'How do they get it?' } }}
        items={[
          { value: 'email', text: 'By e-mail' },
          { value: 'myself', text: 'I pass it on myself', hint: { text: 'The link is then shown once.' } },
        ]}
        {...problem(desk.form, 'way')}
      />
      <p class="govuk-body">{`It opens this one question and nothing else, once, until ${longTime(endsAt)}. A link made before for this question opens nothing any more.`}</p>
      <SavedMark />
      <Button text="Make the link" preventDoubleClick />
    </Form>
  )
}

/** A way in for somebody at an agency who has no account. */
export const LinkPage = (shown: Props) => (
  <>
    <DeskHead desk={shown.desk} title={shown.title} />
    <Question {...shown} />
    {shown.link === '' ? (
      <>
        <Letters {...shown} />
        <Make {...shown} />
      </>
    ) : (
      <Made {...shown} />
    )}
  </>
)
