import {
  bornByAge,
  bornFrom,
  canSearchBy,
  heardFrom,
  longestBox,
  numberTrouble,
  readBox,
} from '../people/index.ts'
import { isPostcodeShaped } from '../places/index.ts'
import type { Day } from '../time/index.ts'
import { one, type Body, type FieldError } from '../web/index.ts'

/** What somebody searches for, as typed, and what to say about it. Pure. */

const fields = [
  'q',
  'given-names',
  'family-name',
  'known-as',
  'born-day',
  'born-month',
  'born-year',
  'age',
  'address',
  'postcode',
  'old-address',
  'old-postcode',
  'phone',
  'parent',
  'sibling',
  'nhs-number',
  'upn',
] as const

export type AskedField = (typeof fields)[number]

/** Only what was typed is here. */
export type Asked = Readonly<Partial<Record<AskedField, string>>>

export const askedFrom = (body: Body): Asked =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const typed = one(body, field).slice(0, longestBox)
      return typed === '' ? [] : [[field, typed]]
    }),
  )

/** Was more asked than the one box? */
export const asksForMore = (asked: Asked): boolean => Object.keys(asked).some((field) => field !== 'q')

const bornProblems = (asked: Asked, today: Day): FieldError[] => {
  const born = bornFrom({
    day: asked['born-day'] ?? '',
    month: asked['born-month'] ?? '',
    year: asked['born-year'] ?? '',
  })
  if (born === 'not-a-date')
    return [
      {
        field: 'born-day',
        text: 'This is not a real date. If you only know the year, leave day and month empty',
      },
    ]
  return born !== null && born.on > today
    ? [{ field: 'born-day', text: 'This date lies ahead. Check the year' }]
    : []
}

const boxProblems = (asked: Asked, today: Day): FieldError[] => {
  const { notADate } = readBox(asked.q ?? '', today)
  return notADate === null
    ? []
    : [{ field: 'search-words', text: `${notADate} is not a real date. Put it right, or leave it out` }]
}

/**
 * What must be put right before anything is looked for: a date that is none would be searched without, and whoever is
 * found then could be taken for a match on everything. Everything typed stays.
 */
export const problemsWith = (asked: Asked, today: Day): readonly FieldError[] => {
  const problems = [
    ...boxProblems(asked, today),
    ...bornProblems(asked, today),
    ...(asked.age !== undefined && bornByAge(asked.age, today) === null
      ? [{ field: 'age', text: 'Write about how old in figures, like 6, or 18 months' }]
      : []),
  ]
  return problems.length > 0 || canSearchBy(heardFrom(asked, today))
    ? problems
    : [
        {
          field: 'search-words',
          text: 'Type at least two letters of a name, or a whole date of birth, a full postcode, a telephone or NHS number, or a reference',
        },
      ]
}

/** What may be a slip and holds nobody up: it was compared all the same. */
export const doubtsAbout = (asked: Asked): readonly string[] => {
  const nhs = numberTrouble('nhs', (asked['nhs-number'] ?? '').replaceAll(/[\s-]/g, ''))
  const upn = numberTrouble('upn', (asked.upn ?? '').replaceAll(/[\s-]/g, '').toUpperCase())
  const postcodes = [asked.postcode, asked['old-postcode']].filter(
    (postcode) => postcode !== undefined && !isPostcodeShaped(postcode),
  )
  return [
    ...(nhs === null ? [] : [`NHS number: ${nhs}.`]),
    ...(upn === null ? [] : [`Pupil number: ${upn}.`]),
    ...postcodes.map((postcode) => `“${postcode ?? ''}” is not a full postcode, so it was not compared.`),
  ]
}
