import { answerableFor, districtInWords, isDistrictCode } from './districts.ts'
import { compactPostcode, isPostcodeShaped } from '../questions/postcode.ts'

/** What the service keeps of a postcode. */
export type PostcodeRow = {
  postcode: string
  district: string
  authority: string | null
  easting: number | null
  northing: number | null
}

/** Where in a row each column stands. The names ONS used over the years, and those of the shorter file. */
export type Columns = {
  postcode: number
  district: number
  authority: number
  easting: number
  northing: number
  count: number
}

const names = {
  postcode: /^(postcode|pcds|pcd8|pcd7|pcd2|pcd)$/,
  district: /^(district|oslaua|laua|ltla|lad\d\dcd)$/,
  authority: /^authority$/,
  easting: /^(easting|oseast1m|east1m)$/,
  northing: /^(northing|osnrth1m|north1m)$/,
} as const

/** Reads the heading line; null when it names no postcode or no district. */
export const columnsOf = (heading: readonly string[]): Columns | null => {
  const plain = heading.map((name) =>
    name
      .replace(/^\ufeff/, '')
      .trim()
      .toLowerCase(),
  )
  const find = (pattern: RegExp): number => plain.findIndex((name) => pattern.test(name))
  const columns = {
    postcode: find(names.postcode),
    district: find(names.district),
    authority: find(names.authority),
    easting: find(names.easting),
    northing: find(names.northing),
    count: heading.length,
  }
  return columns.postcode === -1 || columns.district === -1 ? null : columns
}

/** Why a row was left out, in words for whoever loads the file. */
export type Reason =
  | 'has another number of columns than the heading'
  | 'is longer than any row of the file can be'
  | 'does not look like a postcode'
  | 'names no district'
  | 'names a district by something that is not an ONS code'
  | 'gives a grid reference that is not a number'
  | 'names a council that is not the one answerable in that district'
  | 'was named before, in another district'

const gridNumber = (text: string | undefined): number | null | undefined => {
  if (text === undefined || text === '') return null
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined
}

/** What a row says, or why it is left out. */
export const readPostcodeRow = (columns: Columns, fields: readonly string[]): PostcodeRow | Reason => {
  if (fields.length !== columns.count) return 'has another number of columns than the heading'
  const [typed = '', district = ''] = [fields[columns.postcode], fields[columns.district]]
  if (!isPostcodeShaped(typed)) return 'does not look like a postcode'
  if (district === '' || district === 'NaN') return 'names no district'
  if (!isDistrictCode(district)) return 'names a district by something that is not an ONS code'
  const [easting, northing] = [gridNumber(fields[columns.easting]), gridNumber(fields[columns.northing])]
  if (easting === undefined || northing === undefined) return 'gives a grid reference that is not a number'
  const answerable = answerableFor(district)
  const authority = columns.authority === -1 ? answerable : fields[columns.authority] || null
  if (districtInWords(district) !== district && authority !== answerable)
    return 'names a council that is not the one answerable in that district'
  return { postcode: compactPostcode(typed), district, authority, easting, northing }
}
