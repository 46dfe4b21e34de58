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
  startOfDay,
  type Instant,
} from './instant.ts'
