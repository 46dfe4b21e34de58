import { MojSubNavigation } from '../../design/index.ts'
import type { PersonView } from '../person.view.ts'
import { Section, Ways } from './held-part.tsx'
import { HistoryLines } from './history.tsx'
import { PersonFamily, PersonHomes } from './person-family.tsx'
import { PersonHead } from './person-head.tsx'
import { PersonBirth, PersonFlags, PersonNames, PersonNumbers, PersonToKnow } from './person-held.tsx'
import { PersonNow } from './person-now.tsx'

const parts = [
  ['now', 'Waiting now'],
  ['family', 'Family'],
  ['homes', 'Where they live'],
  ['names', 'Names and birth'],
  ['numbers', 'Numbers'],
  ['to-know', 'What to know'],
  ['flags', 'Flags'],
  ['elsewhere', 'Other records'],
  ['contacts', 'Contacts'],
] as const

const Merged = ({ view }: { view: PersonView }) => {
  const { mergedFrom } = view.person
  return mergedFrom.length === 0 ? null : (
    <>
      <p class="govuk-body">
        This record stands for these of the same council too. What they hold is shown here with its own:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {mergedFrom.map(({ id, name }) => (
          <li key={id}>
            <a class="govuk-link" href={`/people/${id}`}>
              {name || 'Name not known'}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Other records of the same human being: in this council, merged; in the other, linked. */
const Elsewhere = ({ view }: { view: PersonView }) => (
  <Section id="elsewhere" title="Other records of the same person">
    <Merged view={view} />
    {view.elsewhere ??
      (view.person.mergedFrom.length === 0 && (
        <p class="govuk-body">Nobody has said that another record is the same person.</p>
      ))}
    <Ways view={view} ways={[{ to: 'same', text: 'Same as somebody else?', action: 'person.link' }]} />
  </Section>
)

type Props = {
  view: PersonView
  /** The name of an outcome, from the room that owns outcomes. */
  outcomeName: (outcome: string) => string
}

/** One person as one council knows them: who, where, with whom, who waits, and what was told in both councils. */
export const PersonPage = ({ view, outcomeName }: Props) => (
  <div class="person">
    <PersonHead view={view} />
    <MojSubNavigation
      label="On this page"
      classes="person__contents"
      items={parts.map(([id, text]) => ({ text, href: `#${id}` }))}
    />
    <PersonNow view={view} />
    <PersonFamily view={view} />
    <PersonHomes view={view} />
    <div class="person__cards">
      <PersonNames view={view} />
      <PersonBirth view={view} />
      <PersonNumbers view={view} />
      <PersonToKnow view={view} />
      <PersonFlags view={view} />
      <Elsewhere view={view} />
    </div>
    <Section id="contacts" title="Contacts and history" isWide>
      <p class="govuk-hint">Both councils, as far as you may see them, newest first.</p>
      <HistoryLines lines={view.history} councils={view.visit.councils} outcomeName={outcomeName} />
    </Section>
  </div>
)
