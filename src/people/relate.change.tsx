import { Button } from '../design/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { Field, Reading } from '../questions/index.ts'
import { dayOf } from '../time/index.ts'
import type { Amiss, Change, On } from './change.ts'
import { fromField, sourceField } from './change-fields.ts'
import { changeAlso, giveUp } from './changing.ts'
import { heardFrom } from './heard-from.ts'
import { type Kin, kinById } from './kin.sql.ts'
import { lookForPeople } from './look-for.routes.tsx'
import type { Match, Matches } from './match.ts'
import { newDescribed, newDetails, newPersonAmiss, newPersonFields } from './new-person.ts'
import { PeopleMayBe } from './pages/cards.tsx'
import { registerPerson } from './register.ts'
import {
  doubtsAbout,
  kindField,
  kinOf,
  responsibilityField,
  responsibilityTyped,
} from './relations.change.tsx'
import * as rule from './relations.rule.ts'

/**
 * Somebody is related to somebody else: find the other one on this page, or register them when nobody is found; then
 * say how. Ids are never typed, and both stand in the same council's index.
 */

type Stage = 'find' | 'relate' | 'register'

type Around = { other: Kin | null; found: Matches | null; doubts: readonly Amiss[] }

/** Whom somebody chose: with a button just now, or a moment ago. */
const chosenIn = (say: Reading): string => {
  const now = say.one('choose') === '' ? say.one('other') : say.one('choose')
  return now === 'again' ? '' : now
}

const stageOf = (say: Reading): Stage => {
  const chosen = chosenIn(say)
  return chosen === '' ? 'find' : chosen === 'new' ? 'register' : 'relate'
}

const whatIsTyped = (say: Reading): boolean =>
  ['given-names', 'family-name', 'born-year', 'postcode', 'phone'].some((name) => say.one(name) !== '')

/** Cards of other people than the one whose page this is. */
const others = (found: Matches | null, id: string): Matches | null =>
  found && {
    ...found,
    matches: found.matches.filter((match) => match.kind !== 'person' || match.id !== id),
  }

const newKin = (on: On): Kin => {
  const { givenNames, familyName, bornOn, isChild, sex } = newDetails(on.say, on.today)
  return { id: newId(), name: `${givenNames} ${familyName}`.trim(), bornOn, isChild, sex }
}

/** They are somebody to this person, or this person is somebody to them: the one who holds the relationship. */
const wayOf = (on: On, other: Kin) => {
  const self = kinOf(on)
  return on.say.one('way') === 'self'
    ? { holder: self, of: other, kind: on.say.one('kind-self'), responsible: on.say.one('responsible-self') }
    : {
        holder: other,
        of: self,
        kind: on.say.one('kind-other'),
        responsible: on.say.one('responsible-other'),
      }
}

const doubtsFor = async (tx: Tx, on: On<null>, other: Kin): Promise<readonly Amiss[]> => {
  const { holder, of, kind } = wayOf(on, other)
  if (kind === '') return []
  const field = on.say.one('way') === 'self' ? 'kind-self' : 'kind-other'
  return (await doubtsAbout(tx, { holder, of, kind }, on.person.owner)).map((each) => ({ ...each, field }))
}

const lookAround = async (tx: Tx, on: On<null>): Promise<Around> => {
  const { say, visit, person } = on
  switch (stageOf(say)) {
    case 'find': {
      const heard = heardFrom(say.answers, dayOf(visit.at))
      const found = whatIsTyped(say) ? await lookForPeople(tx, visit, heard) : null
      return { other: null, found: others(found, person.id), doubts: [] }
    }
    case 'relate': {
      const other = await kinById(tx, person.owner, chosenIn(say))
      return { other, found: null, doubts: other ? await doubtsFor(tx, on, other) : [] }
    }
    case 'register': {
      const found = await lookForPeople(tx, visit, newDescribed(say, on.today), 5)
      return {
        other: null,
        found: others(found, person.id),
        doubts: await doubtsFor(tx, on, newKin(on)),
      }
    }
  }
}

const findFields: readonly Field[] = [
  { kind: 'line', of: 'name', name: 'given-names', label: 'Given names', ask: 'may' },
  { kind: 'line', of: 'name', name: 'family-name', label: 'Family name', ask: 'may' },
  {
    kind: 'day',
    name: 'born',
    label: 'Date of birth',
    hint: 'The year alone helps too.',
    ask: 'may',
  },
  { kind: 'line', of: 'postcode', name: 'postcode', label: 'Postcode', width: 10, ask: 'may' },
]

const wayField = (on: On, other: Kin): Field => {
  const self = kinOf(on)
  const theirs = other.name === '' ? 'The new person' : other.name
  const them = other.name === '' ? 'the new person' : other.name
  return {
    kind: 'choice',
    name: 'way',
    label: 'How are they related?',
    ask: 'must',
    missing: 'Say how they are related',
    options: [
      {
        value: 'other',
        text: `${theirs} is ${self.name}’s …`,
        hint: 'Mother, brother, carer and so on',
        reveals: [
          kindField('kind-other', `What is ${them} to ${self.name}?`),
          responsibilityField('responsible-other', them, self.name),
        ],
      },
      {
        value: 'self',
        text: `${self.name} is ${them}’s …`,
        hint: 'Mother, brother, carer and so on',
        reveals: [
          kindField('kind-self', `What is ${self.name} to ${them}?`),
          responsibilityField('responsible-self', self.name, them),
        ],
      },
    ],
  }
}

const homeOf = ({ person }: On) =>
  person.addresses.findLast((each) => each.to === null && each.use !== 'correspondence') ?? null

const sameHomeField = (on: On): Field => ({
  kind: 'choice',
  name: 'same-home',
  label: `Do they live at the same address as ${kinOf(on).name}?`,
  ...(homeOf(on)?.hidden === true ? { hint: 'That address is hidden. It will be hidden for them too.' } : {}),
  ask: 'must',
  missing: 'Say whether they live at the same address',
  inline: true,
  options: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No, or not known' },
  ],
})

const fieldsOf = (on: On<Around>): readonly Field[] => {
  switch (stageOf(on.say)) {
    case 'find':
      return findFields
    case 'relate':
      return on.around.other === null ? [] : [wayField(on, on.around.other), fromField, sourceField]
    case 'register':
      return [
        ...newPersonFields,
        ...(homeOf(on) === null ? [] : [sameHomeField(on)]),
        wayField(on, newKin(on)),
        sourceField,
      ]
  }
}

const named = (match: Match): string =>
  match.kind === 'person'
    ? match.name
    : match.kind === 'stub'
      ? 'a record you cannot see'
      : 'another council’s record'

/** Registered twice, one human being is two records, and what is known of each is missed on the other. */
const alreadyThere = ({ around }: On<Around>): Amiss[] => {
  const alike =
    around.found?.matches.filter((match) => match.kind === 'stub' || match.band !== 'unlikely') ?? []
  return alike.length === 0
    ? []
    : [
        {
          field: 'given-names',
          isDoubt: true,
          text: `Look first: this may be ${[...new Set(alike.map(named))].join(', or ')}, below`,
        },
      ]
}

/** Registers somebody nobody knew, where this person lives if they live there too, and answers who it is. */
const registered = async (tx: Tx, on: On<Around>): Promise<string> => {
  const home = on.say.one('same-home') === 'yes' ? homeOf(on) : null
  const outcome = await registerPerson(
    tx,
    { actor: on.visit.actor, at: on.visit.at, owner: on.person.owner },
    newDetails(on.say, on.today),
    home && { line: home.line, postcode: home.postcode, hidden: home.hidden },
  )
  return outcome.done ? outcome.state.id : giveUp(outcome, 'person.register')
}

const Choose = ({ match, owner }: { match: Match; owner: string }) => {
  if (match.kind !== 'person') return null
  if (match.owner !== owner)
    return (
      <p class="govuk-body-s">
        This is another council’s record. Register them here too, and say on their page that the two are the
        same person.
      </p>
    )
  return (
    <Button
      classes="govuk-button--secondary govuk-!-margin-bottom-0"
      name="choose"
      value={match.id}
      preventDoubleClick
    >
      Choose<span class="govuk-visually-hidden">{` ${match.name}`}</span>
    </Button>
  )
}

const Results = ({ on, title }: { on: On<Around>; title: string }) =>
  on.around.found === null ? null : (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <PeopleMayBe
        found={on.around.found}
        councils={on.visit.councils}
        at={on.visit.at}
        headingLevel={3}
        doing={(match) => <Choose match={match} owner={on.person.owner} />}
      />
    </>
  )

const After = ({ on }: { on: On<Around> }) => {
  switch (stageOf(on.say)) {
    case 'find':
      return on.around.found === null ? null : (
        <>
          <Results on={on} title="People this may be" />
          <Button
            text="None of them: register somebody new"
            classes="govuk-button--secondary"
            name="choose"
            value="new"
            preventDoubleClick
          />
        </>
      )
    case 'relate':
      return <Again text="Choose somebody else" />
    case 'register':
      return (
        <>
          {alreadyThere(on).length > 0 && <Results on={on} title="Is it one of these?" />}
          <Again text="Search again" />
        </>
      )
  }
}

const Again = ({ text }: { text: string }) => (
  <Button text={text} classes="govuk-button--secondary" name="choose" value="again" preventDoubleClick />
)

const typedToFind = (say: Reading): Record<string, string> =>
  Object.fromEntries(
    ['given-names', 'family-name', 'born-day', 'born-month', 'born-year', 'postcode'].map((name) => [
      name,
      say.one(name),
    ]),
  )

const buttons: Readonly<Record<Stage, string>> = {
  find: 'Find',
  relate: 'Record the relationship',
  register: 'Register and record the relationship',
}

/** An adult to a child is most often the parent; else the other one is. */
const likelyWay = (on: On<Around>): string =>
  !on.person.isChild && (on.around.other?.isChild ?? true) ? 'self' : 'other'

export const addRelation: Change<Around> = {
  path: 'relationships/add',
  action: 'person.change',
  about: 'relations',
  title: (on) => {
    switch (stageOf(on.say)) {
      case 'find':
        return 'Add a relationship: who?'
      case 'relate':
        return `How are they and ${on.around.other?.name ?? 'nobody'} related?`
      case 'register':
        return 'Register somebody related'
    }
  },
  lookAround,
  looksAgain: (say) => say.one('choose') !== '' || stageOf(say) === 'find',
  closed: (on) =>
    stageOf(on.say) === 'relate' && on.around.other === null
      ? 'There is no such person on record here. Go back and choose again.'
      : null,
  lead: (on) =>
    stageOf(on.say) === 'find' ? (
      <p class="govuk-body">
        {`Find the person ${kinOf(on).name} is related to. Search before you register anybody: two records of one person are worse than none.`}
      </p>
    ) : null,
  fields: fieldsOf,
  carried: (on): Record<string, string> =>
    stageOf(on.say) === 'find'
      ? {}
      : {
          other: chosenIn(on.say),
          // What was searched by comes along, so that choosing somebody else begins where it was left.
          ...(stageOf(on.say) === 'relate' ? typedToFind(on.say) : { postcode: on.say.one('postcode') }),
        },
  held: (on) => ({
    way: likelyWay(on),
    ...(on.say.one('born-day') === '' ? {} : { known: 'day' }),
  }),
  after: (on) => <After on={on} />,
  button: (on) => buttons[stageOf(on.say)],
  check: (on) => [
    ...(stageOf(on.say) === 'register' ? [...newPersonAmiss(on.say, on.today), ...alreadyThere(on)] : []),
    ...on.around.doubts,
  ],
  beside: { 'no-date-of-birth': 'known', 'already-related': 'way', 'nobody-there': 'way', themselves: 'way' },
  decide: async (on, tx) => {
    const isNew = stageOf(on.say) === 'register'
    const otherId = isNew ? await registered(tx, on) : (on.around.other?.id ?? '')
    const isSelf = on.say.one('way') === 'self'
    const { kind, responsible } = wayOf(on, { ...kinOf(on), id: otherId })
    const relation = {
      id: newId(),
      otherId: isSelf ? otherId : on.person.id,
      kind,
      hasParentalResponsibility: responsibilityTyped(responsible),
      from: on.say.day('from'),
      to: null,
      source: on.say.one('source'),
    }
    const said = { relation, isOtherThere: otherId !== '', today: on.today }
    if (isSelf) return rule.relate(on.person, said)
    await changeAlso(tx, on.visit, otherId, 'person.change', (other) => rule.relate(other, said))
    return []
  },
}
