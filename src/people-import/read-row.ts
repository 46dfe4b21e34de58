import { canBeNhsNumber, canBeUpn } from '../questions/index.ts'
import { type Day, isDay } from '../time/index.ts'
import type { Field, Mapping } from './columns.ts'

/** One row of a council's file, read: a person as that council's old system knew them. Pure. */

export type Precision = 'day' | 'month' | 'year' | 'about'

export type PersonRow = {
  key: string
  givenNames: string
  familyName: string
  knownAs: string
  previousFamilyName: string
  born: { on: Day; precision: Precision } | null
  expectedOn: Day | null
  diedOn: Day | null
  sex: 'F' | 'M' | 'U'
  gender: string
  isChild: boolean
  nhsNumber: string
  upn: string
  formerUpn: string
  uln: string
  phone: string
  address: { line: string; postcode: string; uprn: string; from: Day | null; isHidden: boolean } | null
  particulars: readonly { kind: ParticularKind; text: string }[]
  isRestricted: boolean
  parents: readonly { key: string; kind: 'mother' | 'father' | 'parent' }[]
}

const particularFields = [
  'ethnicity',
  'religion',
  'language',
  'communication',
  'disability',
  'school',
  'gp',
  'health-visitor',
  'risk-to-staff',
  'safe-contact',
] as const satisfies readonly Field[]

export type ParticularKind = (typeof particularFields)[number]

/** Why a row was left out, in words for whoever brings the file in. Nothing is guessed and nothing half brought in. */
export const reasons = {
  'another-number-of-columns': 'has another number of columns than the heading',
  'too-long': 'is longer than any person’s row can be',
  'no-council-id': 'has no number of the council for the person',
  'no-name': 'has neither a given name nor a family name',
  'born-unreadable': 'gives a date of birth that is not a date',
  'born-in-the-future': 'gives a date of birth that has not come yet',
  'born-impossible': 'gives a date of birth more than 120 years ago',
  'expected-unreadable': 'gives an expected date that is not a date',
  'died-unreadable': 'gives a date of death that is not a date',
  'died-before-birth': 'gives a date of death before the date of birth',
  'died-in-the-future': 'gives a date of death that has not come yet',
  'no-birth-of-a-child': 'is a child without a date of birth or an expected date',
  'sex-unreadable': 'gives a sex that is none of F, M and U',
  'own-parent': 'names the person as their own parent',
  'twice-in-the-file': 'has the same number of the council as an earlier row',
} as const

export type Reason = keyof typeof reasons

/** What was brought in differently from what the file says, so that nothing changes silently. */
export const remarks = {
  'nhs-number-wrong':
    'The NHS number cannot be right (its check figure does not fit) and is kept as told, not trusted',
  'upn-wrong': 'The UPN cannot be right (its check letter does not fit) and is kept as told, not trusted',
  'first-of-january': 'A birth on 1 January is taken as estimated until an NHS number or UPN confirms it',
} as const

export type Remark = keyof typeof remarks

export type ReadRow = { row: PersonRow; remarks: readonly Remark[] } | { leftOut: Reason }

const longestField = 2_000

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const dayFrom = (year: number, month: number, date: number): Day | null => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
  return isDay(text) ? text : null
}

/**
 * A date as councils' systems write it: 2020-03-14, 14/03/2020, 14-Mar-2020, with or without a time after it. The day
 * comes before the month, never the American way round. Null: not a date.
 */
export const readDay = (typed: string): Day | null => {
  const text = typed.trim().replace(/[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  if (british) return dayFrom(Number(british[3]), Number(british[2]), Number(british[1]))
  const named = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(text)
  if (named)
    return dayFrom(Number(named[3]), monthNames.indexOf((named[2] ?? '').toLowerCase()) + 1, Number(named[1]))
  return null
}

/** A birth: a whole date, a month of a year, or only a year. What stands for "not known" gives null. */
const readBorn = (typed: string): { on: Day; precision: Precision } | null | 'unreadable' => {
  if (isNothing(typed)) return null
  const year = /^(\d{4})$/.exec(typed)
  if (year) return wholeOf(dayFrom(Number(year[1]), 1, 1), 'year')
  const month = /^(\d{1,2})[/-](\d{4})$/.exec(typed)
  if (month) return wholeOf(dayFrom(Number(month[2]), Number(month[1]), 1), 'month')
  const on = readDay(typed)
  // The first of January 1900 is what old systems hold for "not known".
  if (on === '1900-01-01') return null
  return wholeOf(on, 'day')
}

const wholeOf = (on: Day | null, precision: Precision) => (on === null ? 'unreadable' : { on, precision })

const isNothing = (text: string): boolean =>
  /^(|-|n\/?a|none|null|nan|not known|unknown|tbc|nk)$/i.test(text.trim())

const yes = (text: string): boolean => /^(y|yes|true|1|t)$/i.test(text.trim())

const readSex = (text: string): 'F' | 'M' | 'U' | null => {
  if (isNothing(text)) return 'U'
  const letter = text.trim().toUpperCase()
  if (/^(F|FEMALE|2|GIRL|WOMAN)$/.test(letter)) return 'F'
  if (/^(M|MALE|1|BOY|MAN)$/.test(letter)) return 'M'
  return /^(U|X|9|0|I|INDETERMINATE|NOT SPECIFIED|NOT STATED|UNBORN)$/.test(letter) ? 'U' : null
}

const oldestYears = 120

const eighteenYearsBefore = (today: Day): Day =>
  `${String(Number(today.slice(0, 4)) - 18)}${today.slice(4)}` as Day

/** Child or adult as the file says, else by age; somebody without a date of birth is an adult unless said to be unborn. */
const childOrAdult = (said: string, born: Day | null, expected: Day | null, today: Day): boolean => {
  if (/^(c|child|yp|young person|unborn)$/i.test(said)) return true
  if (/^(a|adult)$/i.test(said)) return false
  if (born === null) return expected !== null
  return born > eighteenYearsBefore(today)
}

/** Where each field's column stands in a row, from the heading and the mapping. */
export const placesOf = (mapping: Mapping, heading: readonly string[]): ReadonlyMap<Field, number> =>
  new Map(
    (Object.entries(mapping) as [Field, string][]).map(([field, column]) => [field, heading.indexOf(column)]),
  )

/** What a row says, or why it is left out. `today` tells children from adults and refuses births to come. */
export const readRow = (
  places: ReadonlyMap<Field, number>,
  columns: number,
  cells: readonly string[],
  today: Day,
): ReadRow => {
  if (cells.length !== columns) return { leftOut: 'another-number-of-columns' }
  if (cells.some((cell) => cell.length > longestField)) return { leftOut: 'too-long' }
  const text = (field: Field): string => {
    const at = places.get(field)
    const cell = at === undefined ? '' : (cells[at] ?? '').trim().normalize('NFC')
    return isNothing(cell) ? '' : cell
  }
  const key = text('council-id')
  if (key === '') return { leftOut: 'no-council-id' }
  const [givenNames, familyName] = [text('given-names'), text('family-name')]
  if (givenNames === '' && familyName === '') return { leftOut: 'no-name' }

  const read = readBorn(text('born'))
  if (read === 'unreadable') return { leftOut: 'born-unreadable' }
  if (read !== null && read.on > today) return { leftOut: 'born-in-the-future' }
  if (read !== null && Number(today.slice(0, 4)) - Number(read.on.slice(0, 4)) > oldestYears)
    return { leftOut: 'born-impossible' }
  const expectedOn = text('expected') === '' ? null : readDay(text('expected'))
  if (text('expected') !== '' && expectedOn === null) return { leftOut: 'expected-unreadable' }
  const diedOn = text('died') === '' ? null : readDay(text('died'))
  if (text('died') !== '' && diedOn === null) return { leftOut: 'died-unreadable' }
  if (diedOn !== null && diedOn > today) return { leftOut: 'died-in-the-future' }
  if (diedOn !== null && read !== null && diedOn < read.on) return { leftOut: 'died-before-birth' }
  const isChild = childOrAdult(text('is-child'), read?.on ?? null, expectedOn, today)
  if (isChild && read === null && expectedOn === null) return { leftOut: 'no-birth-of-a-child' }
  const sex = readSex(text('sex'))
  if (sex === null) return { leftOut: 'sex-unreadable' }
  const parents = parentsIn(text)
  if (parents.some((parent) => parent.key === key)) return { leftOut: 'own-parent' }

  const nhsNumber = text('nhs-number').replaceAll(/[\s-]/g, '')
  const upn = text('upn').replaceAll(/\s/g, '').toUpperCase()
  const isConfirmed = canBeNhsNumber(nhsNumber) || canBeUpn(upn)
  const born = asSure(read, yes(text('born-estimated')), isConfirmed)
  const noticed: Remark[] = [
    ...(nhsNumber !== '' && !canBeNhsNumber(nhsNumber) ? (['nhs-number-wrong'] as const) : []),
    ...(upn !== '' && !canBeUpn(upn) ? (['upn-wrong'] as const) : []),
    ...(read?.precision === 'day' && born?.precision === 'year' && !yes(text('born-estimated'))
      ? (['first-of-january'] as const)
      : []),
  ]
  return {
    remarks: noticed,
    row: {
      key,
      givenNames,
      familyName,
      knownAs: text('known-as'),
      previousFamilyName: text('previous-family-name'),
      born,
      // Born meanwhile: the expected date has had its day.
      expectedOn: born === null ? expectedOn : null,
      diedOn,
      sex,
      gender: text('gender'),
      isChild,
      nhsNumber,
      upn,
      formerUpn: text('former-upn').toUpperCase(),
      uln: text('uln'),
      phone: text('phone'),
      address: addressIn(text),
      particulars: particularFields.flatMap((kind) =>
        text(kind) === '' ? [] : [{ kind, text: text(kind) }],
      ),
      isRestricted: yes(text('restricted')),
      parents,
    },
  }
}

/** A first of January that nothing confirms is a year somebody guessed (matching, estimated dates). */
const asSure = (
  read: { on: Day; precision: Precision } | null,
  isEstimated: boolean,
  isConfirmed: boolean,
): PersonRow['born'] => {
  if (read === null || read.precision !== 'day') return read
  if (isEstimated) return { on: read.on, precision: 'year' }
  return read.on.endsWith('-01-01') && !isConfirmed ? { on: read.on, precision: 'year' } : read
}

type Text = (field: Field) => string

const parentsIn = (text: Text): PersonRow['parents'] =>
  (['mother', 'father', 'parent'] as const).flatMap((kind) => {
    const key = text(`${kind}-id`)
    return key === '' ? [] : [{ key, kind }]
  })

const addressIn = (text: Text): PersonRow['address'] => {
  const line = [text('address-1'), text('address-2'), text('address-3')].filter(Boolean).join(', ')
  const postcode = text('postcode').toUpperCase()
  if (line === '' && postcode === '') return null
  return {
    line,
    postcode,
    uprn: text('uprn').replaceAll(/\D/g, ''),
    from: text('address-from') === '' ? null : readDay(text('address-from')),
    isHidden: yes(text('address-hidden')),
  }
}

/** What is said of a row that is to be looked at, in words. */
export const inWords = (reason: string): string => {
  if (reason === 'same-number')
    return 'was brought in, and somebody else in the index has the same NHS number or UPN: look at both'
  const known: Readonly<Record<string, string>> = { ...reasons, ...remarks }
  return known[reason] ?? reason
}
