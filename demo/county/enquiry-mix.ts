import type { Rating } from '../../src/clocks/index.ts'
import type { EnquiryOutcome } from '../../src/mash/outcomes.rule.ts'
import { Bag, type Choices } from './bag.ts'

/** A colour with a time limit; nobody in the demo county is rated blue. */
export type Colour = Exclude<Rating, 'blue'>

/**
 * How urgent enquiries are and how they end (clocks 13.5; estimates): red 8%, amber 52%, green 40%; no further action or
 * advice 30%, early help 28%, assessment 34%, strategy discussion 8%. The more urgent, the more often something follows;
 * together the three columns come to the recipe's shares.
 */
const ratings: Choices<Colour> = [
  ['red', 8],
  ['amber', 52],
  ['green', 40],
]

const ends: Readonly<Record<Colour, Choices<EnquiryOutcome>>> = {
  red: [
    ['strategy-s47', 46],
    ['assessment-s17', 40],
    ['early-help-hub', 4],
    ['no-further-action', 10],
  ],
  amber: [
    ['strategy-s47', 8],
    ['assessment-s17', 42],
    ['early-help-hub', 24],
    ['information-advice', 12],
    ['no-further-action', 14],
  ],
  green: [
    ['assessment-s17', 22],
    ['early-help-hub', 38],
    ['information-advice', 22],
    ['no-further-action', 18],
  ],
}

/** Decided after their time: red 6%, amber 18%, green 30%. The middle is bad, as inspectors found. */
const late: Readonly<Record<Colour, number>> = { red: 6, amber: 18, green: 30 }

/** An agency answers in time, late, or not at all; some who would have are overtaken by the decision. */
export type Reply = 'in-time' | 'late' | 'never'

const replies: Choices<Reply> = [
  ['in-time', 85],
  ['late', 12],
  ['never', 3],
]

export type Bags = {
  rating: Bag<Colour>
  end: Readonly<Record<Colour, Bag<EnquiryOutcome>>>
  late: Readonly<Record<Colour, Bag<boolean>>>
  reply: Bag<Reply>
}

const perColour = <T>(make: (colour: Colour) => T): Readonly<Record<Colour, T>> => ({
  red: make('red'),
  amber: make('amber'),
  green: make('green'),
})

/** Drawn from all through the year, so that the shares come out right. */
export const bagsFor = (seed: string): Bags => ({
  rating: new Bag(seed, 'rating', ratings),
  end: perColour((colour) => new Bag(seed, `end ${colour}`, ends[colour])),
  late: perColour(
    (colour) =>
      new Bag(seed, `late ${colour}`, [
        [true, late[colour]],
        [false, 100 - late[colour]],
      ]),
  ),
  reply: new Bag(seed, 'reply', replies),
})
