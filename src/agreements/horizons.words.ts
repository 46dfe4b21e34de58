import type { Lapsing } from './horizons.rule.ts'

/** Asked for at each start, each night, and whenever an agreement changes. */
export const horizonsTask = 'agreement-horizons'

/** Asked for when one council has done something about a draft. */
export const draftToldTask = 'agreement-draft-told'

/** The kinds of alert, one for each thing that lapses (their words stand in src/alerts/alert.ts). */
export const alarmKinds: Readonly<Record<Lapsing, string>> = {
  functions: 'agreement-lapses',
  placements: 'lending-ends',
  review: 'sharing-review-due',
}
