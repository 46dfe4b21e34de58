import type { ComponentChildren } from 'preact'
import { sayRefusal } from '../../access/index.ts'
import { Button, Details, Input, InsetText, Radios, Textarea } from '../../design/index.ts'
import { errorFor, Form, one } from '../../web/index.ts'
import type { ContactView } from '../contact.view.ts'
import { awaitsReply } from '../contact.ts'
import { urgencyWords } from '../contact.words.ts'
import { childName } from './who.tsx'

/** Lesser things a screener does with a contact, out of the way until wanted; open again when something is wrong. */
const Small = ({
  view,
  name,
  title,
  children,
}: {
  view: ContactView
  name: string
  title: string
  children: ComponentChildren
}) => (
  <Details summaryText={title} open={one(view.form.typed, '_form') === name}>
    <Form visit={view.visit} action={`/contacts/${view.contact.id}/${name}`}>
      <input type="hidden" name="_form" value={name} />
      {children}
    </Form>
  </Details>
)

const said = (view: ContactView, form: string, field: string) => {
  const isHere = one(view.form.typed, '_form') === form
  const error = isHere ? errorFor(view.form, field) : undefined
  return {
    value: isHere ? one(view.form.typed, field) : '',
    ...(error === undefined ? {} : { errorMessage: { text: error } }),
  }
}

export const Answered = (view: ContactView) => {
  const { children, transfer } = view.contact
  if (!view.visit.may('contact.follow-up', view.resource).allowed) return null
  return (
    <>
      {children.some((child) => awaitsReply(view.contact, child)) && (
        <Small view={view} name="reply" title="The referrer has answered">
          <Textarea
            id="reply-text"
            name="text"
            label="What they said"
            rows={4}
            {...said(view, 'reply', 'text')}
          />
          <Button text="Screen it again" preventDoubleClick />
        </Small>
      )}
      {transfer && !transfer.acceptedAt && (
        <Small view={view} name="transfer-accepted" title={`${transfer.to} has accepted it`}>
          <Input
            id="accepted-by"
            name="by"
            label="Who accepted it, and in what role"
            {...said(view, 'transfer-accepted', 'by')}
          />
          <Input
            id="accepted-proof"
            name="proof"
            label="How we know: e-mail, letter, call and when"
            {...said(view, 'transfer-accepted', 'proof')}
          />
          <Button text="Record the acceptance" preventDoubleClick />
        </Small>
      )}
    </>
  )
}

export const OtherActions = (view: ContactView) => {
  const { contact, others } = view
  if (contact.moved) return null
  const decision = view.visit.may('contact.follow-up', view.resource)
  // Left to them to read: why nothing can be changed stands where it would be.
  if (!decision.allowed && decision.because.rule === 'exit-list-reads-only')
    return <InsetText text={sayRefusal(decision.because, 'contact.follow-up')} />
  // Whoever reads it in another function finds no button that would be refused.
  if (!decision.allowed) return null
  const mayMove = view.visit.may('contact.move', view.resource).allowed
  const partners = mayMove ? others.filter(({ code }) => code !== contact.owner) : []
  return (
    <section aria-labelledby="also">
      <h2 class="govuk-heading-m" id="also">
        Also
      </h2>
      {contact.children.map((child) => (
        <Small
          key={child.id}
          view={view}
          name={`children/${child.id}/voice`}
          title={`What ${childName(child)} says`}
        >
          <Textarea
            id={`heard-${child.id}`}
            name="heard"
            label="The child’s own words, as spoken"
            rows={3}
            {...said(view, `children/${child.id}/voice`, 'heard')}
          />
          <Input
            id={`not-yet-${child.id}`}
            name="notYet"
            label="Or why the child has not been heard yet"
            {...said(view, `children/${child.id}/voice`, 'notYet')}
          />
          <Button text="Keep" classes="govuk-button--secondary" preventDoubleClick />
        </Small>
      ))}
      <Small view={view} name="note" title="Add a note">
        <Textarea id="note-text" name="text" label="Note" rows={3} {...said(view, 'note', 'text')} />
        <Button text="Add the note" classes="govuk-button--secondary" preventDoubleClick />
      </Small>
      <Small view={view} name="urgency" title="Change how urgent it is">
        <Radios
          idPrefix="urgency"
          name="urgency"
          value={contact.urgency}
          fieldset={{ legend: 'How urgent' }}
          items={(['immediate', 'today', 'not-urgent'] as const).map((urgency) => ({
            value: urgency,
            text: urgencyWords[urgency],
          }))}
        />
        <Input id="urgency-because" name="because" label="Why" {...said(view, 'urgency', 'because')} />
        <Button text="Change" classes="govuk-button--secondary" preventDoubleClick />
      </Small>
      {partners.map((partner) => (
        <Small key={partner.code} view={view} name="move" title={`This is ${partner.shortName}’s child`}>
          <input type="hidden" name="to" value={partner.code} />
          <p class="govuk-body">{`The contact goes on in ${partner.shortName} under the same reference, on the same clocks. ${view.council.shortName} keeps the record that it held it.`}</p>
          <Input id={`move-${partner.code}`} name="because" label="Why" {...said(view, 'move', 'because')} />
          <Button
            text={`Move to ${partner.shortName}`}
            classes="govuk-button--secondary"
            preventDoubleClick
          />
        </Small>
      ))}
    </section>
  )
}
