import { asActorWithin, type Tx } from '../db/index.ts'
import { contextFor, recordLook } from '../events/index.ts'
import type { FormState, Visit } from '../web/index.ts'
import { lookForHistory } from './look-for.routes.tsx'
import { agreeingWords } from './match-words.ts'
import { weighRecords } from './pair.sql.ts'
import type { Agreeing, Beside, PairView } from './pair.view.ts'
import { openAboutPair, reviewOf } from './review.sql.ts'
import { saidOfRecords } from './said.sql.ts'
import type { Other } from './same.rule.ts'
import { type Side, sideOf } from './side.sql.ts'

/** Over every council in sight of the visitor; where no agreement lets them search, over their own alone. */
export const inSight = <T>(tx: Tx, visit: Visit, work: () => Promise<T>): Promise<T> =>
  visit.may('people.search').allowed
    ? asActorWithin(tx, contextFor(visit.actor, 'people.search', visit.at), work)
    : work()

const mostTwins = 2

/** Those born on the same day are shown beside: the mistake to fear is to take one for the other (matching 6). */
const twinsOf = async (tx: Tx, here: Side, there: Side): Promise<readonly Beside[]> => {
  const born = there.siblings.filter(
    ({ id, bornOn }) => bornOn !== null && bornOn === there.bornOn && id !== here.id,
  )
  const beside: Beside[] = []
  for (const sibling of born.slice(0, mostTwins)) {
    const pair = await weighRecords(tx, here, { owner: there.owner, id: sibling.id })
    if (pair) beside.push({ sibling, pair })
  }
  return beside
}

/** Seen beside ours, the other record was looked at: on the record before the page is shown. */
const look = (tx: Tx, { actor, at, may }: Visit, there: Side): Promise<void> => {
  const { because } = may('people.search')
  return recordLook(tx, actor, at, {
    owner: there.owner,
    action: 'people.search',
    subjectKind: 'person',
    subjectId: there.id,
    outcome: 'seen',
    because,
  })
}

/** What may be known of a record out of sight: what was found to agree when the question was asked. */
const agreeingOf = async (
  tx: Tx,
  here: Other,
  other: Other,
): Promise<{ asked: string[]; agreeing: Agreeing | null }> => {
  const open = await openAboutPair(tx, here.owner, here.id, other)
  const asked: string[] = []
  let agreeing: Agreeing | null = null
  for (const { owner, id } of open) {
    const review = await reviewOf(tx, owner, id)
    if (!review) continue
    asked.push(review.because)
    const elsewhere = review.candidates.find((each) => each.kind === 'elsewhere')
    if (elsewhere) agreeing = { band: elsewhere.band, parts: agreeingWords(elsewhere.agreeing) }
  }
  return { asked, agreeing }
}

/** Gathers everything the page of two records shows, each part under the reader's own eyes. */
export const gatherPair = async (
  tx: Tx,
  visit: Visit,
  form: FormState,
  { here, other }: { here: Side; other: Other },
): Promise<PairView> => {
  const said = (await saidOfRecords(tx, here.owner, [here.id])).filter(
    ({ otherOwner, otherId }) => otherOwner === other.owner && otherId === other.id,
  )
  const { asked, agreeing } = await agreeingOf(tx, here, other)
  const seen = await inSight(tx, visit, async () => {
    const there = await sideOf(tx, other)
    if (!there) return null
    await look(tx, visit, there)
    return { there, pair: await weighRecords(tx, here, there), twins: await twinsOf(tx, here, there) }
  })
  return {
    here,
    other,
    there: seen?.there ?? null,
    agreeing,
    pair: seen?.pair ?? null,
    twins: seen?.twins ?? [],
    now: said.find(({ endedAt }) => endedAt === null) ?? null,
    ever: said,
    asked,
    history: {
      here: await lookForHistory(tx, visit, { personIds: [here.id] }),
      there: seen ? await lookForHistory(tx, visit, { personIds: [seen.there.id] }) : null,
    },
    visit,
    form,
  }
}
