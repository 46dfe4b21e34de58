import { newId } from '../db/index.ts'
import { nothingAround, type Amiss, type Change, type On } from './change.ts'
import { becauseField, fromField, optionsOf, sourceField } from './change-fields.ts'
import * as rule from './identifiers.rule.ts'
import {
  identifierSchemes,
  identifierStatuses,
  type Identifier,
  type IdentifierScheme,
  type IdentifierStatus,
} from './identifiers.ts'
import { compactNumber, numberTrouble } from './number-check.ts'
import { othersWithNumber } from './same-number.sql.ts'

/** Numbers people are known by elsewhere. A number replaced or wrong is kept: somebody may still ask by it. */

const isScheme = (text: string): text is IdentifierScheme => Object.hasOwn(identifierSchemes, text)
const isStatus = (text: string): text is IdentifierStatus => Object.hasOwn(identifierStatuses, text)

/** 943 476 5919, as it is read out. */
export const numberInWords = ({ scheme, value }: Pick<Identifier, 'scheme' | 'value'>): string =>
  scheme === 'nhs' && /^\d{10}$/.test(value)
    ? `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`
    : value

const typed = ({ say }: Pick<On, 'say'>) => {
  const scheme = say.one('scheme')
  return isScheme(scheme) ? { scheme, value: compactNumber(scheme, say.one('number')) } : null
}

/** Learner numbers are not held to their check: the issuer's own rule is still to be confirmed (standards 5). */
const isValid = ({ scheme, value }: Pick<Identifier, 'scheme' | 'value'>): boolean =>
  scheme === 'uln' || numberTrouble(scheme, value) === null

/** A number that fails its check may be kept as told, once somebody has looked again; it cannot have been traced. */
const troubles = (on: On): Amiss[] => {
  const number = typed(on)
  const text = number === null ? null : numberTrouble(number.scheme, number.value)
  if (number === null || text === null) return []
  return on.say.one('status') === 'as-told' || isValid(number)
    ? [{ field: 'number', text, isDoubt: true }]
    : [{ field: 'number', text: `${text}. It cannot have been traced or verified as it stands` }]
}

type Others = readonly { id: string; name: string }[]

export const addIdentifier: Change<Others> = {
  path: 'identifiers/add',
  action: 'person.change',
  about: 'identifiers',
  title: () => 'Add a number',
  lookAround: async (tx, on) => {
    const number = typed(on)
    return number === null ? [] : othersWithNumber(tx, on.person.owner, on.person.id, number)
  },
  fields: () => [
    {
      kind: 'choice',
      name: 'scheme',
      label: 'Which number?',
      ask: 'must',
      missing: 'Choose which number it is',
      options: optionsOf(identifierSchemes),
    },
    {
      kind: 'line',
      of: 'words',
      name: 'number',
      label: 'The number',
      width: 20,
      ask: 'must',
      missing: 'Enter the number',
    },
    {
      kind: 'choice',
      name: 'status',
      label: 'How sure is it?',
      ask: 'must',
      missing: 'Say whether the number was checked',
      options: [
        { value: 'as-told', text: 'As told, not checked' },
        { value: 'traced', text: 'Traced: found in the national system by name and date of birth' },
        { value: 'verified', text: 'Verified: traced, and the person or a parent agreed that it is theirs' },
      ],
    },
    fromField,
    sourceField,
  ],
  check: (on) => {
    const number = typed(on)
    if (number === null) return []
    const [other] = on.around
    return [
      ...troubles(on),
      ...(other
        ? [
            {
              field: 'number',
              isDoubt: true as const,
              text: `${other.name} has this number too. Twins are sometimes given one another’s, and it may be the same person`,
            },
          ]
        : []),
    ]
  },
  button: 'Add the number',
  beside: { 'number-already-held': 'number', 'does-not-check': 'number', 'another-is-checked': 'number' },
  decide: (on) => {
    const number = typed(on)
    const status = on.say.one('status')
    if (number === null || !isStatus(status)) return { refused: 'number-missing' }
    const identifier = {
      id: newId(),
      ...number,
      status,
      from: on.say.day('from'),
      to: null,
      source: on.say.one('source'),
    }
    return rule.addIdentifier(on.person, { identifier, isValid: isValid(number), today: on.today })
  },
}

const numberOn = ({ person, part }: On): Identifier | undefined =>
  person.identifiers.find(({ id }) => id === part)

export const identifierStatus: Change = {
  path: 'identifiers/:part/status',
  action: 'person.change',
  about: 'identifiers',
  title: (on) => {
    const held = numberOn(on)
    return held ? `${identifierSchemes[held.scheme]} ${numberInWords(held)}` : 'Number'
  },
  has: (person, part) => person.identifiers.some(({ id }) => id === part),
  lookAround: nothingAround,
  fields: () => [
    {
      kind: 'choice',
      name: 'status',
      label: 'What is this number now?',
      hint: 'Replaced and wrong numbers are kept and still found by a search.',
      ask: 'must',
      missing: 'Choose what the number is now',
      options: optionsOf(identifierStatuses),
    },
    becauseField('Why?', 'For example: traced in the national system today; the school gave a new one'),
    sourceField,
  ],
  held: (on) => ({ status: numberOn(on)?.status ?? '' }),
  button: 'Keep this',
  beside: { 'same-status': 'status', 'does-not-check': 'status', 'another-counts-now': 'status' },
  decide: (on) => {
    const [held, status] = [numberOn(on), on.say.one('status')]
    if (!held || !isStatus(status)) return { refused: 'no-such-number' }
    return rule.changeIdentifierStatus(on.person, {
      identifierId: on.part,
      status,
      because: on.say.one('because'),
      source: on.say.one('source'),
      isValid: isValid(held),
    })
  },
}
