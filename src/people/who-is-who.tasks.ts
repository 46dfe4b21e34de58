import { asActor, type Tx } from '../db/index.ts'
import { addJob, contextFor, performWithin } from '../events/index.ts'
import { agreeingFields, findMatches, type PairWeighed } from '../matching/index.ts'
import type { House, Task } from '../web/index.ts'
import { describedPerson } from './described.sql.ts'
import type { LinkEvent } from './links.ts'
import { personOf } from './linking.ts'
import { evidenceOf, forCouncil, type Service, serviceFor, weighAcross } from './pair.sql.ts'
import type { Person, PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'
import { doubtsAbout, inWords } from './reopen.rule.ts'
import type { Candidate } from './review.ts'
import { notCompared, openAboutPair, raiseReview, settleReviews } from './review.sql.ts'
import { type Other, saidOf } from './same.rule.ts'

/** What the service does about who is who, later: it brings councils in line, asks, and looks again. It decides nothing. */

const within = (house: House, service: Service, work: (tx: Tx) => Promise<void>): Promise<void> =>
  asActor(house.db, contextFor(service.actor, 'person.link', service.at), work)

/** Adds to one record what the service found; for the council it works for at that moment. */
const note = async (
  tx: Tx,
  { actor, at }: Service,
  one: Other,
  decide: (person: Person) => readonly PersonEvent[],
): Promise<void> => {
  await performWithin(tx, personStream, {
    actor,
    at,
    action: 'person.link',
    owner: one.owner,
    id: one.id,
    decide: (person) => (person ? decide(person) : []),
  })
}

/** Of a sealed record no other council learns anything, and nothing about it is asked by the service. */
const isOpenToIt = (person: Person | undefined): person is Person =>
  person !== undefined && person.sensitivity !== 'sealed'

// ── Two councils, one human being ────────────────────────────────────────────────────────────────────────────────

/** How well the two agree, free of values: which parts, and the band. */
const elsewhereAs = (owner: string, pair: PairWeighed | null): Candidate[] =>
  pair === null
    ? []
    : [{ kind: 'elsewhere', owner, band: pair.band, agreeing: agreeingFields(pair.comparison) }]

const raiseAsked = async (
  tx: Tx,
  service: Service,
  here: Other,
  other: Other,
  pair: PairWeighed | null,
  because: string,
): Promise<void> => {
  if ((await openAboutPair(tx, here.owner, here.id, other)).length > 0) return
  await raiseReview(
    tx,
    { ...service, owner: here.owner },
    {
      ...notCompared,
      kind: 'link-asked',
      subject: { kind: 'person', id: here.id },
      other,
      modelVersion: pair?.modelVersion ?? '',
      candidates: elsewhereAs(other.owner, pair),
      because,
      isAsked: true,
    },
  )
}

/** What one side learns of the other: its answer, and, where the two contradict each other, that it must be looked at. */
const learn = async (tx: Tx, service: Service, here: Other, other: Other, there: Person): Promise<void> => {
  const theirs = saidOf(there.links, here)?.says ?? null
  await note(tx, service, here, (person): readonly LinkEvent[] => {
    const ours = saidOf(person.links, other)
    if (!ours || ours.otherSays === theirs) return []
    const learnt: LinkEvent = { type: 'other-side-said', linkId: ours.id, says: theirs }
    return ours.says === 'same' && theirs === 'different' && ours.needsReview === null
      ? [
          learnt,
          { type: 'link-questioned', linkId: ours.id, because: 'the other council says it is somebody else' },
        ]
      : [learnt]
  })
  const now = await personOf(tx, here)
  const ours = now && saidOf(now.links, other)
  if (ours?.needsReview && theirs === 'different')
    await raiseReopened(tx, service, here, other, null, ours.needsReview)
}

/** Does this council still have to say something? Not where it answered after the other had spoken, or took it back. */
const isUnanswered = (person: Person, other: Other, since: string): boolean =>
  saidOf(person.links, other) === undefined &&
  !person.links.some(
    (link) =>
      link.otherOwner === other.owner && link.otherId === other.id && (link.endedAt ?? link.at) >= since,
  )

const askOrWithdraw = async (
  tx: Tx,
  service: Service,
  here: Other,
  other: Other,
  people: { here: Person; there: Person },
  pair: () => Promise<PairWeighed | null>,
): Promise<void> => {
  const theirs = saidOf(people.there.links, here)
  const ours = saidOf(people.here.links, other)
  const asked = (await openAboutPair(tx, here.owner, here.id, other)).filter(
    ({ kind }) => kind === 'link-asked',
  )
  if (ours) return settleReviews(tx, service, asked, ours.says, ours.because)
  if (theirs?.says === 'same' && isUnanswered(people.here, other, theirs.at)) {
    await raiseAsked(
      tx,
      service,
      here,
      other,
      await pair(),
      'The other council says these are the same person.',
    )
  } else if (theirs?.says !== 'same') {
    await settleReviews(tx, service, asked, 'no-longer-asked', 'The other council took it back.')
  }
}

/** One council's side: what it learns, and what it is asked. */
const bringInLine = async (
  tx: Tx,
  service: Service,
  here: Other,
  other: Other,
  pair: () => Promise<PairWeighed | null>,
): Promise<void> => {
  const there = await forCouncil(tx, service, other.owner, () => personOf(tx, other))
  await forCouncil(tx, service, here.owner, async (working) => {
    const person = await personOf(tx, here)
    if (!isOpenToIt(person) || !isOpenToIt(there)) return
    await learn(tx, working, here, other, there)
    await askOrWithdraw(tx, working, here, other, { here: person, there }, pair)
  })
}

const tellTheOtherCouncil: Task = async (payload, house) => {
  const { owner = '', personId = '', otherOwner = '', otherId = '' } = payload
  const service = serviceFor('tell-the-other-council', owner, house.now())
  const [one, other] = [
    { owner, id: personId },
    { owner: otherOwner, id: otherId },
  ]
  await within(house, service, async (tx) => {
    const pair = () => weighAcross(tx, service, one, other)
    await bringInLine(tx, service, one, other, pair)
    await bringInLine(tx, service, other, one, pair)
  })
}

/**
 * A council asks another whether it knows this person. Looked for in that council's own index, by that council's own
 * service: whoever is likely there waits in that council's queue with the question. Nobody likely: nothing is said.
 */
const askWhoKnows: Task = async ({ owner = '', personId = '', council = '' }, house) => {
  const service = serviceFor('ask-who-knows', owner, house.now())
  const here = { owner, id: personId }
  await within(house, service, async (tx) => {
    const person = await personOf(tx, here)
    const described = await describedPerson(tx, here)
    if (!isOpenToIt(person) || !described) return
    await forCouncil(tx, service, council, async (there) => {
      const { found } = await findMatches(tx, described, {
        limit: 3,
        about: { kind: 'person', id: personId },
      })
      for (const match of found) {
        if (match.kind !== 'person' || match.owner !== council) continue
        if (match.band !== 'attach' && match.band !== 'confirm') continue
        const asked = { owner: council, id: match.id }
        const known = await personOf(tx, asked)
        if (!isOpenToIt(known) || saidOf(known.links, here)) continue
        const pair = await weighAcross(tx, there, asked, here)
        await raiseAsked(tx, there, asked, here, pair, 'The other council asks whether you know this person.')
      }
    })
  })
}

/** Asks another council whether it knows this record of ours. */
export const askWhetherKnown = (tx: Tx, { owner, id }: Other, council: string): Promise<void> =>
  addJob(tx, {
    task: 'ask-who-knows',
    payload: { owner, personId: id, council },
    key: `ask-who-knows:${owner}:${id}:${council}`,
  })

// ── Later evidence ───────────────────────────────────────────────────────────────────────────────────────────────

const raiseReopened = async (
  tx: Tx,
  service: Service,
  here: Other,
  other: Other,
  pair: PairWeighed | null,
  because: string,
): Promise<void> => {
  if ((await openAboutPair(tx, here.owner, here.id, other)).length > 0) return
  await raiseReview(
    tx,
    { ...service, owner: here.owner },
    {
      ...notCompared,
      kind: 'link-reopened',
      subject: { kind: 'person', id: here.id },
      other,
      modelVersion: pair?.modelVersion ?? '',
      candidates: elsewhereAs(other.owner, pair),
      because,
      isAsked: true,
    },
  )
}

/** The question on one of the two records; the other record of the same council only echoes it. */
const question = (
  tx: Tx,
  service: Service,
  one: Other,
  other: Other,
  asked: { because: string; pair: PairWeighed; isEcho: boolean },
): Promise<void> =>
  note(tx, service, one, ({ links }): readonly LinkEvent[] => {
    const link = saidOf(links, other)
    if (link?.says !== 'same' || link.needsReview !== null) return []
    return [
      {
        type: 'link-questioned',
        linkId: link.id,
        because: asked.because,
        evidence: evidenceOf(asked.pair),
        ...(asked.isEcho ? { isEcho: true } : {}),
      },
    ]
  })

/** Never broken silently: the link stands, somebody is told, and both councils have it in their queue. */
const reopen = async (
  tx: Tx,
  service: Service,
  here: Other,
  other: Other,
  pair: PairWeighed,
  because: string,
) => {
  await question(tx, service, here, other, { because, pair, isEcho: false })
  await raiseReopened(tx, service, here, other, pair, because)
  await forCouncil(tx, service, other.owner, async (there) => {
    const person = await personOf(tx, other)
    if (!isOpenToIt(person) || saidOf(person.links, here)?.says !== 'same') return
    await question(tx, there, other, here, { because, pair, isEcho: other.owner === here.owner })
    if (other.owner !== here.owner) await raiseReopened(tx, there, other, here, pair, because)
  })
}

/** Something became known of a person who is said to be one with others: each pair is weighed again. */
const recheckLinks: Task = async ({ owner = '', personId = '' }, house) => {
  const service = serviceFor('recheck-links', owner, house.now())
  const here = { owner, id: personId }
  await within(house, service, async (tx) => {
    const person = await personOf(tx, here)
    if (!isOpenToIt(person)) return
    for (const link of person.links) {
      if (link.says !== 'same' || link.endedAt !== null || link.needsReview !== null) continue
      const other = { owner: link.otherOwner, id: link.otherId }
      if (!isOpenToIt(await forCouncil(tx, service, other.owner, () => personOf(tx, other)))) continue
      const pair = await weighAcross(tx, service, here, other)
      if (pair === null) continue
      const { weight, conflicts } = pair.weighed
      const doubts = doubtsAbout({ weight, conflicts }, pair.thresholds.confirm, link.keptDespite)
      if (doubts.length > 0) await reopen(tx, service, here, other, pair, inWords(doubts))
    }
  })
}

export const whoIsWhoTasks: Readonly<Record<string, Task>> = {
  'tell-the-other-council': tellTheOtherCouncil,
  'ask-who-knows': askWhoKnows,
  'recheck-links': recheckLinks,
}
