import { type Action, ruleOf } from '../access/actions.ts'
import { councilsInSight, hats, membershipsAt, type StaffActor } from '../access/actor.ts'
import type { Resource, Why } from '../access/may.ts'
import { type FieldSet, mayShow, obligationsOf, purposeOf, purposes } from '../access/purpose.ts'
import { covers, type Range } from '../access/rights.ts'
import type { Standing } from '../access/standing.ts'
import { functionsInShort, roles } from '../access/words.ts'
import { addDays, type Day, dayOf, type Instant, plainDay } from '../time/index.ts'
import type { Names } from './needed.words.ts'
import type { SaidFact } from './steps.ts'

/** What each step of a decision rests on, in words. Of the record only what whoever reads it is shown anyway. */
export type About = {
  actor: StaffActor
  action: Action
  at: Instant
  nameOf: Names
  /** Something is in sight: whether the worker is related to somebody on it is known. */
  isFound: boolean
}

const said = (words: string): SaidFact => ({ words })
const and = new Intl.ListFormat('en-GB', { type: 'conjunction' })

const since = ({ from, to }: Range): string =>
  to === null ? `since ${plainDay(from)}` : `from ${plainDay(from)} to ${plainDay(addDays(to, -1))}`

const employmentFacts = ({ actor: { rights }, at }: About): SaidFact[] =>
  rights.employments
    .filter((each) => covers(each, dayOf(at)))
    .map((each) =>
      said(
        `${each.employerName} employs you${each.jobTitle === '' ? '' : ` as ${each.jobTitle}`}, ${since(each)}.`,
      ),
    )

const trainingFacts = (until: Day | null): SaidFact[] =>
  until === null
    ? []
    : [said(`Your training in handling what is held here is good to ${plainDay(addDays(until, -1))}.`)]

const hatFacts = ({ actor, at, nameOf }: About): SaidFact[] => {
  const { actingFor, fn, rights } = actor
  if (actingFor === null || fn === null) return []
  const teams = membershipsAt(rights, at).filter((team) => team.fn === fn)
  return [
    said(`You act for ${nameOf(actingFor)}, in ${functionsInShort[fn]}.`),
    ...teams.map((team) => said(`You are in the team ${team.teamName}, ${since(team)}.`)),
  ]
}

const roleFacts = ({ actor: { rights }, action, at }: About): SaidFact[] => {
  const { roles: asked } = ruleOf(action)
  if (asked === 'any') return []
  return rights.roles
    .filter((held) => asked.includes(held.role) && covers(held, dayOf(at)))
    .map((held) => said(`You are ${roles[held.role].toLowerCase()}, ${since(held)}.`))
}

/** How far the gate was passed: up to, and not including, the rule that stopped the worker. */
export const gateFacts = (about: About, stoppedBy: string | null): SaidFact[] => {
  const checks: readonly (readonly [string, readonly SaidFact[]])[] = [
    ['', employmentFacts(about)],
    [
      'conflict-of-interest',
      about.isFound ? [said('You are not recorded as related to anybody on it.')] : [],
    ],
    ['training-lapsed', trainingFacts(about.actor.rights.trainingValidTo)],
    ['no-hat', hatFacts(about)],
    ['not-in-this-function', [said(`In that function people ${ruleOf(about.action).words}.`)]],
    ['not-competent', roleFacts(about)],
  ]
  const stop = checks.findIndex(([rule]) => rule === stoppedBy)
  return checks.slice(0, stop === -1 ? checks.length : stop).flatMap(([, facts]) => facts)
}

export const reachFacts = ({ actor, action, at, nameOf }: About): SaidFact[] => {
  const { reach } = ruleOf(action)
  const { actingFor } = actor
  switch (reach) {
    case 'record':
      return [said(`It is a record of ${nameOf(actingFor ?? '')}, for which you act.`)]
    case 'list':
      return [
        said(
          `In this function you look across ${and.format(councilsInSight(actor, at).map(nameOf))}, because something in force lets you act for each.`,
        ),
      ]
    case 'named-list':
      return [said('It lists what you are named for, and nothing else.')]
    case 'agency':
    case 'agency-list':
      return [said(`It is what ${nameOf(actingFor ?? '')} was asked, and nothing else of the council’s.`)]
    case 'intake':
    case 'own':
    case 'self':
      return [said('It is nobody’s record.')]
  }
}

/** Why this worker needs to see this record, of all that a relationship can come from. */
const relationshipFacts = (
  { actor: { rights }, at }: About,
  resource: Pick<Resource, 'allocatedTo' | 'reasonGivenBy' | 'teams' | 'owner'>,
): SaidFact[] => {
  const teams = membershipsAt(rights, at).filter(
    (team) =>
      resource.teams.includes(team.teamId) ||
      (resource.teams.includes(`queue:${team.fn}`) &&
        team.serves.some(({ authority }) => authority === resource.owner)),
  )
  return [
    ...(resource.allocatedTo.includes(rights.staffId) ? [said('It is allocated to you.')] : []),
    ...teams.map((team) => said(`It is with your team, ${team.teamName}.`)),
    ...(resource.reasonGivenBy.includes(rights.staffId)
      ? [said('You said today why you need to open it. Your reason is kept.')]
      : []),
  ]
}

export const needFacts = (about: About, resource: Resource, held: Standing | null): SaidFact[] => {
  const { reach, needs } = ruleOf(about.action)
  if (reach === 'agency')
    return [
      said(
        resource.asked?.isOpen === true
          ? 'Your agency was asked this, and the enquiry is open.'
          : 'The enquiry is closed: what your agency said in it stays yours to read.',
      ),
    ]
  if (reach !== 'record')
    return [said('A list shows short lines only. Whether you may open one is asked again when you do.')]
  if (held?.by === 'grant') return [said('This record is named in what lets you in.')]
  if (held?.by === 'run-off') return [said('This case is on the exit list, for you.')]
  if (held?.by === 's113-placement' && held.isFinishing)
    return [said('It is allocated to you, so you may bring it to its end.')]
  const facts = relationshipFacts(about, resource)
  if (facts.length > 0) return facts
  return needs === 'relationship'
    ? []
    : [said('Your function is there to do this for any child of this council.')]
}

export const sensitivityFacts = ({ actor }: About, resource: Resource): SaidFact[] => [
  said(
    resource.restrictedTo?.includes(actor.rights.staffId) === true
      ? 'It is restricted to named workers, and you are one of them.'
      : 'It is not kept to others. What is kept to named workers is shown to nobody else, only whom to ring.',
  ),
]

const fieldsInWords: Readonly<Record<FieldSet, string>> = {
  identity: 'who people are',
  narrative: 'what was told',
  'said-by-agencies': 'what agencies said',
  course: 'what happened when',
  figures: 'figures',
}
const fieldSets = Object.keys(fieldsInWords) as readonly FieldSet[]

export const purposeFacts = ({ actor }: About, held: Standing | null): SaidFact[] => {
  const { fn } = actor
  if (fn === null) return []
  const what = said(`What you are here for: ${purposes[purposeOf(fn)]}.`)
  if (held === null) return [what]
  // An agency reaches its own flow and no record (B3 step 3; B8 no. 8 and 9).
  if (fn === 'navigator')
    return [
      what,
      said(
        'Shown for that: what your agency itself said and, while the enquiry is open, what it is asked, about whom, and why. Nothing else of the record.',
      ),
    ]
  const inWords = (shown: boolean): string =>
    and.format(fieldSets.filter((set) => mayShow(fn, held, set) === shown).map((set) => fieldsInWords[set]))
  const [shown, kept] = [inWords(true), inWords(false)]
  return [
    what,
    ...(shown === '' ? [] : [said(`Shown for that: ${shown}.`)]),
    ...(kept === '' ? [] : [said(`Not shown for that: ${kept}.`)]),
    ...(obligationsOf(held).length > 0
      ? [said('Every page carries your name, and nothing can be taken out.')]
      : []),
  ]
}

/** What an agency stands on: employed by it, and an information sharing agreement in force. */
export const agencyFacts = ({ actor, at, nameOf }: About, why: Why | null): SaidFact[] => {
  const hat = hats(actor.rights, at).find((each) => each.fn === 'navigator')
  const employed =
    hat === undefined ? [] : [said(`You are in ${hat.teamName}, for ${nameOf(hat.authority)}.`)]
  return why !== null && 'instrument' in why
    ? [
        ...employed,
        {
          words: `${why.instrument.title} (version ${String(why.instrument.version)}) lets it be told.`,
          instrument: why.instrument,
        },
      ]
    : employed
}
