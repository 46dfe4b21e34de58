import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { type Action, holdsRole, type Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { perform, type Refusal, resourceOf } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import {
  type Acting,
  action,
  type ActionDeclaration,
  type House,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { accept, type Acceptor, answer, becomesReferral, query, sendOn, withdraw } from './decide.ts'
import type { HandOver, HandOverEvent } from './hand-over.ts'
import {
  childrenOnOthers,
  asInSight,
  handOversOf,
  isReferralAlready,
  replayHandOver,
  type Told,
} from './hand-over.sql.ts'
import { handOverStream } from './hand-over.stream.ts'
import { idsIn, stepsOf } from './hops.ts'
import { HandOverPage, type HandOverShown } from './pages/hand-over.page.tsx'
import { namesOf, teamsServing, workersOf } from './team.sql.ts'
import { type Travels, whatTravels } from './travels.sql.ts'
import { ruleNamesFor, seenBy, teamsOf } from './tray.routes.tsx'

type Which = { id: string }
const which: z.ZodType<Which> = z.object({ id: z.uuid() })

const acceptorOf = (visit: Visit): Acceptor => ({
  teams: teamsOf(visit).map((team) => team.teamId),
  // At night nobody on emergency duty is a manager; whoever is on duty decides alone (procedures 8).
  isTeamManager:
    holdsRole(visit.actor.rights, 'team-manager', visit.at) || visit.actor.fn === 'emergency-duty',
})

const whyNotAccept = (
  handOver: HandOver,
  visit: Visit,
  mayAccept: boolean,
  isReferral: boolean,
): string | null => {
  const { teams, isTeamManager } = acceptorOf(visit)
  if (!mayAccept || handOver.toTeam === null || !teams.includes(handOver.toTeam)) return null
  return becomesReferral(handOver) && !isReferral && !isTeamManager
    ? 'Accepting this makes it a referral, which a team manager does. You can query it.'
    : null
}

const mayNow = (
  handOver: HandOver,
  visit: Visit,
  resource: Resource,
  isReferral: boolean,
): HandOverShown['may'] => {
  const mine = handOver.toTeam !== null && acceptorOf(visit).teams.includes(handOver.toTeam)
  const acceptAllowed = visit.may('hand-over.accept', resource).allowed && mine
  const because = whyNotAccept(handOver, visit, acceptAllowed, isReferral)
  return {
    accept: acceptAllowed && because === null,
    query: visit.may('hand-over.query', resource).allowed && mine,
    answer: visit.may('hand-over.answer', resource).allowed,
    whyNotAccept: because,
  }
}

/** The enquiry a hand-over came out of: its steps are hops on the way here. */
const cameBy = ({ fromEnquiry }: HandOver, { enquiries }: Travels) =>
  enquiries.filter(({ id }) => id === fromEnquiry?.enquiryId)

const gather = async (tx: Tx, { handOver, facts }: Told, visit: Visit): Promise<HandOverShown | null> => {
  const travels = await whatTravels(tx, handOver)
  if (!travels) return null
  const siblings = await handOversOf(tx, handOver.owner, handOver.contactId)
  const on = dayOf(visit.at)
  const isReferral = await isReferralAlready(tx, handOver)
  const names = await namesOf(tx, [
    ...idsIn(travels.contactFacts, facts),
    handOver.toTeam,
    ...handOver.queries.flatMap((each) => [each.by, each.answer?.by ?? null]),
  ])
  return {
    handOver,
    travels,
    steps: stepsOf(travels.contactFacts, facts, names, cameBy(handOver, travels)),
    names,
    siblings,
    workers: handOver.toTeam === null ? [] : await workersOf(tx, handOver.toTeam, on),
    teams: await teamsServing(tx, handOver.owner, on),
    seen: seenBy(visit, await ruleNamesFor(tx, [handOver], visit)),
    isReceiver: visit.actor.fn === handOver.toFn || visit.actor.fn === 'mash',
    makesReferral: becomesReferral(handOver) && !isReferral,
    may: mayNow(handOver, visit, await resourceOf(tx, handOverStream, handOver), isReferral),
  }
}

const handOverPage: Page<Which, Told> = {
  path: '/hand-overs/:id',
  action: 'hand-over.open',
  params: which,
  find: async (tx, { id }) => {
    const told = await replayHandOver(tx, id)
    const found = told && (await asInSight(tx, told))
    return found && { resource: await resourceOf(tx, handOverStream, found.handOver), it: found }
  },
  show: async ({ tx, it, visit, form }) => {
    const shown = await gather(tx, it, visit)
    if (!shown) return { goTo: '/hand-overs' }
    const back = visit.may('hand-over.tray').allowed
      ? { href: '/hand-overs', text: 'Hand-overs' }
      : { href: '/hand-overs/queried', text: 'Sent back to us' }
    return {
      title: `Hand-over ${it.handOver.reference}`,
      wide: true,
      back,
      main: <HandOverPage shown={shown} visit={visit} form={form} />,
    }
  },
}

const words: ActionDeclaration<Which, Which, Told>['words'] = {
  'already-accepted': 'A colleague has accepted this already. Who has it is shown below.',
  withdrawn: 'This hand-over has been withdrawn.',
  'not-your-team': 'This is with another team now, so only they can take it.',
  'worker-needed': { field: 'worker', text: 'Choose who will take it on' },
  'worker-not-in-team': { field: 'worker', text: 'Choose somebody who is in the team today' },
  'manager-accepts': 'Accepting this makes it a referral, which a team manager does.',
  'already-queried': 'There is a query open already.',
  'reason-needed': { field: 'reason', text: 'Say in a sentence what stops you from accepting it' },
  'nothing-to-answer': 'The query has been answered already.',
  'answer-needed': { field: 'text', text: 'Write your answer' },
  'team-needed': { field: 'team', text: 'Choose a team' },
  'already-with-them': { field: 'team', text: 'It is with that team already' },
  'because-needed': { field: 'because', text: 'Say in a sentence why this team' },
  'withdrawal-needs-reason': { field: 'withdrawal', text: 'Say in a sentence why it is withdrawn' },
  'child-would-wait-for-nobody': {
    field: 'withdrawal',
    text: 'A child on this is on no other hand-over, and would wait for nobody. Send it to another team instead',
  },
}

type Deciding = (
  acting: Acting<Which>,
  handOver: HandOver,
  tx: Tx,
) => Promise<readonly HandOverEvent[] | Refusal>

/** One change to a hand-over: checked, decided and saved by perform; the page then shows what became of it. */
const change = (house: House, name: Action, deciding: Deciding) => async (acting: Acting<Which>) => {
  const { visit, params, once } = acting
  const { actor, at } = visit
  const owner = actor.actingFor ?? ''
  const outcome = await perform(house.db, handOverStream, {
    actor,
    at,
    action: name,
    owner,
    id: params.id,
    once,
    decide: async (handOver, tx) => {
      if (!handOver) return { refused: 'withdrawn' }
      return deciding(acting, handOver, tx)
    },
  })
  return outcome.done ? { goTo: `/hand-overs/${params.id}` } : outcome
}

const accepting: Deciding = async ({ body, visit }, handOver, tx) => {
  const workers = handOver.toTeam === null ? [] : await workersOf(tx, handOver.toTeam, dayOf(visit.at))
  return accept(handOver, acceptorOf(visit), {
    allocatedTo: one(body, 'worker'),
    workers: workers.map((worker) => worker.id),
    isReferralAlready: await isReferralAlready(tx, handOver),
  })
}

const sendingOn: Deciding = async ({ body, visit }, handOver, tx) => {
  const teams = await teamsServing(tx, handOver.owner, dayOf(visit.at))
  const team = teams.find((each) => each.id === one(body, 'team'))
  return sendOn(handOver, team && { fn: team.fn, teamId: team.id }, one(body, 'because'))
}

const changes: readonly { verb: string; action: Action; deciding: Deciding }[] = [
  { verb: 'accept', action: 'hand-over.accept', deciding: accepting },
  {
    verb: 'query',
    action: 'hand-over.query',
    deciding: async ({ body, visit }, handOver) => query(handOver, acceptorOf(visit), one(body, 'reason')),
  },
  {
    verb: 'answer',
    action: 'hand-over.answer',
    deciding: async ({ body }, handOver) => answer(handOver, one(body, 'text')),
  },
  { verb: 'send-on', action: 'hand-over.answer', deciding: sendingOn },
  {
    verb: 'withdraw',
    action: 'hand-over.answer',
    deciding: async ({ body }, handOver, tx) =>
      withdraw(handOver, one(body, 'withdrawal'), await childrenOnOthers(tx, handOver)),
  },
]

export const handOverRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, handOverPage)
  for (const { verb, action: name, deciding } of changes) {
    action(app, house, {
      path: `/hand-overs/:id/${verb}`,
      action: name,
      params: which,
      from: handOverPage,
      act: change(house, name, deciding),
      ...(words === undefined ? {} : { words }),
    })
  }
}
