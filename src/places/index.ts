export { districtInWords } from './districts.ts'
export { findPlaces, type Places } from './places.sql.ts'
export { compactPostcode, isPostcodeShaped, sectorOf, writtenPostcode } from './postcode.ts'
export { loadSectors } from './sectors.ts'
