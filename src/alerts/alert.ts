import {
  type AuthorityCode,
  councilsRecord,
  type Fn,
  officesHeld,
  type Resource,
  type Role,
  type StaffActor,
} from '../access/index.ts'
import type { Fact, Happening } from '../events/index.ts'
import type { Instant } from '../time/index.ts'

/** Something somebody inside must know. It stays until somebody says they have seen it. */
export type Alert = {
  owner: AuthorityCode
  id: string
  raised: Raised | null
  seen: { at: Instant; by: string | null } | null
}

/** For alerts this room raises itself; those of other rooms are raised with their own facts. */
export type Raised = {
  kind: string
  forFn: Fn
  forRole: Role
  subjectKind: string
  subjectId: string
  reference: string | null
  at: Instant
}

export type AlertEvent = Happening & (({ type: 'raised' } & Omit<Raised, 'at'>) | { type: 'seen' })

const nothingYet = ({ owner, id }: Fact<AlertEvent>): Alert => ({ owner, id, raised: null, seen: null })

export const evolveAlert = (before: Alert | undefined, fact: Fact<AlertEvent>): Alert => {
  const alert = before ?? nothingYet(fact)
  const { event, at, by } = fact
  switch (event.type) {
    case 'raised': {
      const { kind, forFn, forRole, subjectKind, subjectId, reference } = event
      return { ...alert, raised: { kind, forFn, forRole, subjectKind, subjectId, reference, at } }
    }
    case 'seen':
      return alert.seen ? alert : { ...alert, seen: { at, by: by.kind === 'staff' ? by.staffId : null } }
  }
}

export const alertResource = ({ owner, id }: Alert): Resource => councilsRecord('alert', { owner, id })

/** What each kind says to the person it is for. Kinds raised by other rooms that are not listed are shown as they are. */
const words: Readonly<Record<string, string>> = {
  'hand-over-silent': 'Nobody has accepted a hand-over in time. The child is still waiting.',
  'hand-over-without-team': 'No team was found to receive a hand-over. Choose one: the child is waiting.',
  'hand-over-queried': 'A team has queried a hand-over and waits for an answer.',
  'reply-overdue': 'The referrer has not answered. Decide with what there is, or ring them.',
  'conflict-of-interest':
    'A worker tried to open the record of somebody they are related to. Give the work to a colleague.',
  'navigator-related':
    'A navigator of a partner agency tried to open a question about somebody they are related to. Ring the agency: a colleague there must answer.',
  'emergency-card-opened': 'An emergency card was opened. Look at why within one working day.',
  'glass-broken':
    'A worker opened a household at once by breaking the glass. Look into why within one working day.',
  'referral-kept-apart':
    'A report looks as if a robot had sent it, and was kept apart. Look at it: a person may have written it.',
  'sealed-search':
    'Somebody searched for a person whose record is sealed. They saw nothing: decide whether they must be rung.',
  'record-altered':
    'The sealed record is not what was signed of it: something on it was altered. Nothing more is signed until somebody has looked.',
  'privacy-review-overdue':
    'No privacy officer has looked into a look that should be asked about, and a working day has passed.',
  'witness-behind':
    'A witness of the record has not signed for more than five minutes. Ask whoever runs it whether it is still going.',
  'link-questioned':
    'Later evidence speaks against two records being the same person. Look at them beside each other.',
  'merge-undone':
    'Two records you opened as one person were taken apart again. What you read there may be about somebody else: look again.',
  'moved-here':
    'Another council says that somebody has moved to this council’s area. Look whether they are on record here, and register them if they are not.',
  'address-hidden-elsewhere':
    'Another council now hides the address of somebody who is on record here too. Look whether it must be hidden here.',
  'enquiry-silent':
    'Nothing has happened on an enquiry for too long. Look at it now: the quiet ones are where children were harmed.',
  'enquiry-late': 'The time for an enquiry is up and a child on it has no decision.',
  'red-enquiry-runs-on':
    'A red enquiry of the MASH runs on after closing time. It is with emergency duty until the morning.',
  'strategy-recommended':
    'A worker of the hub thinks a strategy discussion is needed now. Look at it before anything else.',
  'disagreement-overdue':
    'A disagreement has not been settled in time. Where there is another rung, it has gone up: see that somebody settles it.',
  'disagreement-risk-now':
    'Somebody disagrees and says that a child is at risk now. See what was done at once, and whether it is enough.',
  'nobody-screens':
    'A child waits at the front door, and nobody may screen for this council: no agreement is in force. See to the child, and say who screens.',
  'authority-gap':
    'Work was done for this council with no agreement in force. Look at it, and say how it came about.',
  'change-to-approve':
    'A change of rights, thresholds or clocks waits for this council’s agreement. Agree to it, or refuse it with a reason.',
  'employment-ended-at-once':
    'An administrator ended a worker’s employment here at once. Look whether it was right, and who takes on their work.',
  'agreement-change-your-turn':
    'A change to an agreement waits for this council. Nothing of it counts until you have done your part.',
  'agreement-change-moved':
    'The other council has done something about a change to an agreement. Look at it.',
  'agreement-change-refused': 'A change to an agreement was refused. The reason is on its page.',
  'agreement-extension-due':
    'An agreement ends, and its extension should be decided by now: after this, notice can no longer be given in time.',
  'agreement-lapses':
    'Functions another council does for this one, or this one for another, come closer to the day they lapse with nothing decided to go on from it. See what would lose its authority, and decide what is to follow.',
  'lending-ends':
    'The lending of a worker ends soon. See who takes on what they do, or agree with the other council to lend them longer.',
  'sharing-review-due': 'The review of an information sharing agreement is due, or soon will be.',
  'agreement-draft-moved':
    'Another council has done something about an agreement being drafted with yours. Look at it: it gives nobody a right until yours has done its part.',
  'governance-changed':
    'A council is governed otherwise. What was delegated on either side gives no right from then until both councils confirm it.',
  'grant-given':
    'Somebody was let in to single records of this council. Look at whom it is, why, and until when.',
  'grant-to-agree-to':
    'Letting a supplier’s engineer in to single records waits for a second person of this council.',
  'grant-ended': 'Letting somebody in to single records has ended before its time.',
  'exit-list-decided':
    'An exit list was decided: cases are left to named workers of the other council until a hard stop.',
  'transfer-not-accepted':
    'Another council has not confirmed that it has taken over a child. The child is still ours.',
}

export const alertWords = (kind: string): string => words[kind] ?? kind.replaceAll('-', ' ')

/** Where an alert leads whoever acts in this function: always to a page they may open. */
export const alertHref = (
  subjectKind: string,
  subjectId: string,
  owner: AuthorityCode,
  fn: Fn | null,
): string | null => {
  switch (subjectKind) {
    case 'contact':
      return `/contacts/${subjectId}`
    case 'hand-over':
      return `/hand-overs/${subjectId}`
    case 'person':
      return `/people/${subjectId}`
    case 'enquiry':
      // Those who oversee open no enquiry: they find it on their board.
      return fn === 'oversight' ? `/enquiries?seen=${subjectId}` : `/enquiries/${subjectId}`
    case 'agreement':
      return `/agreements/${subjectId}`
    case 'agreement-draft':
      return `/agreements/drafts/${subjectId}`
    case 'agreement-change':
      return `/agreement-changes/${subjectId}`
    case 'agreement-to-extend':
      return `/agreements/${subjectId}/changes`
    case 'governance-change':
      return `/ways-of-governing/${subjectId}`
    case 'authority-gap':
      return `/authority-gaps/${subjectId}`
    case 'disagreement':
      return '/disagreements'
    case 'emergency-card':
      return '/emergency-card/openings'
    case 'access-grant':
      return fn === 'oversight' ? `/grants/${subjectId}` : '/named-to-me'
    case 'exit-list':
      return fn === 'oversight' ? `/exit-lists/${subjectId}` : '/exit-list'
    case 'broken-glass':
      return '/privacy-reviews?kind=broken-glass'
    case 'record':
      return '/proof-of-the-record'
    case 'privacy-review':
      return `/privacy-reviews/${subjectId}`
    case 'proposed-change':
      return `/administration/changes/${subjectId}`
    case 'sealed-search':
      return `/sealed-searches/${owner}/${subjectId}`
    case 'referral-apart':
      return `/referrals/apart/${owner}/${subjectId}`
    default:
      return null
  }
}

/** Is it this worker's to see to? Everybody's in the function, but for offices that share one. */
export const isTheirs = (actor: StaffActor, forRole: string, at: Instant): boolean =>
  officesHeld(actor, at)?.some((role) => role === forRole) ?? true

/** Whom a function's workers answer to. Emergency duty has no manager on at night: whoever is on duty is told. */
export const supervisorOf = (fn: Fn): Role => {
  switch (fn) {
    case 'screening':
      return 'screening-manager'
    case 'emergency-duty':
      return 'emergency-duty-worker'
    case 'oversight':
    case 'administration':
    case 'quality-assurance':
    case 'inspection':
    case 'technical-support':
    case 'subject-access':
      return 'director'
    case 'assessment':
    case 'early-help-hub':
    case 'mash':
    case 'met-hub':
      return 'team-manager'
    case 'navigator':
      return 'navigator'
  }
}
