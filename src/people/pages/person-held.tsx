import { SummaryList, type SummaryRow, Tag } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import { precisions } from '../births.ts'
import { sexes } from '../details.ts'
import { flags } from '../flags.ts'
import {
  type Identifier,
  type IdentifierScheme,
  identifierSchemes,
  type IdentifierStatus,
  identifierStatuses,
} from '../identifiers.ts'
import { nameUses, type PersonName } from '../names.ts'
import { numberTrouble } from '../number-check.ts'
import { type ParticularKind, particularKinds } from '../particulars.ts'
import type { PersonView } from '../person.view.ts'
import { HeldParts, isOver, Section, Ways } from './held-part.tsx'

const written = ({ givenNames, familyName }: PersonName): string =>
  [givenNames, familyName].filter(Boolean).join(' ') || 'Name not known'

export const PersonNames = ({ view }: { view: PersonView }) => (
  <Section id="names" title="Names">
    <HeldParts parts={view.person.names} view={view} earlier="names" none="Name not known">
      {(name) => (
        <>
          <bdi>{written(name)}</bdi> <span class="person__use">{nameUses[name.use]}</span>
        </>
      )}
    </HeldParts>
    <Ways
      view={view}
      ways={[
        { to: 'names/add', text: 'Add a name' },
        { to: 'names/shown', text: 'Choose the name shown' },
      ]}
    />
  </Section>
)

const birthRows = ({ person }: PersonView): SummaryRow[] => {
  const row = (key: string, value: string): SummaryRow => ({ key: { text: key }, value: { text: value } })
  return [
    row(
      'Born',
      person.bornOn === null
        ? person.expectedOn === null || person.diedOn !== null
          ? 'Not known'
          : 'Not born yet'
        : `${plainDay(person.bornOn)}. ${precisions[person.bornPrecision]}${person.bornSource === '' ? '' : ` (source: ${person.bornSource})`}`,
    ),
    ...(person.expectedOn === null
      ? []
      : [row(person.bornOn === null ? 'Expected' : 'Was expected', plainDay(person.expectedOn))]),
    ...(person.isMultipleBirth ? [row('Birth', 'One of twins or more')] : []),
    ...(person.diedOn === null ? [] : [row('Died', plainDay(person.diedOn))]),
    row('Sex', sexes[person.sex]),
    ...(person.gender === '' ? [] : [row('Gender, in their words', person.gender)]),
  ]
}

export const PersonBirth = ({ view }: { view: PersonView }) => {
  const { person } = view
  const isUnborn = person.bornOn === null && person.expectedOn !== null
  return (
    <Section id="birth" title="Birth, sex and gender">
      <SummaryList classes="person__summary" rows={birthRows(view)} />
      <Ways
        view={view}
        ways={[
          ...(isUnborn
            ? [
                { to: 'has-been-born', text: 'Has been born' },
                { to: 'expected', text: 'Put the expected date right' },
              ]
            : [{ to: 'born', text: 'Put the date of birth right' }]),
          { to: 'sex-and-gender', text: 'Sex and gender' },
          ...(person.diedOn === null ? [{ to: 'died', text: 'Record a death' }] : []),
        ]}
      />
    </Section>
  )
}

const statusColours: Readonly<Record<IdentifierStatus, string>> = {
  'as-told': 'govuk-tag--yellow',
  traced: 'govuk-tag--blue',
  verified: 'govuk-tag--green',
  superseded: 'govuk-tag--grey',
  wrong: 'govuk-tag--red',
}

/** 943 476 5919, as it is read out. */
const numberWritten = ({ scheme, value }: Identifier): string =>
  scheme === 'nhs' && /^\d{10}$/.test(value) ? value.replace(/^(...)(...)(....)$/, '$1 $2 $3') : value

const NumberHeld = ({ number }: { number: Identifier }) => {
  const trouble = numberTrouble(number.scheme, number.value)
  return (
    <>
      <span class="person__number">{numberWritten(number)}</span>{' '}
      <Tag text={identifierStatuses[number.status]} classes={`tag--small ${statusColours[number.status]}`} />
      {trouble !== null && <span class="person__trouble">{` ${trouble}`}</span>}
    </>
  )
}

const schemesOf = (numbers: readonly Identifier[]): IdentifierScheme[] => [
  ...new Set(numbers.map(({ scheme }) => scheme)),
]

export const PersonNumbers = ({ view }: { view: PersonView }) => {
  const { identifiers } = view.person
  return (
    <Section id="numbers" title="Numbers">
      {identifiers.length === 0 && <p class="govuk-body">None recorded</p>}
      {schemesOf(identifiers).map((scheme) => (
        <div key={scheme}>
          <h3 class="govuk-heading-s person__kind">{identifierSchemes[scheme]}</h3>
          <HeldParts
            parts={identifiers.filter((number) => number.scheme === scheme)}
            view={view}
            earlier="numbers"
          >
            {(number) => <NumberHeld number={number} />}
          </HeldParts>
        </div>
      ))}
      <Ways
        view={view}
        ways={[
          { to: 'identifiers/add', text: 'Add a number' },
          { to: 'change', text: 'Say how sure one is' },
        ]}
      />
    </Section>
  )
}

/** In the order in which they are needed: whom to ask first, then what must be thought of. */
const toKnow: readonly ParticularKind[] = [
  'school',
  'gp',
  'health-visitor',
  'disability',
  'communication',
  'language',
  'interpreter',
  'ethnicity',
  'religion',
  'other',
  'safe-contact',
  'risk-to-staff',
]

/** These are asked about so often that not knowing them is said. */
const alwaysSaid = (kind: ParticularKind, isChild: boolean): boolean =>
  kind === 'gp' || (isChild && kind === 'school')

export const PersonToKnow = ({ view }: { view: PersonView }) => {
  const { particulars, isChild } = view.person
  return (
    <Section id="to-know" title="School, health and what to know">
      {toKnow.map((kind) => {
        const held = particulars.filter((each) => each.kind === kind)
        return held.length === 0 && !alwaysSaid(kind, isChild) ? null : (
          <div key={kind}>
            <h3 class="govuk-heading-s person__kind">{particularKinds[kind]}</h3>
            <HeldParts parts={held} view={view} earlier="entries" none="Not known">
              {({ text }) => <span class="as-told">{text}</span>}
            </HeldParts>
          </div>
        )
      })}
      <Ways
        view={view}
        ways={[
          { to: 'particulars/add', text: 'Add something to know' },
          { to: 'particulars/add?kind=safe-contact', text: 'Add how to reach them safely' },
        ]}
      />
    </Section>
  )
}

export const PersonFlags = ({ view }: { view: PersonView }) => (
  <Section id="flags" title="Flags">
    <HeldParts parts={view.person.flagSpans} view={view} earlier="flags" none="None is up">
      {(span) => (
        <>
          <Tag
            text={flags[span.flag]}
            classes={isOver(span, view.today) ? 'govuk-tag--grey' : 'govuk-tag--red'}
          />{' '}
          <span class="as-told">{span.because}</span>
        </>
      )}
    </HeldParts>
    <Ways
      view={view}
      ways={[
        { to: 'flags/raise', text: 'Put up a flag' },
        { to: 'change', text: 'Take one down' },
      ]}
    />
  </Section>
)
