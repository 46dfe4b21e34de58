import type { Field, Levels } from './levels.ts'

export type Agrees = 'yes' | 'nearly' | 'no'

/** What each level is called on a match card, and the mark beside it. Said by somebody who has two seconds. */
export const levelWords: { readonly [F in Field]: { readonly [L in Levels[F]]: readonly [Agrees, string] } } =
  {
    forename: {
      exact: ['yes', 'Given name the same'],
      alias: ['yes', 'Given name the same as one they are also known by'],
      typo: ['nearly', 'Given name one letter different'],
      variant: ['nearly', 'Given name may be a nickname or another spelling of it'],
      similar: ['nearly', 'Given name written much alike'],
      begins: ['nearly', 'One given name begins the other'],
      middle: ['nearly', 'Given name is among their other given names'],
      phonetic: ['nearly', 'Given name sounds alike'],
      shared: ['nearly', 'Given name is one that brothers may share'],
      initial: ['nearly', 'Only an initial agrees'],
      reversed: ['nearly', 'Given and family name are changed round'],
      different: ['no', 'Another given name'],
    },
    middle: {
      exact: ['yes', 'Middle name the same'],
      similar: ['nearly', 'Middle name alike'],
      initial: ['nearly', 'Middle initial the same'],
      different: ['no', 'Another middle name'],
    },
    surname: {
      exact: ['yes', 'Family name the same'],
      alias: ['yes', 'Family name the same as one they have gone by'],
      typo: ['nearly', 'Family name one letter different'],
      part: ['nearly', 'Part of a double family name the same'],
      variant: ['nearly', 'Family name may be another spelling of it'],
      similar: ['nearly', 'Family name written much alike'],
      begins: ['nearly', 'One family name begins the other'],
      phonetic: ['nearly', 'Family name sounds alike'],
      different: ['no', 'Another family name'],
    },
    birth: {
      exact: ['yes', 'Date of birth the same'],
      swapped: ['nearly', 'Day and month of birth are changed round'],
      'one-part': ['nearly', 'One part of the date of birth is different'],
      'same-month': ['nearly', 'Month of birth the same, as far as it is known'],
      compatible: ['nearly', 'Year of birth the same; the day is not known'],
      about: ['nearly', 'About the same age'],
      'same-year': ['no', 'Born the same year, on another day'],
      'within-1': ['no', 'Born about a year apart'],
      'within-5': ['no', 'Born up to five years apart'],
      far: ['no', 'Born more than five years apart'],
    },
    generation: {
      same: ['yes', 'Both a child, or both an adult'],
      different: ['no', 'One is a child and one an adult'],
    },
    expected: {
      close: ['yes', 'Expected at the same time'],
      near: ['nearly', 'Expected within six weeks'],
      'born-since': ['nearly', 'Born about when the baby was expected'],
      different: ['no', 'Expected at another time'],
    },
    sex: { same: ['yes', 'Sex the same'], different: ['no', 'Sex is different'] },
    place: {
      address: ['yes', 'Same address'],
      'old-address': ['yes', 'Same address, where one of them no longer lives'],
      current: ['yes', 'Same postcode'],
      previous: ['nearly', 'A postcode they have lived at'],
      neighbour: ['nearly', 'Same postcode, another house'],
      street: ['nearly', 'Same house and street; the postcode was not given'],
      'one-off': ['nearly', 'Postcode one letter or figure different'],
      district: ['no', 'Lives elsewhere in the same postcode district'],
      elsewhere: ['no', 'Lives elsewhere'],
    },
    phone: { same: ['yes', 'Telephone number the same'], different: ['no', 'Another telephone number'] },
    nhs: {
      same: ['yes', 'NHS number the same'],
      'one-off': ['nearly', 'NHS number one figure different, and its check figure does not fit'],
      different: ['no', 'Another NHS number'],
    },
    upn: { same: ['yes', 'Pupil number the same'], different: ['no', 'Another pupil number'] },
    parent: {
      two: ['yes', 'Both parents the same'],
      one: ['yes', 'A parent of the same name'],
      given: ['nearly', 'A parent’s given name the same'],
      family: ['nearly', 'A parent’s family name the same'],
      different: ['no', 'No parent of that name on record'],
    },
    sibling: {
      'with-birth': ['yes', 'A brother or sister of the same name and date of birth'],
      shared: ['yes', 'A brother or sister of the same name'],
      'own-name': ['no', 'This record has a brother or sister of the name that was given'],
      different: ['no', 'Other brothers and sisters'],
    },
    multiple: { told: ['nearly', 'One of twins or more'] },
  }

/** What a part is called where only that it agrees may be said: "given name and date of birth agree". */
export const fieldWords: { readonly [F in Field]: string } = {
  forename: 'given name',
  middle: 'middle name',
  surname: 'family name',
  birth: 'date of birth',
  generation: 'child or adult',
  expected: 'expected date',
  sex: 'sex',
  place: 'address',
  phone: 'telephone number',
  nhs: 'NHS number',
  upn: 'pupil number',
  parent: 'parents',
  sibling: 'brothers and sisters',
  multiple: 'one of twins or more',
}
