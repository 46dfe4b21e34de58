import { expect, it } from 'vitest'
import { levelsOf, person } from './described.test-data.ts'
import { nobodyDescribed } from './described.ts'

it.each([
  ['Teal-Heron', 'Maya', 'Teal-Heron', { surname: 'exact' }],
  ['Teal Herom', 'Maya', 'Teal-Heron', { surname: 'typo' }],
  ['Maya Heron', 'Maya', 'Teal-Heron', { forename: 'exact', surname: 'exact' }],
  ['Maya Teal-Heron', 'Maya', 'Teal-Heron', { forename: 'exact', surname: 'exact' }],
  ['Teal', 'Maya', 'Teal-Heron', { surname: 'exact' }],
])('%s typed into one box, of %s %s', (words, given, family, levels) => {
  const { forename, surname } = levelsOf({ ...nobodyDescribed, words }, person(given, family))
  expect({ ...(forename ? { forename } : {}), ...(surname ? { surname } : {}) }).toEqual(levels)
})
