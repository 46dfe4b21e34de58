/** What a genogram is drawn from. Rooms fill it in; nothing here knows where it came from. */

/** Somebody the reader may see. */
export type SeenRelative = {
  readonly isUnseen: false
  readonly id: string
  /** Maya Teal */
  readonly name: string
  readonly sex: 'F' | 'M' | 'U'
  /** The day somebody was born, or is expected, as YYYY-MM-DD: only to put brothers and sisters in order. */
  readonly bornOn: string | null
  /** born 14 March 2020; expected 3 May 2027; date of birth not known */
  readonly bornWords: string
  /** The same for beside the symbol: 14 Mar 2020; about 2014; due 3 May 2027. Null where nothing is known. */
  readonly bornShort: string | null
  /** What stands inside the symbol: 6, 8 m, 3 w. Three letters at most. */
  readonly age: string | null
  readonly isUnborn: boolean
  /** died 3 March 2020; has died. Null while they live. */
  readonly diedWords: string | null
  readonly isMultipleBirth: boolean
  /** Lives where the person at the centre lives, and neither address is hidden. */
  readonly isInHousehold: boolean
  readonly href: string | null
}

/** A record that exists and may not be seen: no name, no age, no sex, and so no mother and no brother either. */
export type UnseenRelative = { readonly isUnseen: true; readonly id: string }

export type Relative = SeenRelative | UnseenRelative

/** How somebody is a parent of somebody, or brings them up in the place of one. */
export type Parenthood = 'own' | 'adoptive' | 'step' | 'guardian' | 'foster' | 'carer'

type Responsible = { readonly hasResponsibility: boolean | null }

/** One relationship, drawn once. `who` is to `of` what the kind says. */
export type Tie =
  | (Responsible & {
      readonly kind: 'parent'
      readonly id: string
      readonly who: string
      readonly of: string
      readonly how: Parenthood
    })
  | (Responsible & {
      readonly kind: 'grandparent'
      readonly id: string
      readonly who: string
      readonly of: string
    })
  | {
      readonly kind: 'couple'
      readonly id: string
      readonly who: string
      readonly of: string
      readonly isMarried: boolean
      /** until 3 March 2019. Null while they are together. */
      readonly endedWords: string | null
    }
  | {
      readonly kind: 'siblings'
      readonly id: string
      readonly who: string
      readonly of: string
      readonly how: 'full' | 'half' | 'step'
    }
  | (Responsible & {
      readonly kind: 'other'
      readonly id: string
      readonly who: string
      readonly of: string
      /** aunt, cousin, family friend: what `who` is to `of` */
      readonly words: string
      /** How many generations `who` stands above `of`. */
      readonly above: -1 | 0 | 1
    })

export type Family = {
  /** The person the page is about. Always one of `people`, and always seen. */
  readonly centreId: string
  /** What to call that person in the words around the picture: Maya. */
  readonly called: string
  readonly people: readonly Relative[]
  readonly ties: readonly Tie[]
}

/** How many rows `who` stands above `of` in the picture. */
export const generationsAbove = (tie: Tie): number => {
  switch (tie.kind) {
    case 'parent':
      return 1
    case 'grandparent':
      return 2
    case 'other':
      return tie.above
    case 'couple':
    case 'siblings':
      return 0
  }
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/**
 * Oldest first; without a date after those with one; at last by id, so that a picture never changes by itself. Those
 * who may not be seen stand last: their place among the others would tell when they were born.
 */
export const byAge = (one: Relative, other: Relative): number => {
  const key = (of: Relative): string => (of.isUnseen ? '9999-99-99 unseen' : (of.bornOn ?? '9999-99-99'))
  return byText(key(one), key(other)) || byText(one.id, other.id)
}

const isEnded = (tie: Tie): boolean => tie.kind === 'couple' && tie.endedWords !== null

/**
 * Only relationships between two different people of the family, each told once: of two rows that say the same, the
 * one that still holds. In an order that does not depend on the order they came in.
 */
export const tiesToTell = ({ people, ties }: Family): Tie[] => {
  const known = new Set(people.map(({ id }) => id))
  const told = new Set<string>()
  return ties
    .filter(({ who, of }) => who !== of && known.has(who) && known.has(of))
    .toSorted((one, other) => Number(isEnded(one)) - Number(isEnded(other)) || byText(one.id, other.id))
    .filter((tie) => {
      const ends = generationsAbove(tie) === 0 ? [tie.who, tie.of].toSorted() : [tie.who, tie.of]
      const key = [tie.kind, tie.kind === 'parent' || tie.kind === 'siblings' ? tie.how : '', ...ends].join(
        ' ',
      )
      if (told.has(key)) return false
      told.add(key)
      return true
    })
}
