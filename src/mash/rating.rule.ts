import {
  emergencyDutyMustKnow,
  type MashClock,
  type MashTiming,
  rated,
  type Rating,
  ratings,
  rerated,
} from '../clocks/mash-clock.ts'
import { ruleInForce } from '../clocks/rule.ts'
import type { Refusal, StartedClock } from '../events/index.ts'
import { dayOf, type Instant, unlessUnpublished } from '../time/index.ts'
import { type Enquiry, type EnquiryEvent, isOpen, ratingOf } from './enquiry.ts'

const no = (refused: string): Refusal => ({ refused })

const shortest = 10

export const isMoreUrgent = (one: Rating, than: Rating): boolean =>
  ratings.indexOf(one) > ratings.indexOf(than)

const ruleIdOf = (rating: Rating): string => `MASH-${rating.toUpperCase()}`

const clockNow = (timing: MashTiming, enquiry: Enquiry, rating: Rating, at: Instant): MashClock => {
  const before = ratingOf(enquiry)
  if (before === null) return rated(timing, rating, enquiry.startedAt)
  const due =
    enquiry.dueAt === null
      ? null
      : { dueAt: enquiry.dueAt, calendarVersion: timing.calendar.version, because: '', closesAt: null }
  return rerated(timing, { rating: before, startedAt: enquiry.startedAt, due }, rating, at)
}

const startedClock = (timing: MashTiming, clock: MashClock): StartedClock[] => {
  const rule = ruleInForce(timing.rules, ruleIdOf(clock.rating), timing.owner, dayOf(clock.startedAt))
  return clock.due === null || rule === undefined
    ? []
    : [
        {
          rule: rule.id,
          ruleVersion: rule.version,
          calendarVersion: timing.calendar.version,
          startedAt: clock.startedAt,
          dueAt: clock.due.dueAt,
        },
      ]
}

/**
 * Rates an enquiry, or rates it anew (procedures 4.2-4.3). Every rating has a written reason. More urgent is due at the
 * earlier of the old time and the new allowance from now, never later; less urgent needs a manager and counts from the
 * original start. Red runs past closing, and emergency duty is told. `seen` is the rating whoever rates had before them:
 * where it has changed meanwhile, they look again.
 */
export const rate = (
  enquiry: Enquiry,
  wanted: { rating: Rating; because: string; seen: Rating | null },
  by: { isManager: boolean; at: Instant; timing: MashTiming },
): readonly EnquiryEvent[] | Refusal => {
  if (!isOpen(enquiry)) return no('closed')
  const before = ratingOf(enquiry)
  if (before !== wanted.seen) return no('rated-meanwhile')
  if (before === wanted.rating) return no('same-rating')
  if (wanted.because.trim().length < shortest) return no('rating-because-needed')
  if (before !== null && !isMoreUrgent(wanted.rating, before) && !by.isManager) return no('manager-lowers')
  const clock = clockNow(by.timing, enquiry, wanted.rating, by.at)
  const starts = startedClock(by.timing, clock)
  const runsOn = emergencyDutyMustKnow(by.timing, clock, by.at)
  return [
    {
      type: 'rated',
      rating: wanted.rating,
      because: wanted.because,
      dueAt: clock.due?.dueAt ?? null,
      clockRule: ruleIdOf(wanted.rating),
      stops: [enquiry.clockRule],
      ...(starts.length === 0 ? {} : { starts }),
    },
    ...(runsOn && enquiry.emergencyDutyToldAt === null
      ? [
          {
            type: 'emergency-duty-told' as const,
            because: 'red, and its time runs on after the MASH has closed',
          },
        ]
      : []),
  ]
}

type By = Parameters<typeof rate>[2]

/** The same, refused where the bank holidays are not published far enough ahead to count the time. */
export const rateUnlessUnpublished = (
  enquiry: Enquiry,
  wanted: Parameters<typeof rate>[1],
  by: By,
): ReturnType<typeof rate> => unlessUnpublished(() => rate(enquiry, wanted, by))

export type Possible = { rating: Rating; dueAt: Instant | null }

/** The colours this worker can give now, the most urgent first, each with when the enquiry would be due. */
export const ratingsPossible = (enquiry: Enquiry, by: By): Possible[] =>
  ratings.toReversed().flatMap((rating): Possible[] => {
    const because = 'x'.repeat(shortest)
    const events = rateUnlessUnpublished(enquiry, { rating, because, seen: ratingOf(enquiry) }, by)
    if ('refused' in events) return []
    return events.flatMap((event) => (event.type === 'rated' ? [{ rating, dueAt: event.dueAt }] : []))
  })
