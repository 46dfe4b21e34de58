import type { Body, FieldError } from '../web/index.ts'
import { longestSaying, type Saying, type SayingProblem, sayingProblems } from './answering.rule.ts'
import type { Subject } from './request.ts'
import { isUntouched, sayingOf, thingsTyped, type TypedThing } from './typed-answer.ts'

/** What a form says, or what is wrong with it, beside which field and in words. */

const inWhichField: Readonly<Record<SayingProblem['what'], { known: string; declined: string }>> = {
  'words-needed': { known: 'words', declined: 'because' },
  'fact-or-opinion': { known: 'assertion', declined: 'because' },
  'level-needed': { known: 'level', declined: 'because-level' },
  'level-not-yours': { known: 'level', declined: 'because-level' },
  'reason-needed': { known: 'words', declined: 'because' },
  'decider-needed': { known: 'words', declined: 'decider' },
  'detriment-needed': { known: 'words', declined: 'harm' },
  'too-long': { known: 'words', declined: 'because' },
}

const inWords = (what: SayingProblem['what'], name: string): string => {
  switch (what) {
    case 'words-needed':
      return `Write what is known about ${name}`
    case 'fact-or-opinion':
      return `Say whether what is known about ${name} is a fact or an opinion`
    case 'level-needed':
      return `Choose how far what is known about ${name} may travel`
    case 'level-not-yours':
      return `Choose how far this about ${name} may travel: your agency has no such level`
    case 'reason-needed':
      return `Write why what is known about ${name} is not shared`
    case 'decider-needed':
      return `Name who decided not to share what is known about ${name}`
    case 'detriment-needed':
      return `Write what harm telling would do to the child: without it the duty to share applies`
    case 'too-long':
      return `What is written about ${name} is longer than ${longestSaying.toLocaleString('en-GB')} characters: attach it as a file`
  }
}

const problemsOf = (
  thing: TypedThing,
  saying: Saying | null,
  name: string,
  under: { agencyKind: string; dutyToShare: boolean },
): FieldError[] => {
  const { at, kind } = thing
  if (saying === null)
    return [{ field: `${at}-kind`, text: `Say whether this about ${name} is known, or is not shared` }]
  if (kind === 'nothing-known')
    return [thing.words, thing.context, thing.because].some((text) => text.trim() !== '')
      ? [
          {
            field: `${at}-kind`,
            text: `You wrote something about ${name} and chose “Nothing known”: choose “Known”, or clear what you wrote`,
          },
        ]
      : []
  const way = kind === 'declined' ? 'declined' : 'known'
  const found = sayingProblems(saying, under).map(({ what }) => what)
  const all = kind === 'known' && thing.level === '' ? [...found, 'level-needed' as const] : found
  return all.map((what) => ({ field: `${at}-${inWhichField[what][way]}`, text: inWords(what, name) }))
}

const saysBoth = (sayings: readonly Saying[], things: readonly TypedThing[], name: string): FieldError[] => {
  const nothing = things.find(({ kind }) => kind === 'nothing-known')
  return nothing && sayings.length > 1
    ? [
        {
          field: `${nothing.at}-kind`,
          text: `You said that nothing is known about ${name}, and something besides: choose one`,
        },
      ]
    : []
}

/** What is read in the order of its ids is read in the order it was typed. */
const inOrder = (sayings: readonly Saying[]): Saying[] => {
  const ids = sayings.map(({ id }) => id).toSorted()
  return sayings.map((saying, index) => ({ ...saying, id: ids[index] ?? saying.id }))
}

/** What is said; or what is wrong with it. Whoever was left untouched is not answered for yet. */
export const checkAnswer = (
  subjects: readonly Pick<Subject, 'id' | 'name'>[],
  typed: Body,
  under: { agencyKind: string; dutyToShare: boolean; newId: () => string },
): { sayings: Saying[]; errors: FieldError[] } => {
  const errors: FieldError[] = []
  const sayings: Saying[] = []
  for (const [index, all] of thingsTyped(subjects, typed).entries()) {
    const name = subjects[index]?.name ?? ''
    const things = all.filter((thing) => !isUntouched(thing))
    const said = things.map((thing) => ({ thing, saying: sayingOf(thing, under.newId()) }))
    for (const { thing, saying } of said) errors.push(...problemsOf(thing, saying, name, under))
    const ofThisPerson = said.flatMap(({ saying }) => saying ?? [])
    errors.push(...saysBoth(ofThisPerson, things, name))
    sayings.push(...ofThisPerson)
  }
  return errors.length === 0 && sayings.length === 0
    ? { sayings, errors: [{ field: 'p1-1-kind', text: 'Answer about at least one person before you send' }] }
    : { sayings: inOrder(sayings), errors }
}
