import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { settingFor } from '../clocks/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor, performWithin } from '../events/index.ts'
import {
  clean,
  type Cleaned,
  type Described,
  findMatches,
  type Found,
  type FoundAll,
} from '../matching/index.ts'
import { type Candidate, isReviewed, raiseReview } from '../people/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Task } from '../web/index.ts'
import type { Contact, ContactEvent } from './contact.ts'
import { contactOf } from './contact.sql.ts'
import { contactStream } from './contact.stream.ts'
import { describedOn } from './describing.ts'
import { isLikely } from './matching.rule.ts'
import { everybodyOn, personOn, recogniseAs, type Somebody } from './who.ts'

/**
 * As soon as a contact is taken in, the service looks for everybody on it, by itself and for the council that holds it.
 * What it found is kept with how it was compared, so that it can be worked out again and explained years later; likely
 * ones wait in the review queue until somebody says who it is. Nothing attaches by itself: what attaching would have
 * done is only noted, unless the council switched it on.
 */

type Service = { actor: SystemActor; at: Instant; owner: AuthorityCode }

const most = 10

const candidateOf = (found: Found): Candidate => {
  switch (found.kind) {
    case 'person': {
      const { kind, owner, id, weight, band, likeliest, conflicts, comparison } = found
      return { kind, owner, id, weight, band, likeliest, conflicts, comparison }
    }
    case 'elsewhere':
      return { kind: 'elsewhere', owner: found.owner, band: found.band, agreeing: partsIn(found) }
    case 'restricted':
      return { kind: 'restricted', owner: found.owner, id: found.id }
  }
}

const partsIn = ({ agreeing }: Extract<Found, { kind: 'elsewhere' }>) =>
  agreeing.flatMap((field) => (field === 'kin' ? [] : [field]))

const isNobody = ({ names, born, nhsNumber, upn }: Described): boolean =>
  names.length === 0 && born === null && nhsNumber === null && upn === null

/** Likely, and so to be asked about: somebody here, or somebody the other council knows. */
const asks = ({ found }: FoundAll): boolean =>
  found.some((each) => each.kind !== 'restricted' && isLikely(each.band))

const wouldAttach = (owner: AuthorityCode, { found }: FoundAll): string | null => {
  const best = found.find((each) => each.kind === 'person')
  return best !== undefined && best.band === 'attach' && best.owner === owner ? best.id : null
}

const elsewhereIn = (owner: AuthorityCode, { found }: FoundAll): AuthorityCode[] =>
  found.flatMap((each) =>
    each.owner !== owner && each.kind !== 'restricted' && isLikely(each.band) ? [each.owner] : [],
  )

type Looked = { somebody: Somebody; heard: Cleaned; all: FoundAll }

const lookFor = async (tx: Tx, contact: Contact, somebody: Somebody): Promise<Looked | null> => {
  const described = describedOn(contact, somebody)
  if (isNobody(described)) return null
  const about = { kind: 'contact' as const, id: contact.id }
  return { somebody, heard: clean(described), all: await findMatches(tx, described, { limit: most, about }) }
}

const keep = async (
  tx: Tx,
  by: Service,
  contact: Contact,
  { somebody, heard, all }: Looked,
  attaches: boolean,
): Promise<void> => {
  await raiseReview(tx, by, {
    kind: 'contact-match',
    subject: { kind: somebody.part, contactId: contact.id, id: somebody.id },
    other: null,
    because: '',
    heard,
    modelVersion: all.modelVersion,
    candidates: all.found.map(candidateOf),
    wouldAttach: wouldAttach(by.owner, all),
    attaches,
    isAsked: asks(all),
  })
}

/** Everybody on the contact whom nobody has recognised and for whom nobody has looked yet. */
const lookForEverybody = async (tx: Tx, by: Service, contact: Contact): Promise<Looked[]> => {
  const looked: Looked[] = []
  for (const somebody of everybodyOn(contact)) {
    if (personOn(somebody) !== null || (await isReviewed(tx, by.owner, contact.id, somebody.id))) continue
    const found = await lookFor(tx, contact, somebody)
    if (found) looked.push(found)
  }
  return looked
}

const eventsAfter = (
  contact: Contact,
  by: Service,
  looked: readonly Looked[],
  attaches: boolean,
): ContactEvent[] => {
  const councils = [...new Set(looked.flatMap(({ all }) => elsewhereIn(by.owner, all)))].toSorted()
  const known: ContactEvent[] =
    councils.length === 0 || councils.join() === contact.knownElsewhere.join()
      ? []
      : [{ type: 'known-elsewhere', councils }]
  const attached = looked.flatMap(({ somebody, all }): readonly ContactEvent[] => {
    const personId = attaches ? wouldAttach(by.owner, all) : null
    const events = personId === null ? [] : recogniseAs(contact, somebody.id, personId)
    return 'refused' in events ? [] : events
  })
  return [...known, ...attached]
}

export const matchContact: Task = async ({ owner = '', contactId = '' }, house) => {
  const at = house.now()
  const actor: SystemActor = { kind: 'system', job: 'match-contact', actingFor: owner }
  const by = { actor, at, owner }
  await asActor(house.db, contextFor(actor, 'people.search', at), async (tx) => {
    const contact = (await contactOf(tx, owner, contactId))?.it
    if (!contact || contact.moved) return
    const looked = await lookForEverybody(tx, by, contact)
    const { on: attaches } = await settingFor(tx, owner, 'attach-by-itself', dayOf(at))
    for (const each of looked) await keep(tx, by, contact, each, attaches)
    await performWithin(tx, contactStream, {
      ...by,
      action: 'contact.follow-up',
      id: contactId,
      decide: (now) => (now ? eventsAfter(now, by, looked, attaches) : []),
    })
  })
}
