import type { AuthorityCode } from '../../src/access/index.ts'
import { cambridgeshire, peterborough } from '../people.ts'
import type { Chance } from './chance.ts'
import type { Circumstance } from './circumstances.ts'
import { borderPostcodesOf, postcodesOf } from './postcodes.ts'

/** An invented house in an invented street, at a real postcode. */
export type Home = { council: AuthorityCode; address: string; postcode: string }

export const otherCouncil = (council: AuthorityCode): AuthorityCode =>
  council === cambridgeshire ? peterborough : cambridgeshire

const streets =
  `Bittern Row, Clunch Lane, Dabchick Way, Eel Catchers Walk, Feverfew Close, Gault Drove, Hornbeam Court,
  Kingcup Terrace, Lapwing Rise, Mereside Gardens, Oolite Street, Pightle End, Quern Hill, Reedmace Road,
  Sallow Crescent, Teasel Drift, Umbel Walk, Washland View`.split(/,\s+/)

export const homeIn = (chance: Chance, council: AuthorityCode, onTheBorder = false): Home => ({
  council,
  address: `${String(chance.whole(1, 98))} ${chance.pick(streets)}`,
  postcode: chance.pick((onTheBorder ? borderPostcodesOf : postcodesOf)[council] ?? []),
})

/** The circumstances that need a second home, in the same council or the other one. */
export const otherHomeOf = (chance: Chance, circumstance: Circumstance | null, home: Home): Home | null => {
  switch (circumstance) {
    case 'brothers-and-sisters-in-both-councils':
    case 'two-homes':
    case 'stamped-for-the-wrong-council':
      return homeIn(chance, otherCouncil(home.council))
    case 'moved-after-abuse':
      return homeIn(chance, home.council)
    case null:
    case 'twins':
    case 'shares-an-address':
    case 'unborn-then-born':
    case 'placed-here-by-another-council':
    case 'anonymous-caller-again-and-again':
    case 'on-the-border':
    case 'police-sent-it-twice':
    case 'midnight-across-a-clock-change':
    case 'name-written-two-ways':
    case 'worker-is-an-aunt':
      return null
  }
}
