import type { AuthorityCode } from '../access/index.ts'
import type { Book } from '../clocks/index.ts'
import type { Refusal, StartedClock } from '../events/index.ts'
import type { Day, Instant } from '../time/index.ts'
import { arrivalClocks } from './arrive.ts'
import { isSign, type Seen, type Sign, signsAgainstClosing } from './close-alone.rule.ts'
import { agreementTo } from './consent.rule.ts'
import {
  awaitsReply,
  type ChildOnContact,
  type Contact,
  type ContactEvent,
  type Judgement,
} from './contact.ts'
import { outcomeRule, type Requirement } from './outcome.ts'

/** What may happen to a contact at the door, and why not. Pure: the page words each refusal. */

type Answer = ContactEvent[] | Refusal

const no = (refused: string): Refusal => ({ refused })

/** A contact another council now answers for, or that is decided for every child, takes no more decisions. */
const isClosed = (contact: Contact): boolean => contact.moved !== null

export const open = (contact: Contact): Answer => {
  if (isClosed(contact)) return no('moved')
  return contact.openedAt === null ? [{ type: 'opened', stops: ['CSC-OPENED'] }] : []
}

export type Deciding = {
  childId: string
  judgement: Judgement
  ticked: readonly Sign[]
  seen: Seen
  today: Day
  at: Instant
  isManager: boolean
  book: Book
  /** Siblings already decided in this same sending: what is said once for all of them is not said again. */
  before?: readonly string[]
}

/** What each requirement asks for, as the field that answers it. */
const requirementField: Readonly<Record<Exclude<Requirement, 'agreement' | 'reply-by'>, string>> = {
  'service-named': 'service',
  reason: 'reason',
  'council-named': 'council',
  'worker-named': 'worker',
  'reference-named': 'otherReference',
  'police-reference': 'policeReference',
}

const isMet = (requirement: Requirement, contact: Contact, judgement: Judgement): boolean => {
  // By when to answer is counted by the council's own clock, not typed.
  if (requirement === 'reply-by') return true
  // Agreement may have come with the report or been given to the screener since; a refusal stands until taken back.
  if (requirement === 'agreement') {
    return (
      judgement.detail['agreement'] === 'given' ||
      (judgement.detail['agreement'] !== 'refused' && agreementTo(contact.told, 'early-help') === 'given')
    )
  }
  return (judgement.detail[requirementField[requirement]] ?? '').trim() !== ''
}

/** Everything a judgement still needs, by name: "needs-rationale", "needs-agreement"… All of it is said at once. */
export const everythingMissing = (contact: Contact, judgement: Judgement): string[] => [
  ...(judgement.guidance !== null && judgement.indicators.length === 0 ? ['needs-indicator'] : []),
  ...outcomeRule(judgement.outcome)
    .requires.filter((requirement) => !isMet(requirement, contact, judgement))
    .map((requirement) => `needs-${requirement}`),
  ...(judgement.rationale.trim() === '' ? ['needs-rationale'] : []),
]

const judged = (contact: Contact, { childId, judgement }: Deciding): { child: ChildOnContact } | Refusal => {
  if (isClosed(contact)) return no('moved')
  if (contact.openedAt === null) return no('not-opened')
  const child = contact.children.find(({ id }) => id === childId)
  if (!child) return no('no-such-child')
  // Sent back and not answered, a child may still be decided: silence is not closure (procedures 1.3).
  if (child.decided && !awaitsReply(contact, child)) return no('already-decided')
  const [missing] = everythingMissing(contact, judgement)
  return missing === undefined ? { child } : no(missing)
}

/** What was ticked when it was recommended stands until a manager has decided. */
export const tickedBefore = ({ recommended }: ChildOnContact): Sign[] =>
  (recommended?.detail['signs'] ?? '').split(', ').filter(isSign)

const withSigns = (judgement: Judgement, ticked: readonly Sign[]): Judgement =>
  ticked.length === 0
    ? judgement
    : { ...judgement, detail: { ...judgement.detail, signs: ticked.join(', ') } }

/** The signs for which this child's contact may not be closed by an adviser alone. */
export const signsFor = ({ seen, ticked, today }: Pick<Deciding, 'seen' | 'ticked' | 'today'>): Sign[] =>
  signsAgainstClosing(seen, ticked, today)

/** A screener says what they think should happen; the child then waits for the manager, on the same clock. */
export const recommend = (contact: Contact, deciding: Deciding): Answer => {
  const found = judged(contact, deciding)
  if ('refused' in found) return found
  return [
    { type: 'recommended', childId: deciding.childId, ...withSigns(deciding.judgement, deciding.ticked) },
  ]
}

/**
 * A decision for one child, by whoever may make it. An adviser may not close alone a contact with any sign against it
 * (procedures 2.8). It becomes a referral now where a manager decides it is one, and otherwise when the receiving
 * manager accepts it (procedures 2.7). The decision clock stops when the last child is decided; sending it back to the
 * referrer leaves it running.
 */
export const decide = (contact: Contact, deciding: Deciding): Answer => {
  const { childId, isManager } = deciding
  const found = judged(contact, deciding)
  if ('refused' in found) return found
  const ticked = [...new Set([...deciding.ticked, ...tickedBefore(found.child)])]
  const judgement = withSigns(deciding.judgement, ticked)
  const rule = outcomeRule(judgement.outcome)
  const mayNotClose = rule.closes || judgement.outcome === 'return-to-referrer'
  if (mayNotClose && !isManager && signsFor({ ...deciding, ticked }).length > 0) return no('manager-decides')

  const before = deciding.before ?? []
  const events: ContactEvent[] = [
    { type: 'decided', childId, ...judgement, stops: clocksDone(contact, deciding) },
  ]
  if (rule.isReferral && isManager) events.push({ type: 'became-referral', childId })
  if (contact.colour !== rule.colour && before.length === 0) {
    events.push({ type: 'coloured', colour: rule.colour, because: `where ${rule.name} goes` })
  }
  if (before.length > 0) return events
  if (judgement.outcome === 'return-to-referrer') events.push(returned(deciding))
  if (judgement.outcome === 'transfer-other-council') events.push(transferred(judgement))
  return events
}

/** The clocks this decision stops: the decision's own once no child is left, the reply's once none is waited for. */
const clocksDone = (contact: Contact, { childId, judgement, before = [] }: Deciding): string[] => {
  const others = contact.children.filter(({ id }) => id !== childId && !before.includes(id))
  const isSentBack = judgement.outcome === 'return-to-referrer'
  const isLast =
    !isSentBack && others.every((child) => child.decided !== null && !awaitsReply(contact, child))
  const waitedForReply = contact.children.some((child) => awaitsReply(contact, child))
  const stillWaits = others.some((child) => awaitsReply(contact, child))
  return [
    ...(isLast ? ['WT23-1', 'CAMBS18-24H', 'CSC-HANDED-ON'] : []),
    ...(waitedForReply && !stillWaits ? ['RETURNED-REPLY'] : []),
  ]
}

const returned = ({ judgement, book, at }: Deciding): ContactEvent => {
  const clock = book.start('RETURNED-REPLY', at)
  return {
    type: 'returned-to-referrer',
    replyBy: clock.dueAt,
    because: judgement.detail['reason'] ?? '',
    starts: [clock],
  }
}

const transferred = (judgement: Judgement): ContactEvent => ({
  type: 'transfer-sent',
  to: judgement.detail['council'] ?? '',
  because: judgement.detail['reason'] ?? '',
  urgentAction: judgement.detail['urgentAction'] ?? '',
})

/** The referrer answered: the children sent back to them are screened again, and the decision clock is the old one. */
export const recordReply = (contact: Contact, text: string): Answer => {
  if (!contact.children.some((child) => awaitsReply(contact, child))) return no('not-returned')
  if (text.trim() === '') return no('needs-text')
  return [{ type: 'reply-received', text, stops: ['RETURNED-REPLY'] }]
}

/** Silence is not closure: it is said, and the manager is told. */
export const noteOverdueReply = (contact: Contact): Answer =>
  contact.children.some((child) => awaitsReply(contact, child)) ? [{ type: 'reply-overdue' }] : []

/** Transfer is finished only by the other council's acceptance: who, when, and how we know (procedures 2.5). */
export const acceptTransfer = (contact: Contact, by: string, proof: string): Answer => {
  if (!contact.transfer || contact.transfer.acceptedAt) return no('not-transferred')
  if (by.trim() === '') return no('needs-name')
  return [{ type: 'transfer-accepted', by, proof }]
}

/** The child lives in the partner council's area: the same contact goes on there, on the same clocks (procedures 2.5). */
export const moveOut = (
  contact: Contact,
  to: AuthorityCode,
  because: string,
  running: readonly string[],
): Answer => {
  if (isClosed(contact)) return no('moved')
  if (to === contact.owner) return no('already-there')
  if (because.trim() === '') return no('needs-reason')
  if (contact.children.some((child) => child.decided !== null)) return no('already-decided')
  return [{ type: 'moved-out', to, because, stops: running }]
}

export const moveIn = (
  contact: Contact,
  because: string,
  starts: readonly StartedClock[],
): ContactEvent & { type: 'moved-in' } => ({
  type: 'moved-in',
  from: contact.owner,
  because,
  carried: contact,
  starts,
})

/**
 * What goes on running in the council a contact moves to: the clocks that still run, from where they are, as far as that
 * council has the rule; and a rule that council alone has, from the moment of receipt. None starts afresh (clocks,
 * Appendix A 9).
 */
export const carriedClocks = (
  running: readonly StartedClock[],
  books: { from: Book; to: Book },
  { owner, receivedAt }: Contact,
): StartedClock[] => {
  const has = (book: Book, rule: string): boolean => book.rule(rule, receivedAt) !== undefined
  const theirsAlone = arrivalClocks.filter((rule) => !has(books.from, rule))
  return [
    ...running.filter(({ rule }) => has(books.to, rule)),
    ...books.to.startAll(theirsAlone, receivedAt),
  ].map((clock) => ({ ...clock, carriedFrom: owner }))
}

export const recordVoice = (
  contact: Contact,
  childId: string,
  heard: string,
  notYetBecause: string,
): Answer => {
  if (!contact.children.some(({ id }) => id === childId)) return no('no-such-child')
  if (heard.trim() !== '') return [{ type: 'voice-recorded', childId, voice: { heard } }]
  if (notYetBecause.trim() !== '') return [{ type: 'voice-recorded', childId, voice: { notYetBecause } }]
  return no('needs-voice')
}

export const changeUrgency = (contact: Contact, urgency: Contact['urgency'], because: string): Answer => {
  if (urgency === contact.urgency) return []
  if (because.trim() === '') return no('needs-reason')
  return [{ type: 'urgency-changed', urgency, because }]
}

export const addNote = (text: string): Answer =>
  text.trim() === '' ? no('needs-text') : [{ type: 'note-added', text }]

/** Said when the receiving manager accepts what an adviser sent: from then it is a referral (procedures 2.7). */
export const becomeReferral = (contact: Contact, childId: string): ContactEvent[] => {
  const child = contact.children.find(({ id }) => id === childId)
  if (!child?.decided || child.becameReferral || !outcomeRule(child.decided.outcome).isReferral) return []
  return [{ type: 'became-referral', childId }]
}
