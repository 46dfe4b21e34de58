import { cambridgeshire, people, peterborough, teams } from '../../demo/people.ts'
import type { Fn } from '../../src/access/index.ts'
import * as inHub from '../../test/scenarios/hub-secrets.planted.ts'
import * as ofPeople from '../../test/scenarios/people-secrets.planted.ts'
import { isWorker } from './unseen-table.ts'
import type { Secret, Who } from './words.ts'

/** Every planted word, and who may have it: written by hand from the procedures, and asking nothing of the service. */

/** Words that stand nowhere else in the whole service. */
export const words = {
  worryCambridgeshire: 'gribbelzorn',
  worryPeterborough: 'pomfritzel',
  wholeCambridgeshire: 'hinterzwick',
  wholePeterborough: 'unterzwick',
  fileCambridgeshire: 'fasslabrunn',
  filePeterborough: 'quastelrode',
  niece: 'nichtelspach',
  call: 'telefunzel',
  search: 'suchwurmel',
  telling: 'entwurfzorn',
  judging: 'kritzelbach',
  askedOfSchool: 'schulfratz',
  invited: 'wumpelstedt',
  browser: 'browserix',
} as const

/** A hat that their own team gives them; any other is wrong for them. */
const isTheirs = ({ key, hat }: Who): boolean => {
  if (hat === null || !isWorker(key)) return false
  const team = teams[people[key].team]
  if (team.fn !== hat.fn) return false
  const councils: readonly string[] = team.fn === 'navigator' ? [people[key].employer] : team.serves
  return councils.includes(hat.authority)
}

/** The councils whose people a worker under this hat may find: those their team serves. A partner agency finds nobody. */
const sightOf = (who: Who): readonly string[] =>
  isWorker(who.key) && isTheirs(who) && who.hat?.fn !== 'navigator' ? teams[people[who.key].team].serves : []

const asKnown = (who: Who) =>
  isWorker(who.key) && isTheirs(who) && who.hat
    ? // The hat is one their team gives them, so its function is one of ours.
      { key: who.key, hat: { authority: who.hat.authority, fn: who.hat.fn as Fn }, sight: sightOf(who) }
    : null

const worn = (who: Who, authority: string, ...fns: readonly string[]): boolean =>
  isTheirs(who) && who.hat?.authority === authority && fns.includes(who.hat.fn)

const own = (name: string, word: string, mayHave: Secret['mayHave']): Secret => ({
  name,
  trace: new RegExp(word, 'i'),
  mayHave,
})

const doors = ['screening', 'emergency-duty']

/**
 * Whoever screens looks down the trays of every council their team serves; emergency duty does at night, and the hub
 * sees what was told before of the same household (procedures 2, 4, 12).
 */
const screens = (council: string) => (who: Who) =>
  [...doors, 'mash'].includes(who.hat?.fn ?? '') && sightOf(who).includes(council)

/** A record opens under the hat of its own council, and no other (authorisation B8 no. 6). */
const opens = (council: string) => (who: Who) => worn(who, council, ...doors)

const ownSecrets: readonly Secret[] = [
  own('a worry told to Cambridgeshire', words.worryCambridgeshire, screens(cambridgeshire)),
  own('a worry told to Peterborough', words.worryPeterborough, screens(peterborough)),
  own('the whole of a worry told to Cambridgeshire', words.wholeCambridgeshire, opens(cambridgeshire)),
  own('the whole of a worry told to Peterborough', words.wholePeterborough, opens(peterborough)),
  own('a file sent to Cambridgeshire', words.fileCambridgeshire, opens(cambridgeshire)),
  own('a file sent to Peterborough', words.filePeterborough, opens(peterborough)),
  // Whoever is related to somebody on a record does not open it (authorisation B3 step 1, B8 no. 13).
  own(
    'a worry about the niece of an adviser',
    words.niece,
    (who) => screens(peterborough)(who) && who.key !== 'auntAdviser',
  ),
  own('who an enquiry about a relative is about', 'marigold p', ({ key }) => key !== 'secondMashWorker'),
  own('what was typed during a call', words.call, ({ key }) => key === 'adviser'),
  own('what a worker searched for', words.search, ({ key }) => key === 'adviser'),
  own('what somebody outside has not sent yet', words.telling, ({ key }) => key === 'teller'),
  own('what was typed while judging', words.judging, ({ key }) => key === 'mashWorker'),
  own(
    'what a school is asked',
    words.askedOfSchool,
    (who) =>
      who.key === 'link holder' ||
      worn(who, 'education', 'navigator') ||
      worn(who, peterborough, 'mash', 'emergency-duty'),
  ),
  own('where an invitation went', words.invited, (who) => worn(who, 'police', 'navigator')),
  own('which browser a worker uses', words.browser, ({ key }) => isWorker(key)),
]

const secretsOfPeople: readonly Secret[] = ofPeople.kinds.flatMap((kind) =>
  ofPeople.secrets[kind].map(({ name, trace }) => ({
    name: `${kind}: ${name}`,
    trace,
    mayHave: (who: Who) => {
      const known = asKnown(who)
      return known !== null && ofPeople.maySee(kind, known)
    },
  })),
)

/** Where forms are sent, an enquiry may be decided: then what may travel has travelled. */
const secretsInHub = (isStill: boolean): readonly Secret[] =>
  inHub.kinds.map((kind) => ({
    name: inHub.secrets[kind].name,
    trace: inHub.secrets[kind].trace,
    mayHave: (who: Who) => {
      const known = asKnown(who)
      return (
        known !== null &&
        (inHub.maySee(kind, known, 'open') || (!isStill && inHub.maySee(kind, known, 'closed')))
      )
    },
  }))

/** `isStill`: nobody does anything in that world but look. */
export const secretsIn = (isStill: boolean): readonly Secret[] => [
  ...ownSecrets,
  ...secretsOfPeople,
  ...secretsInHub(isStill),
]
