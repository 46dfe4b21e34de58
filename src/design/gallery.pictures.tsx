import { families } from './gallery.families.ts'
import { households } from './gallery.households.ts'
import type { Example } from './gallery.tsx'
import { GenogramPicture } from './genogram.tsx'
import { HouseholdPicture } from './household-over-time.tsx'

/** Between them they use every mark. The other families are drawn in the tests. */
const shown: readonly string[] = [
  'Step-family',
  'Twins and an unborn child',
  'Adopted, fostered',
  'Little is known',
  'Records that may not be seen',
  'Long names',
]

/** The drawings of families. */
export const pictureExamples: readonly Example[] = [
  ...families
    .filter(({ name }) => shown.includes(name))
    .map(({ name, family }, nth) => ({
      name: `Genogram: ${name}`,
      look: <GenogramPicture id={`genogram-${String(nth)}`} family={family} />,
    })),
  ...households.map(({ name, household }, nth) => ({
    name: `Household over time: ${name}`,
    look: <HouseholdPicture id={`household-${String(nth)}`} household={household} />,
  })),
]
