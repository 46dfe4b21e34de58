export { bookOf, type Book } from './book.ts'
export { bookFor, booksOfCouncils, mashBookFor, settingFor, type BooksOfCouncils } from './book.sql.ts'
export { clockSetting, rulesWith } from './council-rules.ts'
export { publishedDayHours } from './day-hours.ts'
export { dutyToShareFrom } from './duty-to-share.ts'
export { dueAt, firstStart, lengthInWords, type Due } from './due.ts'
export {
  emergencyDutyMustKnow,
  rated,
  ratingRules,
  ratings,
  rerated,
  type MashClock,
  type MashTiming,
  type Rating,
} from './mash-clock.ts'
export { ruleInForce, type ClockRule, type Force, type Length } from './rule.ts'
export { cambridgeshireRules, defaultRules } from './rules.ts'
export {
  breachOwner,
  carriedTo,
  fractionLeft,
  holderAt,
  isLate,
  recountedUnder,
  started,
  stopped,
  timeLeft,
  type RunningClock,
} from './running.ts'
export {
  lengthShape,
  settingInForce,
  settings,
  settingValue,
  type SettingName,
  type SettingRow,
  type SettingValue,
} from './settings.ts'
