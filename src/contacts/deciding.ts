import { holdsRole } from '../access/index.ts'
import { bookFor, settingFor } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { recogniseChild } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import { type Acted, type Acting, many, one, type Visit } from '../web/index.ts'
import { flagsOf, guidanceOf } from './around.sql.ts'
import { change } from './changing.ts'
import type { ChildOnContact, Contact, ContactEvent } from './contact.ts'
import { seenOf } from './contact.view.ts'
import { readDecision, wordRefusal } from './decision.form.ts'
import { decide, type Deciding, everythingMissing, recommend } from './screening.ts'

const whatFor = { recommend: 'contact.recommend', decide: 'contact.decide' } as const

/** A child nobody has recognised is registered in the council's own index with the decision, where it can be. */
const registered = async (
  tx: Tx,
  visit: Visit,
  contact: Contact,
  child: ChildOnContact,
): Promise<ContactEvent[]> => {
  if (child.personId !== null || (child.told.bornOn === null && child.told.expectedOn === null)) return []
  const line = child.told.otherAddress || contact.told.address
  const postcode = child.told.otherPostcode || contact.told.postcode
  const outcome = await recogniseChild(
    tx,
    { actor: visit.actor, at: visit.at, owner: contact.owner },
    {
      personId: null,
      told: child.told,
      address: { line, postcode: postcode === '' ? null : postcode, hidden: false },
    },
  )
  return outcome.recognised
    ? [{ type: 'child-recognised', childId: child.id, personId: outcome.personId }]
    : []
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
        all.push(...(await registered(tx, visit, contact, child)), ...events)
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
