import type { Word } from './cleaned.ts'
import { partsOfWord } from './name-words.ts'
import { withSound } from './sounds.ts'

/** A row of FEBRL's made-up Australians, cleaned as people here are. */
export type FebrlRow = Readonly<Record<string, string>>

export type FebrlPerson = {
  truth: string
  given: Word | undefined
  surname: Word | undefined
  number: string
  street: string
  place: string
  suburb: string
  postcode: string
  state: string
  born: string
  id: string
}

/** The rows of a FEBRL file: a comma and a blank between values, no quotes. */
export const readFebrl = (text: string): FebrlRow[] => {
  const [head, ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  const columns = (head ?? '').split(',').map((name) => name.trim())
  return lines.map((line) => {
    const values = line.split(',')
    return Object.fromEntries(columns.map((name, at) => [name, (values[at] ?? '').trim()]))
  })
}

const wordOf = (name: string | undefined): Word | undefined => {
  const joined = partsOfWord((name ?? '').replaceAll(' ', '')).join('')
  return joined === '' ? undefined : withSound(joined)
}

const squeezed = (text: string | undefined): string => (text ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Without their number, to be compared by all else. The truth is for the score alone. */
export const febrlPerson = (row: FebrlRow, withId: boolean): FebrlPerson => ({
  truth: /^rec-(\d+)-/.exec(row['rec_id'] ?? '')?.[1] ?? '',
  given: wordOf(row['given_name']),
  surname: wordOf(row['surname']),
  number: squeezed(row['street_number']),
  street: squeezed(row['address_1']),
  place: squeezed(row['address_2']),
  suburb: squeezed(row['suburb']),
  postcode: squeezed(row['postcode']),
  state: squeezed(row['state']),
  born: squeezed(row['date_of_birth']),
  id: withId ? squeezed(row['soc_sec_id']) : '',
})
