import { type ClientGroup, councilsInSight, functions, standing } from '../../access/index.ts'
import { Button, InsetText } from '../../design/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import type { FinishedAs } from '../call.sql.ts'

type Props = { finished: FinishedAs; clientGroup: ClientGroup; visit: Visit }

const List = ({ title, items }: { title: string; items: readonly string[] }) =>
  items.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </>
  )

/** What this worker may do next with one council's contact: screen it, change hats first, or leave it to others. */
const Next = ({
  contact,
  clientGroup,
  visit,
}: Pick<Props, 'clientGroup' | 'visit'> & { contact: FinishedAs['contacts'][number] }) => {
  const council = visit.councils.find(({ code }) => code === contact.owner)
  const name = council?.shortName ?? contact.owner
  const hat = visit.hats.find((each) => each.authority === contact.owner && each.fn === visit.actor.fn)
  // Cases left to somebody by name give no right to a new one (R7).
  if (!hat || !councilsInSight(visit.actor, visit.at).includes(contact.owner)) {
    return (
      <InsetText
        text={`Taken in for ${name}. No agreement in force lets you open it: it is with ${name} now, and its own staff are told. If it cannot wait, ring ${name}’s duty manager${council ? `: ${council.dutyPhone}` : ''}.`}
      />
    )
  }
  if (standing(visit.actor.rights, hat.authority, hat.fn, clientGroup, visit.at) === null)
    return (
      <InsetText
        text={`Taken in for ${name}. It is about an adult only, and no agreement about adults lets you open it: ring ${name}’s adult safeguarding team and pass it on now.`}
      />
    )
  if (hat.authority === visit.actor.actingFor)
    return <Button text="Start screening" href={`/contacts/${contact.id}`} />
  return (
    <Form visit={visit} action="/acting-for">
      <input type="hidden" name="hat" value={`${hat.authority}/${hat.fn}`} />
      <input type="hidden" name="then" value={`/contacts/${contact.id}`} />
      <Button
        text={`Act for ${name} · ${functions[hat.fn]}, and start screening`}
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </Form>
  )
}

/** The call became contacts. The references are to be read out to the caller. */
export const FinishedPage = ({ finished, clientGroup, visit }: Props) => (
  <>
    <h1 class="govuk-heading-l">
      {finished.contacts.length === 1 ? 'Taken in' : 'Taken in, one contact for each council'}
    </h1>
    <p class="govuk-body">Read the reference to the caller, letter by letter:</p>
    <ul class="govuk-list finished">
      {finished.contacts.map((contact) => (
        <li key={contact.id} class="finished__contact">
          <p class="govuk-body-l">
            <strong class="finished__reference">{contact.reference}</strong>{' '}
            {visit.councils.find((council) => council.code === contact.owner)?.shortName ?? contact.owner}
          </p>
          <Next contact={contact} clientGroup={clientGroup} visit={visit} />
        </li>
      ))}
    </ul>
    <p class="govuk-body">
      Tell the caller: we decide what happens next within one working day, and we tell you. If anything
      changes, ring again with the reference. If the child is in danger, ring 999.
    </p>
    <List title="Tell these councils" items={finished.toTell} />
    <List title="Still to ask" items={finished.toChase} />
    <p class="govuk-body">
      <a class="govuk-link" href="/phone">
        Take another call
      </a>
    </p>
  </>
)
