import { holdsRole } from '../access/index.ts'
import { bookFor, settingFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { isRefusal, type Refusal } from '../events/index.ts'
import { isLeft } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import { type Acted, type Acting, type Body, many, one } from '../web/index.ts'
import { flagsOf, guidanceOf } from './around.sql.ts'
import { change } from './changing.ts'
import type { ChildOnContact, Contact, ContactEvent } from './contact.ts'
import { seenOf } from './contact.view.ts'
import { readDecision, wordRefusal } from './decision.form.ts'
import { likelyFor } from './matching.ts'
import { registerAsNew } from './recognising.ts'
import { decide, type Deciding, everythingMissing, recommend } from './screening.ts'

const whatFor = { recommend: 'contact.recommend', decide: 'contact.decide' } as const

/** Did whoever decides tick that this child is none of the people they may be? */
const isNobodyKnown = (body: Body, childId: string): boolean => many(body, 'nobody').includes(childId)

/**
 * A child nobody has recognised is registered in the council's own index with the decision, where it can be. While
 * likely matches wait, only with the tick that it is none of them: no silent duplicates. Left for the review queue, it
 * is registered by nobody until somebody has looked there.
 */
const registered = async (
  tx: Tx,
  { visit, body }: Acting<{ id: string; childId: string }>,
  contact: Contact,
  child: ChildOnContact,
  others: readonly string[],
): Promise<readonly ContactEvent[] | Refusal> => {
  if (child.personId !== null || (child.told.bornOn === null && child.told.expectedOn === null)) return []
  if (await isLeft(tx, contact.owner, child.id)) return []
  const somebody = { part: 'child', id: child.id, child } as const
  const likely = await likelyFor(tx, visit, contact, somebody, others)
  if (likely.length > 0 && !isNobodyKnown(body, child.id)) return { refused: `likely-matches:${child.id}` }
  const because = `None of these, said with the decision on ${contact.reference}`
  const events = await registerAsNew(tx, visit, contact, somebody, likely, because)
  // A child who cannot be registered by whoever decides is decided for all the same.
  return isRefusal(events) ? [] : events
}

/** The decision form of one child, and of those brothers and sisters for whom the same was ticked. */
export const decideForChild = async (acting: Acting<{ id: string; childId: string }>): Promise<Acted> => {
  const { body, params, visit } = acting
  const { actor, at } = visit
  const wanted = one(body, 'what') === 'recommend' ? 'recommend' : 'decide'
  const guidance = await guidanceOf(acting.house.db, actor.actingFor ?? '', dayOf(at))
  const pinned = guidance === null ? null : { authority: actor.actingFor ?? '', version: guidance.version }
  const published = guidance?.indicators.map(({ code }) => code) ?? []
  const read = readDecision(body, params.childId, pinned, published)
  if ('errors' in read) return { form: { errors: read.errors, typed: body } }

  let missing: readonly string[] = []
  const acted = await change(
    acting,
    async (contact, tx) => {
      missing = everythingMissing(contact, read.judgement)
      const repeat = await settingFor(tx, contact.owner, 'repeat-contact', dayOf(at))
      const book = await bookFor(tx, contact.owner, at)
      const isManager = holdsRole(actor.rights, 'screening-manager', at)
      const together = [params.childId, ...many(body, 'same').filter((id) => id !== params.childId)]
      const all: ContactEvent[] = []
      for (const [nth, childId] of together.entries()) {
        const child = contact.children.find(({ id }) => id === childId)
        if (!child) return { refused: 'no-such-child' }
        const flags = await flagsOf(tx, contact.owner, child.personId === null ? [] : [child.personId])
        const deciding: Deciding = {
          childId,
          judgement: read.judgement,
          ticked: read.ticked,
          seen: seenOf(contact, child, flags, repeat),
          today: dayOf(at),
          at,
          isManager,
          book,
          before: together.slice(0, nth),
        }
        const events = wanted === 'recommend' ? recommend(contact, deciding) : decide(contact, deciding)
        if ('refused' in events) return events
        const others = all.flatMap((event) => (event.type === 'child-recognised' ? [event.personId] : []))
        const registering = await registered(tx, acting, contact, child, others)
        if (isRefusal(registering)) return registering
        all.push(...registering, ...events)
      }
      return all
    },
    undefined,
    whatFor[wanted],
  )
  if (!('why' in acted) || acted.why !== 'refused') return acted
  const refused = missing.includes(acted.refused) ? missing : [acted.refused]
  const errors = refused.map((each) => wordRefusal(each, params.childId, read.judgement.outcome))
  return { form: { errors, typed: body } }
}
