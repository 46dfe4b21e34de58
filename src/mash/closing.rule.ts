import type { Job } from '../events/index.ts'
import { unlessUnpublished, type WorkingCalendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { openingAtOrAfter } from '../time/working-hours.ts'
import { type Enquiry, isOpen, ratingOf } from './enquiry.ts'

type Asked = Pick<Enquiry, 'stage' | 'ratings' | 'urgency' | 'emergencyDutyToldAt'>

/**
 * Red; or come as immediate and not rated yet: no child on it may wait for the morning (clocks 4.3 g; Appendix A 3).
 * Where emergency duty knows already there is nobody left to tell.
 */
export const cannotWaitForMorning = (enquiry: Asked): boolean => {
  if (!isOpen(enquiry) || enquiry.emergencyDutyToldAt !== null) return false
  const rating = ratingOf(enquiry)
  return rating === 'red' || (rating === null && enquiry.urgency === 'immediate')
}

/**
 * When the hub closes next; null where it is closed now, and beyond the published calendar, where nobody can say. There
 * its time is up, and its silence, in real hours all the same.
 */
export const closesAt = (calendar: WorkingCalendar, at: Instant): Instant | null => {
  const opening = unlessUnpublished(() => openingAtOrAfter(calendar, at))
  return 'opens' in opening && opening.opens <= at ? opening.closes : null
}

export const whyEmergencyDutyIsTold = (enquiry: Asked): string =>
  ratingOf(enquiry) === 'red'
    ? 'red, and not decided when the MASH closed'
    : 'it came as immediate, and nobody had rated it when the MASH closed'

/** Asks to be woken when the hub closes. */
export const lookAtClosing = ({ owner, id }: Pick<Enquiry, 'owner' | 'id'>, closes: Instant): Job => ({
  task: 'enquiry-at-closing',
  payload: { owner, id },
  runAt: closes,
  key: `enquiry-at-closing:${id}`,
})
