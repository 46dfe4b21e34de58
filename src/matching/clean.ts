import { compactPostcode, isPostcodeShaped } from '../questions/postcode.ts'
import { cleanNames, cleanParents, cleanSiblings, cleanWords } from './clean-names.ts'
import { documentVersion, type CleanBirth, type Cleaned, type CleanPlace } from './cleaned.ts'
import type { Born, Described, PlaceHeld } from './described.ts'
import { readHouse } from './house.ts'
import { readNhsNumber, readUpn } from './identifiers.ts'
import { isNoBirth, isNoPlace, isYearOnly } from './placeholders.ts'

const mostBirths = 4
const mostPlaces = 12
const mostPhones = 6

const cleanBirths = (described: Described): CleanBirth[] => {
  const isVerified = described.nhsIsVerified || described.upnIsVerified
  const births = (described.born ? [described.born] : [])
    .concat(described.otherBirths)
    .filter(({ on }) => !isNoBirth(on))
  return births
    .map(({ on, precision }: Born): CleanBirth => {
      const isGuess = precision === 'day' && isYearOnly(on) && !isVerified
      return [on, isGuess ? 'year' : precision]
    })
    .filter(
      ([on, precision], at, all) => all.findIndex((each) => each[0] === on && each[1] === precision) === at,
    )
    .slice(0, mostBirths)
}

const district = /^[A-Z]{1,2}\d[A-Z\d]?$/

const cleanPostcode = (typed: string): string => {
  if (typed === '') return ''
  const compact = compactPostcode(typed.slice(0, 20))
  if (isNoPlace(compact)) return ''
  return isPostcodeShaped(compact) || district.test(compact) ? compact : ''
}

const cleanPlaces = (places: readonly PlaceHeld[]): CleanPlace[] =>
  places
    .map(({ line, postcode, isCurrent }): CleanPlace => {
      const { house, street } = readHouse(line)
      return [cleanPostcode(postcode), house, isCurrent ? 1 : 0, street]
    })
    .filter(([postcode, house, , street]) => postcode !== '' || (house !== '' && street !== ''))
    .slice(0, mostPlaces)

/** The last ten figures, so that +44, 0044 and 0 in front are one; nothing shorter, and no figure ten times. */
const cleanPhones = (phones: readonly string[]): string[] =>
  [
    ...new Set(
      phones
        .map((phone) => phone.slice(0, 40).replaceAll(/\D/g, '').slice(-10))
        .filter((figures) => figures.length >= 9 && !/^(\d)\1+$/.test(figures.slice(2))),
    ),
  ].slice(0, mostPhones)

const cleanNhs = (typed: string | null): Pick<Cleaned, 'nhs' | 'nhsDoubtful'> => {
  if (typed === null) return {}
  const read = readNhsNumber(typed)
  if ('value' in read) return { nhs: read.value }
  return read.refused === 'check-figure' ? { nhsDoubtful: typed.replaceAll(/\D/g, '') } : {}
}

const cleanUpn = (typed: string | null): Pick<Cleaned, 'upn'> => {
  const read = typed === null ? null : readUpn(typed)
  return read !== null && 'value' in read ? { upn: read.value } : {}
}

const some = <K extends string, T>(key: K, list: readonly T[]): { [P in K]?: readonly T[] } => {
  const found: { [P in K]?: readonly T[] } = {}
  if (list.length > 0) found[key] = list
  return found
}

/** Makes the document of a description: placeholders gone, words plain, sounds worked out, everything bounded. */
export const clean = (described: Described): Cleaned => {
  const names = cleanNames(described.names)
  const nhs = cleanNhs(described.nhsNumber)
  const upn = cleanUpn(described.upn)
  return {
    v: documentVersion,
    names,
    ...some('words', names.length === 0 ? cleanWords(described.words) : []),
    ...some('births', cleanBirths(described)),
    ...(described.expectedOn === null ? {} : { due: described.expectedOn }),
    ...(described.sex === 'U' ? {} : { sex: described.sex }),
    ...some('places', cleanPlaces(described.places)),
    ...some('phones', cleanPhones(described.phones)),
    ...nhs,
    ...(nhs.nhs !== undefined && described.nhsIsVerified ? { nhsVerified: 1 as const } : {}),
    ...upn,
    ...(upn.upn !== undefined && described.upnIsVerified ? { upnVerified: 1 as const } : {}),
    ...some('parents', cleanParents(described.parents)),
    ...some('siblings', cleanSiblings(described.siblings)),
    ...(described.isMultipleBirth ? { multiple: 1 as const } : {}),
    ...(described.isChild === null ? {} : { child: described.isChild ? (1 as const) : (0 as const) }),
  }
}
