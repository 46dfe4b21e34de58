import { dayOf, type Instant } from '../time/index.ts'
import { type Action, type ActionRule, ruleOf } from './actions.ts'
import { type Actor, hats, type LinkActor, membershipsAt, type StaffActor } from './actor.ts'
import { isFresh } from './assurance.ts'
import { covers, type GrantKind, type InstrumentRef } from './rights.ts'
import { grantKindOf, grantsAt, isFull, runOffAt, type Standing, standing, standings } from './standing.ts'
import type { AuthorityCode, ClientGroup, Fn } from './words.ts'

/** What is asked about: a record of one council, or nothing that belongs to anybody. */
export type Resource = {
  kind: string
  id: string
  owner: AuthorityCode
  clientGroup: ClientGroup
  /** Teams the record is with: its queue, and every hand-over of it. */
  teams: readonly string[]
  /** Workers it is allocated to. */
  allocatedTo: readonly string[]
  /** Workers related to somebody on the record. */
  conflictedStaff: readonly string[]
  /** Workers who gave a reason today for opening it. */
  reasonGivenBy: readonly string[]
  /** Contacts and people this record is part of: naming one of them in a grant names this too. */
  within?: readonly string[]
  /** Workers named on it, where it is restricted to them: nobody else opens it, but by breaking the glass. */
  restrictedTo?: readonly string[]
  /** Where it is something asked of a partner agency. */
  asked?: Asked
}

/** What decides whether an agency reaches what it was asked (authorisation B8 no. 8-10). */
export type Asked = {
  agency: string
  /** The flow of an information sharing agreement that carries the answer now; null where none is in force. */
  flow: { id: string; instrument: InstrumentRef } | null
  /** The enquiry it was asked for is still going on. */
  isOpen: boolean
  /** The agency has answered something: that stays readable to it afterwards. */
  hasAnswered: boolean
}

export const ownNothing: Resource = {
  kind: 'none',
  id: '',
  owner: '',
  clientGroup: 'children',
  teams: [],
  allocatedTo: [],
  conflictedStaff: [],
  reasonGivenBy: [],
}

/** A record about which nothing decides but whose it is, and who acts for that council under which function. */
export const councilsRecord = (
  kind: string,
  { owner, id }: { owner: AuthorityCode; id: string },
): Resource => ({ ...ownNothing, kind, id, owner })

export type Why =
  | { rule: 'standing'; standing: Standing }
  | { rule: 'intake-is-never-refused' }
  | { rule: 'nobodys-record' }
  | { rule: 'the-service-itself'; job: string }
  | { rule: 'own-agency'; agency: string }
  | { rule: 'information-sharing'; agency: string; flow: string; instrument: InstrumentRef }
  | { rule: 'own-contribution'; agency: string }
  | { rule: 'one-time-link'; link: string; flow: string; instrument: InstrumentRef }
  /** They said why they must see it at once; both councils' privacy officers were told (authorisation B5). */
  | { rule: 'broke-glass'; grant: string; standing: Standing }

export type WhyNot =
  | { rule: 'not-signed-in' }
  | { rule: 'no-hat' }
  | { rule: 'not-in-this-function'; fn: string }
  | { rule: 'not-competent' }
  | { rule: 'conflict-of-interest' }
  /** No training in force is written down for this worker (authorisation B3 step 1). */
  | { rule: 'training-lapsed' }
  | { rule: 'no-standing' }
  /** The council whose child it is keeps this decision for itself, by the agreement under which the worker acts. */
  | { rule: 'reserved'; instrument: InstrumentRef }
  /** A grant is in force, and names other records than this. */
  | { rule: 'not-named'; kind: GrantKind }
  /** The agreement has lapsed and this is not on its exit list for this worker (authorisation R7). */
  | { rule: 'not-on-the-exit-list'; instrument: InstrumentRef }
  /** On the exit list, to be read and not written. */
  | { rule: 'exit-list-reads-only'; instrument: InstrumentRef }
  /** Lent no longer; only what is allocated to the worker may still be finished. */
  | { rule: 'lending-ended'; instrument: InstrumentRef }
  /** The worker may act for the owner, but is wearing another council's hat. */
  | { rule: 'wrong-hat'; actFor: AuthorityCode }
  | { rule: 'no-adult-instrument' }
  /** Restricted to workers named on it. */
  | { rule: 'restricted' }
  /** Open to this worker through a broken glass: to be read, and changed by nobody who came so. */
  | { rule: 'glass-reads-only' }
  | { rule: 'reason-needed' }
  /** No information sharing agreement in force lets this agency be asked, or answer. */
  | { rule: 'no-flow' }
  | { rule: 'enquiry-closed' }
  /** Everything else lets them; they must show first that it is still them at the keyboard. */
  | { rule: 'sign-in-again' }

export type Decision = { allowed: true; because: Why } | { allowed: false; because: WhyNot }

const no = (because: WhyNot): Decision => ({ allowed: false, because })

const isEmployed = (actor: StaffActor, at: Instant): boolean =>
  actor.rights.employments.some((employment) => covers(employment, dayOf(at)))

const hasRelationship = (actor: StaffActor, resource: Resource, at: Instant): boolean =>
  resource.allocatedTo.includes(actor.rights.staffId) ||
  resource.reasonGivenBy.includes(actor.rights.staffId) ||
  membershipsAt(actor.rights, at).some(
    (team) =>
      resource.teams.includes(team.teamId) ||
      // The screening queue is one relationship: whoever screens for this council may open what waits there.
      (resource.teams.includes(`queue:${team.fn}`) &&
        team.serves.some((served) => served.authority === resource.owner && covers(served, dayOf(at)))),
  )

/**
 * What every function may do is meant for the councils' own: a partner agency reaches what it is asked, and what is
 * nobody's record (authorisation B3 step 3). It searches for nobody. Nor does anybody who is let in to single records.
 */
const isDoneIn = ({ fns, reach }: ActionRule, fn: Fn): boolean =>
  fns === 'any' ? (fn !== 'navigator' && grantKindOf(fn) === null) || reach === 'own' : fns.includes(fn)

const isCompetent = ({ rights }: StaffActor, { roles }: ActionRule, at: Instant): boolean =>
  roles === 'any' || rights.roles.some((held) => roles.includes(held.role) && covers(held, dayOf(at)))

/** Asked of this agency, of this enquiry still open, under an agreement still in force? (authorisation B8 no. 8-10) */
const mayAsAgency = (
  actor: StaffActor,
  agency: string,
  action: Action,
  { asked }: Resource,
  at: Instant,
): Decision => {
  if (!hats(actor.rights, at).some((hat) => hat.fn === 'navigator' && hat.authority === agency))
    return no({ rule: 'no-standing' })
  if (ruleOf(action).reach === 'agency-list')
    return { allowed: true, because: { rule: 'own-agency', agency } }
  if (asked?.agency !== agency) return no({ rule: 'no-standing' })
  const { flow, isOpen, hasAnswered } = asked
  if (isOpen && flow)
    return {
      allowed: true,
      because: { rule: 'information-sharing', agency, flow: flow.id, instrument: flow.instrument },
    }
  // What an agency said stays its own to read, and nothing beside it.
  if (hasAnswered && action === 'request.open')
    return { allowed: true, because: { rule: 'own-contribution', agency } }
  return no({ rule: isOpen ? 'no-flow' : 'enquiry-closed' })
}

/** A one-time link opens the request it was sent for, while that is open and the agreement in force, and nothing else. */
const mayByLink = (actor: LinkActor, rule: ActionRule, { id, asked }: Resource): Decision => {
  if (rule.reach !== 'agency' || asked === undefined || id !== actor.requestId)
    return no({ rule: 'not-signed-in' })
  if (!asked.isOpen) return no({ rule: 'enquiry-closed' })
  return asked.flow === null
    ? no({ rule: 'no-flow' })
    : {
        allowed: true,
        because: {
          rule: 'one-time-link',
          link: actor.linkId,
          flow: asked.flow.id,
          instrument: asked.flow.instrument,
        },
      }
}

/**
 * May this actor do this to this record, at this moment, and why? Deny overrides, default deny (authorisation B3).
 * The same answer draws the button, guards the handler, words the refusal and is kept on the event. That a sign-in is not
 * fresh is said last: somebody who may not do a thing at all is not first asked to prove who they are.
 */
export const may = (actor: Actor, action: Action, resource: Resource, at: Instant): Decision => {
  const decision = mayByRight(actor, action, resource, at)
  const isStale =
    decision.allowed &&
    actor.kind === 'staff' &&
    ruleOf(action).needs === 'fresh-sign-in' &&
    !isFresh(actor.assurance, at)
  return isStale ? no({ rule: 'sign-in-again' }) : decision
}

/** Whether the way to it is shown: it is allowed, or would be as soon as they have signed in again. */
export const isOffered = (decision: Decision): boolean =>
  decision.allowed || decision.because.rule === 'sign-in-again'

const mayByRight = (actor: Actor, action: Action, resource: Resource, at: Instant): Decision => {
  const rule = ruleOf(action)
  if (actor.kind === 'system')
    return { allowed: true, because: { rule: 'the-service-itself', job: actor.job } }
  if (rule.reach === 'intake') {
    // A worry is always taken in, whatever has lapsed (authorisation B8 no. 2 and 3).
    return { allowed: true, because: { rule: 'intake-is-never-refused' } }
  }
  if (actor.kind === 'public') return no({ rule: 'not-signed-in' })
  if (actor.kind === 'link') return mayByLink(actor, rule, resource)
  if (rule.reach === 'self')
    return isEmployed(actor, at)
      ? { allowed: true, because: { rule: 'nobodys-record' } }
      : no({ rule: 'no-standing' })
  if (resource.conflictedStaff.includes(actor.rights.staffId)) return no({ rule: 'conflict-of-interest' })
  const { trainingValidTo } = actor.rights
  if (trainingValidTo === null || trainingValidTo <= dayOf(at)) return no({ rule: 'training-lapsed' })
  const { actingFor, fn } = actor
  if (actingFor === null || fn === null) return no({ rule: 'no-hat' })
  if (!isDoneIn(rule, fn)) return no({ rule: 'not-in-this-function', fn })
  if (!isCompetent(actor, rule, at)) return no({ rule: 'not-competent' })
  if (!membershipsAt(actor.rights, at).some((team) => team.fn === fn))
    return no({ rule: 'not-in-this-function', fn })
  // A role or a team outlives nobody's employment, not even for what is nobody's record.
  if (!isEmployed(actor, at)) return no({ rule: 'no-standing' })
  if (rule.reach === 'agency' || rule.reach === 'agency-list')
    return mayAsAgency(actor, actingFor, action, resource, at)
  if (rule.reach === 'own') return { allowed: true, because: { rule: 'nobodys-record' } }
  if (rule.reach === 'list' || rule.reach === 'named-list') {
    const held = standings(actor.rights, actingFor, fn, 'children', at).find(
      (each) => isFull(each) === (rule.reach === 'list'),
    )
    return held
      ? { allowed: true, because: { rule: 'standing', standing: held } }
      : no({ rule: 'no-standing' })
  }

  if (resource.owner !== actingFor) {
    return hats(actor.rights, at).some((hat) => hat.authority === resource.owner && hat.fn === fn)
      ? no({ rule: 'wrong-hat', actFor: resource.owner })
      : no({ rule: 'no-standing' })
  }
  const inHat = { ...actor, fn }
  const every = standings(actor.rights, resource.owner, fn, resource.clientGroup, at).map((held) =>
    standingHere(inHat, held, action, resource, at),
  )
  const nearest = every.find(({ allowed }) => allowed) ?? every[0]
  if (nearest) return nearest
  // An adult's concern is outside a children's delegation even where the team takes both (authorisation B8 no. 12).
  return standing(actor.rights, resource.owner, fn, 'children', at)
    ? no({ rule: 'no-adult-instrument' })
    : no({ rule: 'no-standing' })
}

/** A worker under the function they chose. */
type InHat = StaffActor & { fn: Fn }

/** What one standing for the council whose record it is lets this worker do to it. */
const standingHere = (
  actor: InHat,
  held: Standing,
  action: Action,
  resource: Resource,
  at: Instant,
): Decision => {
  const rule = ruleOf(action)
  const outside = outsideWhatIsNamed(actor, held, rule, resource, at)
  if (outside !== null) return no(outside)
  if (held.by === 'delegated-function' && held.reserved.includes(action))
    return no({ rule: 'reserved', instrument: held.instrument })
  const isRestricted = resource.restrictedTo?.includes(actor.rights.staffId) === false
  if (isRestricted) return throughGlass(actor, held, rule, resource, at) ?? no({ rule: 'restricted' })
  if (rule.needs !== 'relationship' || !isFull(held) || hasRelationship(actor, resource, at))
    return { allowed: true, because: { rule: 'standing', standing: held } }
  return throughGlass(actor, held, rule, resource, at) ?? no({ rule: 'reason-needed' })
}

/**
 * What breaking the glass lets this worker do to it: read. Null: they have not broken it for this record, or no longer.
 * It stands in for the relationship and opens what is restricted, and overrides nothing before that (authorisation B5).
 */
const throughGlass = (
  { rights }: StaffActor,
  held: Standing,
  { opens }: ActionRule,
  resource: Resource,
  at: Instant,
): Decision | null => {
  const broken = grantsAt(rights, resource.owner, 'break-glass', at).find(({ records }) =>
    names(records, resource),
  )
  if (!broken) return null
  return opens === true
    ? { allowed: true, because: { rule: 'broke-glass', grant: broken.id, standing: held } }
    : no({ rule: 'glass-reads-only' })
}

const names = (records: readonly string[], { id, within }: Resource): boolean =>
  records.includes(id) || within?.some((each) => records.includes(each)) === true

/**
 * Why this record or action lies outside what a standing for single records reaches; null where it lies within, or the
 * standing is for everything. Being named for a record is the relationship to it: no reason is asked for besides
 * (authorisation B3 step 4).
 */
const outsideWhatIsNamed = (
  { rights, fn }: InHat,
  held: Standing,
  rule: ActionRule,
  resource: Resource,
  at: Instant,
): WhyNot | null => {
  if (held.by === 'grant')
    return grantsAt(rights, resource.owner, held.kind, at).some(
      ({ id, records }) => id === held.grant && names(records, resource),
    )
      ? null
      : { rule: 'not-named', kind: held.kind }
  if (held.by === 'run-off') {
    const { instrument } = held
    const listed = runOffAt(rights, resource.owner, fn, at).filter(({ record }) => names([record], resource))
    if (listed.length === 0) return { rule: 'not-on-the-exit-list', instrument }
    return rule.opens === true || listed.some(({ mayWrite }) => mayWrite)
      ? null
      : { rule: 'exit-list-reads-only', instrument }
  }
  if (held.by === 's113-placement' && held.isFinishing)
    return rule.finishes === true && resource.allocatedTo.includes(rights.staffId)
      ? null
      : { rule: 'lending-ended', instrument: held.instrument }
  return null
}
