/** Codes of the children in need census (standards 1). The words are kept with the code, so that both can be read. */

export const ethnicities = {
  WBRI: 'White British',
  WIRI: 'White Irish',
  WIRT: 'Traveller of Irish heritage',
  WROM: 'Gypsy or Roma',
  WOTH: 'Any other White background',
  MWBC: 'White and Black Caribbean',
  MWBA: 'White and Black African',
  MWAS: 'White and Asian',
  MOTH: 'Any other mixed background',
  AIND: 'Indian',
  APKN: 'Pakistani',
  ABAN: 'Bangladeshi',
  AOTH: 'Any other Asian background',
  BCRB: 'Black Caribbean',
  BAFR: 'Black African',
  BOTH: 'Any other Black background',
  CHNE: 'Chinese',
  OOTH: 'Any other ethnic group',
  REFU: 'Did not want to say',
  NOBT: 'Not asked yet',
} as const

export const disabilities = {
  MOB: 'Moving about',
  HAND: 'Using hands',
  PC: 'Washing, dressing, eating, toilet',
  INC: 'Incontinence',
  COMM: 'Speaking or being understood',
  LD: 'Learning',
  HEAR: 'Hearing',
  VIS: 'Seeing',
  BEH: 'Behaviour',
  CON: 'Consciousness, such as epilepsy',
  AUT: 'Autism',
  DDA: 'Another disability or long illness',
  NONE: 'None',
} as const

/** "Learning (LD)": as it stands on the record. */
export const coded = (words: Readonly<Record<string, string>>, code: string): string =>
  `${words[code] ?? code} (${code})`

/** The code in "Learning (LD)"; null where the words carry none. */
export const codeIn = (text: string): string | null => /\(([A-Z]{2,4})\)$/.exec(text)?.[1] ?? null
