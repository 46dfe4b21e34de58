import { booksOfCouncils, settings, type SettingValue } from '../clocks/index.ts'
import type { House } from './house.ts'

export type Asking = Pick<House, 'db' | 'now' | 'councils'>
type Tries = SettingValue<'tries-from-one-address'>
export type TriesName = keyof Tries

/**
 * How much may be tried from one address. Whose it is nobody knows yet, before a referral has a place or a worker has
 * signed in: of the councils' values the smallest holds, so that none is made easier to guess at by another alone. None
 * can be set so that nothing is limited, nor so that a hospital behind one address is shut out (settings.ts).
 */
export const triesAllowed = async (house: Asking, name: TriesName): Promise<number> => {
  const { setting } = await booksOfCouncils(house.db, house.now())
  const councils = await house.councils()
  const set = councils.map(({ code }) => setting(code, 'tries-from-one-address')[name])
  return set.length === 0 ? settings['tries-from-one-address'].otherwise('')[name] : Math.min(...set)
}
