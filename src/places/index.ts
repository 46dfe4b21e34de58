export { districtInWords } from './districts.ts'
export {
  type ChildsPlaces,
  type Circumstance,
  circumstances,
  isCircumstance,
  placeChild,
  type Placed,
  type ToTell,
} from './place-child.rule.ts'
export { placesRoom } from './places.routes.tsx'
export { findPlaces, type Places } from './places.sql.ts'
export { compactPostcode, isPostcodeShaped, sectorOf, writtenPostcode } from '../questions/postcode.ts'
export { loadSectors } from './sectors.ts'
export { type AskedCouncil, type Whereabouts, whereaboutsOf } from './whereabouts.ts'
