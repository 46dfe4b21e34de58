import { isDelegatedTo } from '../access/index.ts'
import { nothingAround, type Change, type On } from './change.ts'
import { becauseField, fromField, sourceField, toField } from './change-fields.ts'
import * as rule from './flags.rule.ts'
import { flags, isFlag, type Flag, type FlagSpan } from './flags.ts'
import { mayMarkMarac } from './marac.rule.ts'
import { endsBefore } from './names.change.ts'

/** What must be known before a door is opened: put up with a reason, taken down with one, and never merely gone. */

/** By which right this worker stands here decides whether the MARAC marker is theirs to touch. */
export const mayMark = ({ visit, resource }: Pick<On, 'visit' | 'resource'>, flag: Flag): boolean => {
  // A MARAC co-ordinator changes nothing else of a person, nor another flag.
  if (flag !== 'marac') return visit.may('person.change', resource).allowed
  const { because } = visit.may('person.flag', resource)
  const isDelegated = isDelegatedTo(
    visit.actor.rights,
    resource.owner,
    'marac',
    resource.clientGroup,
    visit.at,
  )
  return because.rule === 'standing' && mayMarkMarac(because.standing.by, isDelegated)
}

const notYours =
  'The MARAC marker is put up and taken down by the council’s own workers: MARAC is not among the delegated functions. Ring their duty manager.'

/** Where a flag is not offered, why stands in its place. */
const isMaracMissing = (on: On): boolean => !on.person.flags.includes('marac') && !mayMark(on, 'marac')

export const raiseFlag: Change = {
  path: 'flags/raise',
  action: 'person.flag',
  about: 'flags',
  title: () => 'Put up a flag',
  lookAround: nothingAround,
  closed: ({ person }) =>
    Object.keys(flags).every((flag) => isFlag(flag) && person.flags.includes(flag))
      ? 'Every flag there is stands on this record already.'
      : null,
  fields: (on) => [
    {
      kind: 'choice',
      name: 'flag',
      label: 'Which flag?',
      hint: `It stands on every card of this person, in words.${isMaracMissing(on) ? ` ${notYours}` : ''}`,
      ask: 'must',
      missing: 'Choose a flag',
      options: Object.entries(flags).flatMap(([value, text]) =>
        isFlag(value) && !on.person.flags.includes(value) && mayMark(on, value) ? [{ value, text }] : [],
      ),
    },
    becauseField('Why?', 'For example: plan made at the conference of 3 November'),
    fromField,
    sourceField,
  ],
  button: 'Put up the flag',
  beside: { 'already-flagged': 'flag' },
  decide: ({ person, say, today }) => {
    const flag = say.one('flag')
    if (!isFlag(flag)) return { refused: 'not-flagged' }
    return rule.putUpFlag(person, {
      flag,
      from: say.day('from') ?? today,
      because: say.one('because'),
      source: say.one('source'),
      today,
    })
  },
}

const spanOn = ({ person, part }: On): FlagSpan | undefined => person.flagSpans.find(({ id }) => id === part)

export const endFlag: Change = {
  path: 'flags/:part/end',
  action: 'person.flag',
  about: 'flags',
  title: (on) => {
    const span = spanOn(on)
    return span ? `Take down the flag: ${flags[span.flag]}` : 'Take down a flag'
  },
  has: (person, part) => person.flagSpans.some(({ id }) => id === part),
  lookAround: nothingAround,
  closed: (on) => {
    const span = spanOn(on)
    if (!span) return null
    if (span.to !== null) return 'This flag was taken down already. It is kept on the record.'
    return mayMark(on, span.flag) ? null : notYours
  },
  fields: () => [
    toField('Until when did it count?'),
    becauseField('Why is it taken down?', 'For example: plan ended at the review of 3 November'),
  ],
  check: (on) => endsBefore(on, spanOn(on)?.from ?? null),
  button: 'Take down the flag',
  isWarning: true,
  decide: (on) => {
    const span = spanOn(on)
    if (!span) return { refused: 'not-flagged' }
    return rule.takeDownFlag(on.person, {
      flag: span.flag,
      to: on.say.day('to') ?? on.today,
      because: on.say.one('because'),
      today: on.today,
    })
  },
}
