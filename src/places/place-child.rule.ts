import type { AuthorityCode } from '../access/index.ts'
import type { Whereabouts } from './whereabouts.ts'

/**
 * Which council answers for a child (procedures 2.5). Pure.
 * Children Act 1989: s17(1) a child within the area; s47(1) a child who "lives, or is found", in the area.
 */

/** On what ground a council answers; a contact keeps it with the words that were shown. */
export type Placing = {
  rule:
    | 'lives-here'
    | 'asked'
    | 'mother-lives-here'
    | 'found-here'
    | 'placed-by-another-council'
    | 'refuge'
    | 'presents-here'
    | 'privately-fostered'
    | 'lives-in-another-council'
    | 'not-known-yet'
  words: string
}

/** What changes the ordinary answer, which is: the council where the child lives. */
export const circumstances = {
  'found-here': 'The harm happened or came to light where the child is now, away from home',
  unaccompanied: 'Unaccompanied child seeking asylum',
  'homeless-16-17': 'Aged 16 or 17 and homeless',
  refuge: 'In a refuge or other temporary housing',
  unborn: 'Not born yet',
  'placed-by-another-council': 'Looked after by, or on a plan of, another council',
  'privately-fostered': 'Privately fostered',
  'boarding-school': 'At boarding school, and the worry is about school',
  'in-hospital': 'In hospital',
  'shared-care': 'Lives in two homes',
} as const

export type Circumstance = keyof typeof circumstances

export const isCircumstance = (text: string): text is Circumstance => Object.hasOwn(circumstances, text)

export type ChildsPlaces = {
  /** Home; for an unborn child the mother's. */
  home: Whereabouts
  /** Where the child is now where that is not home: refuge, hospital, school, the other parent's, where they were found. */
  now: Whereabouts
  circumstances: ReadonlySet<Circumstance>
  /** Named by the caller: the council that looks after the child or holds the plan. Empty: not told. */
  responsibleCouncil: string
  /** The council whose telephone this is: it holds what belongs to nobody yet, so that nothing is lost. */
  receivedBy: AuthorityCode
  /** Everybody was asked and nobody knows. */
  nobodyKnows: boolean
}

/** A council that must hear of it, and why. */
export type ToTell = { council: { ours: AuthorityCode } | { another: string }; why: string }

export type Question = {
  about: 'home' | 'now'
  because: Extract<Whereabouts, { in: 'not-known' }>['because']
}

export type Placed = {
  /** Null while a question is open: the council is asked for, never guessed. */
  owner: AuthorityCode | null
  placing: Placing
  toTell: readonly ToTell[]
  ask: Question | null
  /** A third council answers for this child: taken in here, and open until it has accepted the transfer. */
  transferTo: string | null
}

type Choice = { rule: Placing['rule']; where: 'home' | 'now'; words: string; tellOther?: string }

/** In the order in which one circumstance outranks another: emergency duties first, ordinary residence last. */
const choices: readonly [Circumstance, Choice][] = [
  [
    'found-here',
    {
      // "Found" is where the harm happened or was identified; that council acts, and stays responsible until the home
      // council accepts in writing (procedures 2.5, Bedfordshire procedures quoting Working Together).
      rule: 'found-here',
      where: 'now',
      words:
        'Found here: the council where the child is found takes any emergency action (s47 “lives, or is found”).',
      tellOther: 'Home council: responsible once it accepts in writing.',
    },
  ],
  [
    'unaccompanied',
    {
      rule: 'found-here',
      where: 'now',
      words: 'Unaccompanied child: the council where the child is found, then the National Transfer Scheme.',
    },
  ],
  [
    'homeless-16-17',
    {
      rule: 'presents-here',
      where: 'now',
      words: 'Homeless at 16 or 17: the council where the young person presents.',
      tellOther: 'Council the young person came from.',
    },
  ],
  [
    'refuge',
    {
      rule: 'refuge',
      where: 'now',
      words: 'Refuge or temporary housing: the council where the child is now living.',
      tellOther: 'Previous council: tell it the child has moved, never the address of the refuge.',
    },
  ],
  [
    'unborn',
    { rule: 'mother-lives-here', where: 'home', words: 'Unborn: the council where the mother lives.' },
  ],
  [
    'privately-fostered',
    {
      rule: 'privately-fostered',
      where: 'now',
      words: 'Private fostering: the council where the child lives, not where the parents do.',
    },
  ],
  [
    'placed-by-another-council',
    {
      // The responsible council is consulted first (procedures 2.5); s17 and s47 still rest with where the child is.
      rule: 'placed-by-another-council',
      where: 'now',
      words:
        'Placed by another council: consult the responsible council first. The council where the child lives acts on harm found here.',
    },
  ],
  [
    'boarding-school',
    {
      rule: 'found-here',
      where: 'now',
      words:
        'Boarding school: the school’s council for what happens at school, the home council for welfare at home.',
      tellOther: 'Home council: welfare at home stays with it.',
    },
  ],
  [
    'in-hospital',
    {
      rule: 'lives-here',
      where: 'home',
      words: 'In hospital: the home council. After three months there the hospital must notify it (s85).',
    },
  ],
  [
    'shared-care',
    {
      rule: 'lives-here',
      where: 'home',
      words: 'Shared care: the council of the main home; both homes are recorded.',
      tellOther: 'Council of the second home.',
    },
  ],
]

const ordinary: Choice = { rule: 'lives-here', where: 'home', words: 'The council where the child lives.' }

const placeNamed = (child: ChildsPlaces, where: Choice['where']): Whereabouts => {
  if (where === 'home') return child.home
  // Nobody gave another address: then the child is where they live.
  return child.now.in === 'not-known' && child.now.because === 'not-given' ? child.home : child.now
}

const councilOf = (place: Whereabouts): ToTell['council'] | null => {
  switch (place.in) {
    case 'ours':
      return { ours: place.authority }
    case 'another-council':
      return { another: place.council }
    case 'not-known':
      return null
  }
}

const isSame = (one: ToTell['council'], other: ToTell['council'] | null): boolean =>
  other !== null && JSON.stringify(one) === JSON.stringify(other)

/** Councils to be told, each once for each reason. */
const toTell = (child: ChildsPlaces, choice: Choice, deciding: Whereabouts): ToTell[] => {
  const other = councilOf(choice.where === 'home' ? child.now : child.home)
  const told: ToTell[] = []
  if (choice.tellOther !== undefined && other && !isSame(other, councilOf(deciding))) {
    told.push({ council: other, why: choice.tellOther })
  }
  if (child.responsibleCouncil !== '' && child.circumstances.has('placed-by-another-council')) {
    told.push({
      council: { another: child.responsibleCouncil },
      why: 'Responsible council: consult it first.',
    })
  }
  return told
}

/** Which council answers for this child, on what ground, whom to tell, and what must still be asked. */
export const placeChild = (child: ChildsPlaces): Placed => {
  const placed = place(child)
  return {
    ...placed,
    toTell: placed.toTell.filter(({ council }) => !('ours' in council) || council.ours !== placed.owner),
  }
}

const place = (child: ChildsPlaces): Placed => {
  const choice = choices.find(([circumstance]) => child.circumstances.has(circumstance))?.[1] ?? ordinary
  const deciding = placeNamed(child, choice.where)
  const told = toTell(child, choice, deciding)
  switch (deciding.in) {
    case 'ours': {
      const rule = choice.rule === 'lives-here' && deciding.how === 'asked' ? 'asked' : choice.rule
      return {
        owner: deciding.authority,
        placing: { rule, words: choice.words },
        toTell: told,
        ask: null,
        transferTo: null,
      }
    }
    case 'another-council':
      return {
        owner: child.receivedBy,
        placing: {
          rule: 'lives-in-another-council',
          words: `${choice.words} That is ${deciding.council}. Act now if it is urgent; stays open here until that council accepts the transfer.`,
        },
        toTell: [
          ...told,
          {
            council: { another: deciding.council },
            why: 'Transfer, with proof of acceptance: who and when.',
          },
        ],
        ask: null,
        transferTo: deciding.council,
      }
    case 'not-known':
      return child.nobodyKnows
        ? {
            owner: child.receivedBy,
            placing: {
              rule: 'not-known-yet',
              words:
                'Nobody knows yet which council the child is in. Held by the council that took the call.',
            },
            toTell: told,
            ask: null,
            transferTo: null,
          }
        : {
            owner: null,
            placing: { rule: 'not-known-yet', words: 'Which council the child is in must be asked.' },
            toTell: told,
            ask: { about: deciding === child.home ? 'home' : 'now', because: deciding.because },
            transferTo: null,
          }
  }
}
