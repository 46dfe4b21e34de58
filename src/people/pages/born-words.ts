import { daysBetween, plainDay, type Day } from '../../time/index.ts'
import type { MatchedPerson } from '../match.ts'

/** Whole years, in the way people say a small child's age. */
const ageInWords = (bornOn: Day, today: Day): string => {
  const years =
    Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0)
  if (years >= 2) return String(years)
  const days = daysBetween(bornOn, today)
  return days < 56 ? `${String(Math.floor(days / 7))} weeks` : `${String(Math.floor(days / 30.44))} months`
}

type Born = Pick<MatchedPerson, 'bornOn' | 'bornEstimated' | 'bornPrecision' | 'expectedOn' | 'isChild'>

/** "14 March 2020", "March 2020", "2020", "about 2020": no more is said than is known. */
const birthInWords = (bornOn: Day, { bornEstimated, bornPrecision }: Born): string => {
  switch (bornPrecision) {
    case 'month':
      return plainDay(bornOn).replace(/^\d+ /, 'in ')
    case 'year':
      return `in ${bornOn.slice(0, 4)}`
    case 'about':
      return `about ${bornOn.slice(0, 4)}`
    case 'day':
    case undefined:
      return `${bornEstimated ? 'about ' : ''}${plainDay(bornOn)}`
  }
}

/** "born 14 March 2020, 6"; "expected 3 May 2027"; "adult, date of birth not known". */
export const bornInWords = (person: Born, today: Day): string => {
  if (person.bornOn !== null) {
    const isRough = person.bornPrecision === 'year' || person.bornPrecision === 'about'
    const age =
      person.bornOn <= today ? `, ${isRough ? 'about ' : ''}${ageInWords(person.bornOn, today)}` : ''
    return `born ${birthInWords(person.bornOn, person)}${age}`
  }
  if (person.expectedOn !== null) return `unborn, expected ${plainDay(person.expectedOn)}`
  return person.isChild ? 'date of birth not known' : 'adult, date of birth not known'
}
