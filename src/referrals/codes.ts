import type { Option } from '../questions/index.ts'

/** Answers that returns ask for by code (children in need census). People read the words; the words are kept. */

export const yesNo: readonly Option[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
]

export const yesNoNotKnown: readonly Option[] = [...yesNo, { value: 'not-known', text: 'I do not know' }]

/** Census ethnicity codes. */
export const ethnicities: readonly Option[] = [
  { value: 'WBRI', text: 'White British' },
  { value: 'WIRI', text: 'White Irish' },
  { value: 'WIRT', text: 'Traveller of Irish heritage' },
  { value: 'WROM', text: 'Gypsy or Roma' },
  { value: 'WOTH', text: 'Any other White background' },
  { value: 'MWBC', text: 'White and Black Caribbean' },
  { value: 'MWBA', text: 'White and Black African' },
  { value: 'MWAS', text: 'White and Asian' },
  { value: 'MOTH', text: 'Any other mixed background' },
  { value: 'AIND', text: 'Indian' },
  { value: 'APKN', text: 'Pakistani' },
  { value: 'ABAN', text: 'Bangladeshi' },
  { value: 'AOTH', text: 'Any other Asian background' },
  { value: 'BCRB', text: 'Black Caribbean' },
  { value: 'BAFR', text: 'Black African' },
  { value: 'BOTH', text: 'Any other Black background' },
  { value: 'CHNE', text: 'Chinese' },
  { value: 'OOTH', text: 'Any other ethnic group' },
  { value: 'REFU', text: 'Family did not want to say' },
]

/** Census disability codes; NONE stands alone. */
export const disabilities: readonly Option[] = [
  { value: 'MOB', text: 'Moving about' },
  { value: 'HAND', text: 'Using hands' },
  { value: 'PC', text: 'Washing, dressing, eating, toilet' },
  { value: 'INC', text: 'Incontinence' },
  { value: 'COMM', text: 'Speaking or being understood' },
  { value: 'LD', text: 'Learning' },
  { value: 'HEAR', text: 'Hearing' },
  { value: 'VIS', text: 'Seeing' },
  { value: 'BEH', text: 'Behaviour' },
  { value: 'CON', text: 'Consciousness (such as epilepsy)' },
  { value: 'AUT', text: 'Autism' },
  { value: 'DDA', text: 'Another disability or long illness' },
  { value: 'NONE', text: 'None', alone: true },
]

/** Where professionals work, with the census code of the referral source. */
export const workplaces: readonly Option[] = [
  { value: '2A', text: 'School or college' },
  { value: '2B', text: 'Other education service, nursery or early years' },
  { value: '3A', text: 'GP practice' },
  { value: '3B', text: 'Health visiting' },
  { value: '3C', text: 'School nursing' },
  { value: '3D', text: 'Midwifery or other primary health care' },
  { value: '3E', text: 'Hospital emergency department' },
  { value: '3F', text: 'Other hospital, mental health or hospice service' },
  { value: '4', text: 'Housing' },
  { value: '5D', text: 'Early help' },
  { value: '5A', text: 'Adult social care' },
  { value: '5B', text: 'Another service of these councils' },
  { value: '5C', text: 'Another council' },
  { value: '6', text: 'Police' },
  { value: '7', text: 'Court, probation, prison, immigration or Cafcass' },
  { value: '8', text: 'Charity, children’s centre, faith or sports group, or anything else' },
]

/** How members of the public know the child, with the census code of the source. */
export const acquaintances: readonly Option[] = [
  { value: '1A', text: 'Family or carer' },
  { value: '1B', text: 'Neighbour, friend, childminder' },
  { value: '1D', text: 'I do not know them' },
]

/** The words of a code, or the code itself where it is not on the list. */
export const wordsFor = (options: readonly Option[], code: string): string => {
  const found = options.find((option) => option.value === code)
  return typeof found?.text === 'string' ? found.text : code
}
