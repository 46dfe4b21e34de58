import { newId } from '../db/index.ts'
import type { Field } from '../questions/index.ts'
import { codeIn, coded, disabilities, ethnicities } from './census-codes.ts'
import { becauseField, fromField, optionsOf, sourceField, toField } from './change-fields.ts'
import { type Change, type On, nothingAround } from './change.ts'
import { endsBefore } from './names.change.ts'
import { isKind, fieldName, asked } from './particular-fields.ts'
import * as rule from './particulars.rule.ts'
import { particularKinds, type Particular, type ParticularKind } from './particulars.ts'
import type { PersonEvent } from './person.ts'

/** What must be known besides who somebody is: recorded with its dates, and ended. */

const kindOf = ({ say }: Pick<On, 'say'>): ParticularKind | null => {
  const kind = say.one('kind')
  return isKind(kind) ? kind : null
}

/** Chosen on the page before, only that is asked; else everything there is to choose from. */
const chosenBefore = (on: On): ParticularKind | null => (on.say.one('chosen') === '' ? null : kindOf(on))

const wordsTyped = (on: On, kind: ParticularKind): readonly string[] => {
  const { say } = on
  switch (kind) {
    case 'disability':
      return say.all(fieldName(kind)).map((code) => coded(disabilities, code))
    case 'ethnicity':
      return [coded(ethnicities, say.one(fieldName(kind)))]
    case 'language':
    case 'interpreter':
    case 'communication':
    case 'religion':
    case 'school':
    case 'gp':
    case 'health-visitor':
    case 'risk-to-staff':
    case 'safe-contact':
    case 'other':
      return [say.one(fieldName(kind))]
  }
}

const now = ({ person }: On, kind: ParticularKind): readonly Particular[] =>
  person.particulars.filter((each) => each.kind === kind && each.to === null)

/** None stands alone (census): with the first disability it ends, and with None all others do. */
const endedDisabilities = (on: On, kind: ParticularKind, words: readonly string[]): PersonEvent[] => {
  if (kind !== 'disability') return []
  const none = words.some((each) => codeIn(each) === 'NONE')
  return now(on, kind)
    .filter(({ text: held }) => (codeIn(held) === 'NONE') !== none)
    .map(({ id }) => ({
      type: 'particular-ended',
      particularId: id,
      to: on.say.day('from') ?? on.today,
      because: none ? 'No disability' : 'A disability is recorded',
    }))
}

/** A risk to whoever visits must be known before a door is opened: it goes up as a flag on every card. */
const flagFor = (on: On, kind: ParticularKind, words: readonly string[]): PersonEvent[] =>
  kind === 'risk-to-staff' && !on.person.flags.includes('risk-to-staff')
    ? [
        {
          type: 'flagged',
          flag: 'risk-to-staff',
          because: words.join('; '),
          source: on.say.one('source'),
        },
      ]
    : []

export const addParticular: Change = {
  path: 'particulars/add',
  action: 'person.change',
  about: 'particulars',
  title: (on) => {
    const kind = chosenBefore(on)
    return kind === null ? 'Add something to know' : particularKinds[kind]
  },
  lookAround: nothingAround,
  carried: (on): Record<string, string> => {
    const kind = chosenBefore(on)
    return kind === null ? {} : { chosen: 'yes', kind }
  },
  fields: (on) => {
    const kind = chosenBefore(on)
    const first: Field =
      kind === null
        ? {
            kind: 'choice',
            name: 'kind',
            label: 'What is it about?',
            ask: 'must',
            missing: 'Choose what it is about',
            options: optionsOf(particularKinds).map((option) => ({
              ...option,
              ...(isKind(option.value) ? { reveals: [asked[option.value]] } : {}),
            })),
          }
        : asked[kind]
    return [first, fromField, sourceField]
  },
  check: (on) => {
    const kind = kindOf(on)
    if (kind === null) return []
    const held = new Set(now(on, kind).map(({ text: words }) => words))
    const words = wordsTyped(on, kind)
    if (kind === 'disability' && words.length > 1 && words.some((each) => codeIn(each) === 'NONE'))
      return [{ field: fieldName(kind), text: 'None cannot be ticked with another' }]
    return words.length > 0 && words.every((each) => held.has(each))
      ? [{ field: fieldName(kind), text: 'That is what is held already' }]
      : []
  },
  button: 'Add it',
  decide: (on) => {
    const kind = kindOf(on)
    if (kind === null) return { refused: 'nothing-said' }
    const held = new Set(now(on, kind).map(({ text: words }) => words))
    const words = wordsTyped(on, kind).filter((each) => !held.has(each))
    const dates = { from: on.say.day('from'), to: null, source: on.say.one('source') }
    const recorded: PersonEvent[] = []
    for (const each of words) {
      const particular = { id: newId(), kind, text: each, ...dates }
      const events = rule.recordParticular(on.person, { particular, today: on.today })
      if ('refused' in events) return events
      recorded.push(...events)
    }
    return [...endedDisabilities(on, kind, words), ...recorded, ...flagFor(on, kind, words)]
  },
}

const particularOn = ({ person, part }: On): Particular | undefined =>
  person.particulars.find(({ id }) => id === part)

/** With the last risk to whoever visits, the flag comes down. */
const flagEnded = (on: On): PersonEvent[] => {
  const left = now(on, 'risk-to-staff').filter(({ id }) => id !== on.part)
  return particularOn(on)?.kind === 'risk-to-staff' &&
    left.length === 0 &&
    on.person.flags.includes('risk-to-staff')
    ? [{ type: 'flag-ended', flag: 'risk-to-staff', because: on.say.one('because') }]
    : []
}

export const endParticular: Change = {
  path: 'particulars/:part/end',
  action: 'person.change',
  about: 'particulars',
  title: (on) => {
    const held = particularOn(on)
    return held ? `${particularKinds[held.kind]}: no longer so` : 'No longer so'
  },
  has: (person, part) => person.particulars.some(({ id }) => id === part),
  lookAround: nothingAround,
  closed: (on) => (particularOn(on)?.to != null ? 'This was ended already. It is kept on the record.' : null),
  lead: () => null,
  fields: (on) => [
    toField(`Until when was it so: ${particularOn(on)?.text ?? ''}`),
    becauseField('Why?', 'For example: changed school; it was written down wrong'),
  ],
  check: (on) => endsBefore(on, particularOn(on)?.from ?? null),
  button: 'End it',
  beside: { 'ends-before-it-begins': 'to-day' },
  decide: (on) => {
    const ended = rule.endParticular(on.person, {
      particularId: on.part,
      to: on.say.day('to') ?? on.today,
      because: on.say.one('because'),
      today: on.today,
    })
    return 'refused' in ended ? ended : [...ended, ...flagEnded(on)]
  },
}
