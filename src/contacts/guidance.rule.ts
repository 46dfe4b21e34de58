/** An indicator of a council's threshold guidance, as a screener picks it. */
export type GuidanceIndicator = {
  code: string
  level: 1 | 2 | 3 | 4
  route: 'universal' | 'early-help' | 'targeted' | 's17' | 's47'
  domain: 'child' | 'parenting' | 'family' | 'extra-familial'
  text: string
}

/**
 * The level the picked indicators point to: the highest among them. A suggestion, shown as one; picking never decides,
 * because the guidance is an aid to professional judgement and not a list to tick (procedures 3.1, 3.3).
 */
export const suggestedLevel = (picked: readonly GuidanceIndicator[]): 1 | 2 | 3 | 4 | null =>
  picked.reduce<1 | 2 | 3 | 4 | null>(
    (highest, { level }) => (highest === null || level > highest ? level : highest),
    null,
  )

/** Level names differ between councils and are UNCERTAIN for these two; the default is procedures 3.1. */
export const levelNames = {
  1: 'Universal',
  2: 'Additional, early help',
  3: 'Targeted, intensive',
  4: 'Specialist',
} as const
