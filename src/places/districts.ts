/**
 * Districts at the doors of this service: what they are called, and which council has the children's duties there.
 * In two-tier areas an ONS postcode names the district, while children's services are the county's (standards 5).
 * Names and codes: ONS Register of Geographic Codes, Open Government Licence v3.
 */
type District = { name: string; council: string; code?: string }

const cambridgeshire = { council: 'Cambridgeshire', code: 'E10000003' }
const unitary = (name: string): District => ({ name, council: name })
const of =
  (council: string) =>
  (name: string): District => ({ name, council })
const [essex, hertfordshire, lincolnshire] = [of('Essex'), of('Hertfordshire'), of('Lincolnshire')]
const [norfolk, suffolk] = [of('Norfolk'), of('Suffolk')]

const districts: Readonly<Record<string, District>> = {
  E06000031: { name: 'Peterborough', council: 'Peterborough', code: 'E06000031' },
  E07000008: { name: 'Cambridge', ...cambridgeshire },
  E07000009: { name: 'East Cambridgeshire', ...cambridgeshire },
  E07000010: { name: 'Fenland', ...cambridgeshire },
  E07000011: { name: 'Huntingdonshire', ...cambridgeshire },
  E07000012: { name: 'South Cambridgeshire', ...cambridgeshire },
  E06000017: unitary('Rutland'),
  E06000055: unitary('Bedford'),
  E06000056: unitary('Central Bedfordshire'),
  E06000061: unitary('North Northamptonshire'),
  E07000067: essex('Braintree'),
  E07000077: essex('Uttlesford'),
  E07000099: hertfordshire('North Hertfordshire'),
  E07000242: hertfordshire('East Hertfordshire'),
  E07000136: lincolnshire('Boston'),
  E07000137: lincolnshire('East Lindsey'),
  E07000139: lincolnshire('North Kesteven'),
  E07000140: lincolnshire('South Holland'),
  E07000141: lincolnshire('South Kesteven'),
  E07000143: norfolk('Breckland'),
  E07000146: norfolk('King’s Lynn and West Norfolk'),
  E07000147: norfolk('North Norfolk'),
  E07000245: suffolk('West Suffolk'),
}

/** Every ONS code of a district or council: E06 unitary, E07 shire, E08 metropolitan, E09 London, and the other nations. */
export const isDistrictCode = (text: string): boolean =>
  /^(E0[6-9]|W06|S12|N09|L99|M99)\d{6}$|^[LM]99999999$/.test(text)

/** The council with children's duties there, as its code; null where it is none of those this service knows. */
export const answerableFor = (district: string): string | null => districts[district]?.code ?? null

/** "South Kesteven (Lincolnshire)", "Rutland"; the bare code where the district is not at our doors. */
export const districtInWords = (district: string): string => {
  const known = districts[district]
  if (!known) return district
  return known.council === known.name ? known.name : `${known.name} (${known.council})`
}
