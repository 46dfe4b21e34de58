export { englandAndWales, type PublishedBankHolidays } from './bank-holidays.ts'
export {
  CalendarNotPublished,
  unlessUnpublished,
  workingCalendar,
  type CalendarRefusal,
  type WorkingCalendar,
} from './calendar.ts'
export { addCalendarMonths, isWithinMonthsAfter, isWithinMonthsBefore } from './calendar-months.ts'
export { callInEnds } from './call-in.ts'
export { afterClearDays, clearDaysBetween } from './clear-days.ts'
export { addClockHours, clockHoursBetween } from './clock-hours.ts'
export { addDays, day, daysBetween, isDay, weekday, weekdays, type Day, type Weekday } from './day.ts'
export {
  addHours,
  addMinutes,
  at,
  dayOf,
  earlierOf,
  endOfDay,
  instant,
  laterOf,
  londonTime,
  minutesBetween,
  nowInstant,
  sameTimeOn,
  startOfDay,
  type Instant,
} from './instant.ts'
export { openBetween, openMondayToFriday, type OpenBetween, type OpeningHours } from './opening-hours.ts'
export {
  counted,
  dueInWords,
  duration,
  isEndOfDay,
  longDay,
  longTime,
  nearDay,
  nearTime,
  plainDay,
  shortDay,
  shortTime,
  shortTimeWithYear,
  slashedDay,
  timeLeftInWords,
} from './words.ts'
export { addWorkingDays, isWorkingDay, workingDayOnOrAfter, workingDaysBetween } from './working-days.ts'
export {
  addWorkingHours,
  addWorkingMinutes,
  isOpenAt,
  openingAtOrAfter,
  openingOn,
  sameTimeOnOpenDay,
  workingMinutesBetween,
  type Opening,
} from './working-hours.ts'
