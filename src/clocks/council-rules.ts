import type { AuthorityCode } from '../access/index.ts'
import type { Day } from '../time/index.ts'
import { ratingRules } from './mash-clock.ts'
import type { ClockRule } from './rule.ts'
import { cambridgeshireRules, defaultRules } from './rules.ts'
import { lengthShape, type SettingRow } from './settings.ts'

/** Cambridgeshire, by its GSS code. */
const cambridgeshire: AuthorityCode = 'E10000003'

const startingRules: readonly ClockRule[] = [
  ...defaultRules,
  ...ratingRules,
  ...cambridgeshireRules(cambridgeshire),
]

/** The settings that give a clock its length are named `clock.WT23-1` and so on. */
export const clockSetting = 'clock.'

// A council may be stricter or easier with what is its own to set; statute and statutory guidance change for all at once.
const maySet = (rule: ClockRule, authority: AuthorityCode | null): boolean =>
  authority === null || (rule.force !== 'statute' && rule.force !== 'statutory-guidance')

const ruleBefore = (id: string, on: Day): ClockRule | undefined =>
  startingRules.filter((rule) => rule.id === id && rule.effectiveFrom <= on).at(-1) ??
  startingRules.find((rule) => rule.id === id)

const asRule = (row: SettingRow, ordinal: number): ClockRule[] => {
  const rule = ruleBefore(row.name.slice(clockSetting.length), row.effectiveFrom)
  if (!rule || !maySet(rule, row.authority)) return []
  const { effectiveTo: _ended, ...kept } = rule
  return [
    {
      ...kept,
      owner: row.authority ?? rule.owner,
      // After every version we start with, in the order they came into force.
      version: 100 + ordinal,
      length: lengthShape.parse(row.value),
      citation: `Set from ${row.effectiveFrom}: ${row.reason}`,
      effectiveFrom: row.effectiveFrom,
      uncertain: false,
    },
  ]
}

/**
 * The rules a council's clocks run by: those the service starts with, and what has been set since. A council's setting
 * for a limit of statute or statutory guidance is left out: only the law shortens or lengthens those.
 */
export const rulesWith = (rows: readonly SettingRow[]): readonly ClockRule[] => [
  ...startingRules,
  ...rows
    .filter((row) => row.name.startsWith(clockSetting))
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
    .flatMap(asRule),
]
