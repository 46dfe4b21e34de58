import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Resource } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import { type NotDone, performTogether, resourceOf, unlessChangedMeanwhile } from '../events/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type House,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { describedPerson } from './described.sql.ts'
import { personOf, sayOfTwo, type Worker } from './linking.ts'
import { lookForPeople } from './look-for.routes.tsx'
import type { Matches } from './match.ts'
import { mergeRecords, type ToMerge, unmergeRecords } from './merging.ts'
import { PairPage, takesATick } from './pages/pair.page.tsx'
import { SamePage, SaidNow } from './pages/same.page.tsx'
import { evidenceOf, weighRecords } from './pair.sql.ts'
import { gatherPair, inSight } from './pair.show.ts'
import { personStream } from './person.sql.ts'
import { doubtsAbout } from './reopen.rule.ts'
import { leaveReviews, notCompared, openAboutPair, raiseReview } from './review.sql.ts'
import { namesInSight, type SaidShown, saidOfRecords } from './said.sql.ts'
import type { Other } from './same.rule.ts'
import { type Side, sideOf } from './side.sql.ts'

type OfPerson = { id: string }
type OfPair = { id: string; otherOwner: string; otherId: string }
const ofPair = z.object({
  id: z.uuid(),
  otherOwner: z.string().regex(/^E\d{8}$/),
  otherId: z.uuid(),
})

/** The own record, visible under the hat worn, with what access decisions need of it. */
const findSide = async (
  tx: Tx,
  id: string,
  visit: Visit,
): Promise<{ resource: Resource; it: Side } | null> => {
  const owner = visit.actor.actingFor
  const side = owner === null ? null : await sideOf(tx, { owner, id })
  const person = side && (await personOf(tx, side))
  return side && person ? { it: side, resource: await resourceOf(tx, personStream, person) } : null
}

/** Others of the likeness of this person, without the records it is said of already. */
const othersLike = async (
  tx: Tx,
  visit: Visit,
  person: Side,
  said: readonly SaidShown[],
): Promise<Matches | null> => {
  const described = await describedPerson(tx, person)
  const found = described ? await lookForPeople(tx, visit, described, 10) : null
  const known = new Set([
    person.id,
    ...said.flatMap(({ endedAt, otherId }) => (endedAt === null ? [otherId] : [])),
  ])
  return (
    found && {
      ...found,
      matches: found.matches.filter((match) => match.kind !== 'person' || !known.has(match.id)),
    }
  )
}

/** On the page of a person: what is said of their records and others. Merged ones stand there by themselves. */
export const saidElsewhere = async (
  tx: Tx,
  visit: Visit,
  { owner, recordIds }: { owner: string; recordIds: readonly string[] },
) => {
  const said = (await saidOfRecords(tx, owner, recordIds)).filter(({ merged }) => merged === null)
  const others = said.map(({ otherOwner, otherId }) => ({ owner: otherOwner, id: otherId }))
  const names = await inSight(tx, visit, () => namesInSight(tx, others))
  return SaidNow({ owner, said, names, visit })
}

const samePage: Page<OfPerson, Side> = {
  path: '/people/:id/same',
  action: 'person.link',
  params: z.object({ id: z.uuid() }),
  find: (tx, { id }, visit) => findSide(tx, id, visit),
  show: async ({ tx, it: person, visit }) => {
    const said = await saidOfRecords(tx, person.owner, [person.id])
    const others = said.map(({ otherOwner, otherId }) => ({ owner: otherOwner, id: otherId }))
    return {
      title: `${person.name}: the same as somebody else?`,
      main: (
        <SamePage
          person={person}
          said={said}
          names={await inSight(tx, visit, () => namesInSight(tx, others))}
          found={person.mergedInto === null ? await othersLike(tx, visit, person, said) : null}
          visit={visit}
        />
      ),
      back: { href: `/people/${person.id}`, text: person.name },
    }
  },
}

const pairPage: Page<OfPair, Side> = {
  path: '/people/:id/same/:otherOwner/:otherId',
  action: 'person.link',
  params: ofPair,
  find: async (tx, { id, otherOwner, otherId }, visit) =>
    otherOwner === visit.actor.actingFor && otherId === id ? null : findSide(tx, id, visit),
  show: async ({ tx, it: here, params, visit, form }) => {
    const view = await gatherPair(tx, visit, form, {
      here,
      other: { owner: params.otherOwner, id: params.otherId },
    })
    return {
      title: `${here.name}: the same person?`,
      main: <PairPage {...view} />,
      wide: true,
      back: { href: `/people/${here.id}/same`, text: 'Same or different' },
    }
  },
}

const words = {
  'needs-reason': { field: 'because', text: 'Say why' },
  'differences-not-seen': {
    field: 'seen',
    text: 'It may be a brother, sister or twin, or something differs. Look at what differs, and tick that you have',
  },
  'already-said': 'That is said already.',
  'nothing-said': 'Nothing is said of the two any more: a colleague took it back.',
  'undo-the-merge-first':
    'The two are merged. Undo the merge first: it says by itself that they are different.',
  sealed: 'That could not be done. Ring the duty manager.',
  'the-same-record': 'This is one record.',
  'already-merged': 'This record is merged already. Undo that first.',
  'merged-elsewhere':
    'The record that would stand for both is itself merged into another. Merge with that one.',
  'has-merged-records':
    'Other records are merged into this one. Let this one stand for both, or undo them first.',
  'said-different': 'Somebody has said that these are two people. Take that back first, with a reason.',
  'second-person-needed':
    'A record here is restricted: two people must agree. What you say now is the proposal; somebody else merges.',
  'same-person-twice':
    'You proposed this merge yourself. Somebody else who may see both records confirms it.',
  'not-merged': 'The two are not merged any more.',
  'another-council': 'Records of two councils are linked, never merged.',
} as const

const workerOf = ({ actor, at }: Visit): Worker => ({ actor, at })

type Saying = { tx: Tx; acting: Acting<OfPair>; here: Other; other: Other; because: string }

/** How the two compare at this moment: kept with what is said, and what takes a tick. */
const compared = async ({ tx, acting: { visit }, here, other }: Saying) => {
  const pair = await inSight(tx, visit, () => weighRecords(tx, here, other))
  if (pair === null) return { takesTick: false, conflicts: [], evidence: {}, despite: [] }
  const { weight, conflicts } = pair.weighed
  return {
    takesTick: takesATick({ pair }),
    conflicts,
    evidence: { evidence: evidenceOf(pair) },
    despite: doubtsAbout({ weight, conflicts }, pair.thresholds.confirm, []),
  }
}

const hasSeen = ({ acting: { body } }: Saying): boolean => one(body, 'seen') === 'yes'

const refused = (why: string): NotDone => ({ done: false, why: 'refused', refused: why })

const saySame = async (saying: Saying) => {
  const { tx, acting, here, other, because } = saying
  const { takesTick, evidence, despite } = await compared(saying)
  if (takesTick && !hasSeen(saying)) return refused('differences-not-seen')
  return sayOfTwo(tx, workerOf(acting.visit), { here, other }, 'same', { because, despite, ...evidence })
}

const leave = async ({ tx, acting: { visit }, here, other, because }: Saying) => {
  const by = { ...workerOf(visit), owner: here.owner }
  const open = await openAboutPair(tx, here.owner, here.id, other)
  if (open.length > 0) await leaveReviews(tx, by, open, because)
  else
    await raiseReview(tx, by, {
      ...notCompared,
      kind: 'pair-left',
      subject: { kind: 'person', id: here.id },
      other,
      because,
      isAsked: true,
    })
  return { done: true } as const
}

/** Which of the two stands for both. */
const toMerge = ({ acting: { body }, here, other }: Saying): ToMerge =>
  one(body, 'stays') === here.id ? { gone: other, stays: here } : { gone: here, stays: other }

/** Of a restricted record the first person proposes: "the same" stands, and waits in the queue for a second. */
const propose = async (saying: Saying): Promise<NotDone | { done: true }> => {
  const { tx, acting, here, other, because } = saying
  const said = await saySame(saying)
  if (!said.done) return said
  await raiseReview(
    tx,
    { ...workerOf(acting.visit), owner: here.owner },
    {
      ...notCompared,
      kind: 'merge-proposed',
      subject: { kind: 'person', id: here.id },
      other,
      because: `A merge is proposed: ${because}`,
      isAsked: true,
    },
  )
  return { done: true }
}

const mergeThem = async (saying: Saying): Promise<NotDone | { done: true }> => {
  const { tx, acting, because } = saying
  const { takesTick, conflicts, evidence } = await compared(saying)
  if (takesTick && !hasSeen(saying)) return refused('differences-not-seen')
  const merged = await mergeRecords(tx, workerOf(acting.visit), toMerge(saying), {
    because,
    ...evidence,
    conflicts,
    haveSeenConflicts: hasSeen(saying),
  })
  return !merged.done && merged.why === 'refused' && merged.refused === 'second-person-needed'
    ? propose(saying)
    : merged
}

/** Whichever of the two points to the other. */
const unmergeThem = async ({ tx, acting, here, other, because }: Saying) => {
  const person = await personOf(tx, here)
  const pair = person?.mergedInto === other.id ? { gone: here, stays: other } : { gone: other, stays: here }
  return unmergeRecords(tx, workerOf(acting.visit), pair, { because })
}

const sayWord =
  (word: 'different' | 'back') =>
  ({ tx, acting, here, other, because }: Saying) =>
    sayOfTwo(tx, workerOf(acting.visit), { here, other }, word, { because })

/** What each button does. */
const doings: Readonly<Record<string, (saying: Saying) => Promise<NotDone | { done: true }>>> = {
  same: saySame,
  different: sayWord('different'),
  back: sayWord('back'),
  leave,
  merge: mergeThem,
  unmerge: unmergeThem,
}

/** Nothing of it is kept where any part was refused: the transaction is given up. */
class NotKept extends Error {
  readonly outcome: NotDone
  constructor(outcome: NotDone) {
    super('Not kept')
    this.outcome = outcome
  }
}

const say = async (acting: Acting<OfPair>): Promise<Acted> => {
  const { house, visit, params, body, once: token } = acting
  const { actor, at } = visit
  const here = { owner: actor.actingFor ?? '', id: params.id }
  const other = { owner: params.otherOwner, id: params.otherId }
  const then = `/people/${params.id}/same`
  try {
    return await unlessChangedMeanwhile(() =>
      performTogether(
        house.db,
        { actor, at, action: 'person.link', intakeFor: [], once: token },
        async (tx) => {
          if (!(await findSide(tx, here.id, visit))) throw new NotKept({ done: false, why: 'not-found' })
          const saying = { tx, acting, here, other, because: one(body, 'because') }
          const outcome = await doings[one(body, 'what')]?.(saying)
          if (!outcome) throw new NotKept({ done: false, why: 'not-found' })
          if (!outcome.done) throw new NotKept(outcome)
          return { goTo: then }
        },
      ),
    )
  } catch (error) {
    if (error instanceof NotKept) return error.outcome
    throw error
  }
}

/** What is said of two records: to read, to say, and to take back. */
export const sameRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, samePage)
  page(app, house, pairPage)
  action(app, house, {
    path: '/people/:id/same/:otherOwner/:otherId',
    action: 'person.link',
    params: ofPair,
    from: pairPage,
    act: say,
    words,
  })
}
