import type { Field, Reading } from '../questions/index.ts'
import { type Described, nobodyDescribed } from '../matching/index.ts'
import type { Day } from '../time/index.ts'
import type { Amiss } from './change.ts'
import { isSex, sexField } from './details.change.ts'
import { someNameFields } from './names.change.ts'
import type { DetailsGiven } from './details.ts'
import { birthAmiss, birthField, birthTyped } from './typed-birth.ts'

/** Somebody to be registered, as typed: no more than tells one person from another. */

export const newPersonFields: readonly Field[] = [
  ...someNameFields,
  {
    kind: 'choice',
    name: 'grown',
    label: 'Are they a child or an adult?',
    ask: 'must',
    missing: 'Say whether they are a child or an adult',
    inline: true,
    options: [
      { value: 'child', text: 'Child, born or not' },
      { value: 'adult', text: 'Adult' },
    ],
  },
  birthField('How exactly is their date of birth known?', { isNew: true }),
  sexField,
]

export const newDetails = (say: Reading, today: Day): DetailsGiven => {
  const birth = birthTyped(say, today)
  const sex = say.one('sex')
  return {
    givenNames: say.one('given-names'),
    familyName: say.one('family-name'),
    knownAs: null,
    bornOn: birth?.bornOn ?? null,
    bornPrecision: birth?.bornPrecision ?? 'day',
    bornEstimated: birth !== null && birth.bornPrecision !== 'day',
    expectedOn: say.one('known') === 'unborn' ? say.day('expected') : null,
    sex: isSex(sex) ? sex : 'U',
    isChild: say.one('grown') !== 'adult',
    nhsNumber: null,
    upn: null,
    phone: null,
  }
}

export const newPersonAmiss = (say: Reading, today: Day): Amiss[] => {
  const known = say.one('known')
  const isChild = say.one('grown') === 'child'
  return [
    ...birthAmiss(say, today),
    ...(isChild && known === 'unknown'
      ? [
          {
            field: 'known',
            text: 'Without any date a child could not be told from another. About how old is enough',
          },
        ]
      : []),
    ...(say.one('grown') === 'adult' && known === 'unborn'
      ? [{ field: 'known', text: 'Somebody not born yet is no adult' }]
      : []),
  ]
}

/** The same, as the search compares it: so that nobody is registered who is on record already. */
export const newDescribed = (say: Reading, today: Day): Described => {
  const { givenNames, familyName, sex, isChild } = newDetails(say, today)
  const birth = birthTyped(say, today)
  return {
    ...nobodyDescribed,
    names:
      givenNames === '' && familyName === ''
        ? []
        : [{ given: givenNames, family: familyName, use: 'as-heard' }],
    born: birth === null ? null : { on: birth.bornOn, precision: birth.bornPrecision },
    expectedOn: say.one('known') === 'unborn' ? say.day('expected') : null,
    sex,
    isChild: say.one('grown') === '' ? null : isChild,
  }
}
