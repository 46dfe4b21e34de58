import { openMondayToFriday, type OpeningHours } from '../time/index.ts'

/**
 * Published hours of the two Customer Service Centres, a council's starting value for "working hours" (procedures 2.1).
 * They differ, so emergency duty begins an hour earlier for Peterborough (procedures 8).
 */
export const publishedDayHours = {
  cambridgeshire: openMondayToFriday('08:00', '18:00'),
  peterborough: openMondayToFriday('09:00', '17:00'),
} as const satisfies Record<string, OpeningHours>
