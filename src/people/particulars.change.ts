import { newId } from '../db/index.ts'
import type { Field } from '../questions/index.ts'
import type { Change, On } from './change.ts'
import { nothingAround } from './change.ts'
import { becauseField, fromField, optionsOf, sourceField, toField } from './change-fields.ts'
import { codeIn, coded, disabilities, ethnicities } from './census-codes.ts'
import { endsBefore } from './names.change.ts'
import * as rule from './particulars.rule.ts'
import { particularKinds, type Particular, type ParticularKind } from './particulars.ts'
import type { PersonEvent } from './person.ts'

/** What must be known besides who somebody is (procedures 1.2 rows 11-14, 20, 21, 41, 42). */

const isKind = (text: string): text is ParticularKind => Object.hasOwn(particularKinds, text)

const fieldName = (kind: ParticularKind): string => `text-${kind}`

const line = (kind: ParticularKind, label: string, missing: string, hint?: string): Field => ({
  kind: 'line',
  of: 'words',
  name: fieldName(kind),
  label,
  ask: 'must',
  missing,
  ...(hint === undefined ? {} : { hint }),
})

const text = (kind: ParticularKind, label: string, missing: string, hint: string): Field => ({
  kind: 'text',
  lines: 3,
  name: fieldName(kind),
  label,
  hint,
  ask: 'must',
  missing,
})

const asked: Readonly<Record<ParticularKind, Field>> = {
  language: line('language', 'Which language?', 'Enter the language'),
  interpreter: line(
    'interpreter',
    'Which interpreter or signer do they need?',
    'Enter which interpreter or signer they need',
    'For example: Polish, a woman, not from the same town',
  ),
  communication: text(
    'communication',
    'What helps them to understand and be understood?',
    'Say what helps them',
    'For example: Makaton, large print, one question at a time',
  ),
  disability: {
    kind: 'choices',
    name: fieldName('disability'),
    label: 'What makes things harder for them?',
    ask: 'must',
    missing: 'Tick at least one, or None',
    options: optionsOf(disabilities).map((option) =>
      option.value === 'NONE' ? { ...option, alone: true as const } : option,
    ),
  },
  ethnicity: {
    kind: 'select',
    name: fieldName('ethnicity'),
    label: 'How do they describe their ethnicity?',
    ask: 'must',
    missing: 'Choose their ethnicity, or that they did not want to say',
    options: optionsOf(ethnicities),
  },
  religion: line('religion', 'Which religion?', 'Enter the religion, or that they have none'),
  school: line(
    'school',
    'Which school, nursery or college?',
    'Enter the school, or that they are taught at home or in none',
  ),
  gp: line('gp', 'Which GP or practice?', 'Enter the GP or practice'),
  'health-visitor': line('health-visitor', 'Which health visitor?', 'Enter the health visitor'),
  'risk-to-staff': text(
    'risk-to-staff',
    'What must somebody know before they visit?',
    'Say what somebody must know before they visit',
    'For example: two large dogs loose in the yard; never visit alone. It is also put up as a flag on every card.',
  ),
  'safe-contact': text(
    'safe-contact',
    'How can they be reached without danger to them?',
    'Say how they can be reached safely',
    'For example: ring between 10 and 2 on weekdays; never leave a message; say you are the dentist',
  ),
  other: text(
    'other',
    'What else must be known?',
    'Say what must be known',
    'One thing at a time, so that each has its dates.',
  ),
}

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
