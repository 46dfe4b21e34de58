import { CouncilLetter, InsetText, PhoneLink, WarningText } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import { sexes } from '../details.ts'
import { fullName } from '../names.ts'
import { type ParticularKind, particularKinds } from '../particulars.ts'
import type { PersonView } from '../person.view.ts'
import { bornInWords, FlagTags } from './cards.tsx'
import { isOver, SmallPrint, whyNoChange } from './held-part.tsx'
import { SafeContact } from './safe-contact.tsx'

/** Figures in two groups, as people read a number out. */
const asSpoken = (phone: string): string => phone.replace(/^(0\d{4})(\d{6})$/, '$1 $2')

const now = ({ person, today }: PersonView, kind: ParticularKind) =>
  person.particulars.filter((each) => each.kind === kind && !isOver(each, today))

/** Said before anything is read that could be used: how to reach them safely, and what may meet whoever visits. */
const Warnings = ({ view }: { view: PersonView }) => {
  const risks = now(view, 'risk-to-staff')
  const isFlagged = view.person.flags.includes('risk-to-staff')
  return (
    <>
      <SafeContact person={view.person} />
      {risks.map(({ id, text }) => (
        <WarningText key={id} text={`Risk to staff visiting: ${text}`} />
      ))}
      {isFlagged && risks.length === 0 && (
        <WarningText text="Risk to staff visiting. What it is was not written down: ask before anybody goes." />
      )}
    </>
  )
}

/** What has happened to the record itself, before what it holds is believed. */
const Standing = ({ view }: { view: PersonView }) => {
  const { person } = view
  return (
    <>
      {person.mergedInto && (
        <InsetText>
          {'This record was merged into that of '}
          <a class="govuk-link" href={`/people/${person.mergedInto.id}`}>
            {person.mergedInto.name || 'somebody whose name is not known'}
          </a>
          {'. It is kept as it was; go on there.'}
        </InsetText>
      )}
      {person.sensitivity === 'restricted' && (
        <InsetText>
          <strong>Restricted: </strong>
          {`only ${person.readers.join(', ') || 'the workers named on it'} can open this record. Everybody else is told to ring the duty manager.`}
        </InsetText>
      )}
      {person.sensitivity === 'sealed' && (
        <InsetText>
          <strong>Sealed: </strong>
          nobody but its custodians can tell that this record exists. Do not speak of it.
        </InsetText>
      )}
      {person.movedTo !== null && person.movedOn !== null && (
        <InsetText
          text={`Moved to the area of ${person.movedTo} on ${plainDay(person.movedOn)}. That council is answerable now.`}
        />
      )}
    </>
  )
}

const reaching: readonly ParticularKind[] = ['interpreter', 'language', 'communication']

/** How to speak with them: the number stands after the warnings, never before. */
const Reach = ({ view }: { view: PersonView }) => (
  <dl class="person__reach">
    {reaching.flatMap((kind) =>
      now(view, kind).map((each) => (
        <div key={each.id}>
          <dt>{particularKinds[kind]}</dt>
          <dd>
            {each.text} <SmallPrint of={each} view={view} />
          </dd>
        </div>
      )),
    )}
    <div>
      <dt>Telephone</dt>
      <dd>
        {view.person.phone === null ? (
          'Not known'
        ) : (
          <>
            <PhoneLink number={asSpoken(view.person.phone)} />
            {now(view, 'safe-contact').length > 0 && ' (read the warning above first)'}
          </>
        )}
      </dd>
    </div>
  </dl>
)

const sexWords = ({ sex, gender, isChild, bornOn }: PersonView['person']): string => {
  const words = {
    F: isChild ? 'girl' : 'woman',
    M: isChild ? 'boy' : 'man',
    U: `sex ${sexes.U.toLowerCase()}`,
  }
  return [sex === 'U' && bornOn === null ? '' : words[sex], gender].filter(Boolean).join(', gender: ')
}

const Actions = ({ view }: { view: PersonView }) => {
  const { person, visit, resource } = view
  const because = whyNoChange(view)
  return (
    <p class="govuk-body person__actions">
      {because === null ? (
        <a class="govuk-button govuk-button--secondary" role="button" href={`/people/${person.id}/change`}>
          Change what is held
        </a>
      ) : (
        <span>{`You can read this record and not change it. ${because}`}</span>
      )}
      {visit.may('person.link', resource).allowed && (
        <a class="govuk-link" href={`/people/${person.id}/same`}>
          Same as somebody else?
        </a>
      )}
      {visit.may('person.restrict', resource).allowed && person.sensitivity === 'open' && (
        <a class="govuk-link" href={`/people/${person.id}/restrict`}>
          Restrict this record
        </a>
      )}
      {visit.may('record.read', resource).allowed && (
        <a class="govuk-link" href={`/people/${person.id}/record`}>
          What happened, and who looked
        </a>
      )}
    </p>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Who it is, what to beware of, how to reach them. Read first, and by somebody in a hurry read alone. */
export const PersonHead = ({ view }: { view: PersonView }) => {
  const { person, council, today } = view
  const died = person.diedOn === null ? '' : `Died ${plainDay(person.diedOn)}`
  const who = [
    bornInWords(person, today).replace(/, (?:about )?\d[^,]*$/, (age) => (died === '' ? age : '')),
    sexWords(person),
  ]
  return (
    <header class="person-head">
      <h1 class="govuk-heading-l person__name">
        <CouncilLetter code={council.code} name={council.shortName} letter={council.letter} />{' '}
        {fullName(person)}
      </h1>
      <p class="govuk-body-l person-head__who">
        {died !== '' && <strong>{`${died} · `}</strong>}
        {[...who, council.shortName].filter(Boolean).map(capital).join(' · ')}
      </p>
      {person.flags.length > 0 && (
        <p class="person-head__flags">
          <FlagTags held={person.flags} />
        </p>
      )}
      <Standing view={view} />
      <Warnings view={view} />
      <Reach view={view} />
      <Actions view={view} />
    </header>
  )
}
