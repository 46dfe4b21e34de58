import { dayOf, addDays, type Day, type Instant } from '../../src/time/index.ts'
import type { Case } from './cases.ts'

/**
 * The same question answered a second time from the written rules (authorisation B3 to B5 and the notes beside each action),
 * slowly and in the plainest way: every day and every reason is tried in turn. It shares nothing with src/access, not even
 * the list of actions.
 */
export const byHand = (asked: Case, at: Instant): boolean => {
  if (asked.action === 'contact.take') return true // a worry is always taken in
  if (asked.related) return false
  const today = dayOf(at)
  if (!isTrained(asked, today)) return false
  if (!isDoneUnder(asked)) return false
  if (asked.action !== 'agreements.read' && !asked.competent) return false
  if (!asked.inATeam) return false
  if (asked.employment === 'left-today') return false
  if (asked.action === 'agreements.read') return true
  if (asked.action === 'named.list')
    return waysToStandFor(asked.actingFor, { ...asked, clientGroup: 'children' }, today).some(
      (way) => !isWhole(way),
    )
  if (asked.action === 'contact.tray')
    return waysToStandFor(asked.actingFor, { ...asked, clientGroup: 'children' }, today).some((way) =>
      isWhole(way),
    )
  if (asked.owner !== asked.actingFor) return false
  if (asked.action === 'person.seal' && !asked.justSignedIn) return false
  return waysToStandFor(asked.owner, asked, today).some((way) => reaches(way, asked))
}

const isTrained = ({ training }: Case, today: Day): boolean => {
  if (training === 'none') return false
  const lasts = { holds: 90, 'ends-today': 0, 'ends-tomorrow': 1 }[training]
  for (let days = 0; days < lasts; days += 1) if (addDays(today, days) === today) return true
  return false
}

const isDoneUnder = ({ action, fn }: Case): boolean => {
  const under: Record<string, readonly string[]> = {
    'contact.tray': ['screening', 'emergency-duty'],
    'contact.open': ['screening', 'assessment', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty'],
    'contact.decide': ['screening', 'emergency-duty'],
    'enquiry.work': ['mash', 'emergency-duty'],
    'person.seal': ['oversight'],
    'named.list': ['quality-assurance', 'inspection', 'technical-support', 'subject-access'],
    'named.open': ['quality-assurance', 'inspection', 'technical-support', 'subject-access'],
  }
  const named = under[action]
  return named === undefined || named.includes(fn)
}

type Way =
  'employed' | 'successor' | 'delegated' | 'lent' | 'finishing' | 'named-in-a-grant' | 'on-the-exit-list'

const isWhole = (way: Way): boolean => ['employed', 'successor', 'delegated', 'lent'].includes(way)

const waysToStandFor = (council: 'holder' | 'discharger', asked: Case, today: Day): Way[] => {
  const ways: Way[] = []
  const { employment, besides, fn } = asked
  const onlyWhatIsNamed = fn === 'quality-assurance' || fn === 'technical-support'
  const isHolder = council === 'holder'
  if (!onlyWhatIsNamed) {
    if (employment === council) ways.push('employed')
    if (isHolder && employment === 'discharger') {
      if (besides === 'successor') ways.push('successor')
      if (isDelegated(asked, today)) ways.push('delegated')
    }
    // Lent to the holder, or to the discharger where the holder itself employs them.
    const lentTo = employment === 'holder' ? 'discharger' : 'holder'
    if (lentTo === council) {
      if (besides === 'lent' || besides === 'lent-until-a-second-later') ways.push('lent')
      if (besides === 'finishing') ways.push('finishing')
    }
  }
  if (isHolder && onlyWhatIsNamed) {
    if (besides === 'grant' || besides === 'grant-of-another-record') ways.push('named-in-a-grant')
    // A second person is asked for support alone.
    if (besides === 'grant-not-approved' && fn === 'quality-assurance') ways.push('named-in-a-grant')
  }
  if (isHolder && besides.startsWith('exit-list') && besides !== 'exit-list-stops-now')
    ways.push('on-the-exit-list')
  return ways
}

/** Is there a day, among all on which the agreement gives anything, that is today? */
const isDelegated = ({ agreement, clientGroup, fn }: Case, today: Day): boolean => {
  if (agreement === 'none' || fn === 'oversight') return false
  if ((agreement === 'adults-only') !== (clientGroup === 'adults')) return false
  if (agreement === 'call-in-running' || agreement === 'unconfirmed') return false
  const first =
    agreement === 'begins-tomorrow'
      ? 1
      : agreement === 'begins-today' || agreement === 'call-in-ends-today'
        ? 0
        : -365
  const after =
    agreement === 'last-day' ? 1 : agreement === 'lapses-today' || agreement === 'ended-today' ? 0 : 365
  for (let days = first; days < after; days += 1) if (addDays(today, days) === today) return true
  return false
}

const reaches = (way: Way, asked: Case): boolean => {
  const { action, besides, relationship, agreement, sensitivity, named } = asked
  const opens = action === 'contact.open' || action === 'named.open'
  if (way === 'named-in-a-grant' && besides === 'grant-of-another-record') return false
  if (way === 'on-the-exit-list' && besides === 'exit-list-of-another-record') return false
  if (way === 'on-the-exit-list' && besides === 'exit-list-to-read' && !opens) return false
  if (way === 'finishing' && !((opens || action === 'enquiry.work') && relationship === 'allocated'))
    return false
  if (way === 'delegated' && agreement === 'decision-reserved' && action === 'contact.decide') return false
  const isGlassBroken = besides === 'glass-broken' && asked.owner === 'holder'
  // Through a broken glass one looks and touches nothing.
  if (sensitivity === 'restricted' && !named) return isGlassBroken && opens
  if (action !== 'contact.open' || !isWhole(way)) return true
  return relationship !== 'none' || isGlassBroken
}
