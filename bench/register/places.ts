import { Chance } from '../../demo/county/chance.ts'

/** An invented address. Postcodes are of the shape of real ones, in areas that Royal Mail has never given out. */
export type Place = { readonly line: string; readonly postcode: string }

const areas = 'AC AD AE AF AG AH AK AM AN AP AR AS AU AV AW AX AY BC BE BF BG BK BM BP BU BV BW BX'.split(' ')
const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ'
const inDistrict = 600
const inSector = inDistrict / 10

/** The n-th postcode: 600 to a district, 20 districts to an area. */
export const postcodeAt = (number: number): string => {
  const district = Math.floor(number / inDistrict)
  const within = number % inDistrict
  // 137 is prime to 400: the letters of a sector do not run on in order.
  const unit = ((within % inSector) * 137 + district * 29) % 400
  const area = areas[Math.floor(district / 20) % areas.length] ?? 'AC'
  const first = unitLetters[Math.floor(unit / 20)] ?? 'A'
  const second = unitLetters[unit % 20] ?? 'A'
  return `${area}${String((district % 20) + 1)} ${String(Math.floor(within / inSector))}${first}${second}`
}

const streets =
  'Alder Ashen Badger Barley Beacon Bramble Briar Canal Chapel Church Clover Copper Cotton Drover Elder Falcon Farrier Ferry Fletton Forge Garden Gate Granary Heron High Hopper Ironworks Kiln King Lark Linnet Long Maple Market Meadow Mill Miller Moat Nene North Orchard Otter Park Pasture Peacock Pinfold Pump Quarry Queen Rectory River Rope Saddler Saxon School Sedge Sheep South Spinney Spring Station Tanner Thatch Tithe Town Tower Vicarage Victoria Walnut Warren Water Weaver West Wharf Wheel White Willow Windmill Withy'.split(
    ' ',
  )
const ways = 'Street Road Road Close Avenue Drive Lane Way Gardens Court Crescent Place Grove Walk'.split(' ')

/** Postcodes for a register of this many people: about 59 to a thousand. */
export const postcodesFor = (people: number): number => Math.max(40, Math.round(people * 0.059))

/** The home of a family in the n-th postcode; all of a postcode is one street. */
export const placeIn = (chance: Chance, number: number, isSite: boolean): Place => {
  const street = new Chance('street', number)
  const postcode = postcodeAt(number)
  if (isSite) return { line: `Plot ${String(chance.whole(1, 18))}, ${street.pick(streets)} Site`, postcode }
  const line = `${String(chance.whole(1, 60))} ${street.pick(streets)} ${street.pick(ways)}`
  return { line: chance.happens(0.12) ? `Flat ${String(chance.whole(1, 24))}, ${line}` : line, postcode }
}
