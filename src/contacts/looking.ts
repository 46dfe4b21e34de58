import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import {
  clean,
  type Cleaned,
  type Described,
  findMatches,
  type Found,
  type FoundAll,
} from '../matching/index.ts'
import type { Candidate, Raised } from '../people/index.ts'
import type { Contact } from './contact.ts'
import { describedOn } from './describing.ts'
import { isLikely } from './matching.rule.ts'
import type { Somebody } from './who.ts'

/** Looking for one child or adult of a contact, and what is kept of it: enough to weigh it again years later. */

export type Looked = { somebody: Somebody; heard: Cleaned; all: FoundAll }

const most = 10

const isNobody = ({ names, born, nhsNumber, upn }: Described): boolean =>
  names.length === 0 && born === null && nhsNumber === null && upn === null

/** Null where nothing was told that anybody could be found by. */
export const lookFor = async (tx: Tx, contact: Contact, somebody: Somebody): Promise<Looked | null> => {
  const described = describedOn(contact, somebody)
  if (isNobody(described)) return null
  const about = { kind: 'contact' as const, id: contact.id }
  return { somebody, heard: clean(described), all: await findMatches(tx, described, { limit: most, about }) }
}

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

/** Likely, and so to be asked about: somebody here, or somebody the other council knows. */
const asks = ({ found }: FoundAll): boolean =>
  found.some((each) => each.kind !== 'restricted' && isLikely(each.band))

/** Whom attaching by itself would choose (matching 6, band A), of the council's own index alone. */
export const wouldAttach = (owner: AuthorityCode, { found }: FoundAll): string | null => {
  const best = found.find((each) => each.kind === 'person')
  return best !== undefined && best.band === 'attach' && best.owner === owner ? best.id : null
}

/** Other councils that seem to know this person. */
export const elsewhereIn = (owner: AuthorityCode, { found }: FoundAll): AuthorityCode[] =>
  found.flatMap((each) =>
    each.owner !== owner && each.kind !== 'restricted' && isLikely(each.band) ? [each.owner] : [],
  )

/** The question, with everything it was made on. */
export const toRaise = (contact: Contact, { somebody, heard, all }: Looked, attaches: boolean): Raised => ({
  kind: 'contact-match',
  subject: { kind: somebody.part, contactId: contact.id, id: somebody.id },
  other: null,
  because: '',
  heard,
  modelVersion: all.modelVersion,
  candidates: all.found.map(candidateOf),
  wouldAttach: wouldAttach(contact.owner, all),
  attaches,
  isAsked: asks(all),
})
