import { z } from 'zod'
import { instant, type Instant } from '../time/index.ts'
import { sourceWords } from './contact.words.ts'

/** What a screener chose to see of the tray. It travels in the address, so a choice can be kept, shared and gone back to. */
export type TrayChoice = {
  waiting: keyof typeof waits
  urgency: '' | 'immediate' | 'today' | 'not-urgent'
  /** One council's code; empty: every council in sight. */
  council: string
  source: '' | SourceGroup
  colour: '' | 'none' | 'green' | 'amber' | 'pink' | 'red' | 'blue'
  sort: 'time-left' | 'longest'
  /** Where the page before ended: the moment it was sorted by, and the id. */
  after: After | null
}

export type After = { at: Instant; id: string }

/** Whom the children of each choice wait for. Sent back or passed on, a child waits all the same. */
export const waits = {
  us: ['screener', 'manager'],
  manager: ['manager'],
  referrer: ['referrer'],
  'other-council': ['other-council'],
  anybody: ['screener', 'manager', 'referrer', 'other-council'],
} as const

/** CIN census sources as a screener speaks of them. */
export const sourceGroups = {
  public: { name: 'Family and public', codes: ['1A', '1B', '1C', '1D'] },
  education: { name: 'Schools and education', codes: ['2A', '2B'] },
  health: { name: 'Health', codes: ['3A', '3B', '3C', '3D', '3E', '3F'] },
  police: { name: 'Police', codes: ['6'] },
  council: { name: 'Council services', codes: ['4', '5A', '5B', '5C', '5D'] },
  other: { name: 'Others', codes: ['7', '8', '9', '10'] },
} as const satisfies Record<string, { name: string; codes: readonly (keyof typeof sourceWords)[] }>

export type SourceGroup = keyof typeof sourceGroups

/** A page ends at a moment and an id. An address made by hand, or an old one, starts from the top. */
const readAfter = (text: string): After | null => {
  const [at = '', id = ''] = text.split('~')
  if (
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) ||
    !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
  )
    return null
  try {
    return { at: instant(at), id }
  } catch {
    return null
  }
}

const groups = ['', 'public', 'education', 'health', 'police', 'council', 'other'] as const

/** Reads the address. Whatever is not understood counts as not chosen: a tray is never "not found". */
export const trayChoice: z.ZodType<TrayChoice> = z.object({
  waiting: z.enum(['us', 'manager', 'referrer', 'other-council', 'anybody']).catch('us'),
  urgency: z.enum(['', 'immediate', 'today', 'not-urgent']).catch(''),
  council: z.string().max(20).catch(''),
  source: z.enum(groups).catch(''),
  colour: z.enum(['', 'none', 'green', 'amber', 'pink', 'red', 'blue']).catch(''),
  sort: z.enum(['time-left', 'longest']).catch('time-left'),
  after: z.string().catch('').transform(readAfter),
})

/** The address that shows this choice, with what is usual left out. */
export const addressOf = (choice: TrayChoice, path = '/screening'): string => {
  const { after, waiting, sort, ...rest } = choice
  const said = new URLSearchParams()
  if (waiting !== 'us') said.set('waiting', waiting)
  for (const [name, value] of Object.entries(rest)) if (value !== '') said.set(name, value)
  if (sort !== 'time-left') said.set('sort', sort)
  if (after !== null) said.set('after', `${after.at}~${after.id}`)
  return said.size === 0 ? path : `${path}?${said.toString()}`
}

/** The tray as it opens. */
export const usual: TrayChoice = trayChoice.parse({})

/** Does this choice leave anybody out beyond what the tray shows by itself? */
export const narrows = ({ waiting, urgency, council, source, colour }: TrayChoice): boolean =>
  waiting !== 'us' || urgency !== '' || council !== '' || source !== '' || colour !== ''
