import { type AuthorityCode, councilsRecord, type Resource } from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import { type Day, plainDay } from '../time/index.ts'
import type { AgreementContent } from './draft.content.ts'

/** What a council decided about an agreement. effectiveOn is computed, never typed (governance A4). */
export type CouncilDecision = {
  id: string
  what: 'enter' | 'accept'
  decidedBy: string
  decidedOn: Day
  reference: string | null
  regime: 'executive' | 'committee'
  isKey: boolean
  publishedOn: Day | null
  callIn: 'none' | 'runs' | 'waived'
  callInEndedOn: Day | null
  effectiveOn: Day
  constitutionAmendedOn: Day | null
  note: string | null
}

/** What comes after the holder has decided, one at a time. */
export type Afterwards = {
  id: string
  what: 'called-in' | 'call-in-ended' | 'constitution-amended'
  on: Day
  by: string
  note: string | null
}

export type Signed = {
  id: string
  organisation: string
  signedBy: string
  capacity: string
  signedOn: Day
  /** The kept paper that bears it; needed of a party that nobody signs in for here. */
  documentId: string | null
}

/** A signatory leaves an information sharing agreement, by the paper in which it says so. */
export type Leaving = {
  id: string
  organisation: string
  from: Day
  because: string
  saidBy: string
  documentId: string
}

export type DocumentKept = { id: string; title: string; name: string; size: number; sha256: string }

/** What a source says of the agreement; never taken as more than that. */
export type Claim = {
  id: string
  topic: string
  says: string
  saysFrom: Day | null
  saysTo: Day | null
  amountPence: number | null
  isApproximate: boolean
  source: string
  place: string
}

export type AgreementEvent = Happening &
  (
    | { type: 'begun'; content: AgreementContent; parties: readonly string[] }
    | {
        type: 'changed'
        content: AgreementContent
        parties: readonly string[]
        version: number
        /** What was changed, in a few words for the history. */
        changed: string
      }
    | { type: 'decided'; decision: CouncilDecision; version: number }
    | { type: 'signed'; signature: Signed; version: number }
    | { type: 'document-kept'; document: DocumentKept }
    | { type: 'claimed'; claim: Claim }
    | { type: 'concluded' }
    | { type: 'withdrawn'; because: string }
    | { type: 'completed'; afterwards: Afterwards }
    | { type: 'signatory-left'; leaving: Leaving }
  )

export type AgreementFact = Fact<AgreementEvent>

/**
 * What one council did about one agreement: a stream for each council under the agreement's own id. What both have done
 * stands in rows both read; neither writes the other's.
 */
export type CouncilsPart = { owner: AuthorityCode; id: string; latest: AgreementFact }

export const evolvePart = (_before: CouncilsPart | undefined, fact: AgreementFact): CouncilsPart => ({
  owner: fact.owner,
  id: fact.id,
  latest: fact,
})

export const agreementResource = ({ owner, id }: { owner: AuthorityCode; id: string }): Resource =>
  councilsRecord('agreement', { owner, id })

const afterwardsInWords: Readonly<Record<Afterwards['what'], string>> = {
  'called-in': 'The decision was called in: nothing counts until that is settled',
  'call-in-ended': 'Call-in was recorded as ended',
  'constitution-amended': 'The constitution was recorded as amended',
}

export const agreementSentence = ({ event }: AgreementFact): string => {
  switch (event.type) {
    case 'begun':
      return `“${event.content.title}” was begun as a draft`
    case 'changed':
      return `The draft was changed (version ${String(event.version)}): ${event.changed}`
    case 'decided':
      return `The council’s decision was recorded: ${event.decision.decidedBy}`
    case 'signed':
      return `A signature was recorded: ${event.signature.signedBy}, ${event.signature.capacity}`
    case 'document-kept':
      return `A document was added: ${event.document.title}`
    case 'claimed':
      return `What a source says was added: ${event.claim.source} on ${event.claim.topic}`
    case 'concluded':
      return 'Both councils’ decisions and every signature were there: the agreement was put on record'
    case 'withdrawn':
      return `The draft was withdrawn: ${event.because}`
    case 'signatory-left':
      return `${event.leaving.saidBy} said that ${event.leaving.organisation} leaves on ${plainDay(event.leaving.from)}`
    case 'completed':
      return afterwardsInWords[event.afterwards.what]
  }
}

/** A draft as both parties read it. */
export type Draft = {
  owner: AuthorityCode
  id: string
  parties: readonly string[]
  version: number
  content: AgreementContent
  concludedAt: string | null
  withdrawnAt: string | null
}

export type DecisionOnRecord = Omit<CouncilDecision, 'what' | 'effectiveOn'> & {
  owner: AuthorityCode
  version: number
  what: string
  effectiveOn: Day | null
}

export type SignatureOnRecord = Signed & { owner: AuthorityCode; version: number }

/** Whose decision and whose signature of the draft as it now stands are still missing. */
export const whoIsMissing = (
  { parties, version }: Pick<Draft, 'parties' | 'version'>,
  councils: readonly AuthorityCode[],
  decisions: readonly Pick<DecisionOnRecord, 'owner' | 'version' | 'what'>[],
  signatures: readonly Pick<SignatureOnRecord, 'organisation' | 'version' | 'documentId'>[],
): { decisions: string[]; signatures: string[] } => ({
  decisions: parties.filter(
    (party) =>
      councils.includes(party) &&
      !decisions.some(
        (each) =>
          each.owner === party &&
          each.version === version &&
          (each.what === 'enter' || each.what === 'accept'),
      ),
  ),
  signatures: parties.filter(
    (party) =>
      !signatures.some(
        (each) =>
          each.organisation === party &&
          each.version === version &&
          (councils.includes(party) || each.documentId !== null),
      ),
  ),
})

/** A council whose functions are discharged enters; one that only discharges for another accepts (DEC18/CMDN/61, 1 and 3). */
export const decidesTo = (content: AgreementContent, council: AuthorityCode): CouncilDecision['what'] =>
  content.functions.length > 0 && content.functions.every(({ holder }) => holder !== council)
    ? 'accept'
    : 'enter'
