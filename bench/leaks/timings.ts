import { cambridgeshire, peterborough } from '../../demo/people.ts'
import type { Say } from '../figures.ts'
import { ask, type Fields, type Request } from './asking.ts'
import { anId } from './drawing.ts'
import type { Reader } from './readers.ts'
import { aim, inTurns, judge } from './timing.ts'
import { forgetLimits, isOver, type Trial, type Until } from './trial.ts'
import type { World } from './world.ts'

/** The same question about what is hidden and about what is not there, in turns, many times. */

type Question = { set: string; who: string; route: string; secret: () => Request; nothing: () => Request }

const post = (url: string, fields: Fields): Request => ({ method: 'POST', url, fields })
const get = (url: string): Request => ({ method: 'GET', url })

/** Names of one shape and length: only being there could make a difference. */
const sealedName = { 'given-names': 'Ottolina', 'family-name': 'Trefoilberg', 'born-year': '2016' }
const noName = { 'given-names': 'Uttalino', 'family-name': 'Trafailburg', 'born-year': '2016' }

const questions = (trial: Trial): Question[] => {
  const { planted } = trial
  const id = (name: string): string => planted.people.people[name] ?? ''
  const absent = () => anId(trial.chance)
  const onScreening = `adviser for ${peterborough} in screening`
  const inTeam = `assessmentPeterborough for ${peterborough} in assessment`
  const there = planted.worries.find(({ owner }) => owner === cambridgeshire)?.id ?? ''
  return [
    {
      set: 'suggestions',
      who: onScreening,
      route: 'POST /people/suggest',
      secret: () => post('/people/suggest', sealedName),
      nothing: () => post('/people/suggest', noName),
    },
    {
      set: 'suggestions by number',
      who: onScreening,
      route: 'POST /people/suggest',
      secret: () => post('/people/suggest', { 'nhs-number': '9992345616' }),
      nothing: () => post('/people/suggest', { 'nhs-number': '9990001049' }),
    },
    {
      set: 'beside a call',
      who: onScreening,
      route: 'POST /phone/beside',
      secret: () => post('/phone/beside', beside('Ottolina', 'Trefoilberg')),
      nothing: () => post('/phone/beside', beside('Uttalino', 'Trafailburg')),
    },
    {
      set: 'a sealed person',
      who: onScreening,
      route: 'GET /people/:id',
      secret: () => get(`/people/${id('sealed')}`),
      nothing: () => get(`/people/${absent()}`),
    },
    {
      set: 'a person of the other council',
      who: inTeam,
      route: 'GET /people/:id',
      secret: () => get(`/people/${id('elsewhere')}`),
      nothing: () => get(`/people/${absent()}`),
    },
    {
      set: 'a contact of the other council',
      who: inTeam,
      route: 'GET /contacts/:id',
      secret: () => get(`/contacts/${there}`),
      nothing: () => get(`/contacts/${absent()}`),
    },
    {
      set: 'what another agency is asked',
      who: 'healthNavigator for health in navigator',
      route: 'GET /requests/:id',
      secret: () => get(`/requests/${planted.hub.requests.police}`),
      nothing: () => get(`/requests/${absent()}`),
    },
  ]
}

const beside = (given: string, family: string): Fields => {
  const on = 'child:00000000-0000-4000-8000-000000000001:'
  return { [`${on}given-names`]: given, [`${on}family-name`]: family }
}

const readerWho = (readers: readonly Reader[], who: string): Reader => {
  const found = readers.find(({ words }) => words === who)
  if (!found) throw new Error(`Nobody reads as ${who}.`)
  return found
}

const measure = async (
  trial: Trial,
  world: World,
  question: Question,
  { most, until }: { most: number; until: Until },
  say: Say,
): Promise<void> => {
  const reader = readerWho(trial.readers, question.who)
  const asking = (request: () => Request) => async (nth: number) => {
    if (nth % 10 === 0) await forgetLimits(world)
    await ask(world.app, reader, request())
  }
  const taken = await inTurns(
    { times: most, isOver: () => isOver(until) },
    asking(question.secret),
    asking(question.nothing),
  )
  const { apart, likely, isTold } = judge(taken)
  const times = taken.nothing.length
  const { set, route } = question
  trial.tally.tried('timing', { route, reader: reader.kind, method: question.secret().method }, times * 2)
  say.figure(
    { figure: 'leaks.timing.diff.ms', value: apart, unit: 'ms', size: times, set },
    `difference of the medians; the aim is ${String(aim)} ms or less`,
  )
  say.figure(
    { figure: 'leaks.timing.ks.p', value: likely, unit: 'ratio', size: times, set },
    'Kolmogorov-Smirnov: how likely so much difference is by chance alone',
  )
  if (!isTold) return
  const around = `${apart.toFixed(2)} ms apart, by chance with a likelihood of ${String(likely)}`
  trial.tally.found(
    { channel: 'timing', what: set, reader: reader.words, request: route, around },
    route,
    reader.kind,
  )
}

/** Each question has its share of the time, and is asked so often at most. */
export const tryTimings = async (trial: Trial, say: Say, most: number, until: Until): Promise<void> => {
  const world = await trial.server.copy()
  const all = questions(trial)
  for (const [nth, question] of all.entries()) {
    const share = (until - performance.now()) / (all.length - nth)
    await measure(trial, world, question, { most, until: performance.now() + share }, say)
  }
  await world.stop()
}
