import type { Body } from '../web/index.ts'
import { nothingKnownAbout, type Saying } from './answering.rule.ts'
import type { AnswerKind, Assertion, Subject } from './request.ts'
import { isShareLevel, type ShareLevel } from './share-level.rule.ts'

/**
 * An answer as it stands in its form: for each person asked about, things that are said one under the other. Pure. A
 * field is called by whom it is about and which of the things it belongs to: `p2-1-words`.
 */
export type TypedThing = {
  /** Where it stands: `p2-1`. */
  at: string
  subjectId: string
  kind: AnswerKind | ''
  assertion: Assertion | ''
  words: string
  context: string
  level: ShareLevel | ''
  /** Why it is not shared, how far that reason may travel, who decided, and the harm telling would do. */
  because: string
  becauseLevel: ShareLevel | ''
  decider: string
  harm: string
  /** What the agency said before, from which these words were taken; empty where they were typed. */
  reused: string
}

/** Why not shared is itself for the hub alone, unless the agency says otherwise. */
const levelOfReasons: ShareLevel = 'mash-only'

type Field =
  | 'kind'
  | 'assertion'
  | 'words'
  | 'context'
  | 'level'
  | 'because'
  | 'because-level'
  | 'decider'
  | 'harm'
  | 'reused'

export const textOf = (typed: Body, name: string): string => {
  const value = typed[name]
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
}

const kindIn = (text: string): AnswerKind | '' =>
  text === 'nothing-known' || text === 'known' || text === 'declined' ? text : ''
const assertionIn = (text: string): Assertion | '' => (text === 'fact' || text === 'opinion' ? text : '')
const levelIn = (text: string): ShareLevel | '' => (isShareLevel(text) ? text : '')

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const thingAt = (typed: Body, at: string, subjectId: string): TypedThing => {
  const text = (field: Field): string => textOf(typed, `${at}-${field}`)
  return {
    at,
    subjectId,
    kind: kindIn(text('kind')),
    assertion: assertionIn(text('assertion')),
    words: text('words'),
    context: text('context'),
    level: levelIn(text('level')),
    because: text('because'),
    becauseLevel: levelIn(text('because-level')) || levelOfReasons,
    decider: text('decider'),
    harm: text('harm'),
    reused: uuid.test(text('reused')) ? text('reused') : '',
  }
}

/** Nobody needs more about one person at a time; what is longer is attached. */
const mostThings = 20

const numbersFor = (typed: Body, person: number): number[] => {
  const found = Object.keys(typed).flatMap((name) => {
    const [, of = '', number = ''] = /^p(\d{1,3})-(\d{1,3})-[a-z-]+$/.exec(name) ?? []
    return Number(of) === person ? [Number(number)] : []
  })
  return [...new Set([1, ...found])].toSorted((one, other) => one - other).slice(0, mostThings)
}

/** What is typed about each person, in the order they were asked about. There is always one thing to fill in. */
export const thingsTyped = (subjects: readonly Pick<Subject, 'id'>[], typed: Body): TypedThing[][] =>
  subjects.map(({ id }, index) =>
    numbersFor(typed, index + 1).map((number) =>
      thingAt(typed, `p${String(index + 1)}-${String(number)}`, id),
    ),
  )

const isEmpty = ({ words, context, because, harm }: TypedThing): boolean =>
  [words, context, because, harm].every((text) => text.trim() === '')

/** Nothing chosen and nothing written: it is not part of the answer. */
export const isUntouched = (thing: TypedThing): boolean => thing.kind === '' && isEmpty(thing)

const nextNumber = (typed: Body, person: number): number => Math.max(...numbersFor(typed, person)) + 1

/** Room for another thing about a person. */
export const withAnother = (typed: Body, person: number): Body => ({
  ...typed,
  [`p${String(person)}-${String(nextNumber(typed, person))}-words`]: '',
})

/** Without this thing. */
export const without = (typed: Body, at: string): Body =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(`${at}-`)))

type Earlier = { id: string; assertion: Assertion | null; words: string; context: string; level: ShareLevel }

/** What the agency said before, in the first place about this person that is empty; where it went. */
export const withEarlier = (
  typed: Body,
  subjects: readonly Pick<Subject, 'id'>[],
  person: number,
  earlier: Earlier,
): { typed: Body; at: string } => {
  const free = thingsTyped(subjects, typed)[person - 1]?.find(isEmpty)
  const at = free?.at ?? `p${String(person)}-${String(nextNumber(typed, person))}`
  return {
    at,
    typed: {
      ...typed,
      [`${at}-kind`]: 'known',
      [`${at}-assertion`]: earlier.assertion ?? '',
      [`${at}-words`]: earlier.words,
      [`${at}-context`]: earlier.context,
      [`${at}-level`]: earlier.level,
      [`${at}-reused`]: earlier.id,
    },
  }
}

/** Everything that was written, to be shown to its writer where it can no longer be sent. */
export const wordsTyped = (typed: Body): string[] =>
  Object.keys(typed)
    .filter((name) => /^p\d+-\d+-(words|context|because|harm)$/.test(name))
    .map((name) => textOf(typed, name).trim())
    .filter((text) => text !== '')

/** As the rules know it; null for what was left untouched. A level not chosen is the caller's to notice. */
export const sayingOf = (thing: TypedThing, id: string): Saying | null => {
  const { subjectId, kind } = thing
  const none = { id, subjectId, assertion: null, words: '', context: '', decidedBy: null, detriment: '' }
  switch (kind) {
    case '':
      return null
    case 'nothing-known':
      return nothingKnownAbout([{ id: subjectId }], () => id)[0] ?? null
    case 'known':
      return {
        ...none,
        kind,
        assertion: thing.assertion === '' ? null : thing.assertion,
        level: thing.level === '' ? levelOfReasons : thing.level,
        words: thing.words.trim(),
        context: thing.context.trim(),
        ...(thing.reused === '' ? {} : { reusedFrom: thing.reused }),
      }
    case 'declined':
      return {
        ...none,
        kind,
        level: thing.becauseLevel === '' ? levelOfReasons : thing.becauseLevel,
        words: thing.because.trim(),
        decidedBy: thing.decider.trim(),
        detriment: thing.harm.trim(),
      }
  }
}
