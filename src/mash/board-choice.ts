import { z } from 'zod'
import type { Rating } from '../clocks/index.ts'
import { instant, type Instant } from '../time/index.ts'

/** A colour's part of the board; those nobody has rated yet have their own, before all the others. */
export type Lane = 'not-rated' | Rating

/** In the order they stand on the board. */
export const lanes: readonly Lane[] = ['not-rated', 'red', 'amber', 'green', 'blue']

export const laneWords: Readonly<Record<Lane, string>> = {
  'not-rated': 'Not rated yet',
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  blue: 'Blue',
}

export const laneOf = (rating: Rating | null): Lane => rating ?? 'not-rated'

/** What somebody chose to see of the board. It travels in the address, so it can be kept and gone back to. */
export type BoardChoice = {
  /** One colour alone, with more of it; empty: all of them. */
  lane: '' | Lane
  /** One council's code; empty: every council in sight. */
  council: string
  whose: '' | 'mine' | 'nobody'
  only: '' | 'late' | 'silent'
  /** Where the page before ended, within one colour. */
  after: After | null
  /** An enquiry kept in sight whatever was chosen: where an alert leads. */
  seen: string | null
}

export type After = { orderAt: Instant; receivedAt: Instant; id: string }

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** An address made by hand, or an old one, starts from the top. */
const readAfter = (text: string): After | null => {
  const [orderAt = '', receivedAt = '', id = ''] = text.split('~')
  if (!moment.test(orderAt) || !moment.test(receivedAt) || !uuid.test(id)) return null
  try {
    return { orderAt: instant(orderAt), receivedAt: instant(receivedAt), id }
  } catch {
    return null
  }
}

/** Reads the address. Whatever is not understood counts as not chosen: a board is never "not found". */
export const boardChoice: z.ZodType<BoardChoice> = z.object({
  lane: z.enum(['', 'not-rated', 'red', 'amber', 'green', 'blue']).catch(''),
  council: z.string().max(20).catch(''),
  whose: z.enum(['', 'mine', 'nobody']).catch(''),
  only: z.enum(['', 'late', 'silent']).catch(''),
  after: z.string().catch('').transform(readAfter),
  seen: z
    .string()
    .catch('')
    .transform((text) => (uuid.test(text) ? text : null)),
})

/** The address that shows this choice, with what is usual left out. */
export const addressOf = (choice: BoardChoice, path = '/enquiries'): string => {
  const { after, seen, ...rest } = choice
  const said = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value !== '') said.set(name, value)
  if (after !== null) said.set('after', `${after.orderAt}~${after.receivedAt}~${after.id}`)
  if (seen !== null) said.set('seen', seen)
  return said.size === 0 ? path : `${path}?${said.toString()}`
}

/** Does this choice leave anybody out beyond choosing a colour? */
export const narrows = ({ council, whose, only }: BoardChoice): boolean =>
  council !== '' || whose !== '' || only !== ''
