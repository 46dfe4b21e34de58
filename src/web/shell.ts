import {
  functionsInShort,
  grantsAt,
  instrumentOf,
  isFull,
  isOffered,
  membershipsAt,
  obligationsOf,
  ownNothing,
  standing,
  standingInWords,
  standings,
} from '../access/index.ts'
import { dayOf, longTime } from '../time/index.ts'
import type { ActingForProps, NavLink, SignedIn } from '../design/index.ts'
import { trainingNotice } from './gates.rule.ts'
import { hatOf, type Visit } from './visit.ts'

type Shell = {
  actingFor?: ActingForProps
  signedIn: SignedIn
  nav: NavLink[]
  stylesheets: string[]
  madeAt: string
  search: boolean
  watermark?: string
  notices: string[]
}

/** What is around every page of a worker: whom they act for and by what right, where they can go, who they are. */
export const shellOf = (visit: Visit): Shell => ({
  ...actingFor(visit),
  signedIn: { personName: visit.actor.rights.name, csrf: visit.csrf, hat: hatOf(visit) },
  nav: navigation(visit),
  stylesheets: ['/councils.css'],
  madeAt: visit.at,
  // Without a hat the box stands there still: it asks for one.
  search: visit.actor.fn === null || visit.may('people.search').allowed,
  ...watermarked(visit),
  notices: noticesFor(visit),
})

/** What a worker must know on every page: that their training ends, and that a glass they broke is still broken. */
const noticesFor = ({ actor, at, reminderDays }: Visit): string[] => {
  const { rights, actingFor } = actor
  const training = trainingNotice(rights.trainingValidTo, dayOf(at), reminderDays)
  const broken = actingFor === null ? [] : grantsAt(rights, actingFor, 'break-glass', at)
  return [
    ...(training === null ? [] : [training]),
    ...broken.map(
      ({ until }) =>
        `You have broken the glass: a household is open to you until ${longTime(until)}. The privacy officers look into why.`,
    ),
  ]
}

/**
 * Whoever is let in to single records has their name, the moment and what lets them in on every page, on screen and on
 * paper (authorisation B3 step 8, B8 no. 15): a picture of it tells whose it was.
 */
const watermarked = ({ actor, at }: Visit): { watermark?: string } => {
  if (actor.actingFor === null || actor.fn === null) return {}
  const held = standings(actor.rights, actor.actingFor, actor.fn, 'children', at)
  if (!held.some((each) => obligationsOf(each).includes('watermark')) || held.some(isFull)) return {}
  const by = held.map((each) => (each.by === 'grant' ? `grant ${each.grant.slice(-6)}` : 'exit list'))
  return { watermark: [actor.rights.name, longTime(at), ...new Set(by)].join(' · ') }
}

const actingFor = ({ actor, councils, at }: Visit): { actingFor?: ActingForProps } => {
  const council = councils.find((each) => each.code === actor.actingFor)
  const agency = agencyOf(actor)
  if (agency !== null)
    return {
      actingFor: {
        name: agency.employerName,
        code: agency.employer,
        employer: agency.employerName,
        under: 'information sharing agreements: you see what your agency is asked, and nothing else',
      },
    }
  if (!council || actor.fn === null) return {}
  const held = standing(actor.rights, council.code, actor.fn, 'children', at)
  const employer = held?.employerName ?? actor.rights.employments[0]?.employerName ?? ''
  return {
    actingFor: { name: council.shortName, code: council.code, employer, under: rightInWords(held, actor.fn) },
  }
}

/** The agency a navigator acts for; null for everybody who acts for a council. */
const agencyOf = ({ rights, fn, actingFor }: Visit['actor']) =>
  fn === 'navigator' ? (rights.employments.find(({ employer }) => employer === actingFor) ?? null) : null

const rightInWords = (held: ReturnType<typeof standing>, fn: keyof typeof functionsInShort): string => {
  if (!held)
    return `no agreement in force (${functionsInShort[fn]}): you can take a contact in, and open none`
  const instrument = instrumentOf(held)
  if (held.by === 'own-employment') return `your own council’s functions (${functionsInShort[fn]})`
  if (held.by === 'grant')
    return `what it has named to you: for the records named to you only (${functionsInShort[fn]})`
  if (held.by === 'succession')
    return `what it does in its predecessor’s place by ${held.orderRef} (${functionsInShort[fn]})`
  if (instrument === null) return `${standingInWords(held)} (${functionsInShort[fn]})`
  if (held.by === 's113-placement' && held.isFinishing)
    return `a lending under ${instrument.title} that has ended: to finish what was allocated to you only (${functionsInShort[fn]})`
  return isFull(held)
    ? `${instrument.title} (${functionsInShort[fn]})`
    : `${instrument.title}, which has ended: for what is left to you only (${functionsInShort[fn]})`
}

const places: readonly { href: string; text: string; action: Parameters<Visit['may']>[0] }[] = [
  { href: '/screening', text: 'Screening', action: 'contact.tray' },
  { href: '/phone', text: 'Take a call', action: 'contact.take' },
  { href: '/people/review', text: 'Same person?', action: 'people.review' },
  { href: '/enquiries', text: 'Enquiries', action: 'enquiry.board' },
  { href: '/requests', text: 'Requests', action: 'request.tray' },
  { href: '/hand-overs', text: 'Hand-overs', action: 'hand-over.tray' },
  { href: '/hand-overs/queried', text: 'Sent back', action: 'hand-over.queried' },
  { href: '/emergency-card', text: 'Emergency card', action: 'emergency-card.open' },
  { href: '/alerts', text: 'Alerts', action: 'alerts.read' },
  { href: '/alerts/own', text: 'For you', action: 'alerts.own' },
  { href: '/sealed-searches', text: 'Sealed records', action: 'sealed-search.tray' },
  { href: '/named-to-me', text: 'Named to you', action: 'named.list' },
  { href: '/exit-list', text: 'Left to you', action: 'exit-list.own' },
  { href: '/privacy-reviews', text: 'Looks to ask about', action: 'privacy-review.tray' },
  { href: '/access-history', text: 'Who looked', action: 'access-history.start' },
  { href: '/figures', text: 'Figures', action: 'figures.read' },
  { href: '/proof-of-the-record', text: 'Proof', action: 'proof.read' },
  { href: '/outbox', text: 'Outbox', action: 'outbox.read' },
  { href: '/agreements', text: 'Agreements', action: 'agreements.read' },
  { href: '/grants', text: 'Let in', action: 'grant.list' },
  { href: '/exit-lists', text: 'Exit lists', action: 'exit-list.list' },
  { href: '/authority-gaps', text: 'No agreement', action: 'authority-gap.list' },
  { href: '/invitations', text: 'Passkeys', action: 'invitation.list' },
  { href: '/administration', text: 'Administration', action: 'calendar.edit' },
  { href: '/administration/changes', text: 'Changes to agree', action: 'change.approve' },
]

/** What emergency duty was told of runs on tonight: it comes before whatever arrives. */
const placesFor = ({ actor }: Visit) =>
  actor.fn === 'emergency-duty'
    ? places.toSorted((one, other) => Number(other.href === '/enquiries') - Number(one.href === '/enquiries'))
    : places

const navigation = (visit: Visit): NavLink[] =>
  placesFor(visit)
    .filter(({ action }) => isShown(visit, action))
    .map(({ href, text }) => ({
      href,
      text: withCount(text, href === '/alerts' ? visit.alerts : href === '/alerts/own' ? visit.told : 0),
      current: visit.path === href || visit.path.startsWith(`${href}/`),
    }))

const isShown = (visit: Visit, action: Parameters<Visit['may']>[0]): boolean => {
  if (action === 'contact.take') return takesContacts(visit)
  if (action === 'alerts.own' && visit.told === 0) return false
  if (action === 'invitation.list' && !invites(visit)) return false
  // Administrators find them on their own first page.
  if (action === 'change.approve' && visit.actor.fn === 'administration') return false
  return isOffered(visit.may(action, ownNothing))
}

/** Administrators, and at an agency whoever manages a team. */
const invites = ({ actor, at }: Visit): boolean =>
  actor.fn === 'administration' || membershipsAt(actor.rights, at).some(({ isManager }) => isManager)

const withCount = (text: string, count: number): string => (count > 0 ? `${text} (${String(count)})` : text)

/** Taking a contact in is never refused; the way to it is shown to those whose work it is. */
const takesContacts = ({ actor }: Visit): boolean => actor.fn === 'screening' || actor.fn === 'emergency-duty'
