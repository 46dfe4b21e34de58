import type { Cleaned } from './cleaned.ts'
import type { Levels } from './levels.ts'
import { isOneLetterOff } from './near-names.ts'

const offByOne = (doubtful: string | undefined, number: string | undefined): boolean =>
  doubtful !== undefined && number !== undefined && isOneLetterOff(doubtful, number)

/** Two right numbers that differ speak against; a wrong one may be a slip for the other's, and else says nothing. */
export const likeNhs = (heard: Cleaned, held: Cleaned): Levels['nhs'] | undefined => {
  if (heard.nhs !== undefined && held.nhs !== undefined) return heard.nhs === held.nhs ? 'same' : 'different'
  if (offByOne(heard.nhsDoubtful, held.nhs) || offByOne(held.nhsDoubtful, heard.nhs)) return 'one-off'
  return heard.nhsDoubtful !== undefined && heard.nhsDoubtful === held.nhsDoubtful ? 'one-off' : undefined
}

export const likeUpn = ({ upn: heard }: Cleaned, { upn: held }: Cleaned): Levels['upn'] | undefined => {
  if (heard === undefined || held === undefined) return undefined
  return heard === held ? 'same' : 'different'
}

export const likePhones = (
  { phones: heard }: Cleaned,
  { phones: held }: Cleaned,
): Levels['phone'] | undefined => {
  if (heard === undefined || held === undefined) return undefined
  return heard.some((phone) => held.includes(phone)) ? 'same' : 'different'
}
