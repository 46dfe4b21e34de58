import { families } from './gallery.families.ts'
import { households } from './gallery.households.ts'
import type { Example } from './gallery.tsx'
import { GenogramPicture } from './genogram.tsx'
import { HouseholdPicture } from './household-over-time.tsx'

/** The drawings of families, from the plainest to the most tangled. */
export const pictureExamples: readonly Example[] = [
  ...families.map(({ name, family }, nth) => ({
    name: `Genogram: ${name}`,
    look: <GenogramPicture id={`genogram-${String(nth)}`} family={family} />,
  })),
  ...households.map(({ name, household }, nth) => ({
    name: `Household over time: ${name}`,
    look: <HouseholdPicture id={`household-${String(nth)}`} household={household} />,
  })),
]
